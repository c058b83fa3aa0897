BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    Import-Module "$PSScriptRoot/Proxy.psm1"
    $sandbox = Start-TestTenant -NotConnected -Option '--https', '--device-interval 1'
    $secret = @{ ClientId = $sandbox.clientId; ClientSecret = $sandbox.clientSecret }
    function ConvertTo-Credential([string] $UserName, [string] $Password) { [pscredential]::new($UserName, (ConvertTo-Secure $Password)) }

    # An address where nobody listens.
    function Get-DeafUrl {
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        "http://$($listener.LocalEndpoint)"
        $listener.Stop()
    }
}

AfterAll { Stop-TestTenant }

Describe 'A proxy' {
    BeforeAll {
        # Five tries take their time, which passes while the other tests run.
        $deaf = Get-DeafUrl
        $failing = Start-OtherRunspace -Argument $secret, $deaf -Script {
            param($secret, $deaf)
            try { Connect-C1 -ServerUrl $sandbox.httpsUrl @secret -Proxy $deaf } catch { $_ }
        }
        $open, $closed = (Start-Proxy), (Start-Proxy -Credential 'ann:pass "wörd" %41')
    }

    AfterAll {
        Stop-Proxy $open
        Stop-Proxy $closed
        $failing.Shell.Dispose()
    }

    BeforeEach {
        $open.Requests.Clear()
        $closed.Requests.Clear()
        Clear-Tenant
    }

    AfterEach { Disconnect-C1 -All }

    # Only https goes through a proxy, and only what a shell is started with tells it whom to trust.
    It 'of -Proxy takes all requests of the session, and is told who the user is where it asks' -Skip:(-not $IsLinux) {
        Set-Content "$TestDrive/proxied.pem" $sandbox.certificate
        $out = Invoke-Shell -Argument (Get-ModulePath), $sandbox.httpsUrl, $sandbox.clientId, $open.Url, $closed.Url -Environment @{
            SSL_CERT_FILE = "$TestDrive/proxied.pem"; SSL_CERT_DIR = "$TestDrive/nothing"; C1_TEST_SECRET = $sandbox.clientSecret
        } -Script @'
param($module, $url, $id, $open, $closed)
Import-Module $module
(Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $env:C1_TEST_SECRET -Proxy $open).ServerUrl.OriginalString
(New-C1App Payroll).DisplayName
$password = [securestring]::new()
'pass "wörd" %41'.ToCharArray().ForEach({ $password.AppendChar($_) })
$null = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $env:C1_TEST_SECRET -Proxy $closed -ProxyCredential ([pscredential]::new('ann', $password))
(New-C1App Budget).DisplayName
'@
        $out | Should -BeExactly "$($sandbox.httpsUrl)/", 'Payroll', 'Budget'
        @($open.Requests).Line | Select-Object -Unique | Should-BeString "CONNECT $(([uri] $sandbox.httpsUrl).Authority) HTTP/1.1" -CaseSensitive
        @($open.Requests).Authorization | Select-Object -Unique | Should-BeString '' -CaseSensitive
        @($closed.Requests)[0].Authorization | Should-BeString '' -CaseSensitive
        @($closed.Requests | Where-Object Authorization).Count | Should -BeGreaterThan 0
        @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" }) | Should -BeExactly '/auth/v1/token 200', '/api/v1/apps 200', '/auth/v1/token 200', '/api/v1/apps 200'
        @(Get-Journal | Where-Object { $_.headers.ContainsKey('proxy-authorization') }) | Should -HaveCount 0
    }

    It 'does not come between this machine and itself over http: <what> is refused' -ForEach @(
        @{ what = '-Proxy'; option = { @{ Proxy = $open.Url } } }
        @{ what = '-Proxy with -ProxyCredential'; option = { @{ Proxy = $closed.Url; ProxyCredential = ConvertTo-Credential ann x } } }
        @{ what = '-ProxyUseDefaultCredentials'; option = { @{ ProxyUseDefaultCredentials = $true } } }
    ) {
        $option = & $option
        foreach ($url in $sandbox.url, $sandbox.url.Replace('127.0.0.1', 'localhost'), $sandbox.url.Replace('127.0.0.1', '[::ffff:127.0.0.1]')) {
            { Connect-C1 -ServerUrl $url @secret @option } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage "$([wildcardpattern]::Escape($url)) is on this machine and is reached without a proxy*Leave out -Proxy*"
            { Connect-C1 -ServerUrl $url -AccessToken planted @option } | Should -Throw -ErrorId 'C1.InvalidInput,*'
        }

        @(Get-Journal).Count, @($open.Requests).Count, @($closed.Requests).Count | Should -BeExactly 0, 0, 0
    }

    It 'of the environment does not, whatever variable names it' {
        $variables = [hashtable]::new([StringComparer]::Ordinal)
        foreach ($name in 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY') { $variables[$name] = $variables[$name.ToLowerInvariant()] = "$($closed.Url)" }
        $variables.NO_PROXY, $variables.no_proxy, $variables.C1_TEST_SECRET = '', '', $sandbox.clientSecret
        $out = Invoke-Shell -Argument (Get-ModulePath), $sandbox.url, $sandbox.clientId -Environment $variables -Script @'
param($module, $url, $id)
Import-Module $module
$null = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $env:C1_TEST_SECRET
(New-C1App Payroll).DisplayName
$null = Connect-C1 -ServerUrl $url.Replace('127.0.0.1', 'localhost') -ClientId $id -ClientSecret $env:C1_TEST_SECRET -PlainSecret
(New-C1App Budget).DisplayName
try { Connect-C1 acme -ClientId $id -ClientSecret $env:C1_TEST_SECRET -MaxRetries 0 } catch { 'through it' }
'@
        $out | Should -BeExactly 'Payroll', 'Budget', 'through it'
        @($closed.Requests).Line | Should-BeString 'CONNECT acme.conductor.one:443 HTTP/1.1' -CaseSensitive
        @(Get-Journal).path | Should -BeExactly '/auth/v1/token', '/api/v1/apps', '/auth/v1/token', '/api/v1/apps'
    }

    It 'that asks who the user is gets no answer <without>, and says so' -ForEach @(
        @{ without = 'without -ProxyCredential'; option = @{} }
        @{ without = 'but a wrong one'; option = @{ ProxyCredential = $true } }
    ) {
        if ($option.ProxyCredential) { $option = @{ ProxyCredential = ConvertTo-Credential ann planted-password } }
        $failed = { Connect-C1 -ServerUrl $sandbox.httpsUrl @secret -Proxy $closed.Url @option -MaxRetries 0 } | Should -Throw -PassThru -ErrorId 'C1.Network,*' -ExpectedMessage '*the proxy*407*'
        $failed.CategoryInfo.Category | Should -Be ConnectionError
        $failed | Format-List * -Force | Out-String -Width 4096 | Should -Not -BeLike '*planted*'
        @($closed.Requests).Count | Should -BeLessOrEqual 2
        @(Get-Journal).Count | Should-Be 0
    }

    It 'has no part in the tokens of this machine: GitHub Actions, the managed identity' {
        $platform = Invoke-Control GET platform
        $trust = New-TestTrust
        $env:ACTIONS_ID_TOKEN_REQUEST_URL, $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = $platform.actionsUrl, $platform.actionsToken
        $env:IDENTITY_ENDPOINT, $env:IDENTITY_HEADER = $platform.identityEndpoint, $platform.identityHeader
        try {
            foreach ($way in @{ GitHubActions = $true }, @{ ManagedIdentity = $true }) {
                # The tenant's own name leads to the proxy, and the token's place does not.
                { Connect-C1 acme -ClientId $trust @way -Proxy $closed.Url -MaxRetries 0 } | Should -Throw -ErrorId 'C1.Network,*'
            }
        }
        finally {
            Remove-Item env:ACTIONS_ID_TOKEN_REQUEST_*, env:IDENTITY_*
        }

        @($closed.Requests).Line | Select-Object -Unique | Should-BeString 'CONNECT acme.conductor.one:443 HTTP/1.1' -CaseSensitive
        @(Get-Journal).path | Should -BeExactly '/actions/token', '/identity/token'
    }

    It 'that is refused: <proxy>' -ForEach @(
        @{ proxy = 'http://ann:planted@proxy.example.com:8080'; words = '*must not hold a user name or password: -ProxyCredential takes them*' }
        @{ proxy = 'http://planted@proxy.example.com'; words = '*must not hold a user name or password*' }
        @{ proxy = 'ftp://proxy.example.com'; words = '*not an address such as http://proxy.example.com:8080*' }
        @{ proxy = 'proxy.example.com'; words = '*not an address such as http://proxy.example.com:8080*' }
        @{ proxy = 'file:///etc/passwd'; words = '*not an address such as http://proxy.example.com:8080*' }
    ) {
        $failed = { Connect-C1 -ServerUrl $sandbox.url @secret -Proxy $proxy } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
        $failed | Format-List * -Force | Out-String -Width 4096 | Should -Not -BeLike '*planted*'
        @(Get-Journal).Count | Should-Be 0
    }

    It 'is missing where <what>' -ForEach @(
        @{ what = 'there is a -ProxyCredential'; option = { @{ ProxyCredential = ConvertTo-Credential ann x } }; words = '*-ProxyCredential needs -Proxy*' }
        @{ what = 'two say who the user is'; option = { @{ Proxy = $open.Url; ProxyCredential = ConvertTo-Credential ann x; ProxyUseDefaultCredentials = $true } }; words = '*exclude each other*' }
    ) {
        $option = & $option
        { Connect-C1 -ServerUrl $sandbox.url @secret @option } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
        @(Get-Journal).Count | Should-Be 0
    }

    It 'that no host has the name of is named' {
        { Connect-C1 -ServerUrl $sandbox.httpsUrl @secret -Proxy http://proxy.invalid:8080 } | Should -Throw -ErrorId 'C1.Network,*' -ExpectedMessage '*there is no host proxy.invalid, which is the proxy*'
    }

    It 'that is down is named' {
        $failing.Work.AsyncWaitHandle.WaitOne(60000) | Should -BeTrue
        $failed = $failing.Shell.EndInvoke($failing.Work)
        Assert-Failure $failed C1.Network ConnectionError "*no connection to $(([uri] $sandbox.httpsUrl).Authority) through the proxy $(([uri] $deaf).Authority): *"
    }
}

Describe 'A certificate' {
    BeforeAll { Set-Content "$TestDrive/sandbox.pem" $sandbox.certificate }

    BeforeEach { Clear-Journal }

    AfterEach { Disconnect-C1 -All }

    It 'that is not trusted is the reason given, in the words of TLS' {
        $failed = { Connect-C1 -ServerUrl $sandbox.httpsUrl @secret } | Should -Throw -PassThru -ErrorId 'C1.Network,*'
        $failed | Should -BeLike "*$(([uri] $sandbox.httpsUrl).Authority)*certificate is not trusted*: The remote certificate is invalid*UntrustedRoot*"
        $failed.CategoryInfo.Category | Should -Be ConnectionError
        @(Get-Journal).Count | Should-Be 0
    }

    It 'of another host is not taken, through a proxy as anywhere' {
        $proxy = Start-Proxy -Target ([uri] $sandbox.httpsUrl).Authority
        try {
            $failed = { Connect-C1 acme @secret -Proxy $proxy.Url } | Should -Throw -PassThru -ErrorId 'C1.Network,*'
            $failed | Should -BeLike '*the certificate of acme.conductor.one is not trusted*: The remote certificate is invalid*RemoteCertificateNameMismatch*'
            @($proxy.Requests).Line | Should-BeString 'CONNECT acme.conductor.one:443 HTTP/1.1' -CaseSensitive
            @(Get-Journal).Count | Should-Be 0
        }
        finally {
            Stop-Proxy $proxy
        }
    }

    It 'that the operating system trusts is good, with proofs and through a proxy' -Skip:(-not $IsLinux) {
        $proxy = Start-Proxy
        try {
            $out = Invoke-Shell -Argument (Get-ModulePath), $sandbox.httpsUrl, $sandbox.clientId, $proxy.Url -Environment @{
                SSL_CERT_FILE = "$TestDrive/sandbox.pem"; SSL_CERT_DIR = "$TestDrive/nothing"; C1_TEST_SECRET = $sandbox.clientSecret
            } -Script @'
param($module, $url, $id, $proxy)
Import-Module $module
(Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $env:C1_TEST_SECRET -DPoP).ServerUrl.Scheme
(New-C1App Payroll).DisplayName
$null = Connect-C1 -ServerUrl $url.Replace('127.0.0.1', 'localhost') -ClientId $id -ClientSecret $env:C1_TEST_SECRET -PlainSecret -Proxy $proxy
(New-C1App Payroll).DisplayName
'@
            $out | Should -BeExactly 'https', 'Payroll', 'Payroll'
            $proven = @(Get-Sent)[0].Headers
            (Read-Jwt $proven['dpop']).Claims.htu | Should-BeString "$($sandbox.httpsUrl)/api/v1/apps" -CaseSensitive
            $port = ([uri] $sandbox.httpsUrl).Port
            @($proxy.Requests).Line | Should-BeString "CONNECT localhost:$port HTTP/1.1" -CaseSensitive
        }
        finally {
            Stop-Proxy $proxy
        }
    }

    It 'cannot be left unchecked: Connect-C1 has no parameter for that' {
        (Get-Command Connect-C1).Parameters.Keys | Where-Object { $_ -match 'insecure|skip|ignore|trust|unsafe' } | Should -BeNullOrEmpty
    }
}

Describe 'A server whose clock is off by <_> s' -ForEach 300, -300 {
    BeforeAll {
        $own = $sandbox
        $sandbox = Start-Tenant "--clock-offset $_", '--device-interval 1'
        Use-TestTenant $sandbox
    }

    AfterAll {
        Get-C1Session | Disconnect-C1
        $sandbox | Stop-Tenant
        Use-TestTenant $own
    }

    BeforeEach { Clear-Journal }

    AfterEach { $null = Invoke-Control POST dpop @{ nonce = $false } }

    It 'lets <who> sign in' -ForEach @(
        @{ who = 'a client secret'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret } }
        @{ who = 'a client secret with proofs'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -DPoP } }
        @{
            who = 'a client secret with proofs and nonces'
            connect = { $null = Invoke-Control POST dpop @{ nonce = $true }; Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -DPoP }
        }
        @{ who = 'an OIDC token'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId (New-TestTrust) -OidcToken (New-OidcToken) } }
        @{ who = 'a person'; connect = { Connect-Person } }
        @{ who = 'a person with proofs'; connect = { Connect-Person -Option @{ DPoP = $true } } }
    ) {
        $session = & $connect
        (Get-C1Identity -Session $session).UserId | Should -Not -BeNullOrEmpty
        @(Get-Journal).Count | Should -BeLessOrEqual 5
        if ($session.SignIn -ne 'Device') {
            # What the server's clock is has been learnt.
            Reset-TestToken
            Clear-Journal
            $null = Get-C1Identity -Session $session
            @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" }) | Should -BeExactly '/api/v1/auth/introspect 401', '/auth/v1/token 200', '/api/v1/auth/introspect 200'
        }
    }

    if ($_ -gt 0) {
        It 'calls an OIDC token old by its own time' {
            $trust = New-TestTrust
            $token = New-OidcToken @{ ageSeconds = 650; lifetimeSeconds = 7200 }
            { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcToken $token } |
                Should -Throw -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*it was issued more than 10 minutes ago*was issued 11 minutes ago*'
        }
    }
}
