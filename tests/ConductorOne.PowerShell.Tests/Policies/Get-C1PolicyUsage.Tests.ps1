# Where policies are used, and what is told of one that cannot go.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $manager = New-C1PolicyStep -Manager
    $used = New-C1Policy Used Grant -Step $manager
    $other = New-C1Policy Other Grant -Step $manager
    $app = New-C1App Payroll -GrantPolicyId $used
    $null = New-C1App Expenses -GrantPolicyId $other
    $entitlement = (Invoke-C1Api "/api/v1/apps/$($app.Id)/entitlements").list[0].appEntitlement.id
    $null = Invoke-C1Api "/api/v1/apps/$($app.Id)/entitlements/$entitlement" -Method POST -Body @{
        entitlement = @{ grantPolicyId = $used.Id; emergencyGrantPolicyId = $used.Id }; updateMask = 'grantPolicyId,emergencyGrantPolicyId'
    }
    $ruled = New-C1Policy Ruled Grant -Step $manager -Rules (New-C1PolicyRule 'subject.x == 1' grant), (New-C1PolicyRule true -PolicyId $used)
    $based = New-C1Policy Based Grant -BaselinePolicyId $used
    Set-C1AppAccessRequestDefault $app -RequestPolicyId $used -EmergencyGrantEnabled true -EmergencyGrantPolicyId $used
    $apps = @(Get-C1App)
    $asked = New-C1Policy Asked Grant -Step $manager, (New-C1PolicyStep -Agent -AgentMode ChangePolicyOnly -AgentFailureAction SkipPolicyStep -PolicyIds $used)
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1PolicyUsage' {
    BeforeEach { Clear-Tenant }

    It 'finds apps, entitlements and policies by three searches, and access request defaults by reading those of each app' {
        $usages = Get-C1PolicyUsage $used
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path) $($_.Text)".TrimEnd() } | Should -BeExactly @(
            "GET /api/v1/policies/$($used.Id)"
            "POST /api/v1/search/apps {`"policyRefs`":[{`"id`":`"$($used.Id)`"}],`"pageSize`":100}"
            "POST /api/v1/search/entitlements {`"policyRefs`":[{`"id`":`"$($used.Id)`"}],`"pageSize`":100}"
            'POST /api/v1/search/policies {"scopeView":"POLICY_SCOPE_VIEW_ALL","pageSize":100}'
            'GET /api/v1/apps'
            $apps | ForEach-Object { "GET /api/v1/apps/$($_.Id)/access_request_defaults" }
        )
        $usages | ForEach-Object { "$($_.UsedBy) $($_.DisplayName) $($_.Field)" } | Should -BeExactly @(
            'App Payroll GrantPolicyId'
            'Entitlement Access GrantPolicyId'
            'Entitlement Access EmergencyGrantPolicyId'
            'Policy Ruled Rules[1].PolicyId'
            'Policy Based BaselinePolicyId'
            'Policy Asked PolicySteps.grant[1].Approval.Agent.PolicyIds'
            'AccessRequestDefault Payroll RequestPolicyId'
            'AccessRequestDefault Payroll EmergencyGrantPolicyId'
        )
        $usages.UsedPolicyId | Select-Object -Unique | Should -BeExactly $used.Id
        $usages[0].AppId, $usages[0].PolicyId | Should -BeExactly $app.Id, $null
        $usages[1].AppId, $usages[1].AppEntitlementId | Should -BeExactly $app.Id, $entitlement
        $usages[3].PolicyId, $usages[3].AppId | Should -BeExactly $ruled.Id, $null
        $usages[-1].AppId, $usages[-1].UsedById | Should -BeExactly $app.Id, $app.Id
    }

    It 'looks among what -UsedBy says: <users>' -ForEach @(
        @{ users = 'App'; searches = 'apps' }
        @{ users = 'policy', 'ENTITLEMENT'; searches = 'entitlements', 'policies' }
    ) {
        $found = Get-C1PolicyUsage $used -UsedBy $users
        (Get-Sent).Path | ForEach-Object { $_ -replace '.*/' } | Should -BeExactly @($used.Id; $searches)
        $found.UsedBy | Select-Object -Unique | Sort-Object | Should -Be ($users | Sort-Object)
    }

    It 'reads no access request defaults for a policy that is not for requests: <type>' -ForEach @(@{ type = 'Revoke' }, @{ type = 'Certify' }) {
        Get-C1PolicyUsage (New-C1Policy Other $type -Step $manager) | Should -BeNullOrEmpty
        (Get-Sent).Path | Should -Not -Contain '/api/v1/apps'
    }

    It 'reads on page by page, and where an app has no access request defaults' {
        Add-Fault @{ path = "/api/v1/apps/$(($apps.Id -ne $app.Id)[0])/access_request_defaults"; status = 404 }
        $many = 1..12 | ForEach-Object { New-C1App "Many $_" }
        Set-C1AppAccessRequestDefault $many[-1] -RequestPolicyId $used
        Clear-Journal
        (Get-C1PolicyUsage $used AccessRequestDefault -PageSize 10).DisplayName | Should -BeExactly Payroll, Payroll, 'Many 12'
        @(Get-Sent | Where-Object Path -Like '*/access_request_defaults').Count | Should -Be (@($apps).Count + 12)
        $many | Remove-C1App -Confirm:$false
    }

    It 'says that there is no such policy, for its row, and goes on' {
        $nobody = Get-TestId nobody
        $found = $nobody, $other.Id | Get-C1PolicyUsage -UsedBy App -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound "*GET /api/v1/policies/$nobody*404*" $nobody
        $found.DisplayName | Should -BeExactly Expenses
        @(Get-Sent | Where-Object Method -EQ POST).Count | Should-Be 1
    }

    It 'refuses a list with nothing in one place, and goes on' {
        $rows = [pscustomobject]@{ PolicyId = $used.Id; UsedBy = @($null) }, [pscustomobject]@{ PolicyId = $other.Id; UsedBy = 'App' }
        $found = $rows | Get-C1PolicyUsage -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*UsedBy contains an item without a value.' $rows[0]
        $found.DisplayName | Should -BeExactly Expenses
    }

    It 'takes policies, texts and rows' {
        ($used, $other | Get-C1PolicyUsage -UsedBy App).Count | Should-Be 2
        ($used.Id | Get-C1PolicyUsage -UsedBy App).DisplayName | Should -BeExactly Payroll
        ([pscustomobject]@{ PolicyId = $other.Id; UsedBy = 'App;Policy' } | Get-C1PolicyUsage).DisplayName | Should -BeExactly Expenses
    }

    It 'hands over what uses it' {
        $new = New-C1Policy New Grant -Step $manager
        $moved = New-C1App Moved -GrantPolicyId $new
        Get-C1PolicyUsage $new -UsedBy App | ForEach-Object { Set-C1App $_.AppId -GrantPolicyId $other }
        (Get-C1App $moved.Id).GrantPolicyId | Should -BeExactly $other.Id
        Get-C1PolicyUsage $new | Should -BeNullOrEmpty
        (Get-C1PolicyUsage $used -UsedBy Policy | Select-Object PolicyId | Get-C1Policy).DisplayName | Should -BeExactly Ruled, Based, Asked
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'an empty id'; run = { Get-C1PolicyUsage '' @args }; words = '*PolicyId*' }
        @{ what = 'a name'; run = { 'Payroll access' | Get-C1PolicyUsage @args }; words = '*Get-C1Policy*' }
        @{ what = 'another user'; run = { [pscustomobject]@{ PolicyId = $used.Id; UsedBy = 'Task' } | Get-C1PolicyUsage @args }; words = '*UsedBy*App, Entitlement, Policy, AccessRequestDefault*' }
        @{ what = 'an app'; run = { $app | Get-C1PolicyUsage @args }; words = '*policy*app*' }
    ) {
        . $run -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $words
        Assert-NothingSent
    }
}

