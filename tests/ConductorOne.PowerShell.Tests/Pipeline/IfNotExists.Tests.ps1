# -IfNotExists: looks before it creates.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $null = Start-TestTenant

    # An empty tenant, with a token of it.
    function Reset-Tenant { $null = Invoke-Control POST reset; $null = Get-C1Identity; Clear-Journal }

    function New-Row { foreach ($name in $args) { [pscustomobject]@{ DisplayName = $name } } }
    function Get-Create([string] $Path = '/api/v1/apps') { @(Get-Sent | Where-Object { $_.Method -eq 'POST' -and $_.Path -eq $Path }) }
}

AfterAll { Stop-TestTenant }

Describe 'New-C1App -IfNotExists' {
    BeforeEach { Reset-Tenant }

    It 'searches by name, then creates what is not there' {
        $app = New-C1App Payroll -Description Wages -IfNotExists
        $app.Description | Should -Be 'Wages'

        $sent = @(Get-Sent)
        $sent.ForEach{ "$($_.Method) $($_.Path)" } | Should -Be 'POST /api/v1/search/apps', 'POST /api/v1/apps'
        Assert-Json $sent[0].Body @{ displayName = 'Payroll'; pageSize = 100 }
        Assert-Json $sent[1].Body @{ displayName = 'Payroll'; description = 'Wages' }
    }

    It 'returns what is there as it is, and says so' {
        $there = New-C1App Payroll -Description Wages
        Clear-Journal

        $said = New-C1App Payroll -Description Other -IfNotExists -Verbose 4>&1
        $app, $lines = ($said | Where-Object { $_ -is [ConductorOne.Apps.C1App] }), ($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })
        $app.Id | Should -BeExactly $there.Id
        $app.Description | Should -Be 'Wages'
        "$lines" | Should -BeLike "*There is one named `"Payroll`" already ($($there.Id)): none is created.*"
        Get-Create | Should -HaveCount 0
    }

    It 'takes a name in another case for the same, as the server''s search does: <other>' -ForEach @(
        @{ name = 'payroll'; other = 'PayRoll' }, @{ name = 'Élan Übung'; other = 'éLAN ÜBUNG' }, @{ name = 'A [b]'; other = 'a [B]' }
    ) {
        $there = New-C1App $name
        (New-C1App $other -IfNotExists).Id | Should -BeExactly $there.Id
        (New-C1App "$other 2" -IfNotExists).Id | Should -Not -Be $there.Id
    }

    It 'takes the oldest of several, with a warning that names the others' {
        $first = New-C1App Payroll
        $second = New-C1App PAYROLL
        $third = New-C1App Payroll
        Clear-Journal
        $said = New-C1App payroll -IfNotExists 3>&1
        @($said | Where-Object { $_ -is [ConductorOne.Apps.C1App] }).Id | Should -BeExactly $first.Id
        "$($said | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })" | Should -BeExactly "3 objects have the name `"payroll`". The oldest, $($first.Id), is used, and no new one is created. The others: $($second.Id), $($third.Id)."
        Get-Create | Should -HaveCount 0
    }

    It 'does not count a deleted one' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/search/apps'; body = '{"list":[{"id":"gone","displayName":"Payroll","deletedAt":"2026-01-01T00:00:00Z"},{"id":"other","displayName":"Payroll 2"}]}' }
        $app = New-C1App Payroll -IfNotExists
        Clear-Fault
        $app.Id | Should -Not -Be 'gone'
        Get-Create | Should -HaveCount 1
    }

    It 'makes one app of all rows of a name, several at once' {
        $apps = New-Row A B a A b C | New-C1App -IfNotExists -ThrottleLimit 6
        $apps.DisplayName | Should -Be 'A', 'B', 'A', 'A', 'B', 'C'
        ($apps.Id | Select-Object -Unique) | Should -HaveCount 3
        (Get-Create).ForEach{ $_.Body.displayName } | Sort-Object | Should -Be 'A', 'B', 'C'
    }

    It 'ignores white space around a name: <name> is Payroll' -ForEach @(
        @{ name = 'Payroll ' }, @{ name = "`tpayroll" }, @{ name = "`u{00A0}PAYROLL`u{3000}" }
    ) {
        $there = New-C1App Payroll
        Clear-Journal
        (New-C1App $name -IfNotExists).Id | Should -BeExactly $there.Id
        Assert-Sent POST '/api/v1/search/apps' @{ displayName = $name.Trim(); pageSize = 100 }
    }

    It 'ignores white space around a name of the server' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/search/apps'; body = '{"list":[{"id":"there","displayName":" Payroll\u00a0"}]}' }
        try { (New-C1App payroll -IfNotExists).Id | Should -BeExactly there } finally { Clear-Fault }
        Get-Create | Should -HaveCount 0
    }

    It 'creates the name as it was given, and finds it by that' {
        $made = New-C1App 'Payroll ' -IfNotExists
        $made.DisplayName | Should -BeExactly 'Payroll '
        $sent = @(Get-Sent)
        $sent.ForEach{ "$($_.Method) $($_.Path)" } | Should -BeExactly 'POST /api/v1/search/apps', 'POST /api/v1/search/apps', 'POST /api/v1/apps'
        $sent.ForEach{ $_.Body.displayName } | Should -BeExactly 'Payroll', 'Payroll ', 'Payroll '
        (New-C1App 'Payroll ' -IfNotExists).Id | Should -BeExactly $made.Id
        Get-Create | Should -HaveCount 1
    }

    It 'makes one app of rows whose names differ in the white space around them' {
        $apps = New-Row A 'A ' " `u{3000}a" 'A B' "A  B" | New-C1App -IfNotExists -ThrottleLimit 5
        $apps.DisplayName.Trim() | Should -Be A, A, A, 'A B', 'A  B'
        ($apps.Id | Select-Object -Unique) | Should -HaveCount 3
        Get-Create | Should -HaveCount 3
    }

    It 'refuses a name of white space alone' {
        New-C1App "  `u{00A0}" -IfNotExists -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*DisplayName*'
        Assert-NothingSent
    }

    It 'lets the next row of a name try where the first one failed' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps'; status = 500 }
        $apps = New-Row A A A | New-C1App -IfNotExists -ThrottleLimit 3 -ErrorAction SilentlyContinue -ErrorVariable failed
        Clear-Fault

        $failed | Should -HaveCount 1
        ($failed.FullyQualifiedErrorId -split ',')[0] | Should -Be 'C1.ServerError'
        $apps | Should -HaveCount 2
        ($apps.Id | Select-Object -Unique) | Should -HaveCount 1
        Get-Create | Should -HaveCount 2
    }

    It 'creates nothing where it cannot look' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/search/apps'; status = 403 }
        New-C1App Payroll -IfNotExists -ErrorAction SilentlyContinue -ErrorVariable failed
        Clear-Fault

        Assert-Failure $failed 'C1.Forbidden' 'PermissionDenied' '*POST /api/v1/search/apps*'
        Get-Create | Should -HaveCount 0
    }

    It 'sends nothing with -WhatIf' {
        New-C1App Payroll -IfNotExists -WhatIf
        Assert-NothingSent
    }
}

