# Credentials of connectors: made, kept, read, revoked; and the check of configurations. No secret shows anywhere but where it was asked for.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Auth
    $connector = $app | New-C1Connector Auth0 -WarningAction Ignore
    $item = "/api/v1/apps/$($app.Id)/connectors/$($connector.Id)/credentials"

    function Get-Plain([securestring] $Secret) { [System.Net.NetworkCredential]::new('', $Secret).Password }
}

AfterAll { Stop-TestTenant }

Describe 'Credentials of a connector' {
    BeforeEach { Clear-Tenant }

    It 'are made by <case>' -ForEach @(
        @{ case = 'arguments'; call = { New-C1ConnectorCredential $app $connector } }
        @{ case = 'a connector in the pipe'; call = { $connector | New-C1ConnectorCredential } }
        @{ case = 'a credential in the pipe'; call = { $connector | New-C1ConnectorCredential | New-C1ConnectorCredential | Select-Object -Last 1 } }
        @{ case = 'a row'; call = { "AppId,ConnectorId,OutFile`n$($app.Id),$($connector.Id)," | ConvertFrom-Csv | New-C1ConnectorCredential } }
    ) {
        $made = & $call
        $sent = @(Get-Sent)[-1]
        "$($sent.Method) $($sent.Path)" | Should-BeString 'POST /api/v1/apps/connectors/credentials' -CaseSensitive
        Assert-Json $sent.Body @{ appId = $app.Id; connectorId = $connector.Id }
        $made.ClientSecret | Should -BeOfType [securestring]
        Get-Plain $made.ClientSecret | Should -BeLike 'secret-token:*'
        $made.ConnectorId, $made.AppId | Should -BeExactly $connector.Id, $app.Id
        $made.ClientId | Should -BeLike "$($made.CredentialId)@*"
    }

    It 'show the secret nowhere' {
        $streams = @($connector | New-C1ConnectorCredential -Verbose -Debug *>&1)
        $made = $streams | Where-Object { $_ -is [ConductorOne.Connectors.C1ConnectorCredential] }
        $secret = Get-Plain $made.ClientSecret
        $secret.Length | Should -BeGreaterThan 40
        $forms = @(
            $streams | Out-String -Width 5000
            $made | Format-List * | Out-String -Width 5000
            $made | Format-Table | Out-String -Width 5000
            $made | ConvertTo-Json -Depth 9
            $made | ConvertTo-Csv
            $made | Select-Object * | Out-String -Width 5000
            "$made"
            $connector | New-C1ConnectorCredential -WhatIf -Verbose *>&1 | Out-String
            ($streams | ForEach-Object { if ($_ -isnot [ConductorOne.Connectors.C1ConnectorCredential]) { [System.Management.Automation.PSSerializer]::Serialize($_) } })
        ) -join "`n"
        $tail = $secret.Substring($secret.LastIndexOf(':') + 1, 24)
        $forms.Contains($tail) | Should -BeFalse
        $forms.Contains('secret-token:conductorone.com:v1:') | Should -BeFalse
    }

    It 'keep the secret out of an answer that cannot be read' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/connectors/credentials'; status = 200; body = '{"credential":{"id":"","clientSecret":"battery-staple-horse"}}' }
        $connector | New-C1ConnectorCredential -ErrorAction SilentlyContinue -ErrorVariable failed -Debug *>&1 | Out-String | Should -Not -Match 'battery-staple'
        "$($failed | Format-List * -Force | Out-String) $($failed[0].Exception.Body)" | Should -Not -Match 'battery-staple'
    }

    It 'show no secret that has another form than a text: <form>' -ForEach @(
        @{ form = 'an object'; json = '"clientSecret":{"value":"battery-staple"}' }
        @{ form = 'a list'; json = '"clientSecret":["battery-staple",{"a":"battery-staple"}]' }
        @{ form = 'a number'; json = '"clientSecret":47114711471147' }
        @{ form = 'another name'; json = '"client_secret":"battery-staple","oldSecrets":[{"secret":"battery-staple"}]' }
        @{ form = 'inside something else'; json = '"details":[{"clientSecret":"battery-staple","note":"kept"}]' }
    ) {
        foreach ($call in @{ method = 'POST'; path = '/api/v1/apps/connectors/credentials' }, @{ method = 'GET'; path = "$item/quiet-otter-1" }) {
            Add-Fault ($call + @{ status = 200; body = "{`"credential`":{`"id`":`"quiet-otter-1`",$json}}" })
        }
        $read = @($connector | New-C1ConnectorCredential -ErrorAction SilentlyContinue -ErrorVariable failed) + (Get-C1ConnectorCredential $app $connector quiet-otter-1)
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*its answer has no secret*'
        $read.Id | Should -BeExactly quiet-otter-1, quiet-otter-1
        ($read | ConvertTo-Json -Depth 9) + ($read | Format-Custom * -Depth 9 | Out-String) | Should -Not -Match 'battery|4711'
        if ($form -like 'inside*') { $read[0].AdditionalProperties.details[0].note | Should -BeExactly kept }
    }

    It 'say so where the server tells no secret' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/connectors/credentials'; status = 200; body = '{"credential":{"id":"quiet-otter-1"}}' }
        $made = $connector | New-C1ConnectorCredential -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*credential quiet-otter-1, and its answer has no secret*'
        $made.Id | Should-BeString 'quiet-otter-1' -CaseSensitive
    }

    It 'go into a new file that nobody else can open' {
        $file = Join-Path $TestDrive 'auth0.env'
        $made = $connector | New-C1ConnectorCredential -OutFile $file
        $made.ClientSecret | Should -BeNullOrEmpty
        $lines = Get-Content $file
        $lines.Count | Should-Be 2
        $lines[0] | Should-BeString "BATON_CLIENT_ID=$($made.ClientId)" -CaseSensitive
        $lines[1] | Should -BeLike 'BATON_CLIENT_SECRET=secret-token:*'
        if (-not $IsWindows) { [string] (Get-Item $file).UnixFileMode | Should-BeString 'UserWrite, UserRead' -CaseSensitive }
        @(Get-ChildItem $TestDrive -Force).Count | Should -Be 1 -Because 'nothing is left beside it'
    }

    It 'go into the files of a CSV file, relative to the current location' {
        Push-Location $TestDrive
        try {
            $made = "AppId,ConnectorId,OutFile`n$($app.Id),$($connector.Id),one.env`n$($app.Id),$($connector.Id),two.env" | ConvertFrom-Csv | New-C1ConnectorCredential -ThrottleLimit 2
        }
        finally { Pop-Location }
        $made.Count | Should-Be 2
        (Get-Content "$TestDrive/two.env")[0] | Should-BeString "BATON_CLIENT_ID=$($made[1].ClientId)" -CaseSensitive
    }

    It 'are not asked for where the file is <case>' -ForEach @(
        @{ case = 'there'; file = { Set-Content "$TestDrive/there.env" old; "$TestDrive/there.env" }; words = 'exists already' }
        @{ case = 'a folder'; file = { $TestDrive }; words = 'exists already' }
        @{ case = 'in a folder that is not there'; file = { "$TestDrive/no/such.env" }; words = 'cannot be written' }
        @{ case = 'no file'; file = { 'env:secret' }; words = 'not a path of the file system' }
    ) {
        $connector | New-C1ConnectorCredential -OutFile (& $file) -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*$words*"
        Assert-NothingSent
        if (Test-Path "$TestDrive/there.env") { Get-Content "$TestDrive/there.env" | Should -BeExactly old }
    }

    It 'need a file each' {
        $connector, $connector | New-C1ConnectorCredential -OutFile "$TestDrive/same.env" -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*is that of an earlier row, too*'
        @(Get-Sent).Count | Should-Be 1
    }

    It 'leave no file behind where the server refuses' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/connectors/credentials'; status = 403 }
        $connector | New-C1ConnectorCredential -OutFile "$TestDrive/refused.env" -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Forbidden PermissionDenied '*403*'
        Get-ChildItem $TestDrive -Force -Filter 'refused*' | Should -BeNullOrEmpty
    }

    It 'are never made twice for one row' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/connectors/credentials'; status = 503 }
        $connector | New-C1ConnectorCredential -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.ServerError ResourceUnavailable '*503*check before you send it again*'
        @(Get-Sent).Count | Should-Be 1
    }

    It 'are read and revoked by <case>' -ForEach @(
        @{ case = 'arguments'; given = { param($cmdlet, $made, $switches) & $cmdlet $app $connector $made.CredentialId @switches } }
        @{ case = 'objects in the pipe'; given = { param($cmdlet, $made, $switches) $made | & $cmdlet @switches } }
        @{ case = 'ids in the pipe'; given = { param($cmdlet, $made, $switches) $made.CredentialId | & $cmdlet $app $connector @switches } }
        @{ case = 'rows'; given = { param($cmdlet, $made, $switches) "AppId,ConnectorId,CredentialId`n$($app.Id),$($connector.Id),$($made.Id)" | ConvertFrom-Csv | & $cmdlet @switches } }
    ) {
        $made = $connector | New-C1ConnectorCredential
        Clear-Journal
        $read = & $given Get-C1ConnectorCredential $made @{}
        $read.CredentialId | Should -BeExactly $made.CredentialId
        $read.ClientSecret | Should -BeNullOrEmpty
        $read.ExpiresTime | Should -Not -BeNullOrEmpty
        & $given Revoke-C1ConnectorCredential $made @{ Confirm = $false } | Should -BeNullOrEmpty
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "GET $item/$($made.CredentialId)", "POST $item/$($made.CredentialId)"
        (Get-Sent)[-1].Text | Should-BeString '{}' -CaseSensitive
        ($made | Get-C1ConnectorCredential).DeletedAt | Should -Not -BeNullOrEmpty
    }

    It 'are rotated in one pipe, and the old one stays where the new one cannot be made' {
        $old = $connector | New-C1ConnectorCredential
        $old | New-C1ConnectorCredential -OutFile "$TestDrive/rotated.env" | ForEach-Object { $old } | Revoke-C1ConnectorCredential -Confirm:$false
        ($old | Get-C1ConnectorCredential).DeletedAt | Should -Not -BeNullOrEmpty
        $next = $connector | New-C1ConnectorCredential
        $next | New-C1ConnectorCredential -OutFile "$TestDrive/rotated.env" -ErrorAction SilentlyContinue | ForEach-Object { $next } | Revoke-C1ConnectorCredential -Confirm:$false
        ($next | Get-C1ConnectorCredential).DeletedAt | Should -BeNullOrEmpty
    }

    It 'are not revoked without being asked about' {
        $command = Get-Command Revoke-C1ConnectorCredential
        [System.Management.Automation.CommandMetadata]::new($command).ConfirmImpact | Should -Be High
        $made = $connector | New-C1ConnectorCredential
        Clear-Journal
        $made | Revoke-C1ConnectorCredential -WhatIf
        Assert-NothingSent
    }

    It 'refuse a row without <missing>' -ForEach @(@{ missing = 'AppId' }, @{ missing = 'ConnectorId' }, @{ missing = 'CredentialId' }) {
        $row = @{ AppId = $app.Id; ConnectorId = $connector.Id; CredentialId = 'brave-otter-1' }
        $row.Remove($missing)
        [pscustomobject] $row | Revoke-C1ConnectorCredential -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*$missing*"
        $connector | Revoke-C1ConnectorCredential -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*CredentialId*'
        Assert-NothingSent
    }
}

