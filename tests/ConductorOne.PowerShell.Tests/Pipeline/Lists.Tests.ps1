# What all cmdlets that read have in common, shown by apps.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Option '--apps', 35

    # Each request as a line: method, path, and where in the list it is.
    function Get-Asked {
        foreach ($entry in Get-Sent) {
            $size = if ($entry.Query -match 'page_size=(\d+)') { $Matches[1] } elseif ($entry.Body) { $entry.Body.pageSize }
            $isNext = $entry.Query -match 'page_token=' -or ($entry.Body -and $entry.Body.pageToken)
            "$($entry.Method) $($entry.Path)$(if ($size) { " $size" })$(if ($isNext) { ' next' })"
        }
    }

    $names = 1..35 | ForEach-Object { 'App {0:d6}' -f $_ }
    $apps = @(Get-C1App)
    Clear-Journal
}

AfterAll { Stop-TestTenant }

Describe 'A list' {
    BeforeEach { Clear-Tenant }

    It 'comes whole, in as few requests as there can be' {
        (Get-C1App).DisplayName | Should -BeExactly $names
        Get-Asked | Should-BeString 'GET /api/v1/apps 100' -CaseSensitive
    }

    It 'comes page by page' {
        (Get-C1App -PageSize 15).DisplayName | Should -BeExactly $names
        Get-Asked | Should -BeExactly 'GET /api/v1/apps 15', 'GET /api/v1/apps 15 next', 'GET /api/v1/apps 15 next'
    }

    It 'ends behind -First <first> after <asked> request(s)' -ForEach @(
        @{ first = 1; size = @{}; asked = 1; of = 10 }
        @{ first = 10; size = @{}; asked = 1; of = 10 }
        @{ first = 12; size = @{}; asked = 1; of = 12 }
        @{ first = 12; size = @{ PageSize = 10 }; asked = 2; of = 10 }
        @{ first = 20; size = @{ PageSize = 10 }; asked = 2; of = 10 }
        @{ first = 35; size = @{ PageSize = 100 }; asked = 1; of = 100 }
        @{ first = 200; size = @{}; asked = 1; of = 100 }
    ) {
        (Get-C1App -First $first @size).DisplayName | Should -BeExactly @($names | Select-Object -First $first)
        $sent = @(Get-Asked)
        $sent.Count | Should -Be $asked
        $sent[0] | Should-BeString "GET /api/v1/apps $of" -CaseSensitive
    }

    It 'takes pages that hold more than was asked for' {
        $null = Invoke-Control POST lists @{ overshoot = $true }
        try {
            (Get-C1App -PageSize 10).DisplayName | Should -BeExactly $names
            (Get-C1App -First 11).DisplayName | Should -BeExactly $names[0..10]
            @(Get-Asked).Count | Should-Be 3
        }
        finally {
            $null = Invoke-Control POST lists @{ overshoot = $false }
        }
    }

    It 'is written page by page, the next one asked for meanwhile' {
        # The second page never comes: whoever wants only the first does not wait for it.
        Add-Fault @{ path = '/api/v1/apps'; hang = $true; skip = 1; times = 0 }
        $found = Get-C1App -PageSize 10 | ForEach-Object {
            if ($_.DisplayName -eq $names[9]) { Wait-Until { @(Get-Asked).Count -eq 2 } }
            $_
        } | Select-Object -First 10
        $found.DisplayName | Should -BeExactly $names[0..9]
        Get-Asked | Should -BeExactly 'GET /api/v1/apps 10', 'GET /api/v1/apps 10 next'
    }

    It 'ends at once behind Select-Object -First 1' {
        (Get-C1App -PageSize 10 | Select-Object -First 1).DisplayName | Should -BeExactly $names[0]
        @(Get-Asked).Count | Should -BeLessOrEqual 2
    }

    It 'that fails on its way has written what came before, and its error is no end of the pipe' {
        Add-Fault @{ path = '/api/v1/apps'; status = 403; skip = 2 }
        $found = Get-C1App -PageSize 10 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.DisplayName | Should -BeExactly $names[0..19]
        Assert-Failure $failed 'C1.Forbidden' PermissionDenied 'GET /api/v1/apps was answered with 403*' -Target 'Get-C1App'
    }

    It 'that fails on its way ends the pipe with -ErrorAction Stop, behind what came before' {
        Add-Fault @{ path = '/api/v1/apps'; status = 403; skip = 1 }
        $found = [System.Collections.Generic.List[object]]::new()
        { Get-C1App -PageSize 10 -ErrorAction Stop | ForEach-Object { $found.Add($_) } } | Should -Throw '*403*' -ErrorId 'C1.Forbidden,*'
        $found.Count | Should-Be 10
    }

    It 'with a page that has to be asked for again comes whole' {
        Add-Fault @{ path = '/api/v1/apps'; status = 503; skip = 1; headers = @{ 'Retry-After' = '0' } }
        Add-Fault @{ path = '/api/v1/apps'; reset = $true; skip = 1 }
        (Get-C1App -PageSize 20).DisplayName | Should -BeExactly $names
        @(Get-Asked).Count | Should-Be 4
    }

    It 'that goes in circles is an error and no endless list' {
        Add-Fault @{ path = '/api/v1/apps'; repeatPageToken = $true; times = 0 }
        $found = Get-C1App -PageSize 10 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.DisplayName | Should -BeExactly $names[0..19]
        Assert-Failure $failed 'C1.InvalidResponse' InvalidResult 'GET /api/v1/apps was answered with a nextPageToken that had been used before*'
    }

    It 'that is no list is an error: <body>' -ForEach @(
        @{ body = '[]' }, @{ body = '{"list":{}}' }, @{ body = '{"list":[{"displayName":"no id"}]}' }, @{ body = '{"list":[null]}' }
    ) {
        Add-Fault @{ path = '/api/v1/apps'; body = $body }
        Get-C1App -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed 'C1.InvalidResponse' InvalidResult 'GET /api/v1/apps was answered with 200, but *'
    }

    It 'loses no other object and no other field for one that cannot be read: <what>' -ForEach @(
        @{ what = 'an id that is a number'; bad = '{"id":7,"displayName":"b"}'; words = '*its "list`[1`].id" is a number, which is not what this call returns. The other objects of the page have been read.' }
        @{ what = 'an id that is an object'; bad = '{"id":{"value":"b"}}'; words = '*"list`[1`].id" is an object*' }
        @{ what = 'no id'; bad = '{"displayName":"b"}'; words = '*"list`[1`].id" is missing*' }
        @{ what = 'null'; bad = 'null'; words = '*"list`[1`]" is null*' }
        @{ what = 'a text'; bad = '"b"'; words = '*"list`[1`]" is a text*' }
    ) {
        Add-Fault @{ path = '/api/v1/apps'; body = '{"list":[{"id":"a","displayName":5,"monthlyCostUsd":"7.0"},' + $bad + ',{"id":"c","displayName":"C"}]}' }
        $found = Get-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.Id | Should -BeExactly a, c
        $found[0].DisplayName | Should-BeString '' -CaseSensitive
        $found[0].AdditionalProperties.displayName | Should-Be 5
        $found[0].MonthlyCostUsd | Should-Be 7
        $found[1].AdditionalProperties | Should -BeNullOrEmpty
        Assert-Failure $failed 'C1.InvalidResponse' InvalidResult $words
        Add-Fault @{ path = '/api/v1/apps'; body = '{"list":[' + $bad + ']}' }
        { Get-C1App -ErrorAction Stop } | Should -Throw -ErrorId 'C1.InvalidResponse,*'
    }

    It 'tells of a field that cannot be read with -Debug, and not what it held' {
        Add-Fault @{ path = '/api/v1/apps'; body = '{"list":[{"id":"a","displayName":{"password":"hunter3-hunter3"},"matchBatonRef":{"appId":3,"new":[1]}}],"total":"1"}' }
        $lines = & { $DebugPreference = 'Continue'; Get-C1App } 5>&1
        $app = $lines | Where-Object { $_ -is [ConductorOne.Apps.C1App] }
        $app.MatchBatonRef.AppId | Should -BeNullOrEmpty
        $app.MatchBatonRef.AdditionalProperties.appId | Should-Be 3
        $app.MatchBatonRef.AdditionalProperties.new | Should-Be 1
        $app.AdditionalProperties.total | Should-BeString '1' -CaseSensitive
        $app.AdditionalProperties.Keys | Should -BeExactly displayName, total
        ($app | Format-List AdditionalProperties | Out-String) | Should -BeLike '*displayName*total*'
        $told = "$($lines | Where-Object { $_ -is [System.Management.Automation.DebugRecord] })"
        $told | Should -BeLike '*GET /api/v1/apps: "list`[0`].displayName" in the answer is an object that does not fit. The field keeps its default value, and AdditionalProperties has what came.*'
        $told | Should -BeLike '*"list`[0`].matchBatonRef.appId" in the answer is a number that does not fit.*'
        $told | Should -Not -Match hunter3
    }

    It 'may be empty, and may say so by leaving it out: <body>' -ForEach @(
        @{ body = '{"list":[],"nextPageToken":""}' }, @{ body = '{"list":null}' }, @{ body = '{}' }
    ) {
        Add-Fault @{ path = '/api/v1/apps'; body = $body }
        Get-C1App -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
    }

    It 'tells of each page with -Verbose' {
        $lines = @(Get-C1App -PageSize 15 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })
        $lines.Count | Should-Be 3
        "$lines" | Should -BeLike 'GET /api/v1/apps -> 200*'
    }

    It 'of a tenant that refuses the session ends the pipe' {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name refused
        try {
            Reset-TestToken
            Add-Fault @{ path = '/auth/v1/token'; status = 401; times = 0 }
            { Get-C1App -Session refused } | Should -Throw -ErrorId 'C1.SignInFailed,*'
        }
        finally {
            Clear-Fault
            Disconnect-C1 refused
            Select-TestTenant
            $null = Get-C1App -First 1
        }
    }
}

