BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant

    # What -WhatIf -Verbose shows of each row, in order: the request that would go, or the row's error.
    function Get-Plan([object[]] $Out) {
        foreach ($item in $Out) {
            if ($item -is [System.Management.Automation.ErrorRecord]) { $item }
            elseif ("$item" -match '^Would send (\S+) (\S+) (.*)$') {
                [pscustomobject]@{ Method = $Matches[1]; Path = $Matches[2]; Body = ConvertFrom-Json $Matches[3] -AsHashtable -DateKind String -NoEnumerate }
            }
        }
    }

    # What an error record says, in full.
    function Get-Words($Record) {
        "$Record"; $Record.Exception.Message; $Record.Exception.GetType().FullName; $Record.FullyQualifiedErrorId
        "$($Record.CategoryInfo)"; ConvertTo-Json $Record.TargetObject -Compress
    }
}

AfterAll { Stop-TestTenant }

Describe 'A dry run of a whole pipe' {
    BeforeAll {
        $csv = "$TestDrive/apps.csv"
        Set-Content $csv -Encoding utf8 @'
DisplayName,Description,MonthlyCostUsd,Owners,Annotations,StrictAccessEntitlementProvisioning,IdentityMatching,MatchBatonRef
Payroll,"Lohn, ""Gehalt""",12,u10000000000000000000000000;u20000000000000000000000000,cost=4711;env=prod,yes,display name,
Travel,,,,,,,"{""appId"":""a00000000000000000000000000"",""connectorId"":""c00000000000000000000000000"",""externalId"":""x""}"
,no name,,,,,,
Bad cost,,twelve,,,,,
Bad flag,,,,,perhaps,,
Bad name of a value,,,,,,Costum,
Bad map,,,,no equals sign,,,
Bad JSON,,,,,,,"{""appId"""
Misspelt,,,,,,,"{""appId"":""a"",""conectorId"":""c""}"
Canteen,東京,,,,no,,
'@
    }

    BeforeEach {
        Clear-Tenant
        $ErrorActionPreference = 'Continue'
    }

    It 'shows for each row what a real run sends, body and all, and sends nothing (-ThrottleLimit <_>)' -ForEach 1, 4 {
        $plan = @(Get-Plan (Import-Csv $csv | New-C1App -WhatIf -Verbose -ThrottleLimit $_ -ErrorAction SilentlyContinue 4>&1))
        @(Get-Journal).Count | Should-Be 0
        $null = Import-Csv $csv | New-C1App -ErrorAction SilentlyContinue
        $sent = @(Get-Sent)
        $plan | Should -HaveCount 3
        $sent | Should -HaveCount 3
        foreach ($number in 0..2) {
            "$($plan[$number].Method) $($plan[$number].Path)" | Should-BeString "$($sent[$number].Method) $($sent[$number].Path)" -CaseSensitive
            Assert-Json $plan[$number].Body $sent[$number].Body
        }
    }

    It 'refuses bad rows exactly as a real run does, and in the same places' {
        $dry = @(Get-Plan (Import-Csv $csv | New-C1App -WhatIf -Verbose -ThrottleLimit 4 4>&1 2>&1))
        Assert-NothingSent
        $real = @(Import-Csv $csv | New-C1App -ThrottleLimit 4 2>&1)
        $dry | Should -HaveCount 10
        $real | Should -HaveCount 10
        $refused = 0
        foreach ($number in 0..9) {
            if ($real[$number] -is [System.Management.Automation.ErrorRecord]) {
                Get-Words $dry[$number] | Should -BeExactly (Get-Words $real[$number])
                "$($dry[$number])" | Should -BeLike "Row $($number + 1)*"
                $refused++
            }
            else {
                $dry[$number].Body.displayName | Should -BeExactly $real[$number].DisplayName
            }
        }

        $refused | Should-Be 7
    }

    It 'writes no object and needs no session, of any cmdlet: <cmdlet>' -ForEach @(
        @{ cmdlet = 'New-C1App'; columns = 'DisplayName=x' }
        @{ cmdlet = 'New-C1Policy'; columns = 'DisplayName=x;PolicyType=Grant;BaselinePolicyId=p' }
        @{ cmdlet = 'New-C1Function'; columns = 'DisplayName=x' }
        @{ cmdlet = 'New-C1AppResourceType'; columns = 'AppId=a;DisplayName=x;ResourceType=Role' }
        @{ cmdlet = 'New-C1AppResource'; columns = 'AppId=a;AppResourceTypeId=t;DisplayName=x' }
        @{ cmdlet = 'New-C1Connector'; columns = 'AppId=a;Catalog=Okta' }
    ) {
        $pairs = ($columns -split ';' | ForEach-Object { $name, $value = $_ -split '='; "$name = '$value'" }) -join '; '
        $out = @(Invoke-OtherRunspace "1..3 | ForEach-Object { [pscustomobject]@{ $pairs } } | $cmdlet -WhatIf -Verbose -ThrottleLimit 2 4>&1")
        @($out | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }) | Should -HaveCount 0
        @($out -like 'Would send POST /api/v1/*').Count | Should-Be 3
        @(Get-Journal).Count | Should-Be 0
    }

    It 'masks the secrets of each row' {
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ AppId = 'a'; Catalog = 'Okta'; Configuration = "okta_domain=acme.okta.com;okta_api_key=planted-secret-$_" } }
        $plan = @(Get-Plan ($rows | New-C1Connector -WhatIf -Verbose -Debug 4>&1 5>&1))
        $plan | Should -HaveCount 3
        "$($rows | New-C1Connector -WhatIf -Verbose -Debug *>&1)" | Should -Not -BeLike '*planted-secret*'
        foreach ($one in $plan) {
            $one.Body.config.configuration.okta_domain.stringValue | Should-BeString 'acme.okta.com' -CaseSensitive
            $one.Body.config.configuration.okta_api_key.stringValue | Should-BeString '***' -CaseSensitive
        }

        Assert-NothingSent
    }

    It 'ends at the first bad row under -ErrorAction Stop, as a real run does' {
        try { Import-Csv $csv | New-C1App -WhatIf -ErrorAction Stop } catch { $dry = $_ }
        try { Import-Csv $csv | New-C1App -ErrorAction Stop -OutVariable made } catch { $real = $_ }
        Get-Words $dry | Should -BeExactly (Get-Words $real)
        $made.DisplayName | Should -BeExactly 'Payroll', 'Travel'
    }
}
