BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Payroll -Description 'Pays people' -MonthlyCostUsd 12 -IdentityMatching Strict
    $roles = New-C1AppResourceType Role Role -AppId $app.Id
    $function = New-C1Function F -InitialContent @{ 'main.ts' = 'export default async () => ({});' } -Publish

    function Get-Table($Value) {
        @(($Value | Format-Table | Out-String -Width 200) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
    }
}

AfterAll { Stop-TestTenant }

Describe 'Table views' {
    It 'of <type>: <headers>' -ForEach @(
        @{ type = 'C1Session'; value = { Get-C1Session }; headers = 'IsDefault', 'Name', 'SignIn', 'ExpiresAt', 'Tenant'; row = '*True*127.0.0.1:*ClientCredentials*127.0.0.1' }
        @{ type = 'C1Identity'; value = { Get-C1Identity }; headers = 'PrincipalId', 'UserId', 'Roles'; row = '*SUPER_ADMIN*' }
        @{ type = 'C1App'; value = { $app }; headers = 'DisplayName', 'Id', 'IdentityMatching'; row = 'Payroll*Strict*' }
        @{ type = 'C1AppUsageControl'; value = { Get-C1AppUsageControl $app }; headers = 'AppId', 'Notify', 'NotifyAfterDays', 'Revoke', 'RevokeAfterDays'; row = '*False*0*False*0' }
        @{ type = 'C1AppAccessRequestDefault'; value = { Get-C1AppAccessRequestDefault $app }; headers = 'AppId', 'DefaultsEnabled', 'State', 'DurationGrant'; row = '*False*Unspecified*' }
        @{ type = 'C1AppReport'; value = { New-C1AppReport $app -Wait }; headers = 'Id', 'AppId', 'State', 'CreatedAt'; row = '*Ok*' }
        @{ type = 'C1DiscoveredApp'; value = { $null = Invoke-Control POST discovered @{ appId = $app.Id; resourceTypeId = $roles.Id; displayName = 'Jira' }; Get-C1DiscoveredApp $app $roles }; headers = 'DisplayName', 'Id', 'State', 'ManagedAppId'; row = 'Jira *Unmanaged*' }
        @{ type = 'C1Directory'; value = { $app | New-C1Directory -CelExpression 'account.x' }; headers = 'AppId', 'All', 'CelExpression', 'MergeConfig'; row = '*False*account.x*' }
        @{ type = 'C1Policy'; value = { New-C1Policy P Grant -Step (New-C1PolicyStep -Manager), (New-C1PolicyStep -AppOwner) }; headers = 'DisplayName', 'Id', 'PolicyType', 'PolicySteps'; row = 'P *Grant*grant: Manager, AppOwners*' }
        @{ type = 'C1PolicyStep'; value = { New-C1PolicyStep -Manager -AllowReassignment yes -RequireApprovalReason no }; headers = 'Kind', 'Approval'; row = 'Manager*AllowReassignment*' }
        @{ type = 'C1PolicyRule'; value = { New-C1PolicyRule 'subject.x' it }; headers = 'Condition', 'StepKey', 'PolicyId'; row = 'subject.x*it*' }
        @{ type = 'C1PolicyConditionTest'; value = { Test-C1PolicyCondition 'subject.x =' -Detailed }; headers = 'IsValid', 'Place', 'Condition', 'Markers'; row = '*False*subject.x =*line 1, column 11: *' }
        @{ type = 'C1AccountProvisionResult'; value = { Test-C1AccountProvisionPolicy 12 }; headers = 'Type', 'Value', 'Cel'; row = 'int*12*12*' }
        @{ type = 'C1PolicyUsage'; value = { $used = New-C1Policy U Grant -DenyAll; Set-C1App $app -GrantPolicyId $used; Get-C1PolicyUsage $used }; headers = 'DisplayName', 'UsedBy', 'Field', 'UsedById'; row = 'Payroll *App *GrantPolicyId *' }
        @{ type = 'C1Function'; value = { New-C1Function F -InitialContent @{ 'main.ts' = '' } -Publish }; headers = 'DisplayName', 'Id', 'PublishedCommitId'; row = 'F *' }
        @{ type = 'C1FunctionCommit'; value = { Get-C1FunctionCommit $function }; headers = 'Id', 'CreatedAt', 'Message'; row = "* Initial commit*" }
        @{ type = 'C1FunctionFile'; value = { (Get-C1FunctionCommit $function $function.Head).Files }; headers = 'Length', 'Name'; row = '*32 main.ts*' }
        @{ type = 'C1FunctionSourceFile'; value = { Save-C1FunctionSource $function "$TestDrive/source" }; headers = 'Length', 'Name', 'Path'; row = '*32 main.ts *source*' }
        @{ type = 'C1FunctionDifference'; value = { Compare-C1FunctionSource $function "$TestDrive/source" -IncludeEqual }; headers = 'SideIndicator', 'Status', 'Name'; row = '== *Same *main.ts*' }
        @{ type = 'C1FunctionInvocation'; value = { Invoke-C1Function $function -Wait }; headers = 'Id', 'Status', 'Output', 'Error'; row = '*Success *"ok":true*' }
        @{ type = 'C1FunctionTestResult'; value = { $commit = New-C1FunctionCommit $function -Content @{ 'main.ts' = ''; 'x.test.ts' = "test('works')" }; $commit | Test-C1Function }; headers = 'Status', 'Name', 'Error'; row = 'Ok *works*' }
        @{ type = 'C1FunctionTag'; value = { New-C1FunctionTag $function v1 }; headers = 'Name', 'CommitId', 'Message'; row = 'v1 *' }
        @{ type = 'C1FunctionUsage'; value = { $null = Invoke-C1Api /api/v1/hooks -Method POST -Body @{ displayName = 'Guard'; function = @{ functionId = $function.Id } }; Get-C1FunctionUsage $function }; headers = 'Kind', 'Id', 'DisplayName', 'Step'; row = 'Hook *Guard*' }
        @{ type = 'C1AppResourceType'; value = { $roles }; headers = 'DisplayName', 'Id', 'AppId'; row = 'Role *' }
        @{ type = 'C1AppResource'; value = { New-C1AppResource Admin -AppId $app.Id -AppResourceTypeId $roles.Id }; headers = 'DisplayName', 'Id', 'AppId'; row = 'Admin *' }
        @{ type = 'C1User'; value = { Get-C1User -Email ada.lovelace@example.com }; headers = 'DisplayName', 'Id', 'Status', 'Email'; row = 'Ada Lovelace *Enabled*ada.lovelace@example.com*' }
        @{ type = 'C1Owner'; value = { Get-C1AppOwner $app }; headers = 'DisplayName', 'OwnerType', 'RoleSlug', 'OwnerId'; row = 'Sandbox service *User *' }
        @{ type = 'C1UserOwnership'; value = { Get-C1UserOwnership (Get-C1AppOwner $app).UserId App | Select-Object -First 1 }; headers = 'DisplayName', 'OwnershipType', 'AppDisplayName'; row = 'Payroll *App *Payroll*' }
        @{ type = 'C1Connector'; value = { New-C1Connector Okta -AppId $app.Id -DisplayName 'Our Okta' }; headers = 'Catalog', 'Id', 'SyncStatus', 'DisplayName'; row = 'Okta *Unspecified*Our Okta*' }
        @{ type = 'C1ConnectorSync'; value = { $made = New-C1Connector Okta -AppId $app.Id -DisplayName 'Our Okta'; $made | Start-C1ConnectorSync; $made | Get-C1ConnectorSync }; headers = 'Connector', 'Status', 'StartedAt', 'Duration', 'LastError'; row = 'Our Okta *Done *00:00:0*' }
        @{ type = 'C1ConnectorCredential'; value = { New-C1Connector Okta -AppId $app.Id | New-C1ConnectorCredential }; headers = 'ClientId', 'CredentialId', 'ExpiresTime', 'LastUsedAt'; row = '*@127.0.0.1*' }
        @{ type = 'C1Marker'; value = { Test-C1ConnectorConfiguration '  version' -Detailed }; headers = 'Severity', 'StartLineNumber', 'StartColumn', 'Message'; row = "Error *1 *3 *could not find expected*" }
        @{ type = 'C1Operation'; value = { Find-C1Operation Vault.Create }; headers = 'Operation', 'Method', 'Path'; row = 'Vault.Create *POST *vaults*' }
        @{ type = 'C1CatalogEntry'; value = { Get-C1CatalogEntry Okta }; headers = 'Name', 'CatalogId', 'Fields'; row = 'Okta *okta_api_key`*, *okta_domain,*' }
        @{ type = 'C1CatalogField'; value = { (Get-C1CatalogEntry Okta).Fields | Where-Object Name -EQ okta_api_key }; headers = 'Name', 'Type', 'IsSecret', 'Label'; row = 'okta_api_key *String *True*' }
    ) {
        $made = & $value
        $made.GetType().Name | Should -BeExactly $type
        $table = Get-Table $made
        $table[0].Trim() -split '\s+' | Should -BeExactly $headers
        $table.Count | Should-Be 3
        $table[2] | Should -BeLike $row
    }

    It 'of secrets shows when they end and were last used' {
        $body = '{"list":[{"appResource":{"id":"' + (Get-TestId key) + '","displayName":"Key","agentTrait":{"status":"AGENT_STATUS_READY"},"secretTrait":{"secretCreatedAt":"2026-02-03T00:00:00.5Z","secretExpiresAt":"2027-02-03T00:00:00Z","lastUsedAt":null}}}],"nextPageToken":""}'
        Add-Fault @{ path = '/api/v1/search/app_resources'; body = $body }
        $secret = Get-C1AppResource -SecretExpiresBefore 2028-01-01
        $table = @(($secret | Format-Table -View Secret | Out-String -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        $table[0].Trim() -split '\s+' | Should -BeExactly 'DisplayName', 'SecretExpiresAt', 'LastUsedAt', 'Id'
        $table[2] | Should -BeLike "Key *$($secret.SecretExpiresAt.LocalDateTime.ToString('d')) *$($secret.Id)"
        $secret.SecretExpiresAt, $secret.SecretCreatedAt, $secret.LastUsedAt, $secret.AgentStatus | Should -Be ([DateTimeOffset]'2027-02-03T00:00:00Z'), ([DateTimeOffset]'2026-02-03T00:00:00.5Z'), $null, 'Ready'
    }

    It 'is what the shell shows by itself' {
        ($app | Out-String -Width 200) -replace '\x1b\[[0-9;]*m' | Should -Match '(?m)^DisplayName\s+Id\s+IdentityMatching'
    }

    It 'shows a connector of a product that it does not know by its id' {
        (Get-Table (New-C1Connector -CatalogId 2newProduct0000000000000000 -AppId $app.Id))[2] | Should -BeLike '2newProduct*'
    }

    It 'shows the end of a token in the zone of the shell' {
        $session = Get-C1Session
        (Get-Table $session)[2] | Should -BeLike "*$($session.ExpiresAt.LocalDateTime.ToString($(if ($session.ExpiresAt.LocalDateTime.Date -eq [datetime]::Today) { 't' } else { 'd' })))*"
    }

    It 'fits 80 columns for <type>, the id in full' -ForEach @(
        @{ type = 'an app'; value = { $app }; id = { $app.Id } }
        @{ type = 'a resource type'; value = { $roles }; id = { $roles.Id } }
        @{ type = 'a commit'; value = { New-C1FunctionCommit $function -Content @{ 'main.ts' = 'x' * 90 } -Message ('long ' * 20) -Force }; id = { $made.Id } }
        @{ type = 'an invocation'; value = { Invoke-C1Function $function @{ long = 'x' * 90 } -Wait }; id = { $made.Id } }
        @{ type = 'a tag'; value = { New-C1FunctionTag $function ('long' * 9) }; id = { $made.CommitId } }
        @{ type = 'a user'; value = { $user = Get-C1User -Query lovelace; $user }; id = { $user.Id } }
        @{ type = 'a policy'; value = { $policy = New-C1Policy P Grant -DenyAll; $policy }; id = { $policy.Id } }
        @{ type = 'a session'; value = { Get-C1Session }; id = { '127.0.0.1:' } }
    ) {
        $made = . $value
        $lines = @(($made | Format-Table | Out-String -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        $lines.Count | Should-Be 3
        $lines[2] | Should -BeLike "*$(. $id)*"
    }

    It 'every heading is the name of a property, and its column shows that property' {
        [xml] $views = Get-Content "$(Get-ModulePath)/ConductorOne.Format.ps1xml" -Raw
        foreach ($view in $views.Configuration.ViewDefinitions.View | Where-Object TableControl) {
            $type = $view.ViewSelectedBy.TypeName
            $class = [ConductorOne.Apps.C1App].Assembly.GetType($type)
            if (-not $class) { $class = (Get-Command Find-C1Operation).ImplementingType.Assembly.GetType($type) }
            $members = @($class.GetProperties().Name) + @(if ($type -eq 'ConductorOne.Sessions.C1Session') { (Get-C1Session | Get-Member -MemberType CodeProperty).Name })
            $columns = @($view.TableControl.TableRowEntries.TableRowEntry.TableColumnItems.TableColumnItem)
            $headers = @($view.TableControl.TableHeaders.TableColumnHeader)
            $columns.Count | Should -Be $headers.Count
            for ($i = 0; $i -lt $headers.Count; $i++) {
                $name = $headers[$i].Label
                $members | Should -Contain $name -Because "$($view.Name) has a column of that name"
                $shown = if ($columns[$i].PropertyName) { $columns[$i].PropertyName } else { [regex]::Matches($columns[$i].ScriptBlock, '\$_\.(\w+)') | ForEach-Object { $_.Groups[1].Value } }
                $shown | Should -Contain $name -Because "the column $name of $($view.Name) shows it"
            }
        }
    }

    It 'of a deleted <what> says so, in 80 columns and without colours' -ForEach @(
        @{ what = 'app'; type = 'ConductorOne.Apps.C1App' }, @{ what = 'policy'; type = 'ConductorOne.Policies.C1Policy' }
        @{ what = 'function'; type = 'ConductorOne.Functions.C1Function' }, @{ what = 'user'; type = 'ConductorOne.Users.C1User' }
        @{ what = 'resource'; type = 'ConductorOne.AppResources.C1AppResource' }, @{ what = 'resource type'; type = 'ConductorOne.AppResources.C1AppResourceType' }
        @{ what = 'connector'; type = 'ConductorOne.Connectors.C1Connector' }
    ) {
        $gone = New-Object $type -Property @{ Id = Get-TestId gone; DisplayName = 'Some long name of something'; DeletedAt = [datetimeoffset]::Now }
        $there = New-Object $type -Property @{ Id = Get-TestId there; DisplayName = 'Some long name of something' }
        $lines = @(($gone, $there | Format-Table | Out-String -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        $lines.Count | Should-Be 4
        $lines[2] | Should -BeLike "(deleted) *$($gone.Id)*"
        $lines[3] | Should -Not -Match deleted
        $lines[3] | Should -BeLike "*$($there.Id)*"
    }

    It 'every type that a cmdlet writes has a view' {
        foreach ($cmdlet in (Get-Module ConductorOne).ExportedCmdlets.Values) {
            # What has no model has no view either.
            foreach ($output in $cmdlet.OutputType | Where-Object Name -notin System.Management.Automation.PSObject, System.Boolean) {
                Get-FormatData $output.Name | Should -Not -BeNullOrEmpty -Because $output.Name
            }
        }
    }

    It 'shows all as a list with Format-List' {
        $list = $app | Format-List | Out-String
        $list | Should -Not -BeNullOrEmpty
    }
}

Describe 'The table of views' -Tag OneBuild {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../../docs/build/Views.psm1"
        function Read-Text([string[]] $Line) {
            Set-Content "$TestDrive/Views.txt" $Line -Encoding utf8NoBOM
            Read-View "$TestDrive/Views.txt"
        }
    }

    It 'tells what is wrong: <words>' -ForEach @(
        @{ line = '  Id 27'; words = 'line 1: a column stands below the name of a class.' }
        @{ line = 'a.B', '  Id 27x'; words = 'line 2: "27x" is no width, and none of left, right, center, plain and deleted.' }
        @{ line = 'a.B', '  Id 27 bold'; words = 'line 2: "bold" is no width, *' }
        @{ line = 'a.B', '  Id-x 27'; words = 'line 2: a column is a name, a width, words, and perhaps = with a script behind it.' }
        @{ line = 'a.B', '  Id = $('; words = 'line 2: the script of Id cannot be read: *' }
        @{ line = 'a.B', '  Id plain deleted'; words = 'line 2: Id is plain, so nothing can stand before it.' }
        @{ line = 'a.B table', '  Id'; words = 'line 1: at the margin stands the full name of a class, and perhaps "list", or "view" and a name, behind it.' }
        @{ line = 'a.B view', '  Id'; words = 'line 1: at the margin stands the full name of a class, and perhaps "list", or "view" and a name, behind it.' }
        @{ line = 'a.B', '  Id', 'a.B', '  Id'; words = 'line 3: a.B has this view already.' }
        @{ line = '# only', 'a.B', ''; words = 'line 2: a.B has no columns.' }
        @{ line = 'a.B', '  Id', '  Name'; words = 'line 1: every column of a.B but the last one needs a width.' }
        @{ line = 'a.B', '  Id 40', '  Name 40'; words = 'line 1: the columns of a.B do not fit into 80.' }
    ) {
        $faults = (Read-Text $line).Faults
        $faults.Count | Should-Be 1
        $faults[0] | Should -BeLike ($words -replace '\[', '`[')
    }

    It 'says what a view shows' {
        $read = Read-Text '# a comment', 'x.Thing', '  Name 10 right deleted', '  Count 5 plain', '  More = $_.A -join "; <"', '', 'x.Thing list', '  Name plain', '  Count = $_.Count + 1'
        $read.Faults | Should -BeNullOrEmpty
        [xml] $xml = ConvertTo-FormatXml $read.Views
        $table, $list = $xml.Configuration.ViewDefinitions.View
        $headers = $table.TableControl.TableHeaders.TableColumnHeader
        ($headers | ForEach-Object { "$($_.Label) $($_.Width) $($_.Alignment)".Trim() }) | Should -BeExactly 'Name 10 right', 'Count 5', 'More'
        $visible = " -replace '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]', '$([char] 0xFFFD)'"
        $items = $table.TableControl.TableRowEntries.TableRowEntry.TableColumnItems.TableColumnItem
        $items[0].ScriptBlock | Should -BeExactly ('$(if ($_.DeletedAt) { "(deleted) " }) + $_.Name' + $visible)
        $items[1].PropertyName | Should -BeExactly Count
        $items[2].ScriptBlock | Should -BeExactly ('$_.A -join "; <"' + $visible)
        $list.Name | Should -BeExactly x.Thing.List
        $items = $list.ListControl.ListEntries.ListEntry.ListItems.ListItem
        $items[0].PropertyName | Should -BeExactly Name
        $items[1].Label | Should -BeExactly Count
        $items[1].ScriptBlock | Should -BeExactly ('$_.Count + 1' + $visible)
    }
}