Describe 'Ids in a pipe' {
    BeforeEach { Clear-Tenant }

    It 'may be texts' {
        ($apps[3, 1].Id | Get-C1App).DisplayName | Should -BeExactly $names[3, 1]
        Get-Asked | Should -BeExactly "GET /api/v1/apps/$($apps[3].Id)", "GET /api/v1/apps/$($apps[1].Id)"
    }

    It 'may be a property <column>' -ForEach @(@{ column = 'AppId' }, @{ column = 'Id' }, @{ column = 'appid' }) {
        ([pscustomobject]@{ $column = $apps[3].Id; DisplayName = 'Other'; Query = 'x' } | Get-C1App).DisplayName | Should -BeExactly $names[3]
        Get-Asked | Should-BeString "GET /api/v1/apps/$($apps[3].Id)" -CaseSensitive
    }

    It 'may come with objects, live or from a file' {
        ($apps[3] | Get-C1App).DisplayName | Should -BeExactly $names[3]
        ($apps[3] | ConvertTo-Csv | ConvertFrom-Csv | Get-C1App).DisplayName | Should -BeExactly $names[3]
        ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($apps[3])) | Get-C1App).DisplayName |
            Should -BeExactly $names[3]
    }

    It 'that do not exist are errors of their rows, and the others go on in order' {
        $rows = $apps[0].Id, 'missing00000000000000000000', $apps[2].Id, $apps[4].Id
        $found = $rows | Get-C1App -ThrottleLimit 4 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.DisplayName | Should -BeExactly $names[0, 2, 4]
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound 'Row 2: GET /api/v1/apps/missing00000000000000000000 was answered with 404*' -Target 'missing00000000000000000000'
    }

    It 'that do not exist give their rows back' {
        $row = [pscustomobject]@{ DisplayName = 'Gone'; AppId = 'missing00000000000000000000' }
        $row | Get-C1App -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound 'Row 1, "Gone"*' -Target $row
    }

    It 'that do not exist end the pipe with -ErrorAction Stop' {
        { 'missing00000000000000000000' | Get-C1App -ErrorAction Stop } | Should -Throw -ErrorId 'C1.NotFound,*'
    }

    It 'are read several at once, and written in their order' {
        $null = Invoke-Control POST rate @{}
        Add-Fault @{ path = "/api/v1/apps/$($apps[0].Id)"; delayMilliseconds = 300 }
        ($apps.Id | Get-C1App -ThrottleLimit 8).DisplayName | Should -BeExactly $names
        (Invoke-Control GET rate).peak | Should -BeGreaterThan 1
        (Invoke-Control GET rate).peak | Should -BeLessOrEqual 8
    }

    It 'are no way to read everything by mistake: <what>' -ForEach @(
        @{ what = 'nothing as argument'; run = { Get-C1App $nothing.Id }; words = 'Identity is empty. Give an id or a name. To read everything, leave it out.' }
        @{ what = 'blanks'; run = { Get-C1App ' ' }; words = 'Identity is empty. Give an id or a name. *' }
        @{ what = 'an id that is empty'; run = { Get-C1App -AppId '' }; words = 'AppId is empty. Give the id of an app. To read everything, leave it out.' }
        @{ what = 'nothing in the pipe'; run = { $null | Get-C1App }; words = 'No parameter takes anything of it*' }
        @{ what = 'an empty text'; run = { '' | Get-C1App }; words = 'Row 1: *' }
        @{ what = 'an empty cell'; run = { [pscustomobject]@{ AppId = '' } | Get-C1App }; words = 'Row 1: *' }
        @{ what = 'a number'; run = { 3 | Get-C1App }; words = 'Row 1: *' }
        @{ what = 'another object'; run = { New-C1PolicyRule x y | Get-C1App }; words = 'Row 1*' }
        @{ what = 'a user'; run = { Get-C1User -First 1 | Get-C1App }; words = 'Row 1*' }
        @{ what = 'an app where a list is asked for'; run = { $apps[0] | Get-C1App -First 3 }; words = 'Row 1*' }
        @{ what = 'an app where no id counts'; run = { $apps[0] | Get-C1User -First 3 }; words = 'Row 1*' }
        @{ what = 'a parent without an id'; run = { Get-C1AppResourceType $nothing.Id }; words = 'AppId is empty*' }
        @{ what = 'a parent without an id, and words'; run = { Get-C1AppResourceType $nothing.Id -Query x }; words = 'AppId is empty*' }
        @{ what = 'words that are empty'; run = { Get-C1App -Query '' }; words = 'Query is empty*' }
        @{ what = 'a name that is nothing'; run = { Get-C1App -DisplayName $nothing.DisplayName -Query x }; words = 'DisplayName is empty*' }
        @{ what = 'no ids'; run = { Get-C1App -AppIds @() }; words = 'AppIds is empty*' }
        @{ what = 'an address that is blank'; run = { Get-C1User -Email ' ' }; words = 'Email is empty*' }
        @{ what = 'a name that is blank'; run = { Get-C1Policy -DisplayName "`t" }; words = 'DisplayName is empty*' }
        @{ what = 'words that are blank'; run = { Get-C1Function -Query '  ' }; words = 'Query is empty*' }
        @{ what = 'texts that are blank'; run = { Get-C1User -JobTitles '', ' ' }; words = 'JobTitles is empty*' }
        @{ what = 'a choice that is blank'; run = { Get-C1User -DelegateStatus ' ' }; words = 'DelegateStatus is empty*' }
        @{ what = 'a script block that gives nothing'; run = { [pscustomobject]@{ DisplayName = 'Ada'; Mail = '' } | Get-C1User -Email { $_.Mail } }; words = 'Row 1, "Ada": Email is empty*' }
        @{ what = 'a script block that gives null'; run = { [pscustomobject]@{ DisplayName = 'app' } | Get-C1App -Query { $_.Words } }; words = 'Row 1, "app": Query is empty*' }
        @{ what = 'a script block that gives no list'; run = { @{ DisplayName = 'x'; Query = 'x' } | Get-C1Policy -PolicyTypes { @() } }; words = 'Row 1, "x": PolicyTypes is empty*' }
        @{ what = 'a script block that gives no id'; run = { [pscustomobject]@{ DisplayName = 'x' } | Get-C1App -Query x -AppIds { $_.Nothing } }; words = 'Row 1, "x": AppIds is empty*' }
        @{ what = 'a script block for an object of another kind'; run = { $apps[0] | Get-C1Policy -Query { $_.Nothing } -DisplayName { $_.DisplayName } }; words = 'Row 1*Query is empty*' }
        @{ what = 'an object of another module'; run = { [System.Threading.Tasks.Task]::CompletedTask | Get-C1App }; words = 'Row 1*No parameter takes anything of it*' }
        @{ what = 'a process'; run = { Get-Process -Id $PID | Get-C1User }; words = 'Row 1*No parameter takes anything of it*' }
        @{ what = 'a connector without its app'; run = { Get-C1Connector -ConnectorId x }; words = 'AppId is empty*' }
        @{ what = 'connectors of no app'; run = { Get-C1Connector }; words = 'AppId is empty*' }
        @{ what = 'a cell for the id'; run = { [pscustomobject]@{ AppId = $apps[0].Id; AppResourceId = '' } | Get-C1AppResource }; words = 'Row 1: AppResourceId is empty, and the row has nothing else to look for. To read everything, leave the columns for ids and names out.' }
        @{ what = 'a cell for the id, and one for the name'; run = { [pscustomobject]@{ AppId = $apps[0].Id; ConnectorId = ''; DisplayName = ' ' } | Get-C1Connector }; words = 'Row 1, " ": ConnectorId is empty, *' }
        @{ what = 'a cell for the name'; run = { [pscustomobject]@{ AppId = $apps[0].Id; DisplayName = '' } | Get-C1AppResourceType }; words = 'Row 1: DisplayName is empty, and the row has nothing else to look for. *' }
        @{ what = 'a key for the id'; run = { @{ AppId = $apps[0].Id; Id = $null } | Get-C1AppResource }; words = 'Row 1: AppResourceId is empty, *' }
        @{ what = 'a cell of a database'; run = {
                $table = [System.Data.DataTable]::new()
                $null = 'AppId', 'AppResourceId' | ForEach-Object { $table.Columns.Add($_) }
                $null = $table.Rows.Add($apps[0].Id, [DBNull]::Value)
                $table.Rows | Get-C1AppResource
            }; words = 'Row 1: AppResourceId is empty, *' }
        @{ what = 'a cell for a commit'; run = { [pscustomobject]@{ FunctionId = Get-TestId f; CommitId = '' } | Get-C1FunctionCommit }; words = 'Row 1: CommitId is empty, *' }
    ) {
        $ErrorActionPreference = 'Continue'
        $read = & $run 2>&1
        @($read).Count | Should-Be 1
        ($read.FullyQualifiedErrorId -split ',')[0] | Should-BeString 'C1.InvalidInput' -CaseSensitive
        "$read" | Should -BeLike $words
        Get-Asked | Where-Object { $_ -notlike '*/users 10' } | Should -BeNullOrEmpty
    }

    It 'go with no filters' {
        { Get-C1App -AppId $apps[0].Id -Query x } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        $apps[0].Id | Get-C1App -Query x -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'Row 1: *'
        @(Get-Sent).Count | Should-Be 0
    }
}

