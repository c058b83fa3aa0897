BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $users = Get-TestUser
    $app = New-C1App Payroll
    $path = "/api/v1/apps/$($app.Id)/connectors"
    $okta = '23w9L3qudsiSZQJ8jUP1KYyQqVW'
    $type = 'type.googleapis.com/c1.api.app.v1.EnvConfig'

    # The body of the one request, and nothing else sent.
    function Assert-Configuration([hashtable] $Configuration) {
        $sent = @(Get-Sent)
        $sent.Count | Should-Be 1
        $sent[0].Path | Should-BeString "$path/create" -CaseSensitive
        Assert-Json $sent[0].Body.config @{ '@type' = $type; configuration = $Configuration }
    }
}

AfterAll { Stop-TestTenant }

BeforeDiscovery { $envConfig = 'type.googleapis.com/c1.api.app.v1.EnvConfig' }

Describe 'New-C1Connector' {
    BeforeEach { Clear-Tenant }

    Context 'What is sent' {
        It 'sends every parameter of a configured connector under its name in the API' {
            $connector = New-C1Connector -AppId $app.Id -CatalogId $okta -Description 'Directory' -UserIds $users[1].id, $users[2].id `
                -Configuration @{ okta_domain = 'acme.okta.com'; okta_api_key = 'planted-key'; okta_sync_deprovisioned_users = $true } -ExpandMask '*'
            Assert-Sent POST "$path/create" @{
                catalogId   = $okta
                description = 'Directory'
                userIds     = @($users[1].id, $users[2].id)
                config      = @{
                    '@type'       = $type
                    configuration = @{ okta_domain = @{ stringValue = 'acme.okta.com' }; okta_api_key = @{ stringValue = 'planted-key' }; okta_sync_deprovisioned_users = @{ stringValue = 'true' } }
                }
                expandMask  = @{ paths = @('*') }
            }
            $connector | Should -BeOfType ConductorOne.Connectors.C1Connector
            $connector.ConnectorId | Should -BeExactly $connector.Id
            $connector.AppId | Should -BeExactly $app.Id
            $connector.CatalogId | Should -BeExactly $okta
            $connector.Catalog | Should-BeString 'Okta' -CaseSensitive
            $connector.Description | Should-BeString 'Directory' -CaseSensitive
            $connector.UserIds | Should -BeExactly $users[1].id, $users[2].id
            $connector.Config['configuration']['okta_domain']['stringValue'] | Should-BeString 'acme.okta.com' -CaseSensitive
            $connector.Config['configuration']['okta_api_key']['stringValue'] | Should -Not -BeExactly 'planted-key'
            $connector.Status | Should -BeOfType ConductorOne.Connectors.C1ConnectorStatus
            $connector.Status.Status | Should-BeString 'Unspecified' -CaseSensitive
        }

        It 'sends every parameter of a delegated connector under its name in the API' {
            $connector = New-C1Connector -AppId $app.Id -Catalog Okta -DisplayName 'Our Okta' -Description 'Directory' -UserIds $users[1].id `
                -AppEntitlementOwnerRefs 'a00000000000000000000000000/e00000000000000000000000000' -AppManagedStateBindingRef @{ AppId = 'a00000000000000000000000000'; ResourceId = 'r00000000000000000000000000'; ResourceTypeId = 't00000000000000000000000000' } -ExpandMask app_id
            Assert-Sent POST $path @{
                catalogId                 = $okta
                displayName               = 'Our Okta'
                description               = 'Directory'
                userIds                   = @($users[1].id)
                appEntitlementOwnerRefs   = @(@{ appId = 'a00000000000000000000000000'; id = 'e00000000000000000000000000' })
                appManagedStateBindingRef = @{ appId = 'a00000000000000000000000000'; resourceId = 'r00000000000000000000000000'; resourceTypeId = 't00000000000000000000000000' }
                expandMask                = @{ paths = @('app_id') }
            }
            $connector.DisplayName | Should-BeString 'Our Okta' -CaseSensitive
            $connector.Config | Should -BeNullOrEmpty
            "$connector" | Should-BeString 'Our Okta' -CaseSensitive
        }

        It 'covers every parameter of the cmdlet' {
            $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
            (Get-Command New-C1Connector).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object | Should -BeExactly @(
                'AppEntitlementOwnerRefs', 'AppId', 'AppManagedStateBindingRef', 'Catalog', 'CatalogId', 'Config', 'Configuration',
                'Description', 'DisplayName', 'ExpandMask', 'IfNotExists', 'InputObject', 'RowCount', 'Session', 'ThrottleLimit', 'UserIds')
        }

        It 'sends nothing that was not given' {
            $null = New-C1Connector -AppId $app.Id -Catalog Okta
            Assert-Sent POST $path @{ catalogId = $okta }
            $null = New-C1Connector Okta @{} -AppId $app.Id
            Assert-Sent POST "$path/create" @{ catalogId = $okta; config = @{ '@type' = $type; configuration = @{} } }
        }

        It 'sends empty lists' {
            $null = New-C1Connector -AppId $app.Id -Catalog Okta -UserIds @() -ExpandMask @()
            Assert-Sent POST $path @{ catalogId = $okta; userIds = @(); expandMask = @{ paths = @() } }
        }
    }

    Context '-Catalog' {
        It 'finds <given>' -ForEach @(
            @{ given = 'Okta'; id = '23w9L3qudsiSZQJ8jUP1KYyQqVW' }
            @{ given = 'okta'; id = '23w9L3qudsiSZQJ8jUP1KYyQqVW' }
            @{ given = ' OKTA '; id = '23w9L3qudsiSZQJ8jUP1KYyQqVW' }
            @{ given = '23w9L3qudsiSZQJ8jUP1KYyQqVW'; id = '23w9L3qudsiSZQJ8jUP1KYyQqVW' }
            @{ given = 'okta_aws_federation'; id = '2nGJJx3InU97armF8CBWKzqHnLE' }
            @{ given = 'Okta AWS Federation'; id = '2nGJJx3InU97armF8CBWKzqHnLE' }
            @{ given = 'okta-aws-federation'; id = '2nGJJx3InU97armF8CBWKzqHnLE' }
            @{ given = 'GitHub v2'; id = '2gkeVHQ9u8BtFpouw5jRmbnxjkW' }
            @{ given = 'jira_cloud'; id = '25AXzlGMPuvetHSbhlLpAX8jGiU' }
            @{ given = 'jira_cloud_v2'; id = '2bPdeviXtHuefuBnA1S3GaKC9jD' }
            @{ given = 'JIRA_CLOUD_V2'; id = '2bPdeviXtHuefuBnA1S3GaKC9jD' }
        ) {
            $null = New-C1Connector -AppId $app.Id -Catalog $given
            Assert-Sent POST $path @{ catalogId = $id }
        }

        It 'asks which one is meant by a name that stands for several' {
            New-C1Connector -AppId $app.Id -Catalog 'Jira Cloud' -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*"Jira Cloud"*several*jira_cloud, jira_cloud_v2*'
            Assert-NothingSent
        }

        It 'suggests the nearest name' {
            New-C1Connector -AppId $app.Id -Catalog Otka -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*no entry "Otka"*Did you mean "Okta"?*'
            Assert-NothingSent
        }

        It 'refuses -Catalog and -CatalogId of different products, and takes the same' {
            New-C1Connector -AppId $app.Id -Catalog Okta -CatalogId 25AXzlGMPuvetHSbhlLpAX8jGiU -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*different products*'
            Assert-NothingSent
            $null = New-C1Connector -AppId $app.Id -Catalog Okta -CatalogId $okta
            Assert-Sent POST $path @{ catalogId = $okta }
        }

        It 'passes an id on that this version does not know, but checks no configuration for it' {
            $null = New-C1Connector -AppId $app.Id -CatalogId 2newProduct0000000000000000
            Assert-Sent POST $path @{ catalogId = '2newProduct0000000000000000' }
            New-C1Connector -AppId $app.Id -CatalogId 2newProduct0000000000000000 -Configuration @{ a = 'planted-key' } -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*"2newProduct0000000000000000"*Config*'
            "$failed" | Should -Not -BeLike '*planted*'
            Assert-NothingSent
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'neither'; parameters = @{}; words = 'No product is given: give Catalog its name, such as Okta. Get-C1CatalogEntry lists the products.' }
            @{ what = 'a configuration without either'; parameters = @{ Configuration = @{ a = 1 } }; words = 'No product is given*' }
            @{ what = 'a blank id'; parameters = @{ CatalogId = ' ' }; words = 'No product is given: give Catalog its name, such as Okta. Get-C1CatalogEntry lists the products.' }
        ) {
            New-C1Connector -AppId $app.Id @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*"
            Assert-NothingSent
        }
    }

    Context 'What was read and has no secrets in it' {
        BeforeAll {
            $fault = @{
                path = "$path/c1"
                body = '{"connectorView":{"connector":{"id":"c1","catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW","config":{"@type":"t","configuration":{"okta_domain":{"stringValue":"acme.okta.com"},"okta_api_key":{"stringValue":"SECRET"}}}}}}'
            }
        }

        It 'is refused with <shown> for the secret, from <way>' -ForEach @(
            foreach ($shown in 'a mask', 'a blank') {
                @{ way = 'the pipe'; shown = $shown; given = { $connector } }
                @{ way = 'JSON'; shown = $shown; given = { $connector | ConvertTo-Json -Depth 10 | ConvertFrom-Json | Select-Object CatalogId, Config } }
                @{ way = 'CLIXML'; shown = $shown; given = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($connector, 8)) | Select-Object CatalogId, Config } }
                @{ way = 'a CSV file'; shown = $shown; given = { $connector | Select-Object CatalogId, @{ n = 'Config'; e = { $_.Config | ConvertTo-Json -Depth 10 } } | ConvertTo-Csv | ConvertFrom-Csv } }
                @{ way = 'its fields'; shown = $shown; given = { [pscustomobject]@{ CatalogId = $connector.CatalogId; Configuration = $connector.Config['configuration'] } } }
            }
        ) {
            Add-Fault @{ path = $fault.path; body = $fault.body.Replace('SECRET', $(if ($shown -eq 'a mask') { 'planted' } else { '' })) }
            $connector = Get-C1Connector -AppId $app.Id -ConnectorId c1
            Clear-Journal
            & $given | New-C1Connector -AppId $app.Id -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $(if ($shown -eq 'a mask') { '*okta_api_key.stringValue is a mask*Give the secret again*' } else { '*okta_api_key.stringValue is empty*Give the secret again*' })
            Assert-NothingSent
        }

        It 'is refused where <what> stands for it' -ForEach @(
            @{ what = 'a mask in a cell'; value = 'okta_domain=x;okta_api_key=***' }
            @{ what = 'a blank in a cell'; value = 'okta_domain=x;okta_api_key=' }
            @{ what = 'stars of another tool'; value = @{ okta_api_key = '*********' } }
            @{ what = 'dots of another tool'; value = @{ okta_api_key = '••••••••' } }
            @{ what = 'a blank'; value = @{ okta_api_key = ' ' } }
            @{ what = 'a protected mask'; value = @{ okta_api_key = ConvertTo-SecureString '***' -AsPlainText -Force } }
        ) {
            [pscustomobject]@{ Catalog = 'Okta'; Configuration = $value } | New-C1Connector -AppId $app.Id -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Configuration.okta_api_key is *Give the secret again*'
            Assert-NothingSent
        }

        It 'takes stars that are no mask' {
            $null = New-C1Connector Okta @{ okta_domain = '5*** hotel'; okta_api_key = 'a***b' } -Description '*** see below ***' -AppId $app.Id
            Assert-Configuration @{ okta_domain = @{ stringValue = '5*** hotel' }; okta_api_key = @{ stringValue = 'a***b' } }
        }

        It 'names the class of a value that is none' {
            $credential = [pscredential]::new('planted', (ConvertTo-SecureString planted -AsPlainText -Force))
            $failed = { New-C1Connector Okta @{ okta_api_key = $credential } -AppId $app.Id } | Should -Throw -PassThru -ExpectedMessage '*okta_api_key is a PSCredential*'
            $failed | Format-List * -Force | Out-String -Width 4096 | Should -Not -BeLike '*planted*'
            Assert-NothingSent
        }
    }

    Context '-Configuration' {
        It 'wraps <what> as <wire>' -ForEach @(
            @{ what = 'a text'; field = 'okta_domain'; value = 'ä=b;c'; wire = 'ä=b;c' }
            @{ what = 'an empty text'; field = 'okta_domain'; value = ''; wire = '' }
            @{ what = 'a number for a text'; field = 'okta_domain'; value = 1.5; wire = '1.5' }
            @{ what = 'a boolean for a text'; field = 'okta_domain'; value = $true; wire = 'true' }
            @{ what = 'true'; field = 'okta_sync_deprovisioned_users'; value = $true; wire = 'true' }
            @{ what = 'false'; field = 'okta_sync_deprovisioned_users'; value = $false; wire = 'false' }
            @{ what = 'Yes'; field = 'okta_sync_deprovisioned_users'; value = 'Yes'; wire = 'true' }
            @{ what = '0'; field = 'okta_sync_deprovisioned_users'; value = 0; wire = 'false' }
            @{ what = 'a field in another case'; field = 'OKTA_Domain'; value = 'x'; wire = 'x' }
        ) {
            $null = New-C1Connector Okta @{ $field = $value } -AppId $app.Id
            Assert-Configuration @{ ($field.ToLowerInvariant()) = @{ stringValue = $wire } }
        }

        It 'joins <what> with commas' -ForEach @(
            @{ what = 'an array'; value = @('a', 'b') }
            @{ what = 'a cell with semicolons'; value = 'a; b' }
            @{ what = 'a text with commas'; value = 'a, b' }
            @{ what = 'a list'; value = [System.Collections.Generic.List[string]] @('a', 'b') }
        ) {
            $null = New-C1Connector github_v2 @{ github_org_list = $value } -AppId $app.Id
            Assert-Configuration @{ github_org_list = @{ stringValue = 'a,b' } }
        }

        It 'wraps <what> as keys and values' -ForEach @(
            @{ what = 'a hashtable'; value = [ordered]@{ a = 'x'; b = 1; c = $true; d = $null } }
            @{ what = 'an object'; value = [pscustomobject]@{ a = 'x'; b = '1'; c = 'true'; d = '' } }
            @{ what = 'a cell'; value = 'a=x;b=1;c=true;d=' }
        ) {
            $null = New-C1Connector HTTP @{ http_connector_map_values = $value } -AppId $app.Id
            Assert-Configuration @{
                http_connector_map_values = @{ keyValues = @{ items = @(@{ key = 'a'; value = 'x' }, @{ key = 'b'; value = '1' }, @{ key = 'c'; value = 'true' }, @{ key = 'd'; value = '' }) } }
            }
        }

        It 'takes SecureString for secrets, and for what is no secret' {
            $null = New-C1Connector Okta @{ okta_api_key = ConvertTo-Secure 'planted-key'; okta_domain = ConvertTo-Secure 'acme.okta.com' } -AppId $app.Id
            Assert-Configuration @{ okta_api_key = @{ stringValue = 'planted-key' }; okta_domain = @{ stringValue = 'acme.okta.com' } }
        }

        It 'takes it as <as>' -ForEach @(
            @{ as = 'an object'; value = [pscustomobject]@{ okta_domain = 'acme.okta.com'; okta_dont_sync_inactive_apps = $true } }
            @{ as = 'an ordered hashtable'; value = [ordered]@{ okta_domain = 'acme.okta.com'; okta_dont_sync_inactive_apps = $true } }
            @{ as = 'JSON'; value = '{"okta_domain":"acme.okta.com","okta_dont_sync_inactive_apps":true}' }
            @{ as = 'the text of a cell'; value = 'okta_domain=acme.okta.com; okta_dont_sync_inactive_apps=yes' }
        ) {
            $null = New-C1Connector Okta $value -AppId $app.Id
            Assert-Configuration @{ okta_domain = @{ stringValue = 'acme.okta.com' }; okta_dont_sync_inactive_apps = @{ stringValue = 'true' } }
        }

        It 'leaves out what is null' {
            $null = New-C1Connector Okta @{ okta_domain = 'x'; okta_api_key = $null } -AppId $app.Id
            Assert-Configuration @{ okta_domain = @{ stringValue = 'x' } }
        }

        It 'creates the delegated kind for null' {
            $null = New-C1Connector Okta -Configuration $null -Config $null -AppId $app.Id
            Assert-Sent POST $path @{ catalogId = $okta }
        }

        It 'suggests the nearest field, without a value' {
            New-C1Connector Okta @{ okta_apikey = 'planted-key' } -AppId $app.Id -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Okta has no field "okta_apikey"*Did you mean "okta_api_key"?*okta_domain*'
            "$failed" | Should -Not -BeLike '*planted*'
            Assert-NothingSent
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'a boolean that is none'; catalog = 'Okta'; value = @{ okta_sync_deprovisioned_users = 'planted' }; words = 'okta_sync_deprovisioned_users of Okta*bool' }
            @{ what = 'a list for a text'; catalog = 'Okta'; value = @{ okta_domain = @('planted', 'b') }; words = 'okta_domain of Okta*string' }
            @{ what = 'a hashtable for a text'; catalog = 'Okta'; value = @{ okta_domain = @{ a = 'planted' } }; words = 'okta_domain of Okta*string' }
            @{ what = 'an item with a comma'; catalog = 'github_v2'; value = @{ github_org_list = @('a', 'planted,c') }; words = 'github_org_list of GitHub v2*list' }
            @{ what = 'a text that is no map'; catalog = 'HTTP'; value = @{ http_connector_map_values = 'planted' }; words = 'http_connector_map_values of HTTP*map' }
            @{ what = 'a map with lists'; catalog = 'HTTP'; value = @{ http_connector_map_values = @{ a = @('planted', 'b') } }; words = 'http_connector_map_values of HTTP*map' }
            @{ what = 'a field twice'; catalog = 'Okta'; value = { $h = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal); $h['okta_domain'] = 'planted'; $h['OKTA_DOMAIN'] = 'planted'; $h }; words = 'okta_domain*twice' }
        ) {
            $configuration = if ($value -is [scriptblock]) { & $value } else { $value }
            New-C1Connector $catalog $configuration -AppId $app.Id -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*"
            "$failed" | Should -Not -BeLike '*planted*'
            Assert-NothingSent
        }

        It 'refuses what is no configuration at all, without repeating it: <what>' -ForEach @(
            @{ what = 'a text'; value = 'planted' }
            @{ what = 'JSON that breaks off'; value = '{"okta_api_key":"planted"' }
            @{ what = 'a JSON list'; value = '["planted"]' }
            @{ what = 'a list'; value = @('planted', 'b') }
        ) {
            $failed = { New-C1Connector Okta -Configuration $value -AppId $app.Id } | Should -Throw -PassThru -ExpectedMessage '*hashtable, JSON*'
            $failed | Format-List * -Force | Out-String -Width 4096 | Should -Not -BeLike '*planted*'
            { New-C1Connector Okta -Config $value -AppId $app.Id } | Should -Throw -ExpectedMessage '*hashtable, JSON*'
            Assert-NothingSent
        }

        It 'refuses <parameter>, which is for delegated connectors' -ForEach @(
            @{ parameter = 'DisplayName'; value = 'x' }
            @{ parameter = 'AppEntitlementOwnerRefs'; value = 'a/b' }
            @{ parameter = 'AppManagedStateBindingRef'; value = @{ AppId = 'a00000000000000000000000000'; ResourceId = 'r00000000000000000000000000'; ResourceTypeId = 't00000000000000000000000000' } }
        ) {
            $parameters = @{ $parameter = $value }
            New-C1Connector Okta @{ okta_domain = 'x' } -AppId $app.Id @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$parameter is for delegated connectors*"
            Assert-NothingSent
        }
    }

    Context '-Config' {
        It 'sends it as it is: <as>' -ForEach @(
            @{ as = 'a hashtable'; value = @{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = @{ x = @{ stringValue = 'y' }; m = @{ keyValues = @{ items = @(@{ key = 'k'; value = 'v' }) } } } } }
            @{ as = 'JSON'; value = '{"@type":"type.googleapis.com/c1.api.app.v1.EnvConfig","configuration":{"x":{"stringValue":"y"},"m":{"keyValues":{"items":[{"key":"k","value":"v"}]}}}}' }
            @{ as = 'an object'; value = [pscustomobject]@{ '@type' = 'type.googleapis.com/c1.api.app.v1.EnvConfig'; configuration = [pscustomobject]@{ x = [pscustomobject]@{ stringValue = 'y' }; m = @{ keyValues = @{ items = @(@{ key = 'k'; value = 'v' }) } } } } }
        ) {
            $null = New-C1Connector -AppId $app.Id -CatalogId $okta -Config $value
            Assert-Sent POST "$path/create" @{
                catalogId = $okta; config = @{ '@type' = $type; configuration = @{ x = @{ stringValue = 'y' }; m = @{ keyValues = @{ items = @(@{ key = 'k'; value = 'v' }) } } } }
            }
        }

        It 'sends another type with numbers, booleans and nulls in it' {
            Add-Fault @{ path = "$path/create"; body = '{"connectorView":{"connector":{"id":"c00000000000000000000000000"},"appPath":"","usersPath":"","capabilitiesPath":""}}' }
            $null = New-C1Connector -AppId $app.Id -CatalogId $okta -Config @{ '@type' = 'type.googleapis.com/c1.api.app.v1.Other'; n = 5; b = $false; x = $null; d = 1.5; l = @(1, 'a') }
            Assert-Json (Get-Sent).Body.config @{ '@type' = 'type.googleapis.com/c1.api.app.v1.Other'; n = 5; b = $false; x = $null; d = 1.5; l = @(1, 'a') }
        }

        It 'takes SecureString within' {
            $null = New-C1Connector -AppId $app.Id -CatalogId $okta -Config @{ '@type' = $type; configuration = @{ okta_api_key = @{ stringValue = ConvertTo-Secure 'planted-key' } } }
            Assert-Json (Get-Sent).Body.config.configuration @{ okta_api_key = @{ stringValue = 'planted-key' } }
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'one without @type'; parameters = @{ Config = @{ configuration = @{} } }; words = '@type*EnvConfig*-Configuration' }
            @{ what = 'one beside -Configuration'; parameters = @{ Config = @{ '@type' = 'x' }; Configuration = @{ okta_domain = 'x' } }; words = 'one of them' }
        ) {
            New-C1Connector -AppId $app.Id -CatalogId $okta @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*"
            Assert-NothingSent
        }
    }

    Context '-ExpandMask' {
        It 'brings along what <mask> asks for' -ForEach @(
            @{ mask = 'app_id'; paths = @('app_id'); hasApp = $true }
            @{ mask = 'user_ids'; paths = @('user_ids'); people = 2 }
            @{ mask = 'app_id;user_ids'; paths = @('app_id', 'user_ids'); hasApp = $true; people = 2 }
            @{ mask = @('user_ids', 'capabilities'); paths = @('user_ids', 'capabilities'); people = 2; hasCapabilities = $true }
            @{ mask = '*'; paths = @('*'); hasApp = $true; people = 2; hasCapabilities = $true }
            @{ mask = @{ paths = @('app_id') }; paths = @('app_id'); hasApp = $true }
        ) {
            $ids = $users[1, 2].id
            $connector = New-C1Connector -AppId $app.Id -Catalog Okta -UserIds $ids -ExpandMask $mask
            Assert-Json (Get-Sent).Body.expandMask @{ paths = $paths }
            [bool] $connector.App | Should -Be ([bool] $hasApp)
            if ($hasApp) { $connector.App['displayName'] | Should-BeString 'Payroll' -CaseSensitive }
            @($connector.Users).Count | Should -Be ([int] $people)
            if ($people) { $connector.Users | ForEach-Object { $_['id'] } | Should -BeExactly $ids }
            [bool] $connector.Capabilities | Should -Be ([bool] $hasCapabilities)
            $connector.Expanded.Count | Should -Be ([int] [bool] $hasApp + [int] $people + [int] [bool] $hasCapabilities)
        }

        It 'suggests the nearest path' {
            New-C1Connector -AppId $app.Id -Catalog Okta -ExpandMask app_id, userids -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*"userids"*Did you mean "user_ids"?*'
            Assert-NothingSent
        }
    }

    Context 'Rows' {
        It 'creates configured and delegated connectors out of one file' {
            $created = ConvertFrom-Csv @"
AppId,Catalog,Configuration,DisplayName,Description,UserIds,ExpandMask
$($app.Id),Okta,okta_domain=acme.okta.com;okta_api_key=planted-key,,"with comma, ü",$($users[1].id);$($users[2].id),user_ids
$($app.Id),GitHub v2,"{""github_org_list"":[""a"",""b""],""github_sync_secrets"":true}",,,,
$($app.Id),Slack,,Our Slack,,,
"@ | New-C1Connector
            $created.Catalog | Should -BeExactly 'Okta', 'GitHub v2', 'Slack'
            $sent = @(Get-Sent)
            $sent.Path | Should -BeExactly "$path/create", "$path/create", $path
            Assert-Json $sent[0].Body.config.configuration @{ okta_domain = @{ stringValue = 'acme.okta.com' }; okta_api_key = @{ stringValue = 'planted-key' } }
            $sent[0].Body.description | Should-BeString 'with comma, ü' -CaseSensitive
            $created[0].Users.Count | Should-Be 2
            Assert-Json $sent[1].Body.config.configuration @{ github_org_list = @{ stringValue = 'a,b' }; github_sync_secrets = @{ stringValue = 'true' } }
            $sent[2].Body.displayName | Should-BeString 'Our Slack' -CaseSensitive
        }

        It 'with an unreadable configuration is an error of its row, which does not show the configuration' {
            $rows = ConvertFrom-Csv @"
AppId,Catalog,Configuration,Description
$($app.Id),Okta,okta_domain=a,first
$($app.Id),Okta,planted-key,bad
$($app.Id),Okta,"{""okta_api_key"":""planted-key""",bad
$($app.Id),Okta,okta_domain=b,last
"@
            $created = $rows | New-C1Connector -ErrorVariable failed -ErrorAction SilentlyContinue
            $created.Description | Should -BeExactly 'first', 'last'
            $failed.Count | Should-Be 2
            foreach ($number in 2, 3) {
                $record = $failed[$number - 2]
                Assert-Failure $record 'C1.InvalidInput' InvalidArgument "*Row $number*Configuration*"
                $record.TargetObject | Should -Be $rows[$number - 1]
                "$record $($record.CategoryInfo) $($record.CategoryInfo.TargetName) $($record.Exception)" | Should -Not -BeLike '*planted*'
            }
        }
    }

    It 'refuses the app id "<id>" before sending' -ForEach @(@{ id = '' }, @{ id = ' ' }, @{ id = '.' }, @{ id = '..' }) {
        New-C1Connector Okta -AppId $id -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*AppId*nothing was sent*'
        New-C1Connector Okta @{ okta_domain = 'x' } -AppId $id -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*AppId*nothing was sent*'
        Assert-NothingSent
    }

    It 'takes the configuration that is typed instead of the one that comes down the pipe' {
        $first = New-C1Connector Okta @{ okta_domain = 'one.okta.com'; okta_api_key = 'planted' } -AppId $app.Id
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($first))
        foreach ($source in $first, $copy, ($first | ConvertTo-Csv | ConvertFrom-Csv)) {
            Clear-Journal
            $null = $source | New-C1Connector -Configuration @{ okta_domain = 'two.okta.com'; okta_api_key = 'planted2' }
            $sent = Get-Sent
            $sent.Body.config.configuration.okta_domain.stringValue | Should-BeString 'two.okta.com' -CaseSensitive
            $sent.Body.config.configuration.okta_api_key.stringValue | Should-BeString 'planted2' -CaseSensitive
        }
    }

    It 'warns before it creates where no secret is given: <what>' -ForEach @(
        @{ what = 'a configuration'; parameters = @{ Catalog = 'Okta'; Configuration = @{ okta_domain = 'acme.okta.com' } }; names = 'okta_api_key' }
        @{ what = 'a null'; parameters = @{ Catalog = 'asana'; Configuration = @{ asana_use_scim_api = $true; asana_api_key = $null } }; names = 'asana_api_key' }
        @{ what = 'several secrets'; parameters = @{ Catalog = 'Airbyte'; Configuration = 'airbyte-hostname=;' }; names = 'airbyte-client-id, airbyte-client-secret' }
        @{ what = 'the wire'; parameters = @{ Catalog = 'Okta'; Config = @{ '@type' = $envConfig; configuration = @{ okta_domain = @{ stringValue = 'x' } } } }; names = 'okta_api_key' }
        @{ what = 'no configuration'; parameters = @{ Catalog = 'Auth0' }; names = 'auth0-client-secret' }
        @{ what = 'a secret'; parameters = @{ Catalog = 'Okta'; Configuration = 'okta_api_key=planted' }; names = $null }
        @{ what = 'one secret of several'; parameters = @{ Catalog = 'Airbyte'; Configuration = @{ 'Airbyte-Client-Secret' = 'planted' } }; names = $null }
        @{ what = 'a secret on the wire'; parameters = @{ Catalog = 'Okta'; Config = @{ '@type' = $envConfig; configuration = @{ okta_api_key = @{ stringValue = 'planted' } } } }; names = $null }
        @{ what = 'a configuration of another type'; parameters = @{ Catalog = 'Okta'; Config = @{ '@type' = 'type.googleapis.com/c1.api.app.v1.Other'; a = 1 } }; names = $null }
        @{ what = 'a product that is not known'; parameters = @{ CatalogId = '2newProduct0000000000000000' }; names = $null }
    ) {
        foreach ($dry in $true, $false) {
            $null = [pscustomobject]$parameters | New-C1Connector -AppId $app.Id -WhatIf:$dry -WarningVariable warned -WarningAction SilentlyContinue
            @($warned).Count | Should -Be ([int] ($null -ne $names))
            "$warned" | Should -BeLike $(if ($names) { "*that are not given: $names.*" } else { '' })
        }

        @(Get-Sent).Count | Should-Be 1
    }

    It 'escapes the app id' {
        New-C1Connector Okta -AppId 'a/b?c' -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*400*{27}*'
        Assert-Sent POST '/api/v1/apps/a%2Fb%3Fc/connectors' @{ catalogId = $okta }
    }
}
