# A secret that was given in another type than its parameter's: refused, and quoted nowhere.

BeforeDiscovery {
    $wrong = @(
        @{ what = 'a number'; value = { 7283045177 } }
        @{ what = 'a fraction'; value = { 728304.5177 } }
        @{ what = 'a large number'; value = { [bigint] 7283045177 } }
        @{ what = 'a character'; value = { [char] 'x' } }
        @{ what = 'a GUID'; value = { [guid] '72830451-7000-0000-0000-000000000000' } }
        @{ what = 'an address'; value = { [uri] 'https://hunter2.example/hunter2' } }
        @{ what = 'a time'; value = { [datetime]::new(7283045177) } }
        @{ what = 'an object'; value = { [pscustomobject]@{ secret = 'hunter2' } } }
        @{ what = 'an object with a text of its own'; value = { [pscustomobject]@{ secret = 'hunter2' } | Add-Member ScriptMethod ToString { 'hunter2' } -Force -PassThru } }
        @{ what = 'a hashtable'; value = { @{ secret = 'hunter2' } } }
        @{ what = 'a hashtable inside a hashtable'; value = { @{ outer = @{ hunter2 = 'hunter2' } } } }
        @{ what = 'an array'; value = { , @('hunter2', 'hunter2') } }
        @{ what = 'an array of one'; value = { , @('hunter2') } }
        @{ what = 'bytes'; value = { , [byte[]] [System.Text.Encoding]::ASCII.GetBytes('hunter2') } }
        @{ what = 'characters'; value = { , 'hunter2'.ToCharArray() } }
        @{ what = 'a list'; value = { , [System.Collections.Generic.List[string]] @('hunter2') } }
        @{ what = 'a script block'; value = { { 'hunter2' } } }
        @{ what = 'a text builder'; value = { [System.Text.StringBuilder]::new('hunter2') } }
        @{ what = 'an error'; value = { [System.Management.Automation.ErrorRecord]::new([Exception]::new('hunter2'), 'hunter2', 'NotSpecified', 'hunter2') } }
        @{ what = 'a network credential'; value = { [System.Net.NetworkCredential]::new('hunter2', 'hunter2') } }
        @{ what = 'an element of XML'; value = { [xml] '<secret>hunter2</secret>' } }
    )
    $secretsOnly = $wrong + @(@{ what = 'a PSCredential'; value = { [pscredential]::new('hunter2', (ConvertTo-Secure hunter2)) } })
    $credentialsOnly = $wrong + @(@{ what = 'a SecureString in an array'; value = { , @((ConvertTo-Secure hunter2)) } })
    $sourcesOnly = @($wrong | Where-Object what -ne 'a script block') + @(@{ what = 'a text'; value = { 'hunter2' } })
    $certificatesOnly = $wrong + @(@{ what = 'a text'; value = { 'hunter2' } })
    $configurationOnly = @($wrong | Where-Object { $_.what -notin 'a number', 'a fraction', 'a large number', 'a character', 'a GUID', 'an address', 'a time' }) + @(
        @{ what = 'a PSCredential'; value = { [pscredential]::new('hunter2', (ConvertTo-Secure hunter2)) } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected

    # Whatever PowerShell keeps or shows of an error, in any of its forms.
    function Assert-Unquoted([scriptblock] $Call, [string] $Parameter) {
        $Error.Clear()
        $out = & {
            $ErrorActionPreference = $VerbosePreference = $DebugPreference = 'Continue'
            try { & $Call } catch { $_ }
        } *>&1
        $records = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $records.Count | Should -Be 1 -Because "$out"
        "$($records[0])" | Should -BeLike "*$Parameter*"
        $shown = @($out; $Error) | ForEach-Object {
            $_ | Out-String -Width 4096
            $_ | Format-List * -Force | Out-String -Width 4096
            if ($_ -is [System.Management.Automation.ErrorRecord]) {
                "$($_.TargetObject)", ($_.TargetObject | Out-String), "$($_.CategoryInfo)", $_.FullyQualifiedErrorId, "$($_.ErrorDetails)"
                for ($e = $_.Exception; $e; $e = $e.InnerException) { "$e"; $e | Format-List * -Force | Out-String -Width 4096; $e.Data.Values | Out-String }
            }
        }
        $shown = "$shown" -replace '(?m)^.*(Call|value) = .*$'
        foreach ($secret in 'hunter2', '7283045177', '728304.5177', '72830451', '104, 117', '104 117') { $shown.Contains($secret) | Should -BeFalse -Because "$secret shows: $shown" }
        @(Get-Journal).Count | Should -Be 0
    }
}

AfterAll { Stop-TestTenant }

Describe 'A secret given as <what>' {
    BeforeEach { Clear-Journal }

    Context 'to -ClientSecret, -AccessToken, -OidcToken' -ForEach $secretsOnly {
        It 'is refused and not quoted' {
            $given = & $value
            Assert-Unquoted { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $given } ClientSecret
            Assert-Unquoted { Connect-C1 -ServerUrl $sandbox.url -AccessToken $given } AccessToken
            Assert-Unquoted { Connect-C1 -ServerUrl $sandbox.url -ClientId a@b.c/wfe -OidcToken $given } OidcToken
        }
    }

    Context 'to -Credential, -ProxyCredential' -ForEach $credentialsOnly {
        It 'is refused and not quoted' {
            $given = & $value
            Assert-Unquoted { Connect-C1 -ServerUrl $sandbox.url -Credential $given } Credential
            Assert-Unquoted { Connect-C1 acme -AccessToken x -Proxy http://proxy.invalid -ProxyCredential $given } ProxyCredential
        }
    }

    Context 'to -OidcTokenSource' -ForEach $sourcesOnly {
        It 'is refused and not quoted' {
            $given = & $value
            Assert-Unquoted { Connect-C1 -ServerUrl $sandbox.url -ClientId a@b.c/wfe -OidcTokenSource $given } OidcTokenSource
        }
    }

    Context 'to -Certificate' -ForEach $certificatesOnly {
        It 'is refused and not quoted' {
            $given = & $value
            $entra = @{ EntraTenantId = [guid]::NewGuid(); EntraClientId = [guid]::NewGuid() }
            Assert-Unquoted { Connect-C1 -ServerUrl $sandbox.url -ClientId a@b.c/wfe @entra -Certificate $given } Certificate
        }
    }

    Context 'in -Configuration and as -Configuration' -ForEach $configurationOnly {
        It 'is refused and not quoted' {
            $given = & $value
            $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken x -NoVerify
            try {
                Assert-Unquoted { New-C1Connector -AppId a1 -Catalog Okta -Configuration @{ okta_domain = 'acme.okta.com'; okta_api_key = $given } } okta_api_key
            }
            finally {
                Disconnect-C1 -All
            }
        }
    }
}

Describe 'A secret of the right type' {
    BeforeEach { Clear-Journal }

    AfterEach { Disconnect-C1 -All }

    It 'is taken wrapped and unwrapped, as text and as SecureString' {
        foreach ($secret in $sandbox.clientSecret, (ConvertTo-Secure $sandbox.clientSecret)) {
            foreach ($given in $secret, [psobject]::AsPSObject($secret)) {
                (Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $given).SignIn | Should -BeExactly 'ClientCredentials'
            }
        }

        $credential = [pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))
        foreach ($given in $credential, [psobject]::AsPSObject($credential)) {
            (Connect-C1 -ServerUrl $sandbox.url -Credential $given).SignIn | Should -BeExactly 'ClientCredentials'
        }
    }
}
