BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $manager = New-C1PolicyStep -Manager
    $owner = New-C1PolicyStep -AppOwner
}

AfterAll { Stop-TestTenant }

Describe 'Set-C1Policy' {
    BeforeEach {
        $policy = New-C1Policy "Policy $([guid]::NewGuid())" -PolicyType Grant -PolicySteps @{ grant = @($manager); strict = @($manager, $owner) } `
            -Rules (New-C1PolicyRule 'true' strict)
        Clear-Journal
    }

    It 'replaces the baseline by -Step, and keeps the steps that rules point to' {
        $changed = Set-C1Policy $policy -Step $owner -PassThru
        @(Get-Sent | ForEach-Object Method) | Should -BeExactly 'GET', 'POST'
        (Get-Sent)[1].Body.updateMask | Should-BeString 'policySteps' -CaseSensitive
        $changed.PolicySteps['grant'].Steps.Kind | Should-BeString 'AppOwners' -CaseSensitive
        $changed.PolicySteps['strict'].Steps.Count | Should-Be 2
        $changed.Rules.Count | Should-Be 1
    }

    It 'does not judge what the policy has already' {
        Add-Fault @{ method = 'GET'; path = "/api/v1/policies/$($policy.Id)"; body = '{"policy":{"id":"' + $policy.Id + '","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[{"approval":{"manager":{"fallback":false,"fallbackUserIds":["u"]}}}]}},"rules":[]}}' }
        Set-C1Policy $policy -Rules @()
        (Get-Sent)[-1].Body.updateMask | Should-BeString 'rules' -CaseSensitive
        Clear-Fault
    }

    It 'changes a name without reading the policy first' {
        Set-C1Policy $policy -DisplayName Renamed -Description $null
        Assert-Sent POST "/api/v1/policies/$($policy.Id)" @{ policy = @{ displayName = 'Renamed'; description = $null }; updateMask = 'displayName,description' }
    }

    It 'refuses what New-C1Policy refuses: <Case>' -ForEach @(
        @{ Case = 'no baseline'; Given = { @{ PolicySteps = @{ strict = @($manager) } } }; Message = '*no baseline*grant*' }
        @{ Case = 'no steps'; Given = { @{ PolicySteps = @{} } }; Message = '*no steps*' }
        @{ Case = 'steps that a rule points to go'; Given = { @{ PolicySteps = @{ grant = @($manager) } } }; Message = '*Rules`[0`]*strict*' }
        @{ Case = 'a rule that points nowhere'; Given = { @{ Rules = @{ condition = 'true'; stepKey = 'other' } } }; Message = '*Rules`[0`]*other*' }
        @{ Case = 'a baseline twice'; Given = { @{ BaselinePolicyId = (Get-TestId other) } }; Message = '*BaselinePolicyId*grant*' }
        @{ Case = 'post actions of another type'; Given = { @{ PostActions = @{ certifyRemediateImmediately = $true } } }; Message = '*CertifyRemediateImmediately*' }
        @{ Case = 'deny-all with steps'; Given = { @{ DenyAll = $true; Step = $manager } }; Message = '*DenyAll*' }
        @{ Case = 'an agent without a mode'; Given = { @{ Step = @{ approval = @{ agent = @{ instructions = 'x' } } } } }; Message = '*AgentMode*' }
    ) {
        $parameters = & $Given
        Set-C1Policy $policy @parameters -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $Message
        @(Get-Sent | Where-Object Method -eq POST).Count | Should-Be 0
    }

    It 'leaves a policy without steps with -DenyAll alone' {
        $plain = New-C1Policy "Plain $([guid]::NewGuid())" -PolicyType Grant -Step $manager
        Clear-Journal
        $denying = New-C1Policy Denying -PolicyType Grant -DenyAll
        "$((Set-C1Policy $plain -DenyAll -PassThru).PolicySteps)" | Should-BeString "$($denying.PolicySteps)" -CaseSensitive
        (Get-Sent)[-1].Body.updateMask | Should-BeString 'policySteps' -CaseSensitive
    }

    It 'tells of a policy that does not exist, before anything is sent to change it' {
        Set-C1Policy (Get-TestId missing) -Step $manager -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound '*404*'
        @(Get-Sent | ForEach-Object Method) | Should-BeString 'GET' -CaseSensitive
    }

    It 'cannot be removed while another policy refers to it' {
        $other = New-C1Policy "Other $([guid]::NewGuid())" -PolicyType Grant -BaselinePolicyId $policy
        $policy | Remove-C1Policy -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument
        "$failed" | Should -Match "$($other.Id)|$($other.DisplayName)"
    }
}