Describe 'New-C1AppResourceType -IfNotExists' {
    BeforeAll { $app = New-C1App Ledger }
    BeforeEach { Clear-Journal }

    It 'searches the types of the app by name, then creates what is not there' {
        $type = New-C1AppResourceType -AppId $app.Id -DisplayName Role -ResourceType Role -IfNotExists
        $type.AppId | Should -Be $app.Id
        @(Get-Sent).ForEach{ "$($_.Method) $($_.Path)" } |
            Should -Be 'POST /api/v1/search/app_resource_types', "POST /api/v1/apps/$($app.Id)/resource_types"
        Assert-Json @(Get-Sent)[0].Body @{ appIds = @($app.Id); displayName = 'Role'; pageSize = 100 }
    }

    It 'returns what is there' {
        $there = New-C1AppResourceType -AppId $app.Id -DisplayName Group -ResourceType Group
        Clear-Journal

        (New-C1AppResourceType -AppId $app.Id -DisplayName Group -ResourceType Group -IfNotExists).Id | Should -BeExactly $there.Id
        Get-Create "/api/v1/apps/$($app.Id)/resource_types" | Should -HaveCount 0
    }

    It 'keeps apps apart' {
        $other = New-C1App Expenses
        $types = $app, $other | New-C1AppResourceType -DisplayName Project -ResourceType Project -IfNotExists -ThrottleLimit 4
        $types.AppId | Should -Be $app.Id, $other.Id
        $types[0].Id | Should -Not -Be $types[1].Id
    }

    It 'finds the type of a kind under another name: <there> for <kind>' -ForEach @(
        @{ there = 'Permissions'; kind = 'Role'; others = @() }
        @{ there = 'Groups'; kind = 'Group'; others = @('Teams') }
        @{ there = 'Session policies'; kind = 'SessionPolicy'; others = @('Anything', 'Else') }
        @{ there = 'Seats'; kind = 'License'; others = @('Credential', 'Roles') }
    ) {
        $there = New-C1App "With $there" | New-C1AppResourceType -DisplayName $there -ResourceType $kind
        foreach ($other in $others) { $null = $there | New-C1AppResourceType -DisplayName $other -ResourceType Custom }
        $type = New-C1AppResourceType -AppId $there.AppId -DisplayName 'My own' -ResourceType $kind -IfNotExists -WarningVariable warned -WarningAction SilentlyContinue
        $type.Id | Should -BeExactly $there.Id
        "$warned" | Should -BeExactly "The app has a resource type of the kind $kind already, named `"$there`" ($($there.Id)): it is taken and none is created. An app has one type of a kind, unless the kind is Custom."
    }

    It 'takes no type whose name says another kind' {
        $app = New-C1App 'Other kinds'
        $role = New-C1AppResourceType Role -ResourceType Role -AppId $app.Id
        $group = New-C1AppResourceType Role -ResourceType Group -AppId $app.Id -IfNotExists
        $group.Id | Should -Not -Be $role.Id
        (Get-Sent)[-1].Body.resourceType | Should -BeExactly GROUP
    }

    It 'lists the types of the app where nothing tells which it is' {
        $there = New-C1App Unclear | New-C1AppResourceType -DisplayName Permissions -ResourceType Role
        $other = $there | New-C1AppResourceType -DisplayName Teams -ResourceType Custom
        New-C1AppResourceType -AppId $there.AppId -DisplayName 'My own' -ResourceType Role -IfNotExists -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed) | Should -HaveCount 1
        "$failed" | Should -BeLike "*already exists*another name*Permissions ($($there.Id))*"
        "$failed" | Should -BeLike "*Teams ($($other.Id))*"
    }

    It 'makes one type of rows that differ in case alone' {
        $other = New-C1App Cases
        $types = 'Keys', 'keys', 'KEYS' | ForEach-Object { [pscustomobject]@{ AppId = $other.Id; DisplayName = $_; ResourceType = 'Custom' } } | New-C1AppResourceType -IfNotExists -ThrottleLimit 3
        ($types.Id | Select-Object -Unique) | Should -HaveCount 1
    }
}

Describe '-IfNotExists of <cmdlet>' -ForEach @(
    @{ cmdlet = 'New-C1Policy'; make = { param($name) New-C1Policy $name Grant -Step (New-C1PolicyStep -Accept) @args }; path = { '/api/v1/policies' } }
    @{ cmdlet = 'New-C1AppResource'; make = { param($name) $type | New-C1AppResource -DisplayName $name @args }; path = { "/api/v1/apps/$($app.Id)/resource_types/$($type.Id)/resources" } }
    @{ cmdlet = 'New-C1Connector'; make = { param($name) New-C1Connector Okta -AppId $app -DisplayName $name @args }; path = { "/api/v1/apps/$($app.Id)/connectors" } }
    @{ cmdlet = 'New-C1Function'; make = { param($name) New-C1Function $name -InitialContent @{ 'main.ts' = 'x' } @args }; path = { '/api/v1/functions' } }
) {
    BeforeAll {
        Reset-Tenant
        $app = New-C1App Ledger
        $type = $app | New-C1AppResourceType -DisplayName Roles -ResourceType Role
    }

    BeforeEach { Clear-Journal }

    It 'creates what is not there, and returns what is, in any case, with a word' {
        $first = & $make 'Name one' -IfNotExists
        $there = & $make 'NAME one' -IfNotExists -Verbose 4>&1
        @($there | Where-Object { $_ -is [ConductorOne.C1Object] }).Id | Should -BeExactly $first.Id
        "$($there | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })" | Should -BeLike "*There is one named `"NAME one`" already ($($first.Id)): none is created.*"
        (& $make 'Name two' -IfNotExists).Id | Should -Not -Be $first.Id
        Get-Create (& $path) | Should -HaveCount 2
    }

    It 'ignores white space around the name, and creates it as it was given' {
        $first = & $make 'Name four' -IfNotExists
        (& $make "`tName four " -IfNotExists).Id | Should -BeExactly $first.Id
        $made = & $make 'Name five ' -IfNotExists
        $made.Id | Should -Not -Be $first.Id
        (& $make 'Name five ' -IfNotExists).Id | Should -BeExactly $made.Id
        (Get-Create (& $path)).ForEach{ $_.Body.displayName } | Should -BeExactly 'Name four', 'Name five '
    }

    It 'warns of several' {
        # What was made in the same instant has no order.
        $twins = 1..2 | ForEach-Object { & $make Twin }
        $said = & $make twin -IfNotExists 3>&1
        $taken = @($said | Where-Object { $_ -is [ConductorOne.C1Object] })
        $taken | Should -HaveCount 1
        $other = @($twins.Id | Where-Object { $_ -cne $taken[0].Id })
        $other | Should -HaveCount 1
        "$($said | Where-Object { $_ -is [System.Management.Automation.WarningRecord] -and "$_" -notlike '*that are not given*' })" |
            Should -BeExactly "2 objects have the name `"twin`". The oldest, $($taken[0].Id), is used, and no new one is created. The others: $other."
    }

    It 'says with -WhatIf what it would do, and sends nothing' {
        & $make 'Name three' -IfNotExists -WhatIf
        Assert-NothingSent
    }
}

Describe 'What tells two objects of a name apart' {
    BeforeAll { Reset-Tenant }

    It 'is the type of a policy' {
        $grant = New-C1Policy Same Grant -Step (New-C1PolicyStep -Accept)
        $revoke = New-C1Policy Same Revoke -Step (New-C1PolicyStep -Accept) -IfNotExists
        $revoke.PolicyType | Should -Be 'Revoke'
        (New-C1Policy same grant -Step (New-C1PolicyStep -Accept) -IfNotExists).Id | Should -BeExactly $grant.Id
    }

    It 'is the scope of a policy' {
        $app = New-C1App Scoped
        $free = New-C1Policy Wide Grant -Step (New-C1PolicyStep -Accept)
        $own = New-C1Policy Wide Grant -Step (New-C1PolicyStep -Accept) -Scope @{ appId = $app.Id } -IfNotExists
        $own.Id | Should -Not -Be $free.Id
        (New-C1Policy WIDE Grant -Step (New-C1PolicyStep -Accept) -Scope @{ appId = $app.Id } -IfNotExists).Id | Should -BeExactly $own.Id
        (New-C1Policy WIDE Grant -Step (New-C1PolicyStep -Accept) -IfNotExists).Id | Should -BeExactly $free.Id
    }

    It 'is the type of a resource' {
        $types = 'One', 'Two' | ForEach-Object { New-C1App "Of $_" | New-C1AppResourceType -DisplayName $_ -ResourceType Custom }
        $resources = $types | New-C1AppResource -DisplayName Admin -IfNotExists
        ($resources.Id | Select-Object -Unique) | Should -HaveCount 2
    }

    It 'is the product of a connector, and its name where one is given' {
        $app = New-C1App Connected
        $okta = New-C1Connector Okta -AppId $app -DisplayName Sync
        (New-C1Connector Okta -AppId $app -IfNotExists).Id | Should -BeExactly $okta.Id
        (New-C1Connector Okta -AppId $app -IfNotExists -Configuration @{ okta_domain = 'a.example'; okta_api_key = 'planted' }).Id | Should -BeExactly $okta.Id
        (New-C1Connector Okta -AppId $app -DisplayName Other -IfNotExists).Id | Should -Not -Be $okta.Id
        (New-C1Connector GitHub -AppId $app -IfNotExists).Id | Should -Not -Be $okta.Id
    }
}

Describe 'The example Import-Apps.ps1' {
    BeforeAll { $script = Join-Path (Get-RepositoryPath) 'examples/Import-Apps.ps1' }
    BeforeEach { Reset-Tenant }

    It 'loses no row where it cannot sign in' {
        Push-Location TestDrive:/
        try {
            "DisplayName`nPayroll" | Set-Content apps.retry.csv
            Add-Fault @{ path = '/auth/v1/token'; status = 400; body = '{"error":"invalid_client"}'; times = 0 }
            Reset-TestToken
            { & $script apps.retry.csv } | Should -Throw -ErrorId 'C1.SignInFailed,*'
            Get-Content apps.retry.csv | Should -Be 'DisplayName', 'Payroll'
        }
        finally {
            Clear-Fault
            Pop-Location
        }
    }

    It 'goes round: what failed comes back with its reason, is mended and sent again' {
        Push-Location TestDrive:/
        try {
            "DisplayName,MonthlyCostUsd`nPayroll,12`nLedger,a dozen`nExpenses,3" | Set-Content apps.csv
            $apps = & $script apps.csv -WarningAction SilentlyContinue -WarningVariable told
            $apps.DisplayName | Should -Be 'Payroll', 'Expenses'
            "$told" | Should -BeLike '1 of 3 rows failed.*apps.retry.csv*'

            $retry = @(Import-Csv apps.retry.csv)
            $retry | Should -HaveCount 1
            $retry[0].DisplayName | Should -Be 'Ledger'
            $retry[0].Problem | Should -BeLike 'Row 2, "Ledger": *MonthlyCostUsd*a dozen*'

            $retry[0].MonthlyCostUsd = '9'
            $retry | Export-Csv apps.retry.csv
            (& $script apps.retry.csv).MonthlyCostUsd | Should-Be 9
            Test-Path apps.retry.csv | Should -BeFalse

            # All of it again: nothing new.
            (Get-Content apps.csv).Replace('a dozen', '9') | Set-Content apps.csv
            (& $script apps.csv).DisplayName | Should -Be 'Payroll', 'Ledger', 'Expenses'
            (Get-Create).ForEach{ $_.Body.displayName } | Sort-Object | Should -Be 'Expenses', 'Ledger', 'Payroll'
        }
        finally {
            Pop-Location
        }
    }

    It 'leaves the failed rows of another file alone, whether its own <what>' -ForEach @(
        @{ what = 'fail'; cost = 'a dozen' }, @{ what = 'do not'; cost = '3' }
    ) {
        Push-Location TestDrive:/
        try {
            "DisplayName,MonthlyCostUsd`nLedger,a dozen" | Set-Content a.csv
            & $script a.csv -WarningAction SilentlyContinue
            "DisplayName,MonthlyCostUsd`nExpenses,$cost" | Set-Content -LiteralPath b.csv, 'a[b].csv'
            Set-Content retry.csv mine
            foreach ($file in 'b.csv', 'a[b].csv') { $null = & $script $file -WarningAction SilentlyContinue }
            (Import-Csv a.retry.csv).DisplayName | Should -BeExactly Ledger
            Get-Content retry.csv | Should -BeExactly mine
            Test-Path b.retry.csv | Should -Be ($what -eq 'fail')
            Test-Path -LiteralPath 'a[b].retry.csv' | Should -Be ($what -eq 'fail')
        }
        finally {
            Pop-Location
        }
    }

    It 'keeps in a file of failed rows those that still fail, beside the input' {
        $folder = (New-Item "$TestDrive/in.d" -ItemType Directory).FullName
        "DisplayName,MonthlyCostUsd`nLedger,a dozen`nTravel,two" | Set-Content "$folder/apps"
        & $script "$folder/apps" -WarningAction SilentlyContinue
        (Get-Content "$folder/apps.retry").Replace('two', '2') | Set-Content "$folder/apps.retry"
        (& $script "$folder/apps.retry" -WarningAction SilentlyContinue).DisplayName | Should -BeExactly Travel
        (Import-Csv "$folder/apps.retry").DisplayName | Should -BeExactly Ledger
        (Get-ChildItem $folder).Name | Should -BeExactly apps, apps.retry
    }
}
