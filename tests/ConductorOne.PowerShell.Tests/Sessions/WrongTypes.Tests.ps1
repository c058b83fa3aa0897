# A secret that was given in another type than its parameter's: refused, and quoted nowhere. isText: what a connector's field takes as text.
# right: parameters that it fits.

BeforeDiscovery {
    $wrong = @(
        @{ what = 'a number'; isText = $true; value = { 7283045177 } }
        @{ what = 'a fraction'; isText = $true; value = { 728304.5177 } }
        @{ what = 'a large number'; isText = $true; value = { [bigint] 7283045177 } }
        @{ what = 'a character'; isText = $true; value = { [char] 'x' } }
        @{ what = 'a GUID'; isText = $true; value = { [guid] '72830451-7000-0000-0000-000000000000' } }
        @{ what = 'an address'; isText = $true; value = { [uri] 'https://hunter2.example/hunter2' } }
        @{ what = 'a time'; isText = $true; value = { [datetime]::new(7283045177) } }
        @{ what = 'an object'; value = { [pscustomobject]@{ secret = 'hunter2' } } }
        @{ what = 'an object with a text of its own'; value = { [pscustomobject]@{ secret = 'hunter2' } | Add-Member ScriptMethod ToString { 'hunter2' } -Force -PassThru } }
        @{ what = 'a hashtable'; value = { @{ secret = 'hunter2' } } }
        @{ what = 'a hashtable inside a hashtable'; value = { @{ outer = @{ hunter2 = 'hunter2' } } } }
        @{ what = 'an array'; value = { , @('hunter2', 'hunter2') } }
        @{ what = 'an array of one'; value = { , @('hunter2') } }
        @{ what = 'bytes'; value = { , [byte[]] [System.Text.Encoding]::ASCII.GetBytes('hunter2') } }
        @{ what = 'characters'; value = { , 'hunter2'.ToCharArray() } }
        @{ what = 'a list'; value = { , [System.Collections.Generic.List[string]] @('hunter2') } }
        @{ what = 'a script block'; right = 'OidcTokenSource'; value = { { 'hunter2' } } }
        @{ what = 'a text builder'; value = { [System.Text.StringBuilder]::new('hunter2') } }
        @{ what = 'an error'; value = { [System.Management.Automation.ErrorRecord]::new([Exception]::new('hunter2'), 'hunter2', 'NotSpecified', 'hunter2') } }
        @{ what = 'a network credential'; value = { [System.Net.NetworkCredential]::new('hunter2', 'hunter2') } }
        @{ what = 'an element of XML'; value = { [xml] '<secret>hunter2</secret>' } }
        @{ what = 'a PSCredential'; right = 'Credential', 'ProxyCredential'; value = { [pscredential]::new('hunter2', (ConvertTo-Secure hunter2)) } }
        @{ what = 'a SecureString in an array'; value = { , @((ConvertTo-Secure hunter2)) } }
        @{ what = 'a text'; isText = $true; right = 'ClientSecret', 'AccessToken', 'OidcToken', 'Credential', 'ProxyCredential'; value = { 'hunter2' } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected

    # Each call fails with one error about its parameter. Whatever PowerShell keeps or shows of it, in any form, is without the secret.
    function Assert-Unquoted([hashtable] $Calls) {
        $Error.Clear()
        $records = foreach ($parameter in $Calls.Keys) {
            $out = @(& {
                    $ErrorActionPreference = $VerbosePreference = $DebugPreference = 'Continue'
                    try { & $Calls[$parameter] } catch { $_ }
                } *>&1)
            $out.Count | Should -Be 1 -Because "$parameter : $out"
            "$($out[0])" | Should -BeLike "*$parameter*"
            $out[0]
        }
        $kept = @($records) + @($Error)
        $exceptions = foreach ($record in $kept) { for ($e = $record.Exception; $e; $e = $e.InnerException) { $e } }
        $shown = $(
            $kept | Out-String -Width 4096
            $kept | Format-List * -Force | Out-String -Width 4096
            $kept.TargetObject | Out-String
            $kept.ForEach({ "$_ $($_.TargetObject) $($_.CategoryInfo) $($_.FullyQualifiedErrorId) $($_.ErrorDetails)" })
            $exceptions.ForEach({ "$_ $($_.Data.Values)" })
        ) -join ' '
        foreach ($secret in 'hunter2', '7283045177', '728304.5177', '72830451', '104, 117', '104 117') { $shown.Contains($secret) | Should -BeFalse -Because "$secret shows: $shown" }
        @(Get-Journal).Count | Should-Be 0
    }
}

AfterAll { Stop-TestTenant }

Describe 'A secret given as' {
    BeforeEach { Clear-Journal }

    AfterEach { Disconnect-C1 -All }

    It '<what> is refused and not quoted' -ForEach $wrong {
        $given = & $value
        $entra = @{ EntraTenantId = [guid]::NewGuid(); EntraClientId = [guid]::NewGuid() }
        $calls = @{
            ClientSecret    = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $given }
            AccessToken     = { Connect-C1 -ServerUrl $sandbox.url -AccessToken $given }
            OidcToken       = { Connect-C1 -ServerUrl $sandbox.url -ClientId a@b.c/wfe -OidcToken $given }
            Credential      = { Connect-C1 -ServerUrl $sandbox.url -Credential $given }
            ProxyCredential = { Connect-C1 acme -AccessToken x -Proxy http://proxy.invalid -ProxyCredential $given }
            OidcTokenSource = { Connect-C1 -ServerUrl $sandbox.url -ClientId a@b.c/wfe -OidcTokenSource $given }
            Certificate     = { Connect-C1 -ServerUrl $sandbox.url -ClientId a@b.c/wfe @entra -Certificate $given }
        }
        foreach ($parameter in @($right)) { if ($parameter) { $calls.Remove($parameter) } }
        Assert-Unquoted $calls
        if (-not $isText) {
            $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken x -NoVerify
            Assert-Unquoted @{
                okta_api_key  = { New-C1Connector -AppId a1 -Catalog Okta -Configuration @{ okta_domain = 'acme.okta.com'; okta_api_key = $given } }
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
                (Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $given).SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
            }
        }

        $credential = [pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))
        foreach ($given in $credential, [psobject]::AsPSObject($credential)) {
            (Connect-C1 -ServerUrl $sandbox.url -Credential $given).SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
        }
    }
}
