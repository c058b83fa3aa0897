# Invoke- and Test-C1Function, invocations, tags and what calls a function.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $code = 'export default async () => ({});'
    $function = New-C1Function Echo -InitialContent @{ 'main.ts' = $code } -Publish

    function Get-Input { [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String((Get-Sent)[0].Body.json)) }
    function New-Broken([string] $Code) { New-C1Function Broken -InitialContent @{ 'main.ts' = $Code } -Publish }
}

AfterAll { Stop-TestTenant }

Describe 'Invoke-C1Function' {
    BeforeEach { Clear-Tenant }

    It 'sends every field, and writes the invocation without waiting' {
        $begun = Invoke-C1Function $function -Json @{ user = 'ada' } -CommitId $function.Head -VfsId vol1
        Assert-Sent POST "/api/v1/functions/$($function.Id)/invoke" @{ json = 'eyJ1c2VyIjoiYWRhIn0='; commitId = $function.Head; vfsId = 'vol1' }
        $begun | Should -BeOfType ConductorOne.Functions.C1FunctionInvocation
        $begun.FunctionId, $begun.CommitId, $begun.InvocationId, $begun.Status | Should -BeExactly $function.Id, $function.Head, $begun.Id, ''
        (Get-C1FunctionInvocation $function $begun).Status | Should -BeExactly Success
    }

    It 'sends <Case> as JSON' -ForEach @(
        @{ Case = 'nothing'; Do = { Invoke-C1Function $function }; Json = '{}' }
        @{ Case = 'a hashtable'; Do = { Invoke-C1Function $function @{ a = 1 } }; Json = '{"a":1}' }
        @{ Case = 'a hashtable as -InputObject'; Do = { Invoke-C1Function $function -InputObject @{ a = 1 } }; Json = '{"a":1}' }
        @{ Case = 'an object as -InputObject'; Do = { Invoke-C1Function -InputObject ([pscustomobject]@{ FunctionId = 'x'; b = @(1, $null, 'é') }) -FunctionId $function.Id }; Json = '{"FunctionId":"x","b":[1,null,"\u00E9"]}' }
        @{ Case = 'text as -InputObject'; Do = { Invoke-C1Function $function -InputObject '{"a": {"b": [true]}}' }; Json = '{"a":{"b":[true]}}' }
        @{ Case = 'text'; Do = { Invoke-C1Function $function '{"n":1.50}' }; Json = '{"n":1.50}' }
        @{ Case = 'an empty hashtable'; Do = { Invoke-C1Function $function -InputObject @{} }; Json = '{}' }
        @{ Case = 'a column of a row'; Do = { [pscustomobject]@{ FunctionId = $function.Id; Json = '{"a":"b"}' } | Invoke-C1Function }; Json = '{"a":"b"}' }
        @{ Case = 'one input for functions in the pipe'; Do = { $function | Invoke-C1Function -InputObject @{ a = 2 } }; Json = '{"a":2}' }
        @{ Case = 'one input for an id in the pipe'; Do = { $function.Id | Invoke-C1Function -InputObject @{ a = 3 } }; Json = '{"a":3}' }
        @{ Case = 'one input for a row'; Do = { [pscustomobject]@{ FunctionId = $function.Id; Json = '{"a":"row"}' } | Invoke-C1Function -InputObject @{ a = 4 } }; Json = '{"a":4}' }
        @{ Case = 'one input for a hashtable in the pipe'; Do = { @{ FunctionId = $function.Id } | Invoke-C1Function -InputObject @{ a = 5 } }; Json = '{"a":5}' }
        @{ Case = 'a script block for each row'; Do = { $function | Invoke-C1Function -Json { @{ name = $_.DisplayName } } }; Json = '{"name":"Echo"}' }
        @{ Case = 'text in the pipe, for a function that was typed'; Do = { '{"a":"text"}' | Invoke-C1Function $function }; Json = '{"a":"text"}' }
        @{ Case = 'an invocation in the pipe'; Do = { Invoke-C1Function $function @{ again = 'x' } -Wait | ForEach-Object { Clear-Journal; $_ } | Invoke-C1Function }; Json = '{"again":"x"}' }
    ) {
        $null = & $Do
        ConvertFrom-Json (Get-Input) | ConvertTo-Json -Compress -Depth 9 | Should -BeExactly (ConvertFrom-Json $Json | ConvertTo-Json -Compress -Depth 9)
    }

    It 'refuses <Case> as input' -ForEach @(
        @{ Case = 'a list'; Value = { , @(1, 2) } }
        @{ Case = 'a list in JSON'; Value = { '[{"a":1}]' } }
        @{ Case = 'a number'; Value = { 5 } }
        @{ Case = 'a text'; Value = { 'hunter2hunter2' } }
        @{ Case = 'half an object'; Value = { '{"password":"hunter2hunter2"' } }
    ) {
        $given = & $Value
        foreach ($name in 'Json', 'InputObject') {
            $arguments = @{ $name = $given }
            $failure = { Invoke-C1Function $function @arguments -ErrorAction Stop } | Should -Throw -PassThru
            "$failure" | Should -BeLike '*a function takes a JSON object. Give a hashtable, an object, or JSON in braces.'
            "$failure" | Should -Not -Match hunter2
        }

        [pscustomobject]@{ FunctionId = $function.Id; Json = $given } | Invoke-C1Function -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*The column Json cannot be used: a function takes a JSON object*'
        Assert-NothingSent
    }

    It 'refuses <Case> beside -InputObject in its own words' -ForEach @(
        @{ Case = 'a name in the pipe'; Given = 'On call'; Words = '*"On call" looks like a name*' }
        @{ Case = 'nothing in the pipe'; Given = $null; Words = '*No parameter takes anything of it*FunctionId*' }
        @{ Case = 'a number in the pipe'; Given = 5; Words = 'Row 1: *FunctionId*' }
        @{ Case = 'an app in the pipe'; Given = [pscustomobject]@{ Id = 'a'.PadRight(27, '0'); AppId = 'a'.PadRight(27, '0') }; Words = 'Row 1, *: Invoke-C1Function takes a function*' }
    ) {
        , $Given | Invoke-C1Function -InputObject @{ a = 1 } -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $Words
        Assert-NothingSent
    }

    It 'refuses two inputs, and tells of an argument beside -InputObject that cannot be read' {
        { Invoke-C1Function $function @{ a = 1 } -InputObject @{ b = 1 } } | Should -Throw '*InputObject and Json both give the input*'
        { Invoke-C1Function 'On call' -InputObject @{ b = 1 } } | Should -Throw '*"On call" looks like a name*'
        { $function | Invoke-C1Function -InputObject { @{ user = $_.Id } } } | Should -Throw '*InputObject takes no script block*For an input that is made of each row, give -Json { … }.'
        foreach ($empty in $null, '', ' ') {
            { Invoke-C1Function $function -InputObject $empty } | Should -Throw '*InputObject is empty: is it a variable without a value?*give @{}, or leave InputObject out.'
            { $function | Invoke-C1Function -InputObject $empty } | Should -Throw '*InputObject is empty*'
        }

        { New-C1App -InputObject @{ DisplayName = 'x' } } | Should -Throw '*InputObject takes objects from a pipe only*'
        Assert-NothingSent
    }

    It 'takes the input that was typed, whatever the pipe has' {
        $old = Invoke-C1Function $function -InputObject @{ password = 'old' } -Wait
        Clear-Journal
        $null = Get-C1FunctionInvocation $old.FunctionId $old.Id | Invoke-C1Function -InputObject @{ dryRun = $true }
        $sent = @(Get-Sent | Where-Object Method -EQ POST)
        $sent.Count | Should-Be 1
        [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($sent[0].Body.json)) | Should-BeString '{"dryRun":true}' -CaseSensitive
    }

    It 'waits for what the function returns' {
        $done = Invoke-C1Function $function -InputObject @{ user = 'ada'; list = 1, 2 } -Wait
        $done.Status, $done.Output.ok, $done.Output.echo.user | Should -BeExactly Success, $true, 'ada'
        $done.Output.echo.list | Should -Be 1, 2
        $done.CommitId | Should -BeExactly $function.Head
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "POST /api/v1/functions/$($function.Id)/invoke", "GET /api/v1/functions/$($function.Id)/invocations/$($done.Id)"
        ($done | ConvertTo-Json -Depth 5 | ConvertFrom-Json).Output.echo.user | Should -BeExactly ada
    }

    It 'looks again until it is over, and says how to look again when the time is up' {
        $running = '{"invocation":{"id":"i","status":"FUNCTION_INVOCATION_STATUS_RUNNING"}}'
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($function.Id)/invocations/*"; body = $running }
        (Invoke-C1Function $function -Wait).Status | Should -BeExactly Success
        @(Get-Sent).Count | Should-Be 3
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($function.Id)/invocations/*"; body = $running; times = 0 }
        $begun = Invoke-C1Function $function -WaitTimeout 0.2 -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.WaitTimeout OperationTimeout "*To look again, run: Get-C1FunctionInvocation $($function.Id) $($begun.Id)"
    }

    It 'makes a failure an error, with the words and logs of the function: <Case>' -ForEach @(
        @{ Case = 'thrown'; Source = "export default () => { console.log('seen'); throw new Error('boom'); }"; Words = '*Function * failed in invocation *: Error: boom*seen' }
        @{ Case = 'no object'; Source = 'export default () => 1'; Words = '*failed in invocation *: the handler must return an object' }
        @{ Case = 'no handler'; Source = 'const a = 1'; Words = '*main.ts has no default export' }
    ) {
        $broken = New-Broken $Source
        Invoke-C1Function $broken @{ a = 1 } -Wait -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed C1.FunctionFailed InvalidResult $Words
        $failed[0].Exception.Invocation.Status | Should -BeExactly Error
        $failed[0].Exception.Invocation.Input.a | Should-Be 1
        { Invoke-C1Function $broken -Wait -ErrorAction Stop } | Should -Throw
    }

    It 'makes it an error that a success brings nothing' {
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($function.Id)/invocations/*"; body = '{"invocation":{"id":"i","status":"FUNCTION_INVOCATION_STATUS_SUCCESS","output":null}}' }
        Invoke-C1Function $function -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.FunctionFailed InvalidResult '*returned no object in invocation*'
    }

    It 'shows no secret of the input in any stream' {
        $given = @{ user = 'ada'; apiKey = 'correct horse one'; pin = (ConvertTo-Secure 'correct horse two') }
        $streams = Invoke-C1Function $function -InputObject $given -Verbose -Debug *>&1
        $streams += Invoke-C1Function $function $given -Wait -Verbose -Debug *>&1
        $streams += Invoke-C1Function $function $given -WhatIf -Verbose *>&1
        $all = ($streams | Out-String -Width 2000) + ($streams | ForEach-Object { $_.InvocationInfo.BoundParameters } | ConvertTo-Json -Depth 6 -WarningAction Ignore) + ($streams | Where-Object { $_ -is [ConductorOne.C1Object] } | ConvertTo-Json -Depth 6)
        $all | Should -Not -Match 'correct horse'
        $all.Contains((Get-Sent)[0].Body.json) | Should -BeFalse
        Get-Input | Should -Match 'correct horse two'
        "$($streams[-1])" | Should -BeLike '*Would send POST */invoke *ada*'
    }

    It 'is never sent twice' {
        Add-Fault @{ method = 'POST'; path = "/api/v1/functions/$($function.Id)/invoke"; status = 503; times = 0 }
        Invoke-C1Function $function -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.ServerError ResourceUnavailable
        @(Get-Sent).Count | Should-Be 1
    }

    It 'has no more runs under way than -ThrottleLimit says' {
        $rows = 1..24 | ForEach-Object { [pscustomobject]@{ FunctionId = $function.Id; Json = "{`"n`":$_}" } }
        ($rows | Invoke-C1Function -Wait -ThrottleLimit 4).Output.echo.n | Should -Be (1..24)
        $most = $underWay = 0
        foreach ($sent in Get-Sent) {
            if ($sent.Method -eq 'POST') { $underWay++ } else { $underWay-- }
            $most = [math]::Max($most, $underWay)
        }
        $underWay | Should-Be 0
        $most | Should -BeLessOrEqual 4
    }

    It 'starts no more once a run has failed under -ErrorAction Stop, and writes what came of the others' {
        $broken = New-Broken "export default () => { throw new Error('boom'); }"
        Clear-Journal
        $rows = 1..30 | ForEach-Object { [pscustomobject]@{ FunctionId = if ($_ -eq 4) { $broken.Id } else { $function.Id }; Json = "{`"n`":$_}" } }
        $written = [System.Collections.Generic.List[object]]::new()

        # The one that fails begins when the runs before it are over. It would end the waits for them, and they would be written as they began.
        $inTurn = { if ($_.FunctionId -eq $broken.Id) { Wait-Until { @(Get-Sent | Where-Object { $_.Method -eq 'GET' -and $_.Status }).Count -ge 3 } }; $_ }
        { $rows | ForEach-Object $inTurn | Invoke-C1Function -Wait -ThrottleLimit 3 -ErrorAction Stop -WarningAction SilentlyContinue | ForEach-Object { $written.Add($_) } } |
            Should -Throw '*Error: boom*'
        $runs = @(Get-Sent | Where-Object Method -EQ POST)
        $runs.Count | Should -BeLessThan 12
        $written.Id | Should -HaveCount ($runs.Count - 1) -Because 'whatever the server runs is told'
        $written[0..2].Output.echo.n | Should -Be 1, 2, 3
    }

    It 'runs the rows of a CSV file in their order, each an object or an error' {
        $broken = New-Broken "export default () => { throw new Error('boom'); }"
        Clear-Journal
        $rows = "FunctionId,Json
$($function.Id),""{""""n"""":1}""
$($broken.Id),
$($function.Id),not json
$($function.Id),""{""""n"""":2}""" | ConvertFrom-Csv
        $done = $rows | Invoke-C1Function -Wait -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable failed
        $done.Output.echo.n | Should -Be 1, 2
        @($failed).Count | Should-Be 2
        $failed.TargetObject | Should -Be $rows[1], $rows[2]
        @(Get-Sent | Where-Object Method -EQ POST).Count | Should-Be 3
    }
}

Describe 'Get-C1FunctionInvocation' {
    BeforeAll { $busy = New-C1Function Busy -InitialContent @{ 'main.ts' = $code } -Publish; 1..12 | ForEach-Object { $null = Invoke-C1Function $busy @{ n = $_ } } }

    BeforeEach { Clear-Journal }

    It 'lists them, ten at a time' {
        $found = Get-C1FunctionInvocation $busy
        $found.Input.n | Should -Be (1..12)
        @(Get-Sent | ForEach-Object { "$($_.Path)?$($_.Query)" })[0] | Should-BeString "/api/v1/functions/$($busy.Id)/invocations?page_size=10" -CaseSensitive
        @(Get-Sent).Count | Should-Be 2
        Clear-Journal
        @($busy | Get-C1FunctionInvocation -First 3).Count | Should-Be 3
        @(Get-C1FunctionInvocation $busy -PageSize 100).Count | Should-Be 12
        (Get-Sent)[-1].Query | Should-BeString 'page_size=100' -CaseSensitive
    }

    It 'reads one by its id' {
        $one = Get-C1FunctionInvocation $busy -First 1
        (Get-C1FunctionInvocation $busy $one.Id).Output.echo.n | Should-Be 1
        ($one | Get-C1FunctionInvocation).Id | Should -BeExactly $one.Id
    }

    It 'tells of one that does not exist, and refuses an empty id' {
        $missing = Get-TestId missing
        Get-C1FunctionInvocation $busy $missing -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound "*Invocation $missing does not exist, or is not one of function $($busy.Id). To find its invocations: Get-C1FunctionInvocation $($busy.Id)"
        Clear-Journal
        $empty = ''
        Get-C1FunctionInvocation $busy $empty -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*InvocationId*'
        Assert-NothingSent
    }
}

Describe 'Get-C1FunctionCommit' {
    It 'lists commits, and reads one with the names and sizes of its files' {
        $two = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // two"; 'a.bin' = [byte[]] (0, 1) } -CommitMessage Two
        $list = Get-C1FunctionCommit $function
        $list.Message | Should -BeExactly 'Initial commit', 'Two'
        $list.Files | Should -BeNullOrEmpty
        $one = Get-C1FunctionCommit $function $two.Id
        $one.Files | ForEach-Object { "$($_.Name) $($_.Length)" } | Should -BeExactly 'a.bin 2', "main.ts $("$code // two".Length)"
        ($one | ConvertTo-Json -Depth 6) | Should -Not -Match 'export'
        ($function | Get-C1FunctionCommit).Id | Should -BeExactly $list.Id
        ($list[1] | Get-C1FunctionCommit).Files.Count | Should-Be 2
        (($list[1] | ConvertTo-Csv | ConvertFrom-Csv) | Get-C1FunctionCommit).Files.Count | Should-Be 2
    }
}

Describe 'Test-C1Function' {
    BeforeAll {
        $tests = "test('passes', () => {});`ntest('fails', () => { console.log('seen'); assert.fail('not yet'); });`ntest.skip('later', () => {});`ntest('breaks', () => { throw new Error('boom'); });"
        $tested = New-C1Function Tested -InitialContent @{ 'main.ts' = $code; 'main.test.ts' = $tests }
    }

    BeforeEach { Clear-Journal }

    It 'writes a result for each test, and an error for each that failed' {
        $results = Test-C1Function $tested -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Sent POST "/api/v1/functions/$($tested.Id)/test" @{}
        $results | ForEach-Object { "$($_.Name) $($_.Status) $($_.Error)" } | Should -BeExactly 'passes Ok ', 'fails Fail ', 'later Skipped ', 'breaks Fail boom'
        $results[1].Assertions[0].Description, $results[1].Assertions[0].At, $results[1].Logs[0].Log | Should -BeExactly 'not yet', 'main.test.ts:2', 'seen'
        $failed.Count | Should-Be 2
        $failed.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -BeExactly C1.TestFailed, C1.TestFailed
        "$($failed[0])" | Should-BeString 'The test "fails" failed: not yet: expected true, found false. main.test.ts:2' -CaseSensitive
        "$($failed[1])" | Should-BeString 'The test "breaks" failed: boom' -CaseSensitive
        $failed[0].Exception.Result.Name | Should -BeExactly fails
    }

    It 'ends a script under -ErrorAction Stop, behind all results' {
        $results = [System.Collections.Generic.List[object]]::new()
        { Test-C1Function $tested -ErrorAction Stop | ForEach-Object { $results.Add($_) } } | Should -Throw '*The test "fails" failed*'
        $results.Count | Should-Be 4
    }

    It 'tests no other function then' {
        { $tested, $function, $function, $function, $function | Test-C1Function -ErrorAction Stop -WarningAction Ignore } | Should -Throw '*The test "fails" failed*'
        @(Get-Sent).Count | Should-Be 1
    }

    It 'takes a commit, and a commit in the pipe' {
        $good = New-C1FunctionCommit $tested -Content @{ 'main.ts' = $code; 'main.test.ts' = "test('fine', () => {});" }
        Clear-Journal
        $result = $good | Test-C1Function
        Assert-Sent POST "/api/v1/functions/$($tested.Id)/test" @{ commitId = $good.Id }
        $result.Status, $result.FunctionId, $result.CommitId | Should -BeExactly Ok, $tested.Id, $good.Id
    }

    It 'warns where there is no test, and runs nothing with -WhatIf' {
        Test-C1Function $function -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike "*Function $($function.Id) has no tests*"
        Clear-Journal
        Test-C1Function $tested -WhatIf
        Assert-NothingSent
    }
}

Describe 'Tags' {
    It 'name the newest commit, or the one that is given, and are read again' {
        $tagged = New-C1Function Tagged -InitialContent @{ 'main.ts' = $code }
        $second = New-C1FunctionCommit $tagged -Content @{ 'main.ts' = "$code // 2" } -CommitMessage Two
        Clear-Journal
        $tag = New-C1FunctionTag $tagged v2
        Assert-Json (Get-Sent)[-1].Body @{ name = 'v2'; commitId = $second.Id }
        $tag.Name, $tag.CommitId, $tag.FunctionId | Should -BeExactly v2, $second.Id, $tagged.Id
        Clear-Journal
        $null = New-C1FunctionTag $tagged v1 $tagged.Head
        Assert-Sent POST "/api/v1/functions/$($tagged.Id)/tags" @{ name = 'v1'; commitId = $tagged.Head }
        Get-C1FunctionTag $tagged | ForEach-Object { "$($_.Name) $($_.CommitId) $($_.Message)" } | Should -BeExactly "v1 $($tagged.Head) Initial commit", "v2 $($second.Id) Two"
        (Get-C1FunctionTag $tagged 'V2').CommitId | Should -BeExactly $second.Id
        (Get-C1FunctionTag $tagged " V2`t").CommitId | Should -BeExactly $second.Id
        Get-C1FunctionTag $tagged none | Should -BeNullOrEmpty
        (Get-C1FunctionTag $tagged v1 | Publish-C1Function -PassThru).PublishedCommitId | Should -BeExactly $tagged.Head
        New-C1FunctionTag $tagged v1 -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Conflict ResourceExists '*already exists*'
        New-C1FunctionTag $tagged -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Name is missing or empty.*'
    }
}

Describe 'Get-C1FunctionUsage and what is in use' {
    BeforeAll {
        $used = New-C1Function Used -InitialContent @{ 'main.ts' = $code }
        $hook = Invoke-C1Api /api/v1/hooks -Method POST -Body @{ displayName = 'Guard'; function = @{ functionId = $used.Id; commitId = $used.Head } }
        $automation = Invoke-C1Api /api/v1/automations -Method POST -Body @{
            displayName = 'Leaver'; automationSteps = @(@{ stepName = 'ask'; stepDisplayName = 'Ask on call'; callFunction = @{ functionId = $used.Id } }, @{ stepName = 'other'; callFunction = @{ functionId = $function.Id } })
        }
    }

    BeforeEach { Clear-Journal }

    It 'finds hooks and the steps of automations, and reads the lists once for many functions' {
        $found = $used, $function, $used | Get-C1FunctionUsage
        $found | ForEach-Object { "$($_.FunctionId) $($_.Kind) $($_.DisplayName) $($_.Step) $($_.CommitId)" } | Should -BeExactly @(
            "$($used.Id) Hook Guard  $($used.Head)", "$($used.Id) Automation Leaver Ask on call ", "$($function.Id) Automation Leaver other "
            "$($used.Id) Hook Guard  $($used.Head)", "$($used.Id) Automation Leaver Ask on call ")
        @(Get-Sent | Where-Object Path -In '/api/v1/hooks', '/api/v1/automations').Count | Should-Be 2
        Get-C1FunctionUsage (New-C1Function Free -InitialContent @{ 'main.ts' = $code }) | Should -BeNullOrEmpty
    }

    It 'says what refers to a function that is not removed' {
        $hookId = (Get-C1FunctionUsage $used | Where-Object Kind -EQ Hook).Id
        $automationId = (Get-C1FunctionUsage $used | Where-Object Kind -EQ Automation).Id
        Remove-C1Function $used -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*function is in use by a hook*It is in use by hooks: $hookId; automations: $automationId. To see what calls it: Get-C1FunctionUsage $($used.Id)"
    }

    It 'writes what could be read, and tells once what could not: <Unread>' -ForEach @(
        @{ Unread = 'hooks'; Faults = @('hooks'); Found = 'Hook  ', 'Automation Leaver Ask on call' }
        @{ Unread = 'automations'; Faults = @('automations'); Found = 'Hook Guard ', 'Automation  ' }
        @{ Unread = 'hooks, automations'; Faults = 'hooks', 'automations'; Found = 'Hook  ', 'Automation  ' }
    ) {
        foreach ($list in $Faults) { Add-Fault @{ method = 'GET'; path = "/api/v1/$list"; status = 403; times = 0; body = '{"code":7,"message":"not yours"}' } }
        $uses = $used, $function | Get-C1FunctionUsage -ErrorAction SilentlyContinue -ErrorVariable failed
        Clear-Fault
        @($uses | Where-Object FunctionId -EQ $used.Id | ForEach-Object { "$($_.Kind) $($_.DisplayName) $($_.Step)" } | Sort-Object) | Should -BeExactly @($Found | Sort-Object)
        Assert-Failure $failed C1.Forbidden PermissionDenied "*403*not yours*Could not be read: $Unread. That is so for all rows, and told once: what calls any of the functions may be more than is shown."
    }

    It 'leaves the words of the server alone where what refers to it cannot be read' {
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($used.Id)"; status = 403; body = '{"code":7,"message":"no"}' }
        Remove-C1Function $used -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*function is in use by a hook*'
        Clear-Fault
    }
}
