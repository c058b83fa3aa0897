# Rows that are not what a cmdlet needs: each is an error of ours, with the row's number and the row as target, and none is PowerShell's.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $null = Start-TestTenant

    # The errors of rows, as lines: id, words.
    function Get-Line($Failed) { $Failed | ForEach-Object { "$(($_.FullyQualifiedErrorId -split ',')[0]) $_" } }
}

AfterAll { Stop-TestTenant }

Describe 'A bad row' {
    BeforeEach {
        Clear-Tenant
        $ErrorActionPreference = 'Continue'
    }

    It 'is an error with its number, and the next goes on: <what>' -ForEach @(
        @{ what = 'a text'; row = 'Payroll'; words = 'Row 2: No parameter takes anything of it.*It is a single value (String)*`[pscustomobject`]@{ DisplayName = $_ }*' }
        @{ what = 'a number'; row = 12; words = 'Row 2: *It is a single value (Int32)*' }
        @{ what = 'a date'; row = [datetime] '2026-01-31'; words = 'Row 2: *It is a single value (DateTime)*' }
        @{ what = 'a list of rows'; row = @([pscustomobject]@{ DisplayName = 'a' }, [pscustomobject]@{ DisplayName = 'b' }); words = 'Row 2: *It is a list: pipe its items one by one.' }
        @{ what = 'a list of texts'; row = @('a', 'b'); words = 'Row 2: *It is a list*' }
        @{ what = 'no columns'; row = [pscustomobject]@{}; words = 'Row 2: No parameter takes anything of it. Its properties need the names of parameters, such as DisplayName.' }
        @{ what = 'an empty hashtable'; row = @{}; words = 'Row 2: No parameter takes anything of it.*' }
        @{ what = 'other columns'; row = [pscustomobject]@{ Foo = 'x' }; words = 'Row 2: No parameter takes anything of it.*such as DisplayName.' }
        @{ what = 'no name'; row = [pscustomobject]@{ Description = 'x' }; words = 'Row 2: DisplayName is missing or empty.' }
        @{ what = 'a name under another name'; row = [pscustomobject]@{ NAME = 'x'; Description = 'y' }; words = 'Row 2, "x": DisplayName is missing or empty. Is the column "NAME" meant for DisplayName?' }
        @{ what = 'a title'; row = @{ Title = 'x'; Description = 'y' }; words = 'Row 2: DisplayName is missing or empty. Is the column "Title" meant for DisplayName?' }
        @{ what = 'no name in a hashtable'; row = @{ Description = 'x' }; words = 'Row 2: DisplayName is missing or empty.' }
        @{ what = 'a name that is null'; row = @{ DisplayName = $null; Description = 'x' }; words = 'Row 2: DisplayName is missing or empty.' }
        @{ what = 'a misspelt name'; row = [pscustomobject]@{ DisplyName = 'x'; Description = 'y' }; words = 'Row 2: DisplayName is missing or empty. Is the column "DisplyName" meant for DisplayName?' }
        @{ what = 'a name in two words'; row = [pscustomobject]@{ 'Display Name' = 'x'; Description = 'y' }; words = 'Row 2: *Is the column "Display Name" meant for *?' }
        @{ what = 'a name with an underscore'; row = @{ display_name = 'x' }; words = 'Row 2: *Is the column "display_name" meant for *?' }
        @{ what = 'semicolons'; row = [pscustomobject]@{ 'DisplayName;Description' = 'x;y' }; words = 'Row 2: *Found the column "DisplayName;Description" instead: try Import-Csv -Delimiter '';''.' }
        @{ what = 'semicolons and a comma'; row = [pscustomobject]@{ 'Foo; DisplayName ' = 'x;y'; Bar = 'z' }; words = 'Row 2: *try Import-Csv -Delimiter '';''.' }
        @{ what = 'tabs'; row = [pscustomobject]@{ "Owners`tDisplayName" = "x`ty" }; words = 'Row 2: *try Import-Csv -Delimiter "``t".' }
        @{ what = 'bars'; row = [pscustomobject]@{ 'DisplayName|Owners' = 'x|y' }; words = 'Row 2: *try Import-Csv -Delimiter ''|''.' }
        @{ what = 'commas, read with another separator'; row = [pscustomobject]@{ 'DisplayName,Owners' = 'x,y' }; words = 'Row 2: *try Import-Csv -Delimiter '',''.' }
        @{ what = 'the line of Excel'; row = [pscustomobject]@{ 'sep=;' = 'DisplayName;Description' }; words = 'Row 2: *begins with the line "sep=;"*Select-Object -Skip 1 | ConvertFrom-Csv -Delimiter '';''.' }
        @{ what = 'the line of Excel, read as two columns'; row = [pscustomobject]@{ 'sep=' = 'DisplayName'; H1 = 'Description' }; words = 'Row 2: *begins with the line "sep="*ConvertFrom-Csv.' }
        @{ what = 'a cell of a hashtable'; row = @{ DisplayName = 'x'; MonthlyCostUsd = 'many' }; words = 'Row 2, "x": The column MonthlyCostUsd holds "many", which is not a whole number.' }
        @{ what = 'a cell under a header with blanks'; row = [pscustomobject]@{ DisplayName = 'x'; ' MonthlyCostUsd ' = 'many' }; words = 'Row 2, "x": The column MonthlyCostUsd holds "many", which is not a whole number.' }
        @{ what = 'an object in a hashtable'; row = @{ DisplayName = @{ a = 1 } }; words = 'Row 2: The column DisplayName holds an object of the class Hashtable, which is not text.' }
    ) {
        $created = & { [pscustomobject]@{ DisplayName = 'first' }; , $row; [pscustomobject]@{ DisplayName = 'last' } } |
            New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $created.DisplayName | Should -BeExactly 'first', 'last'
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words
        [object]::ReferenceEquals($failed[0].TargetObject, $row) -or (Compare-Object $failed[0].TargetObject $row) -eq $null | Should -BeTrue
        @(Get-Sent).Count | Should-Be 2
    }

    It 'says that an argument took the place of what the row has: <what>' -ForEach @(
        @{ what = 'the id of an owner'; run = { $app | Add-C1AppOwner (Get-TestId b) -ErrorVariable failed -ErrorAction SilentlyContinue; $failed }; taken = 'AppId' }
        @{ what = 'a path'; run = { $app | New-C1AppReport ./report.csv -ErrorVariable failed -ErrorAction SilentlyContinue; $failed }; taken = 'AppId' }
    ) {
        $app = [pscustomobject]@{ AppId = Get-TestId a; DisplayName = 'Payroll' }
        Assert-Failure (& $run) C1.InvalidInput InvalidArgument "Row 1, `"Payroll`": $taken was given as an argument, and the row has its own. Leave the argument out, or give it by the name of the parameter that it is meant for."
        Assert-NothingSent
    }

    It 'refuses ids with commas between them' {
        $row = [pscustomobject]@{ DisplayName = 'x'; Owners = "$(Get-TestId a),$(Get-TestId b)" }
        $row | New-C1App -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed C1.InvalidInput InvalidArgument "Row 1, `"x`": The column Owners holds ids with commas between them. Where several are taken, separate them by semicolons: $(Get-TestId a);$(Get-TestId b)"
    }

    It 'refuses a wildcard where an id is wanted, with the command that takes it' {
        { Remove-C1App * -Confirm:$false } | Should -Throw "*takes the id of an app, and `"``*`" looks like a name. To find the id: Get-C1App -DisplayName '``*'"
        Assert-NothingSent
    }

    It 'is an error of ours for <run>, too' -ForEach @(
        @{ run = { 'a' | New-C1Function }; words = 'Row 1: *single value*' }
        @{ run = { [pscustomobject]@{ Description = 'x' } | New-C1Function }; words = 'Row 1: DisplayName is missing or empty.' }
        @{ run = { [pscustomobject]@{ PolicyTyp = 'Grant' } | New-C1Policy -WarningAction Ignore }; words = 'Row 1: *Is the column "PolicyTyp" meant for *?' }
        @{ run = { $null | New-C1Policy }; words = 'No parameter takes anything of it.*' }
        @{ run = { 1 | New-C1AppResource -AppId a }; words = 'Row 1: *' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x' } | New-C1AppResource }; words = 'Row 1, "x": AppId is empty. Give -AppId, or pipe an app.' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x'; ResourceType = 'Role' } | New-C1AppResourceType }; words = 'Row 1, "x": AppId is empty. Give -AppId, *' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x'; AppId = 'a' } | New-C1AppResourceType }; words = 'Row 1, "x": ResourceType is missing or empty.' }
        @{ run = { [pscustomobject]@{ 'Catalog;AppId' = 'Okta;a' } | New-C1Connector -WarningAction Stop }; words = 'Row 1: *-Delimiter '';''.' }
        @{ run = { [pscustomobject]@{ 'AppId;Foo' = 'x;y' } | Get-C1App }; words = 'Row 1: *-Delimiter '';''.' }
        @{ run = { [pscustomobject]@{ Emial = 'ada@example.com' } | Get-C1User -WarningAction Ignore }; words = 'Row 1: *Is the column "Emial" meant for Email?' }
        @{ run = { @{ Foo = 1 } | Get-C1Policy }; words = 'Row 1: *' }
        @{ run = { , @('x', 'y') | Get-C1App }; words = 'Row 1: *It is a list*' }
        @{ run = { New-C1App }; words = 'DisplayName is missing or empty.' }
        @{ run = { New-C1Policy -PolicyType Grant }; words = 'DisplayName is missing or empty.' }
        @{ run = { New-C1AppResourceType -AppId a }; words = 'DisplayName is missing or empty.' }
        @{ run = { Get-C1Connector }; words = 'AppId is empty. Give -AppId, or pipe apps: Get-C1App | Get-C1Connector.' }
        @{ run = { Get-C1AppResource -AppResourceId x }; words = 'AppId is empty. Give -AppId, or pipe apps: Get-C1App | Get-C1AppResource.' }
        @{ run = { Get-C1AppResource -AppId a -AppResourceId x }; words = 'AppResourceTypeId is empty. Give -AppResourceTypeId, or pipe resource types: Get-C1AppResourceType | Get-C1AppResource.' }
        @{ run = { New-C1Connector Okta }; words = 'AppId is empty. Give -AppId, or pipe an app.' }
        @{ run = { New-C1Directory }; words = 'AppId is empty. Give -AppId, or pipe an app.' }
        @{ run = { New-C1FunctionCommit '' ./examples }; words = 'FunctionId is empty, so nothing was sent. Give the id of a function, or the function itself.' }
        @{ run = { Get-C1PolicyUsage $null }; words = 'PolicyId is empty, so nothing was sent. Give the id of a policy, or the policy itself.' }
        @{ run = { [pscustomobject]@{ ConnectorId = Get-TestId c } | New-C1ConnectorCredential }; words = 'Row 1*: AppId is empty. Give -AppId, or pipe an app.' }
    ) {
        $failed = & $run 2>&1
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words
        Assert-NothingSent
    }

    It 'of a script block is one as well: <what>' -ForEach @(
        @{ what = 'that throws'; parameters = @{ DisplayName = { if ($_.Foo -eq 'bad') { throw 'boom' } else { $_.Foo } } }; words = 'Row 2: The result of the script block for DisplayName cannot be had: boom' }
        @{ what = 'whose value cannot be read'; parameters = @{ DisplayName = { $_.Foo }; MonthlyCostUsd = { if ($_.Foo -eq 'bad') { 'many' } else { 3 } } }; words = 'Row 2: The result of the script block for MonthlyCostUsd holds "many", which is not a whole number.' }
        @{ what = 'that gives nothing'; parameters = @{ DisplayName = { if ($_.Foo -ne 'bad') { $_.Foo } }; Description = { 'x' } }; words = 'Row 2: DisplayName is missing or empty.' }
        @{ what = 'that gives an object'; parameters = @{ DisplayName = { if ($_.Foo -eq 'bad') { @{ a = 1 } } else { $_.Foo } } }; words = 'Row 2: *holds an object of the class Hashtable, which is not text.' }
        @{ what = 'with a cmdlet of the module in it'; parameters = @{ DisplayName = { $null = [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = 'y' } | New-C1App -WhatIf -ErrorAction Ignore; if ($_.Foo -eq 'bad') { throw 'boom' } $_.Foo } }; words = 'Row 2: *boom' }
    ) {
        $rows = 'first', 'bad', 'last' | ForEach-Object { [pscustomobject]@{ Foo = $_ } }
        $created = $rows | New-C1App @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
        $created.DisplayName | Should -BeExactly 'first', 'last'
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words -Target $rows[1]
        @(Get-Sent).Count | Should-Be 2
    }

    It 'does not keep several script blocks from filling parameters' {
        $owners = Get-TestId u1; $other = Get-TestId u2
        $null = [pscustomobject]@{ N = 'x'; O = $owners } | New-C1App -DisplayName { $_.N } -Owners { $_.O; $other } -Description { $PSItem.N + '!' } -MonthlyCostUsd 4
        Assert-Sent POST /api/v1/apps @{ displayName = 'x'; owners = @($owners, $other); description = 'x!'; monthlyCostUsd = 4 }
    }
}

Describe 'Rows in other forms' {
    BeforeEach { Clear-Journal }

    It 'fill the parameters: <what>' -ForEach @(
        @{ what = 'a hashtable'; row = @{ DisplayName = 'x'; Description = 'y'; MonthlyCostUsd = '3' } }
        @{ what = 'an ordered dictionary in other cases'; row = [ordered]@{ displayname = 'x'; DESCRIPTION = 'y'; monthlycostusd = 3 } }
        @{ what = 'blanks around the names'; row = [pscustomobject]@{ ' DisplayName' = 'x'; 'Description ' = 'y'; "`tMonthlyCostUsd" = '3' } }
        @{ what = 'no-break spaces'; row = [pscustomobject]@{ "DisplayName$([char] 0xA0)" = 'x'; "$([char] 0xA0)Description" = 'y'; MonthlyCostUsd = '3' } }
        @{ what = 'quotes'; row = [pscustomobject]@{ '"DisplayName"' = 'x'; "'Description'" = 'y'; MonthlyCostUsd = '3' } }
        @{ what = 'a second byte order mark'; row = [pscustomobject]@{ "$([char] 0xFEFF)DisplayName" = 'x'; Description = 'y'; MonthlyCostUsd = '3' } }
        @{ what = 'a byte order mark read as Latin-1'; row = [pscustomobject]@{ "$([char] 0xEF)$([char] 0xBB)$([char] 0xBF)`"DisplayName`"" = 'x'; Description = 'y'; MonthlyCostUsd = '3' } }
        @{ what = 'both, of which the right one counts'; row = [pscustomobject]@{ ' DisplayName' = 'other'; DisplayName = 'x'; Description = 'y'; MonthlyCostUsd = '3' } }
    ) {
        $null = $row, [pscustomobject]@{ DisplayName = 'next' } | New-C1App
        $sent = @(Get-Sent)
        Assert-Json $sent[0].Body @{ displayName = 'x'; description = 'y'; monthlyCostUsd = 3 }
        Assert-Json $sent[1].Body @{ displayName = 'next' }
    }

    It 'say what to read, too' {
        $app = New-C1App Hashed
        (@{ AppId = $app.Id } | Get-C1App).DisplayName | Should-BeString 'Hashed' -CaseSensitive
        (@{ id = $app.Id }, [pscustomobject]@{ ' AppId ' = $app.Id } | Get-C1App).DisplayName | Should -BeExactly 'Hashed', 'Hashed'
        (@{ DisplayName = 'Hashed' } | Get-C1App).Id | Should -BeExactly $app.Id
        @{ Id = $app.Id; AppId = $app.Id } | Get-C1Connector -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
    }

    It 'are ignored where nothing is in them, and counted' {
        $rows = "DisplayName,Description,MonthlyCostUsd`na,,`n,,`n , ,`n`"`",`"`",`"`"`nb,,x" | ConvertFrom-Csv
        $out = $rows | New-C1App -Verbose -ErrorVariable failed -ErrorAction SilentlyContinue 4>&1
        ($out | Where-Object { $_ -is [ConductorOne.Apps.C1App] }).DisplayName | Should-BeString 'a' -CaseSensitive
        @($out | ForEach-Object { "$_" }) -like '*blank*' | Should -BeExactly 'Row 2 is blank, so it is ignored.', 'Row 3 is blank, so it is ignored.', 'Row 4 is blank, so it is ignored.'
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'Row 5, "b": *'
        "AppId,DisplayName`n,`n" | ConvertFrom-Csv | Get-C1App | Should -BeNullOrEmpty
        @(Get-Sent).Count | Should-Be 1
    }
}

Describe 'A column that no parameter takes' {
    It '<what> is a warning, once' -ForEach @(
        @{ what = 'Descripton'; column = 'Descripton'; meant = 'Description' }
        @{ what = 'Onwers'; column = 'Onwers'; meant = 'Owners' }
        @{ what = 'Owner'; column = 'Owner'; meant = 'Owners' }
        @{ what = 'monthly_cost_usd'; column = 'monthly_cost_usd'; meant = 'MonthlyCostUsd' }
        @{ what = 'Grant Policy Id'; column = 'Grant Policy Id'; meant = 'GrantPolicyId' }
        @{ what = 'MonthlyCost'; column = 'MonthlyCost'; meant = 'MonthlyCostUsd' }
        @{ what = 'IdentityMaching'; column = 'IdentityMaching'; meant = 'IdentityMatching' }
    ) {
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ DisplayName = "x$_"; $column = 'y' } }
        $rows | New-C1App -WhatIf -WarningVariable told -WarningAction SilentlyContinue
        @($told | ForEach-Object { "$_" }) | Should-BeString "No parameter takes the column `"$column`", so it is ignored. Did you mean `"$meant`"?" -CaseSensitive
    }

    It 'warns of a column that asks for a switch, which no row gives' {
        $row = [pscustomobject]@{ DisplayName = 'F'; InitialContent = '{"main.ts":"x"}'; Publish = 'yes' }
        $told = $row, $row | New-C1Function -WhatIf 3>&1
        "$told" | Should-BeString 'No row gives the switch -Publish, so the column of that name is ignored. Give the switch as an argument.' -CaseSensitive
        $row | New-C1Function -Publish -WhatIf 3>&1 | Should -BeNullOrEmpty
    }

    It 'refuses a list where one is wanted, with how to take its items: <what>' -ForEach @(
        @{ what = 'names'; run = { Get-C1App Treasury, Payroll }; words = 'an id, a name, or the object itself. Pipe its items one by one.' }
        @{ what = 'patterns'; run = { Get-C1User ada*, zoe* }; words = 'an id, a name, or the object itself. Pipe its items one by one.' }
        @{ what = 'objects'; run = { Get-C1App (New-C1App Treasury), (New-C1App Payroll) }; words = 'an id, a name, or the object itself. Pipe its items one by one.' }
        @{ what = 'ids'; run = { Remove-C1App (Get-TestId a), (Get-TestId b) -WhatIf }; words = 'an id, or an object that has one. Pipe its items one by one.' }
        @{ what = 'ids of parents'; run = { Get-C1Connector (Get-TestId a), (Get-TestId b) }; words = 'an id, or an object that has one.' }
        @{ what = 'new names'; run = { New-C1App -DisplayName A, B, C }; words = 'text. Pipe its items one by one, with { $_ } in its place.' }
    ) {
        $run | Should -Throw "*. It holds a list, which is not $words"
    }

    It 'takes the items of a list as its refusal says' {
        $made = 'Ledger', 'Invoices' | New-C1App -DisplayName { $_ }
        $made.DisplayName | Should -BeExactly 'Ledger', 'Invoices'
        ('Ledger', 'Invoices' | Get-C1App).Id | Should -BeExactly $made.Id
        $made.Id | Remove-C1App -Confirm:$false
        (Get-Sent | Where-Object Method -eq DELETE).Path | Should -BeExactly @($made.Id | ForEach-Object { "/api/v1/apps/$_" })
    }

    It 'is no warning: <what>' -ForEach @(
        @{ what = 'like nothing'; run = { [pscustomobject]@{ DisplayName = 'x'; Remark = 'y'; Name = 'z'; Id = 'a'; Email = 'b' } | New-C1App -WhatIf } }
        @{ what = 'a second column beside the right one'; run = { [pscustomobject]@{ DisplayName = 'x'; Owner = 'y'; Owners = '' } | New-C1App -WhatIf } }
        @{ what = 'of a parameter that is an argument'; run = { [pscustomobject]@{ DisplayName = 'x'; Descripton = 'y' } | New-C1App -WhatIf -Description z } }
        @{ what = 'of a parameter with a script block'; run = { [pscustomobject]@{ DisplayName = 'x'; Descripton = 'y' } | New-C1App -WhatIf -Description { $_.Descripton } } }
        @{ what = 'a property of what is made'; run = { New-C1App Made | Select-Object * | ConvertTo-Csv | ConvertFrom-Csv | Select-Object -ExcludeProperty Owners, AppOwners | New-C1App -WhatIf } }
        @{ what = 'of an app for connectors'; run = { New-C1App Made | ConvertTo-Csv | ConvertFrom-Csv | New-C1Connector -Catalog Okta -Configuration 'okta_api_key=k' -WhatIf } }
        @{ what = 'of an app to read'; run = { New-C1App Made | ConvertTo-Csv | ConvertFrom-Csv | Get-C1App } }
        @{ what = 'of a user to read'; run = { Get-C1User -First 1 | ConvertTo-Csv | ConvertFrom-Csv | Get-C1User } }
        @{ what = 'of a copy'; run = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((New-C1App Made))) | New-C1App -WhatIf } }
        @{ what = 'of an object of .NET'; run = { Get-Item $PSHOME | New-C1App -DisplayName { $_.Name } -WhatIf } }
    ) {
        $ErrorActionPreference = 'SilentlyContinue'
        & $run 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | Should -BeNullOrEmpty
    }
}

