BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected -Option '--device-interval 1'
    function Connect-Proving { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -DPoP @args }

    # What arrived, with its proof read: method, path, status, header and claims.
    function Get-Proven {
        foreach ($entry in (Get-Journal)) {
            $proof = $entry.headers['dpop']
            [pscustomobject]@{
                Way = "$($entry.method) $($entry.path) $($entry.status)"; Token = $entry.headers['authorization']
                Header = if ($proof) { (Read-Jwt $proof).Header }; Claims = if ($proof) { (Read-Jwt $proof).Claims }
            }
        }
    }

    # Header and claims of a proof, in full; the nonce where there has to be one.
    function Assert-Proof($Proven, [string] $Method, [string] $Path, [switch] $WithNonce) {
        @($Proven.Header.jwk.x).Count | Should-Be 1
        Assert-Json $Proven.Header @{ typ = 'dpop+jwt'; alg = 'EdDSA'; jwk = @{ kty = 'OKP'; crv = 'Ed25519'; x = $Proven.Header.jwk.x } }
        $expected = @{ htm = $Method; htu = "$($sandbox.url)$Path" }
        if ($Proven.Token) {
            $token = $Proven.Token -creplace '^DPoP '
            $hash = [System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::ASCII.GetBytes($token))
            $expected.ath = [Convert]::ToBase64String($hash).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        }

        foreach ($name in @('jti', 'iat', 'nbf', 'exp') + @(if ($WithNonce) { 'nonce' })) { $expected[$name] = $Proven.Claims[$name] }
        Assert-Json $Proven.Claims $expected
        $Proven.Claims.jti | Should -Match '^[\w-]{22}$'
        if ($WithNonce) { $Proven.Claims.nonce | Should -Not -BeNullOrEmpty }
        $now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
        $Proven.Claims.iat | Should -BeIn (($now - 30)..$now)
        $Proven.Claims.exp - $Proven.Claims.iat | Should-Be 120
    }
}

AfterAll { Stop-TestTenant }

