# Save- and Compare-C1FunctionSource. The kinds of names are tried one by one in SourcePathTests.cs and FolderWriterTests.cs.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $code = 'export default async () => ({});'
    $example = "$(Get-RepositoryPath)/examples/functions/on-call"

    function New-Folder { "$TestDrive/$([guid]::NewGuid())" }

    # Answers the commit of a function with files of these names.
    function Set-Files([string[]] $Names) {
        $files = ($Names | ForEach-Object { (ConvertTo-Json $_) + ':"cGxhbnRlZA=="' }) -join ','
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($function.Id)/commits/*"; body = "{`"commit`":{`"id`":`"$($function.Head)`"},`"files`":{$files}}"; times = 0 }
    }
}

AfterAll { Stop-TestTenant }

Describe 'Save-C1FunctionSource' {
    BeforeAll { $function = New-C1Function 'On-call' -Path $example -Publish }

    BeforeEach { Clear-Tenant }

    It 'writes the files of the commit that runs, for the user alone' {
        $newest = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // newest" }
        $folder = New-Folder
        $saved = Save-C1FunctionSource $function $folder
        $saved | Should -BeOfType ConductorOne.Functions.C1FunctionSourceFile
        $saved.Name | Should -BeExactly 'lib/schedule.ts', 'main.test.ts', 'main.ts'
        $saved.CommitId | Select-Object -Unique | Should -BeExactly $function.PublishedCommitId
        foreach ($file in $saved) {
            (Get-FileHash $file.Path).Hash | Should -Be (Get-FileHash "$example/$($file.Name)").Hash
            if (-not $IsWindows) { (Get-Item $file.Path).UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite') }
        }

        $newest | Save-C1FunctionSource -OutDirectory $folder -Force | ForEach-Object Name | Should-BeString 'main.ts' -CaseSensitive
        Get-Content "$folder/main.ts" | Should-BeString "$code // newest" -CaseSensitive
    }

    It 'writes the newest commit where none is published' {
        $draft = New-C1Function Draft -InitialContent @{ 'main.ts' = $code }
        (Save-C1FunctionSource $draft (New-Folder)).CommitId | Should -BeExactly $draft.Head
    }

    It 'replaces nothing without -Force' {
        $folder = New-Folder
        $null = New-Item $folder -ItemType Directory
        Set-Content "$folder/main.ts" mine
        Save-C1FunctionSource $function $folder -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*There is a file of that name already (1): *main.ts. Nothing was written. With -Force, files are replaced.'
        (Get-ChildItem $folder -Recurse -File).Name | Should-BeString 'main.ts' -CaseSensitive
        Get-Content "$folder/main.ts" | Should -BeExactly mine
    }

    It 'writes nothing where the server names <Case>' -ForEach @(
        @{ Case = 'a file above the folder'; Name = '../planted.ts' }
        @{ Case = 'an absolute path'; Name = '/tmp/planted.ts' }
        @{ Case = 'a way around'; Name = 'lib/../../planted.ts' }
        @{ Case = 'a backslash'; Name = '..\planted.ts' }
        @{ Case = 'a drive'; Name = 'C:planted.ts' }
        @{ Case = 'a control character'; Name = "a`e]0;planted`a.ts" }
        @{ Case = 'a direction of writing'; Name = "$([char] 0x202E)st.ts" }
        @{ Case = 'a setting of git'; Name = '.git/config' }
        @{ Case = 'the same in another case'; Name = 'MAIN.ts' }
        @{ Case = 'a folder for a file'; Name = 'main.ts/planted.ts' }
        @{ Case = 'nothing'; Name = '' }
        @{ Case = 'more than a name can have'; Name = 'planted' * 43 }
    ) {
        Set-Files 'main.ts', $Name
        $folder = New-Folder
        foreach ($force in @{}, @{ Force = $true }) {
            Save-C1FunctionSource $function $folder @force -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            Assert-Failure $failed C1.InvalidInput InvalidArgument '*The file path*refused*'
            "$failed" | Should -Not -Match '[\x00-\x1f\u202e]'
        }

        Test-Path $folder | Should -BeFalse
        @(Get-ChildItem $TestDrive -Recurse -Filter '*planted*') | Should -BeNullOrEmpty
    }

    It 'follows no link' -Skip:$IsWindows {
        $folder, $outside = (New-Folder), (New-Folder)
        $null = New-Item $folder, $outside -ItemType Directory
        $null = New-Item "$folder/lib" -ItemType SymbolicLink -Value $outside
        Save-C1FunctionSource $function $folder -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*lib" is a symbolic link. Nothing is written there*'
        @(Get-ChildItem $outside) + @(Get-ChildItem $folder -File) | Should -BeNullOrEmpty
    }

    It 'refuses a file that is no base64, since half of the code is none' {
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($function.Id)/commits/*"; body = "{`"commit`":{`"id`":`"$($function.Head)`"},`"files`":{`"main.ts`":`"planted planted`"}}" }
        Save-C1FunctionSource $function (New-Folder) -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidResponse InvalidResult '*its "files.main.ts" is*'
        ($failed | Format-List * -Force | Out-String) | Should -Not -Match planted
    }

    It 'asks before it writes, and refuses <Case>' -ForEach @(
        @{ Case = 'no folder'; Given = @{}; Words = '*OutDirectory is missing or empty.*' }
        @{ Case = 'another drive'; Given = @{ OutDirectory = 'Env:x' }; Words = '*"Env:x" is not a path of the file system.' }
    ) {
        $folder = New-Folder
        Save-C1FunctionSource $function $folder -WhatIf
        Test-Path $folder | Should -BeFalse
        Save-C1FunctionSource $function @Given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $Words
    }

    It '-Force removes what the commit does not have, where a commit of the function has it' {
        $own = New-C1Function Moving -InitialContent @{ 'main.ts' = $code; 'lib/deep/old.ts' = 'old'; 'both.ts' = 'one' } -Publish
        $folder = New-Folder
        $null = Save-C1FunctionSource $own $folder
        $null = New-Item "$folder/node_modules/x" -ItemType Directory
        Set-Content "$folder/node_modules/x/y.js", "$folder/.env" mine
        $next = New-C1FunctionCommit $own -Content @{ 'main.ts' = "$code // 2"; 'both.ts' = 'two' } -Publish
        "$($own | Save-C1FunctionSource -OutDirectory $folder -Force -WhatIf *>&1)" | Should -BeNullOrEmpty
        Test-Path "$folder/lib/deep/old.ts" | Should -BeTrue -Because 'it was not agreed with'
        Clear-Journal
        $said = Save-C1FunctionSource $own $folder -Force -Verbose 4>&1
        "$said" | Should -BeLike "*Function $($own.Id): removed from `"$folder`", since commit $($next.Id) does not have them: lib/deep/old.ts*"
        @(Get-ChildItem $folder -Recurse -File -Force | ForEach-Object { [System.IO.Path]::GetRelativePath($folder, $_.FullName) -replace '\\', '/' } | Sort-Object) |
            Should -BeExactly '.env', 'both.ts', 'main.ts', 'node_modules/x/y.js'
        Test-Path "$folder/lib" | Should -BeFalse
        Compare-C1FunctionSource $own $folder | Should -BeNullOrEmpty
        @(Get-Sent | Where-Object Method -NE GET) | Should -BeNullOrEmpty
    }

    It '-Force replaces nothing where there is <Case>' -ForEach @(
        @{ Case = 'a file that no commit has'; Name = 'notes.ts'; Text = 'mine' }
        @{ Case = 'a file of an earlier commit that was changed since'; Name = 'lib/schedule.ts'; Text = 'mine' }
        @{ Case = 'a file that only another function has'; Name = 'other.ts'; Text = 'of another' }
    ) {
        $null = New-C1Function Another -InitialContent @{ 'main.ts' = $code; 'other.ts' = 'of another' }
        $next = New-C1FunctionCommit $function -Content @{ 'main.ts' = "$code // $Case" }
        $folder = New-Folder
        $null = Save-C1FunctionSource $function $folder
        Set-Content "$folder/$Name" $Text -NoNewline
        Save-C1FunctionSource $function $folder -CommitId $next -Force -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*`"$folder`" has files that are in no commit of function $($function.Id) as they are there: $Name. Nothing was written*"
        Get-Content "$folder/$Name" | Should -BeExactly $Text
        (Get-FileHash "$folder/main.ts").Hash | Should -Be (Get-FileHash "$example/main.ts").Hash
    }

    It '-Force takes nothing away where <Case>' -ForEach @(
        @{ Case = 'the answer has an empty map of files'; Files = ',"files":{}' }
        @{ Case = 'the answer has no files'; Files = '' }
    ) {
        $folder = New-Folder
        $null = Save-C1FunctionSource $function $folder
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($function.Id)/commits/*"; body = "{`"commit`":{`"id`":`"$($function.Head)`"}$Files}" }
        Save-C1FunctionSource $function $folder -Force -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed C1.InvalidResponse InvalidResult '*its "files" is missing or empty, and a commit has one file at least.*'
        Compare-C1FunctionSource $function $folder | Should -BeNullOrEmpty
    }

    It '-Force takes nothing away where a file is edited while it is asked about' {
        $own = New-C1Function Edited -InitialContent @{ 'main.ts' = $code; 'a.ts' = 'a'; 'old.ts' = 'old' } -Publish
        $folder = New-Folder
        $null = Save-C1FunctionSource $own $folder
        $null = New-C1FunctionCommit $own -Content @{ 'main.ts' = "$code // 2" } -Publish
        Save-C1FunctionSource $own $folder -Force -Verbose -ErrorAction SilentlyContinue -ErrorVariable failed 4>&1 |
            ForEach-Object { if ("$_" -like '*: removed from*') { Set-Content "$folder/old.ts" mine -NoNewline } }
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*`"$folder`" has changed since it was looked at: old.ts. Nothing was written or removed. Run the command again."
        Get-ChildItem $folder -Force | ForEach-Object { "$($_.Name) $(Get-Content $_)" } | Should -BeExactly 'a.ts a', "main.ts $code", 'old.ts mine'
    }

    It 'tells of a first function that was held back, and of what was saved, where the pipe fails elsewhere' {
        $folder = New-Folder
        $slow = New-C1Function Slow -InitialContent @{ 'main.ts' = $code }
        Add-Fault @{ method = 'GET'; path = "/api/v1/functions/$($slow.Id)"; delayMilliseconds = 2000; times = 0 }
        $shown = New-TestHost
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument (Get-C1Session -Default), $folder, $function, $slow -Script {
            param($session, $folder, $function, $slow)
            foreach ($save in
                { & { $function; throw 'elsewhere' } | Save-C1FunctionSource -OutDirectory $folder -Session $session },
                { & { $slow, $function; throw 'elsewhere' } | Save-C1FunctionSource -OutDirectory { "$folder/$($_.Id)" } -ThrottleLimit 2 -Session $session },
                { & { $slow; throw 'elsewhere' } | Save-C1FunctionSource -OutDirectory { "$folder/none" } -ThrottleLimit 2 -Session $session }) {
                try { . $save } catch { "$_" }
            }
        }
        try {
            Receive-OtherRunspace $pipe | Should -BeExactly elsewhere, elsewhere, elsewhere
            $files = 'lib/schedule.ts', 'main.test.ts', 'main.ts' | ForEach-Object { Join-Path $folder $function.Id $_ }
            @($shown.Warnings) | Should -BeExactly @(
                "The pipeline ended before the code of its first function was saved: On-call ($($function.Id))."
                "The pipeline ended before everything was written. Saved: $($files -join ', ').")
            Get-ChildItem $folder | ForEach-Object Name | Should -BeExactly $function.Id
        }
        finally { Remove-OtherRunspace $pipe }
    }

    It 'names the first of many files that are in the way' {
        $folder = New-Folder
        $null = New-Item $folder -ItemType Directory
        9..1 | ForEach-Object { Set-Content "$folder/$_.ts" mine }
        Save-C1FunctionSource $function $folder -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*as they are there: 1.ts, 2.ts, 3.ts, 4.ts, 5.ts, …. Nothing was written*'
        @(Get-ChildItem $folder).Count | Should-Be 9
    }

    It 'gives each of several functions a folder of its own, and one function the folder itself' {
        $folder, $single = (New-Folder), (New-Folder)
        $others = 1..3 | ForEach-Object { New-C1Function "Shared $_" -InitialContent @{ 'main.ts' = "$code // $_" } }
        $saved = $others | Save-C1FunctionSource -OutDirectory $folder -ThrottleLimit 2
        $saved.Path | Should -BeExactly @($others | ForEach-Object { Join-Path $folder $_.Id main.ts })
        $others | ForEach-Object { Get-Content "$folder/$($_.Id)/main.ts" } | Should -BeExactly "$code // 1", "$code // 2", "$code // 3"
        ($others[0] | Save-C1FunctionSource -OutDirectory $single).Path | Should -BeExactly (Join-Path $single main.ts)
        (@($others | ConvertTo-Csv | ConvertFrom-Csv) + [pscustomobject]@{ FunctionId = ''; Id = '' } | Save-C1FunctionSource -OutDirectory $folder -Force).Name | Should -BeExactly main.ts, main.ts, main.ts
    }

    It 'refuses <Case>, and saves the others' -ForEach @(
        @{ Case = 'a second commit for one folder'; Do = { $first, $commit | Save-C1FunctionSource -OutDirectory $folder @quiet } }
        @{ Case = 'a second function for a folder that a script gives'; Do = { $first, $function | Save-C1FunctionSource -OutDirectory { $folder } -Force @quiet } }
        @{ Case = 'a second function for a folder that ends with a slash'; Do = { & { [pscustomobject]@{ FunctionId = $first.Id; OutDirectory = $folder }; [pscustomobject]@{ FunctionId = $function.Id; OutDirectory = "$folder/" } } | Save-C1FunctionSource -Force @quiet } }
        @{ Case = 'a second function for the folder of a row'; Do = { "FunctionId,OutDirectory`n$($first.Id),$folder`n$($function.Id),$folder/../$(Split-Path $folder -Leaf)" | ConvertFrom-Csv | Save-C1FunctionSource @quiet } }
    ) {
        $folder = New-Folder
        $first = New-C1Function Twice -InitialContent @{ 'main.ts' = $code }
        $commit = New-C1FunctionCommit $first -Content @{ 'main.ts' = "$code // 2" }
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $saved = . $Do
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*An earlier row has the folder *, too. Each needs a folder of its own*'
        $saved.Name | Should -BeExactly main.ts
        Get-Content $saved.Path | Should-BeString "$code // 2" -CaseSensitive
    }

    It 'ends at a folder that is taken under -ErrorAction Stop, and does not lose the one before' {
        $folder = New-Folder
        $null = New-Item "$folder/2" -ItemType Directory
        Set-Content "$folder/2/main.ts" mine
        $rows = 1..12 | ForEach-Object { [pscustomobject]@{ FunctionId = $function.Id; OutDirectory = "$folder/$_" } }
        $saved = [System.Collections.Generic.List[object]]::new()
        { $rows | Save-C1FunctionSource -ErrorAction Stop | ForEach-Object { $saved.Add($_) } } | Should -Throw '*There is a file of that name already*'
        $saved.Count | Should-Be 3
        @(Get-ChildItem $folder).Name | Should -BeExactly 1, 2
    }

    It 'writes lines that are no commits: <Case>' -ForEach @(
        @{ Case = 'objects'; Rows = { $saved } }
        @{ Case = 'a CSV file'; Rows = { $saved | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $saved = Save-C1FunctionSource $function (New-Folder)
        Clear-Journal
        $lines = . $Rows
        foreach ($call in { $lines | New-C1FunctionCommit @quiet }, { $lines | Compare-C1FunctionSource @quiet }, { $lines | Set-C1Function @quiet }) {
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
            . $call | Should -BeNullOrEmpty
            $failed | Should -HaveCount 3
            "$($failed[0])" | Should -BeLike '*This row is one file of many that Save-C1FunctionSource wrote. *-C1Function* takes all of the code: give the function, and the folder as Path.'
        }

        Assert-NothingSent
        (New-C1FunctionCommit $saved[0].FunctionId (Split-Path $saved[-1].Path)).Id | Should -BeExactly (Get-C1Function $function.Id).Head
    }

    It 'saves many functions, each into its own folder' {
        $folder = New-Folder
        $others = 1..3 | ForEach-Object { New-C1Function "Many $_" -InitialContent @{ 'main.ts' = "$code // $_" } }
        $saved = $others | Save-C1FunctionSource -OutDirectory { "$folder/$($_.Id)" } -ThrottleLimit 3
        $saved.FunctionId | Should -BeExactly $others.Id
        $others | ForEach-Object { Get-Content "$folder/$($_.Id)/main.ts" } | Should -BeExactly "$code // 1", "$code // 2", "$code // 3"
    }
}

Describe 'Compare-C1FunctionSource' {
    BeforeAll {
        Clear-Fault
        $function = New-C1Function 'On-call' -Path $example
        $folder = New-Folder
        $null = Save-C1FunctionSource $function $folder
    }

    BeforeEach { Clear-Journal }

    It 'writes nothing where all is the same, and sends what reads alone' {
        Compare-C1FunctionSource $function $folder | Should -BeNullOrEmpty
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "GET /api/v1/functions/$($function.Id)", "GET /api/v1/functions/$($function.Id)/commits/$($function.Head)"
        (Compare-C1FunctionSource $function $folder -IncludeEqual).Status | Should -BeExactly Same, Same, Same
    }

    It 'tells what was added, removed and changed' {
        $other = New-Folder
        Copy-Item $folder $other -Recurse
        Set-Content "$other/added.ts" x
        Add-Content "$other/main.ts" x
        Remove-Item "$other/lib/schedule.ts"
        $found = Compare-C1FunctionSource $function $other -CommitId $function.Head
        $found | Should -BeOfType ConductorOne.Functions.C1FunctionDifference
        $found | ForEach-Object { "$($_.SideIndicator) $($_.Name) $($_.Status)" } | Should -BeExactly '<= added.ts Added', '=> lib/schedule.ts Removed', '<> main.ts Changed'
        ($found.FunctionId + $found.CommitId | Select-Object -Unique) | Should -BeExactly $function.Id, $function.Head
    }

    It 'refuses a folder that is not there' {
        Compare-C1FunctionSource $function "$TestDrive/nowhere" -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*There is no file or folder*'
        Compare-C1FunctionSource $function -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Path is missing or empty.*'
        Assert-NothingSent
    }
}
