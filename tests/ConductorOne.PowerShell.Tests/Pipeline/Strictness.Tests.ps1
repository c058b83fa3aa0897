BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'What PowerShell would bend until it fits' {
    BeforeEach { Clear-Tenant }

    It 'refuses <what> in a row, and says so' -ForEach @(
        @{ what = 'a number that is too large'; row = @{ DisplayName = 'x'; MonthlyCostUsd = 99999999999 }; words = 'column MonthlyCostUsd holds "99999999999", which is too large: the largest whole number here is 2147483647.' }
        @{ what = 'true for a number'; row = @{ DisplayName = 'x'; MonthlyCostUsd = $true }; words = 'column MonthlyCostUsd holds "True", which is not a whole number' }
        @{ what = 'a date for yes or no'; row = @{ DisplayName = 'x'; StrictAccessEntitlementProvisioning = [datetime] '2020-01-01' }; words = 'column StrictAccessEntitlementProvisioning holds*which is not true or false' }
        @{ what = 'a list for a text'; row = @{ DisplayName = 'x'; Description = 'a', 'b' }; words = 'column Description holds a list, which is not text.' }
        @{ what = 'an empty list for a text'; row = @{ DisplayName = 'x'; Description = @() }; words = 'column Description holds an empty list, which is not text' }
        @{ what = 'an object for a text'; row = @{ DisplayName = 'x'; Description = @{ a = 1 } }; words = 'column Description holds an object of the class Hashtable, which is not text' }
        @{ what = 'an object among ids'; row = @{ DisplayName = 'x'; Owners = @([pscustomobject]@{ name = 'u1' }) }; words = 'column Owners holds an object of the class PSCustomObject, which is not a list' }
        @{ what = 'a misspelt key'; row = @{ DisplayName = 'x'; MatchBatonRef = @{ apId = 'a' } }; words = 'column MatchBatonRef cannot be used: C1AppMatchBatonRef has no key "apId". Did you mean "appId"?' }
    ) {
        $object = [pscustomobject] $row
        $object | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "Row 1, `"x`": The $words*" -Target $object
        Assert-NothingSent
    }

    It 'refuses the same as an argument: <what>' -ForEach @(
        @{ what = 'a fraction'; parameters = @{ MonthlyCostUsd = 12.5 }; words = '*It holds "12.5", which is not a whole number.' }
        @{ what = 'a list for a text'; parameters = @{ Description = 'a', 'b' }; words = '*It holds a list, which is not text.' }
        @{ what = 'a list for a number'; parameters = @{ MonthlyCostUsd = 1, 2 }; words = '*It holds a list, which is not a whole number.' }
        @{ what = 'a word for yes or no'; parameters = @{ StrictAccessEntitlementProvisioning = 'off' }; words = '*It holds "off", which is not true or false (or yes, no, 1, 0).' }
    ) {
        { New-C1App x @parameters } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage $words
        Assert-NothingSent
    }

    It 'takes DBNull, as a DataTable has it, for not given' {
        $table = [System.Data.DataTable]::new()
        foreach ($column in 'DisplayName', 'Description', 'Owners', 'MonthlyCostUsd') { $null = $table.Columns.Add($column) }
        $null = $table.Rows.Add('x')
        $null = $table.Rows | New-C1App
        Assert-Sent POST /api/v1/apps @{ displayName = 'x' }
    }

    It 'refuses a text in the pipe of which nothing would be used' {
        'a', 'b' | New-C1Connector -AppId a -Catalog Okta -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should-Be 2
        "$($failed[0])" | Should -BeLike 'Row 1: No parameter takes anything of it.*'
        Assert-NothingSent
    }

    It 'refuses a session that is not there, rather than working with the default' {
        { New-C1App x -Session $null } | Should -Throw
        { Disconnect-C1 $null } | Should -Throw
        Assert-NothingSent
        Get-C1Session -Default | Should -Not -BeNullOrEmpty
    }

    It 'reads back the annotations that Export-Csv writes, whatever they hold' {
        $annotations = @{ a = '1'; url = 'https://x/?p=1;q=2' }
        $app = New-C1App Exported -Annotations $annotations
        Clear-Journal
        $null = $app | Select-Object DisplayName, Annotations | ConvertTo-Csv | ConvertFrom-Csv | New-C1App
        Assert-Sent POST /api/v1/apps @{ displayName = 'Exported'; annotations = $annotations }
    }

    It 'masks a secret that the server repeats in any field of what it made' {
        Add-Fault @{ path = '/api/v1/apps/a/connectors/create'; body = '{"connectorView":{"connector":{"id":"c1","description":"key planted-secret is bad","status":{"lastError":"planted-secret"}}},"expanded":[{"note":"planted-secret"}]}' }
        $connector = New-C1Connector Okta -AppId a -Configuration @{ okta_api_key = 'planted-secret' }
        $connector.Id | Should-BeString 'c1' -CaseSensitive
        $connector | ConvertTo-Json -Depth 10 | Should -Not -Match 'planted'
        $connector.Description | Should-BeString 'key *** is bad' -CaseSensitive
    }

    It 'masks a SecureString anywhere in a raw configuration' {
        $secret = ConvertTo-SecureString 'planted-secret' -AsPlainText -Force
        $config = @{ '@type' = 't'; configuration = @{ okta_domain = @{ stringValue = $secret } } }
        $out = New-C1Connector Okta -AppId a -Config $config -WhatIf -Verbose *>&1 | Out-String
        $out | Should -Not -Match 'planted'
        $out | Should -Match '\*\*\*'
    }

    It 'gives a second identity of the same tenant a name of its own' {
        $first = Get-C1Session -Default
        $second = Connect-C1 -ServerUrl $sandbox.url -AccessToken not-a-token
        try {
            $second.Name | Should-BeString "$($first.Name)#2" -CaseSensitive
            $null = New-C1App Payroll -Session $first
            @(Get-Sent).Count | Should-Be 1
        }
        finally {
            $second | Disconnect-C1
            Select-TestTenant
        }
    }

    It 'goes on with the next row when an answer cannot be understood in a way that nobody foresaw' {
        Add-Fault @{ path = '/api/v1/apps'; redirect = '//' }
        $made = [pscustomobject]@{ DisplayName = 'a' }, [pscustomobject]@{ DisplayName = 'b' } | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        $made.DisplayName | Should-BeString 'b' -CaseSensitive
        Assert-Failure $failed 'C1.Redirected' InvalidResult 'Row 1, "a": *nowhere*'
    }
}