Describe 'Connect-C1 -DPoP' {
    BeforeEach { Clear-Tenant }

    AfterEach {
        Disconnect-C1 -All
        $null = Invoke-Control POST dpop @{ required = $false; nonce = $false }
    }

    It 'proves the possession of its key with each request' {
        $null = Connect-Proving
        $null = New-C1App Payroll
        $signIn, $create = Get-Proven
        $signIn.Way, $create.Way | Should -BeExactly 'POST /auth/v1/token 200', 'POST /api/v1/apps 200'
        $signIn.Token | Should -BeNullOrEmpty
        $create.Token | Should -BeLike 'DPoP ?*'
        Assert-Proof $signIn POST /auth/v1/token
        Assert-Proof $create POST /api/v1/apps
        $create.Claims.jti | Should -Not -BeExactly $signIn.Claims.jti
    }

    It 'leaves the query out of htu' {
        $null = Connect-Proving
        $app = New-C1App Payroll
        Clear-Journal
        $line = 'New-C1AppResourceType -AppId '

        # Completion gives the tenant 250 ms: on a busy machine the first try may be silent.
        $found = @()
        for ($try = 0; $try -lt 10 -and -not $found; $try++) { $found = @([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches) }
        $found.CompletionText | Should -Contain $app.Id
        @(Get-Journal)[-1].query | Should-BeString 'page_size=100' -CaseSensitive
        $list = @(Get-Proven)[-1]
        $list.Way | Should-BeString 'GET /api/v1/apps 200' -CaseSensitive
        Assert-Proof $list GET /api/v1/apps
    }

    It 'has one key for a session, and another for the next' {
        $first = Connect-Proving -Name first
        $second = Connect-Proving -Name second
        foreach ($session in $first, $second) {
            Clear-Journal
            1..3 | ForEach-Object { [pscustomobject]@{ DisplayName = "App $_" } } | New-C1App -Session $session | Out-Null
            Reset-TestToken
            $null = Get-C1Identity -Session $session
            $proven = @(Get-Proven)
            $proven.Way | Select-Object -Last 3 | Should -BeExactly 'GET /api/v1/auth/introspect 401', 'POST /auth/v1/token 200', 'GET /api/v1/auth/introspect 200'
            $proven.Claims.jti | Select-Object -Unique | Should -HaveCount $proven.Count
            Set-Variable "keys$($session.Name)" @($proven.Header.jwk.x | Select-Object -Unique)
        }
        $keysfirst | Should -HaveCount 1
        $keyssecond | Should -HaveCount 1
        $keysfirst | Should -Not -Be $keyssecond
    }

    It 'proves it with a nonce where the server asks for one, at the token endpoint and at the API' {
        $null = Invoke-Control POST dpop @{ nonce = $true }
        $null = Connect-Proving
        $null = Get-C1Identity
        $null = Get-C1Identity
        $proven = @(Get-Proven)
        $proven.Way | Should -BeExactly @(
            'POST /auth/v1/token 400', 'POST /auth/v1/token 200'
            'GET /api/v1/auth/introspect 401', 'GET /api/v1/auth/introspect 200', 'GET /api/v1/auth/introspect 200'
        )
        Assert-Proof $proven[0] POST /auth/v1/token
        Assert-Proof $proven[1] POST /auth/v1/token -WithNonce
        Assert-Proof $proven[2] GET /api/v1/auth/introspect
        Assert-Proof $proven[3] GET /api/v1/auth/introspect -WithNonce
        Assert-Proof $proven[4] GET /api/v1/auth/introspect -WithNonce
        $proven[4].Claims.nonce | Should -BeExactly $proven[3].Claims.nonce -Because 'nobody has asked for another'
        $proven.Claims.jti | Select-Object -Unique | Should -HaveCount 5
        $proven.Header.jwk.x | Select-Object -Unique | Should -HaveCount 1
        @(Get-TokenRequest).Form.client_assertion | Select-Object -Unique | Should -HaveCount 2 -Because 'an assertion is taken once'
    }

    It 'goes on with the next nonce when the old one ends' {
        $null = Invoke-Control POST dpop @{ nonce = $true }
        $null = Connect-Proving
        $null = Get-C1Identity
        $old = @(Get-Proven)[-1].Claims.nonce
        $null = Invoke-Control POST dpop/nonces/expire
        Reset-TestToken
        Clear-Journal
        $null = Get-C1Identity
        $proven = @(Get-Proven)
        $proven.Way | Should -BeExactly @(
            'GET /api/v1/auth/introspect 401', 'POST /auth/v1/token 400', 'POST /auth/v1/token 200', 'GET /api/v1/auth/introspect 401', 'GET /api/v1/auth/introspect 200'
        ) -Because 'the token has ended, and the nonce of either end'
        $proven[-1].Claims.nonce | Should -Not -BeExactly $old
    }

    It 'creates one app behind a challenge' {
        $null = Connect-Proving
        $null = Invoke-Control POST dpop @{ nonce = $true }
        Clear-Journal
        $app = New-C1App 'Behind a challenge'
        $sent = @(Get-Sent)
        $sent.Status | Should -Be 401, 200
        Assert-Json $sent[1].Body $sent[0].Body
        $line = 'New-C1AppResourceType -AppId '
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
        @($found | Where-Object ListItemText -Like '*Behind a challenge*').CompletionText | Should -BeExactly $app.Id
    }

    It 'creates each app once when many meet a challenge at once' {
        $session = Connect-Proving
        $null = Invoke-Control POST dpop @{ nonce = $true }
        Clear-Journal
        $module = Get-ModulePath
        $names = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            (New-C1App "App $_" -Session $using:session).DisplayName
        }
        $names | Sort-Object | Should -BeExactly (1..8 | ForEach-Object { "App $_" })
        @(Get-Sent | Where-Object Status -EQ 200) | Should -HaveCount 8
        @(Get-Sent | Where-Object Status -NE 200).Count | Should -BeIn (1..8)
        @(Get-Proven).Claims.jti | Select-Object -Unique | Should -HaveCount @(Get-Sent).Count
    }

    It 'does not go round in circles with a server that is never content' {
        $null = Connect-Proving
        Clear-Journal
        Add-Fault @{ path = '/api/v1/apps'; status = 401; times = 0; headers = @{ 'WWW-Authenticate' = 'DPoP error="use_dpop_nonce"'; 'DPoP-Nonce' = 'n' }; body = '{"code":16,"message":"another nonce"}' }
        { New-C1App Payroll -ErrorAction Stop } | Should -Throw -ErrorId 'C1.Unauthorized,*' -ExpectedMessage '*another nonce*'
        @(Get-Sent).Count | Should -Be 4 -Because 'a challenge is answered once for each token, and a token renewed once'
    }

    It 'goes with <how>' -ForEach @(
        @{ how = 'a plain secret'; connect = { Connect-Proving -PlainSecret } }
        @{ how = 'a credential'; connect = { Connect-C1 -ServerUrl $sandbox.url -Credential ([pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))) -DPoP } }
        @{ how = 'an OIDC token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId (New-TestTrust) -OidcToken (New-OidcToken) -DPoP } }
        @{ how = 'a browser'; connect = { Connect-Person -Option @{ DPoP = $true } } }
        @{
            how = 'the environment'
            connect = {
                $env:CONDUCTORONE_CLIENT_ID, $env:CONDUCTORONE_CLIENT_SECRET, $env:CONDUCTORONE_SERVER_URL = $sandbox.clientId, $sandbox.clientSecret, $sandbox.url
                try { Connect-C1 -DPoP } finally { Clear-C1Environment }
            }
        }
    ) {
        $null = Invoke-Control POST dpop @{ required = $true; nonce = $true }
        $null = & $connect
        $null = Get-C1Identity
        $proven = @(Get-Proven | Where-Object Way -NotLike '*/device_authorization 200')
        $proven.Way | Should -BeExactly 'POST /auth/v1/token 400', 'POST /auth/v1/token 200', 'GET /api/v1/auth/introspect 401', 'GET /api/v1/auth/introspect 200'
        $proven.Header.jwk.x | Select-Object -Unique | Should -HaveCount 1
    }

    It 'is refused with a ready token, which is bound to no key of the session' {
        { Connect-C1 -ServerUrl $sandbox.url -AccessToken t -DPoP } | Should -Throw
        $env:CONDUCTORONE_ACCESS_TOKEN, $env:CONDUCTORONE_SERVER_URL = 't', $sandbox.url
        try { { Connect-C1 -DPoP } | Should -Throw -ErrorId 'C1.InvalidInput,*' } finally { Clear-C1Environment }
        @(Get-Journal).Count | Should-Be 0
    }

    It 'is what a server wants that refuses to sign in without it' {
        $null = Invoke-Control POST dpop @{ required = $true }
        $failed = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret } |
            Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*/auth/v1/token*invalid_dpop_proof*This credential needs -DPoP.*'
        $failed.Exception.Code | Should-BeString 'invalid_dpop_proof' -CaseSensitive
        @(Get-TokenRequest).Count | Should-Be 1
        (Connect-Proving).SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
    }

    It 'is what a bound token needs, where the session has no key' {
        Add-Fault @{ path = '/auth/v1/token'; body = '{"access_token":"planted-token","token_type":"DPoP","expires_in":600}' }
        $failed = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret } |
            Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*is bound to a key (token_type DPoP)*-DPoP*'
        $failed | Format-List * -Force | Out-String | Should -Not -BeLike '*planted*'
    }

    It 'is not content with a token that is not bound' {
        Add-Fault @{ path = '/auth/v1/token'; body = '{"access_token":"planted-token","token_type":"Bearer","expires_in":600}' }
        $failed = { Connect-Proving } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*not bound to the session''s key (token_type Bearer)*'
        $failed | Format-List * -Force | Out-String | Should -Not -BeLike '*planted*'
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'sends no proof without being asked to' {
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
        $null = Get-C1Identity
        @(Get-Journal | Where-Object { $_.headers.ContainsKey('dpop') }) | Should -HaveCount 0
        @(Get-Sent)[0].Headers['authorization'] | Should -BeLike 'Bearer ?*'
    }
}
