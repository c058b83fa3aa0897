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

    It 'takes another name, in another case, for another app' {
        $there = New-C1App payroll
        (New-C1App Payroll -IfNotExists).Id | Should -Not -Be $there.Id
    }

    It 'makes one app of all rows of a name, several at once' {
        $apps = New-Row A B A A B C | New-C1App -IfNotExists -ThrottleLimit 6
        $apps.DisplayName | Should -Be 'A', 'B', 'A', 'A', 'B', 'C'
        ($apps.Id | Select-Object -Unique) | Should -HaveCount 3
        (Get-Create).ForEach{ $_.Body.displayName } | Sort-Object | Should -Be 'A', 'B', 'C'
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
}

Describe 'The example Import-Apps.ps1' {
    BeforeAll { $script = Join-Path (Get-RepositoryPath) 'examples/Import-Apps.ps1' }
    BeforeEach { Reset-Tenant }

    It 'loses no row where it cannot sign in' {
        Push-Location TestDrive:/
        try {
            "DisplayName`nPayroll" | Set-Content retry.csv
            Add-Fault @{ path = '/auth/v1/token'; status = 400; body = '{"error":"invalid_client"}'; times = 0 }
            Reset-TestToken
            { & $script retry.csv } | Should -Throw -ErrorId 'C1.SignInFailed,*'
            Get-Content retry.csv | Should -Be 'DisplayName', 'Payroll'
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
            "$told" | Should -BeLike '1 of 3 rows failed.*retry.csv*'

            $retry = @(Import-Csv retry.csv)
            $retry | Should -HaveCount 1
            $retry[0].DisplayName | Should -Be 'Ledger'
            $retry[0].Problem | Should -BeLike 'Row 2, "Ledger": *MonthlyCostUsd*a dozen*'

            $retry[0].MonthlyCostUsd = '9'
            $retry | Export-Csv retry.csv
            (& $script retry.csv).MonthlyCostUsd | Should -Be 9
            Test-Path retry.csv | Should -BeFalse

            # All of it again: nothing new.
            (Get-Content apps.csv).Replace('a dozen', '9') | Set-Content apps.csv
            (& $script apps.csv).DisplayName | Should -Be 'Payroll', 'Ledger', 'Expenses'
            (Get-Create).ForEach{ $_.Body.displayName } | Sort-Object | Should -Be 'Expenses', 'Ledger', 'Payroll'
        }
        finally {
            Pop-Location
        }
    }
}
