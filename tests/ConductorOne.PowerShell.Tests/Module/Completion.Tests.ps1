BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $payroll = New-C1App 'Payroll & more'
    $crm = New-C1App CRM
    $policy = New-C1Policy 'Never' Grant -DenyAll
    $type = New-C1AppResourceType Roles Role -AppId $payroll.Id
    $resource = New-C1AppResource Admin -AppId $payroll.Id -AppResourceTypeId $type.Id
    $connector = New-C1Connector Okta -AppId $payroll.Id -DisplayName 'Okta of ours'
    $function = New-C1Function On-call -InitialContent @{ 'main.ts' = '' }
    $invocation = Invoke-C1Function $function -CommitId $function.Head
    $ada = Get-C1User -Query lovelace
    $revoke = New-C1Policy 'Never revoke' Revoke -DenyAll
    $certify = New-C1Policy 'Never certify' Certify -DenyAll
    $old = New-C1Function 'Old [1]' -InitialContent @{ 'main.ts' = '' }

    function Complete([string] $Line) {
        $matches = [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches
        @($matches | Where-Object ResultType -EQ ParameterValue)
    }

    # Ids come from the tenant, which completion gives 250 ms: on a busy machine the first try may be silent.
    function Complete-Id([string] $Line) {
        for ($try = 0; $try -lt 10; $try++) {
            $found = Complete $Line
            if ($found) { return $found }
        }
    }
}

AfterAll { Stop-TestTenant }

