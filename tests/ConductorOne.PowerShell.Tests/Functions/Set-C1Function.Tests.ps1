BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $code = 'export default async () => ({});'
}

AfterAll { Stop-TestTenant }

Describe 'Set-C1Function' {
    BeforeEach {
        $function = New-C1Function "Function $([guid]::NewGuid())" -InitialContent @{ 'main.ts' = $code }
        Clear-Journal
    }

    It 'sends every field with its name in the mask' {
        $set = @{
            Description = 'Says what it hears'; FunctionType = 'CodeMode'; IsDraft = $true; OutboundNetworkAllowlist = 'a.example.com', 'b.example.com'
            ScopedRoleIds = (Get-TestId role); ProvisionedConcurrency = 2; PublishedCommitId = $function.Head
        }
        Set-C1Function $function @set
        $body = (Get-Sent)[0].Body
        $body.updateMask -split ',' | Sort-Object | Should -BeExactly 'description', 'functionType', 'isDraft', 'outboundNetworkAllowlist', 'provisionedConcurrency', 'publishedCommitId', 'scopedRoleIds'
        $body.function.Remove('id')
        Assert-Json $body.function @{
            description = 'Says what it hears'; functionType = 'FUNCTION_TYPE_CODE_MODE'; isDraft = $true; outboundNetworkAllowlist = @('a.example.com', 'b.example.com')
            scopedRoleIds = @(Get-TestId role); provisionedConcurrency = 2; publishedCommitId = $function.Head
        }
    }

    It 'sends new code as a commit, and can then publish it' {
        $new = Set-C1Function $function -Content @{ 'main.ts' = "$code // 2" } -CommitMessage Second -PassThru
        Assert-Json (Get-Sent)[0].Body @{
            function = @{ id = $function.Id }; content = @{ 'main.ts' = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes("$code // 2")) }
            commitMessage = 'Second'
        }
        $new.Commit.Message | Should-BeString 'Second' -CaseSensitive
        (Set-C1Function $function -PublishedCommitId $new.Commit.Id -PassThru).PublishedCommitId | Should -BeExactly $new.Commit.Id
    }

    It 'sends the code of a folder' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Set-Content "$folder/main.ts" $code -NoNewline
        Set-C1Function $function -Path $folder
        (Get-Sent)[0].Body.content.Keys | Should-BeString 'main.ts' -CaseSensitive
        Set-C1Function $function -Path $folder -Content @{ 'main.ts' = $code } -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Path and Content both give the code*'
    }

    It 'sends secrets, and shows them nowhere' {
        $secret = 'correct horse battery staple'
        $streams = Set-C1Function $function -Secret @{ API_KEY = (ConvertTo-Secure $secret); OTHER = "$secret two" } -PassThru -Verbose -Debug *>&1
        Assert-Json (Get-Sent)[0].Body.function.secret @{ API_KEY = $secret; OTHER = "$secret two" }
        ($streams | Out-String -Width 1000) + ($streams | ConvertTo-Json -Depth 5 -WarningAction Ignore) | Should -Not -Match 'correct horse'
        $shown = Set-C1Function $function -Secret @{ API_KEY = $secret } -WhatIf -Verbose 4>&1
        "$shown" | Should -BeLike '*"secret":{"API_KEY":"`*`*`*"}*'
        "$shown" | Should -Not -Match 'correct horse'
    }

    It 'takes the secrets of a cell as <Case>' -ForEach @(
        @{ Case = 'a name and a secret'; Cell = 'API_KEY=correct horse'; Sent = @{ API_KEY = 'correct horse' } }
        @{ Case = 'what looks like the end of a name'; Cell = ' other_2 = x=abc== '; Sent = @{ other_2 = 'x=abc==' } }
        @{ Case = 'JSON'; Cell = '{"API_KEY":"a;b=c","a.b":"d"}'; Sent = @{ API_KEY = 'a;b=c'; 'a.b' = 'd' } }
    ) {
        $streams = [pscustomobject]@{ FunctionId = $function.Id; Secret = $Cell } | ConvertTo-Csv | ConvertFrom-Csv | Set-C1Function -Verbose -Debug *>&1
        Assert-Json (Get-Sent)[0].Body.function.secret $Sent
        ($streams | ForEach-Object { $_.InvocationInfo.BoundParameters['Secret'] } | ConvertTo-Json -Depth 6 -WarningAction Ignore) + ($streams | Out-String -Width 1000) | Should -Not -Match 'correct horse|abc=='
    }

    It 'refuses the secrets of a cell that are <Case>, without showing a piece' -ForEach @(
        @{ Case = 'no map'; Cell = 'hunter2hunter2' }
        @{ Case = 'a secret with a semicolon'; Cell = 'KEY=ab;hunter2' }
        @{ Case = 'a secret with a semicolon and another sign'; Cell = 'KEY=ab;hunter2-x=y' }
        @{ Case = 'a secret with a semicolon that ends with ='; Cell = 'KEY=ab;hunter2=' }
        @{ Case = 'a connection string'; Cell = 'DB=Server=tcp:x;Database=y;Uid=z;Pwd=hunter2' }
        @{ Case = 'several'; Cell = 'KEY=hunter2;KEY2=b' }
        @{ Case = 'one with a semicolon behind it'; Cell = 'KEY=hunter2;' }
        @{ Case = 'no name'; Cell = ' =hunter2' }
        @{ Case = 'what is no name'; Cell = 'hunter2-x=y' }
        @{ Case = 'half of JSON'; Cell = '{"KEY":"hunter2"' }
    ) {
        $streams = [pscustomobject]@{ FunctionId = $function.Id; Secret = $Cell } | Set-C1Function -Verbose -ErrorAction Continue -ErrorVariable failed *>&1
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*The column Secret cannot be used: it must be a hashtable, JSON or one NAME=secret without a semicolon. Several secrets, or one with a semicolon, need JSON such as {"NAME":"secret"}.'
        "$failed $streams" | Should -Not -Match hunter2
        Assert-NothingSent
    }

    It 'clears secrets and lists' {
        Set-C1Function $function -Secret @{ API_KEY = 'correct horse' } -OutboundNetworkAllowlist a.example.com
        $cleared = Set-C1Function $function -Secret $null -OutboundNetworkAllowlist @() -PassThru
        $cleared.SecretNames.Count | Should-Be 0
        $cleared.OutboundNetworkAllowlist.Count | Should-Be 0
        (Get-Sent)[-1].Body.updateMask -split ',' | Sort-Object | Should -BeExactly 'outboundNetworkAllowlist', 'secret'
    }

    It 'says what is wrong with a secret that is no text, and what to give: <class>' -ForEach @(
        @{ class = 'list'; Value = @('hunter2hunter2', 'b') }
        @{ class = 'Hashtable'; Value = @{ a = 'hunter2hunter2' } }
    ) {
        $failure = { Set-C1Function $function -Secret @{ KEY = $Value } } | Should -Throw -PassThru
        "$failure" | Should -BeLike "*The secret KEY is a $class. A secret is one text, as a SecureString or in plain: @{ KEY = ""text"" }.*"
        "$failure" | Should -Not -Match hunter2
        Assert-NothingSent
    }

    It 'refuses <Case>, without showing a value' -ForEach @(
        @{ Case = 'a masked secret'; Given = @{ Secret = @{ KEY = '***' } } }
        @{ Case = 'an empty secret'; Given = @{ Secret = @{ KEY = '' } } }
        @{ Case = 'secrets that are no map'; Given = @{ Secret = 'hunter2hunter2' } }
    ) {
        $failure = { Set-C1Function $function @Given -ErrorAction Stop } | Should -Throw -PassThru
        "$failure" | Should -Not -Match hunter2
        Assert-NothingSent
    }

    It 'refuses a list with nothing in one place, and goes on' {
        $rows = [pscustomobject]@{ FunctionId = $function.Id; OutboundNetworkAllowlist = @('a.example.com', $null) }, [pscustomobject]@{ FunctionId = $function.Id; Description = 'Next' }
        $rows | Set-C1Function -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*OutboundNetworkAllowlist contains an item without a value.' $rows[0]
        (Get-Sent).Body.updateMask | Should-BeString 'description' -CaseSensitive
    }

    It 'refuses a message without code, and code without an entry' {
        Set-C1Function $function -CommitMessage Second -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'CommitMessage has no effect without code: give Path or Content, too, or leave CommitMessage out.'
        Set-C1Function $function -Content @{ 'other.ts' = $code } -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*main.ts*'
        Assert-NothingSent
    }
}