Describe 'A token that is refused' {
    BeforeEach { Clear-Tenant }

    AfterEach { Clear-Fault }

    It 'is one error for all rows, <limit> at once' -ForEach @(
        @{ limit = 1; most = 1 }
        @{ limit = 8; most = 8 }
    ) {
        $session = Connect-C1 -ServerUrl (Get-C1Session -Default).ServerUrl -AccessToken dead -Name dead
        try {
            $failed = { New-AppRow 50 | New-C1App -Session $session -ThrottleLimit $limit -ErrorAction SilentlyContinue -WarningAction SilentlyContinue } |
                Should -Throw -PassThru -ErrorId 'C1.Unauthorized,*'
            "$failed" | Should -BeLike 'Row 1, *401*Run Connect-C1 with a new token*'
            @(Get-Sent).Count | Should -BeLessOrEqual $most

            Clear-Journal
            $ids = 1..50 | ForEach-Object { [pscustomobject]@{ AppId = Get-TestId "app$_" } }
            { $ids | Get-C1App -Session $session -ThrottleLimit $limit -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'C1.Unauthorized,*'
            @(Get-Sent).Count | Should -BeLessOrEqual $most
        }
        finally {
            Disconnect-C1 $session
            Select-TestTenant
        }
    }

    It 'ends the pipe after what was made before, and 403 does not end it' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps'; status = 403; skip = 1; times = 1 }
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps'; status = 401; skip = 2; times = 0 }
        $made = [System.Collections.Generic.List[object]]::new()
        { New-AppRow 9 | New-C1App -ErrorVariable rows -ErrorAction SilentlyContinue | ForEach-Object { $made.Add($_) } } | Should -Throw -ErrorId 'C1.Unauthorized,*'
        $made.Count | Should -BeGreaterOrEqual 1
        (Get-Line $rows) -like 'C1.Forbidden*' | Should -HaveCount 1
    }

    It 'is an error as any other without a pipe' {
        Add-Fault @{ path = '/api/v1/apps'; status = 401; times = 0 }
        New-C1App x -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.Unauthorized' AuthenticationError '*401*'
    }
}

