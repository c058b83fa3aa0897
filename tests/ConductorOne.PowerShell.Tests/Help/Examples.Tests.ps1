<#
Runs every example of the pages and of the topics in docs/en-US.

An example is a section `### title` with text, one block of ```powershell, and more text or none. It runs by
itself: in a runspace that knows nothing of the example before, on a fresh sandbox with one session to it, in a folder with the
files below and the folder examples of a clone. An error that it does not deal with fails the test. What a user would have at
hand stands in variables, which are all that an example may take for granted:

    $tenant, $address        the tenant, as -Tenant and CONDUCTORONE_SERVER_URL take it
    $clientId, $clientSecret a credential of it; Get-Credential and Read-Host -AsSecureString give the same
    $credential              the same as a PSCredential
    $trustId                 the client id of a workload federation trust; ./oidc-token holds a token that it trusts, a job of
                             GitHub Actions gets one, a managed identity, and who asks at $issuerUrl with $issuerKey
    $certificate             the certificate of an Entra application, whose client id is $applicationId; Entra is not asked
    $accessToken             a token; nothing is sent with it
    $membershipId            the id of a group's entitlement
    $directoryId             the id of its app

Credentials called prod and test are stored, where Linux lets their place be chosen; elsewhere examples of them are left out.
#>

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    Import-Module "$PSScriptRoot/../../../docs/build/Page.psm1"
    Import-Module "$PSScriptRoot/Topic.psm1"
    $docs = "$PSScriptRoot/../../../docs/en-US"
    $examples = @(
        foreach ($file in Get-ChildItem $docs -Filter '*-C1*.md') {
            foreach ($example in (Read-Page $file.FullName).Examples) { @{ Cmdlet = $file.BaseName; Title = $example.Title; Code = $example.Code } }
        }

        Get-ChildItem $docs -Filter 'about_*.md' | ForEach-Object { (Read-Topic $_.FullName).Code } | Where-Object Runs
    )

    # All on one build, and on the other as much as shows that every page's cmdlet works there.
    if ((Get-TestedBuild) -ne 'net8.0') { $examples = @($examples | Group-Object { $_.Cmdlet } | ForEach-Object { $_.Group[0] }) }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
}

Describe 'Examples' {
    It 'use no control of the sandbox, which a user does not have' -ForEach @{ Codes = $examples.Code } {
        $Codes -match '/sandbox/' | Should -BeNullOrEmpty
    }
}

Describe 'The example' -Tag Slow {
    BeforeAll {
        $sandbox = Start-TestTenant -NotConnected -Option '--device-interval', 1
        $modulePath = $env:PSModulePath
        $env:PSModulePath = "$(Split-Path (Get-ModulePath))$([System.IO.Path]::PathSeparator)$modulePath"

        # What an example finds in its folder.
        $files = @{
            'apps.csv'       = 'DisplayName,Description,Owners,MonthlyCostUsd,StrictAccessEntitlementProvisioning,Annotations
Payroll,"Pay, taxes and pensions",,12,yes,cost_center=4711;team=people
Fahrtkosten,Züge und Flüge,id1000000000000000000000000;id2000000000000000000000000,,no,'
            'more-apps.csv'  = 'DisplayName,MonthlyCostUsd
Expenses,cheap
Travel,3'
            'people.csv'     = 'Name,Email
Ada Lovelace,ada.lovelace@example.com
Jürgen Müller,jurgen.muller@example.com
Nobody,nobody@example.com'
            'connectors.csv' = 'Catalog,Configuration,Description
Okta,okta_domain=acme.okta.com;okta_api_key=secret,
Okta,"{""okta_domain"":""test.okta.com"",""okta_api_key"":""a;b""}",For trying'
        }
        $stored = '{"version":1,"credentials":[
                {"name":"prod","serverUrl":"https://acme.conductor.one","clientId":"clever-fox-12345@acme.conductor.one/pcc","clientSecret":"secret",
                 "expiresAt":"2027-01-02T00:00:00Z","savedAt":"2026-11-21T00:00:00Z"},
                {"name":"test","serverUrl":"https://test.conductor.one","clientId":"quick-owl-67890@test.conductor.one/spc","clientSecret":"secret",
                 "savedAt":"2026-11-21T00:00:00Z"}]}'

        # What the platforms tell in the environment.
        $platform = Invoke-Control GET platform
        $environment = @{
            ACTIONS_ID_TOKEN_REQUEST_URL   = $platform.actionsUrl
            ACTIONS_ID_TOKEN_REQUEST_TOKEN = $platform.actionsToken
            IDENTITY_ENDPOINT              = $platform.identityEndpoint
            IDENTITY_HEADER                = $platform.identityHeader
            XDG_DATA_HOME                  = $TestDrive
        }
        $outside = @{}
        foreach ($name in $environment.Keys) {
            $outside[$name] = [Environment]::GetEnvironmentVariable($name)
            Set-Item "env:$name" $environment[$name]
        }

        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
            'CN=example', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)

        # What an example has at hand.
        $variables = @{
            tenant        = $sandbox.url
            address       = $sandbox.url
            clientId      = $sandbox.clientId
            clientSecret  = $sandbox.clientSecret
            credential    = [pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))
            issuerUrl     = $platform.actionsUrl
            issuerKey     = $platform.actionsToken
            applicationId = [guid]::NewGuid()
            certificate   = $request.CreateSelfSigned([datetime]::UtcNow.AddDays(-1), [datetime]::UtcNow.AddDays(1))
            accessToken   = 'token'
            membershipId  = '2example0000000000000000000'
            directoryId   = '2example0000000000000000000'
        }

        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()

        # What an example finds in its runspace.
        $prepare = {
            param($Module, $Folder, $Variables, $Shown)
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            if (-not (Get-Module ConductorOne)) { Import-Module "$Module/ConductorOne.psd1" }
            Set-Location $Folder
            Disconnect-C1 -All
            foreach ($variable in $Variables.GetEnumerator()) { Set-Variable $variable.Key $variable.Value }
            function Read-Host { $credential.Password }
            function Get-Credential { $credential }
            $null = Connect-C1 $tenant -Credential $credential

            # Nothing that a machine may lack: a browser, a keyring, a way to Microsoft Entra.
            $PSDefaultParameterValues = @{
                'Connect-C1:NoBrowser'          = { if ($args[0].BoundParameters.Contains('Device')) { $true } }
                'Connect-C1:AllowPlaintextFile' = { if ($args[0].BoundParameters.Contains('Save')) { $true } }
                'Connect-C1:NoVerify'           = { if ($args[0].BoundParameters.Contains('EntraTenantId')) { $true } }
            }

            # Whoever is shown a code agrees.
            $Shown.add_DataAdded({
                param($Shown, $Added)
                if ("$($Shown[$Added.Index])" -match '\b[A-Z]{4}-[A-Z]{4}\b') {
                    $approval = ConvertTo-Json @{ userCode = $Matches[0] }
                    $null = Invoke-RestMethod "$tenant/sandbox/device/approve" -Method Post -Body $approval -ContentType application/json
                }
            })
        }
    }

    AfterAll {
        $runspace.Dispose()
        $env:PSModulePath = $modulePath
        foreach ($name in $outside.Keys) { Set-Item "env:$name" $outside[$name] }
        Stop-TestTenant
    }

    BeforeEach {
        $null = Invoke-Control POST reset
        $folder = "$TestDrive/$([guid]::NewGuid())"
        foreach ($file in $files.GetEnumerator()) {
            $path = "$folder/$($file.Key)"
            $null = [System.IO.Directory]::CreateDirectory((Split-Path $path))
            [System.IO.File]::WriteAllText($path, $file.Value)
        }

        New-StoredFile "$folder/ConductorOne" $stored
        $null = Use-CredentialFolder $folder
        $runspace.ResetRunspaceState()
        $shell = [powershell]::Create($runspace)
    }

    AfterEach {
        $shell.Dispose()
        Clear-C1Environment
    }

    It '<Cmdlet>, <Title>' -ForEach $examples {
        if ($Code -match '-C1Credential|-Save|Connect-C1 -Name' -and -not $IsLinux) { Set-ItResult -Skipped -Because 'the credentials would be those of the user' }

        if ($Code.Contains('./examples')) { Copy-Item "$(Get-RepositoryPath)/examples" $folder -Recurse }
        if ($Code.Contains('$trustId')) {
            $variables.trustId = New-TestTrust
            Set-Content "$folder/oidc-token" (New-OidcToken)
        }

        $null = $shell.AddScript($prepare, $false).AddParameters(@{
                Module = Get-ModulePath; Folder = $folder; Variables = $variables; Shown = $shell.Streams.Information
            }).Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Code, $false).Invoke()
        $shell.Streams.Error | Should -BeNullOrEmpty
    }
}
