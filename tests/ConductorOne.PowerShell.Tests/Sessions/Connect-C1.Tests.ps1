BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    $port = ([uri] $sandbox.url).Port

    # A secret of the right form that is not the tenant's.
    function New-Secret([string] $Jwk) {
        'secret-token:conductorone.com:v1:' + ([Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Jwk)).TrimEnd('=').Replace('+', '-').Replace('/', '_'))
    }
}

AfterAll { Stop-TestTenant }

Describe 'Connect-C1' {
    BeforeEach {
        Clear-C1Environment
        Clear-Tenant
    }

    AfterEach {
        Clear-C1Environment
        Disconnect-C1 -All
    }

    Context 'Ways to sign in' {
        It 'signs an assertion with a secret given as <as>' -ForEach @(
            @{ as = 'text'; secret = { $sandbox.clientSecret } }
            @{ as = 'SecureString'; secret = { ConvertTo-Secure $sandbox.clientSecret } }
            @{ as = 'text with blanks around it'; secret = { "  $($sandbox.clientSecret)`n" } }
        ) {
            $session = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret (& $secret)

            $requests = @(Get-TokenRequest)
            $requests.Count | Should-Be 1
            $requests[0].Method | Should -BeExactly POST
            $requests[0].Status | Should-Be 200
            $requests[0].Headers['content-type'] | Should-BeString 'application/x-www-form-urlencoded' -CaseSensitive
            $requests[0].Headers.ContainsKey('authorization') | Should -BeFalse
            $form = $requests[0].Form
            @($form.Keys) | Sort-Object | Should -BeExactly 'client_assertion', 'client_assertion_type', 'client_id', 'grant_type'
            $form.grant_type | Should-BeString 'client_credentials' -CaseSensitive
            $form.client_id | Should -BeExactly $sandbox.clientId
            $form.client_assertion_type | Should-BeString 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' -CaseSensitive
            $header, $claims = (Read-Jwt $form.client_assertion).PSObject.Properties.Value
            $header.alg | Should-BeString 'EdDSA' -CaseSensitive
            $claims.iss | Should -BeExactly $sandbox.clientId
            $claims.sub | Should -BeExactly $sandbox.clientId
            $claims.aud | Should-BeString '127.0.0.1' -CaseSensitive
            $claims.exp - $claims.iat | Should-Be 120
            $claims.iat - $claims.nbf | Should-Be 120
            @(Get-Sent).Count | Should-Be 0

            $session | Should -BeOfType ConductorOne.Sessions.C1Session
            $session.Name | Should-BeString "127.0.0.1:$port" -CaseSensitive
            $session.Tenant | Should-BeString '127.0.0.1' -CaseSensitive
            $session.ServerUrl | Should -Be ([uri] "$($sandbox.url)/")
            $session.SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
            $session.ClientId | Should -BeExactly $sandbox.clientId
            $session.UserId | Should -BeNullOrEmpty
            $session.ExpiresAt | Should -BeOfType System.DateTimeOffset
            "$session" | Should -BeExactly $session.Name
            (Get-C1Session -Default) | Should -Be $session
        }

        It 'takes client id and secret as a credential' {
            $credential = [pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))
            $session = Connect-C1 -ServerUrl $sandbox.url -Credential $credential
            $session.ClientId | Should -BeExactly $sandbox.clientId
            (Get-TokenRequest).Form.client_id | Should -BeExactly $sandbox.clientId
            (Get-C1Identity).UserId | Should -Not -BeNullOrEmpty
        }

        It 'sends the secret itself with -PlainSecret, as <as>' -ForEach @(
            @{ as = 'ClientId and ClientSecret' }
            @{ as = 'Credential' }
        ) {
            $who = if ($as -eq 'Credential') { @{ Credential = [pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret)) } }
            else { @{ ClientId = $sandbox.clientId; ClientSecret = $sandbox.clientSecret } }
            $session = Connect-C1 -ServerUrl $sandbox.url @who -PlainSecret
            $session.SignIn | Should-BeString 'PlainSecret' -CaseSensitive
            Assert-Json (Get-TokenRequest).Form @{ grant_type = 'client_credentials'; client_id = $sandbox.clientId; client_secret = $sandbox.clientSecret }
            $null = Get-C1Identity
        }

        It 'sends nothing with -AccessToken as <as>' -ForEach @(
            @{ as = 'text'; token = { 'tok-en.1' } }
            @{ as = 'SecureString'; token = { ConvertTo-Secure 'tok-en.1' } }
        ) {
            $session = Connect-C1 -ServerUrl $sandbox.url -AccessToken (& $token)
            $session.SignIn | Should-BeString 'AccessToken' -CaseSensitive
            $session.ClientId | Should -BeNullOrEmpty
            $session.ExpiresAt | Should -BeNullOrEmpty
            @(Get-Journal).Count | Should-Be 0

            { Get-C1Identity } | Should -Throw -ErrorId 'C1.Unauthorized,*'
            $sent = @(Get-Sent)
            $sent.Count | Should -Be 1 -Because 'a ready token cannot be renewed'
            $sent[0].Headers['authorization'] | Should-BeString 'Bearer tok-en.1' -CaseSensitive
        }

        It 'works with an access token that the tenant gave' {
            Add-Type -AssemblyName System.Net.Http
            $http = [System.Net.Http.HttpClient]::new()
            $form = [System.Collections.Generic.Dictionary[string, string]]::new()
            $form['grant_type'] = 'client_credentials'; $form['client_id'] = $sandbox.clientId; $form['client_secret'] = $sandbox.clientSecret
            $answer = $http.PostAsync("$($sandbox.url)/auth/v1/token", [System.Net.Http.FormUrlEncodedContent]::new($form)).GetAwaiter().GetResult()
            $token = ($answer.Content.ReadAsStringAsync().GetAwaiter().GetResult() | ConvertFrom-Json).access_token
            $http.Dispose()
            $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken $token
            (Get-C1Identity).TenantId | Should -Not -BeNullOrEmpty
        }

        It 'takes the address with -Tenant, also by position' {
            (Connect-C1 $sandbox.url -AccessToken t).ServerUrl.Port | Should -Be $port
            (Connect-C1 -Tenant "$($sandbox.url)/" -AccessToken t).ServerUrl.Port | Should -Be $port
        }

        It 'leaves the check to the first call with -NoVerify' {
            $session = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -NoVerify
            @(Get-Journal).Count | Should-Be 0
            $session.ExpiresAt | Should -BeNullOrEmpty
            $null = Get-C1Identity
            @(Get-Journal).path | Should -BeExactly '/auth/v1/token', '/api/v1/auth/introspect'
            $session.ExpiresAt | Should -BeOfType System.DateTimeOffset
        }

        It 'names the session with -Name, and replaces one of that name' {
            $first = Connect-C1 -ServerUrl $sandbox.url -AccessToken a -Name ' prod '
            $second = Connect-C1 -ServerUrl $sandbox.url -AccessToken b -Name Prod
            $first.Name | Should-BeString 'prod' -CaseSensitive
            @(Get-C1Session).Count | Should-Be 1
            Get-C1Session | Should -Be $second
            { Get-C1Identity -Session $first } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage '*closed*'
        }

        It 'says in a verbose line what it sent' {
            $lines = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Verbose 4>&1 |
                Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            "$lines" | Should -Match '^POST /auth/v1/token -> 200'
        }
    }

    Context 'Which tenant' {
        It '<typed> is <url>' -ForEach @(
            @{ typed = 'acme'; url = 'https://acme.conductor.one/'; name = 'acme.conductor.one' }
            @{ typed = 'ACME'; url = 'https://acme.conductor.one/'; name = 'acme.conductor.one' }
            @{ typed = ' acme.conductor.one '; url = 'https://acme.conductor.one/'; name = 'acme.conductor.one' }
            @{ typed = 'HTTPS://ACME.CONDUCTOR.ONE'; url = 'https://acme.conductor.one/'; name = 'acme.conductor.one' }
            @{ typed = 'https://acme.conductor.one/'; url = 'https://acme.conductor.one/'; name = 'acme.conductor.one' }
            @{ typed = 'acme.c1eu.ai'; url = 'https://acme.c1eu.ai/'; name = 'acme.c1eu.ai' }
            @{ typed = 'https://c1.dev.example.com:2443'; url = 'https://c1.dev.example.com:2443/'; name = 'c1.dev.example.com:2443' }
            @{ typed = 'http://localhost:8080'; url = 'http://localhost:8080/'; name = 'localhost:8080' }
            @{ typed = 'http://[::1]:8080'; url = 'http://[::1]:8080/'; name = '[::1]:8080' }
        ) {
            $session = Connect-C1 -Tenant $typed -AccessToken t
            $session.ServerUrl.AbsoluteUri | Should -BeExactly $url
            $session.Name | Should -BeExactly $name
        }

        It 'takes the host out of the client id' {
            $session = Connect-C1 -ClientId 'clever-fox-12345@acme.c1eu.ai/pcc' -ClientSecret x -PlainSecret -NoVerify
            $session.ServerUrl.AbsoluteUri | Should-BeString 'https://acme.c1eu.ai/' -CaseSensitive
        }

        It 'refuses <typed>' -ForEach @(
            @{ typed = 'http://acme.conductor.one'; words = '*unencrypted*https*' }
            @{ typed = 'http://127.0.0.1.example.com'; words = '*unencrypted*' }
            @{ typed = 'https://acme.conductor.one/path'; words = '*more than a host*' }
            @{ typed = 'acme.conductor.one?x=1'; words = '*more than a host*' }
            @{ typed = 'acme.conductor.one#x'; words = '*more than a host*' }
            @{ typed = 'https://user:planted@acme.conductor.one'; words = '*user name in it*' }
            @{ typed = 'ftp://acme.conductor.one'; words = '*not the name or the address of a tenant*' }
            @{ typed = 'ac me'; words = '*not the name or the address of a tenant*' }
            @{ typed = ' '; words = '*not the name or the address of a tenant*' }
            @{ typed = 'acme\evil'; words = '*not the name or the address of a tenant*' }
        ) {
            $failed = { Connect-C1 -Tenant $typed -AccessToken t } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
            $failed | Format-List * -Force | Out-String -Width 4096 | Should -Not -BeLike '*planted*'
            Get-C1Session | Should -BeNullOrEmpty
        }

        It 'refuses -Tenant with -ServerUrl, and a token without either' {
            { Connect-C1 -Tenant acme -ServerUrl https://acme.conductor.one -AccessToken t } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*one of them*'
            { Connect-C1 -AccessToken t } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*-Tenant*'
        }

        It 'refuses the client id <id>' -ForEach @(
            @{ id = 'no-at/spc' }, @{ id = 'fox@acme.conductor.one' }, @{ id = 'fox@/spc' }, @{ id = '@acme.conductor.one/spc' }, @{ id = 'fox@acme.conductor.one/' }
        ) {
            { Connect-C1 -ClientId $id -ClientSecret x -PlainSecret } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*name@host/kind*'
        }

        It 'does not repeat a secret that was given as the client id' {
            $failed = { Connect-C1 -ClientId $sandbox.clientSecret -ClientSecret x } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*'
            $text = ($failed | Format-List * -Force | Out-String -Width 4096) -replace '\s'
            $text.Contains($sandbox.clientSecret.Substring(40)) | Should -BeFalse
        }
    }

    Context 'Wrong secrets' {
        It 'says that it is <what>' -ForEach @(
            @{ what = 'empty'; secret = { ' ' }; words = '*is empty*' }
            @{ what = 'no key to sign with'; secret = { 'planted-password-1' }; words = '*-PlainSecret*' }
            @{ what = 'of another version'; secret = { 'secret-token:conductorone.com:v9:planted' }; words = '*version*' }
            @{ what = 'not base64url'; secret = { 'secret-token:conductorone.com:v1:pla***nted' }; words = '*damaged*base64url*' }
            @{ what = 'not JSON'; secret = { New-Secret 'planted' }; words = '*damaged*key*' }
            @{ what = 'no object'; secret = { New-Secret '["planted"]' }; words = '*damaged*key*' }
            @{ what = 'a key of another kind'; secret = { New-Secret '{"kty":"RSA","n":"planted"}' }; words = '*another kind*Ed25519*' }
            @{ what = 'a public key'; secret = { New-Secret '{"kty":"OKP","crv":"Ed25519","x":"planted"}' }; words = '*no private key*' }
            @{ what = 'cut short'; secret = { $sandbox.clientSecret.Substring(0, 80) }; words = '*damaged*' }
            @{
                what = 'of two halves'
                secret = { New-Secret ('{"kty":"OKP","crv":"Ed25519","x":"' + ('A' * 43) + '","d":"' + ('B' * 43) + '"}') }
                words = '*do not belong together*'
            }
        ) {
            $given = & $secret
            $failed = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $given } |
                Should -Throw -PassThru -ErrorId 'C1.InvalidInput,ConductorOne.PowerShell.Sessions.ConnectC1Command' -ExpectedMessage $words
            $text = $failed | Format-List * -Force | Out-String -Width 4096
            foreach ($secretPart in 'planted', 'AAAAA', $given.Trim()) {
                if ($secretPart.Length -gt 4) { $text | Should -Not -BeLike "*$([WildcardPattern]::Escape($secretPart))*" }
            }

            @(Get-Journal).Count | Should-Be 0
            Get-C1Session | Should -BeNullOrEmpty
        }

        It 'says what the server says about a key that is not the client''s, and what to check' {
            # The first test vector of RFC 8032.
            $foreign = New-Secret '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}'
            $failed = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $foreign } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*'
            $failed.CategoryInfo.Category | Should -Be AuthenticationError
            $failed.Exception.Code | Should-BeString 'invalid_client' -CaseSensitive
            $failed.Exception.Path | Should-BeString '/auth/v1/token' -CaseSensitive
            "$failed" | Should-BeString ('POST /auth/v1/token was answered with 401 invalid_client: client_assertion: the signature is not right. ' +
                'Check that the client id and the secret belong together and are of this tenant, and that the client was not deleted and has not expired.') -CaseSensitive
            @(Get-TokenRequest).Count | Should-Be 1
            Get-C1Session | Should -BeNullOrEmpty
        }

        It 'says what to check about a client id that the tenant does not know, also where <what> signs in' -ForEach @(
            @{ what = '-ClientId'; run = { Connect-C1 -ServerUrl $sandbox.url -ClientId 'fox@acme.conductor.one/spc' -ClientSecret $sandbox.clientSecret } }
            @{
                what = 'the environment'
                run = {
                    $env:CONDUCTORONE_SERVER_URL = $sandbox.url
                    $env:CONDUCTORONE_CLIENT_ID = 'fox@acme.conductor.one/spc'
                    $env:CONDUCTORONE_CLIENT_SECRET = $sandbox.clientSecret
                    New-C1App Payroll
                }
            }
        ) {
            $failed = $run | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*'
            "$($failed.Exception.Message)" | Should-BeString ('POST /auth/v1/token was answered with 401 invalid_client: client_id is not known. ' +
                'Check that the client id and the secret belong together and are of this tenant, and that the client was not deleted and has not expired.') -CaseSensitive
        }

        It 'says what the server says about a plain secret, and does not repeat it where the server does' {
            Add-Fault @{ path = '/auth/v1/token'; status = 401; body = '{"error":"invalid_client","error_description":"client_secret planted-plain is not right"}' }
            $failed = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret planted-plain -PlainSecret } |
                Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*client_secret *** is not right*'
            $failed.Exception.Body | Should -Not -BeLike '*planted*'
        }

        It 'says that a federated client has no secret' {
            { Connect-C1 -ClientId 'fox@acme.conductor.one/wfe' -ClientSecret $sandbox.clientSecret } |
                Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*wfe*CONDUCTORONE_OIDC_TOKEN*'
        }

        It 'refuses the token <what>' -ForEach @(
            @{ what = 'that is empty'; token = ' '; words = '*empty*' }
            @{ what = 'with a line break'; token = "plan`nted"; words = '*line break*' }
            @{ what = 'with an umlaut'; token = 'plänted'; words = '*no token contains*' }
        ) {
            $failed = { Connect-C1 acme -AccessToken $token } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
            "$failed" | Should -Not -BeLike '*nted*'
        }
    }

    Context 'A token endpoint that fails' {
        It 'is tried again after 503' {
            Add-Fault @{ path = '/auth/v1/token'; status = 503; headers = @{ 'Retry-After' = '0' } }
            $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
            $requests = @(Get-TokenRequest)
            $requests.Status | Should -Be 503, 200
            $requests[0].Form.client_assertion | Should -Not -BeExactly $requests[1].Form.client_assertion -Because 'an assertion is used once'
        }

        It 'that answers <what> is C1.<kind>' -ForEach @(
            @{ what = 'a web page'; fault = @{ html = $true; status = 200 }; kind = 'InvalidResponse' }
            @{ what = 'no token'; fault = @{ body = '{}' }; kind = 'InvalidResponse' }
            @{ what = 'half a token'; fault = @{ body = '{"access_token":"planted' }; kind = 'InvalidResponse' }
            @{ what = 'a redirect to another host'; fault = @{ redirect = 'https://evil.example.com/auth/v1/token' }; kind = 'Redirected' }
        ) {
            $fault.path = '/auth/v1/token'
            Add-Fault $fault
            $failed = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret } | Should -Throw -PassThru -ErrorId "C1.$kind,*"
            ($failed | Format-List * -Force | Out-String -Width 4096) | Should -Not -BeLike '*planted*'
        }
    }

    Context 'Environment variables' {
        It 'says what can be set when nothing is' {
            { Connect-C1 } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*CONDUCTORONE_ACCESS_TOKEN*CONDUCTORONE_CLIENT_ID*CONDUCTORONE_CLIENT_SECRET*'
        }

        It 'uses the access token before everything else' {
            $env:CONDUCTORONE_ACCESS_TOKEN = 'from-environment'
            $env:CONDUCTORONE_OIDC_TOKEN = 'a.b.c'
            $env:CONDUCTORONE_CLIENT_ID = $sandbox.clientId
            $env:CONDUCTORONE_CLIENT_SECRET = $sandbox.clientSecret
            $env:CONDUCTORONE_SERVER_URL = $sandbox.url
            (Connect-C1).SignIn | Should-BeString 'AccessToken' -CaseSensitive
            @(Get-Journal).Count | Should-Be 0
            { Get-C1Identity } | Should -Throw -ErrorId 'C1.Unauthorized,*'
            (Get-Sent).Headers['authorization'] | Should-BeString 'Bearer from-environment' -CaseSensitive
        }

        It 'exchanges the OIDC token before it uses a secret' {
            $env:CONDUCTORONE_OIDC_TOKEN = New-OidcToken
            $env:CONDUCTORONE_CLIENT_ID = New-TestTrust
            $env:CONDUCTORONE_CLIENT_SECRET = $sandbox.clientSecret
            $env:CONDUCTORONE_SERVER_URL = $sandbox.url
            (Connect-C1).SignIn | Should-BeString 'WorkloadFederation' -CaseSensitive
            Assert-Json (Get-TokenRequest).Form @{
                grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange'; subject_token = $env:CONDUCTORONE_OIDC_TOKEN
                subject_token_type = 'urn:ietf:params:oauth:token-type:jwt'; client_id = $env:CONDUCTORONE_CLIENT_ID
            }
        }

        It 'signs with client id and secret' {
            $env:CONDUCTORONE_CLIENT_ID = $sandbox.clientId
            $env:CONDUCTORONE_CLIENT_SECRET = $sandbox.clientSecret
            $env:CONDUCTORONE_SERVER_URL = $sandbox.url
            (Connect-C1).SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
            (Get-C1Identity).UserId | Should -Not -BeNullOrEmpty
        }

        It 'takes the host of <variable>' -ForEach @(
            @{ variable = 'CONDUCTORONE_SERVER_URL'; set = @{ CONDUCTORONE_SERVER_URL = 'https://a.example.com'; CONDUCTORONE_TENANT_DOMAIN = 'b.example.com'; CONDUCTORONE_CLIENT_ID = 'x@c.example.com/spc' }; expected = 'a.example.com' }
            @{ variable = 'CONDUCTORONE_TENANT_DOMAIN'; set = @{ CONDUCTORONE_TENANT_DOMAIN = 'b.example.com'; CONDUCTORONE_CLIENT_ID = 'x@c.example.com/spc' }; expected = 'b.example.com' }
            @{ variable = 'CONDUCTORONE_CLIENT_ID'; set = @{ CONDUCTORONE_CLIENT_ID = 'x@c.example.com/spc' }; expected = 'c.example.com' }
        ) {
            $env:CONDUCTORONE_ACCESS_TOKEN = 't'
            foreach ($name in $set.Keys) { Set-Item "env:$name" $set[$name] }
            (Connect-C1).Tenant | Should -BeExactly $expected
        }

        It 'refuses what it cannot read in <variable>' -ForEach @(
            @{ variable = 'a token without a host'; set = @{ CONDUCTORONE_ACCESS_TOKEN = 't' }; words = '*CONDUCTORONE_SERVER_URL*CONDUCTORONE_TENANT_DOMAIN*' }
            @{ variable = 'an OIDC token that is none'; set = @{ CONDUCTORONE_CLIENT_ID = 'x@c.example.com/wfe'; CONDUCTORONE_OIDC_TOKEN = 'planted' }; words = 'CONDUCTORONE_OIDC_TOKEN contains no OIDC token*not a JWT*' }
            @{ variable = 'http'; set = @{ CONDUCTORONE_ACCESS_TOKEN = 't'; CONDUCTORONE_SERVER_URL = 'http://a.example.com' }; words = '*unencrypted*' }
        ) {
            foreach ($name in $set.Keys) { Set-Item "env:$name" $set[$name] }
            $failed = { Connect-C1 } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
            "$failed" | Should -Not -BeLike '*planted*'
        }

        It 'connects by itself on first use, and says so in a verbose line' {
            $env:CONDUCTORONE_CLIENT_ID = $sandbox.clientId
            $env:CONDUCTORONE_CLIENT_SECRET = $sandbox.clientSecret
            $env:CONDUCTORONE_SERVER_URL = $sandbox.url
            $out = New-C1App Payroll -Verbose 4>&1
            @($out | Where-Object { $_ -is [ConductorOne.Apps.C1App] }).Count | Should-Be 1
            "$out" | Should -BeLike "*Connected to $($sandbox.url)/*CONDUCTORONE_*(ClientCredentials)*"
            (Get-C1Session -Default).ClientId | Should -BeExactly $sandbox.clientId

            Clear-C1Environment
            $null = New-C1App Payroll2
            @(Get-TokenRequest).Count | Should-Be 1
        }

        It 'refuses to guess between what cannot be read and no session' {
            $env:CONDUCTORONE_CLIENT_ID = 'not a client id'
            $env:CONDUCTORONE_CLIENT_SECRET = $sandbox.clientSecret
            { New-C1App Payroll -ErrorAction Stop } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*client id*'
        }
    }
}
