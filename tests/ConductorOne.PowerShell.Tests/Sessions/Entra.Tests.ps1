BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected -Option '--https'
    $trust = New-TestTrust
    $platform = Invoke-Control GET platform

    # The system's own, unless the test assigns another.
    function Connect-Identity { Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -ManagedIdentity @args }

    function New-Certificate([int] $FirstDay = -1, [int] $LastDay = 1, $Key = [System.Security.Cryptography.RSA]::Create(2048)) {
        $request = if ($Key -is [System.Security.Cryptography.RSA]) {
            [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=test', $Key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        }
        else { [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=test', $Key, 'SHA256') }
        $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays($FirstDay), [DateTimeOffset]::UtcNow.AddDays($LastDay))
    }

    $certificate = New-Certificate
    $signing = Invoke-Control POST entra/applications @{ certificate = $certificate.ExportCertificatePem() }

    # Without its private key.
    function Get-PublicPart($Certificate) { [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($Certificate.RawData) }
}

AfterAll { Stop-TestTenant }

Describe 'A managed identity' {
    BeforeEach {
        $env:IDENTITY_ENDPOINT = $platform.identityEndpoint
        $env:IDENTITY_HEADER = $platform.identityHeader
        Clear-Tenant
    }

    AfterEach {
        Remove-Item env:IDENTITY_ENDPOINT, env:IDENTITY_HEADER -ErrorAction Ignore
        Disconnect-C1 -All
    }

    It 'whose token is hours old is told from others: what to do about it' {
        $old = New-OidcToken @{ ageSeconds = 7200; lifetimeSeconds = 86400 }
        Add-Fault @{ path = '/identity/token'; body = "{`"access_token`":`"$old`",`"expires_on`":`"$([DateTimeOffset]::UtcNow.AddHours(20).ToUnixTimeSeconds())`",`"resource`":`"127.0.0.1`",`"token_type`":`"Bearer`"}" }
        $failed = { Connect-Identity } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*'
        "$failed" | Should -BeLike '*the managed identity was issued 120 minutes ago*user-assigned managed identity*-EntraTenantId, -EntraClientId*'
        @(Get-TokenRequest).Count | Should-Be 0
    }

    It 'of the system is asked for a token, which is exchanged' {
        $session = Connect-Identity
        $session.SignIn | Should-BeString 'ManagedIdentity' -CaseSensitive
        $session.ClientId | Should -BeExactly $trust
        $session.ExpiresAt | Should -BeOfType System.DateTimeOffset
        $asked, $exchanged = Get-Journal
        "$($asked.method) $($asked.path)?$($asked.query) $($asked.status)" | Should-BeString 'GET /identity/token?api-version=2019-08-01&resource=127.0.0.1 200' -CaseSensitive
        $asked.body | Should-BeString '' -CaseSensitive

        # The header that is the secret, and nothing that tells of the machine.
        Assert-Json $asked.headers @{
            'x-identity-header' = $platform.identityHeader; host = ([uri] $sandbox.url).Authority; accept = 'application/json'
            'accept-encoding' = $asked.headers['accept-encoding']; 'user-agent' = $exchanged.headers['user-agent']
        }
        $exchanged.headers.ContainsKey('x-identity-header') | Should -BeFalse
        $form = (Get-TokenRequest).Form
        Assert-Json $form @{
            grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange'; client_id = $trust
            subject_token_type = 'urn:ietf:params:oauth:token-type:jwt'; subject_token = $form.subject_token
        }
        $claims = (Read-Jwt $form.subject_token).Claims
        $claims.sub | Should -BeExactly $platform.identityId
        $claims.aud | Should-BeString '127.0.0.1' -CaseSensitive
        (Get-C1Identity).UserId | Should -Not -BeNullOrEmpty
    }

    It 'of a user is asked for by its client id' {
        $id = "$([guid]::NewGuid())"
        $null = Invoke-Control POST identity @{ clientId = $id }
        Clear-Journal
        $null = Connect-Identity -ManagedIdentityClientId " $id "
        (Get-Journal)[0].query | Should-BeString "api-version=2019-08-01&resource=127.0.0.1&client_id=$id" -CaseSensitive
        (Read-Jwt (Get-TokenRequest).Form.subject_token).Claims.sub | Should -BeExactly $id
    }

    It 'gives a new token for each of the tenant''s' {
        $null = Connect-Identity
        $first = (Get-TokenRequest).Form.subject_token
        Reset-TestToken
        Clear-Journal
        $null = New-C1App Payroll
        @(Get-Journal).path | Should -BeExactly '/api/v1/apps', '/identity/token', '/auth/v1/token', '/api/v1/apps'
        (Get-TokenRequest).Form.subject_token | Should -Not -BeExactly $first
    }

    It 'gives tokens for -Resource: <given>' -ForEach @(
        @{ given = 'api://c1'; resource = 'api://c1' }
        @{ given = 'api://c1/.default'; resource = 'api://c1' }
        @{ given = '127.0.0.1/.default '; resource = '127.0.0.1' }
    ) {
        try { $session = Connect-Identity -Resource $given }
        catch { $_ | Should -BeLike "*made out to $resource; its audience (aud) must hold 127.0.0.1*" }
        (Get-Journal)[0].query | Should-BeString "api-version=2019-08-01&resource=$resource" -CaseSensitive
        (Read-Jwt (Get-TokenRequest).Form.subject_token).Claims.aud | Should -BeExactly $resource
        $null -ne $session | Should -Be ($resource -eq '127.0.0.1')
    }

    It 'that refuses is quoted, with what to check, and the tenant is asked nothing: <what>' -ForEach @(
        @{ what = 'another header'; header = 'another'; id = @{}; status = 401; words = '*the header X-IDENTITY-HEADER is missing or wrong*' }
        @{ what = 'an identity that is not assigned'; id = @{ ManagedIdentityClientId = "$([guid]::NewGuid())" }; status = 400; words = '*no identity with this client_id is assigned*' }
    ) {
        if ($header) { $env:IDENTITY_HEADER = $header }
        $failed = { Connect-Identity @id } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage $words
        $failed | Should -BeLike '*Is the identity assigned to this resource, and is its client id right?*-Resource*'
        $failed.CategoryInfo.Category | Should -Be AuthenticationError
        $failed.Exception.Status | Should -Be $status
        $failed.Exception.Path | Should-BeString '/identity/token' -CaseSensitive
        @(Get-Journal).path | Should-BeString '/identity/token' -CaseSensitive
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'that is not there is said not to be' {
        Add-Fault @{ path = '/identity/token'; status = 404 }
        { Connect-Identity } | Should -Throw -ErrorId 'C1.NotFound,*' -ExpectedMessage '*No managed identity answers here: one belongs to an Azure resource*'
        @(Get-Journal).path | Should-BeString '/identity/token' -CaseSensitive
    }

    It 'that stumbles is asked again' {
        Add-Fault @{ path = '/identity/token'; status = 503 }
        (Connect-Identity).SignIn | Should-BeString 'ManagedIdentity' -CaseSensitive
        @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" }) | Should -BeExactly '/identity/token 503', '/identity/token 200', '/auth/v1/token 200'
    }

    It 'that the trust does not take is said in the tenant''s words' {
        $trust = New-TestTrust @{ condition = @{ claim = 'sub'; equals = 'another' } }
        { Connect-Identity } | Should -Throw -ErrorId 'C1.SignInFailed,*' -ExpectedMessage "*the condition of the trust is not met*for the subject $($platform.identityId)*"
    }

    It 'is refused where <what> cannot be meant' -ForEach @(
        @{ what = 'its client id'; option = @{ ManagedIdentityClientId = 'me' }; words = '*client id is not of the form 00000000-*' }
        @{ what = 'a resource'; option = @{ Resource = 'a b' }; words = '*resource is not the identifier of an application*' }
        @{ what = 'a resource with more behind it'; option = @{ Resource = 'api://x&client_id=y' }; words = '*resource is not the identifier of an application*' }
    ) {
        { Connect-Identity @option } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
        @(Get-Journal).Count | Should-Be 0
    }
}

Describe 'An application of Microsoft Entra' -Skip:(-not $IsLinux) {
    BeforeAll {
        # TLS trusts what it was told to when the process started, and the store of certificates is in the home of the user.
        $null = New-Item "$TestDrive/home" -ItemType Directory
        Set-Content "$TestDrive/sandbox.pem" $sandbox.certificate
        $stranger = New-Certificate
        [System.IO.File]::WriteAllBytes("$TestDrive/certificate.pfx", $certificate.Export('Pkcs12'))
        [System.IO.File]::WriteAllBytes("$TestDrive/stranger.pfx", $stranger.Export('Pkcs12'))
        [System.IO.File]::WriteAllBytes("$TestDrive/public.cer", (New-Certificate).RawData)
        $federated = Invoke-Control POST entra/applications @{ federatedSubject = 'system:serviceaccount:c1:apps' }
        function New-FederatedToken([string] $Subject = 'system:serviceaccount:c1:apps') {
            New-OidcToken @{ ageSeconds = 1800; lifetimeSeconds = 3600; claims = @{ aud = 'api://AzureADTokenExchange'; sub = $Subject } }
        }

        New-FederatedToken | Set-Content "$TestDrive/federated.jwt"
        New-FederatedToken | Set-Content "$TestDrive/next.jwt"
        New-FederatedToken 'system:serviceaccount:c1:other' | Set-Content "$TestDrive/other.jwt"

        # All that takes such a shell, in one: what came of each way to sign in, and what was sent for it.
        $given = @{
            module = Get-ModulePath; url = $sandbox.url; authority = $sandbox.httpsUrl; trust = $trust; folder = "$TestDrive"
            tenant = $signing.tenantId; signing = $signing.clientId; federated = $federated.clientId
        }
        $lines = Invoke-Shell -Argument ($given | ConvertTo-Json -Compress) -Environment @{
            SSL_CERT_FILE = "$TestDrive/sandbox.pem"; SSL_CERT_DIR = "$TestDrive/home"; HOME = "$TestDrive/home"; XDG_DATA_HOME = ''; XDG_CONFIG_HOME = ''
        } -Script @'
param($given)
$given = $given | ConvertFrom-Json
Import-Module $given.module
$connect = @{ ServerUrl = $given.url; ClientId = $given.trust; EntraTenantId = $given.tenant; EntraAuthority = $given.authority }
function Read-Certificate([string] $Name) {
    [System.Security.Cryptography.X509Certificates.X509Certificate2]::new("$($given.folder)/$Name", '', 'Exportable')
}

function Try-Connect([string] $Name, [scriptblock] $Script) {
    $null = Invoke-RestMethod "$($given.url)/sandbox/journal" -Method Delete
    $result = @{ name = $Name }
    try { $result.session = & $Script | Select-Object SignIn, ClientId }
    catch { $result.id = $_.FullyQualifiedErrorId; $result.message = "$_"; $result.category = "$($_.CategoryInfo.Category)"; $result.code = $_.Exception.Code }
    $result.journal = (Invoke-RestMethod "$($given.url)/sandbox/journal").list
    ConvertTo-Json $result -Depth 6 -Compress
}

$signing = @{ EntraClientId = $given.signing }
$federated = @{ EntraClientId = $given.federated }
$store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser', 'ReadWrite')
$certificate = Read-Certificate certificate.pfx
$public = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new("$($given.folder)/public.cer")
$thumbprint = $certificate.Thumbprint

Try-Connect 'no store' { Connect-C1 @connect @signing -CertificateThumbprint $thumbprint }
$store.Add($certificate)
$store.Add($public)
Try-Connect 'certificate' { Connect-C1 @connect @signing -Certificate $certificate }
Try-Connect 'renewal' {
    $null = Invoke-RestMethod "$($given.url)/sandbox/tokens/expire" -Method Post
    $null = New-C1App Payroll
    Get-C1Session
}
Try-Connect 'resource' { Connect-C1 @connect @signing -Certificate $certificate -Resource api://c1 }
Try-Connect 'thumbprint' { Connect-C1 @connect @signing -CertificateThumbprint $thumbprint }
Try-Connect 'thumbprint as copied' { Connect-C1 @connect @signing -CertificateThumbprint ([char] 0x200E + ($thumbprint.ToLower() -replace '..(?!$)', '$&:') + ' ') }
Try-Connect 'thumbprint without key' { Connect-C1 @connect @signing -CertificateThumbprint $public.Thumbprint }
Try-Connect 'another certificate' { Connect-C1 @connect @signing -Certificate (Read-Certificate stranger.pfx) }
Try-Connect 'another application' { Connect-C1 @connect -EntraClientId 11111111-2222-3333-4444-555555555555 -Certificate $certificate }
Try-Connect 'another directory' {
    $other = $connect.Clone()
    $other.EntraTenantId = 'contoso.onmicrosoft.com'
    Connect-C1 @other @signing -Certificate $certificate
}
Try-Connect 'authority of the environment' {
    $env:AZURE_AUTHORITY_HOST = $given.authority
    $other = $connect.Clone()
    $other.Remove('EntraAuthority')
    Connect-C1 @other @signing -Certificate $certificate
    $env:AZURE_AUTHORITY_HOST = $null
}
Set-Location $given.folder
Try-Connect 'federated' { Connect-C1 @connect @federated -EntraFederatedTokenFile ./federated.jwt }
Try-Connect 'federated renewal' {
    Copy-Item ./next.jwt ./federated.jwt
    $null = Invoke-RestMethod "$($given.url)/sandbox/tokens/expire" -Method Post
    Set-Location /
    $null = New-C1App Payroll
    Get-C1Session
}
Try-Connect 'federated subject' { Connect-C1 @connect @federated -EntraFederatedTokenFile "$($given.folder)/other.jwt" }
Try-Connect 'DPoP' { Connect-C1 @connect @signing -Certificate $certificate -DPoP; $null = New-C1App Payroll }
'@
        $results = @{}
        foreach ($line in $lines) {
            $result = ConvertFrom-Json $line -AsHashtable -DateKind String
            $results[$result.name] = $result
        }

        function Get-Path($Result) { @($Result.journal | ForEach-Object { "$($_.method) $($_.path) $($_.status)" }) }

        function Read-Form([string] $Body) {
            $form = [ordered]@{}
            foreach ($pair in $Body -split '&') {
                $name, $value = $pair -split '=', 2
                $form[$name] = [uri]::UnescapeDataString($value)
            }

            $form
        }

        $entraPath = "/$($signing.tenantId)/oauth2/v2.0/token"
        $signedIn = "POST $entraPath 200", 'POST /auth/v1/token 200'
    }

    It 'signs in with -Certificate' {
        $result = $results['certificate']
        $result.message | Should -BeNullOrEmpty
        $result.session.SignIn | Should-BeString 'EntraApplication' -CaseSensitive
        $result.session.ClientId | Should -BeExactly $trust
        Get-Path $result | Should -BeExactly $signedIn
        $asked = $result.journal[0]
        $asked.headers.Keys | Where-Object { $_ -like 'x-client-*' -or $_ -eq 'authorization' } | Should -BeNullOrEmpty -Because 'nothing is told of the machine'
        $form = Read-Form $asked.body
        $header, $claims = (Read-Jwt $form.client_assertion).PSObject.Properties.Value
        Assert-Json $form @{
            grant_type = 'client_credentials'; client_id = $signing.clientId; scope = '127.0.0.1/.default'; client_info = '2'
            client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'; client_assertion = $form.client_assertion
        }
        $header.alg | Should-BeString 'PS256' -CaseSensitive
        $claims.iss, $claims.sub | Should -BeExactly $signing.clientId, $signing.clientId
        $claims.aud | Should-BeString "$($sandbox.httpsUrl)$entraPath" -CaseSensitive
        $subject = (Read-Jwt (Read-Form $result.journal[1].body).subject_token).Claims
        $subject.aud, $subject.sub | Should -BeExactly '127.0.0.1', $signing.clientId
    }

    It 'goes on with new tokens of Entra' {
        Get-Path $results['renewal'] | Should -BeExactly (@('POST /api/v1/apps 401') + $signedIn + @('POST /api/v1/apps 200'))
        (Read-Form $results['renewal'].journal[2].body).subject_token | Should -Not -BeExactly (Read-Form $results['certificate'].journal[1].body).subject_token
    }

    It 'gets tokens for -Resource' {
        (Read-Form $results['resource'].journal[0].body).scope | Should-BeString 'api://c1/.default' -CaseSensitive
        $results['resource'].id | Should -BeLike 'C1.SignInFailed,*'
        $results['resource'].message | Should -BeLike '*made out to api://c1; its audience (aud) must hold 127.0.0.1*'
    }

    It 'finds the certificate of a <_> in the store of the user' -ForEach 'thumbprint', 'thumbprint as copied' {
        $results[$_].message | Should -BeNullOrEmpty
        Get-Path $results[$_] | Should -BeExactly $signedIn
    }

    It 'says what is wrong with a thumbprint: <name>' -ForEach @(
        @{ name = 'no store'; words = { "*There is no certificate $($certificate.Thumbprint) in the store My*" } }
        @{ name = 'thumbprint without key'; words = { '*is here without its private key*.pfx, not the .cer*' } }
    ) {
        $results[$name].id | Should -BeLike 'C1.InvalidInput,*'
        $results[$name].message | Should -BeLike (& $words)
        Get-Path $results[$name] | Should -BeNullOrEmpty
    }

    It 'signs in with -EntraFederatedTokenFile, read again for each token' {
        $first, $next = 'federated', 'federated renewal' | ForEach-Object { $results[$_] }
        $first.message | Should -BeNullOrEmpty
        Get-Path $first | Should -BeExactly $signedIn
        $form = Read-Form $first.journal[0].body
        $form.client_id | Should -BeExactly $federated.clientId
        $assertion = (Get-Content "$TestDrive/next.jwt")
        $form.client_assertion | Should -Not -BeExactly $assertion
        (Read-Jwt $form.client_assertion).Claims.sub | Should-BeString 'system:serviceaccount:c1:apps' -CaseSensitive
        Get-Path $next | Should -BeExactly (@('POST /api/v1/apps 401') + $signedIn + @('POST /api/v1/apps 200'))
        (Read-Form $next.journal[1].body).client_assertion | Should -BeExactly $assertion
    }

    It 'goes to the authority of AZURE_AUTHORITY_HOST' {
        $results['authority of the environment'].message | Should -BeNullOrEmpty
        Get-Path $results['authority of the environment'] | Should -BeExactly $signedIn
    }

    It 'gets bound tokens with -DPoP, Entra seeing no proof' {
        $results['DPoP'].message | Should -BeNullOrEmpty
        Get-Path $results['DPoP'] | Should -BeExactly ($signedIn + @('POST /api/v1/apps 200'))
        $results['DPoP'].journal[0].headers.ContainsKey('dpop') | Should -BeFalse
        $results['DPoP'].journal[2].headers['authorization'] | Should -BeLike 'DPoP *'
    }

    It 'is told what Entra says of <name>' -ForEach @(
        @{ name = 'another certificate'; words = '*AADSTS700027:*' }
        @{ name = 'another application'; words = '*AADSTS700016: the directory has no application with this client_id*' }
        @{ name = 'another directory'; words = '*AADSTS90002: there is no such tenant*' }
        @{ name = 'federated subject'; words = '*AADSTS7002*' }
    ) {
        $result = $results[$name]
        $result.id | Should -BeLike 'C1.SignInFailed,*'
        $result.category | Should-BeString 'AuthenticationError' -CaseSensitive
        $result.message | Should -BeLike $words
        $result.code | Should -Not -BeNullOrEmpty
        @($result.journal).Count | Should -Be 1 -Because 'the tenant is asked nothing'
    }
}

Describe 'An application that nothing can be sent for' {
    BeforeAll {
        Set-Content "$TestDrive/sandbox.pem" $sandbox.certificate
        $usable = @{ ServerUrl = $sandbox.url; ClientId = $trust; EntraTenantId = $signing.tenantId; EntraClientId = $signing.clientId; EntraAuthority = $sandbox.httpsUrl }
    }

    BeforeEach { Clear-Journal }

    It 'has <what>' -ForEach @(
        @{ what = 'a certificate without its private key'; option = { @{ Certificate = Get-PublicPart $certificate } }; words = '*is here without its private key*.pfx, not the .cer*' }
        @{ what = 'a certificate with a key of another kind'; option = { @{ Certificate = New-Certificate -Key ([System.Security.Cryptography.ECDsa]::Create()) } }; words = '*not an RSA key*' }
        @{ what = 'a certificate that has expired'; option = { @{ Certificate = New-Certificate -3 -2 } }; words = '*has expired: it was valid until*' }
        @{ what = 'a certificate of the future'; option = { @{ Certificate = New-Certificate 2 3 } }; words = '*is not valid before*clock*' }
        @{ what = 'a thumbprint that is none'; option = { @{ CertificateThumbprint = 'abc' } }; words = '*not the thumbprint of a certificate, which has 40 digits*' }
        @{ what = 'a thumbprint of nothing'; option = { @{ CertificateThumbprint = 'A' * 40 } }; words = '*There is no certificate AAAA*in the store My*' }
        @{ what = 'no file'; option = { @{ EntraFederatedTokenFile = "$TestDrive/nothing" } }; words = '*could be read from the file */nothing*' }
        @{ what = 'an empty file'; option = { Set-Content "$TestDrive/empty" ''; @{ EntraFederatedTokenFile = "$TestDrive/empty" } }; words = '*/empty contains no OIDC token*' }
        @{ what = 'a file of something else'; option = { @{ EntraFederatedTokenFile = "$TestDrive/sandbox.pem" } }; words = '*/sandbox.pem contains no OIDC token*not a JWT*' }
        @{ what = 'a directory that is none'; option = { @{ Certificate = $certificate; EntraTenantId = 'common' } }; words = '*neither an id*nor a domain*' }
        @{ what = 'a client id that is none'; option = { @{ Certificate = $certificate; EntraClientId = 'me' } }; words = '*client id is not of the form 00000000-*' }
        @{ what = 'an authority in the clear'; option = { @{ Certificate = $certificate; EntraAuthority = $sandbox.url } }; words = '*authority must be https*' }
        @{ what = 'an authority with a path'; option = { @{ Certificate = $certificate; EntraAuthority = "$($sandbox.httpsUrl)/x" } }; words = '*authority must be https and a host, and nothing more*' }
        @{ what = 'a resource that is none'; option = { @{ Certificate = $certificate; Resource = 'a b' } }; words = '*resource is not the identifier*' }
        @{ what = 'the client id of a secret'; option = { @{ Certificate = $certificate; ClientId = $sandbox.clientId } }; words = '*of the kind spc signs in with its secret*' }
    ) {
        $all = $usable.Clone()
        $more = & $option
        foreach ($name in $more.Keys) { $all[$name] = $more[$name] }
        { Connect-C1 @all } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
        @(Get-Journal).Count | Should-Be 0
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'is at an authority that is not trusted' {
        $failed = { Connect-C1 @usable -Certificate $certificate } | Should -Throw -PassThru -ErrorId 'C1.Network,*' -ExpectedMessage "*POST /$($signing.tenantId)/oauth2/v2.0/token failed*certificate is not trusted*certificate chain*"
        $failed.CategoryInfo.Category | Should -Be ConnectionError
        @(Get-Journal).Count | Should-Be 0
    }
}

Describe 'The libraries behind this' {
    It 'are loaded by what needs them alone' {
        $out = Invoke-Shell -Argument (Get-ModulePath), $sandbox.url, $trust, (New-OidcToken), $sandbox.clientId -Environment @{
            C1_TEST_SECRET = $sandbox.clientSecret; IDENTITY_ENDPOINT = $platform.identityEndpoint; IDENTITY_HEADER = $platform.identityHeader
        } -Script @'
param($module, $url, $trust, $token, $clientId)

# The names of what is loaded of MSAL and of the library that signs.
function Get-Library {
    $names = [System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -like 'Microsoft.Identity*' -or $_ -like 'BouncyCastle*' }
    '' + ($names | Sort-Object)
}

Import-Module $module
'import: ' + (Get-Library)
$null = Connect-C1 -ServerUrl $url -AccessToken t
'AccessToken: ' + (Get-Library)
$null = Connect-C1 -ServerUrl $url -ClientId $clientId -ClientSecret $env:C1_TEST_SECRET -PlainSecret
$null = New-C1App Payroll
'PlainSecret: ' + (Get-Library)
$null = Connect-C1 -ServerUrl $url -ClientId $trust -OidcToken $token
$null = Connect-C1 -ServerUrl $url -ClientId $trust -OidcTokenSource { $using:token }
'OidcToken: ' + (Get-Library)
try { Connect-C1 -Name nothing } catch { 'Name: ' + (Get-Library) }
$null = Connect-C1 -ServerUrl $url -ClientId $clientId -ClientSecret $env:C1_TEST_SECRET
'ClientSecret: ' + (Get-Library)
$null = Connect-C1 -ServerUrl $url -ClientId $trust -ManagedIdentity
'ManagedIdentity: ' + (Get-Library)
'@
        $out | Should -BeExactly @(
            'import: ', 'AccessToken: ', 'PlainSecret: ', 'OidcToken: ', 'Name: ', 'ClientSecret: BouncyCastle.Cryptography'
            'ManagedIdentity: BouncyCastle.Cryptography Microsoft.Identity.Client Microsoft.IdentityModel.Abstractions'
        )
    }
}