Describe 'Words' {
    BeforeEach { Clear-Journal }

    It 'name parameter and value: <words>' -ForEach @(
        @{ run = { New-C1App x -IdentityMatching Costum }; words = 'IdentityMatching cannot be "Costum". Did you mean "Custom"? Known: Unspecified, Strict, DisplayName, Custom.' }
        @{ run = { New-C1Policy x -PolicyType Acess }; words = 'PolicyType cannot be "Acess".*Known: *' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x'; FunctionType = 'code' } | New-C1Function }; words = 'Row 1, "x": FunctionType cannot be "code". Did you mean "CodeMode"?*' }
        @{ run = { Get-C1User -ExpandMask managers }; words = 'ExpandMask cannot be "managers". Known: role_ids, manager_ids, delegated_user_id, directory_ids, `*.' }
        @{ run = { New-C1Connector Okta -AppId a -ExpandMask '*', app_ids }; words = 'ExpandMask cannot be "app_ids". Did you mean "app_id"`? Known: app_id, user_ids, capabilities, `*.' }
        @{ run = { Get-C1Policy -ScopeAppId ' ' }; words = 'ScopeAppId is empty. To read everything, leave it out.' }
        @{ run = { Get-C1Policy -ScopeAppEntitlementId ' ' }; words = 'ScopeAppEntitlementId is empty. To read everything, leave it out.' }
        @{ run = { Get-C1FunctionCommit $null }; words = 'FunctionId is empty, so nothing was sent. Give the id of a function, or the function itself.' }
        @{ run = { Get-C1FunctionInvocation '' }; words = 'FunctionId is empty, so nothing was sent. Give the id of a function, or the function itself.' }
        @{ run = { Get-C1FunctionCommit f '' }; words = 'CommitId is empty. Give the id of a commit. To read everything, leave it out.' }
        @{ run = { Get-C1Connector ' ' }; words = 'AppId is empty, so nothing was sent. Give the id of an app, or the app itself.' }
        @{ run = { Remove-C1App $null -Confirm:$false }; words = 'AppId is empty, so nothing was sent. Give the id of an app, or the app itself.' }
        @{ run = { Set-C1Policy '' -Description x }; words = 'PolicyId is empty, so nothing was sent. Give the id of a policy, or the policy itself.' }
        @{ run = { [pscustomobject]@{ AppId = 'a'; ConnectorId = 'c' } | Get-C1ConnectorCredential }; words = 'Row 1: CredentialId is empty, so nothing was sent.' }
        @{ run = { Revoke-C1ConnectorCredential a c '' -Confirm:$false }; words = 'CredentialId is empty, so nothing was sent.' }
        @{ run = { New-C1App x -Annotations @{ '1' = '' } }; words = 'The annotation key "1" is refused: a key begins with a letter *' }
        @{ run = { New-C1AppResource x -AppId a -AppResourceTypeId t -Annotations @{ 'c1/x' = '' } }; words = 'The annotation key "c1/x" is refused: keys under c1/ are the server''s own.' }
        @{ run = { Get-C1AppResource -NhiTypes role }; words = 'NhiTypes cannot be "role". Did you mean "AssumableRole"?*' }
        @{ run = { New-C1Connector Google -AppId a }; words = 'The connector catalog has no entry "Google". Did you mean "Google*", "Google*" or "Google*"?' }
        @{ run = { New-C1Connector Entra -AppId a }; words = '*no entry "Entra". Did you mean "*Entra*"?' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = '-99999999999' } | New-C1App }; words = '*MonthlyCostUsd holds "-99999999999", which is too small: the smallest whole number here is -2147483648.' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = 4294967296 } | New-C1App }; words = '*MonthlyCostUsd holds "4294967296", which is too large: the largest whole number here is 2147483647.' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x'; Owners = , @{ name = 'u' } } | New-C1App }; words = '*Owners holds an object of the class Hashtable, which is not a list of ids*' }
        @{ run = { [pscustomobject]@{ DisplayName = 'x'; Instructions = , [pscustomobject]@{ a = 1 } } | New-C1App }; words = '*Instructions holds a list, which is not text.' }
    ) {
        $ErrorActionPreference = 'Continue'
        $failed = & $run 2>&1
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words
        Assert-NothingSent
    }

    It 'of a duration hint at the form that is read: <value>' -ForEach @(
        @{ value = '24:00:00'; hint = '1.00:00:00' }
        @{ value = '72:30'; hint = '3.00:30:00' }
        @{ value = '90m'; hint = '5400s' }
    ) {
        { New-C1PolicyStep -WaitDuration $value } | Should -Throw -ExpectedMessage "*It holds `"$value`", which is not a duration*Did you mean `"$hint`"?"
        { Connect-C1 -ServerUrl https://x.example.com -AccessToken x -Timeout 99999999999999 } | Should -Throw -ExpectedMessage '*which is too long: the longest duration is *'
    }

    It 'of New-C1PolicyStep alone list the kinds' {
        $failed = { New-C1PolicyStep } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*'
        $kinds = (Get-Command New-C1PolicyStep).ParameterSets.Name | Where-Object { $_ -ne 'None' }
        foreach ($kind in $kinds) { "$failed" | Should -Match "-$kind\b" }
        "$failed" | Should -BeLike 'Say what kind of step it is. Give one of: -Manager, *, -Form.'
    }

    It 'about a name where an id belongs say which parameter takes names: <words>' -ForEach @(
        @{ run = { Get-C1App -AppId Payroll }; words = '*400*"Payroll" does not look like an id, which has 27 letters and digits. To find the id: Get-C1App -DisplayName Payroll' }
        @{ run = { Get-C1Policy -PolicyId Manager }; words = '*To find the id: Get-C1Policy -DisplayName Manager' }
        @{ run = { [pscustomobject]@{ UserId = 'ada' } | Get-C1User }; words = 'Row 1: *To find the id: Get-C1User -DisplayName ada' }
        @{ run = { Get-C1Function -FunctionId on-call }; words = '*To find the id: Get-C1Function -DisplayName on-call' }
        @{ run = { Get-C1Connector Payroll }; words = '*AppId takes the id of an app: 27 letters and digits, never a name. To find it: Get-C1App -DisplayName *' }
        @{ run = { New-C1AppResourceType -AppId Payroll x Role }; words = '*AppId takes the id of an app: *To find it: Get-C1App -DisplayName *' }
        @{ run = { Invoke-C1Api /api/v1/users/ada@example.com }; words = '*To find the id: Get-C1User -Email ada@example.com' }
        @{ run = { Invoke-C1Api '/api/v1/users/ada%20l.?x=y' }; words = "*To find the id: Get-C1User -DisplayName 'ada l.'" }
        @{ run = { Add-Fault @{ path = '/api/v1/apps/Payroll'; status = 404 }; Get-C1App -AppId Payroll }; words = '*404*To find the id: Get-C1App -DisplayName Payroll' }
    ) {
        $ErrorActionPreference = 'Continue'
        $failed = @(& $run 2>&1)
        $failed.Count | Should-Be 1
        "$failed" | Should -BeLike $words
    }

    It 'about an id that looks like one say no more than the server' {
        Get-C1App (Get-TestId nosuchapp) -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -Not -BeLike '*does not look like an id*'
    }
}
