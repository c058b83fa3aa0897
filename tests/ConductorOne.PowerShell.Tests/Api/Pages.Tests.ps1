BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $names = 1..45 | ForEach-Object { 'App {0:00}' -f $_ }
    $null = $names | ForEach-Object { [pscustomobject]@{ DisplayName = $_ } } | New-C1App -ThrottleLimit 8

    # Pages of a list that is not the sandbox's, one for each request.
    function Add-Page([string[]] $Json, [string] $Path = '/api/v1/things') {
        foreach ($page in $Json) { Add-Fault @{ path = $Path; body = $page } }
    }
}

AfterAll { Stop-TestTenant }

Describe 'Invoke-C1Api -Paginate' {
    BeforeEach { Clear-Tenant }

    It 'reads a GET to its end' {
        $apps = Invoke-C1Api /api/v1/apps -Paginate -PageSize 10
        $apps.displayName | Where-Object { $_ -like 'App *' } | Sort-Object | Should -BeExactly $names
        $apps[0] | Should -BeOfType System.Management.Automation.PSCustomObject
        $sent = @(Get-Sent)
        $sent.Count | Should -Be ([math]::Ceiling($apps.Count / 10))
        $sent[0].Query | Should-BeString 'page_size=10' -CaseSensitive
        $sent[1].Query | Should -Match '^page_size=10&page_token=.+'
    }

    It 'reads a search to its end' {
        $apps = Invoke-C1Api /api/v1/search/apps -Method POST -Body @{ query = 'App' } -Paginate -PageSize 10
        $apps.Count | Should -BeGreaterOrEqual 45
        $sent = @(Get-Sent)
        $sent[0].Query | Should-BeString '' -CaseSensitive
        Assert-Json $sent[0].Body @{ query = 'App'; pageSize = 10; pageToken = '' }
        $sent[1].Body.query | Should-BeString 'App' -CaseSensitive
        $sent[1].Body.pageToken | Should -Not -BeNullOrEmpty
        $sent.Method | Select-Object -Unique | Should-BeString 'POST' -CaseSensitive
    }

    It 'keeps the rest of the query' {
        $null = Invoke-C1Api '/api/v1/apps?a=b' -Query @{ c = 'd' } -Paginate
        (Get-Sent)[0].Query | Should-BeString 'a=b&c=d&page_size=100' -CaseSensitive
    }

    It 'asks for no more than -First' {
        @(Invoke-C1Api /api/v1/apps -Paginate -First 3).Count | Should-Be 3
        $sent = @(Get-Sent)
        $sent.Count | Should-Be 1
        $sent[0].Query | Should-BeString 'page_size=10' -CaseSensitive
        Clear-Journal
        @(Invoke-C1Api /api/v1/apps -Paginate -First 25 -PageSize 10).Count | Should-Be 25
        @(Get-Sent).Count | Should-Be 3
    }

    It 'stops for Select-Object -First' {
        @(Invoke-C1Api /api/v1/apps -Paginate -PageSize 10 | Select-Object -First 2).Count | Should-Be 2
        @(Get-Sent).Count | Should -BeLessOrEqual 2
    }

    It 'finds the list in <json>' -ForEach @(
        @{ json = '{"list":[1,2],"others":[3],"nextPageToken":""}'; name = $null; items = 1, 2 }
        @{ json = '{"tools":[1,2],"expanded":[3]}'; name = $null; items = 1, 2 }
        @{ json = '{"list":[1],"others":[3]}'; name = 'others'; items = @(3) }
        @{ json = '{"list":null}'; name = $null; items = @() }
        @{ json = '{"nextPageToken":""}'; name = 'tools'; items = @() }
    ) {
        Add-Page $json
        $parameters = if ($name) { @{ ListProperty = $name } } else { @{} }
        @(Invoke-C1Api /api/v1/things -Paginate @parameters) | Should -Be $items
    }

    It 'reads a graph to its end: nodes and edges, or one of them' {
        $pages = '{"nodes":[{"id":"n1"},{"id":"n2"}],"edges":[{"sourceId":"n1","targetId":"n2"}],"truncatedNodeIds":["n9"],"pageToken":"t","hasMore":true}',
            '{"nodes":[{"id":"n3"}],"edges":null,"pageToken":"u","hasMore":false}'
        Add-Page $pages -Path /api/v1/search/graph
        $read = Invoke-C1Api /api/v1/search/graph -Body @{ userId = 'u' } -Paginate
        $read.id | Should -BeExactly n1, n2, $null, n3 -Because 'the third is an edge'
        $read[2].targetId | Should -BeExactly n2
        (Get-Sent).Body.pageToken | Should -BeExactly '', 't'
        Add-Page $pages -Path /api/v1/search/graph
        (Invoke-C1Api /api/v1/search/graph -Body @{ userId = 'u' } -Paginate -ListProperty edges).sourceId | Should -BeExactly n1
    }

    It 'warns once where a page is read and there are more: <what>' -ForEach @(
        @{ what = 'a list'; path = '/api/v1/things'; json = '{"list":[1],"nextPageToken":"t"}'; warns = 1 }
        @{ what = 'as text'; path = '/api/v1/things'; json = '{"list":[1],"nextPageToken":"t"}'; more = @{ Raw = $true }; warns = 1 }
        @{ what = 'a search'; path = '/api/v1/search/things'; json = '{"list":[1],"nextPageToken":"t"}'; more = @{ Body = @{} }; warns = 1 }
        @{ what = 'a graph'; path = '/api/v1/search/graph'; json = '{"nodes":[1],"edges":[],"pageToken":"t","hasMore":true}'; more = @{ Body = @{} }; warns = 1 }
        @{ what = 'the last page'; path = '/api/v1/things'; json = '{"list":[1],"nextPageToken":""}'; warns = 0 }
        @{ what = 'the last page of a graph'; path = '/api/v1/search/graph'; json = '{"nodes":[1],"edges":[],"pageToken":"t","hasMore":false}'; more = @{ Body = @{} }; warns = 0 }
        @{ what = 'no list'; path = '/api/v1/things'; json = '{"hasMore":true}'; warns = 0 }
        @{ what = 'an array'; path = '/api/v1/things'; json = '[{"nextPageToken":"t"}]'; warns = 0 }
        @{ what = 'by one who turns pages'; path = '/api/v1/things'; json = '{"list":[1],"nextPageToken":"t"}'; more = @{ Query = @{ page_token = 's' } }; warns = 0 }
        @{ what = 'by one who turns pages of a search'; path = '/api/v1/search/things'; json = '{"list":[1],"nextPageToken":"t"}'; more = @{ Body = @{ pageToken = 's' } }; warns = 0 }
        @{ what = 'with -Paginate'; path = '/api/v1/things'; json = '{"list":[1],"nextPageToken":"t"}', '{"list":[]}'; more = @{ Paginate = $true }; warns = 0 }
    ) {
        $more = if ($more) { $more } else { @{} }
        Add-Page $json -Path $path
        $null = Invoke-C1Api $path @more -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -HaveCount $warns
        if ($warns) { "$warned" | Should-BeString "$path has more pages than this one. -Paginate reads them all." -CaseSensitive }
    }

    It 'warns once for many rows' {
        Add-Page (@('{"list":[1],"nextPageToken":"t"}') * 3) -Path /api/v1/search/things
        $null = @{ a = 1 }, @{ a = 2 }, @{ a = 3 } | Invoke-C1Api /api/v1/search/things -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -HaveCount 1
    }

    It 'names the arrays where it cannot tell which is the list' {
        Add-Page '{"tools":[1],"bindings":[2],"expanded":[]}'
        Invoke-C1Api /api/v1/things -Paginate -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidResponse' InvalidResult '*tools, bindings*' -Target 'GET /api/v1/things'
        Add-Page '{"tools":[1],"bindings":[2]}'
        Invoke-C1Api /api/v1/things -Paginate -ListProperty tols -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidResponse' InvalidResult '*"tols"*tools, bindings*'
    }

    It 'writes the text of each page with -Raw' {
        Add-Page '{ "list":[1], "nextPageToken":"t" }', '{"list":[] }'
        @(Invoke-C1Api /api/v1/things -Paginate -Raw) | Should -BeExactly '{ "list":[1], "nextPageToken":"t" }', '{"list":[] }'
        (Get-Sent)[1].Query | Should-BeString 'page_size=100&page_token=t' -CaseSensitive
    }

    It 'ends with an error where the list goes in circles, or is no list: <second>' -ForEach @(
        @{ second = '{"list":[2],"nextPageToken":"t"}'; words = '*used before*' }
        @{ second = '[2]'; words = '*' }
        @{ second = 'null'; words = '*' }
    ) {
        Add-Page '{"list":[1],"nextPageToken":"t"}', $second
        $read = @(Invoke-C1Api /api/v1/things -Paginate -ErrorVariable failed -ErrorAction SilentlyContinue)
        $read[0] | Should-Be 1
        Assert-Failure $failed 'C1.InvalidResponse' InvalidResult $words
    }

    It 'ends with an error where a page is empty' {
        Add-Fault @{ path = '/api/v1/things'; emptyBody = $true }
        Invoke-C1Api /api/v1/things -Paginate -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidResponse' InvalidResult '*empty*'
    }

    It 'reads a page again that failed' {
        Add-Page '{"list":[1],"nextPageToken":"t"}'
        Add-Fault @{ path = '/api/v1/things'; status = 503; headers = @{ 'Retry-After' = '0' } }
        Add-Page '{"list":[2]}'
        Invoke-C1Api /api/v1/things -Paginate | Should -Be 1, 2
    }

    It 'asks before a POST that is no search, once for the list, and sends it once' {
        Add-Page '{"list":[1],"nextPageToken":"t"}', '{"list":[2]}'
        Invoke-C1Api /api/v1/things -Method POST -Paginate -WhatIf | Should -BeNullOrEmpty
        Assert-NothingSent
        Invoke-C1Api /api/v1/things -Method POST -Paginate | Should -Be 1, 2
        Clear-Tenant
        Add-Fault @{ path = '/api/v1/things'; status = 503; times = 0 }
        Invoke-C1Api /api/v1/things -Method POST -Paginate -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.ServerError' ResourceUnavailable '*503*'
        @(Get-Sent).Count | Should-Be 1
    }

    It 'reads a list for each body of a pipe; one that fails does not end the others' {
        $rows = [pscustomobject]@{ query = 'App 01' }, 'no JSON', [pscustomobject]@{ query = 'App 02' }
        $read = $rows | Invoke-C1Api /api/v1/search/apps -Paginate -ErrorVariable failed -ErrorAction SilentlyContinue
        $read.displayName | Should -BeExactly 'App 01', 'App 02'
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'Row 2:*' -Target 'no JSON'
    }

    It 'reads several lists at once, and writes them in the order of the pipe' {
        $rows = 1..9 | ForEach-Object { [pscustomobject]@{ query = "App 0$_" } }
        ($rows | Invoke-C1Api /api/v1/search/apps -Paginate -ThrottleLimit 4).displayName | Should -BeExactly (1..9 | ForEach-Object { "App 0$_" })
        @(Get-Sent).Count | Should-Be 9
    }

    It 'masks a SecureString of a search' {
        Add-Page '{"list":["planted-secret"]}' '/api/v1/search/things'
        $body = @{ query = ConvertTo-SecureString 'planted-secret' -AsPlainText -Force }
        $shown = & { $DebugPreference = 'Continue'; Invoke-C1Api /api/v1/search/things -Body $body -Paginate -Verbose } *>&1 | Out-String -Width 4000
        $shown | Should -Not -BeLike '*planted*'
        (Get-Sent).Body.query | Should-BeString 'planted-secret' -CaseSensitive
    }

    It 'refuses <what>' -ForEach @(
        @{ what = '-First alone'; parameters = @{ First = 1 }; words = '-First needs -Paginate.' }
        @{ what = '-ListProperty alone'; parameters = @{ ListProperty = 'a' }; words = '-ListProperty needs -Paginate.' }
        @{ what = '-PageSize alone'; parameters = @{ PageSize = 10 }; words = '-PageSize needs -Paginate.' }
        @{ what = '-Raw with -First'; parameters = @{ Paginate = $true; Raw = $true; First = 1 }; words = '*-First out*' }
        @{ what = '-Raw with -ListProperty'; parameters = @{ Paginate = $true; Raw = $true; ListProperty = 'a' }; words = '*-ListProperty out*' }
    ) {
        $failed = { Invoke-C1Api /api/v1/apps @parameters } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*'
        "$failed" | Should -BeLike $words
        Assert-NothingSent
    }

    It 'refuses <what>, which is no list' -ForEach @(
        @{ what = 'DELETE'; parameters = @{ Method = 'DELETE' }; words = '*not by DELETE.' }
        @{ what = 'a page of its own'; parameters = @{ Query = @{ page_token = 't' } }; words = 'Query contains page_token*' }
        @{ what = 'a size in the body'; parameters = @{ Body = @{ pageSize = 50 } }; words = 'Body contains pageSize*' }
        @{ what = 'an array as the body'; parameters = @{ Body = '[]' }; words = '*object*' }
    ) {
        Invoke-C1Api /api/v1/search/apps -Paginate @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words
        Assert-NothingSent
    }
}
