BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Payroll

    # The verbose lines of a command.
    function Get-VerboseLine([scriptblock] $Command) { & $Command 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message }
}

AfterAll { Stop-TestTenant }

Describe '-WhatIf and -Confirm' {
    BeforeEach { Clear-Tenant }

    It '<cmdlet> -WhatIf sends nothing and writes nothing; with -Verbose it shows what would go' -ForEach @(
        @{ cmdlet = 'New-C1App'; parameters = @{ DisplayName = 'Payroll'; MonthlyCostUsd = 3 }; path = '/api/v1/apps'; body = @{ displayName = 'Payroll'; monthlyCostUsd = 3 } }
        @{ cmdlet = 'New-C1Policy'; parameters = @{ DisplayName = 'No'; PolicyType = 'Grant'; DenyAll = $true }; path = '/api/v1/policies'; body = @{ displayName = 'No'; policyType = 'POLICY_TYPE_GRANT' } }
        @{ cmdlet = 'New-C1Function'; parameters = @{ DisplayName = 'F'; InitialContent = @{ 'main.ts' = 'x' }; Publish = $true }; path = '/api/v1/functions'; body = @{ displayName = 'F'; functionType = 'FUNCTION_TYPE_ANY'; initialContent = @{ 'main.ts' = 'bytes: 1' } } }
        @{ cmdlet = 'New-C1AppResourceType'; parameters = @{ AppId = 'a/b'; DisplayName = 'R'; ResourceType = 'Role' }; path = '/api/v1/apps/a%2Fb/resource_types'; body = @{ displayName = 'R'; resourceType = 'ROLE' } }
        @{ cmdlet = 'New-C1AppResource'; parameters = @{ AppId = 'a'; AppResourceTypeId = 't'; DisplayName = 'R' }; path = '/api/v1/apps/a/resource_types/t/resources'; body = @{ displayName = 'R' } }
        @{ cmdlet = 'New-C1Connector'; parameters = @{ AppId = 'a'; Catalog = 'Okta' }; path = '/api/v1/apps/a/connectors'; body = @{ catalogId = '*' } }
        @{
            cmdlet = 'New-C1Connector'; parameters = @{ AppId = 'a'; Catalog = 'Okta'; Configuration = @{ okta_domain = 'acme.okta.com'; okta_api_key = 'planted-secret' } }
            path = '/api/v1/apps/a/connectors/create'
            body = @{
                catalogId = '*'
                config = @{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_domain = @{ stringValue = 'acme.okta.com' }; okta_api_key = @{ stringValue = '***' } } }
            }
        }
    ) {
        $out = & $cmdlet @parameters -WhatIf -Verbose 4>&1
        @($out | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).Count | Should-Be 0
        "$out" | Should -Not -BeLike '*planted-secret*'
        $line = @($out | Where-Object { "$_" -like 'Would send*' })
        $line.Count | Should-Be 1
        "$line" | Should -BeLike "Would send POST $path {*}"
        $shown = ConvertFrom-Json ("$line" -replace '^Would send POST \S+ ') -AsHashtable
        if ($body['catalogId'] -eq '*') { $body['catalogId'] = $shown['catalogId'] }
        Assert-Json $shown $body
        @(Get-Journal).Count | Should-Be 0
    }

    It '-WhatIf still refuses what is wrong' {
        New-C1App '' -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*DisplayName*'
    }

    It '-WhatIf needs no session' -Tag OneBuild {
        $out = Invoke-Shell @"
Import-Module '$(Get-ModulePath)'
'a', 'b' | ForEach-Object { [pscustomobject]@{ DisplayName = `$_ } } | New-C1App -WhatIf
'Ours', '' | ForEach-Object { [pscustomobject]@{ AppId = 'a'; ConnectorId = 'c'; DisplayName = `$_; Catalog = 'Slack' } } | Remove-C1Connector -WhatIf
[pscustomobject]@{ AppId = 'a'; Catalog = 'Slack' } | Remove-C1App -WhatIf
"@
        $out | Should -BeExactly 'What if: Create app "a"', 'What if: Create app "b"', 'What if: Remove connector "Ours (c)"', 'What if: Remove connector "Slack (c)"', 'What if: Remove app "a"'
    }

    It '$VerbosePreference of the caller''s scope counts, too' {
        $lines = & {
            $VerbosePreference = 'Continue'
            Get-VerboseLine { New-C1App Payroll }
            Get-VerboseLine { New-C1App Payroll -WhatIf }
        }
        @($lines -like 'POST /api/v1/apps -> 200*').Count | Should-Be 1
        @($lines -like 'Would send POST /api/v1/apps {*').Count | Should-Be 1
    }

    It '-Verbose:$false wins over $VerbosePreference' {
        $lines = & {
            $VerbosePreference = 'Continue'
            Get-VerboseLine { New-C1App Payroll -Verbose:$false }
        }
        $lines | Should -BeNullOrEmpty
    }

    It '$WhatIfPreference counts, too' {
        & {
            $WhatIfPreference = $true
            New-C1App Payroll | Should -BeNullOrEmpty
        }
        Assert-NothingSent
    }

    It '-Confirm:$false sends without asking' {
        & {
            $ConfirmPreference = 'Low'
            (New-C1App Payroll -Confirm:$false).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        }
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll' }
    }

    It '<what> says what to add where the host <asks>, and sends nothing' -ForEach @(
        @{ what = 'Remove-C1App'; asks = 'shows nothing'; shown = { $null }; call = { param($session, $app) Remove-C1App $app -Session $session } }
        @{ what = 'Remove-C1App'; asks = 'refuses to ask'; shown = { New-TestHost }; call = { param($session, $app) Remove-C1App $app -Session $session } }
        @{ what = 'Remove-C1App of two rows'; asks = 'refuses to ask'; shown = { New-TestHost }; call = { param($session, $app) $app, $app | Remove-C1App -Session $session } }
        @{ what = '-Confirm'; asks = 'refuses to ask'; shown = { New-TestHost }; call = { param($session) New-C1App Payroll -Confirm -Session $session } }
    ) {
        $pipe = Start-OtherRunspace -ShellHost (& $shown) -Argument (Get-C1Session -Default), $app, $call {
            param($session, $app, $call)
            $ConfirmPreference = 'High'
            try { & ([scriptblock]::Create($call)) $session $app } catch { $_ }
        }
        try { $failed = @(Receive-OtherRunspace $pipe) } finally { Remove-OtherRunspace $pipe }
        Assert-Failure $failed InvalidOperation InvalidOperation 'Nobody can be asked in this shell. To go on without a question, give -Confirm:$false. ?*'
        Assert-NothingSent
    }

    It 'a shell with -NonInteractive says what to add before what PowerShell says' -Tag OneBuild {
        $out = Invoke-Shell @"
Import-Module '$(Get-ModulePath)'
`$null = Connect-C1 -ServerUrl '$($sandbox.url)' -AccessToken t
try { Remove-C1App '$($app.Id)' } catch { "`$_" }
"@
        "$out" | Should -BeLike 'Nobody can be asked in this shell. To go on without a question, give -Confirm:$false. ?*'
        Assert-NothingSent
    }

    It '-Verbose without -WhatIf names method, path, status and time, but no body and no token' {
        $lines = Get-VerboseLine { New-C1App Payroll -Description 'planted' -Verbose }
        @($lines -match '^POST /api/v1/apps -> 200( \(request-id: \S+\))?, \d+ ms$').Count | Should-Be 1
        "$lines" | Should -Not -BeLike '*planted*'
        "$lines" | Should -Not -BeLike '*Bearer*'
    }
}