Describe 'Remove-C1Policy of a policy in use' {
    BeforeEach { Clear-Tenant }

    It 'has the words of the server, and what refers to it' {
        Remove-C1Policy $used -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*400 INVALID_ARGUMENT*policy $($used.Id) is in use by policy $($ruled.Id)*What refers to it: Ruled ($($ruled.Id)) by Rules``[1``].PolicyId; Based ($($based.Id)) by BaselinePolicyId; Asked ($($asked.Id)) by PolicySteps.grant``[1``].Approval.Agent.PolicyIds. *Get-C1PolicyUsage $($used.Id) *"
        (Get-C1Policy $used).DeletedAt | Should -BeNullOrEmpty
    }

    It 'stays with the words of the server where nothing can be read' {
        Add-Fault @{ path = '/api/v1/search/policies'; status = 403 }
        Remove-C1Policy $used -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*is in use by policy $($ruled.Id)*"
        "$failed" | Should -Not -BeLike '*What refers to it*'
    }
}

Describe 'One step or one rule' {
    It 'changes, and the rest stays as it is' {
        $policy = New-C1Policy 'In part' Grant -Step $manager, (New-C1PolicyStep -AppOwner) -PolicySteps @{ strict = New-C1PolicyStep -Manager } -Rules (
            (New-C1PolicyRule 'subject.a == 1' strict), (New-C1PolicyRule true grant))
        $read = Get-C1Policy $policy.Id
        $read.PolicySteps['grant'].Steps[1] = New-C1PolicyStep -ResourceOwner
        $read.PolicySteps['grant'].Steps[0].Approval.RequireApprovalReason = $true
        $read.Rules[0].Condition = 'subject.b == 2'
        Clear-Journal
        $changed = Set-C1Policy $read -PolicySteps $read.PolicySteps -Rules $read.Rules -PassThru
        (Get-Sent)[-1].Body.updateMask | Should-BeString 'policySteps,rules' -CaseSensitive
        $changed.PolicySteps['grant'].Steps.Kind | Should -BeExactly 'Manager', 'ResourceOwners'
        $changed.PolicySteps['grant'].Steps[0].Approval.RequireApprovalReason | Should -BeTrue
        $changed.PolicySteps['strict'].Steps.Kind | Should -BeExactly Manager
        $changed.Rules.Condition | Should -BeExactly 'subject.b == 2', 'true'
        $changed.Rules.StepKey | Should -BeExactly 'strict', 'grant'
    }
}
