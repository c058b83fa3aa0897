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
        @{ type = 'C1Session'; value = { Get-C1Session }; headers = '*', 'Name', 'SignIn', 'Expires', 'Tenant'; row = '`* 127.0.0.1:*ClientCredentials*127.0.0.1' }
        @{ type = 'C1Identity'; value = { Get-C1Identity }; headers = 'PrincipalId', 'UserId', 'Roles'; row = '*SUPER_ADMIN*' }
        @{ type = 'C1App'; value = { $app }; headers = 'DisplayName', 'Id', 'Matching', 'Cost'; row = 'Payroll*Strict*12*' }
        @{ type = 'C1Policy'; value = { New-C1Policy P Grant -Step (New-C1PolicyStep -Manager), (New-C1PolicyStep -AppOwner) }; headers = 'DisplayName', 'Id', 'Type', 'Steps'; row = 'P *Grant*grant: Manager, AppOwners*' }
        @{ type = 'C1PolicyStep'; value = { New-C1PolicyStep -Manager -AllowReassignment yes -RequireApprovalReason no }; headers = 'Kind', 'Reassignment', 'Reason', 'Escalation'; row = 'Manager*True*False*' }
        @{ type = 'C1PolicyRule'; value = { New-C1PolicyRule 'subject.x' it }; headers = 'Condition', 'StepKey', 'PolicyId'; row = 'subject.x*it*' }
        @{ type = 'C1Function'; value = { New-C1Function F -InitialContent @{ 'main.ts' = '' } -Publish }; headers = 'DisplayName', 'Id', 'Type', 'Published'; row = 'F *Any*True*' }
        @{ type = 'C1AppResourceType'; value = { $roles }; headers = 'DisplayName', 'Id', 'AppId'; row = 'Role *' }
        @{ type = 'C1AppResource'; value = { New-C1AppResource Admin -AppId $app.Id -AppResourceTypeId $roles.Id }; headers = 'DisplayName', 'Id', 'AppId'; row = 'Admin *' }
        @{ type = 'C1User'; value = { Get-C1User -Email ada.lovelace@example.com }; headers = 'DisplayName', 'Id', 'Status', 'Email'; row = 'Ada Lovelace *Enabled*ada.lovelace@example.com*' }
        @{ type = 'C1Connector'; value = { New-C1Connector Okta -AppId $app.Id -DisplayName 'Our Okta' }; headers = 'Catalog', 'Id', 'Status', 'DisplayName'; row = 'Okta *Unspecified*Our Okta*' }
    ) {
        $made = & $value
        $made.GetType().Name | Should -BeExactly $type
        $table = Get-Table $made
        $table[0].Trim() -split '\s+' | Should -BeExactly $headers
        $table.Count | Should -Be 3
        $table[2] | Should -BeLike $row
    }

    It 'is what the shell shows by itself' {
        ($app | Out-String -Width 200) -replace '\x1b\[[0-9;]*m' | Should -Match '(?m)^DisplayName\s+Id\s+Matching\s+Cost'
    }

    It 'shows a connector of a product that it does not know by its id' {
        (Get-Table (New-C1Connector -CatalogId 2newProduct0000000000000000 -AppId $app.Id))[2] | Should -BeLike '2newProduct*'
    }

    It 'shows the end of a token in the zone of the shell' {
        $session = Get-C1Session
        (Get-Table $session)[2] | Should -BeLike "*$($session.ExpiresAt.LocalDateTime.ToString('g'))*"
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

    It 'every type that a cmdlet writes has a view' {
        foreach ($cmdlet in (Get-Module ConductorOne).ExportedCmdlets.Values) {
            # What has no model has no view either.
            foreach ($output in $cmdlet.OutputType | Where-Object Name -ne System.Management.Automation.PSObject) {
                Get-FormatData $output.Name | Should -Not -BeNullOrEmpty -Because $output.Name
            }
        }
    }

    It 'shows all as a list with Format-List' {
        $list = $app | Format-List | Out-String
        $list | Should -Not -BeNullOrEmpty
    }
}