Describe 'Test-C1ConnectorConfiguration' {
    BeforeEach { Clear-Tenant }

    It 'writes <valid> for <case>' -ForEach @(
        @{ case = 'a good text'; text = "version: 1`nconnect:`n  base_url: https://example.com"; valid = $true; warnings = @() }
        @{ case = 'a text with a warning'; text = 'base_url: http://example.com'; valid = $true; warnings = @('Warning at line 1, column 11: the connection is not encrypted') }
        @{ case = 'a text with an error'; text = "  version`n"; valid = $false; warnings = @("Error at line 1, column 3: could not find expected ':'") }
    ) {
        $written = Test-C1ConnectorConfiguration $text -WarningAction SilentlyContinue -WarningVariable told
        $written | Should -BeOfType [bool]
        $written | Should -Be $valid
        @($told | ForEach-Object { "$_" }) | Should -BeExactly $warnings
        Assert-Sent POST /api/v1/apps/connectors/validate_config/http @{ text = $text }
        ($text | Test-C1ConnectorConfiguration -WarningAction Ignore) | Should -Be $valid
        Assert-Sent POST /api/v1/apps/connectors/validate_config/http @{ text = $text }
        ([pscustomobject]@{ Text = $text; Other = 1 } | Test-C1ConnectorConfiguration -WarningAction Ignore) | Should -Be $valid
    }

    It 'writes what is wrong as objects, of each text of a pipe' {
        $markers = "  version`n`tx", 'a: 1', "b`nc" | Test-C1ConnectorConfiguration -Detailed -WarningVariable told
        $told | Should -BeNullOrEmpty
        $markers[0] | Should -BeOfType [ConductorOne.Validation.C1Marker]
        @($markers | ForEach-Object { "$($_.Severity) $($_.StartLineNumber):$($_.StartColumn)" }) | Should -BeExactly 'Error 1:3', 'Error 2:1', 'Error 1:1', 'Error 2:1'
        "$($markers[0])" | Should-BeString "line 1, column 3: could not find expected ':'" -CaseSensitive
    }

    It 'takes a severity that it does not know for an error' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/connectors/validate_config/http'; status = 200; body = '{"markers":[{"severity":"FATAL","message":"no"},{"severity":"HINT","message":"perhaps"}]}' }
        Test-C1ConnectorConfiguration x -WarningAction Ignore | Should -BeFalse
    }

    It 'is sent again where the server is not there for a moment, and refuses no text' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/connectors/validate_config/http'; status = 503; times = 1 }
        Test-C1ConnectorConfiguration 'a: 1' | Should -BeTrue
        Clear-Tenant
        Test-C1ConnectorConfiguration '' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Text*'
        Assert-NothingSent
    }
}
