# New-C1FunctionCommit and Publish-C1Function: what is sent, in which way, and what is not.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $code = 'export default async () => ({});'

    function Get-Base64([string] $Text) { [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Text)) }
    function Get-Call { @(Get-Journal | Where-Object path -NotLike '/auth/*' | ForEach-Object { "$($_.method) $($_.path -replace '/file/.*', '/file/*')" }) }
    function New-CodeFolder([hashtable] $Files) {
        $folder = "$TestDrive/$([guid]::NewGuid())"
        foreach ($name in $Files.Keys) {
            $null = New-Item (Split-Path "$folder/$name") -ItemType Directory -Force
            [byte[]] $bytes = if ($Files[$name] -is [string]) { , [System.Text.Encoding]::UTF8.GetBytes($Files[$name]) } else { , $Files[$name] }
            [System.IO.File]::WriteAllBytes("$folder/$name", $bytes)
        }

        $folder
    }
}

AfterAll { Stop-TestTenant }

Describe 'New-C1FunctionCommit' {
    BeforeEach {
        Clear-Fault
        $function = New-C1Function "Function $([guid]::NewGuid())" -InitialContent @{ 'main.ts' = $code }
        Clear-Journal
    }

    It 'sends small text in one request, after a look at what is there' {
        $commit = New-C1FunctionCommit $function -Path (New-CodeFolder @{ 'main.ts' = "$code // 2"; 'lib/a.ts' = 'é' }) -CommitMessage Second
        Get-Call | Should -BeExactly "GET /api/v1/functions/$($function.Id)", "GET /api/v1/functions/$($function.Id)/commits/$($function.Head)", 'POST /api/v1/functions/update'
        Assert-Json (Get-Sent)[-1].Body @{
            function = @{ id = $function.Id }; content = @{ 'main.ts' = (Get-Base64 "$code // 2"); 'lib/a.ts' = (Get-Base64 'é') }; commitMessage = 'Second'
        }
        $commit | Should -BeOfType ConductorOne.Functions.C1FunctionCommit
        $commit.Message, $commit.FunctionId, $commit.CommitId | Should -BeExactly 'Second', $function.Id, $commit.Id
        (Get-C1Function $function.Id).Head | Should -BeExactly $commit.Id
        (Get-C1Function $function.Id).PublishedCommitId | Should -BeNullOrEmpty
    }

    It 'uploads <Case> file by file, without a token' -ForEach @(
        @{ Case = 'what is no text'; Files = @{ 'main.ts' = 'export default 1'; 'a.bin' = [byte[]] (0, 255, 128) }; Given = @{} }
        @{ Case = 'more than 256 KB'; Files = @{ 'main.ts' = 'x' * 262145; 'a.bin' = '' }; Given = @{} }
        @{ Case = 'what was asked for'; Files = @{ 'main.ts' = 'export default 1'; 'a.bin' = 'b' }; Given = @{ Transfer = 'files' } }
    ) {
        $commit = New-C1FunctionCommit $function -Path (New-CodeFolder $Files) -CommitMessage Second @Given
        $path = "/api/v1/functions/$($function.Id)"
        Get-Call | Should -BeExactly "GET $path", "GET $path/commits/$($function.Head)", "POST $path/commits", 'PUT /file/*', 'PUT /file/*', "POST $path/commits/$($commit.Id)/finalize"
        Assert-Json (Get-Sent)[2].Body @{ filenames = 'a.bin', 'main.ts'; commitMessage = 'Second' }
        Assert-Json (Get-Sent)[-1].Body @{}
        foreach ($put in Get-Journal | Where-Object method -EQ PUT) {
            $put.headers.Keys | Should -Not -Contain authorization
            $put.headers.Keys | Should -Not -Contain dpop
            $put.headers['content-type'] | Should-BeString 'application/octet-stream' -CaseSensitive
            $put.status | Should-Be 204
        }
        $saved = Save-C1FunctionSource $function "$TestDrive/$([guid]::NewGuid())" -CommitId $commit
        foreach ($file in $saved) {
            $expected = $Files[$file.Name]
            if ($expected -is [string]) { $expected = [System.Text.Encoding]::UTF8.GetBytes($expected) }
            [Convert]::ToBase64String([System.IO.File]::ReadAllBytes($file.Path)) | Should -BeExactly ([Convert]::ToBase64String($expected))
        }
        $saved.Count | Should-Be 2
    }

    It 'sends binary in the request where that was asked for' {
        $null = New-C1FunctionCommit $function -Content @{ 'main.ts' = $code; 'a.bin' = [byte[]] (0, 255) } -Transfer Request
        (Get-Sent)[-1].Body.content['a.bin'] | Should-BeString 'AP8=' -CaseSensitive
    }

    It 'sends nothing where nothing has changed, however the files are given' {
        $folder = New-CodeFolder @{ 'main.ts' = $code; '.env' = 'not code' }
        $said = New-C1FunctionCommit $function -Path $folder -Verbose 4>&1
        "$said" | Should -BeLike "*the files are those of its newest commit $($function.Head). Nothing was sent.*"
        @($said | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).Id | Should -BeExactly $function.Head
        $null = New-C1FunctionCommit $function -Content @{ 'main.ts' = $code } -Transfer Files -Publish:$false
        Get-Call | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty
        $forced = New-C1FunctionCommit $function -Path $folder -Force
        $forced.Id | Should -Not -Be $function.Head
    }

    It 'publishes what it makes, and what is there already where nothing has changed' {
        $commit = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 2" } -Publish
        Assert-Json (Get-Sent)[-1].Body @{ function = @{ id = $function.Id; publishedCommitId = $commit.Id }; updateMask = 'publishedCommitId' }
        Clear-Journal
        (New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 2" } -Publish).Id | Should -BeExactly $commit.Id
        Get-Call | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty
        $third = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 3" }
        Clear-Journal
        (New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 3" } -Publish).Id | Should -BeExactly $third.Id
        (Get-Sent)[-1].Body.function.publishedCommitId | Should -BeExactly $third.Id
    }

    It 'writes a commit that could not be published, and the error' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/functions/update'; status = 403; times = 1 }
        $commit = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 2" } -Transfer Files -Publish -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Forbidden PermissionDenied
        (Get-C1Function $function.Id).Head | Should -BeExactly $commit.Id
    }

    It 'makes no commit where an upload fails, and repeats what can be repeated' {
        Add-Fault @{ method = 'PUT'; path = '/file/*'; status = 503; times = 2 }
        $null = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 2" } -Transfer Files
        @(Get-Journal | Where-Object method -EQ PUT).Count | Should-Be 3
        $head = (Get-C1Function $function.Id).Head
        Clear-Journal
        Add-Fault @{ method = 'PUT'; path = '/file/*'; status = 403 }
        New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 3" } -Transfer Files -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Forbidden PermissionDenied 'PUT (upload address of main.ts) was answered with 403: the file was refused, so there is no commit.*Run the command again: it gets new addresses.'
        $failed[0].Exception.Path | Should-BeString '(upload address of main.ts)' -CaseSensitive
        @(Get-Call | Where-Object { $_ -like '*finalize' }) | Should -BeNullOrEmpty
        (Get-C1Function $function.Id).Head | Should -BeExactly $head
    }

    It 'says what to do where storage answers <Status>' -ForEach @(
        @{ Status = 400; Body = '{"code":3,"message":"bad"}' }
        @{ Status = 401; Body = '' }
        @{ Status = 403; Body = '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>' }
        @{ Status = 404; Body = '' }
        @{ Status = 410; Body = 'gone' }
    ) {
        Add-Fault @{ method = 'PUT'; path = '/file/*'; status = $Status; body = $Body }
        New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 4" } -Transfer Files -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Not -BeLike C1.Unauthorized*
        "$failed" | Should-BeString "PUT (upload address of main.ts) was answered with ${Status}: the file was refused, so there is no commit. Its address is good for this commit and for a short time. Run the command again: it gets new addresses." -CaseSensitive
        ($failed | Format-List * -Force | Out-String) | Should -Not -Match '/file/'
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a folder without main.ts'; Given = @{ Content = @{ 'lib/a.ts' = '' } }; Words = '*A function needs the file main.ts at its top. There is: lib/a.ts.' }
        @{ Case = 'no code'; Given = @{}; Words = '*A commit needs code: give Path or Content.*' }
        @{ Case = 'both'; Given = @{ Path = 'x'; Content = @{ 'main.ts' = '' } }; Words = '*Path and Content both give the code*' }
        @{ Case = 'a folder that is not there'; Given = @{ Path = 'nowhere' }; Words = '*There is no file or folder "nowhere".' }
        @{ Case = 'a path that leads out'; Given = @{ Content = @{ 'main.ts' = ''; '../a.ts' = '' } }; Words = '*The file path "../a.ts" is refused*' }
        @{ Case = 'an absolute path'; Given = @{ Content = @{ 'main.ts' = ''; '/etc/passwd' = '' } }; Words = '*The file path "/etc/passwd" is refused*' }
        @{ Case = 'a backslash'; Given = @{ Content = @{ 'main.ts' = ''; 'a\b.ts' = '' } }; Words = '*is refused: paths are relative*' }
        @{ Case = 'a control character'; Given = @{ Content = @{ 'main.ts' = ''; "a`e[31m.ts" = '' } }; Words = '*The file path "a\u{1b}`[31m.ts" is refused: it has characters that nobody can see.' }
        @{ Case = 'too much'; Given = @{ Content = @{ 'main.ts' = [byte[]]::new(10MB + 1) } }; Words = '*must not have more than 10 MB in all*' }
        @{ Case = 'another way to send'; Given = @{ Content = @{ 'main.ts' = '' }; Transfer = 'Carrier' }; Words = '*"Carrier"*Request, Files*' }
    ) {
        New-C1FunctionCommit $function @Given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $Words
        Assert-NothingSent
    }

    It 'refuses names of a folder that nobody can see' -Skip:$IsWindows {
        $folder = New-CodeFolder @{ 'main.ts' = $code; "a`n.ts" = '' }
        New-C1FunctionCommit $function $folder -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*it has characters that nobody can see.'
        Assert-NothingSent
    }

    It 'drops no file that a folder cannot give, unless that is meant' {
        $own = New-C1Function Own -InitialContent @{ 'main.ts' = 'export default 1;'; '.config/a.json' = '{}' }
        $folder = Join-Path $TestDrive "$([guid]::NewGuid())"
        $null = Save-C1FunctionSource $own $folder
        Clear-Journal
        New-C1FunctionCommit $own $folder -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*Commit $($own.Head) has .config/a.json, which are not taken from a folder*add -Force to leave them out."
        @(Get-Sent | Where-Object Method -NE GET).Count | Should-Be 0
        (New-C1FunctionCommit $own $folder -Force).Id | Should -Not -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and shows names and sizes with -Verbose' {
        foreach ($transfer in 'Request', 'Files') {
            $shown = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // planted" } -Transfer $transfer -WhatIf -Verbose 4>&1 6>&1
            "$shown" | Should -BeLike '*Would send POST */functions*main.ts*'
            "$shown" | Should -Not -Match 'planted|export'
        }
        Get-Call | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty
    }

    It '-WhatIf -Verbose shows all that would go: <Case>' -ForEach @(
        @{ Case = 'one request'; Given = @{ Transfer = 'Request' }; Lines = @('POST /api/v1/functions/update *main.ts*') }
        @{ Case = 'one request, and publishing'; Given = @{ Transfer = 'Request'; Publish = $true }; Lines = 'POST /api/v1/functions/update *main.ts*', 'POST /api/v1/functions/update *"publishedCommitId":"(new commit)"*' }
        @{ Case = 'files'; Given = @{ Transfer = 'Files'; Publish = $true }; Lines = 'POST /api/v1/functions/*/commits *"filenames":`["a.bin","main.ts"`]*',
            'PUT (upload address of a.bin) (2 bytes of application/octet-stream)', 'PUT (upload address of main.ts) (*', 'POST /api/v1/functions/*/commits/(new commit)/finalize {}',
            'POST /api/v1/functions/update *"publishedCommitId":"(new commit)"*' }
    ) {
        $shown = @(New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 5"; 'a.bin' = [byte[]] (0, 1) } -WhatIf -Verbose @Given 4>&1 6>&1 | Where-Object { "$_" -like 'Would send*' })
        $shown.Count | Should -Be $Lines.Count
        for ($i = 0; $i -lt $Lines.Count; $i++) { "$($shown[$i])" | Should -BeLike "Would send $($Lines[$i])" }
        Get-Call | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty
    }

    It 'shows no code and no upload address in any stream' {
        $planted = "$code // planted-in-the-code"
        $streams = foreach ($transfer in 'Request', 'Files') {
            New-C1FunctionCommit $function -Content @{ 'main.ts' = "$planted $transfer" } -Transfer $transfer -Verbose -Debug *>&1
            Save-C1FunctionSource $function "$TestDrive/$([guid]::NewGuid())" -Verbose -Debug *>&1
            Get-C1FunctionCommit $function (Get-C1Function $function.Id).Head -Verbose -Debug *>&1
        }
        Add-Fault @{ method = 'PUT'; path = '/file/*'; status = 400 }
        $streams += New-C1FunctionCommit $function -Content @{ 'main.ts' = $planted } -Transfer Files -Verbose -Debug -ErrorAction SilentlyContinue -ErrorVariable failed *>&1
        $all = ($streams | Out-String -Width 1000) + ($failed | Format-List * -Force | Out-String -Width 1000) + ($failed.Exception | ConvertTo-Json -Depth 3 -WarningAction Ignore)
        @($failed).Count | Should-Be 1
        $all | Should -Not -Match 'planted-in-the-code'
        $all | Should -Not -Match ([regex]::Escape((Get-Base64 $planted).Substring(0, 40)))
        $capabilities = Get-Journal | Where-Object path -Like '/file/*' | ForEach-Object { $_.path.Substring(6) } | Sort-Object -Unique
        $capabilities.Count | Should-Be 2
        foreach ($capability in $capabilities) { $all.Contains($capability) -or $all.Contains($capability.Substring(0, 20)) | Should -BeFalse }
    }

    It 'refuses a list of paths with nothing in one place, and goes on; so does Compare-C1FunctionSource' {
        $rows = [pscustomobject]@{ FunctionId = $function.Id; Path = @($null) }, [pscustomobject]@{ FunctionId = $function.Id; Content = @{ 'main.ts' = "$code // next" }; Message = 'Next' }
        $made = $rows | New-C1FunctionCommit -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Path contains an item without a value.' $rows[0]
        $made.Message | Should-BeString 'Next' -CaseSensitive
        Compare-C1FunctionSource $function.Id -Path @($null) -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Path contains an item without a value.'
    }

    It 'takes the rows of a CSV file, and tells which did not work' {
        $folder = New-CodeFolder @{ 'main.ts' = "$code // csv" }
        $rows = "FunctionId,Path,Message
$($function.Id),$folder,From a row
$(Get-TestId missing),$folder,
$($function.Id),nowhere," | ConvertFrom-Csv
        $made = $rows | New-C1FunctionCommit -ErrorAction SilentlyContinue -ErrorVariable failed
        $made.Message | Should-BeString 'From a row' -CaseSensitive
        @($failed).Count | Should-Be 2
        $failed.TargetObject | Should -Be $rows[1], $rows[2]
    }
}

Describe 'Publish-C1Function' {
    BeforeEach {
        $function = New-C1Function "Function $([guid]::NewGuid())" -InitialContent @{ 'main.ts' = $code }
        Clear-Journal
    }

    It 'publishes the newest commit, and sends nothing where that runs' {
        Publish-C1Function $function | Should -BeNullOrEmpty
        Get-Call | Should -BeExactly "GET /api/v1/functions/$($function.Id)", 'POST /api/v1/functions/update'
        Assert-Json (Get-Sent)[-1].Body @{ function = @{ id = $function.Id; publishedCommitId = $function.Head }; updateMask = 'publishedCommitId' }
        Clear-Journal
        "$(Publish-C1Function $function -Verbose 4>&1)" | Should -BeLike '*runs already. Nothing was sent.*'
        (Publish-C1Function $function -PassThru).PublishedCommitId | Should -BeExactly $function.Head
        Get-Call | Should -BeExactly "GET /api/v1/functions/$($function.Id)", "GET /api/v1/functions/$($function.Id)"
    }

    It 'publishes <Case>' -ForEach @(
        @{ Case = 'a commit'; Do = { Publish-C1Function $function $commit -PassThru } }
        @{ Case = 'the id of one'; Do = { Publish-C1Function -FunctionId $function.Id -Commit $commit.Id -PassThru } }
        @{ Case = 'a commit in the pipe'; Do = { $commit | Publish-C1Function -PassThru } }
        @{ Case = 'a copy of one'; Do = { $commit | Export-Clixml "$TestDrive/c.xml"; Import-Clixml "$TestDrive/c.xml" | Publish-C1Function -PassThru } }
        @{ Case = 'a row'; Do = { $commit | ConvertTo-Csv | ConvertFrom-Csv | Publish-C1Function -PassThru } }
        @{ Case = 'the newest of an id in the pipe'; Do = { $function.Id | Publish-C1Function -PassThru } }
        @{ Case = 'the newest of a function, not of its copy'; Do = { $function | Publish-C1Function -PassThru } }
    ) {
        $commit = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // 2" }
        $published = & $Do
        $published.PublishedCommitId | Should -BeExactly $commit.Id
        $published.IsDraft | Should -BeFalse
    }

    It 'tells of a commit that <Case>' -ForEach @(
        @{ Case = 'does not exist'; Commit = { Get-TestId missing } }
        @{ Case = 'is one of another function'; Commit = { (New-C1Function Other -InitialContent @{ 'main.ts' = $code }).Head } }
    ) {
        $other = & $Commit
        $calls = { Publish-C1Function $function $other @quiet }, { Test-C1Function $function $other @quiet }, { Invoke-C1Function $function -CommitId $other @quiet },
            { Get-C1FunctionCommit $function $other @quiet }, { Save-C1FunctionSource $function "$TestDrive/none" -CommitId $other @quiet }, { New-C1FunctionTag $function v1 $other @quiet },
            { Compare-C1FunctionSource $function $PSScriptRoot/../../../examples/functions/on-call -CommitId $other @quiet }
        foreach ($call in $calls) {
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
            . $call | Should -BeNullOrEmpty
            Assert-Failure $failed C1.NotFound ObjectNotFound "*404*Commit $other does not exist, or is not one of function $($function.Id). To find its commits: Get-C1FunctionCommit $($function.Id)"
        }
    }

    It 'refuses an empty commit, an object of another noun and no function' {
        $empty = ''
        Publish-C1Function $function $empty -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*CommitId*'
        New-C1App Other | Publish-C1Function -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Publish-C1Function takes a function, and this is the app*'
        Clear-Journal
        Publish-C1Function -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*FunctionId*'
        Assert-NothingSent
    }

    It 'tells of a function without code' {
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($function.Id)"; body = "{`"function`":{`"id`":`"$($function.Id)`"}}"; times = 0 }
        Publish-C1Function $function -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*Function $($function.Id) has no code yet*"
        Save-C1FunctionSource $function "$TestDrive/none" -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*Function $($function.Id) has no code yet*"
        Clear-Fault
    }

    It 'sends nothing with -WhatIf' {
        "$(Publish-C1Function $function -WhatIf -Verbose 4>&1)" | Should -BeLike "*Would send POST /api/v1/functions/update *`"publishedCommitId`":`"$($function.Head)`"*"
        Get-Call | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty
    }
}
