BeforeDiscovery {
    # Every way to sign in that needs no shell of its own, and what of it goes over the wire that must not show.
    $ways = @(
        @{ how = 'a client secret'; carries = 'client_assertion'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret } }
        @{ how = 'a plain secret'; carries = 'client_secret'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -PlainSecret } }
        @{ how = 'proofs'; carries = 'client_assertion', 'dpop'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -DPoP } }
        @{ how = 'an OIDC token'; carries = 'subject_token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcToken $token } }
        @{ how = 'the file of an OIDC token'; carries = 'subject_token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcTokenFile $tokenFile } }
        @{ how = 'the variable of an OIDC token'; carries = 'subject_token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcTokenVariable C1_TEST_TOKEN } }
        @{ how = 'a script and a SecureString'; carries = 'subject_token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcTokenSource { Write-Verbose $using:plain -Verbose; $using:secure } } }
        @{ how = 'GitHub Actions'; carries = 'subject_token', 'authorization'; asks = '/actions/token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -GitHubActions } }
        @{ how = 'a managed identity'; carries = 'subject_token', 'x-identity-header'; asks = '/identity/token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -ManagedIdentity } }
    )

    # What a way does of its own is the same in both builds; how it is sent is not, and one of each kind is enough for that.
    $someWays = if ($env:CONDUCTORONE_TEST_NETSTANDARD) { $ways | Where-Object how -in 'a client secret', 'proofs', 'a managed identity' } else { $ways }
    $device = @{ how = 'a device code'; carries = 'device_code'; connect = { Connect-Person -Option @{ Verbose = $true; Debug = $true } } }

    # How a server repeats what it was sent.
    $echoes = @(
        @{ as = 'JSON'; contentType = 'application/json'; body = '{"error":"invalid_request","error_description":"not good: {sent}","code":3,"message":"not good: {sent}","details":[{"value":"{sent}"}]}' }
        @{ as = 'JSON that breaks off'; contentType = 'application/json'; body = '{"error":"invalid_request","error_description":"not good: {sent}' }
        @{ as = 'text'; contentType = 'text/plain'; body = 'not good: {sent}' }
        @{ as = 'a web page'; contentType = 'text/html'; body = '<html><body><h1>not good</h1><pre>{sent}</pre></body></html>' }
        @{ as = 'half an answer'; contentType = 'text/plain'; body = 'not good: {sent}'; cut = 60 }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected -Option '--https', '--device-interval 1'

    # What fails is tried again at once: nothing here is about waiting.
    $PSDefaultParameterValues = @{ 'Connect-C1:MaxRetryDelay' = 0.1 }
    $platform = Invoke-Control GET platform
    $trust = New-TestTrust
    $key = ($sandbox.clientSecret -split ':')[-1]
    $private = [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($key.Replace('-', '+').Replace('_', '/').PadRight([int] [math]::Ceiling($key.Length / 4) * 4, '='))) |
        ConvertFrom-Json | ForEach-Object d

    # A text as any encoder may write it: of JSON, of URLs, of HTML, of CSV, of PowerShell. Without blanks: lines are broken where they end.
    function Get-Spelling([string] $Secret) {
        $json = 'Default', 'EscapeNonAscii', 'EscapeHtml' | ForEach-Object { (ConvertTo-Json $Secret -EscapeHandling $_) -replace '^"|"$' }
        $xml = [System.Management.Automation.PSSerializer]::Serialize($Secret) -replace '(?s)^.*<S>|</S>.*$'
        @(
            $Secret; $json; $xml; $Secret.Replace('"', '""'); [System.Text.Json.JsonEncodedText]::Encode($Secret).ToString()
            [uri]::EscapeDataString($Secret); [System.Net.WebUtility]::UrlEncode($Secret); [System.Net.WebUtility]::HtmlEncode($Secret)
            [Convert]::ToHexString([System.Text.Encoding]::Unicode.GetBytes($Secret))
        ) -replace '\s' | Select-Object -Unique
    }

    # No text may hold any of these, in any of their spellings.
    $planted = @($sandbox.clientSecret, $key, $private, $platform.actionsToken, $platform.identityHeader, 'planted')
    function Assert-Silent([string] $Text, [string] $Because) {
        $joined = $Text -replace '\s'
        foreach ($secret in $planted + $script:tokens) {
            $at = $joined.IndexOf($secret, [System.StringComparison]::OrdinalIgnoreCase)
            if ($at -ge 0) { throw "A secret shows in ${Because}: …$($joined.Substring([math]::Max(0, $at - 200), [math]::Min(200, $at) + $secret.Length))" }
        }
    }

    # The tokens that the tenant has given so far.
    $script:tokens = @()
    function Update-Token {
        $script:tokens = @(Get-Sent | ForEach-Object { ($_.Headers['authorization'] ?? '') -replace '^\w+ ' } | Where-Object { $_ } | Select-Object -Unique)
    }

    # All that can be made of an object without asking its insides. Below an exception lies all of reflection: Format-Custom alone would take
    # half of the time of these tests for its second level, which the others show as well.
    function Get-Shown($Value, [string] $Name) {
        $isException = @($Value)[0] -is [System.Exception]
        $Value | Format-List * -Force | Out-String -Width 8192
        $Value | Format-Table | Out-String -Width 8192
        $Value | Format-Custom -Depth $(if ($isException) { 1 } else { 2 }) | Out-String -Width 8192
        $Value | ConvertTo-Json -Depth $(if ($isException) { 2 } else { 10 }) -WarningAction SilentlyContinue -Compress
        $Value | Export-Clixml "$TestDrive/$Name.xml" -Depth $(if ($isException) { 2 } else { 10 })
        Get-Content "$TestDrive/$Name.xml" -Raw
        $Value | ConvertTo-Csv
        "$Value"
    }

    # What has gone over the wire that is secret, by the name of its header or field.
    function Get-WireSecret {
        foreach ($entry in (Get-Journal)) {
            foreach ($name in 'authorization', 'proxy-authorization', 'dpop', 'x-identity-header') {
                if ($entry.headers[$name]) { [pscustomobject]@{ Name = $name; Value = $entry.headers[$name] -replace '^\w+ ' } }
            }

            if ($entry.headers['content-type'] -eq 'application/x-www-form-urlencoded') {
                foreach ($pair in $entry.body -split '&') {
                    $name, $value = $pair -split '=', 2
                    if ($name -in 'client_secret', 'client_assertion', 'subject_token', 'device_code') { [pscustomobject]@{ Name = $name; Value = [uri]::UnescapeDataString($value) } }
                }
            }
        }
    }

    # The claims and the signature of a token must not show either.
    function Update-WireSecret([string[]] $Carried) {
        $sent = @(Get-WireSecret)
        foreach ($name in $Carried) { $sent.Name | Should -Contain $name -Because 'what does not go over the wire cannot show' }
        $script:tokens = @($sent.Value | ForEach-Object { $_; if ($_ -like 'ey*.*.*') { ($_ -split '\.')[1, 2] } } | Where-Object { $_ } | Select-Object -Unique)
    }

    # All that can be made of errors.
    function Get-ShownError([System.Management.Automation.ErrorRecord[]] $Record, [string] $Name) {
        $Record | Out-String -Width 8192
        $Record | Format-List * -Force | Out-String -Width 8192
        $Record | ForEach-Object { $_.InvocationInfo } | Format-List * -Force | Out-String -Width 8192
        $Record | Get-Member -Force | Out-String -Width 8192
        $Record[0] | Get-Error | Out-String -Width 8192
        $Record | Export-Clixml "$TestDrive/$Name.xml" -Depth 2
        Get-Content "$TestDrive/$Name.xml" -Raw
        Get-Shown $Record.Exception $Name
        $Record.Exception | Get-Member -Force | Out-String -Width 8192
        foreach ($exception in $Record.Exception) {
            for (; $exception; $exception = $exception.InnerException) {
                "$exception"
                $exception.Data | Out-String
                foreach ($property in $exception.PSObject.Properties) { "$($property.Value)" }
                if ($exception.Details) { $exception.Details | ConvertTo-Json -Depth 10 }
            }
        }
    }

    # Letters and digits stay as they are in every spelling, so that a run of them gives a part of the secret away, too.
    function New-AwkwardSecret([System.Random] $Random) {
        $signs = '"', '\', "'", '%', '+', '&', '<', '>', '=', ';', ':', '/', '?', '#', '@', '$', '`', '{', '}', ',', '|', '~', '^', 'ü', 'É', '漢', '😀', '\u0041', '%41', '\\', '&amp;', '""', ' '
        $letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'.ToCharArray()
        $parts = 1..$Random.Next(2, 5) | ForEach-Object {
            -join (1..$Random.Next(1, 6) | ForEach-Object { $signs[$Random.Next($signs.Count)] })
            -join (1..10 | ForEach-Object { $letters[$Random.Next($letters.Count)] })
        }
        -join $parts
    }
}

AfterAll { Stop-TestTenant }

Describe 'Secrets' {
    BeforeEach { Clear-Tenant }

    AfterEach {
        Clear-C1Environment
        Disconnect-C1 -All
    }

    It 'do not show in a session made with <how>' -ForEach @(
        @{ how = 'a client secret'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret } }
        @{ how = 'a plain secret'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -PlainSecret } }
        @{ how = 'a credential'; connect = { Connect-C1 -ServerUrl $sandbox.url -Credential ([pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))) } }
        @{ how = 'an access token'; connect = { Connect-C1 -ServerUrl $sandbox.url -AccessToken planted-token } }
        @{ how = 'the environment'; connect = { $env:CONDUCTORONE_ACCESS_TOKEN = 'planted-token'; $env:CONDUCTORONE_SERVER_URL = $sandbox.url; Connect-C1 } }
    ) {
        $session = & $connect
        $null = try { Get-C1Identity } catch { $_ }
        Update-Token
        $tokens.Count | Should-Be 1
        Assert-Silent (Get-Shown $session session) 'a session'
        Assert-Silent ($session | Get-Member -Force | Out-String -Width 4096) 'its members'
        foreach ($property in $session.PSObject.Properties) { Assert-Silent "$($property.Value | Out-String)" $property.Name }
        Disconnect-C1
        Assert-Silent (Get-Shown $session closed) 'a closed session'
    }

    It 'do not show on any stream with -Verbose and -Debug' {
        $out = & {
            Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Verbose -Debug
            $app = New-C1App Payroll -Verbose -Debug
            New-C1Connector Okta @{ okta_domain = 'acme.okta.com'; okta_api_key = 'planted-text' } -AppId $app.Id -Verbose -Debug
            New-C1Connector Okta @{ okta_domain = ConvertTo-Secure 'planted-domain'; okta_api_key = ConvertTo-Secure 'planted-secure' } -AppId $app.Id -Verbose -Debug -WhatIf
            New-C1Connector -CatalogId 23w9L3qudsiSZQJ8jUP1KYyQqVW -AppId $app.Id -Verbose -Debug -Config @{
                '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_api_key = @{ stringValue = 'planted-raw' } }
            }
            New-C1Connector -CatalogId 23w9L3qudsiSZQJ8jUP1KYyQqVW -AppId $app.Id -Verbose -Debug -WarningAction Continue -WhatIf -Config @{
                '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ unknown = @{ stringValue = 'planted-raw' }; map = @{ keyValues = @{ items = @(@{ key = 'k'; value = 'planted-item' }) } } }
            }
            New-C1Connector HTTP @{ http_connector_map_values = @{ k = 'planted-item' } } -AppId $app.Id -Verbose -Debug -WhatIf
            ConvertFrom-Csv "AppId,Catalog,Configuration`n$($app.Id),Okta,okta_api_key=planted-cell" | New-C1Connector -Verbose -Debug
            Reset-TestToken
            New-C1App Payroll2 -Verbose -Debug
            Get-C1Identity -Verbose -Debug
        } *>&1
        Update-Token
        $tokens.Count | Should-Be 2
        Assert-Silent ($out | Out-String -Width 8192) 'a stream'
        ($out | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -BeGreaterThan 10
        @(Get-Sent | Where-Object { $_.Text -like '*planted*' }).Count | Should -Be 3 -Because 'they do go to the tenant'
    }

    It 'do not show in a connector that was created, even where the server gives them back' {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
        Add-Fault @{
            path = '/api/v1/apps/a/connectors/create'; times = 0
            body = '{"connectorView":{"connector":{"id":"c","catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW","config":{"@type":"t","configuration":{"okta_api_key":{"stringValue":"planted-key"},"okta_domain":{"stringValue":"acme.okta.com"},"echo":{"stringValue":"planted-other"}}}},"appPath":"","usersPath":"","capabilitiesPath":""}}'
        }
        $connectors = @(
            New-C1Connector Okta @{ okta_api_key = 'planted-key'; okta_domain = ConvertTo-Secure 'planted-other' } -AppId a
            New-C1Connector -CatalogId 23w9L3qudsiSZQJ8jUP1KYyQqVW -AppId a -Config @{ '@type' = 't'; x = ConvertTo-Secure 'planted-other'; y = 'planted-key' }
        )
        foreach ($connector in $connectors) {
            Assert-Silent (Get-Shown $connector connector) 'a connector'
            $connector.Config['configuration']['okta_domain']['stringValue'] | Should-BeString 'acme.okta.com' -CaseSensitive
        }
    }

    It 'do not show in the error of a server that repeats what it was sent: <what>' -ForEach @(
        @{ what = 'a refusal'; fault = @{ status = 400; body = '{"code":3,"message":"planted-key is bad, \"planted-\u00fc\" and \"planted-\u00FC\" too","details":[{"value":"planted-key"}]}' } }
        @{ what = 'a web page'; fault = @{ status = 502; body = '<html>planted-key planted-%C3%BC</html>'; contentType = 'text/html' } }
        @{ what = 'half an answer'; fault = @{ status = 200; body = '{"connectorView":{"connector":{"id":"planted-key' } }
        @{ what = 'an id that is none'; fault = @{ status = 200; body = '{"connectorView":{"connector":{"id":{"planted-key":"planted-key"},"connectorApiVersion":"planted-key"}}}' } }
    ) {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
        Add-Fault ($fault + @{ path = '/api/v1/apps/a/connectors/create' })
        $Error.Clear()
        $configuration = @{ okta_api_key = 'planted-key'; okta_domain = ConvertTo-Secure 'planted-ü' }
        New-C1Connector Okta $configuration -AppId a -ErrorVariable failed -ErrorAction SilentlyContinue
        @($failed).Count | Should-Be 1
        Assert-Silent ($failed | Format-List * -Force | Out-String -Width 8192) 'an error record'
        Assert-Silent (Get-Shown $failed[0].Exception exception) 'an exception'
        Assert-Silent ($failed[0].Exception.Details | ConvertTo-Json -Depth 10) 'its details'
        Assert-Silent ($Error | Out-String -Width 8192) '$Error'
        for ($inner = $failed[0].Exception.InnerException; $inner; $inner = $inner.InnerException) { Assert-Silent "$inner" 'an inner exception' }
    }

    It 'do not show in the error of a server that repeats the token: <what>' -ForEach @(
        @{ what = 'a refusal'; fault = @{ status = 403; body = '{"code":7,"message":"no: Bearer planted-token"}' } }
        @{ what = 'text'; fault = @{ status = 200; body = 'planted-token' } }
    ) {
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken planted-token
        Add-Fault ($fault + @{ path = '/api/v1/apps' })
        New-C1App x -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Silent ($failed | Format-List * -Force | Out-String -Width 8192) 'an error record'
        Assert-Silent (Get-Shown $failed[0].Exception exception) 'an exception'
    }

    It 'do not show in an object of a server that repeats the token in it' {
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken planted-token
        Add-Fault @{ path = '/api/v1/apps'; body = '{"app":{"id":"a1","displayName":"for Bearer planted-token","description":"planted-token","more":["\u0070lanted-token"]}}' }
        $app = New-C1App x
        $app.Id, $app.DisplayName | Should -BeExactly 'a1', 'for Bearer ***'
        Assert-Silent (Get-Shown $app app) 'an object'
    }

    It 'of a row show in the row alone: not in the words, the category, the exception' {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
        $rows = ConvertFrom-Csv @'
AppId,Catalog,Configuration,ExpandMask,AppManagedStateBindingRef
a,Okta,okta_api_key=planted-1;okta_apikey=planted-2,,
a,Otka,okta_api_key=planted-3,,
a,Okta,planted-4,,
a,Okta,"{""okta_api_key"":""planted-5""",,
a,Okta,okta_api_key=planted-6,nonsense,
a,Okta,okta_api_key=planted-7,,x
nosuchapp,Okta,okta_api_key=planted-8,,
,Okta,okta_api_key=planted-9,,
'@
        $Error.Clear()
        $rows | New-C1Connector -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should-Be 8
        for ($i = 0; $i -lt 8; $i++) {
            $failed[$i].TargetObject | Should -Be $rows[$i]
            Assert-Silent "$($failed[$i])" "the words of row $($i + 1)"
            Assert-Silent "$($failed[$i].CategoryInfo) $($failed[$i].CategoryInfo.TargetName)" "the category of row $($i + 1)"
            Assert-Silent (Get-Shown $failed[$i].Exception "exception$i") "the exception of row $($i + 1)"
        }

        Assert-Silent ($Error | Out-String -Width 8192) 'what the shell prints'
    }

    It 'of a row that lacks a mandatory column do not show in what the shell prints' {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
        $row = [pscustomobject]@{ Catalog = 'Okta'; Configuration = 'okta_api_key=planted-1' }
        $row | New-C1Connector -ErrorVariable failed -ErrorAction SilentlyContinue
        @($failed).Count | Should-Be 1
        Assert-Silent "$($failed[0]) $($failed[0].CategoryInfo) $($failed[0].CategoryInfo.TargetName)" 'the error'
    }

    It 'do not show in a transcript' -Tag OneBuild {
        $script = @'
param($module, $url, $id, $secret, $transcript)
$ErrorActionPreference = 'Continue'
$global:VerbosePreference = $global:DebugPreference = 'Continue'
$null = Start-Transcript $transcript
Import-Module $module -Verbose:$false
$session = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret
$session | Format-List *
$app = New-C1App Payroll
$app
New-C1Connector Okta @{ okta_api_key = $secret; okta_domain = 'x' } -AppId $app.Id
New-C1Connector Okta @{ okta_api_key = $secret; okta_domain = 'x' } -AppId $app.Id -WhatIf
New-C1Connector Okta @{ okta_apikey = $secret } -AppId $app.Id
ConvertFrom-Csv "AppId,Catalog,Configuration`n,Okta,okta_api_key=$secret" | New-C1Connector
New-C1App Payroll -AppEntitlementOwnerRefs nope
Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret "${secret}x"
$Error | Format-List * -Force | Out-String -Width 4096 | Out-Null
'done'
$null = Stop-Transcript
'@
        # Shown as a console shows it: the output and the errors of the script go to the host. A process of its own would prove the same, slowly.
        $runspace = [runspacefactory]::CreateRunspace((New-TestHost), [initialsessionstate]::CreateDefault2())
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript($script).AddParameters(@((Get-ModulePath), $sandbox.url, $sandbox.clientId, $sandbox.clientSecret, "$TestDrive/transcript.txt"))
            $null = $shell.AddCommand('Out-Default')
            $shell.Commands.Commands[1].MergeUnclaimedPreviousCommandResults = 'Error, Output'
            $null = $shell.Invoke()
            $streams = 'Error', 'Warning', 'Verbose', 'Debug', 'Information' | ForEach-Object { $shell.Streams.$_ | Out-String -Width 8192 }
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }

        $text = Get-Content "$TestDrive/transcript.txt" -Raw
        foreach ($part in 'Okta', 'Would send POST', 'VERBOSE: ', 'DEBUG: ', 'has no field "okta_apikey"', 'is damaged', "`ndone") { $text.Contains($part) | Should -BeTrue -Because "it shows $part" }
        Update-Token
        Assert-Silent $text 'a transcript'
        Assert-Silent "$streams" 'a stream'
    }

    It 'of a function do not show: names only' {
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken t
        Add-Fault @{ path = '/api/v1/functions'; body = '{"function":{"id":"f","secret":{"API_KEY":"planted-key"}}}' }
        $function = New-C1Function F -InitialContent @{ 'main.ts' = '' }
        $function.SecretNames | Should-BeString 'API_KEY' -CaseSensitive
        Assert-Silent (Get-Shown $function function) 'a function'
    }
}

Describe 'Secrets of every way to sign in' {
    BeforeEach {
        Clear-C1Environment
        Clear-Fault
        $env:IDENTITY_ENDPOINT, $env:IDENTITY_HEADER = $platform.identityEndpoint, $platform.identityHeader
        $env:ACTIONS_ID_TOKEN_REQUEST_URL, $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = $platform.actionsUrl, $platform.actionsToken
        $token = $env:C1_TEST_TOKEN = New-OidcToken
        $tokenFile = "$TestDrive/token.jwt"
        Set-Content $tokenFile $token
        $secure = ConvertTo-Secure $token
        $plain = 'planted-plain'
        Clear-Journal
    }

    AfterEach {
        Get-ChildItem env:IDENTITY_*, env:ACTIONS_ID_TOKEN_REQUEST_*, env:C1_TEST_* | Remove-Item
        Disconnect-C1 -All
    }

    It 'do not show on any stream, nor in the session: <how>' -ForEach ($ways + $device) {
        $failed = [System.Collections.Generic.List[object]]::new()
        $out = & {
            $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
            & $connect
            New-C1App Payroll

            # A new token, where there can be one.
            Reset-TestToken
            try { Get-C1Identity } catch { $failed.Add($_) }
        } *>&1
        Update-WireSecret $carries
        @($out | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }).Count | Should -BeGreaterThan 5
        Assert-Silent ($out | Out-String -Width 8192) 'a stream'
        $session = Get-C1Session
        Assert-Silent (Get-Shown $session session) 'a session'
        Assert-Silent ($session | Get-Member -Force | Out-String -Width 8192) 'its members'
        foreach ($property in $session.PSObject.Properties) { Assert-Silent "$($property.Value | Format-List * -Force | Out-String)" $property.Name }
        $failed.Count | Should -Be ([int] ($how -eq 'a device code'))
        if ($failed) { Assert-Silent (Get-ShownError $failed failed) 'an error' }
    }

    It 'do not show in what is made of a server that repeats them when it is asked for a token: <how>' -ForEach @(
        # A file and a variable differ in where their token is read.
        $someWays | Where-Object how -notlike 'the *' | ForEach-Object { $_ + @{ echoes = $echoes } }
    ) {
        $failed = [System.Collections.Generic.List[object]]::new()
        $Error.Clear()
        $out = & {
            $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
            foreach ($path in @('/auth/v1/token') + @($asks | Where-Object { $_ })) {
                foreach ($number in 0..4) {
                    # All with all meet at the API, where nothing is tried again.
                    $echo = $echoes[$number]
                    foreach ($status in (400, (401, 403, 500, 403)[$number % 4], 200)[0..((Get-Share 3 -Part 1) - 1)]) {
                        Clear-Fault
                        $fault = @{ path = $path; status = $status; times = 0; echo = $true; contentType = $echo.contentType; body = $echo.body; headers = @{ 'Retry-After' = '0' } }
                        if ($echo.cut) {
                            # Broken connections are tried again, with a wait that grows.
                            if ($status -ne 400) { continue }
                            $fault.cut, $fault.times = $echo.cut, 1
                            Add-Fault $fault
                            & $connect
                            continue
                        }

                        Add-Fault $fault
                        try { & $connect } catch { $failed.Add($_) }
                    }
                }
            }
        } *>&1
        Update-WireSecret @($carries | Where-Object { -not $asks -or $_ -ne 'subject_token' })
        $failed.Count | Should -Be (4 * (Get-Share 3 -Part 1) * (1 + @($asks | Where-Object { $_ }).Count))
        $failed.Exception | Should -BeOfType ConductorOne.Http.C1ApiException
        Assert-Silent ($out | Out-String -Width 8192) 'a stream'
        Assert-Silent (Get-ShownError $failed failed) 'an error'
        Assert-Silent ($Error | Format-List * -Force | Out-String -Width 8192) '$Error'
    }

    It 'do not show in what is made of a server that repeats a device code: <as>' -ForEach @($echoes[0, 2] | ForEach-Object { $_ + @{ connect = $device.connect } }) {
        Add-Fault @{ path = '/auth/v1/token'; status = 400; echo = $true; contentType = $contentType; body = $body }
        $out = & { try { & $connect } catch { $_ } } *>&1
        Update-WireSecret device_code
        Assert-Silent ($out | Out-String -Width 8192) 'a stream'
        $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $failed.Count | Should-Be 1
        Assert-Silent (Get-ShownError $failed failed) 'an error'
    }

    It 'do not show in what is made of an API that repeats them: <how>' -ForEach @(
        $someWays | Where-Object how -in 'a client secret', 'proofs', 'an OIDC token' | ForEach-Object { $_ + @{ echoes = $echoes } }
        @{ how = 'an access token'; carries = 'authorization'; echoes = $echoes; connect = { Connect-C1 -ServerUrl $sandbox.url -AccessToken planted-token } }
    ) {
        $null = & $connect
        $Error.Clear()
        $out = & {
            $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
            foreach ($echo in $echoes) {
                foreach ($status in (400, 401, 403, 500, 200)[0..((Get-Share 5 -Part 2) - 1)]) {
                    Clear-Fault
                    $fault = @{ path = '/api/v1/apps'; status = $status; times = 0; echo = $true; contentType = $echo.contentType; body = $echo.body }
                    if ($echo.cut) { $fault.cut = $echo.cut }
                    Add-Fault $fault
                    New-C1App Payroll
                }
            }
        } *>&1
        Update-WireSecret (@($carries) + 'authorization')
        $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $failed.Count | Should -Be (5 * (Get-Share 5 -Part 2))
        Assert-Silent ($out | Out-String -Width 8192) 'a stream'
        Assert-Silent (Get-ShownError $failed failed) 'an error'
    }

    It 'do not show in the error of a script for tokens that <what>' -ForEach @(
        @{ what = 'throws them'; script = { throw "no: $($using:plain), $using:token" } }
        @{ what = 'throws an exception around one with them'; script = { throw [System.InvalidOperationException]::new('no', [System.ArgumentException]::new("$using:plain $using:token")) } }
        @{ what = 'writes them as errors'; script = { Write-Error "$using:plain $using:token" -TargetObject $using:plain } }
        @{ what = 'has a password in a URL'; script = { Invoke-RestMethod "http://user:$($using:plain)@127.0.0.1:1/" } }
        @{ what = 'shows a SecureString'; script = { throw [System.Net.NetworkCredential]::new('', $using:secure).Password } }
        @{ what = 'shows a credential'; script = { throw ($using:credential).GetNetworkCredential().Password } }
        @{ what = 'writes on every stream'; script = { $p = $using:plain; Write-Warning $p; Write-Host $p; Write-Information $p; Write-Progress $p; Write-Debug $p -Debug; Write-Verbose $p -Verbose } }
    ) {
        $credential = [pscredential]::new('user', (ConvertTo-Secure 'planted-password'))
        $script:tokens = @($token) + ($token -split '\.')[1, 2]
        $out = & {
            $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
            try { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcTokenSource $script } catch { $_ }
        } *>&1
        $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $failed.FullyQualifiedErrorId | Should -BeLike 'C1.SignInFailed,*'
        Assert-Silent ($out | Out-String -Width 8192) 'a stream'
        Assert-Silent "$($failed[0].Exception | Format-List * -Force | Out-String -Width 8192) $($failed[0].Exception)" 'an exception'
    }

    It 'do not show of -ProxyCredential, which goes to a proxy that refuses it' {
        Add-Fault @{ status = 407; times = 0; headers = @{ 'Proxy-Authenticate' = 'Basic realm="x"' }; body = '{sent}'; echo = $true }
        $credential = [pscredential]::new('user', (ConvertTo-Secure 'planted-password'))
        $out = & {
            $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
            Connect-C1 -ServerUrl https://acme.conductor.one -AccessToken planted-token -Proxy $sandbox.url -ProxyCredential $credential
            New-C1App Payroll
        } *>&1
        Update-WireSecret proxy-authorization
        $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $failed.FullyQualifiedErrorId | Should -BeLike 'C1.Network,*'
        Assert-Silent ($out | Out-String -Width 8192) 'a stream'
        Assert-Silent (Get-Shown (Get-C1Session) session) 'a session'
        Assert-Silent (Get-ShownError $failed failed) 'an error'
    }

    It 'do not show in a transcript, nor in any file but the one that -Save writes' -Tag OneBuild -Skip:(-not $IsLinux) {
        # What trusts the tenant, what proves the application, and a home where nothing else writes.
        Set-Content "$TestDrive/sandbox.pem" $sandbox.certificate
        $rsa = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=test', $rsa, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
        [System.IO.File]::WriteAllBytes("$TestDrive/certificate.pfx", $certificate.Export('Pkcs12'))
        $application = Invoke-Control POST entra/applications @{ certificate = $certificate.ExportCertificatePem() }
        $person = (New-Item "$TestDrive/person", "$TestDrive/person/tmp" -ItemType Directory)[0].FullName
        $given = @{
            module = Get-ModulePath; url = $sandbox.url; authority = $sandbox.httpsUrl; clientId = $sandbox.clientId; trust = $trust
            tenant = $application.tenantId; application = $application.clientId; certificate = "$TestDrive/certificate.pfx"
        }
        $out = Invoke-Shell -Argument ($given | ConvertTo-Json -Compress) -Environment @{
            HOME = $person; XDG_DATA_HOME = "$person/data"; XDG_CONFIG_HOME = "$person/config"; XDG_CACHE_HOME = "$person/cache"; TMPDIR = "$person/tmp"
            DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere'; DISPLAY = ''; SSL_CERT_FILE = "$TestDrive/sandbox.pem"; SSL_CERT_DIR = $person
            HTTPS_PROXY = "http://user:planted-password@$(([uri] $sandbox.url).Authority)"; NO_PROXY = '127.0.0.1'
            C1_TEST_SECRET = $sandbox.clientSecret; C1_TEST_TOKEN = $token
        } -Script @'
param($given)
$given = $given | ConvertFrom-Json
$ErrorActionPreference = 'Continue'
Import-Module $given.module
$null = Start-Transcript "$HOME/transcript.txt"
$global:VerbosePreference = $global:DebugPreference = 'Continue'
$quiet = @{ Verbose = $false; Debug = $false }
$tenant = @{ ServerUrl = $given.url }
$certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($given.certificate, '', 'Exportable')
Connect-C1 @tenant -ClientId $given.trust -EntraTenantId $given.tenant -EntraClientId $given.application -EntraAuthority $given.authority -Certificate $certificate -DPoP
Connect-C1 @tenant -ClientId $given.trust -EntraTenantId $given.tenant -EntraClientId ([guid]::NewGuid()) -EntraAuthority $given.authority -Certificate $certificate
New-C1App Entra
Connect-C1 @tenant -ClientId $given.trust -OidcToken $env:C1_TEST_TOKEN -Name token
Connect-C1 @tenant -ClientId $given.trust -OidcTokenSource { throw "no: $using:env:C1_TEST_TOKEN" } -Name source
Connect-C1 @tenant -ClientId $given.trust -ManagedIdentity -Name identity
Connect-C1 @tenant -ClientId $given.trust -GitHubActions -Name actions
Connect-C1 @tenant -ClientId $given.clientId -ClientSecret "$($env:C1_TEST_SECRET)x" -PlainSecret
Connect-C1 @tenant -ClientId $given.clientId -ClientSecret $env:C1_TEST_SECRET -PlainSecret -Save -Name plain -AllowPlaintextFile
Connect-C1 @tenant -Device -NoBrowser -Save -Name person -AllowPlaintextFile 6>&1 | ForEach-Object {
    if ("$_" -match '(?<=code )[A-Z]{4}-[A-Z]{4}') {
        $null = Invoke-RestMethod "$($given.url)/sandbox/device/approve" -Method Post -Body (ConvertTo-Json @{ userCode = $Matches[0] }) -ContentType application/json @quiet
    }
}
Connect-C1 -Name person
New-C1App Person

# The proxy of the environment, with the password in its address, refuses.
Connect-C1 https://acme.conductor.one -AccessToken $env:C1_TEST_TOKEN
New-C1App Proxy
foreach ($objects in @(Get-C1Credential), @(Get-C1Session), @($Error)) {
    $kind = $objects[0].GetType().Name
    $depth = if ($objects[0] -is [System.Management.Automation.ErrorRecord]) { 2 } else { 10 }
    $objects | Format-List * -Force
    $objects | Get-Member -Force
    $objects | ConvertTo-Json -Depth $depth -WarningAction SilentlyContinue | Set-Content "$HOME/$kind.json"
    $objects | Export-Clixml "$HOME/$kind.xml" -Depth $depth
    "$kind $($objects.Count)"
}
$null = Stop-Transcript
'@
        $out | Should -Contain 'C1Credential 2'
        $out | Should -Contain 'C1Session 7'
        $folder = "$person/data/ConductorOne"
        $stored = @((Get-Content "$folder/credentials.json" -Raw | ConvertFrom-Json).credentials)
        $stored.clientSecret | Should -Contain $sandbox.clientSecret
        $stored.Count | Should-Be 2
        [System.IO.File]::GetUnixFileMode("$folder/credentials.json") | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite')
        Update-WireSecret authorization, dpop, x-identity-header, client_assertion, client_secret, subject_token, device_code
        $parameters = $rsa.ExportParameters($true)
        $script:tokens += @($stored.clientSecret) + @($parameters.D, $parameters.P, $parameters.Q, $rsa.ExportPkcs8PrivateKey() | ForEach-Object { [Convert]::ToBase64String($_) })
        Assert-Silent "$out" 'the output'
        $files = @(Get-ChildItem $person -Recurse -File -Force | Where-Object FullName -ne "$folder/credentials.json")
        $files.Name | Should -Contain 'transcript.txt'
        Get-Content "$person/transcript.txt" -Raw | Should -BeLike '*DEBUG:*POST /auth/v1/device_authorization*the proxy*'
        foreach ($file in $files) { Assert-Silent ([System.IO.File]::ReadAllText($file.FullName)) $file.Name }
        $stored | ForEach-Object { $_.PSObject.Properties | Where-Object Name -ne clientSecret } | ForEach-Object { Assert-Silent "$($_.Value)" $_.Name }
    }
}

Describe 'Secrets of any text' -Tag Slow, Attack {
    BeforeAll {
        $seed = Get-Seed
        $random = [System.Random]::new($seed)
        $secrets = 1..(Get-Share 30 -Part 6) | ForEach-Object { New-AwkwardSecret $random }
    }

    AfterEach {
        Clear-Fault
        Disconnect-C1 -All
    }

    It 'do not show, wherever they are planted and repeated' -ForEach @(@{ echoes = $echoes }) {
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken planted-token -Name api
        $number = 0
        $all = [System.Collections.Generic.List[object]]::new()
        foreach ($secret in $secrets) {
            $number++
            $echo = $echoes[$number % 4]
            $status = (400, 401, 403, 500, 200)[$number % 5]
            Clear-Tenant
            Add-Fault @{ status = $status; times = 0; echo = $true; contentType = $echo.contentType; body = $echo.body; headers = @{ 'Retry-After' = '0' } }
            $out = & {
                $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
                try { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $secret -PlainSecret -Name plain } catch { $_ }
                New-C1Connector Okta @{ okta_domain = ConvertTo-Secure $secret; okta_api_key = $secret } -AppId a -Session api

                # What would be done is told by the shell itself, past all streams.
                if ($number -le 3) { New-C1Connector Okta @{ okta_domain = ConvertTo-Secure $secret; okta_api_key = $secret } -AppId a -Session api -WhatIf }
                New-C1Connector -CatalogId 23w9L3qudsiSZQJ8jUP1KYyQqVW -AppId a -Session api -Config @{
                    '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_api_key = @{ stringValue = $secret }; unknown = @{ stringValue = "$secret" } }
                }
            } *>&1
            @(Get-Journal | Where-Object { $_.method -eq 'POST' }).Count | Should -BeGreaterOrEqual 3
            $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
            $failed.Count | Should-Be 3
            $all.AddRange($failed)
            $script:tokens = @(Get-Spelling $secret) + @([regex]::Matches($secret, '[A-Za-z0-9]{10,}').Value)
            Assert-Silent ($out | Out-String -Width 8192) "a stream, with secret $number of seed ${seed}, $($echo.as), $status"
        }

        Write-Case (3 * $secrets.Count) 'random secrets that a server repeats' -Seed $seed
        $script:tokens = @($secrets | ForEach-Object { Get-Spelling $_; [regex]::Matches($_, '[A-Za-z0-9]{10,}').Value })
        Assert-Silent (Get-ShownError $all failed) "an error, with the secrets of seed $seed"
    }

    It 'do not show by half in the error of a server that cuts what it repeats: <as>' -ForEach @(
        @{ as = 'JSON that breaks off'; contentType = 'application/json'; write = { '{"code":3,"message":' + (ConvertTo-Json "not good: $args" -Compress) -replace '"$' } }
        @{ as = 'a word of JSON'; contentType = 'application/json'; write = { ConvertTo-Json @{ code = 3; message = "not good: $args"; details = @(, "$args") } -Compress } }
        @{ as = 'text'; contentType = 'text/plain'; write = { "not good: $args" } }
        @{ as = 'a web page'; contentType = 'text/html'; write = { "<p>not good: $([System.Net.WebUtility]::HtmlEncode("$args"))" } }
    ) {
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken planted-token
        $out = & {
            $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
            foreach ($secret in $secrets[0..4]) {
                Clear-Fault
                Add-Fault @{ path = '/api/v1/apps/a/connectors/create'; status = 400; contentType = $contentType; body = & $write $secret.Substring(0, $secret.Length - 2) }
                New-C1Connector Okta @{ okta_domain = 'acme.okta.com'; okta_api_key = $secret } -AppId a
            }
        } *>&1
        $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $failed.Count | Should-Be 5
        $script:tokens = @($secrets[0..4] | ForEach-Object { [regex]::Matches($_, '[A-Za-z0-9]{8}').Value })
        Assert-Silent (@($out | Out-String -Width 8192; Get-ShownError $failed failed) -join "`n") "what was made of a half of seed $seed"
    }
}
