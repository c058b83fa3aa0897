BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Okta
    $secret = 'correct horse battery staple'
}

AfterAll { Stop-TestTenant }

Describe 'Set-C1Connector' {
    BeforeEach {
        $connector = $app | New-C1Connector Okta @{ okta_domain = 'acme.okta.com'; okta_api_key = (ConvertTo-Secure $secret) }
        $path = "/api/v1/apps/$($app.Id)/connectors/$($connector.Id)"
        Clear-Journal
    }

    It 'sends the fields of the configuration that are given, and no others' {
        $connector | Set-C1Connector -Configuration @{ okta_domain = 'acme-eu.okta.com' }
        Assert-Sent POST $path @{
            connector = @{ config = @{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_domain = @{ stringValue = 'acme-eu.okta.com' } } } }
            updateMask = 'config'
        }
    }

    It 'reads the connector where nothing says which product it is' {
        Set-C1Connector $app $connector.Id -Configuration @{ okta_domain = 'acme-eu.okta.com' }
        @(Get-Sent | ForEach-Object Method) | Should -BeExactly 'GET', 'POST'
    }

    It 'sends a new secret, and shows it nowhere' {
        $new = 'battery staple correct horse'
        $streams = $connector | Set-C1Connector -Configuration @{ okta_api_key = (ConvertTo-Secure $new) } -PassThru -Verbose -Debug *>&1
        (Get-Sent)[0].Body.connector.config.configuration.okta_api_key.stringValue | Should -BeExactly $new
        ($streams | Out-String -Width 1000) + ($streams | ConvertTo-Json -Depth 5 -WarningAction Ignore) | Should -Not -Match 'battery staple'
        "$($connector | Set-C1Connector -Configuration @{ okta_api_key = $new } -WhatIf -Verbose 4>&1)" | Should -Not -Match 'battery staple'
    }

    # PowerShell hands out what is bound with every record.
    It 'keeps a configuration protected in every stream: <cmdlet>, <what>' -ForEach @(
        foreach ($cmdlet in 'New-C1Connector', 'Set-C1Connector') {
            @{ cmdlet = $cmdlet; what = 'text'; given = @{ Configuration = @{ okta_api_key = 'planted-secret' } } }
            @{ cmdlet = $cmdlet; what = 'a number'; given = @{ Configuration = @{ okta_api_key = 4711471147114711 } }; planted = '4711471147114711' }
            @{ cmdlet = $cmdlet; what = 'JSON'; given = @{ Configuration = '{"okta_api_key":"planted-secret"}' } }
            @{ cmdlet = $cmdlet; what = 'the text form'; given = @{ Configuration = 'okta_api_key=planted-secret' } }
            @{ cmdlet = $cmdlet; what = 'a secret in pieces'; given = @{ Configuration = 'okta_api_key=x;planted-secret=y' }; fails = $true }
            @{ cmdlet = $cmdlet; what = 'a field that the product lacks'; given = @{ Configuration = @{ okta_api_kee = 'planted-secret' } }; fails = $true }
            @{ cmdlet = $cmdlet; what = 'the form of the wire'; given = @{ Config = @{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_api_key = @{ stringValue = 'planted-secret' } } } } }
            @{ cmdlet = $cmdlet; what = 'an unknown field in it'; given = @{ Config = @{ '@type' = 'type.googleapis.com/x'; other = @(@{ a = 'planted-secret' }) } } }
        }
    ) {
        $planted ??= 'planted-secret'
        $common = @{ AppId = $app; CatalogId = $connector.CatalogId; Verbose = $true; Debug = $true; ErrorAction = 'Continue'; ErrorVariable = 'failed' }
        if ($cmdlet -like 'Set-*') { $common.ConnectorId = $connector.Id }
        $streams = @(& $cmdlet @common @given *>&1)
        $failures = @($failed)
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/*'; status = 400; body = '{"code":3,"message":"no"}' }
        $streams += @(& $cmdlet @common @given *>&1)
        $failures += @($failed)
        if ($fails) { Assert-NothingSent } else { (@(Get-Sent)[0].Text -replace '[^a-z0-9-]') | Should -Match $planted }
        Clear-Fault

        $failures.Count | Should -BeGreaterThan 0
        $bound = @($streams + $failures | Where-Object { $_.PSObject.Properties['InvocationInfo'] } | ForEach-Object { $_.InvocationInfo.BoundParameters })
        $bound.Count | Should -BeGreaterThan 0
        $kept = @($bound | ForEach-Object { $_['Configuration'], $_['Config'] } | Where-Object { $null -ne $_ })
        if (-not $fails) { $kept.Count | Should -BeGreaterThan 0 }
        foreach ($shown in @(
                $streams | Out-String -Width 1000
                $failures.Exception | ConvertTo-Json -Depth 2 -WarningAction Ignore
                ConvertTo-Json $kept -Depth 9 -WarningAction Ignore
                $kept | Format-Custom * -Depth 9 | Out-String -Width 1000
                [System.Management.Automation.PSSerializer]::Serialize($kept, 9)
            )) {
            $shown | Should -Not -Match $planted
        }
    }

    It 'clears a field where it is given without a value: <Case>' -ForEach @(
        @{ Case = '$null'; Value = $null }
        @{ Case = 'an empty text'; Value = '' }
    ) {
        $connector | Set-C1Connector -Configuration @{ okta_api_key = $Value }
        Assert-Json (Get-Sent)[0].Body.connector.config.configuration @{ okta_api_key = @{ stringValue = '' } }
    }

    It 'leaves the configuration alone that chosen columns of a read connector repeat: <Columns>, CSV: <Csv>' -ForEach @(
        foreach ($csv in $false, $true) {
            @{ Csv = $csv; Columns = 'AppId', 'ConnectorId', 'CatalogId', 'Config' }
            @{ Csv = $csv; Columns = 'AppId', 'ConnectorId', 'Config' }
            @{ Csv = $csv; Columns = 'AppId', 'ConnectorId', 'DisplayName', 'Config' }
        }
    ) {
        $row = Get-C1Connector $app $connector.Id | Select-Object $Columns
        if ($csv) { $row = $row | ConvertTo-Csv | ConvertFrom-Csv }
        Clear-Journal
        $row | Set-C1Connector -WarningVariable warned
        $row | Set-C1Connector -Description Other
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "GET $path", "GET $path", "POST $path"
        Assert-Json (Get-Sent)[-1].Body @{ connector = @{ description = 'Other' }; updateMask = 'description' }
        $warned | Should -BeNullOrEmpty
    }

    It 'clears no secret because of a blank that nobody typed: <Case>' -ForEach @(
        @{ Case = 'a cell'; Row = { [pscustomobject]@{ AppId = $app.Id; ConnectorId = $connector.Id; Configuration = 'okta_domain=x.okta.com;okta_api_key=' } } }
        @{ Case = 'a script block over an empty cell'; Row = { [pscustomobject]@{ AppId = $app.Id; ConnectorId = $connector.Id; Key = '' } }; Given = @{ Configuration = { @{ okta_api_key = $_.Key } } } }
        @{ Case = 'a script block over an empty cell, as the wire has it'; Row = { [pscustomobject]@{ AppId = $app.Id; ConnectorId = $connector.Id; Key = '' } }
            Given = @{ Config = { @{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_api_key = @{ stringValue = $_.Key } } } } } }
        @{ Case = 'what is read once more'; Row = { Get-C1Connector $app $connector.Id }; Given = @{ Config = { $_.Config } } }
    ) {
        $row = & $Row
        $given ??= @{}
        Clear-Journal
        $row | Set-C1Connector -DisplayName Other @given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*okta_api_key*'
        @(Get-Sent | Where-Object Method -eq POST).Count | Should-Be 0
    }

    It 'refuses in a row the blank of a field that the catalog does not know' {
        $given = @{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_domain = @{ stringValue = '' }; okta_api_kee = @{ stringValue = 'x' } } }
        $connector | Set-C1Connector -Config $given
        $row = Get-C1Connector $app $connector.Id | Select-Object AppId, ConnectorId, Config | ConvertTo-Csv | ConvertFrom-Csv
        $row.Config = $row.Config -replace '"okta_api_kee":{"stringValue":"[^"]*"}', '"okta_api_kee":{"stringValue":""},"okta_domain":{"stringValue":"a"}'
        $row.Config | Should -BeLike '*"okta_api_kee":{"stringValue":""}*'
        Clear-Journal
        $row | Set-C1Connector -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Config.configuration.okta_api_kee.stringValue is empty*'
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should-BeString "GET $path" -CaseSensitive
    }

    It 'lets a script block clear a secret by $null' {
        [pscustomobject]@{ AppId = $app.Id; ConnectorId = $connector.Id; Key = $null } | Set-C1Connector -Configuration { @{ okta_api_key = $_.Key } }
        Assert-Json (Get-Sent)[-1].Body.connector.config.configuration @{ okta_api_key = @{ stringValue = '' } }
    }

    It 'warns of fields that a row that was read does not give any more: <Case>' -ForEach @(
        @{ Case = 'one was removed'; From = '"okta_domain":{"stringValue":"acme.okta.com"},?'; To = '' }
        @{ Case = 'one is null'; From = '{"stringValue":"acme.okta.com"}'; To = 'null' }
        @{ Case = 'its value is null'; From = '"acme.okta.com"'; To = 'null' }
        @{ Case = 'one was removed, another changed'; From = '"okta_domain":{"stringValue":"acme.okta.com"}(,?)'; To = '"okta_sync_deprovisioned_users":{"stringValue":"true"}$1'; Sent = @{ okta_sync_deprovisioned_users = @{ stringValue = 'true' } } }
    ) {
        $row = Get-C1Connector $app $connector.Id | Select-Object AppId, ConnectorId, Config | ConvertTo-Csv | ConvertFrom-Csv
        $row.Config = $row.Config -replace $From, $To -replace ',}', '}'
        Clear-Journal
        $row | Set-C1Connector -WarningAction SilentlyContinue -WarningVariable warned
        $warned | Should -HaveCount 1
        "$warned" | Should -BeExactly "Connector $($connector.Id): Config in this row gives no value for okta_domain. What the connector has there stays. To clear it, give `$null for it with -Configuration."
        @(Get-Sent | Where-Object Method -EQ POST).Count | Should -Be @($Sent).Where{ $_ }.Count
        if ($Sent) { Assert-Json (Get-Sent)[-1].Body.connector.config.configuration $Sent }
        Clear-Journal
        $row | Select-Object AppId, ConnectorId, @{ n = 'Config'; e = { $_.Config -replace '"okta_sync[^}]*},?' -replace ',}', '}' } } | Set-C1Connector -Configuration @{ okta_domain = $null } -WarningVariable warned
        $warned | Should -BeNullOrEmpty
        Assert-Json (Get-Sent)[-1].Body.connector.config.configuration @{ okta_domain = @{ stringValue = '' } }
    }

    It 'says what a stale row replaces: <As>' -ForEach @(@{ As = 'CSV' }, @{ As = 'JSON' }) {
        $read = Get-C1Connector $app $connector.Id
        $row = if ($As -eq 'CSV') { $read | ConvertTo-Csv | ConvertFrom-Csv } else { $read | ConvertTo-Json -Depth 9 | ConvertFrom-Json }
        $row | Set-C1Connector -DisplayName Mine -WarningVariable warned
        $warned | Should -BeNullOrEmpty
        Move-Clock 60
        $connector | Set-C1Connector -Description Theirs -Configuration @{ okta_domain = 'theirs.okta.com' }
        $row.Description = 'Ours'
        Clear-Journal
        $row | Set-C1Connector -DisplayName Mine -WarningAction SilentlyContinue -WarningVariable warned
        "$warned" | Should -BeLike "Connector $($connector.Id) has changed since this row was read. What the row says of * replaces what the connector has now.*"
        foreach ($name in 'Config.okta_domain', 'Description') { "$warned" | Should -BeLike "* $name*" }
        "$warned" | Should -Not -BeLike '*DisplayName*'
        (Get-Sent)[-1].Body.updateMask -split ',' | Sort-Object | Should -BeExactly config, description, displayName
    }

    It 'leaves alone what a row repeats that was read: <Case>, <As>' -ForEach @(
        foreach ($as in 'CSV', 'JSON', 'Clixml') {
            @{ As = $as; Case = 'nothing was edited'; Edit = { }; Given = @{}; Sent = $null }
            @{ As = $as; Case = 'another field was edited'; Edit = { $row.Description = 'Production' }; Given = @{}; Sent = @{ connector = @{ description = 'Production' }; updateMask = 'description' } }
            @{ As = $as; Case = 'another field was typed'; Edit = { }; Given = @{ DisplayName = 'Other' }; Sent = @{ connector = @{ displayName = 'Other' }; updateMask = 'displayName' } }
        }
        @{ As = 'CSV'; Case = 'one field of the configuration was edited'; Edit = { $row.Config = $row.Config -replace 'acme', 'acme-eu' }; Given = @{}; Sent = @{
                connector = @{ config = @{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ okta_domain = @{ stringValue = 'acme-eu.okta.com' } } } }; updateMask = 'config' } }
        @{ As = 'JSON'; Case = 'a list was edited'; Edit = { $row.ProfileIgnoreList = @('a', 'b') }; Given = @{}; Sent = @{ connector = @{ profileIgnoreList = @('a', 'b') }; updateMask = 'profileIgnoreList' } }
    ) {
        $connector | Set-C1Connector -Schedule '0 3 * * *' -ScheduleTimeZone Europe/Berlin
        $connector | Set-C1Connector -ProfileIgnoreList a, c -UserIds (Get-TestUser)[0].id -ParallelSyncWorkerCount 2
        $read = Get-C1Connector $app $connector.Id
        $row = switch ($As) {
            CSV { $read | ConvertTo-Csv | ConvertFrom-Csv }
            JSON { $read | ConvertTo-Json -Depth 9 | ConvertFrom-Json }
            Clixml { $read | Export-Clixml "$TestDrive/c.xml"; Import-Clixml "$TestDrive/c.xml" | Select-Object * }
        }
        . $Edit
        Clear-Journal
        $passed = $row | Set-C1Connector @Given -PassThru
        $passed.ConnectorId, $passed.Schedule | Should -BeExactly $connector.Id, '0 3 * * *'
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly @("GET $path"; if ($Sent) { "POST $path" })
        if ($Sent) { Assert-Json (Get-Sent)[-1].Body $Sent }
    }

    It 'sends a schedule and a secret that were edited in a row that was read, and no others' {
        $connector | Set-C1Connector -Schedule '0 3 * * *' -ScheduleTimeZone Europe/Berlin
        $row = Get-C1Connector $app $connector.Id | ConvertTo-Csv | ConvertFrom-Csv
        Clear-Journal
        $row.Schedule = '0 4 * * *'
        $row | Set-C1Connector
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "GET $path", "POST $path/schedule"
        Assert-Json (Get-Sent)[-1].Body @{ cron = @{ cronSpec = '0 4 * * *'; timezone = 'Europe/Berlin' } }
        $row = Get-C1Connector $app $connector.Id | ConvertTo-Csv | ConvertFrom-Csv
        $row.Config = $row.Config -replace '"okta_api_key":{"stringValue":"[^"]*"}', '"okta_api_key":{"stringValue":"new horse"}'
        Clear-Journal
        $row | Set-C1Connector -Verbose 4>&1 | Out-String | Should -Not -Match 'new horse'
        Assert-Json (Get-Sent)[-1].Body.connector.config.configuration @{ okta_api_key = @{ stringValue = 'new horse' } }
        (Get-Sent)[-1].Body.updateMask | Should -BeExactly config
    }

    It 'says that nothing comes along with a schedule alone' {
        $connector | Set-C1Connector -Schedule '0 3 * * *' -ExpandMask user_ids -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*ExpandMask has no effect beside Schedule alone*'
        Assert-NothingSent
        $set = $connector | Set-C1Connector -Schedule '0 3 * * *' -UserIds (Get-TestUser)[0].id -ExpandMask user_ids -PassThru
        $set.Users | Should -HaveCount 1
        Assert-Json (Get-Sent)[-1].Body.expandMask @{ paths = @('user_ids') }
    }

    It 'sends no empty configuration' {
        foreach ($given in @{ Configuration = @{} }, @{ Configuration = $null }, @{ Config = $null }, @{ Config = @{ '@type' = 'x'; configuration = @{} } }) {
            foreach ($more in @{}, @{ DisplayName = 'Other' }) {
                $connector | Set-C1Connector @given @more -ErrorAction SilentlyContinue -ErrorVariable failed
                Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'Row 1, "*": An empty configuration is not sent. To clear a field, give its name with $null: -Configuration @{ name = $null }.'
            }
        }

        Assert-NothingSent
    }

    It 'refuses a masked secret and an unknown field' {
        foreach ($given in @{ okta_api_key = '***' }, @{ okta_domian = 'x' }) {
            $connector | Set-C1Connector -Configuration $given -ErrorAction SilentlyContinue -ErrorVariable failed
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*okta_*'
        }

        Assert-NothingSent
    }

    It 'sends every other field with its name in the mask' {
        $user = (Get-TestUser)[0].id
        $connector | Set-C1Connector -DisplayName Okta -Description Production -UserIds $user -DisableCheckBadSync $true -ParallelSyncWorkerCount 0 `
            -ProfileAllowList department, title -ProfileIgnoreList @() -SyncConfig @{ syncResourceTypeIds = @(Get-TestId type) } -ExpandMask user_ids
        $body = (Get-Sent)[0].Body
        Assert-Json $body.connector @{
            displayName = 'Okta'; description = 'Production'; userIds = @($user); disableCheckBadSync = $true; parallelSyncWorkerCount = 0
            profileAllowList = @('department', 'title'); profileIgnoreList = @(); syncConfig = @{ syncResourceTypeIds = @(Get-TestId type) }
        }
        Assert-Json $body.expandMask @{ paths = @('user_ids') }
        $body.updateMask -split ',' | Sort-Object | Should -BeExactly @($body.connector.Keys | Sort-Object)
    }

    It 'takes what is synced as <Case>' -ForEach @(
        @{ Case = 'a hashtable'; Value = { @{ syncResourceTypeIds = Get-TestId type } } }
        @{ Case = 'an object'; Value = { [pscustomobject]@{ SyncResourceTypeIds = @(Get-TestId type) } } }
        @{ Case = 'JSON'; Value = { "{""syncResourceTypeIds"":[""$(Get-TestId type)""]}" } }
        @{ Case = 'what a connector has'; Value = { ($connector | Set-C1Connector -SyncConfig @{ syncResourceTypeIds = @(Get-TestId type) } -PassThru).SyncConfig } }
        @{ Case = 'a cell'; Value = { "{""syncResourceTypeIds"":[""$(Get-TestId type)""]}" }; IsRow = $true }
    ) {
        $given = & $Value
        Clear-Journal
        if ($IsRow) { [pscustomobject]@{ AppId = $connector.AppId; ConnectorId = $connector.Id; SyncConfig = $given } | ConvertTo-Csv | ConvertFrom-Csv | Set-C1Connector }
        else { $connector | Set-C1Connector -SyncConfig $given }
        Assert-Json (Get-Sent)[0].Body @{ connector = @{ syncConfig = @{ syncResourceTypeIds = @(Get-TestId type) } }; updateMask = 'syncConfig' }
    }

    It 'tells of a misspelt key of what is synced' {
        { $connector | Set-C1Connector -SyncConfig @{ syncResourceTypeIdds = @(Get-TestId type) } } |
            Should -Throw '*SyncConfig has no key "syncResourceTypeIdds". Did you mean "syncResourceTypeIds"?*'
        [pscustomobject]@{ AppId = $connector.AppId; ConnectorId = $connector.Id; SyncConfig = '{"syncTypes":[]}' } | Set-C1Connector -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*SyncConfig has no key "syncTypes".*It takes: syncResourceTypeIds.'
        Assert-NothingSent
    }

    It 'refuses a row whose configuration has nothing but nulls' {
        [pscustomobject]@{ AppId = $connector.AppId; ConnectorId = $connector.Id; CatalogId = $connector.CatalogId; Configuration = '{"okta_domain":null}' } |
            Set-C1Connector -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Nothing was given to change.*'
        Assert-NothingSent
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'both lists'; Given = @{ ProfileAllowList = 'a'; ProfileIgnoreList = 'b' }; Message = '*ProfileAllowList and ProfileIgnoreList*' }
        @{ Case = 'too many workers'; Given = @{ ParallelSyncWorkerCount = 5 }; Message = '*ParallelSyncWorkerCount is 5*0 and 4*' }
        @{ Case = 'a configuration twice'; Given = @{ Configuration = @{ okta_domain = 'x' }; Config = @{ '@type' = 'x' } }; Message = '*Configuration*Config*' }
        @{ Case = 'nothing but what should come along'; Given = @{ CatalogId = (''.PadRight(27, 'a')) }; Message = '*Nothing was given to change.' }
    ) {
        $connector | Set-C1Connector @Given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $Message
        Assert-NothingSent
    }
}
