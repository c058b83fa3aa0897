BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    $trust = New-TestTrust
    function Connect-Trust { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust @args }

    # A session, the one request that made it, and the token that this took.
    function Assert-SignedIn($Session, [string] $Token) {
        $requests = @(Get-TokenRequest)
        $requests.Count | Should-Be 1
        $requests[0].Method | Should -BeExactly POST
        $requests[0].Status | Should-Be 200
        $requests[0].Headers.ContainsKey('authorization') | Should -BeFalse
        $requests[0].Headers.ContainsKey('dpop') | Should -BeFalse
        Assert-Exchange $requests[0].Form $Token
        $Session | Should -BeOfType ConductorOne.Sessions.C1Session
        $Session.SignIn | Should-BeString 'WorkloadFederation' -CaseSensitive
        $Session.ClientId | Should -BeExactly $trust
        $Session.Tenant | Should-BeString '127.0.0.1' -CaseSensitive
        $Session.ExpiresAt | Should -BeOfType System.DateTimeOffset
        (Get-C1Session -Default) | Should -Be $Session
    }

    function Assert-Exchange($Form, [string] $Token) {
        Assert-Json $Form @{
            grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange'; client_id = $trust
            subject_token_type = 'urn:ietf:params:oauth:token-type:jwt'; subject_token = $Token
        }
    }

    # Something is wrong before anything can be sent.
    function Assert-Refused([scriptblock] $Connect, [string] $Words) {
        $failed = $Connect | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,ConductorOne.PowerShell.Sessions.ConnectC1Command' -ExpectedMessage $Words
        $failed.CategoryInfo.Category | Should -Be InvalidArgument
        @(Get-Journal).Count | Should-Be 0
        Get-C1Session | Should -BeNullOrEmpty
    }

    # Signing in did not work out, for the reason that the words give.
    function Assert-SignInFailed([scriptblock] $Connect, [string[]] $Words) {
        $failed = $Connect | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*'
        $failed.CategoryInfo.Category | Should -Be AuthenticationError
        foreach ($pattern in $Words) { "$failed" | Should -BeLike $pattern }
        $failed
    }

    # One way to sign in that goes on after a token of the tenant has ended: the next OIDC token is taken.
    function Assert-GoesOn([scriptblock] $Replace, [string] $Next) {
        & $Replace
        Reset-TestToken
        Clear-Journal
        (New-C1App Payroll).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" }) | Should -BeExactly '/api/v1/apps 401', '/auth/v1/token 200', '/api/v1/apps 200'
        Assert-Exchange (Get-TokenRequest).Form $Next
    }
}

AfterAll { Stop-TestTenant }