Describe 'Rows that say what to look for' {
    BeforeEach { Clear-Journal }

    It 'are looked for several at once, and what they find is written in their order' {
        $rows = "DisplayName`nApp 000007`nnone such`nApp 000003`n" | ConvertFrom-Csv
        ($rows | Get-C1App -ThrottleLimit 3 -ErrorVariable failed).DisplayName | Should -BeExactly 'App 000007', 'App 000003'
        $failed | Should -BeNullOrEmpty
        (Get-Asked | Sort-Object -Unique) | Should-BeString 'POST /api/v1/search/apps 100' -CaseSensitive
    }

    It 'may each find a list of several pages' {
        $rows = "Query`nApp 00000`napp 00001`n" | ConvertFrom-Csv
        ($rows | Get-C1App -PageSize 10 -ThrottleLimit 2).DisplayName | Should -BeExactly ($names[0..8] + $names[9..18])
        ($rows | Get-C1App -First 3 -ThrottleLimit 2).DisplayName | Should -BeExactly ($names[0..2] + $names[9..11])
    }

    It 'whose list fails on its way are errors of their own, and the others go on' {
        Add-Fault @{ path = '/api/v1/search/apps'; status = 403; skip = 1 }
        $rows = "Query`nApp 0000`nApp 000003`n" | ConvertFrom-Csv
        $found = $rows | Get-C1App -PageSize 10 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.DisplayName | Should -BeExactly ($names[0..9] + $names[2])
        Assert-Failure $failed 'C1.Forbidden' PermissionDenied 'Row 1: POST /api/v1/search/apps was answered with 403*' -Target $rows[0]
    }

    It 'may have a column for the id: where that is empty, all that they look for counts, wherever it stands: <header>' -ForEach @(
        @{ header = 'AppId,Query,DisplayName' }, @{ header = 'Query,DisplayName,AppId' }, @{ header = 'Id,DisplayName,Query' }, @{ header = 'DisplayName,Id,Query' }
    ) {
        $row = [ordered]@{}
        $header -split ',' | ForEach-Object { $row[$_] = @{ Query = '00003'; DisplayName = 'App 000031' }[$_] }
        $rows = [pscustomobject]$row, [pscustomobject]@{ AppId = $apps[4].Id; DisplayName = 'x' }, [pscustomobject]$row
        ($rows | Get-C1App -ThrottleLimit 1).DisplayName | Should -BeExactly 'App 000031', $names[4], 'App 000031'
        $asked = Get-Sent
        $asked.Path | Should -BeExactly '/api/v1/search/apps', "/api/v1/apps/$($apps[4].Id)", '/api/v1/search/apps'
        foreach ($search in $asked[0, 2]) { Assert-Json $search.Body @{ query = '00003'; displayName = 'App 000031'; pageSize = 100 } }
    }

    It 'may have two columns for the id: the empty one does not count, wherever it stands: <header>' -ForEach @(
        @{ header = 'Id,AppId,AppResourceTypeId,AppResourceId' }, @{ header = 'AppResourceId,AppId,AppResourceTypeId,Id' }
    ) {
        $ids = @{ Id = Get-TestId r; AppId = Get-TestId a; AppResourceTypeId = Get-TestId t }
        $row = [ordered]@{}
        $header -split ',' | ForEach-Object { $row[$_] = $ids[$_] }
        foreach ($form in [pscustomobject]$row, $row) { $form | Get-C1AppResource -ErrorAction SilentlyContinue | Should -BeNullOrEmpty }
        Get-Asked | Should -BeExactly (@("GET /api/v1/apps/$($ids.AppId)/resource_types/$($ids.AppResourceTypeId)/resources/$($ids.Id)") * 2)
    }

    It 'of something else give their parents alone, whatever is empty in them: <what>' -ForEach @(
        @{ what = 'a row of a file'; row = { [pscustomobject]@{ Id = Get-TestId c; ConnectorId = Get-TestId c; AppId = $apps[0].Id; AppResourceId = ''; DisplayName = '' } } }
        @{ what = 'behind Select-Object'; row = { $app = New-C1App Selected; $app | New-C1Connector -Catalog Slack -WarningAction Ignore | Select-Object AppId, ConnectorId, DisplayName } }
    ) {
        $other = & $row
        Clear-Journal
        $other | Get-C1AppResource | Out-Null
        Get-Asked | Should-BeString 'POST /api/v1/search/app_resources 100' -CaseSensitive
    }

    It 'say with -First that a list is meant' {
        [pscustomobject]@{ AppId = $apps[0].Id; AppResourceId = ''; DisplayName = '' } | Get-C1AppResource -First 5 | Out-Null
        Get-Asked | Should-BeString 'POST /api/v1/search/app_resources 10' -CaseSensitive
    }

    It 'with a cell that cannot be read are errors of their own' {
        $rows = "Query,OnlyDirectories`nx,perhaps`nApp 000003,no`n" | ConvertFrom-Csv
        ($rows | Get-C1App -ErrorVariable failed -ErrorAction SilentlyContinue).DisplayName | Should-BeString 'App 000003' -CaseSensitive
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*OnlyDirectories*perhaps*' -Target $rows[0]
    }
}
