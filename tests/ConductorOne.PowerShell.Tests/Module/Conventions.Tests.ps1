# The typed cmdlets beside the table of the API: no field of an operation is missing, and none is unknown.
BeforeDiscovery {
    $pairs = @(
        @{ Cmdlet = 'New-C1App'; Operation = 'Apps.Create' }
        @{ Cmdlet = 'Set-C1App'; Operation = 'Apps.Update' }
        @{ Cmdlet = 'Get-C1App'; Operation = 'AppSearch.Search' }
        @{ Cmdlet = 'Get-C1AppUsageControl'; Operation = 'AppUsageControls.Get' }
        @{ Cmdlet = 'Set-C1AppUsageControl'; Operation = 'AppUsageControls.Update' }
        @{ Cmdlet = 'Get-C1AppAccessRequestDefault'; Operation = 'AppAccessRequestsDefaults.GetAppAccessRequestsDefaults' }
        @{ Cmdlet = 'Set-C1AppAccessRequestDefault'; Operation = 'AppAccessRequestsDefaults.CreateAppAccessRequestsDefaults' }
        @{ Cmdlet = 'Stop-C1AppAccessRequestDefault'; Operation = 'AppAccessRequestsDefaults.CancelAppAccessRequestsDefaults' }
        @{ Cmdlet = 'New-C1AppReport'; Operation = 'AppReportAction.GenerateReport' }
        @{ Cmdlet = 'Get-C1AppReport'; Operation = 'AppReport.List' }
        @{ Cmdlet = 'Get-C1DiscoveredApp'; Operation = 'AppManagedState.List', 'AppManagedState.Get' }
        @{ Cmdlet = 'Register-C1DiscoveredApp'; Operation = 'AppManagedState.Promote' }
        @{ Cmdlet = 'Get-C1Directory'; Operation = 'Directory.List', 'Directory.Get' }
        @{ Cmdlet = 'New-C1Directory'; Operation = 'Directory.Create' }
        @{ Cmdlet = 'Set-C1Directory'; Operation = 'Directory.Update' }
        @{ Cmdlet = 'Remove-C1Directory'; Operation = 'Directory.Delete' }
        @{ Cmdlet = 'New-C1AppResourceType'; Operation = 'AppResourceType.CreateManuallyManagedResourceType' }
        @{ Cmdlet = 'Set-C1AppResourceType'; Operation = 'AppResourceType.UpdateManuallyManagedResourceType' }
        @{ Cmdlet = 'Get-C1AppResourceType'; Operation = 'AppResourceSearch.SearchAppResourceTypes' }
        @{ Cmdlet = 'New-C1AppResource'; Operation = 'AppResource.CreateManuallyManagedAppResource' }
        @{ Cmdlet = 'Set-C1AppResource'; Operation = 'AppResource.Update' }
        @{ Cmdlet = 'Get-C1AppResource'; Operation = 'AppResourceSearch.SearchAppResources' }
        @{ Cmdlet = 'New-C1Connector'; Operation = 'Connector.Create', 'Connector.CreateDelegated' }
        @{ Cmdlet = 'Set-C1Connector'; Operation = 'Connector.Update', 'Connector.UpdateDelegated', 'Connector.UpdateConnectorSchedule' }
        @{ Cmdlet = 'Start-C1ConnectorSync'; Operation = 'Connector.ForceSync' }
        @{ Cmdlet = 'Suspend-C1Connector'; Operation = 'Connector.PauseSync' }
        @{ Cmdlet = 'Resume-C1Connector'; Operation = 'Connector.ResumeSync' }
        @{ Cmdlet = 'Confirm-C1ConnectorSync'; Operation = 'Connector.ConfirmSyncValid' }
        @{ Cmdlet = 'New-C1ConnectorCredential'; Operation = 'Connector.RotateCredential' }
        @{ Cmdlet = 'Get-C1ConnectorCredential'; Operation = 'Connector.GetCredentials' }
        @{ Cmdlet = 'Revoke-C1ConnectorCredential'; Operation = 'Connector.RevokeCredential' }
        @{ Cmdlet = 'Test-C1ConnectorConfiguration'; Operation = 'Connector.ValidateHTTPConnectorConfig' }
        @{ Cmdlet = 'New-C1Policy'; Operation = 'Policies.Create' }
        @{ Cmdlet = 'Set-C1Policy'; Operation = 'Policies.Update' }
        @{ Cmdlet = 'Get-C1Policy'; Operation = 'PolicySearch.Search' }
        @{ Cmdlet = 'Test-C1PolicyCondition'; Operation = 'PolicyValidate.ValidateCEL' }
        @{ Cmdlet = 'Test-C1AccountProvisionPolicy'; Operation = 'AccountProvisionPolicyTest.Test' }
        @{ Cmdlet = 'New-C1Function'; Operation = 'Functions.CreateFunction' }
        @{ Cmdlet = 'Set-C1Function'; Operation = 'Functions.UpdateFunction' }
        @{ Cmdlet = 'Get-C1Function'; Operation = 'FunctionsSearch.Search' }
        @{ Cmdlet = 'New-C1FunctionCommit'; Operation = 'Functions.CreateInitialCommit' }
        @{ Cmdlet = 'Get-C1FunctionCommit'; Operation = 'Functions.ListCommits' }
        @{ Cmdlet = 'Invoke-C1Function'; Operation = 'Functions.Invoke' }
        @{ Cmdlet = 'Test-C1Function'; Operation = 'Functions.Test' }
        @{ Cmdlet = 'New-C1FunctionTag'; Operation = 'Functions.CreateTag' }
        @{ Cmdlet = 'Get-C1FunctionTag'; Operation = 'Functions.ListTags' }
        @{ Cmdlet = 'Get-C1FunctionInvocation'; Operation = 'FunctionsInvocation.List' }
        @{ Cmdlet = 'Get-C1User'; Operation = 'UserSearch.Search' }
        @{ Cmdlet = 'Get-C1AppOwner'; Operation = 'AppOwners.List', 'AppOwnersV2.SearchUserOwners', 'AppOwnersV2.SearchEntitlementOwners' }
        @{ Cmdlet = 'Add-C1AppOwner'; Operation = 'AppOwners.Add', 'AppOwnersV2.CreateUserOwner', 'AppOwnersV2.CreateEntitlementOwner' }
        @{ Cmdlet = 'Set-C1AppOwner'; Operation = 'AppOwners.Set', 'AppOwnersV2.Set' }
        @{ Cmdlet = 'Remove-C1AppOwner'; Operation = 'AppOwners.Remove', 'AppOwnersV2.DeleteUserOwner', 'AppOwnersV2.DeleteEntitlementOwner' }
        @{ Cmdlet = 'Get-C1AppResourceOwner'; Operation = 'AppResourceOwners.List', 'AppResourceOwnersV2V2.SearchUserOwners', 'AppResourceOwnersV2V2.SearchEntitlementOwners' }
        @{ Cmdlet = 'Add-C1AppResourceOwner'; Operation = 'AppResourceOwners.Add', 'AppResourceOwnersV2V2.CreateUserOwner', 'AppResourceOwnersV2V2.CreateEntitlementOwner' }
        @{ Cmdlet = 'Set-C1AppResourceOwner'; Operation = 'AppResourceOwners.Set', 'AppResourceOwnersV2V2.Set' }
        @{ Cmdlet = 'Remove-C1AppResourceOwner'; Operation = 'AppResourceOwners.Remove', 'AppResourceOwnersV2V2.DeleteUserOwner', 'AppResourceOwnersV2V2.DeleteEntitlementOwner' }
        @{ Cmdlet = 'Get-C1EntitlementOwner'; Operation = 'AppEntitlementOwners.List', 'AppEntitlementOwnersV2.SearchUserOwners', 'AppEntitlementOwnersV2.SearchEntitlementOwners' }
        @{ Cmdlet = 'Add-C1EntitlementOwner'; Operation = 'AppEntitlementOwners.Add', 'AppEntitlementOwnersV2.CreateUserOwner', 'AppEntitlementOwnersV2.CreateEntitlementOwner' }
        @{ Cmdlet = 'Set-C1EntitlementOwner'; Operation = 'AppEntitlementOwners.Set', 'AppEntitlementOwnersV2.Set' }
        @{ Cmdlet = 'Remove-C1EntitlementOwner'; Operation = 'AppEntitlementOwners.Remove', 'AppEntitlementOwnersV2.DeleteUserOwner', 'AppEntitlementOwnersV2.DeleteEntitlementOwner' }
        @{ Cmdlet = 'Get-C1ConnectorOwner'; Operation = 'ConnectorOwnersV2.SearchUserOwners', 'ConnectorOwnersV2.SearchEntitlementOwners' }
        @{ Cmdlet = 'Add-C1ConnectorOwner'; Operation = 'ConnectorOwnersV2.CreateUserOwner', 'ConnectorOwnersV2.CreateEntitlementOwner' }
        @{ Cmdlet = 'Set-C1ConnectorOwner'; Operation = 'ConnectorOwnersV2.Set' }
        @{ Cmdlet = 'Remove-C1ConnectorOwner'; Operation = 'ConnectorOwnersV2.DeleteUserOwner', 'ConnectorOwnersV2.DeleteEntitlementOwner' }
        @{ Cmdlet = 'Get-C1AccountOwner'; Operation = 'AppUserOwnersV2V2.SearchUserOwners', 'AppUserOwnersV2V2.SearchEntitlementOwners' }
        @{ Cmdlet = 'Add-C1AccountOwner'; Operation = 'AppUserOwnersV2V2.CreateUserOwner', 'AppUserOwnersV2V2.CreateEntitlementOwner' }
        @{ Cmdlet = 'Set-C1AccountOwner'; Operation = 'AppUserOwnersV2V2.Set' }
        @{ Cmdlet = 'Remove-C1AccountOwner'; Operation = 'AppUserOwnersV2V2.DeleteUserOwner', 'AppUserOwnersV2V2.DeleteEntitlementOwner' }
        @{ Cmdlet = 'Get-C1UserOwnership'; Operation = 'AppSearch.SearchUserOwnership' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"

    # Fields that a cmdlet does not have, each with its reason.
    $without = @{
        'Set-C1App'                 = @{ MatchBatonRef = 'cannot change after creation' }
        'Get-C1DiscoveredApp'       = @{ ResourceTypeId = 'is AppResourceTypeId'; ResourceId = 'is AppResourceId' }
        'Register-C1DiscoveredApp'  = @{ ResourceTypeId = 'is AppResourceTypeId'; ResourceId = 'is AppResourceId' }
        'Set-C1AppAccessRequestDefault' = @{ State = 'the server says it' }
        'Set-C1AppResource'         = @{ AgentTrait = 'the connector says it'; GrantCount = 'the server counts'; SecretTrait = 'the connector says it' }
        'Get-C1AppResource'         = @{ SecretAging = 'its fields are parameters of their own' }
        'Set-C1Connector'           = @{
            CanResumeSync = 'the server says it'; ConnectorAppId = 'is AppId'; ConnectorSyncCronSchedule = 'has an operation of its own'; Cron = 'is Schedule'; OauthAuthorizedAs = 'the server says it'
            Status = 'the server says it'; SyncDisabledCategory = 'the server says it'; SyncDisabledReason = 'the server says it'
        }
        'Get-C1ConnectorCredential' = @{ ConnectorCredentialId = 'is CredentialId' }
        'Revoke-C1ConnectorCredential' = @{ ConnectorCredentialId = 'is CredentialId' }
        'Set-C1Policy'              = @{ PolicyType = 'cannot change after creation' }
        'Test-C1PolicyCondition'    = @{ Text = 'is Condition' }
        'Set-C1Function'            = @{ HeadField = 'a commit moves it' }
        'New-C1FunctionCommit'      = @{ Filenames = 'the names of the code' }
    }

    # Parameters that no operation has, each with its reason.
    $beside = @{
        'Get-C1AppResource' = @{
            SecretCreatedAfter = 'of SecretAging'; SecretCreatedBefore = 'of SecretAging'; SecretExpiresAfter = 'of SecretAging'
            SecretExpiresBefore = 'of SecretAging'; LastUsedAfter = 'of SecretAging'; LastUsedBefore = 'of SecretAging'; AppResourceTypeId = 'one of ResourceTypeIds'
        }
        'Get-C1AppResourceType' = @{ AppId = 'one of AppIds' }
        'New-C1Policy'      = @{ Step = 'the baseline of PolicySteps' }
        'Set-C1Policy'      = @{ Step = 'the baseline of PolicySteps' }
        'New-C1AppReport'        = @{ OutFile = 'saves the report' }
        'Get-C1DiscoveredApp'    = @{ AppResourceTypeId = 'is ResourceTypeId'; AppResourceId = 'is ResourceId' }
        'Register-C1DiscoveredApp' = @{ AppResourceTypeId = 'is ResourceTypeId'; AppResourceId = 'is ResourceId' }
        'Test-C1PolicyCondition' = @{ Condition = 'is Text'; Rules = 'have conditions' }
        'New-C1Connector'   = @{ Catalog = 'finds CatalogId'; Configuration = 'makes Config' }
        'Set-C1Connector'   = @{ Configuration = 'makes Config'; Schedule = 'of Cron'; ScheduleTimeZone = 'of Cron' }
        'New-C1ConnectorCredential' = @{ OutFile = 'where the answer goes' }
        'Get-C1ConnectorCredential' = @{ CredentialId = 'is ConnectorCredentialId' }
        'Revoke-C1ConnectorCredential' = @{ CredentialId = 'is ConnectorCredentialId' }
        'New-C1Function'    = @{ Path = 'reads InitialContent' }
        'Set-C1Function'    = @{ Path = 'reads Content' }
        'New-C1FunctionCommit' = @{ Path = 'reads the code'; Content = 'the code, of another operation'; Transfer = 'chooses the operation' }
        'Get-C1FunctionCommit' = @{ CommitId = 'reads one' }
        'Get-C1FunctionInvocation' = @{ InvocationId = 'reads one' }
        'Get-C1FunctionTag' = @{ Name = 'chooses among the tags' }
        'Invoke-C1Function' = @{ WaitTimeout = 'of -Wait' }
    }

    # Owners: what is owned has the names of its noun, and who owns it stands in UserId and AppEntitlementRef, whatever an operation calls it.
    $owned = @{
        AppOwner = @{}; ConnectorOwner = @{}; EntitlementOwner = @{ EntitlementId = 'AppEntitlementId' }; AccountOwner = @{ UserId = 'AppUserId' }
        AppResourceOwner = @{ ResourceTypeId = 'AppResourceTypeId'; ResourceId = 'AppResourceId' }
    }
    foreach ($noun in $owned.Keys) {
        foreach ($verb in 'Get', 'Add', 'Set', 'Remove') {
            $without["$verb-C1$noun"] = @{}
            $beside["$verb-C1$noun"] = @{}
            foreach ($id in $owned[$noun].GetEnumerator()) {
                if ($id.Key -ne 'UserId' -or $verb -eq 'Get') { $without["$verb-C1$noun"][$id.Key] = "is $($id.Value)" }
                $beside["$verb-C1$noun"][$id.Value] = "is $($id.Key)"
            }
        }

        $beside["Get-C1$noun"].OwnerType = 'chooses between the two lists'
        foreach ($verb in 'Add', 'Remove') {
            foreach ($field in 'UserRefId', 'UserRef') { $without["$verb-C1$noun"][$field] = 'is UserId' }
            foreach ($field in 'AppEntitlementRefAppId', 'AppEntitlementRefId') { $without["$verb-C1$noun"][$field] = 'is in AppEntitlementRef' }
            $beside["$verb-C1$noun"].UserId = 'the owner in the path'
        }

        foreach ($field in 'UserRefs', 'AppEntitlementRefs') { $without["Set-C1$noun"][$field] = 'in the singular, as for Add' }
        if ($noun -notin 'ConnectorOwner', 'AccountOwner') { $without["Set-C1$noun"].UserIds = 'in the singular, as for Add' }
        $beside["Set-C1$noun"].UserId = 'is UserIds, or UserRefs'
        $beside["Set-C1$noun"].AppEntitlementRef = 'is AppEntitlementRefs'
    }

    # What each cmdlet has of the house.
    $ofHouse = 'InputObject', 'RowCount', 'Session', 'ThrottleLimit', 'First', 'PageSize', 'Identity', 'DisplayName', 'WaitTimeout'
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters

    function Get-OperationField([string] $Cmdlet, [string[]] $Operation) {
        foreach ($name in $Operation) {
            $found = Find-C1Operation $name | Where-Object Operation -ceq $name
            @($found).Count | Should -Be 1 -Because $name
            $wrapper = @($found.Parameters | Where-Object In -eq Masked).Count -gt 0
            foreach ($parameter in $found.Parameters) {
                # The wrapper of an update and its mask are made of the others; the id in a path has the noun's name.
                if ($wrapper -and ($parameter.Name -eq 'UpdateMask' -or ($parameter.In -eq 'Body' -and $parameter.Name -in 'App', 'AppResource', 'AppResourceType', 'AppUsageControls', 'Connector', 'Policy', 'Function'))) { continue }
                $parameter | Select-Object Type, Values, @{ Name = 'Name'; Expression = {
                        if ($_.Field -eq 'id') { ($Cmdlet -split '-C1')[1] + 'Id' }
                        elseif ($_.Name -eq 'ContentField') { 'Content' }
                        else { $_.Name }
                    } }
            }
        }
    }

    # What the type of a field may be as a parameter.
    function Get-FittingType([string] $Type) {
        switch -Regex ($Type) {
            '^\[\]enum$|^\[\]text$' { 'String[]'; break }
            '^(text|enum)$' { 'String'; break }
            '^bool$' { 'Nullable`1[Boolean]'; break }
            '^u?int(32|64)$' { 'Nullable`1[Int32]'; break }
            '^duration$' { 'Nullable`1[TimeSpan]'; break }
            '^time$' { 'Nullable`1[DateTimeOffset]'; break }
            '^\{\}|^any$|^struct$' { 'IDictionary'; break }
            default { 'C1*'; 'AppManagedStateBindingRef'; 'IDictionary'; 'String[]' }
        }
    }

    function Get-TypeName([type] $Type) {
        if ($Type.IsGenericType) { $Type.Name + '[' + $Type.GetGenericArguments()[0].Name + ']' } else { $Type.Name }
    }
}

Describe '<Cmdlet> and the table' -ForEach $pairs {
    BeforeAll {
        $fields = @(Get-OperationField $Cmdlet $Operation)
        $parameters = @((Get-Command $Cmdlet).Parameters.Values | Where-Object { $_.Name -notin $common -and -not $_.SwitchParameter })
        $missing = @(if ($without[$Cmdlet]) { $without[$Cmdlet].Keys })
        $own = @(if ($beside[$Cmdlet]) { $beside[$Cmdlet].Keys })
    }

    It 'has a parameter for every field of <Operation>' {
        $fields.Name | Sort-Object -Unique | Where-Object { $_ -notin $parameters.Name } | Sort-Object | Should -BeExactly @($missing | Sort-Object)
    }

    It 'has no parameter that <Operation> does not know' {
        $ids = if ($Cmdlet -like 'Get-*' -or $Cmdlet -like 'Set-*') { ($Cmdlet -split '-C1')[1] + 'Id' }
        $parameters.Name | Where-Object { $_ -notin $fields.Name -and $_ -notin $ofHouse -and $_ -notin $own -and $_ -ne $ids } | Should -BeNullOrEmpty
    }

    It 'has parameters of fitting types' {
        foreach ($field in $fields | Where-Object { $_.Name -notin 'DisplayName', 'Config', 'ExpandMask', 'DurationUnset', 'All', 'CelExpression' -and -not ($Cmdlet -match '^(Add|Set|Remove)-.*Owner$' -and $_.Name -eq 'UserId') }) {
            if ($parameter = $parameters | Where-Object Name -eq $field.Name) {
                $type = Get-TypeName $parameter.ParameterType
                @(Get-FittingType $field.Type | Where-Object { $type -like [System.Management.Automation.WildcardPattern]::Escape($_).Replace('`*', '*') }).Count |
                    Should -BeGreaterThan 0 -Because "$($field.Name) is $($field.Type) in the table, and $type in the cmdlet"
            }
        }
    }

    It 'knows the names of every enumeration' {
        foreach ($field in $fields | Where-Object { $_.Values.Count -gt 0 -and $_.Name -in $parameters.Name }) {
            $parameter = $parameters | Where-Object Name -eq $field.Name
            $completer = $parameter.Attributes | Where-Object { $_ -is [ArgumentCompleter] }
            $offered = [Activator]::CreateInstance($completer.Type).CompleteArgument($Cmdlet, $field.Name, '', $null, @{}).CompletionText
            $offered | Sort-Object | Should -BeExactly @($field.Values | Where-Object { $_ -ne 'Unspecified' } | Sort-Object) -Because $field.Name
        }
    }
}