Describe 'Workload federation' {
    BeforeEach {
        Clear-C1Environment
        Clear-Tenant
    }

    AfterEach {
        Clear-C1Environment
        Get-ChildItem env:ACTIONS_ID_TOKEN_REQUEST_*, env:C1_TEST_* | Remove-Item
        Disconnect-C1 -All
    }

    Context '-OidcToken' {
        It 'is exchanged, given as <as>' -ForEach @(
            @{ as = 'text'; given = { $token } }
            @{ as = 'SecureString'; given = { ConvertTo-Secure $token } }
            @{ as = 'text with blanks around it'; given = { " $token`n" } }
        ) {
            $token = New-OidcToken
            Assert-SignedIn (Connect-Trust -OidcToken (& $given)) $token
            (Get-C1Identity).UserId | Should -Not -BeNullOrEmpty
        }

        It 'is exchanged again when the token for it has ended, while it is young' {
            $token = New-OidcToken
            $null = Connect-Trust -OidcToken $token
            Assert-GoesOn {} $token
        }

        It 'is read by the first call with -NoVerify' {
            $session = Connect-Trust -OidcToken (New-OidcToken) -NoVerify
            @(Get-Journal).Count | Should-Be 0
            $session.SignIn | Should-BeString 'WorkloadFederation' -CaseSensitive
            $null = Get-C1Identity
            @(Get-Journal).path | Should -BeExactly '/auth/v1/token', '/api/v1/auth/introspect'
        }
    }

    Context '-OidcTokenSource' {
        It 'is told the audience, and gets what it needs with $using:' {
            $url = $sandbox.url
            $given = [System.Collections.Generic.List[string]]::new()
            $session = Connect-Trust -OidcTokenSource {
                param($audience)
                $body = ConvertTo-Json @{ claims = @{ aud = $audience } }
                ($using:given).Add((Invoke-RestMethod "$using:url/sandbox/issuer/tokens" -Method Post -Body $body -ContentType application/json).token)
                ($using:given)[-1]
            }
            Assert-SignedIn $session $given[0]
            (Read-Jwt $given[0]).Claims.aud | Should-BeString '127.0.0.1' -CaseSensitive
        }

        It 'may write a SecureString' {
            $token = New-OidcToken
            $secure = ConvertTo-Secure $token
            Assert-SignedIn (Connect-Trust -OidcTokenSource { $using:secure }) $token
        }

        It 'is run again for each token' {
            $given = [System.Collections.Queue]::new()
            $first = New-OidcToken
            $given.Enqueue($first)
            Assert-SignedIn (Connect-Trust -OidcTokenSource { ($using:given).Dequeue() }) $first
            $next = New-OidcToken
            Assert-GoesOn { $given.Enqueue($next) } $next
        }

        It 'runs in the folder of who connected' {
            $token = New-OidcToken
            $folder = (New-Item "$TestDrive/with [brackets]" -ItemType Directory).FullName
            Set-Content -LiteralPath "$folder/token.jwt" $token
            Push-Location -LiteralPath $folder
            try { $session = Connect-Trust -OidcTokenSource { Get-Content ./token.jwt -Raw } }
            finally { Pop-Location }
            Assert-SignedIn $session $token
        }

        It 'runs wherever the session is used, the runspace that connected being busy' {
            $token = New-OidcToken
            $session = Connect-Trust -OidcTokenSource { $using:token } -NoVerify
            $module = Get-ModulePath
            $names = 1..3 | ForEach-Object -Parallel {
                Import-Module $using:module
                (New-C1App "App $_" -Session $using:session).DisplayName
            }
            $names | Sort-Object | Should -BeExactly 'App 1', 'App 2', 'App 3'
            @(Get-TokenRequest).Count | Should-Be 1
        }

        It 'that <what> is said to have failed' -ForEach @(
            @{ what = 'throws'; script = { throw 'the vault is closed' }; words = '*-OidcTokenSource failed: the vault is closed*' }
            @{ what = 'tells a secret from a file'; script = { throw "no: $using:line" }; words = '*failed: no: `*`*`*' }
            @{ what = 'tells a secret from a hashtable'; script = { throw "no: $($using:settings.Secret)" }; words = '*failed: no: `*`*`*' }
            @{ what = 'tells a secret from an object'; script = { throw "no: $($using:thing.Secret)" }; words = '*failed: no: `*`*`*' }
            @{ what = 'tells a secret from a list'; script = { throw "no: $($using:list[1])" }; words = '*failed: no: `*`*`*' }
            @{ what = 'tells a whole list'; script = { throw "no: $using:list" }; words = '*failed: no: *`*`*`*' }
            @{ what = 'tells a secret of something inside'; script = { throw "no: $(($using:settings).Secret)" }; words = '*failed: no: `*`*`*' }
            @{ what = 'writes nothing'; script = { }; words = '*-OidcTokenSource failed: it gave no token*nothing else*' }
            @{ what = 'writes two texts'; script = { 'a'; 'b' }; words = '*gave no token*one text*' }
            @{ what = 'writes a number'; script = { 42 }; words = '*gave no token*one text*' }
            @{ what = 'writes null'; script = { $null }; words = '*gave no token*one text*' }
            @{ what = 'writes an error and no token'; script = { Write-Error 'vault: not found' }; words = '*-OidcTokenSource failed: vault: not found*' }
            @{ what = 'calls what is not there'; script = { Get-NoSuchToken }; words = '*-OidcTokenSource failed: *Get-NoSuchToken*' }
            @{ what = 'takes a variable without $using:'; script = { $outside }; words = '*gave no token*' }
            @{ what = 'writes something else'; script = { 'not-a-jwt' }; words = '*-OidcTokenSource contains no OIDC token*not a JWT*' }
            @{ what = 'writes blanks'; script = { ' ' }; words = '*-OidcTokenSource contains no OIDC token*empty*' }
        ) {
            $outside = New-OidcToken
            Set-Content "$TestDrive/secret" 'planted-secret'
            $line = Get-Content "$TestDrive/secret"
            $settings = @{ Secret = 'planted-secret' }
            $thing = [pscustomobject] $settings
            $list = 'first', 'planted-secret'
            $failed = Assert-SignInFailed { Connect-Trust -OidcTokenSource $script } $words
            "$failed" | Should -Not -BeLike '*planted*'
            @(Get-Journal).Count | Should-Be 0
            Get-C1Session | Should -BeNullOrEmpty
        }

        It 'that fails later fails the call, not the session' {
            $given = [System.Collections.Queue]::new()
            $given.Enqueue((New-OidcToken))
            $null = Connect-Trust -OidcTokenSource { ($using:given).Dequeue() }
            Reset-TestToken
            $null = Assert-SignInFailed { New-C1App Payroll } '*-OidcTokenSource failed: *Queue empty*'
            $given.Enqueue((New-OidcToken))
            (New-C1App Payroll).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        }

        It 'that asks for a variable that is not there is refused' {
            Assert-Refused { Connect-Trust -OidcTokenSource { $using:nosuchvariable } } '*$using:nosuchvariable*no variable of that name*'
        }

        It 'ends with Ctrl+C' {
            $running, $ended = [System.Threading.ManualResetEventSlim]::new(), [System.Threading.ManualResetEventSlim]::new()
            $other = Start-OtherRunspace -Argument $trust, $running, $ended -Script {
                param($trust, $running, $ended)
                Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcTokenSource {
                    try { ($using:running).Set(); Start-Sleep 600 }
                    finally { ($using:ended).Set() }
                }
            }
            try {
                $running.Wait(20000) | Should -BeTrue
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                $other.Shell.Stop()
                $watch.ElapsedMilliseconds | Should -BeLessThan 3000
                $other.Work.IsCompleted | Should -BeTrue
                $ended.Wait(10000) | Should -BeTrue -Because 'the script must not go on by itself'
            }
            finally {
                $other.Shell.Dispose()
            }
        }
    }

    Context '-OidcTokenFile' {
        BeforeEach {
            $token = New-OidcToken
            $file = "$TestDrive/token.jwt"
            Set-Content $file $token
        }

        It 'is read, by <how>' -ForEach @(
            @{ how = 'its path'; path = { $file } }
            @{ how = 'a relative path'; path = { './token.jwt' } }
            @{ how = 'the path of a drive of PowerShell'; path = { 'TestDrive:/token.jwt' } }
        ) {
            Push-Location $TestDrive
            try { $session = Connect-Trust -OidcTokenFile (& $path) }
            finally { Pop-Location }
            Assert-SignedIn $session $token

            # From wherever.
            Assert-GoesOn {} $token
        }

        It 'is read again for each token' {
            $null = Connect-Trust -OidcTokenFile $file
            $next = New-OidcToken
            Assert-GoesOn { Set-Content $file $next } $next
        }

        It 'that goes away fails the calls until it is back' {
            $null = Connect-Trust -OidcTokenFile $file
            Remove-Item $file
            Reset-TestToken
            $null = Assert-SignInFailed { New-C1App Payroll } "*could be read from the file $file*"
            Set-Content $file (New-OidcToken)
            (New-C1App Payroll).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        }

        It 'that is <what> is refused' -ForEach @(
            @{ what = 'missing'; path = { "$TestDrive/nothing.jwt" }; words = '*could be read from the file */nothing.jwt*' }
            @{ what = 'a folder'; path = { "$TestDrive" }; words = '*could be read from the file *' }
            @{ what = 'empty'; path = { Set-Content $file ''; $file }; words = '*/token.jwt contains no OIDC token*empty*' }
            @{ what = 'something else'; path = { Set-Content $file '{"token":"planted"}'; $file }; words = '*/token.jwt contains no OIDC token*not a JWT*' }
            @{ what = 'too old'; path = { Set-Content $file (New-OidcToken @{ ageSeconds = 700 }); $file }; words = '*/token.jwt was issued 12 minutes ago*ten minutes*' }
        ) {
            $path = & $path
            Assert-Refused { Connect-Trust -OidcTokenFile $path } $words
        }
    }

    Context '-OidcTokenVariable' {
        It 'is read, and read again for each token' {
            $env:C1_TEST_TOKEN = New-OidcToken
            Assert-SignedIn (Connect-Trust -OidcTokenVariable C1_TEST_TOKEN) $env:C1_TEST_TOKEN
            $next = New-OidcToken
            Assert-GoesOn { $env:C1_TEST_TOKEN = $next } $next
        }

        It 'that is <what> is refused' -ForEach @(
            @{ what = 'not set'; value = $null; words = '*C1_TEST_TOKEN contains no OIDC token*not set, or empty*' }
            @{ what = 'blank'; value = ' '; words = '*C1_TEST_TOKEN contains no OIDC token*not set, or empty*' }
            @{ what = 'something else'; value = 'a.b'; words = '*C1_TEST_TOKEN contains no OIDC token*not a JWT*' }
        ) {
            $env:C1_TEST_TOKEN = $value
            Assert-Refused { Connect-Trust -OidcTokenVariable C1_TEST_TOKEN } $words
        }

        It 'that goes away fails the call that needs it' {
            $env:C1_TEST_TOKEN = New-OidcToken
            $null = Connect-Trust -OidcTokenVariable C1_TEST_TOKEN
            $env:C1_TEST_TOKEN = $null
            Reset-TestToken
            $null = Assert-SignInFailed { New-C1App Payroll } '*C1_TEST_TOKEN contains no OIDC token*'
        }
    }

    Context 'CONDUCTORONE_OIDC_TOKEN' {
        BeforeEach {
            $env:CONDUCTORONE_OIDC_TOKEN = New-OidcToken
            $env:CONDUCTORONE_SERVER_URL = $sandbox.url
        }

        It 'signs in with CONDUCTORONE_CLIENT_ID' {
            $env:CONDUCTORONE_CLIENT_ID = $trust
            Assert-SignedIn (Connect-C1) $env:CONDUCTORONE_OIDC_TOKEN
        }

        It 'signs in with -ClientId' {
            Assert-SignedIn (Connect-C1 -ClientId $trust) $env:CONDUCTORONE_OIDC_TOKEN
        }

        It 'signs in without Connect-C1, and goes on with the next one' {
            $env:CONDUCTORONE_CLIENT_ID = $trust
            $null = Get-C1Identity
            Assert-SignedIn (Get-C1Session) $env:CONDUCTORONE_OIDC_TOKEN
            $next = New-OidcToken
            Assert-GoesOn { $env:CONDUCTORONE_OIDC_TOKEN = $next } $next
        }

        It 'is not for a client id that has a secret' {
            $env:CONDUCTORONE_CLIENT_ID = $sandbox.clientId
            $env:CONDUCTORONE_CLIENT_SECRET = $sandbox.clientSecret
            Assert-Refused { Connect-C1 } '*of the kind spc signs in with its secret*ends in /wfe*'
        }
    }

    Context '-GitHubActions' {
        BeforeEach {
            $platform = Invoke-Control GET platform
            $env:ACTIONS_ID_TOKEN_REQUEST_URL = $platform.actionsUrl
            $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = $platform.actionsToken
        }

        It 'asks the endpoint of the job, with the tenant as audience' {
            $session = Connect-Trust -GitHubActions
            $asked, $exchanged = Get-Journal
            "$($asked.method) $($asked.path)?$($asked.query) $($asked.status)" | Should-BeString 'GET /actions/token?api-version=2.0&audience=127.0.0.1 200' -CaseSensitive
            $asked.headers['authorization'] | Should-BeString "Bearer $($platform.actionsToken)" -CaseSensitive
            $asked.headers['accept'] | Should-BeString 'application/json' -CaseSensitive
            $asked.body | Should-BeString '' -CaseSensitive
            $token = (Get-TokenRequest).Form.subject_token
            Assert-SignedIn $session $token
            (Read-Jwt $token).Claims.sub | Should-BeString 'repo:acme/iac:ref:refs/heads/main' -CaseSensitive

            # The token of the job goes nowhere else.
            $exchanged | ConvertTo-Json -Depth 5 | Should -Not -BeLike "*$($platform.actionsToken)*"
        }

        It 'asks again for each token' {
            $null = Connect-Trust -GitHubActions
            Reset-TestToken
            Clear-Journal
            $null = New-C1App Payroll
            @(Get-Journal).path | Should -BeExactly '/api/v1/apps', '/actions/token', '/auth/v1/token', '/api/v1/apps'
        }

        It 'takes an address without a query' {
            $env:ACTIONS_ID_TOKEN_REQUEST_URL = "$($sandbox.url)/actions/token"
            $token = New-OidcToken
            Add-Fault @{ path = '/actions/token'; body = "{`"value`":`"$token`"}" }
            Assert-SignedIn (Connect-Trust -GitHubActions) $token
            (Get-Journal)[0].query | Should-BeString 'audience=127.0.0.1' -CaseSensitive
        }

        It 'is refused where <what>' -ForEach @(
            @{ what = 'there is no address'; name = 'URL'; value = $null; words = '*ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN*id-token: write*' }
            @{ what = 'there is no token'; name = 'TOKEN'; value = ' '; words = '*ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN*id-token: write*' }
            @{ what = 'the address is unencrypted'; name = 'URL'; value = 'http://actions.example.com/token?x=1'; words = '*ACTIONS_ID_TOKEN_REQUEST_URL is not the address of an https endpoint*' }
            @{ what = 'the address is none'; name = 'URL'; value = 'token'; words = '*ACTIONS_ID_TOKEN_REQUEST_URL is not the address of an https endpoint*' }
        ) {
            Set-Item "env:ACTIONS_ID_TOKEN_REQUEST_$name" $value
            Assert-Refused { Connect-Trust -GitHubActions } $words
        }

        It 'says what the endpoint says, and asks the tenant nothing' {
            $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'another-token'
            $failed = Assert-SignInFailed { Connect-Trust -GitHubActions } '*/actions/token*401*the bearer token of the job is missing or wrong*'
            $failed.Exception.Status | Should-Be 401
            @(Get-Journal).path | Should-BeString '/actions/token' -CaseSensitive
        }

        It 'says that the answer holds no token: <body>' -ForEach @(
            @{ body = '{"count":0}' }, @{ body = '{"value":""}' }, @{ body = '{"value":{}}' }, @{ body = 'planted' }
        ) {
            Add-Fault @{ path = '/actions/token'; body = $body }
            $failed = { Connect-Trust -GitHubActions } | Should -Throw -PassThru -ErrorId 'C1.InvalidResponse,*' -ExpectedMessage '*/actions/token*'
            $failed | Format-List * -Force | Out-String | Should -Not -BeLike '*planted*'
            @(Get-Journal).path | Should-BeString '/actions/token' -CaseSensitive
        }
    }

    Context 'What the tenant refuses' {
        It 'is said in its words, with what to check: <what>' -ForEach @(
            @{
                what = 'a trust that it does not have'; status = 401; code = 'invalid_client'; trust = 'calm-otter-1@127.0.0.1/wfe'; token = @{}
                words = '*there is no workload federation trust with this client_id*', '*Check the trust calm-otter-1@127.0.0.1/wfe in C1: does it exist*'
            }
            @{
                what = 'a token of another issuer'; status = 400; code = 'invalid_grant'; token = @{ claims = @{ iss = 'https://issuer.example.com' } }
                words = '*iss must be "*/sandbox/issuer", the issuer of the trust*', '*does it trust the issuer https://issuer.example.com*'
            }
            @{
                what = 'a token for others'; status = 400; code = 'invalid_grant'; token = @{ claims = @{ aud = 'other.example.com' } }
                words = '*aud must contain "127.0.0.1"*', '*made out to other.example.com; its audience (aud) must hold 127.0.0.1*'
            }
            @{
                what = 'a token for several others'; status = 400; code = 'invalid_grant'; token = @{ claims = @{ aud = @('a', 'b') } }
                words = '*aud must contain "127.0.0.1"*', '*made out to a, b; its audience (aud) must hold 127.0.0.1*'
            }
            @{
                what = 'a token for nobody'; status = 400; code = 'invalid_grant'; token = @{ claims = @{ aud = $null } }
                words = '*aud must contain "127.0.0.1"*', '*made out to none; its audience (aud) must hold 127.0.0.1*'
            }
            @{
                what = 'a token that is to be'; status = 400; code = 'invalid_grant'; token = @{ ageSeconds = -200 }
                words = '*iat is in the future*', '*Check the trust*'
            }
            @{
                what = 'a forged token'; status = 400; code = 'invalid_grant'; token = @{ forged = $true }
                words = '*the signature is not right*', '*Check the trust*'
            }
            @{
                what = 'a token that does not fulfil the condition'; status = 403; code = 'access_denied'; token = @{ claims = @{ sub = 'repo:acme/web' } }
                condition = @{ claim = 'sub'; equals = 'repo:acme/iac' }
                words = '*the condition of the trust is not met: sub == "repo:acme/iac"*', '*does its condition hold for the subject repo:acme/web*'
            }
        ) {
            if ($condition) { $trust = New-TestTrust @{ condition = $condition } }
            $given = New-OidcToken $token
            Clear-Journal
            $failed = Assert-SignInFailed { Connect-Trust -OidcToken $given } $words
            $failed.Exception.Status | Should -Be $status
            $failed.Exception.Code | Should -BeExactly $code
            $failed.Exception.Path | Should-BeString '/auth/v1/token' -CaseSensitive
            @(Get-TokenRequest).Count | Should-Be 1
            Get-C1Session | Should -BeNullOrEmpty
        }

        It 'takes what fulfils the condition' {
            $trust = New-TestTrust @{ condition = @{ claim = 'sub'; equals = 'repo:acme/iac' } }
            $token = New-OidcToken @{ claims = @{ sub = 'repo:acme/iac'; aud = @('other.example.com', '127.0.0.1') } }
            Assert-SignedIn (Connect-Trust -OidcToken $token) $token
        }

        It 'of a session that has gone on for long is said by the call' {
            $env:C1_TEST_TOKEN = New-OidcToken
            $null = Connect-Trust -OidcTokenVariable C1_TEST_TOKEN
            $env:C1_TEST_TOKEN = New-OidcToken @{ claims = @{ aud = 'other.example.com' } }
            Reset-TestToken
            $null = Assert-SignInFailed { New-C1App Payroll } '*aud must contain*made out to other.example.com*'
        }
    }

    Context 'What does not fit is refused and not sent' {
        It 'a secret for the client id of a trust: <how>' -ForEach @(
            @{ how = 'ClientSecret'; connect = { Connect-Trust -ClientSecret $sandbox.clientSecret } }
            @{ how = 'PlainSecret'; connect = { Connect-Trust -ClientSecret x -PlainSecret } }
            @{ how = 'Credential'; connect = { Connect-C1 -ServerUrl $sandbox.url -Credential ([pscredential]::new($trust, (ConvertTo-Secure x))) } }
            @{ how = 'the environment'; connect = { $env:CONDUCTORONE_CLIENT_ID = $trust; $env:CONDUCTORONE_CLIENT_SECRET = 'x'; Connect-C1 } }
        ) {
            Assert-Refused $connect '*of the kind wfe belongs to a workload federation trust, which has no secret*-OidcToken*'
        }

        It 'a token for the client id of a secret: <how>' -ForEach @(
            @{ how = 'OidcToken'; option = { @{ OidcToken = New-OidcToken } } }
            @{ how = 'OidcTokenSource'; option = { @{ OidcTokenSource = { throw 'must not run' } } } }
            @{ how = 'OidcTokenFile'; option = { @{ OidcTokenFile = 'nothing' } } }
            @{ how = 'OidcTokenVariable'; option = { @{ OidcTokenVariable = 'C1_TEST_TOKEN' } } }
            @{ how = 'GitHubActions'; option = { @{ GitHubActions = $true } } }
            @{ how = 'ManagedIdentity'; option = { @{ ManagedIdentity = $true } } }
        ) {
            $option = & $option
            Assert-Refused { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId @option } '*of the kind spc signs in with its secret*ends in /wfe*'
        }

        It 'the client id of a trust alone' {
            Assert-Refused { Connect-C1 -ClientId $trust -ServerUrl $sandbox.url } '*trust does not sign in alone*-OidcToken*'
        }

        It 'what is no token: <what>' -ForEach @(
            @{ what = 'nothing'; token = ' '; words = '*-OidcToken contains no OIDC token*empty*' }
            @{ what = 'text'; token = 'planted'; words = '*-OidcToken contains no OIDC token*not a JWT*' }
            @{ what = 'two parts'; token = 'eyJhbGciOiJub25lIn0.e30'; words = '*not a JWT*' }
            @{ what = 'four parts'; token = 'eyJhbGciOiJub25lIn0.e30.x.x'; words = '*not a JWT*' }
            @{ what = 'three parts that are not base64url'; token = 'pla*nted.plan*ted.x'; words = '*not a JWT*' }
            @{ what = 'three parts that are not JSON'; token = 'cGxhbnRlZA.cGxhbnRlZA.x'; words = '*not a JWT*' }
            @{ what = 'three parts without an object'; token = 'W10.W10.x'; words = '*not a JWT*' }
            @{ what = 'a client secret'; token = 'secret-token:conductorone.com:v1:planted'; words = '*not a JWT*' }
        ) {
            Assert-Refused { Connect-Trust -OidcToken $token } $words
            $Error[0] | Format-List * -Force | Out-String | Should -Not -BeLike '*planted*'
        }

        It 'a token older than ten minutes' {
            $token = New-OidcToken @{ ageSeconds = 601; lifetimeSeconds = 7200 }
            Assert-Refused { Connect-Trust -OidcToken $token } '*-OidcToken was issued 10 minutes ago*accepts a token for ten minutes*-OidcTokenFile, -OidcTokenVariable and -OidcTokenSource*'
        }

        It 'a token that has ended' {
            $token = New-OidcToken @{ ageSeconds = 480; lifetimeSeconds = 60 }
            Assert-Refused { Connect-Trust -OidcToken $token } '*The OIDC token of -OidcToken expired at *Z*'
        }

        It 'a token that a script has given too late' {
            $token = New-OidcToken @{ ageSeconds = 700 }
            $null = Assert-SignInFailed { Connect-Trust -OidcTokenSource { $using:token } } '*-OidcTokenSource was issued 12 minutes ago*'
            @(Get-Journal).Count | Should-Be 0
        }
    }
}
