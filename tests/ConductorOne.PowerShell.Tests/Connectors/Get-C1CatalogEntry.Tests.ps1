BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Directory
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1CatalogEntry' {
    BeforeEach { Clear-Journal }

    It 'lists all products without a session' {
        $out = @(Invoke-OtherRunspace 'Get-C1CatalogEntry')
        $out.Count | Should-Be 148
        $out | ForEach-Object { $_.GetType().FullName } | Sort-Object -Unique | Should-BeString 'ConductorOne.Connectors.C1CatalogEntry' -CaseSensitive
        @($out.CatalogId | Sort-Object -Unique).Count | Should -Be $out.Count
        @($out.Slug | Sort-Object -Unique).Count | Should -Be $out.Count
    }

    It '<what> finds <names>' -ForEach @(
        @{ what = 'okta'; names = 'Okta' }
        @{ what = 'OKTA*'; names = 'Okta', 'Okta AWS Federation', 'Okta CIAM', 'Okta v2' }
        @{ what = 'okta v2'; names = 'Okta v2' }
        @{ what = 'oktav2'; names = 'Okta v2' }
        @{ what = 'jira_cloud_v2'; names = 'Jira Cloud' }
        @{ what = 'Jira Cloud'; names = 'Jira Cloud', 'Jira Cloud' }
        @{ what = '2uhXkgjX5yIPfL2HPF6f3ujGHCA'; names = 'Airbyte' }
        @{ what = 'no such product*'; names = @() }
    ) {
        @(Get-C1CatalogEntry $what).Name | Where-Object { $_ } | Should -BeExactly $names
        (@($what | Get-C1CatalogEntry).Count) | Should -Be @($names).Count
        Assert-NothingSent
    }

    It 'tells names, kinds and secrets of fields' {
        $entry = Get-C1CatalogEntry Okta
        "$entry", $entry.Slug, $entry.CatalogId.Length | Should -BeExactly 'Okta', 'okta', 27
        $key = $entry.Fields | Where-Object Name -EQ okta_api_key
        "$key", $key.Type, $key.IsSecret | Should -BeExactly 'okta_api_key*', 'String', $true
        ($entry.Fields | Where-Object Name -EQ okta_domain).IsSecret | Should -BeFalse
    }

    It 'flows into New-C1Connector, by its id alone' {
        $entry = Get-C1CatalogEntry Okta
        ($entry | New-C1Connector -AppId $app.Id).Catalog | Should-BeString 'Okta' -CaseSensitive
        Assert-Sent POST "/api/v1/apps/$($app.Id)/connectors" @{ catalogId = $entry.CatalogId }
        ($entry | New-C1Connector -AppId $app.Id -Configuration @{ okta_domain = 'a.okta.com'; okta_api_key = 'hunter2-hunter2' }).Catalog | Should-BeString 'Okta' -CaseSensitive
        (Get-C1Connector $app Okta | Get-C1CatalogEntry).Slug | Sort-Object -Unique | Should-BeString 'okta' -CaseSensitive
    }

    It 'asks the server with -FromServer' {
        $entry = Get-C1CatalogEntry Okta -FromServer
        Assert-Sent POST '/api/v1/connectorcatalog' @{ catalogId = $entry.CatalogId }
        $offline = Get-C1CatalogEntry Okta
        "$($entry.Fields)" | Should-BeString "$($offline.Fields)" -CaseSensitive
        ($entry.Fields | Where-Object Name -EQ okta_api_key).Label | Should-BeString 'Okta api key' -CaseSensitive

        $new = Get-TestId newProduct
        $fields = '{"name":"t","text":{"secret":true}},{"name":"s","secret":{}},{"name":"c","select":{"items":[{"value":"eu"},{"value":"us"}]},"placeholder":"eu"},{"name":"b","checkbox":{}},' +
            '{"name":"l","strList":{}},{"name":"m","stringMap":{"optional":true}},{"name":"k","keyValue":{"secret":true}},{"name":"n","hologram":{}}'
        Add-Fault @{ path = '/api/v1/connectorcatalog'; body = "{`"schema`":{`"displayName`":`"New`",`"helpUrl`":`"https://x.example`",`"fields`":[$fields]},`"formSchema`":null}" }
        $entry = Get-C1CatalogEntry $new -FromServer
        $entry.Name, $entry.CatalogId, $entry.HelpUrl | Should -BeExactly 'New', $new, 'https://x.example'
        "$($entry.Fields | ForEach-Object { "$($_):$($_.Type)" })" | Should-BeString 't*:String s*:String c:String b:Bool l:List m:Map k*:Map n:' -CaseSensitive
        "$($entry.Fields[2].Choices)", $entry.Fields[2].Placeholder | Should -BeExactly 'eu us', 'eu'
    }

    It '<what> is an error' -ForEach @(
        @{ what = 'Octa'; more = @{}; words = '*Octa*Okta*' }
        @{ what = ''; more = @{}; words = '*' }
        @{ what = { Get-TestId unknown }; more = @{}; words = '*' }
        @{ what = { Get-TestId unknown }; more = @{ FromServer = $true }; words = 'POST /api/v1/connectorcatalog was answered with 404*' }
    ) {
        if ($what -is [scriptblock]) { $what = & $what }
        Get-C1CatalogEntry $what @more -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound $words -Target $what
    }
    It 'reads <what>, by its id first' -ForEach @(
        @{ what = 'entries'; run = { Get-C1CatalogEntry 'Jira Cloud' | Get-C1CatalogEntry }; slugs = { (Get-C1CatalogEntry 'Jira Cloud').Slug } }
        @{ what = 'an entry as argument'; run = { Get-C1CatalogEntry (Get-C1CatalogEntry jira_cloud_v2) }; slugs = { 'jira_cloud_v2' } }
        @{ what = 'rows'; run = { "Name,Configuration`nOkta v2,k=hunter2" | ConvertFrom-Csv | Get-C1CatalogEntry }; slugs = { 'okta_v2' } }
        @{ what = 'hashtables'; run = { @{ catalogid = (Get-C1CatalogEntry Okta).CatalogId; Name = 'x' } | Get-C1CatalogEntry }; slugs = { 'okta' } }
        @{ what = 'script blocks'; run = { "Product`nOkta v2`nGitHub" | ConvertFrom-Csv | Get-C1CatalogEntry -Name { $_.Product } }; slugs = { 'okta_v2', 'github' } }
        @{ what = 'copies'; run = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-C1CatalogEntry Okta))) | Get-C1CatalogEntry }; slugs = { 'okta' } }
        @{ what = 'lists'; run = { , @('okta', 'github') | Get-C1CatalogEntry }; slugs = { 'okta', 'github' } }
    ) {
        (& $run).Slug | Should -BeExactly (& $slugs)
    }

    It '<what> is refused, and nothing of it is shown' -ForEach @(
        @{ what = 'a row without a product'; run = { "Catalog,Configuration`nOkta,okta_api_key=hunter2-hunter2" | ConvertFrom-Csv | Get-C1CatalogEntry } }
        @{ what = 'such a row as argument'; run = { Get-C1CatalogEntry ("Catalog,Configuration`nOkta,okta_api_key=hunter2-hunter2" | ConvertFrom-Csv) } }
        @{ what = 'such rows as arguments'; run = { Get-C1CatalogEntry @(@{ a = 'hunter2-hunter2' }, 'Okta') } }
        @{ what = 'a hashtable'; run = { @{ okta_api_key = 'hunter2-hunter2' } | Get-C1CatalogEntry } }
        @{ what = 'a row beside a name'; run = { [pscustomobject]@{ Key = 'hunter2-hunter2' } | Get-C1CatalogEntry Okta } }
        @{ what = 'a row as what a script block gives'; run = { [pscustomobject]@{ Key = 'hunter2-hunter2' } | Get-C1CatalogEntry -Name { $_ } } }
        @{ what = 'a script block that gives nothing'; run = { [pscustomobject]@{ Key = 'hunter2-hunter2' } | Get-C1CatalogEntry -Name { $_.Product } } }
        @{ what = 'nothing in the pipe'; run = { $null | Get-C1CatalogEntry } }
        @{ what = 'nothing as argument'; run = { Get-C1CatalogEntry $null } }
        @{ what = 'no names'; run = { Get-C1CatalogEntry @() } }
        @{ what = 'an object of another kind'; run = { $app | Get-C1CatalogEntry } }
        @{ what = 'an object of another module'; run = { Get-Process -Id $PID | Get-C1CatalogEntry } }
    ) {
        $ErrorActionPreference = 'Continue'
        $out = @(try { & $run 2>&1 } catch { $_ })
        $out.Count | Should-Be 1
        $out[0] | Should -BeOfType System.Management.Automation.ErrorRecord
        "$($out[0])$($out[0].CategoryInfo)$($out[0].Exception)" | Should -Not -BeLike '*hunter2*'
        Assert-NothingSent
    }
}
