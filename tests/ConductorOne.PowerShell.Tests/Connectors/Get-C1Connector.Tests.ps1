BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $directory = New-C1App Directory
    $empty = New-C1App Empty
    $okta = New-C1Connector Okta -AppId $directory.Id -Configuration @{ okta_domain = 'acme.okta.com'; okta_api_key = 'hunter2-hunter2' }
    $delegated = New-C1Connector GitHub -AppId $directory.Id
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1Connector' {
    BeforeEach { Clear-Journal }

    It 'reads a connector by its ids' {
        $connector = Get-C1Connector $directory.Id $okta.Id
        $connector | Should -BeOfType ConductorOne.Connectors.C1Connector
        $connector.Catalog, $connector.AppId, $connector.ConnectorId | Should -BeExactly 'Okta', $directory.Id, $okta.Id
        ($delegated, $okta | Get-C1Connector).Id | Should -BeExactly $delegated.Id, $okta.Id
        ($okta.Id | Get-C1Connector $directory).Id | Should -BeExactly $okta.Id
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" } | Sort-Object -Unique | Should -BeExactly (
            $okta, $delegated | ForEach-Object { "GET /api/v1/apps/$($directory.Id)/connectors/$($_.Id)" } | Sort-Object)
    }

    It 'lists those of an app' {
        (Get-C1Connector $directory.Id).Id | Should -BeExactly $okta.Id, $delegated.Id
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path) $($_.Query)" } | Should-BeString "GET /api/v1/apps/$($directory.Id)/connectors page_size=100" -CaseSensitive
        Get-C1Connector $empty.Id | Should -BeNullOrEmpty
    }

    It 'lists those of each app in a pipe' {
        (Get-C1App | Get-C1Connector -ThrottleLimit 2).Id | Should -BeExactly $okta.Id, $delegated.Id
        ($directory | Get-C1Connector -First 1 -PageSize 50).Id | Should -BeExactly $okta.Id
        (Get-Sent)[-1].Query | Should-BeString 'page_size=50' -CaseSensitive
    }

    It 'shows no secret of a configuration, whoever sent it: <what>' -ForEach @(
        @{ what = 'read'; path = 'connectors/{0}'; read = { Get-C1Connector $directory.Id $okta.Id }; body = '{{"connectorView":{0},"expanded":[]}}' }
        @{ what = 'listed'; path = 'connectors'; read = { Get-C1Connector $directory.Id }; body = '{{"list":[{0}],"nextPageToken":""}}' }
    ) {
        $view = '{"connector":{"id":"c1","appId":"a1","catalogId":"' + $okta.CatalogId + '","config":{"@type":"t","configuration":{"okta_domain":{"stringValue":"acme.okta.com"},"okta_api_key":{"stringValue":"hunter3-hunter3"}}}}}'
        Add-Fault @{ path = "/api/v1/apps/$($directory.Id)/$($path -f $okta.Id)"; body = ($body -f $view); times = 0 }
        try {
            $connector = & $read
            $shown = $connector.Config | ConvertTo-Json -Depth 10
            $shown | Should -BeLike '*acme.okta.com*'
            $shown | Should -BeLike '*`*`*`**'
            $text = @($connector | ConvertTo-Json -Depth 10) + @($connector | Format-List * | Out-String) + @($connector | ConvertTo-Csv) + @(& { $DebugPreference = 'Continue'; & $read } *>&1 | Out-String -Width 500)
            "$text" | Should -Not -Match hunter3

            # Nor does half an answer show it.
            Clear-Fault
            Add-Fault @{ path = "/api/v1/apps/$($directory.Id)/$($path -f $okta.Id)"; body = ($body -f $view).TrimEnd('}'); times = 0 }
            $ErrorActionPreference = 'Continue'
            $failed = & $read 2>&1
            $failed.FullyQualifiedErrorId | Should -BeLike 'C1.InvalidResponse,*'
            $failed | Format-List * -Force | Out-String | Should -Not -Match hunter3
            $failed.Exception | Format-List * -Force | Out-String | Should -Not -Match hunter3
        }
        finally {
            Clear-Fault
        }
    }
}
