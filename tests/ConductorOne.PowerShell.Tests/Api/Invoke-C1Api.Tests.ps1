BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Connection @{ MaxRetryDelay = 0.1 }

    # What stays of a request where the answer does not count.
    function Send-Anything([hashtable] $Parameter) {
        Add-Fault @{ path = '/api/v1/things*'; body = '{}' }
        $null = Invoke-C1Api '/api/v1/things' @Parameter
        $sent = @(Get-Sent)
        $sent.Count | Should-Be 1
        $sent[0]
    }
}

AfterAll { Stop-TestTenant }

Describe 'Invoke-C1Api' {
    BeforeEach { Clear-Tenant }

    It 'covers every parameter of the cmdlet' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        (Get-Command Invoke-C1Api).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object | Should -BeExactly @(
            'Body', 'ContentType', 'First', 'Headers', 'InFile', 'InputObject', 'ListProperty', 'Method', 'Operation', 'PageSize', 'Paginate', 'Path', 'Query', 'Raw', 'RowCount', 'Session', 'ThrottleLimit')
    }

    Context 'Operations' {
        It 'creates, reads and removes an app' {
            $app = (Invoke-C1Api /api/v1/apps -Body @{ displayName = 'Payroll'; monthlyCostUsd = 12 }).app
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; monthlyCostUsd = 12 }
            $app.displayName | Should-BeString 'Payroll' -CaseSensitive
            $app.monthlyCostUsd | Should -BeOfType long
            $app.createdAt | Should -BeOfType string
            (Invoke-C1Api "/api/v1/apps/$($app.id)").app.displayName | Should-BeString 'Payroll' -CaseSensitive
            $null = Invoke-C1Api "/api/v1/apps/$($app.id)" -Method Delete -Body @{}
            (Get-Sent)[-1].Method | Should-BeString 'DELETE' -CaseSensitive
            (Get-Sent)[-1].Text | Should-BeString '{}' -CaseSensitive
        }

        It 'changes a function' {
            $function = New-C1Function F -InitialContent @{ 'main.ts' = 'x' }
            Clear-Journal
            $body = [ordered]@{ function = @{ id = $function.Id; description = 'new' }; updateMask = 'description' }
            $changed = (Invoke-C1Api /api/v1/functions/update -Body $body).function
            Assert-Sent POST '/api/v1/functions/update' $body
            $changed.description | Should-BeString 'new' -CaseSensitive
            $changed.displayName | Should-BeString 'F' -CaseSensitive
        }

        It 'sends <method>' -ForEach @(
            @{ method = 'GET'; body = $null }
            @{ method = 'post'; body = @{ a = 1 } }
            @{ method = 'POST'; body = $null }
            @{ method = 'Put'; body = @{ a = 1 } }
            @{ method = 'patch'; body = @{ a = 1 } }
            @{ method = 'DELETE'; body = $null }
            @{ method = 'HEAD'; body = $null }
        ) {
            $sent = Send-Anything (@{ Method = $method } + $(if ($body) { @{ Body = $body } } else { @{} }))
            $sent.Method | Should -BeExactly $method.ToUpper()
            $isRead = $method -in 'GET', 'HEAD'
            $sent.Text | Should -BeExactly $(if ($body) { '{"a":1}' } elseif ($isRead) { '' } else { '{}' })
            $sent.Headers['content-type'] | Should -BeExactly $(if (-not $isRead) { 'application/json' })
            $sent.Headers['authorization'] | Should -Match '^Bearer \S+$'
        }

        It 'refuses a <method> without a body, which could empty what it replaces' -ForEach @{ method = 'PUT' }, @{ method = 'patch' } {
            Invoke-C1Api /api/v1/apps/a/owners -Method $method -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "A $($method.ToUpper()) without a body could empty what it replaces. Give Body; @{} is an empty object."
            Assert-NothingSent
        }

        It 'refuses a method that it does not know' {
            { Invoke-C1Api /api/v1/apps -Method TRACE } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'uses the session that it is given' {
            $other = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name other
            $null = Invoke-C1Api /api/v1/apps -Session other
            $other | Disconnect-C1
            Select-TestTenant
            { Invoke-C1Api /api/v1/apps -Session $other } | Should -Throw -ErrorId 'C1.NoSession,*'
        }
    }

    Context 'Paths' {
        It 'sends <path> as it is' -ForEach @(
            @{ path = '/api/v1/things/a%2Fb'; sent = '/api/v1/things/a%2Fb' }
            @{ path = '/api/v1/things/a%2fb;c=d:e@f'; sent = '/api/v1/things/a%2fb;c=d:e@f' }
            @{ path = '/api/v1/things/zwei Wörter'; sent = '/api/v1/things/zwei%20W%C3%B6rter' }
        ) {
            Add-Fault @{ path = '/api/v1/things*'; body = '{}' }
            $null = Invoke-C1Api $path
            (Get-Sent).Path | Should -BeExactly $sent
        }

        It 'sends what [uri]::EscapeDataString makes of an id' {
            Add-Fault @{ path = '/api/v1/things*'; body = '{}' }
            $null = Invoke-C1Api "/api/v1/things/$([uri]::EscapeDataString("a/b c?d#e%20.ä"))"
            (Get-Sent).Path | Should-BeString '/api/v1/things/a%2Fb%20c%3Fd%23e%2520.%C3%A4' -CaseSensitive
        }

        It 'refuses "<path>"' -ForEach @(
            foreach ($path in 'api/v1/apps', '//evil.example/api/v1/apps', 'https://u:planted@evil.example/api', '/api/v1/apps/', '/api//apps', '/api/v1/../x', '/api/v1/%2e%2E/x',
                '/api/v1/apps/..%2Fx', '/api/v1/apps/%252e%252e', '/api/v1/apps/x%5Cy', '/api/v1\apps', '/api/v1/apps#x', "/api/v1/apps`n", '/api/v1/%41pps', '/api/v1/100%', '/api/v1/apps/{id}') { @{ path = $path } }
        ) {
            $failed = { Invoke-C1Api $path } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*'
            "$failed" | Should -BeLike 'The path*'
            "$failed" | Should -Not -BeLike '*planted*'
            @(Get-Journal).Count | Should-Be 0
        }

        It 'does not follow a redirect to <to>' -ForEach @(@{ to = 'https://evil.example/api/v1/things' }, @{ to = '/api/v1/other' }, @{ to = '/api/v1/things/' }) {
            Add-Fault @{ path = '/api/v1/things'; redirect = $to }
            Invoke-C1Api /api/v1/things -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.Redirected' InvalidResult '*redirected*' -Target 'GET /api/v1/things'
            @(Get-Sent).Count | Should-Be 1
        }
    }

    Context '-Query' {
        It 'sends <what>' -ForEach @(
            @{ what = 'an ordered dictionary in its order'; query = [ordered]@{ z = 1; a = 'b' }; sent = 'z=1&a=b' }
            @{ what = 'a hashtable by name'; query = @{ z = 1; b = 2; a = 3 }; sent = 'a=3&b=2&z=1' }
            @{ what = 'an object'; query = [pscustomobject]@{ z = 1; a = 'b' }; sent = 'z=1&a=b' }
            @{ what = 'true and false'; query = [ordered]@{ a = $true; b = $false; c = [switch]$true }; sent = 'a=true&b=false&c=true' }
            @{ what = 'an array'; query = @{ a = 1, $null, 'x' }; sent = 'a=1&a=x' }
            @{ what = 'no null'; query = [ordered]@{ a = $null; b = '' }; sent = 'b=' }
            @{ what = 'special characters'; query = @{ 'a b' = 'ä&=+/?#%' }; sent = 'a%20b=%C3%A4%26%3D%2B%2F%3F%23%25' }
            @{ what = 'a time'; query = @{ a = [datetime]::new(2026, 8, 1, 10, 0, 0, [System.DateTimeKind]::Utc) }; sent = 'a=2026-08-01T10%3A00%3A00.0000000Z' }
            @{ what = 'numbers in any culture'; query = [ordered]@{ a = 1.5; b = [decimal]2.5; c = [long]::MaxValue }; sent = 'a=1.5&b=2.5&c=9223372036854775807' }
            @{ what = 'nothing'; query = @{}; sent = '' }
        ) {
            $culture = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = 'de-DE'
                (Send-Anything @{ Query = $query }).Query | Should -BeExactly $sent
            }
            finally { [cultureinfo]::CurrentCulture = $culture }
        }

        It 'comes after the query of the path' {
            Add-Fault @{ path = '/api/v1/things'; body = '{}' }
            $null = Invoke-C1Api '/api/v1/things?a=b+c&d' -Query @{ e = 1 }
            (Get-Sent).Path | Should-BeString '/api/v1/things' -CaseSensitive
            (Get-Sent).Query | Should-BeString 'a=b%20c&d=&e=1' -CaseSensitive
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'a hashtable'; value = @{ b = 1 } }
            @{ what = 'a SecureString'; value = ConvertTo-SecureString planted -AsPlainText -Force }
        ) {
            Invoke-C1Api /api/v1/apps -Query @{ a = $value } -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'a in Query is a *'
            Assert-NothingSent
        }
    }

    Context '-Body' {
        It 'sends <what>' -ForEach @(
            @{ what = 'a hashtable'; body = @{ a = @{ b = 1, 'x', $null } }; sent = '{"a":{"b":[1,"x",null]}}' }
            @{ what = 'an ordered dictionary'; body = [ordered]@{ z = 1; a = 2 }; sent = '{"z":1,"a":2}' }
            @{ what = 'an object'; body = [pscustomobject]@{ z = 1; a = [pscustomobject]@{} }; sent = '{"z":1,"a":{}}' }
            @{ what = 'an array'; body = @(1, @{ a = 1 }); sent = '[1,{"a":1}]' }
            @{ what = 'an array of one'; body = @(, @{ a = 1 }); sent = '[{"a":1}]' }
            @{ what = 'JSON as it is'; body = '{"z" : 1.0, "z":[ ]}'; sent = '{"z" : 1.0, "z":[ ]}' }
            @{ what = 'what ConvertTo-Json makes'; body = (@{ a = 1 } | ConvertTo-Json -Compress); sent = '{"a":1}' }
            @{ what = 'switches and booleans'; body = [ordered]@{ a = [switch]$true; b = [switch]$false; c = $true }; sent = '{"a":true,"b":false,"c":true}' }
            @{ what = 'durations'; body = @{ a = New-TimeSpan -Hours 1 }; sent = '{"a":"3600s"}' }
            @{ what = 'bytes'; body = @{ a = [byte[]](1, 2, 255) }; sent = '{"a":"AQL/"}' }
            @{ what = 'names of enumerations'; body = @{ a = [System.DayOfWeek]::Friday }; sent = '{"a":"Friday"}' }
            @{ what = 'ids and addresses'; body = [ordered]@{ a = [guid]'7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d'; b = [uri]'https://acme.example/a%20b' }; sent = '{"a":"7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d","b":"https://acme.example/a%20b"}' }
            @{ what = 'numbers'; body = [ordered]@{ a = 1.5; b = [decimal]::new(150, 0, 0, $false, 2); c = [bigint]'12345678901234567890'; d = [byte]7 }; sent = '{"a":1.5,"b":1.50,"c":12345678901234567890,"d":7}' }
            @{ what = 'text with wrapping'; body = @{ a = ('x' | Add-Member note y -PassThru) }; sent = '{"a":"x"}' }
            @{ what = 'a hashtable without what PowerShell has added'; body = (@{ a = 1 } | Add-Member note y -PassThru); sent = '{"a":1}' }
            @{ what = 'what a pipe gave nothing for'; body = @{ a = (& {}) }; sent = '{"a":null}' }
            @{ what = 'a CSV row'; body = ("a,b`n1,x;y" | ConvertFrom-Csv); sent = '{"a":"1","b":"x;y"}' }
            @{ what = 'umlauts'; body = '{"a":"ä🎉"}'; sent = '{"a":"ä🎉"}' }
        ) {
            $culture = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = 'de-DE'
                (Send-Anything @{ Body = $body }).Text | Should -BeExactly $sent
            }
            finally { [cultureinfo]::CurrentCulture = $culture }
        }

        It 'sends objects of the module as the API has them' {
            $step = New-C1PolicyStep -Manager
            $app = New-C1App Payroll -IdentityMatching Strict
            Clear-Journal
            Assert-Json (Send-Anything @{ Body = @{ policySteps = @{ grant = @{ steps = @($step) } } } }).Body.policySteps.grant.steps[0].Keys @('approval')
            Clear-Journal
            $sent = (Send-Anything @{ Body = @{ app = $app; updateMask = 'identityMatching' } }).Body.app
            $sent.identityMatching | Should-BeString 'APP_USER_IDENTITY_MATCHING_STRICT' -CaseSensitive
            $sent.Keys | Should -Not -Contain 'appId'
            Clear-Journal
            (Send-Anything @{ Body = $app }).Body.displayName | Should-BeString 'Payroll' -CaseSensitive
        }

        It 'sends again what it has read' {
            $app = (Invoke-C1Api /api/v1/apps -Body @{ displayName = 'Payroll'; annotations = @{ a = 'b' } }).app
            Clear-Journal
            Assert-Json (Send-Anything @{ Body = @{ app = $app } }).Body.app $app
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'text that is no JSON'; body = "{`n  `"planted`": planted }"; words = '*line 2, byte 14.' }
            @{ what = 'a single value'; body = 5; words = '*single value*' }
            @{ what = 'JSON of a single value'; body = '"planted"'; words = '*single value*' }
            @{ what = 'an empty text'; body = ''; words = '*not valid JSON*' }
            @{ what = 'null'; body = $null; words = 'Body is null*' }
            @{ what = 'an object of the shell'; body = @{ a = @(1, [scriptblock]::Create('planted')) }; words = 'Body.a`[1`] is a ScriptBlock*' }
            @{ what = 'a credential'; body = @{ a = [pscredential]::new('planted', (ConvertTo-SecureString planted -AsPlainText -Force)) }; words = 'Body.a is a PSCredential*SecureString*' }
            @{ what = 'a hashtable that holds itself'; body = $(($h = @{}).self = $h; $h); words = '*levels deep*' }
            @{ what = 'a property that fails'; body = ([pscustomobject]@{ a = 1 } | Add-Member ScriptProperty b { throw 'no' } -PassThru); words = '*"b"*' }
        ) {
            Invoke-C1Api /api/v1/apps -Body $body -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words -Target '/api/v1/apps'
            $failed[0].Exception.ToString() | Should -Not -BeLike '*planted*'
            Assert-NothingSent
        }

        It 'refuses a body where there is no place for it' {
            Invoke-C1Api /api/v1/apps -Method GET -Body @{} -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'A GET request has no body.'
        }

        It 'sends no part of a property that another module has added to a class' {
            $date = [datetime]::new(2026, 8, 1, 10, 0, 0, [System.DateTimeKind]::Utc)
            (Send-Anything @{ Body = @{ a = $date } }).Text | Should-BeString '{"a":"2026-08-01T10:00:00.0000000Z"}' -CaseSensitive
        }
    }

    Context 'Bytes and headers' {
        BeforeAll {
            $file = Join-Path ([System.IO.Path]::GetTempPath()) "c1 $([guid]::NewGuid().ToString('n')).ts"
            [System.IO.File]::WriteAllText($file, "const a = 'planted'`r`n")
        }

        AfterAll { Remove-Item -LiteralPath $file }

        It 'sends <what> as it is' -ForEach @(
            @{ what = 'a file'; parameters = { @{ InFile = $file } }; type = 'application/octet-stream'; text = "const a = 'planted'`r`n" }
            @{ what = 'a file as an object, with a type'; parameters = { @{ InFile = Get-Item -LiteralPath $file; ContentType = 'text/x-a; charset=utf-8' } }; type = 'text/x-a; charset=utf-8'; text = "const a = 'planted'`r`n" }
            @{ what = 'bytes'; parameters = { @{ Body = [System.Text.Encoding]::ASCII.GetBytes('a b') } }; type = 'application/octet-stream'; text = 'a b' }
            @{ what = 'bytes of Get-Content'; parameters = { @{ Body = Get-Content -LiteralPath $file -AsByteStream; ContentType = 'text/plain' } }; type = 'text/plain'; text = "const a = 'planted'`r`n" }
            @{ what = 'text of another type'; parameters = { @{ Body = 'no JSON ä'; ContentType = 'text/plain' } }; type = 'text/plain'; text = 'no JSON ä' }
        ) {
            Add-Fault @{ path = '/api/v1/things'; body = '{}' }
            $given = & $parameters
            $null = Invoke-C1Api /api/v1/things -Method PUT @given
            $sent = @(Get-Journal | Where-Object path -EQ '/api/v1/things')
            $sent.Count | Should-Be 1
            $sent[0].body | Should -BeExactly $text
            $sent[0].headers['content-type'] | Should -BeExactly $type
            $sent[0].headers['content-length'] | Should -Be ([System.Text.Encoding]::UTF8.GetByteCount($text))
        }

        It 'sends an upload of a function without a token, and again where the server fails' {
            Add-Fault @{ path = '/file/*'; status = 503; headers = @{ 'Retry-After' = '0' } }
            Add-Fault @{ path = '/file/*'; status = 204; body = '' }
            Invoke-C1Api '/file/upload-1?signature=abc' -Method PUT -InFile $file -ContentType text/plain | Should -BeNullOrEmpty
            $sent = @(Get-Journal | Where-Object path -Like '/file/*')
            $sent.Count | Should-Be 2
            $sent[1].query | Should-BeString 'signature=abc' -CaseSensitive
            $sent[1].body | Should-BeString "const a = 'planted'`r`n" -CaseSensitive
            @($sent | Where-Object { $_.headers['authorization'] }).Count | Should-Be 0
        }

        It 'sends a file without a token, though the first is refused' {
            Add-Fault @{ path = '/file/*'; status = 401; body = '{"code":16,"message":"no"}' }
            Invoke-C1Api /file/upload-1 -Method PUT -InFile $file -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.Unauthorized' AuthenticationError '*401*'
            @(Get-Journal | Where-Object path -Like '/file/*').Count | Should-Be 1
        }

        It 'shows the address of a file nowhere: it is the permission' {
            Add-Fault @{ path = '/file/*'; status = 403; body = '{"code":7,"message":"no entry to /file/upload-1?signature=abc: upload-1"}' }
            $lines = @(Invoke-C1Api '/file/upload-1?signature=abc' -Method PUT -InFile $file -ErrorVariable failed -ErrorAction SilentlyContinue -Verbose 4>&1)
            @($lines -like 'PUT /file/`*`*`* -> 403*').Count | Should-Be 1
            "$failed" | Should -BeLike 'PUT /file/`*`*`* was answered with 403 *'
            $failed[0].Exception.Path | Should-BeString '/file/***' -CaseSensitive
            "$lines $failed $($failed[0].TargetObject) $($failed[0].Exception.Body)" | Should -Not -BeLike '*upload-1*'
        }

        It 'shows size and type with -WhatIf -Verbose, and no bytes' {
            "$(Invoke-C1Api /file/x -Method PUT -InFile $file -WhatIf -Verbose 4>&1)" | Should-BeString 'Would send PUT /file/*** (21 bytes of application/octet-stream)' -CaseSensitive
            "$(Invoke-C1Api /file/x -Method PUT -Body ([byte[]](1, 2)) -ContentType text/plain -WhatIf -Verbose 4>&1)" | Should-BeString 'Would send PUT /file/*** (2 bytes of text/plain)' -CaseSensitive
            Assert-NothingSent
        }

        It 'sends headers, and masks those that are secret' {
            Add-Fault @{ path = '/api/v1/things'; body = '{}' }
            $headers = @{ 'X-Trace' = 7; 'If-Match' = '"a"'; 'X-Upload-Token' = 'planted'; 'X-Pin' = ConvertTo-SecureString planted2 -AsPlainText -Force }
            $shown = & { $DebugPreference = 'Continue'; Invoke-C1Api /api/v1/things -Method PUT -Body @{} -Headers $headers } *>&1 | Out-String
            $shown | Should -Not -BeLike '*planted*'
            $sent = (Get-Sent).Headers
            $sent['x-trace'], $sent['if-match'], $sent['x-upload-token'], $sent['x-pin'] | Should -BeExactly '7', '"a"', 'planted', 'planted2'
            $sent['authorization'] | Should -Match '^Bearer \S+$'
        }

        It 'refuses <what>' -ForEach @(
            @{ what = 'a token of one''s own'; parameters = @{ Headers = @{ Authorization = 'Bearer planted' } }; words = 'The header Authorization is reserved*' }
            @{ what = 'another host'; parameters = @{ Headers = @{ host = 'planted.example' } }; words = 'The header host is reserved*' }
            @{ what = 'a cookie'; parameters = @{ Headers = @{ Cookie = 'planted' } }; words = 'The header Cookie is reserved*' }
            @{ what = 'a second line'; parameters = @{ Headers = @{ 'X-A' = "planted`r`nX-B: c" } }; words = 'The value of the header X-A has line breaks*' }
            @{ what = 'an umlaut in a header'; parameters = @{ Headers = @{ 'X-A' = 'plantedä' } }; words = 'The value of the header X-A*' }
            @{ what = 'a file and a body'; parameters = @{ InFile = 'x'; Body = @{} }; words = 'Give -Body or -InFile, not both.' }
            @{ what = 'a file that is not there'; parameters = @{ InFile = '/no/such/planted-not/x' }; words = 'The file "*x" cannot be read*' }
            @{ what = 'what is no file'; parameters = @{ InFile = 'Env:HOME' }; words = 'InFile needs the path of one file on disk*' }
            @{ what = 'a drive that is not there'; parameters = @{ InFile = 'Nowhere:x' }; words = 'InFile needs the path of one file on disk*' }
            @{ what = 'no content type'; parameters = @{ Body = [byte[]](1); ContentType = 'planted-not' }; words = '"planted-not" is not a content type*' }
            @{ what = 'a content type without a body'; parameters = @{ ContentType = 'text/plain' }; words = '-ContentType says what a body is*' }
            @{ what = 'an object of another type'; parameters = @{ Body = @{ a = 'planted' }; ContentType = 'text/plain' }; words = 'With the content type text/plain, Body takes bytes or text*' }
        ) {
            Invoke-C1Api /api/v1/things -Method POST @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words
            "$failed".Replace('planted-not', '') | Should -Not -BeLike '*planted*'
            Assert-NothingSent
        }
    }

    Context 'What would arrive as something else' {
        It 'refuses <what>' -ForEach @(
            @{ what = 'a mask in a hashtable'; parameters = { @{ Body = @{ config = @{ key = '***' } } } }; words = 'Body.config.key is a mask*again*' }
            @{ what = 'a mask in JSON'; parameters = { @{ Body = '{"a":[{"b":"***"}]}' } }; words = 'Body.a`[0`].b is a mask*again*' }
            @{ what = 'half a character in JSON'; parameters = { @{ Body = '{"a":"\ud83c"}' } }; words = 'Body.a contains half a character*' }
            @{ what = 'half a character in a key'; parameters = { @{ Body = @{ "a$([char] 0xD83C)" = 1 } } }; words = 'Body.a\u{d83c} contains half a character*' }
            @{ what = 'half a character in a query'; parameters = { @{ Query = @{ a = "$([char] 0xD83C)" } } }; words = 'a contains half a character*' }
            @{ what = 'half a character in the path'; parameters = { @{ Body = @{}; Query = @{}; Path = "/api/v1/things/$([char] 0xD83C)" } }; words = '*''Path''*contains half a character*' }
            @{ what = 'an instance of a class'; parameters = { @{ Body = @{ a = [System.Text.StringBuilder]::new('planted') } } }; words = 'Body.a is a StringBuilder*' }
            @{ what = 'an instance of a class in a query'; parameters = { @{ Query = @{ a = [System.Text.StringBuilder]::new('planted') } } }; words = 'a in Query is a StringBuilder*' }
            @{ what = 'an instance of a class for a key'; parameters = { @{ Body = @{ ([System.Text.StringBuilder]::new('planted')) = 1 } } }; words = 'A key of Body is a StringBuilder*' }
        ) {
            $given = & $parameters
            if (-not $given.ContainsKey('Path')) { $given.Path = '/api/v1/things' }
            $failed = $null
            try { Invoke-C1Api @given -ErrorAction Stop } catch { $failed = $_ }
            $failed.FullyQualifiedErrorId | Should -Match '^(C1.InvalidInput|ParameterArgumentTransformationError),'
            "$failed" | Should -BeLike $words
            "$failed" | Should -Not -BeLike '*planted*'
            Assert-NothingSent
        }

        It 'refuses a connector that was read, from <way>' -ForEach @(
            @{ way = 'the pipe'; body = { $connector } }
            @{ way = 'JSON'; body = { $connector | ConvertTo-Json -Depth 10 } }
            @{ way = 'a hashtable'; body = { @{ connector = $connector } } }
            @{ way = 'CLIXML'; body = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($connector, 8)) } }
        ) {
            Add-Fault @{ path = '/api/v1/apps/*'; body = '{"connectorView":{"connector":{"id":"c1","catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW","config":{"@type":"t","configuration":{"okta_api_key":{"stringValue":"planted"}}}}}}' }
            $connector = Get-C1Connector -AppId (Get-TestId app1) -ConnectorId (Get-TestId connector1)
            Clear-Journal
            & $body | Invoke-C1Api /api/v1/things -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*okta_api_key*is a mask*again*'
            Assert-NothingSent
        }

        It 'sends texts that merely have stars in them' {
            (Send-Anything @{ Body = [ordered]@{ a = '5*** hotel'; b = '**'; c = 'x/***/y' } }).Text | Should-BeString '{"a":"5*** hotel","b":"**","c":"x/***/y"}' -CaseSensitive
        }
    }

    Context 'From a pipe' {
        It 'sends a request for each object and writes the answers in their order' {
            $apps = 1..20 | ForEach-Object { @{ displayName = "App $_" } } | Invoke-C1Api /api/v1/apps -ThrottleLimit 8
            $apps.app.displayName | Should -BeExactly (1..20 | ForEach-Object { "App $_" })
            @(Get-Sent).Count | Should-Be 20
        }

        It 'takes rows of a CSV, hashtables and JSON' {
            $made = & { 'displayName', 'A' | ConvertFrom-Csv; @{ displayName = 'B' }; '{"displayName":"C"}' } | Invoke-C1Api /api/v1/apps
            $made.app.displayName | Should -BeExactly 'A', 'B', 'C'
        }

        It 'gives each row its own error, in its turn, and goes on' {
            $rows = [pscustomobject]@{ displayName = 'A' }, 'planted', $null, [pscustomobject]@{ displayName = ''; name = 'Empty' }, [pscustomobject]@{ displayName = 'E' }
            $made = $rows | Invoke-C1Api /api/v1/apps -ThrottleLimit 4 -ErrorVariable failed -ErrorAction SilentlyContinue
            $made.app.displayName | Should -BeExactly 'A', 'E'
            $failed.Count | Should-Be 3
            "$($failed[0])" | Should -BeLike 'Row 2: The text in Body is not valid JSON*'
            $failed[0].TargetObject | Should-BeString 'planted' -CaseSensitive
            $failed[0].CategoryInfo.TargetName | Should-BeString 'Row 2' -CaseSensitive
            "$($failed[1])" | Should -BeLike 'Row 3: Body is null*'
            "$($failed[2])" | Should -BeLike 'Row 4*POST /api/v1/apps was answered with 400*'
            $failed[2].TargetObject | Should -Be $rows[3]
        }

        It 'ends at the first error with -ErrorAction Stop, and writes what was done' {
            $made = [System.Collections.Generic.List[object]]::new()
            { 'A', '', 'C' | ForEach-Object { @{ displayName = $_ } } | Invoke-C1Api /api/v1/apps -ErrorAction Stop | ForEach-Object { $made.Add($_) } } |
                Should -Throw -ErrorId 'C1.InvalidInput,*'
            $made.app.displayName | Should-BeString 'A' -CaseSensitive
            @(Get-Sent).Count | Should-Be 2
        }

        It 'sends one request for Select-Object -First 1' {
            $first = 1..9 | ForEach-Object { @{ displayName = "App $_" } } | Invoke-C1Api /api/v1/apps | Select-Object -First 1
            $first.app.displayName | Should-BeString 'App 1' -CaseSensitive
            @(Get-Sent).Count | Should-Be 1
        }

        It 'takes the limit of the session' {
            $wide = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name wide -ThrottleLimit 4
            try {
                Clear-Journal
                Add-Fault @{ path = '/api/v1/apps'; delayMilliseconds = 300; times = 0; afterProcessing = $true }
                $first = 1..9 | ForEach-Object { @{ displayName = "App $_" } } | Invoke-C1Api /api/v1/apps -Session $wide -WarningAction SilentlyContinue | Select-Object -First 1
                $first.app.displayName | Should-BeString 'App 1' -CaseSensitive
                @(Get-Sent).Count | Should -BeGreaterOrEqual 4
            }
            finally {
                $wide | Disconnect-C1
                Select-TestTenant
            }
        }

        It 'names with their ids those that were done when nothing can be written any more' {
            Add-Fault @{ path = '/api/v1/apps'; delayMilliseconds = 200; times = 0; afterProcessing = $true }
            $null = 1..4 | ForEach-Object { [pscustomobject]@{ displayName = "App $_" } } |
                Invoke-C1Api /api/v1/apps -ThrottleLimit 4 -WarningVariable warned -WarningAction SilentlyContinue | Select-Object -First 1
            "$warned" | Should -Match 'Row 2, "App 2" \(\w{27}\)'
        }
    }

    Context 'Errors' {
        It '<status> of <method> is C1.<kind> with the words of the server, sent <times> time(s)' -ForEach @(
            @{ method = 'GET'; status = 404; kind = 'NotFound'; times = 1 }
            @{ method = 'POST'; status = 400; kind = 'InvalidInput'; times = 1 }
            @{ method = 'GET'; status = 503; kind = 'ServerError'; times = 5 }
            @{ method = 'PUT'; status = 503; kind = 'ServerError'; times = 5 }
            @{ method = 'DELETE'; status = 503; kind = 'ServerError'; times = 5 }
            @{ method = 'POST'; status = 503; kind = 'ServerError'; times = 1 }
            @{ method = 'PATCH'; status = 503; kind = 'ServerError'; times = 1 }
            @{ method = 'PATCH'; status = 429; kind = 'RateLimited'; times = 5 }
        ) {
            Add-Fault @{ path = '/api/v1/things'; status = $status; times = 0; headers = @{ 'Retry-After' = '0' }; body = '{"code":5,"message":"my words (request-id: abc-1)"}' }
            $body = if ($method -in 'PUT', 'PATCH') { @{ Body = @{} } } else { @{} }
            Invoke-C1Api /api/v1/things -Method $method @body -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            @($failed).Count | Should-Be 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike "C1.$kind,*"
            "$failed" | Should -BeLike "*$method /api/v1/things was answered with $status*my words*"
            $failed[0].TargetObject | Should-BeString "$method /api/v1/things" -CaseSensitive
            $failed[0].Exception.RequestId | Should-BeString 'abc-1' -CaseSensitive
            @(Get-Sent).Count | Should -Be $times
        }

        It 'reads by <method> <path>: sent again, and asks nobody' -ForEach @(
            @{ method = 'POST'; path = '/api/v1/connectorcatalog' }
            @{ method = 'POST'; path = '/api/v1/policies/validate/cel' }
            @{ method = 'POST'; path = '/api/v1/systemlog/exports/e1/events' }
            @{ method = 'PUT'; path = '/api/v1/request_schema_entitlement_binding' }
        ) {
            Add-Fault @{ path = $path; status = 503; headers = @{ 'Retry-After' = '0' } }
            Add-Fault @{ path = $path; body = '{"a":1}'; times = 2 }
            (Invoke-C1Api $path -Method $method -Body @{} -WhatIf).a | Should-Be 1
            @(Get-Sent).Status | Should -Be 503, 200
            (Invoke-C1Api $path -Method $method -Body @{} -Confirm).a | Should -Be 1 -Because 'nothing can be asked here, and a question would fail'
        }

        It 'takes the view of a secret for no read' {
            Invoke-C1Api /api/v1/secrets/s1/view -Method POST -Body @{} -WhatIf | Should -BeNullOrEmpty
            Assert-NothingSent
            Add-Fault @{ path = '/api/v1/secrets/s1/view'; status = 503; times = 0 }
            Invoke-C1Api /api/v1/secrets/s1/view -Method POST -Body @{} -ErrorAction SilentlyContinue
            @(Get-Sent).Count | Should-Be 1
        }

        It 'sends a search again, which is a read' {
            Add-Fault @{ path = '/api/v1/search/things'; status = 503; times = 2; headers = @{ 'Retry-After' = '0' } }
            Add-Fault @{ path = '/api/v1/search/things'; body = '{"list":[]}' }
            (Invoke-C1Api /api/v1/search/things -Body @{}).list.Count | Should-Be 0
            @(Get-Sent).Count | Should-Be 3
        }

        It '<what> is C1.InvalidResponse' -ForEach @(
            @{ what = 'a web page'; fault = @{ html = $true; status = 200 }; words = '*web page*' }
            @{ what = 'garbage'; fault = @{ garbage = $true }; words = '*JSON*' }
            @{ what = 'half an object'; fault = @{ body = '{"a":' }; words = '*JSON*' }
            @{ what = 'text'; fault = @{ body = 'hello'; contentType = 'text/plain' }; words = '*JSON*' }
        ) {
            foreach ($raw in $false, $true) {
                Add-Fault ($fault + @{ path = '/api/v1/things' })
                Invoke-C1Api /api/v1/things -Raw:$raw -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
                Assert-Failure $failed 'C1.InvalidResponse' InvalidResult $words
            }
        }
    }

    Context '-WhatIf' {
        It 'sends nothing for <method>, and shows what would go' -ForEach @(
            @{ method = 'POST' }, @{ method = 'PUT' }, @{ method = 'PATCH' }, @{ method = 'DELETE' }
        ) {
            $lines = Invoke-C1Api /api/v1/apps -Method $method -Body @{ a = 1 } -Query @{ q = 'quiet' } -WhatIf -Verbose 4>&1
            "$lines" | Should-BeString "Would send $method /api/v1/apps {`"a`":1}" -CaseSensitive
            Assert-NothingSent
        }

        It 'shows the empty object that goes where there is no body' {
            "$(Invoke-C1Api /api/v1/apps/1 -Method DELETE -WhatIf -Verbose 4>&1)" | Should-BeString 'Would send DELETE /api/v1/apps/1 {}' -CaseSensitive
        }

        It 'says method and path' -Tag OneBuild {
            $out = Invoke-Shell @"
Import-Module '$(Get-ModulePath)'
@{ a = 1 }, @{ a = 2 } | Invoke-C1Api /api/v1/apps -WhatIf
"@
            $out | Should -BeExactly 'What if: POST "/api/v1/apps"', 'What if: POST "/api/v1/apps"'
        }

        It 'reads all the same' {
            (Invoke-C1Api /api/v1/apps -WhatIf).PSObject.Properties.Name | Should -Contain 'list'
            (Invoke-C1Api /api/v1/search/apps -Body @{} -WhatIf).PSObject.Properties.Name | Should -Contain 'list'
            @(Get-Sent).Count | Should-Be 2
        }

        It 'still refuses what is wrong' {
            Invoke-C1Api /api/v1/apps -Body 'x' -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*not valid JSON*'
        }
    }

    Context 'Secrets' {
        BeforeAll {
            # All that a command shows: every stream, and what the errors hold.
            function Get-Shown([scriptblock] $Command) {
                $shown = & { $ErrorActionPreference = $DebugPreference = 'Continue'; & $Command } *>&1
                $all = foreach ($item in $shown) {
                    if ($item -is [System.Management.Automation.ErrorRecord]) { $item.Exception.ToString(), $item.Exception.Body, ($item | Format-List * -Force | Out-String), "$item" }
                    else { $item | Out-String -Width 4000 }
                }
                "$all"
            }
        }

        It 'sends a SecureString and shows it nowhere: <how>' -ForEach @(
            @{ how = 'a success that repeats it'; fault = @{ body = '{"a":{"value":"planted-secret","text":"it is planted-secret"}}' } }
            @{ how = 'an error that repeats it'; fault = @{ status = 400; echo = $true; body = '{"code":3,"message":"bad: {sent}"}' } }
            @{ how = 'a page that repeats it'; fault = @{ status = 502; contentType = 'text/html'; body = '<p>planted-secret</p>' } }
        ) {
            Add-Fault ($fault + @{ path = '/api/v1/things' })
            $secret = ConvertTo-SecureString 'planted-secret' -AsPlainText -Force
            $shown = Get-Shown { Invoke-C1Api /api/v1/things -Body @{ config = @{ value = $secret } } -Verbose }
            (Get-Sent).Text | Should-BeString '{"config":{"value":"planted-secret"}}' -CaseSensitive
            $shown | Should -Not -BeLike '*planted*'
            $shown | Should -BeLike '*POST /api/v1/things*'
        }

        It 'masks a SecureString in -WhatIf -Verbose, a short one, too' {
            $secret = ConvertTo-SecureString '42' -AsPlainText -Force
            "$(Invoke-C1Api /api/v1/things -Body @{ pin = $secret } -WhatIf -Verbose 4>&1)" | Should-BeString 'Would send POST /api/v1/things {"pin":"***"}' -CaseSensitive
        }

        It 'masks plain values whose names say that they are secret: <how>' -ForEach @(
            @{ how = 'a hashtable'; body = @{ clientSecret = 'planted-secret'; list = @(@{ api_key = 'planted-too' }) } }
            @{ how = 'JSON'; body = '{"clientSecret":"planted-secret","list":[{"api_key":"planted-too"}]}' }
        ) {
            Get-Shown { Invoke-C1Api /api/v1/things -Body $body -WhatIf -Verbose } | Should -Not -BeLike '*planted*'
            Add-Fault @{ path = '/api/v1/things'; status = 400; echo = $true; body = '{"code":3,"message":"bad: {sent}"}' }
            $shown = Get-Shown { Invoke-C1Api /api/v1/things -Body $body -Query @{ password = 'planted-query' } -Verbose }
            $shown | Should -Not -BeLike '*planted*'
            $shown | Should -BeLike '*bad: *'
        }

        It 'gives back what the server answers, however it is called' {
            Add-Fault @{ path = '/api/v1/things'; body = '{"client":{"clientSecret":"the new one"},"name":"finance team"}' }
            $made = Invoke-C1Api /api/v1/things -Body @{ cost_token = 'finance' }
            $made.client.clientSecret | Should-BeString 'the new one' -CaseSensitive
            $made.name | Should-BeString 'finance team' -CaseSensitive
        }

        It 'shows no query in verbose lines' {
            Add-Fault @{ path = '/api/v1/things'; body = '{}' }
            "$(Invoke-C1Api '/api/v1/things?a=planted' -Query @{ b = 'planted' } -Verbose 4>&1)" | Should -Not -BeLike '*planted*'
            (Get-Sent).Query | Should-BeString 'a=planted&b=planted' -CaseSensitive
        }
    }
}
