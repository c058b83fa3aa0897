BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    $key = ($sandbox.clientSecret -split ':')[-1]
    $private = [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($key.Replace('-', '+').Replace('_', '/').PadRight([int] [math]::Ceiling($key.Length / 4) * 4, '='))) |
        ConvertFrom-Json | ForEach-Object d

    # No text may hold any of these, in any of their spellings.
    $planted = @($sandbox.clientSecret, $key, $private, 'planted')
    function Assert-Silent([string] $Text, [string] $Because) {
        $joined = $Text -replace '\s'
        foreach ($secret in $planted + $script:tokens) {
            if ($joined.Contains($secret)) { throw "A secret shows in ${Because}: …$($joined.Substring([math]::Max(0, $joined.IndexOf($secret) - 200), 200))" }
        }
    }

    # The tokens that the tenant has given so far.
    $script:tokens = @()
    function Update-Token {
        $script:tokens = @(Get-Sent | ForEach-Object { ($_.Headers['authorization'] ?? '') -replace '^\w+ ' } | Where-Object { $_ } | Select-Object -Unique)
    }

    # All that can be made of an object without asking its insides. Ten levels below an exception lies all of reflection.
    function Get-Shown($Value, [string] $Name) {
        $isException = $Value -is [System.Exception]
        $Value | Format-List * -Force | Out-String -Width 8192
        $Value | Format-Table | Out-String -Width 8192
        $Value | Format-Custom -Depth 2 | Out-String -Width 8192
        $Value | ConvertTo-Json -Depth $(if ($isException) { 2 } else { 10 }) -WarningAction SilentlyContinue -Compress
        $Value | Export-Clixml "$TestDrive/$Name.xml" -Depth $(if ($isException) { 2 } else { 10 })
        Get-Content "$TestDrive/$Name.xml" -Raw
        $Value | ConvertTo-Csv
        "$Value"
    }
}

AfterAll { Stop-TestTenant }

Describe 'Secrets' {
    BeforeEach {
        Clear-Fault
        Clear-Journal
    }

    AfterEach {
        Clear-C1Environment
        Get-C1Session | Disconnect-C1
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
        $tokens.Count | Should -Be 1
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
            New-C1Connector -CatalogId 23w9L3qudsiSZQJ8jUP1KYyQqVW -AppId $app.Id -Verbose -Debug -WhatIf -Config @{
                '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ unknown = @{ stringValue = 'planted-raw' }; map = @{ keyValues = @{ items = @(@{ key = 'k'; value = 'planted-item' }) } } }
            }
            New-C1Connector HTTP @{ http_connector_map_values = @{ k = 'planted-item' } } -AppId $app.Id -Verbose -Debug -WhatIf
            ConvertFrom-Csv "AppId,Catalog,Configuration`n$($app.Id),Okta,okta_api_key=planted-cell" | New-C1Connector -Verbose -Debug
            Reset-TestToken
            New-C1App Payroll2 -Verbose -Debug
            Get-C1Identity -Verbose -Debug
        } *>&1
        Update-Token
        $tokens.Count | Should -Be 2
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
            $connector.Config['configuration']['okta_domain']['stringValue'] | Should -BeExactly 'acme.okta.com'
        }
    }

    It 'do not show in the error of a server that repeats what it was sent: <what>' -ForEach @(
        @{ what = 'a refusal'; fault = @{ status = 400; body = '{"code":3,"message":"planted-key is bad, \"planted-\u00fc\" and \"planted-\u00FC\" too","details":[{"value":"planted-key"}]}' } }
        @{ what = 'a web page'; fault = @{ status = 502; body = '<html>planted-key planted-%C3%BC</html>'; contentType = 'text/html' } }
        @{ what = 'half an answer'; fault = @{ status = 200; body = '{"connectorView":{"connector":{"id":"planted-key' } }
        @{ what = 'a type that does not fit'; fault = @{ status = 200; body = '{"connectorView":{"connector":{"id":"c","connectorApiVersion":"planted-key"}}}' } }
    ) {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
        Add-Fault ($fault + @{ path = '/api/v1/apps/a/connectors/create' })
        $Error.Clear()
        $configuration = @{ okta_api_key = 'planted-key'; okta_domain = ConvertTo-Secure 'planted-ü' }
        New-C1Connector Okta $configuration -AppId a -ErrorVariable failed -ErrorAction SilentlyContinue
        @($failed).Count | Should -Be 1
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
        $failed.Count | Should -Be 8
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
        @($failed).Count | Should -Be 1
        Assert-Silent "$($failed[0]) $($failed[0].CategoryInfo) $($failed[0].CategoryInfo.TargetName)" 'the error'
    }

    It 'do not show in a transcript' {
        $out = Invoke-Shell -Argument (Get-ModulePath), $sandbox.url, $sandbox.clientId, "$TestDrive/transcript.txt" -Environment @{ C1_TEST_SECRET = $sandbox.clientSecret } -Script @'
param($module, $url, $id, $transcript)
$ErrorActionPreference = 'Continue'
$global:VerbosePreference = $global:DebugPreference = 'Continue'
$null = Start-Transcript $transcript
Import-Module $module -Verbose:$false
$session = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $env:C1_TEST_SECRET
$session | Format-List *
$app = New-C1App Payroll
$app
New-C1Connector Okta @{ okta_api_key = $env:C1_TEST_SECRET; okta_domain = 'x' } -AppId $app.Id
New-C1Connector Okta @{ okta_api_key = $env:C1_TEST_SECRET; okta_domain = 'x' } -AppId $app.Id -WhatIf
New-C1Connector Okta @{ okta_apikey = $env:C1_TEST_SECRET } -AppId $app.Id
ConvertFrom-Csv "AppId,Catalog,Configuration`n,Okta,okta_api_key=$env:C1_TEST_SECRET" | New-C1Connector
New-C1App Payroll -AppEntitlementOwnerRefs nope
Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret "$($env:C1_TEST_SECRET)x"
$Error | Format-List * -Force | Out-String -Width 4096 | Out-Null
$null = Stop-Transcript
'done'
'@ 2>$null
        $out[-1] | Should -BeExactly 'done'
        $text = Get-Content "$TestDrive/transcript.txt" -Raw
        $text | Should -BeLike '*Okta*'
        $text | Should -BeLike '*would send POST*'
        Update-Token
        Assert-Silent $text 'a transcript'
        Assert-Silent "$out" 'the output'
    }

    It 'of a function do not show: names only' {
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken t
        Add-Fault @{ path = '/api/v1/functions'; body = '{"function":{"id":"f","secret":{"API_KEY":"planted-key"}}}' }
        $function = New-C1Function F -InitialContent @{ 'main.ts' = '' }
        $function.SecretNames | Should -BeExactly 'API_KEY'
        Assert-Silent (Get-Shown $function function) 'a function'
    }
}
