BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Payroll -Description 'Pays people' -MonthlyCostUsd 12 -IdentityMatching Strict
    $roles = New-C1AppResourceType Role Role -AppId $app.Id

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
        @{ type = 'C1Policy'; value = { New-C1Policy P Grant -Step (New-C1PolicyStep -Manager), (New-C1PolicyStep -AppOwner) }; headers = 'DisplayName', 'Id', 'PolicyType', 'PolicySteps'; row = 'P *Grant*grant: Manager, AppOwners*' }
        @{ type = 'C1PolicyStep'; value = { New-C1PolicyStep -Manager -AllowReassignment yes -RequireApprovalReason no }; headers = 'Kind', 'Approval'; row = 'Manager*AllowReassignment*' }
        @{ type = 'C1PolicyRule'; value = { New-C1PolicyRule 'subject.x' it }; headers = 'Condition', 'StepKey', 'PolicyId'; row = 'subject.x*it*' }
        @{ type = 'C1Function'; value = { New-C1Function F -InitialContent @{ 'main.ts' = '' } -Publish }; headers = 'DisplayName', 'Id', 'PublishedCommitId'; row = 'F *' }
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
        $table.Count | Should -Be 3
        $table[2] | Should -BeLike $row
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
        @{ type = 'a user'; value = { $user = Get-C1User -Query lovelace; $user }; id = { $user.Id } }
        @{ type = 'a policy'; value = { $policy = New-C1Policy P Grant -DenyAll; $policy }; id = { $policy.Id } }
        @{ type = 'a session'; value = { Get-C1Session }; id = { '127.0.0.1:' } }
    ) {
        $made = . $value
        $lines = @(($made | Format-Table | Out-String -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        $lines.Count | Should -Be 3
        $lines[2] | Should -BeLike "*$(. $id)*"
    }

    It 'every heading is the name of a property, and its column shows that property' {
        [xml] $views = Get-Content "$(Get-ModulePath)/ConductorOne.Format.ps1xml" -Raw
        foreach ($view in $views.Configuration.ViewDefinitions.View | Where-Object TableControl) {
            $class = [ConductorOne.Apps.C1App].Assembly.GetType($view.Name)
            if (-not $class) { $class = (Get-Command Find-C1Operation).ImplementingType.Assembly.GetType($view.Name) }
            $members = @($class.GetProperties().Name) + @((Get-TypeData $view.Name).Members.Keys)
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
        $lines.Count | Should -Be 4
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