Describe 'Completion' {
    BeforeEach { Clear-Tenant }

    It 'of <line>' -ForEach @(
        @{ line = 'New-C1App x -IdentityMatching '; texts = 'Strict', 'DisplayName', 'Custom' }
        @{ line = 'New-C1App x -IdentityMatching d'; texts = , 'DisplayName' }
        @{ line = 'New-C1Policy x -PolicyType '; texts = 'Grant', 'Revoke', 'Certify', 'AccessRequest', 'Provision' }
        @{ line = 'New-C1Policy x ac'; texts = , 'AccessRequest' }
        @{ line = 'New-C1Function x -FunctionType '; texts = 'Any', 'CodeMode' }
        @{ line = 'New-C1FunctionCommit x -Transfer '; texts = 'Request', 'Files' }
        @{ line = 'New-C1AppResourceType x -ResourceType c'; texts = 'Catalog', 'Custom', 'ClawAgent' }
        @{ line = 'New-C1PolicyStep -Agent -AgentMode '; texts = 'FullControl', 'ChangePolicyOnly', 'CommentOnly' }
        @{ line = 'New-C1PolicyStep -Agent -AgentFailureAction reassigntou'; texts = , 'ReassignToUsers' }
        @{ line = 'Get-C1Policy -PolicyTypes Grant, acc'; texts = , 'AccessRequest' }
        @{ line = 'Get-C1Policy -ScopeView g'; texts = 'Global', 'GlobalAndObject' }
        @{ line = 'Get-C1Policy -ScopeObjectType '; texts = 'App', 'Entitlement' }
        @{ line = 'Get-C1Policy -ScopeSlot '; texts = , 'Emergency' }
        @{ line = 'Get-C1User -UserStatuses d'; texts = 'Disabled', 'Deleted' }
        @{ line = 'Get-C1User -ExcludeTypes s'; texts = 'System', 'Service' }
        @{ line = 'Get-C1User -Origins '; texts = 'Directory', 'Local', 'System' }
        @{ line = 'Get-C1User -DelegateStatus h'; texts = , 'HasDelegate' }
        @{ line = 'Get-C1User -ExpandMask '; texts = 'role_ids', 'manager_ids', 'delegated_user_id', 'directory_ids', "'*'" }
        @{ line = 'Get-C1AppResource -NhiTypes a'; texts = 'AppRegistration', 'AssumableRole' }
        @{ line = 'Get-C1AppResource -CredentialTypes c'; texts = , 'Certificate' }
        @{ line = 'Get-C1AppResource -AgentStatuses r'; texts = , 'Ready' }
        @{ line = 'Get-C1AppResource -SortField l'; texts = , 'LastUsedAt' }
        @{ line = 'Get-C1AppResource -Direction '; texts = 'Asc', 'Desc' }
        @{ line = 'New-C1PolicyStep -WaitUntilTime 09:00 -Timezone berl'; texts = , 'Europe/Berlin' }
        @{ line = 'New-C1PolicyStep -WaitUntilTime 09:00 -Timezone europe/lis'; texts = , 'Europe/Lisbon' }
        @{ line = 'Get-C1CatalogEntry Okta'; texts = 'Okta', "'Okta AWS Federation'", "'Okta CIAM'", "'Okta v2'" }
        @{ line = 'Get-C1AppOwner x -OwnerType '; texts = 'User', 'Entitlement' }
        @{ line = 'Get-C1UserOwnership x r'; texts = , 'Resource' }
        @{ line = 'Set-C1Connector -ScheduleTimeZone berl'; texts = , 'Europe/Berlin' }
        @{ line = 'New-C1Connector -ExpandMask '; texts = 'app_id', 'user_ids', 'capabilities', "'*'" }
    ) {
        (Complete $line).CompletionText | Should -BeExactly $texts
        @(Get-Journal).Count | Should-Be 0
    }

    It 'of roles offers those under which a thing has owners: <line>' -ForEach @(
        @{ line = { "Add-C1AppOwner $($payroll.Id) -RoleSlug " }; texts = , 'owner' }
        @{ line = { "Get-C1ConnectorOwner $($payroll.Id) $($connector.Id) -RoleSlug b" }; texts = , 'boss' }
        @{ line = { "Set-C1AccountOwner $($payroll.Id) $(Get-TestId account1) -RoleSlug " }; texts = , "'keeper of it'" }
    ) {
        Add-C1ConnectorOwner $payroll $connector $ada -RoleSlug boss
        Add-C1AccountOwner $payroll (Get-TestId account1) $ada -RoleSlug 'keeper of it'
        (Complete-Id (& $line)).CompletionText | Should -BeExactly $texts
    }

    It 'of entitlements offers those of the app' {
        (Complete-Id "Add-C1EntitlementOwner $($payroll.Id) ").ListItemText | Should-BeString 'Access' -CaseSensitive
    }

    It 'of an enumeration says the wire''s name in the tool tip' {
        (Complete 'New-C1Policy x -PolicyType G').ToolTip | Should-BeString 'POLICY_TYPE_GRANT' -CaseSensitive
    }

    It 'of -Catalog quotes names with blanks and takes the slug of names that stand for several' {
        (Complete 'New-C1Connector -Catalog Okt').CompletionText | Should -BeExactly 'Okta', "'Okta AWS Federation'", "'Okta CIAM'", "'Okta v2'"
        (Complete "New-C1Connector -Catalog 'Okta A").CompletionText | Should-BeString "'Okta AWS Federation'" -CaseSensitive
        (Complete 'New-C1Connector -Catalog jira_cl').CompletionText | Should -BeExactly 'jira_cloud', 'jira_cloud_v2'
        (Complete 'New-C1Connector -Catalog Okta').ToolTip[0] | Should -BeLike '*okta_domain*'
    }

    It 'of every name of the catalog is taken by the cmdlet' {
        $names = (Complete 'New-C1Connector -Catalog ').CompletionText
        $names.Count | Should-Be 148
        foreach ($name in $names) {
            $catalog = $name.Trim("'") -replace "''", "'"
            (New-C1Connector -AppId $payroll.Id -Catalog $catalog).Catalog | Should -BeIn $catalog, 'Jira Cloud', 'Cloudflare Zero Trust'
        }
    }

    It 'of an app id asks the tenant, by name and by id' {
        (Complete-Id 'New-C1AppResourceType x -AppId pay').CompletionText | Should -BeExactly $payroll.Id
        (Complete-Id 'New-C1AppResourceType x -AppId pay').ListItemText | Should-BeString 'Payroll & more' -CaseSensitive
        (Complete-Id "New-C1AppResourceType x -AppId $($crm.Id)").CompletionText | Should -BeExactly $crm.Id
        (Complete-Id 'New-C1AppResourceType x -AppId ').CompletionText | Sort-Object | Should -BeExactly ($payroll.Id, $crm.Id | Sort-Object)
    }

    It 'asks once for a line that is typed' {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name once
        try {
            $null = Complete-Id 'New-C1Connector Okta -AppId P'
            $sent = @(Get-Sent)
            "$($sent[-1].Method) $($sent[-1].Path)?$($sent[-1].Query)" | Should-BeString 'GET /api/v1/apps?page_size=100' -CaseSensitive
            Clear-Journal
            (Complete 'New-C1Connector Okta -AppId Pa').CompletionText | Should -BeExactly $payroll.Id
            (Complete 'New-C1App x -Session once -Owners x; New-C1AppResourceType x -AppId C').CompletionText | Should -BeExactly $crm.Id
            @(Get-Sent).Count | Should-Be 0
        }
        finally {
            Disconnect-C1 once
            Select-TestTenant
        }
    }

    It 'of a policy id asks the tenant' {
        foreach ($pair in @('GrantPolicyId', $policy), @('CertifyPolicyId', $certify), @('RevokePolicyId', $revoke)) {
            (Complete-Id "New-C1App x -$($pair[0]) nev").CompletionText | Should -BeExactly $pair[1].Id
        }
        (Complete-Id 'New-C1Policy x -BaselinePolicyId never').CompletionText | Sort-Object | Should -BeExactly ($policy.Id, $revoke.Id, $certify.Id | Sort-Object)
        (Complete-Id 'New-C1PolicyRule true -PolicyId nev').CompletionText | Should -Contain $policy.Id
    }

    It 'of a resource type needs the app' {
        Complete 'New-C1AppResource x -AppResourceTypeId ' | Should -BeNullOrEmpty
        (Complete-Id "New-C1AppResource x -AppId $($payroll.Id) -AppResourceTypeId ro").CompletionText | Should -BeExactly $type.Id
        Complete "New-C1AppResource x -AppId nosuchapp -AppResourceTypeId " | Should -BeNullOrEmpty
        Complete "New-C1AppResource x -AppId . -AppResourceTypeId " | Should -BeNullOrEmpty
    }

    It 'of <what> asks the tenant' -ForEach @(
        @{ what = 'a user id'; line = { 'Get-C1User ada' }; text = { $ada.UserId } }
        @{ what = 'a manager'; line = { 'Get-C1User -ManagerIds ada' }; text = { $ada.UserId } }
        @{ what = 'a function id'; line = { 'Get-C1Function -FunctionId on' }; text = { $function.Id } }
        @{ what = 'a commit'; line = { "Publish-C1Function $($function.Id) initial" }; text = { $function.Head } }
        @{ what = 'a commit of an object'; line = { 'Invoke-C1Function $function -CommitId ' }; text = { $function.Head } }
        @{ what = 'an invocation'; line = { "Get-C1FunctionInvocation $($function.Id) $($invocation.Id.Substring(0, 26))" }; text = { $invocation.Id } }
        @{ what = 'an app id'; line = { 'Get-C1App pay' }; text = { $payroll.Id } }
        @{ what = 'a policy id'; line = { "Get-C1Policy $($policy.Id.Substring(0, 26))" }; text = { $policy.Id } }
        @{ what = 'a connector id'; line = { "Get-C1Connector $($payroll.Id) ok" }; text = { $connector.Id } }
        @{ what = 'a resource type id'; line = { "Get-C1AppResourceType $($payroll.Id) ro" }; text = { $type.Id } }
        @{ what = 'a resource id'; line = { "Get-C1AppResource -AppId $($payroll.Id) -AppResourceTypeId $($type.Id) -AppResourceId adm" }; text = { $resource.Id } }
        @{ what = 'a resource id of objects'; line = { 'Get-C1AppResource -AppId $payroll -AppResourceTypeId $type -AppResourceId adm' }; text = { $resource.Id } }
        @{ what = 'a name of an app'; line = { 'Get-C1App -DisplayName pay' }; text = { "'Payroll & more'" } }
        @{ what = 'a name of a policy'; line = { 'Get-C1Policy -DisplayName n' }; text = { 'Never', "'Never revoke'", "'Never certify'" } }
        @{ what = 'an owner'; line = { 'New-C1App x -Owners ada' }; text = { $ada.UserId } }
        @{ what = 'an owner by the address'; line = { 'New-C1App x -Owners abc, ada.love' }; text = { $ada.UserId } }
        @{ what = 'an approver'; line = { 'New-C1PolicyStep -User ada' }; text = { $ada.UserId } }
        @{ what = 'a user of a connector'; line = { 'New-C1Connector Okta -UserIds ada' }; text = { $ada.UserId } }
        @{ what = 'an address'; line = { 'Get-C1User -Email ada' }; text = { "'ada.lovelace@example.com'" } }
        @{ what = 'an address by the name'; line = { "Get-C1User -Email 'ada lo" }; text = { "'ada.lovelace@example.com'" } }
        @{ what = 'a name of a user'; line = { 'Get-C1User -DisplayName ada' }; text = { "'Ada Lovelace'" } }
        @{ what = 'a name of a function, with what would be wildcards'; line = { "Get-C1Function -DisplayName 'old [" }; text = { "'Old ``[1``]'" } }
        @{ what = 'a name of a connector'; line = { "Get-C1Connector $($payroll.Id) -DisplayName ok" }; text = { "'Okta of ours'" } }
        @{ what = 'a name of a resource type'; line = { "Get-C1AppResourceType $($payroll.Id) -DisplayName r" }; text = { 'Roles' } }
    ) {
        (Complete-Id (& $line)).CompletionText | Should -BeExactly (& $text)
    }

    It 'of what stands in something else needs that first: <line>' -ForEach @(
        @{ line = 'Get-C1Connector -ConnectorId ' }, @{ line = 'Get-C1AppResource -AppResourceId ' }, @{ line = 'Get-C1AppResourceType -DisplayName ' }, @{ line = 'Publish-C1Function -CommitId ' }
    ) {
        Complete $line | Should -BeNullOrEmpty
        @(Get-Journal).Count | Should-Be 0
    }

    It 'looks through several pages' {
        $null = Invoke-Control POST seed @{ users = 200 }
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name fresh
        try {
            (Complete-Id 'Get-C1User -Session fresh "User 000200"').ListItemText | Should-BeString 'User 000200' -CaseSensitive
            (Get-Sent).Path | Sort-Object -Unique | Should-BeString '/api/v1/users' -CaseSensitive
        }
        finally {
            Disconnect-C1 fresh
            Select-TestTenant
        }
    }

    It 'of -Session knows the sessions of this runspace' {
        $null = Connect-C1 acme -AccessToken t -Name 'my prod'
        try {
            (Complete 'New-C1App x -Session m').CompletionText | Should-BeString "'my prod'" -CaseSensitive
            (Complete 'Disconnect-C1 m').CompletionText | Should-BeString "'my prod'" -CaseSensitive
            (Complete 'Get-C1Session m').CompletionText | Should-BeString "'my prod'" -CaseSensitive
            (Complete 'Select-C1Session m').CompletionText | Should-BeString "'my prod'" -CaseSensitive
            (Complete 'Select-C1Session -Name m').CompletionText | Should-BeString "'my prod'" -CaseSensitive
            (Complete 'Select-C1Session -Session m').CompletionText | Should-BeString "'my prod'" -CaseSensitive
        }
        finally {
            Disconnect-C1 'my prod'
            Select-TestTenant
        }
    }

    It 'of an id asks the session that the line names' {
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken no -Name other
        try {
            Complete 'New-C1AppResourceType x -Session other -AppId ' | Should -BeNullOrEmpty
            (Complete 'New-C1AppResourceType x -Session 127.0.0.1* -AppId ') | Should -BeNullOrEmpty
            $first = (Get-C1Session)[0].Name
            (Complete-Id "New-C1AppResourceType x -Session $first -AppId pay").CompletionText | Should -BeExactly $payroll.Id
        }
        finally {
            Disconnect-C1 other
            Select-TestTenant
        }
    }

    Context 'with the sessions of two tenants' {
        BeforeAll {
            $other = Start-Tenant
            $null = Connect-C1 -ServerUrl $other.url -ClientId $other.clientId -ClientSecret $other.clientSecret -Name b
            $ledger = New-C1App Ledger
            Select-TestTenant
            $a = Get-C1Session | Where-Object Name -NE b
            $b = Get-C1Session b
            function Get-OtherJournal { Use-TestTenant $other; try { Get-Journal } finally { Use-TestTenant $sandbox } }
        }

        AfterAll {
            Disconnect-C1 b
            Select-TestTenant
            Stop-Tenant $other
        }

        # Completion remembers what it found: a session that is new to the line asks.
        BeforeEach {
            $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name fresh
            Clear-Journal
        }

        AfterEach {
            Disconnect-C1 fresh
            Select-TestTenant
        }

        It 'of an id asks the tenant of the session: <line>' -ForEach @(
            @{ line = 'New-C1AppResourceType x -Session $b -AppId ' }
            @{ line = 'New-C1AppResourceType x -Ses $b -AppId ' }
            @{ line = 'New-C1AppResourceType x -Session b -AppId ' }
            @{ line = 'New-C1AppResourceType x -Session $b.Name -AppId ' }
            @{ line = 'New-C1AppResourceType x @given -Session $b -AppId ' }
            @{ line = 'New-C1AppResourceType x -AppId '; defaults = { @{ '*-C1*:Session' = 'b' } } }
            @{ line = 'New-C1AppResourceType x -AppId '; defaults = { @{ 'New-C1AppResourceType:Session' = $b } } }
            @{ line = 'ConductorOne\New-C1AppResourceType x -AppId '; defaults = { @{ 'New-C1AppResourceType:Session' = 'b' } } }
            @{ line = 'New-C1AppResourceType x -Session $b -AppId '; defaults = { @{ '*-C1*:Session' = 'fresh' } } }
        ) {
            $PSDefaultParameterValues = if ($defaults) { & $defaults } else { @{} }
            (Complete-Id $line).CompletionText | Should -BeExactly $ledger.Id
            Assert-NothingSent
        }

        It 'of an id asks nobody where the line alone does not tell the session: <line>' -ForEach @(
            @{ line = 'New-C1AppResourceType x -Session (Get-C1Session b) -AppId ' }
            @{ line = 'New-C1AppResourceType x -Session:(Get-C1Session b) -AppId ' }
            @{ line = 'New-C1AppResourceType x -Ses (Get-C1Session b) -AppId ' }
            @{ line = 'New-C1AppResourceType x -Session $unknown -AppId ' }
            @{ line = 'New-C1AppResourceType x -Session $a, $b -AppId ' }
            @{ line = 'New-C1AppResourceType x @given -AppId ' }
            @{ line = 'New-C1AppResourceType x -AppId '; defaults = { @{ '*-C1*:Session' = 'no such' } } }
            @{ line = 'New-C1AppResourceType x -AppId '; defaults = { @{ '*-C1*:Sess*' = 'b' } } }
            @{ line = 'New-C1AppResourceType x -AppId '; defaults = { @{ '*-C1*:Session' = 'b'; 'New-*:Session' = 'fresh' } } }
            @{ line = 'New-C1AppResourceType x -Session (Get-C1Session b) -AppId '; defaults = { @{ '*-C1*:Session' = 'b' } } }
        ) {
            $PSDefaultParameterValues = if ($defaults) { & $defaults } else { @{} }
            $sent = @(Get-OtherJournal).Count
            Complete $line | Should -BeNullOrEmpty
            Assert-NothingSent
            @(Get-OtherJournal).Count | Should-Be $sent
        }

        It 'of an id asks the default session where the default values are for something else: <key>' -ForEach @(
            @{ key = 'New-C1App:Session' }, @{ key = '*-C1*:AppId' }, @{ key = 'Disabled' }
        ) {
            $PSDefaultParameterValues = if ($key -eq 'Disabled') { @{ Disabled = $true; '*-C1*:Session' = 'b' } } else { @{ $key = 'b' } }
            (Complete-Id 'New-C1AppResourceType x -AppId pay').CompletionText | Should -BeExactly $payroll.Id
        }
    }

    It 'is silent when the tenant <what>' -ForEach @(
        @{ what = 'fails'; fault = @{ status = 500 } }
        @{ what = 'answers nonsense'; fault = @{ garbage = $true } }
        @{ what = 'answers something else'; fault = @{ body = '{"list":{"a":[1]}}' } }
        @{ what = 'breaks off'; fault = @{ reset = $true } }
        @{ what = 'is slow'; fault = @{ delayMilliseconds = 5000 } }
    ) {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name fresh
        try {
            Add-Fault ($fault + @{ path = '/api/v1/apps'; method = 'GET'; times = 0 })
            $Error.Clear()
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            Complete 'New-C1AppResourceType x -AppId ' | Should -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 3
            $Error.Count | Should-Be 0
        }
        finally {
            Disconnect-C1 fresh
            Select-TestTenant
        }
    }

    It 'is silent without a session' {
        $out = @(Invoke-OtherRunspace @'
$line = 'New-C1AppResourceType x -AppId '
@([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches | Where-Object ResultType -EQ ParameterValue).Count
'@)
        $out | Should-Be 0
    }
}
