BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant

    function ConvertTo-Base64([byte[]] $Bytes) { [Convert]::ToBase64String($Bytes) }
    function Get-Utf8([string] $Text) { , [System.Text.Encoding]::UTF8.GetBytes($Text) }
    function New-File([string] $Path, [byte[]] $Bytes) {
        $null = New-Item (Split-Path $Path) -ItemType Directory -Force
        [System.IO.File]::WriteAllBytes($Path, $Bytes)
    }
}

AfterAll { Stop-TestTenant }

Describe 'New-C1Function' {
    BeforeEach { Clear-Tenant }

    Context 'What is sent' {
        It 'sends every parameter under its name in the API' {
            $function = New-C1Function -DisplayName 'On-call check' -Description 'Asks' -FunctionType CodeMode -InitialContent @{ 'main.ts' = 'export default 1' } -CommitMessage 'First'
            Assert-Sent POST '/api/v1/functions' @{
                displayName = 'On-call check'; description = 'Asks'; functionType = 'FUNCTION_TYPE_CODE_MODE'
                initialContent = @{ 'main.ts' = (ConvertTo-Base64 (Get-Utf8 'export default 1')) }; commitMessage = 'First'
            }
            $function | Should -BeOfType ConductorOne.Functions.C1Function
            $function.FunctionId | Should -BeExactly $function.Id
            $function.DisplayName | Should-BeString 'On-call check' -CaseSensitive
            $function.Description | Should-BeString 'Asks' -CaseSensitive
            $function.FunctionType | Should-BeString 'CodeMode' -CaseSensitive
            $function.PublishedCommitId | Should -BeNullOrEmpty
            $function.Commit | Should -BeOfType ConductorOne.Functions.C1FunctionCommit
            $function.Commit.Message | Should-BeString 'First' -CaseSensitive
            $function.Commit.Id | Should -BeExactly $function.Head
            "$function" | Should-BeString 'On-call check' -CaseSensitive
        }

        It 'covers every parameter of the cmdlet' {
            $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
            (Get-Command New-C1Function).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object | Should -BeExactly @(
                'CommitMessage', 'Description', 'DisplayName', 'FunctionType', 'IfNotExists', 'InitialContent', 'InputObject', 'Path', 'Publish',
                'RowCount', 'Session', 'ThrottleLimit')
        }

        It 'sends the kind of users'' own functions and nothing else that was not given' {
            Add-Fault @{ path = '/api/v1/functions'; body = '{"function":{"id":"f"}}' }
            $null = New-C1Function Empty
            Assert-Sent POST '/api/v1/functions' @{ displayName = 'Empty'; functionType = 'FUNCTION_TYPE_ANY' }
        }

        It 'takes <given> for <wire>' -ForEach @(
            @{ given = 'any'; wire = 'FUNCTION_TYPE_ANY' }
            @{ given = 'code mode'; wire = 'FUNCTION_TYPE_CODE_MODE' }
            @{ given = 'FUNCTION_TYPE_ANY'; wire = 'FUNCTION_TYPE_ANY' }
        ) {
            $null = New-C1Function x -FunctionType $given -InitialContent @{ 'main.ts' = '' }
            (Get-Sent).Body.functionType | Should -BeExactly $wire
        }

        It 'suggests the nearest kind' {
            New-C1Function x -FunctionType CodMode -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*"CodMode"*Did you mean "CodeMode"?*' -Target x
            Assert-NothingSent
        }
    }

    Context '-InitialContent' {
        It 'sends <what> as the bytes that they are' -ForEach @(
            @{ what = 'text'; content = 'a "b" ü 日本 🎉'; bytes = { Get-Utf8 'a "b" ü 日本 🎉' } }
            @{ what = 'empty text'; content = ''; bytes = { , [byte[]] @() } }
            @{ what = 'text with line breaks'; content = "a`r`nb`n"; bytes = { Get-Utf8 "a`r`nb`n" } }
            @{ what = 'bytes'; content = [byte[]] (0..255); bytes = { , [byte[]] (0..255) } }
            @{ what = 'no bytes'; content = [byte[]] @(); bytes = { , [byte[]] @() } }
            @{ what = 'one byte'; content = [byte[]] @(255); bytes = { , [byte[]] @(255) } }
            @{ what = 'bytes in an object array'; content = [object[]] @([byte] 1, [byte] 254); bytes = { , [byte[]] @(1, 254) } }
            @{ what = 'lines'; content = @('a', 'ü', ''); bytes = { Get-Utf8 "a`nü`n`n" } }
        ) {
            $null = New-C1Function x -InitialContent @{ 'main.ts' = $content }
            Assert-Sent POST '/api/v1/functions' @{ displayName = 'x'; functionType = 'FUNCTION_TYPE_ANY'; initialContent = @{ 'main.ts' = (ConvertTo-Base64 (& $bytes)) } }
        }

        It 'takes what Get-Content gives of a file: <how>' -ForEach @(
            @{ how = 'lines'; read = { Get-Content "$TestDrive/read.ts" }; text = "one`ntwo ü`n" }
            @{ how = '-Raw'; read = { Get-Content "$TestDrive/read.ts" -Raw }; text = "one`ntwo ü`n" }
            @{ how = '-AsByteStream'; read = { Get-Content "$TestDrive/read.ts" -AsByteStream }; text = "one`ntwo ü`n" }
            @{ how = '-AsByteStream -Raw'; read = { Get-Content "$TestDrive/read.ts" -AsByteStream -Raw }; text = "one`ntwo ü`n" }
        ) {
            New-File "$TestDrive/read.ts" (Get-Utf8 "one`ntwo ü`n")
            $null = New-C1Function x -InitialContent @{ 'main.ts' = & $read }
            (Get-Sent).Body.initialContent['main.ts'] | Should -BeExactly (ConvertTo-Base64 (Get-Utf8 $text))
        }

        It 'takes an object, and JSON from a row' -ForEach @(
            @{ content = [pscustomobject]@{ 'main.ts' = 'x'; 'lib/a.ts' = 'y' } }
            @{ content = '{"main.ts":"x","lib/a.ts":"y"}' }
        ) {
            $null = [pscustomobject]@{ DisplayName = 'F'; InitialContent = $content } | New-C1Function
            Assert-Sent POST '/api/v1/functions' @{ displayName = 'F'; functionType = 'FUNCTION_TYPE_ANY'; initialContent = @{ 'main.ts' = 'eA=='; 'lib/a.ts' = 'eQ==' } }
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'a function without main.ts'; content = @{ 'index.ts' = 'x'; 'a.ts' = 'y' }; words = 'main.ts*a.ts, index.ts' }
            @{ what = 'main.ts in a folder only'; content = @{ 'src/main.ts' = 'x' }; words = 'main.ts*src/main.ts' }
            @{ what = 'Main.ts'; content = @{ 'Main.ts' = 'x' }; words = 'main.ts*Main.ts' }
            @{ what = 'no files'; content = @{}; words = 'main.ts' }
            @{ what = 'a path with ..'; content = @{ 'main.ts' = 'x'; '../x.ts' = 'y' }; words = '"../x.ts"*refused' }
            @{ what = 'an absolute path'; content = @{ 'main.ts' = 'x'; '/x.ts' = 'y' }; words = '"/x.ts"*refused' }
            @{ what = 'a backslash'; content = @{ 'main.ts' = 'x'; 'a\x.ts' = 'y' }; words = '"a\x.ts"*refused' }
            @{ what = 'an empty part'; content = @{ 'main.ts' = 'x'; 'a//x.ts' = 'y' }; words = '"a//x.ts"*refused' }
        ) {
            New-C1Function x -InitialContent $content -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*" -Target x
            Assert-NothingSent
        }

        It 'refuses content that is neither text nor bytes: <what>' -ForEach @(
            @{ what = 'a number'; content = 5 }
            @{ what = 'nothing'; content = $null }
            @{ what = 'a hashtable'; content = @{ a = 1 } }
            @{ what = 'a mixture'; content = @('a', [byte] 1) }
        ) {
            { New-C1Function x -InitialContent @{ 'main.ts' = $content } } | Should -Throw -ExpectedMessage '*"main.ts"*neither text nor bytes*'
            Assert-NothingSent
        }
    }

    Context '-Path' {
        BeforeAll {
            $folder = "$TestDrive/on call [1]"
            New-File "$folder/main.ts" (Get-Utf8 "export default () => 'ü';`n")
            New-File "$folder/lib/util.ts" (Get-Utf8 'x')
            New-File "$folder/lib/deep/data.bin" ([byte[]] (0..255))
            New-File "$folder/.git/config" (Get-Utf8 'hidden')
            New-File "$folder/.env" (Get-Utf8 'SECRET=planted')
            New-File "$folder/node_modules/x/index.js" (Get-Utf8 'library')
            $content = @{
                'main.ts'           = ConvertTo-Base64 (Get-Utf8 "export default () => 'ü';`n")
                'lib/util.ts'       = 'eA=='
                'lib/deep/data.bin' = ConvertTo-Base64 ([byte[]] (0..255))
            }
        }

        It 'sends a folder with all below it, paths with /, without what is hidden' {
            $function = New-C1Function F -Path $folder
            Assert-Sent POST '/api/v1/functions' @{ displayName = 'F'; functionType = 'FUNCTION_TYPE_ANY'; initialContent = $content }
            $function.Commit.Id | Should -Not -BeNullOrEmpty
        }

        It 'takes a folder by position, with a slash at its end, relative, and from a row' -ForEach @(
            @{ call = { New-C1Function F "$folder/" } }
            @{ call = { Push-Location -LiteralPath $folder; try { New-C1Function F . } finally { Pop-Location } } }
            @{ call = { Push-Location -LiteralPath "$folder/lib"; try { New-C1Function F -Path .. } finally { Pop-Location } } }
            @{ call = { [pscustomobject]@{ DisplayName = 'F'; Path = $folder } | New-C1Function } }
        ) {
            $null = & $call
            Assert-Json (Get-Sent).Body.initialContent $content
        }

        It 'sends single files by their names' {
            $null = New-C1Function F -Path "$folder/main.ts", "$folder/lib/util.ts"
            Assert-Json (Get-Sent).Body.initialContent @{ 'main.ts' = $content['main.ts']; 'util.ts' = 'eA==' }
        }

        It 'takes wildcards: <pattern>' -ForEach @(
            @{ pattern = '/*.ts'; names = , 'main.ts' }
            @{ pattern = '/*'; names = 'lib/deep/data.bin', 'lib/util.ts', 'main.ts' }
            @{ pattern = '/m?in.ts'; names = , 'main.ts' }
            @{ pattern = '/[a-m]*'; names = 'lib/deep/data.bin', 'lib/util.ts', 'main.ts' }
        ) {
            # The folder's own name has brackets, which stand for themselves where a pattern is given only when they are escaped.
            $null = New-C1Function F -Path ([WildcardPattern]::Escape($folder) + $pattern)
            @((Get-Sent).Body.initialContent.Keys) | Sort-Object | Should -BeExactly $names
        }

        It 'takes what Get-ChildItem gives as an argument' {
            $null = New-C1Function F -Path (Get-ChildItem -LiteralPath $folder -File -Recurse)
            @((Get-Sent).Body.initialContent.Keys) | Sort-Object | Should -BeExactly 'data.bin', 'index.js', 'main.ts', 'util.ts'
        }

        It 'makes a function of each folder or file that Get-ChildItem sends down the pipe, with its name' {
            $parent = "$TestDrive/functions"
            foreach ($name in 'on call [1]', 'zebra') { New-File "$parent/$name/main.ts" (Get-Utf8 $name) }
            (Get-ChildItem $parent -Directory | New-C1Function).DisplayName | Should -BeExactly 'on call [1]', 'zebra'
            (Get-Sent)[0].Body.initialContent['main.ts'] | Should -BeExactly (ConvertTo-Base64 (Get-Utf8 'on call [1]'))
            (Get-ChildItem "$parent/zebra" | New-C1Function -DisplayName Given).DisplayName | Should -BeExactly Given
        }

        It 'lists under -WhatIf -Verbose what would be sent, with sizes, and what would not' {
            $out = New-C1Function F -Path $folder -WhatIf -Verbose 4>&1 6>&1
            ($out | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Message | Should -BeExactly @(
                'Not read, since it is no part of the code: .env, .git, node_modules.'
                'Would send POST /api/v1/functions {"displayName":"F","functionType":"FUNCTION_TYPE_ANY","initialContent":{"lib/deep/data.bin":"bytes: 256","lib/util.ts":"bytes: 1","main.ts":"bytes: 27"}}'
            )
            Assert-NothingSent
        }

        It 'sends one file' {
            $null = New-C1Function F -Path "$folder/main.ts"
            Assert-Json (Get-Sent).Body.initialContent @{ 'main.ts' = $content['main.ts'] }
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'a folder without main.ts'; path = { "$folder/lib" }; words = 'main.ts*deep/data.bin, util.ts' }
            @{ what = 'a pattern that matches nothing'; path = { "$TestDrive/*.nope" }; words = 'No file or folder matches*nope' }
            @{ what = 'a pattern in a folder that is not there'; path = { "$TestDrive/nope/*" }; words = 'No file or folder matches*nope' }
            @{ what = 'a path that is not there'; path = { "$TestDrive/nope" }; words = 'no file or folder*nope' }
            @{ what = 'the same name twice'; path = { "$folder/main.ts", $folder }; words = 'main.ts*twice' }
            @{ what = 'a path of another provider'; path = { 'env:HOME' }; words = '"env:HOME"*file system' }
            @{ what = 'a drive that is not there'; path = { 'nodrive:/x' }; words = '"nodrive:/x" cannot be read' }
        ) {
            New-C1Function F -Path (& $path) -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*" -Target F
            Assert-NothingSent
        }

        It 'names Path where a row has a message and an empty path' {
            "DisplayName,Path,CommitMessage`nx,,First" | ConvertFrom-Csv | New-C1Function -ErrorAction SilentlyContinue -ErrorVariable failed
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'Row 1, "x": CommitMessage has no effect without code: give Path or InitialContent, too, or leave CommitMessage out.'
            Assert-NothingSent
        }

        It 'refuses -Path with -InitialContent' {
            New-C1Function F -Path $folder -InitialContent @{ 'main.ts' = 'x' } -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*one of them*' -Target F
            Assert-NothingSent
        }
    }

    Context '-Publish' {
        It 'publishes the commit that was just made and returns the function as it then stands' {
            $function = New-C1Function F -InitialContent @{ 'main.ts' = 'x' } -Publish
            $sent = @(Get-Sent)
            $sent.Count | Should-Be 2
            $sent[0].Path | Should-BeString '/api/v1/functions' -CaseSensitive
            "$($sent[1].Method) $($sent[1].Path)" | Should-BeString 'POST /api/v1/functions/update' -CaseSensitive
            Assert-Json $sent[1].Body @{ function = @{ id = $function.Id; publishedCommitId = $function.Commit.Id }; updateMask = 'publishedCommitId' }
            $function.PublishedCommitId | Should -BeExactly $function.Commit.Id
            $function.Head | Should -BeExactly $function.Commit.Id
            $function.Commit.Message | Should -Not -BeNullOrEmpty
        }

        It 'without code to publish is refused' {
            New-C1Function F -Publish -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Publish needs code*' -Target F
            Assert-NothingSent
        }

        It 'that fails with <status> still writes the function that was created, and then an error' -ForEach @(
            @{ status = 500; kind = 'ServerError' }, @{ status = 403; kind = 'Forbidden' }
        ) {
            Add-Fault @{ path = '/api/v1/functions/update'; status = $status }
            $order = New-C1Function F -InitialContent @{ 'main.ts' = 'x' } -Publish -ErrorAction Continue 2>&1
            $order.Count | Should-Be 2
            $order[0] | Should -BeOfType ConductorOne.Functions.C1Function
            $order[0].Id | Should -Not -BeNullOrEmpty
            $order[0].PublishedCommitId | Should -BeNullOrEmpty
            Assert-Failure $order[1] "C1.$kind" $order[1].CategoryInfo.Category '*/api/v1/functions/update*' -Target F
            @(Get-Sent).Count | Should-Be 2
        }

        It 'that fails under -ErrorAction Stop loses nothing either' {
            Add-Fault @{ path = '/api/v1/functions/update'; status = 500 }
            $written = [System.Collections.Generic.List[object]]::new()
            { New-C1Function F -InitialContent @{ 'main.ts' = 'x' } -Publish -ErrorAction Stop | ForEach-Object { $written.Add($_) } } | Should -Throw -ErrorId 'C1.ServerError,*'
            $written.Count | Should-Be 1
        }

        It 'does not publish what was not created' {
            Add-Fault @{ path = '/api/v1/functions'; status = 403 }
            New-C1Function F -InitialContent @{ 'main.ts' = 'x' } -Publish -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed.Count | Should-Be 1
            @(Get-Sent).Count | Should-Be 1
        }

        It 'publishes each row of a pipe' {
            $functions = 'a', 'b' | ForEach-Object { [pscustomobject]@{ DisplayName = $_; InitialContent = @{ 'main.ts' = $_ } } } | New-C1Function -Publish
            $functions.DisplayName | Should -BeExactly 'a', 'b'
            $functions.PublishedCommitId | Should -BeExactly $functions.Head
        }
    }
}
