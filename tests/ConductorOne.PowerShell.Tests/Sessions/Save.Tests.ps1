# Where a desktop's protected storage answers, the tests would write to it: they want a Linux without.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $skip = -not $IsLinux -or (Test-ProtectedStorage)
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $dataHome = $env:XDG_DATA_HOME
    $sandbox = Start-TestTenant -NotConnected -Option '--device-interval 1'
    function Save-Secret([string] $Name) {
        Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Save -Name $Name -AllowPlaintextFile -WarningAction SilentlyContinue @args
    }

    function Save-Person([string] $Name, [hashtable] $Option = @{}) {
        Connect-Person -Option (@{ Save = $true; Name = $Name; AllowPlaintextFile = $true; WarningAction = 'SilentlyContinue' } + $Option)
    }

    function Get-Way { @(Get-Journal | ForEach-Object { "$($_.method) $($_.path) $($_.status)" }) }

    # The one document, as it is on the disk.
    function Get-Stored { @((Get-Content "$folder/credentials.json" -Raw | ConvertFrom-Json -AsHashtable -DateKind String).credentials) }

    # As the person who made it would, on another machine.
    function Revoke-PersonalClient([string] $ClientId) {
        $token = @(Get-Sent | Where-Object Path -EQ '/api/v1/iam/personal_clients')[0].Headers['authorization'] -replace '^\w+ '
        $id = $ClientId -replace '@.*'
        $null = Invoke-RestMethod "$($sandbox.url)/api/v1/iam/personal_clients/$id" -Method Delete -Headers @{ Authorization = "Bearer $token" }
    }
}

AfterAll {
    $env:XDG_DATA_HOME = $dataHome
    Stop-TestTenant
}

Describe 'Connect-C1 -Save' -Skip:$skip {
    BeforeEach {
        $folder = Use-CredentialFolder "$TestDrive/$([guid]::NewGuid())"
        Clear-C1Environment
        Clear-Tenant
    }

    AfterEach {
        Clear-C1Environment
        Disconnect-C1 -All
    }

    Context 'Credentials that exist' {
        It 'stores a secret in a file for its owner alone, with a warning' {
            $session = Connect-C1 -ServerUrl $sandbox.url -ClientId " $($sandbox.clientId) " -ClientSecret $sandbox.clientSecret -Save -Name ' prod ' -AllowPlaintextFile -WarningVariable warnings -WarningAction SilentlyContinue
            $session.SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
            $session.Name | Should-BeString 'prod' -CaseSensitive
            @(Get-Journal).path | Should-BeString '/auth/v1/token' -CaseSensitive
            @($warnings).Count | Should-Be 1
            "$warnings" | Should -BeLike "*`"prod`" is stored unprotected*$folder/credentials.json*"
            "$warnings" | Should -Not -BeLike "*$($sandbox.clientSecret)*"

            (Get-ChildItem $folder -Force).Name | Should-BeString 'credentials.json' -CaseSensitive
            [System.IO.File]::GetUnixFileMode("$folder/credentials.json") | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite')

            # The build for Windows PowerShell cannot ask for it.
            if ((Get-TestedBuild) -eq 'net8.0') { [System.IO.File]::GetUnixFileMode($folder) | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite, UserExecute') }
            $stored = @(Get-Stored)
            $stored.Count | Should-Be 1
            [DateTimeOffset] $stored[0].savedAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-2))
            Assert-Json $stored[0] @{
                name = 'prod'; serverUrl = "$($sandbox.url)/"; clientId = $sandbox.clientId; clientSecret = $sandbox.clientSecret
                plainSecret = $false; dpop = $false; savedAt = $stored[0].savedAt
            }
            $shown = Get-C1Credential
            $shown.Name, $shown.Kind, $shown.Storage, $shown.Tenant | Should -BeExactly 'prod', 'ServicePrincipal', 'PlaintextFile', '127.0.0.1'
        }

        It 'stores a PSCredential' {
            $credential = [pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))
            $null = Connect-C1 -ServerUrl $sandbox.url -Credential $credential -Save -Name prod -AllowPlaintextFile -WarningAction SilentlyContinue
            $stored = Get-Stored
            $stored.clientId, $stored.clientSecret | Should -BeExactly $sandbox.clientId, $sandbox.clientSecret
            (Connect-C1 -Name prod).ClientId | Should -BeExactly $sandbox.clientId
        }

        It 'is not stored with <what>, and signs in all the same' -ForEach @(
            @{ what = '-WhatIf'; save = { Save-Secret prod -WhatIf } }
            @{ what = '$WhatIfPreference'; save = { $WhatIfPreference = $true; Save-Secret prod } }
        ) {
            $session = & $save
            $session.Name | Should-BeString 'prod' -CaseSensitive
            @(Get-C1Session) | Should -Be $session
            Get-C1Credential | Should -BeNullOrEmpty
        }

        It 'asks nothing without -Save' {
            $session = & { $WhatIfPreference = $true; Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret }
            @(Get-C1Session) | Should -Be $session
        }

        It 'is used by -Name, whatever the environment says' {
            $null = Save-Secret prod
            Clear-Journal
            $env:CONDUCTORONE_ACCESS_TOKEN, $env:CONDUCTORONE_SERVER_URL = 'another', 'https://another.example.com'
            $session = Connect-C1 -Name PROD
            $session.Name | Should-BeString 'PROD' -CaseSensitive
            $session.SignIn, $session.ClientId | Should -BeExactly 'ClientCredentials', $sandbox.clientId
            $session.ServerUrl | Should -Be ([uri] "$($sandbox.url)/")
            @(Get-C1Session).Count | Should-Be 1
            $form = (Get-TokenRequest).Form
            @($form.Keys) | Sort-Object | Should -BeExactly 'client_assertion', 'client_assertion_type', 'client_id', 'grant_type'
            (Get-C1Identity).UserId | Should -Not -BeNullOrEmpty
        }

        It 'is used by another process' -Tag OneBuild {
            $null = Save-Secret prod
            $out = Invoke-Shell -Argument (Get-ModulePath) -Environment @{ XDG_DATA_HOME = Split-Path $folder } -Script @'
param($module)
Import-Module $module
(Connect-C1 -Name prod).ClientId
(New-C1App Payroll).DisplayName
'@
            $out | Should -BeExactly $sandbox.clientId, 'Payroll'
        }

        It 'remembers -PlainSecret and -DPoP' {
            $null = Save-Secret plain -PlainSecret
            $null = Save-Secret bound -DPoP
            Clear-Journal
            (Connect-C1 -Name plain).SignIn | Should-BeString 'PlainSecret' -CaseSensitive
            Assert-Json (Get-TokenRequest).Form @{ grant_type = 'client_credentials'; client_id = $sandbox.clientId; client_secret = $sandbox.clientSecret }
            (Get-TokenRequest).Headers.ContainsKey('dpop') | Should -BeFalse
            Clear-Journal
            (Connect-C1 -Name bound).SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
            $null = Get-C1Identity
            @(Get-Journal | ForEach-Object { $_.headers.ContainsKey('dpop') }) | Should -BeExactly $true, $true
            @(Get-Sent)[0].Headers['authorization'] | Should -BeLike 'DPoP ?*'
        }

        It 'is bound with -DPoP, though it was not when it was stored' {
            $null = Save-Secret prod
            Clear-Journal
            $null = Connect-C1 -Name prod -DPoP
            (Get-TokenRequest).Headers.ContainsKey('dpop') | Should -BeTrue
        }

        It 'replaces one of the name, in whatever case' {
            $null = Save-Secret prod -PlainSecret
            $null = Save-Secret other
            $null = Save-Secret PROD
            @(Get-Stored).name | Should -BeExactly 'other', 'PROD'
            (Connect-C1 -Name prod).SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
            @(Get-C1Session).Name | Should -BeExactly 'other', 'prod'
        }

        It 'is not stored where it does not sign in' {
            { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret planted -PlainSecret -Save -Name prod -AllowPlaintextFile } |
                Should -Throw -ErrorId 'C1.SignInFailed,*'
            "$folder/credentials.json" | Should -Not -Exist
            Get-C1Credential | Should -BeNullOrEmpty
            Get-C1Session | Should -BeNullOrEmpty
        }

        It 'stays as it was where its successor does not sign in' {
            $null = Save-Secret prod
            { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret planted -PlainSecret -Save -Name prod -AllowPlaintextFile } | Should -Throw
            (Get-Stored).clientSecret | Should -BeExactly $sandbox.clientSecret
        }
    }

    Context 'Personal clients' {
        It 'makes one for the person, and signs in with it' {
            $session = Save-Person me
            Get-Way | Should -BeExactly 'POST /auth/v1/device_authorization 200', 'POST /auth/v1/token 200', 'POST /api/v1/iam/personal_clients 200', 'POST /auth/v1/token 200'
            Assert-Json @(Get-Sent)[0].Body @{ displayName = "PowerShell on $([Environment]::MachineName)" }
            $session.SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
            $session.Name | Should-BeString 'me' -CaseSensitive
            $session.ClientId | Should -BeLike "*@$(([uri] $sandbox.url).Authority)/pcc"
            @(Get-C1Session) | Should -Be $session
            @(Get-TokenRequest)[1].Form.client_id | Should -BeExactly $session.ClientId
            $person = @(Get-TestUser | Where-Object type -EQ USER_TYPE_HUMAN)[0]
            (Get-C1Identity).UserId | Should -BeExactly $person.id

            # It renews itself, which the person's own sign-in could not.
            Reset-TestToken
            (Get-C1Identity).UserId | Should -BeExactly $person.id
            $shown = Get-C1Credential me
            $shown.Kind, $shown.ClientId | Should -BeExactly 'PersonalClient', $session.ClientId
            $shown.ExpiresAt | Should -BeNullOrEmpty

            # And again later.
            (Connect-C1 -Name me).ClientId | Should -BeExactly $session.ClientId
            (Get-C1Identity).UserId | Should -BeExactly $person.id
        }

        It 'asks for what it is told to' {
            $null = Save-Person me @{ Expires = [timespan]::FromDays(90); ScopedRoles = 'role-a', 'role-b'; AllowSourceCidr = '127.0.0.0/8', '10.0.0.0/8'; ClientDisplayName = 'Ann''s shell'; DPoP = $true }
            Assert-Json @(Get-Sent)[0].Body @{
                displayName = 'Ann''s shell'; expires = '7776000s'; scopedRoles = 'role-a', 'role-b'; allowSourceCidr = '127.0.0.0/8', '10.0.0.0/8'
            }
            $shown = Get-C1Credential me
            $shown.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddDays(89.9))
            $shown.ExpiresAt | Should -BeLessThan ([DateTimeOffset]::UtcNow.AddDays(90.1))
            (Get-Stored).dpop | Should -BeTrue
            @(Get-TokenRequest)[1].Headers.ContainsKey('dpop') | Should -BeTrue
        }

        It 'takes -Expires as people write it: <_>' -ForEach '30.00:00:00', '2592000s' {
            { Connect-C1 $sandbox.url -Device -Save -Name me -Expires $_ -NoBrowser } | Should -Throw -ErrorId 'C1.CredentialStore,*' -Because 'only the storage is missing'
        }

        It 'makes none without -Save' {
            $null = Connect-Person
            Get-Way | Should -BeExactly 'POST /auth/v1/device_authorization 200', 'POST /auth/v1/token 200'
            Split-Path $folder | Should -Not -Exist
        }

        It 'makes none with -WhatIf, and leaves the session of the person' {
            $session = Save-Person me @{ WhatIf = $true }
            Get-Way | Should -BeExactly 'POST /auth/v1/device_authorization 200', 'POST /auth/v1/token 200'
            @(Get-C1Session) | Should -Be $session
            $null = Get-C1Identity
            Get-C1Credential | Should -BeNullOrEmpty
        }

        It 'stores nothing where the server makes none' {
            Add-Fault @{ path = '/api/v1/iam/personal_clients'; status = 403; body = '{"code":7,"message":"personal clients are switched off"}' }
            { Save-Person me } | Should -Throw -ErrorId 'C1.Forbidden,*' -ExpectedMessage '*personal clients are switched off*'
            Get-C1Credential | Should -BeNullOrEmpty
            Get-C1Session | Should -BeNullOrEmpty
        }

        It 'that was revoked is said to be, with how to sign in anew' {
            $session = Save-Person me
            Revoke-PersonalClient $session.ClientId
            Clear-Journal
            $failed = { Connect-C1 -Name me } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,ConductorOne.PowerShell.Sessions.ConnectC1Command'
            $failed | Should -BeLike "*invalid_client*The stored credential `"me`" was refused*revoked*Connect-C1 -Tenant $($sandbox.url) -Device -Save -Name `"me`"*"
            $failed.CategoryInfo.Category | Should -Be AuthenticationError
            $failed.Exception.Status | Should-Be 401
            $failed.Exception.Code | Should-BeString 'invalid_client' -CaseSensitive
            @(Get-TokenRequest).Count | Should-Be 1
            (Get-C1Credential).Name | Should -BeExactly 'me' -Because 'only its owner removes it'
        }

        It 'that is revoked while it is in use is said to be by the call' {
            $session = Save-Person me
            $null = Connect-C1 -Name me
            Revoke-PersonalClient $session.ClientId
            { New-C1App Payroll } | Should -Throw -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*The stored credential "me" was refused*-Device -Save -Name "me"*'
        }
    }

    Context 'Ctrl+C' {
        BeforeEach {
            $shown = New-TestHost
            $null = New-Item $folder -ItemType Directory
            if (-not $IsWindows) { [System.IO.File]::SetUnixFileMode($folder, 'UserRead, UserWrite, UserExecute') }
            $other = $null

            # Locks on the folder, which end with the test.
            $locks = [System.Collections.Concurrent.BlockingCollection[System.IDisposable]]::new()

            # A person signs in. The store can be locked before they have, and after it was looked at: what is made then cannot be stored.
            function Start-Saving([switch] $Locked) {
                Start-OtherRunspace -ShellHost $shown -Argument $folder, $locks, $Locked.IsPresent -Script {
                    param($folder, $locks, $isLocked)
                    Connect-C1 -ServerUrl $sandbox.url -Device -NoBrowser -Save -Name me -AllowPlaintextFile 6>&1 | ForEach-Object {
                        if ($_ -isnot [System.Management.Automation.InformationRecord]) { return }
                        if ($isLocked) { $locks.Add((Lock-CredentialFolder $folder)) }
                        $null = Invoke-Control POST device/approve @{ userCode = Get-UserCode $_ }
                    }
                }
            }
        }

        AfterEach {
            if ($other) { Remove-OtherRunspace $other }
            foreach ($lock in $locks) { $lock.Dispose() }
        }

        It 'while the store is locked deletes the personal client that was made' {
            $other = Start-Saving -Locked
            Wait-Until { (Get-Way) -contains 'POST /api/v1/iam/personal_clients 200' }
            $other.Shell.Stop()
            $shown.Warnings | Should -BeNullOrEmpty
            (Get-Way)[-1] | Should -BeLike 'DELETE /api/v1/iam/personal_clients/* 200'
            Get-ChildItem $folder -Force -Exclude credentials.lock | Should -BeNullOrEmpty
        }

        It 'names the personal client that could not be deleted' {
            Add-Fault @{ method = 'DELETE'; path = '/api/v1/iam/personal_clients/*'; status = 403; body = '{"code":7,"message":"no"}' }
            $other = Start-Saving -Locked
            Wait-Until { (Get-Way) -contains 'POST /api/v1/iam/personal_clients 200' }
            $other.Shell.Stop()
            $id = (Get-Way)[-1] -replace '^DELETE /api/v1/iam/personal_clients/(\S+) 403$', '$1'
            "$($shown.Warnings)" | Should-BeString "The personal client $id@$(([uri] $sandbox.url).Authority)/pcc was created, was not stored, and could not be deleted again: delete it in C1." -CaseSensitive
        }

        It 'while the server makes a personal client waits for it a little, and deletes it' {
            Add-Fault @{ path = '/api/v1/iam/personal_clients'; delayMilliseconds = 500 }
            $other = Start-Saving
            Wait-Until { (Get-FaultHit) -eq 1 }
            $other.Shell.Stop()
            $shown.Warnings | Should -BeNullOrEmpty
            (Get-Way)[-2, -1] | Should -BeLike '* /api/v1/iam/personal_clients* 200'
            (Get-Way)[-1] | Should -BeLike 'DELETE *'
            "$folder/credentials.json" | Should -Not -Exist
        }

        It 'says that a personal client may be left where the server does not answer' -Tag OneBuild {
            Add-Fault @{ path = '/api/v1/iam/personal_clients'; hang = $true }
            $other = Start-Saving
            Wait-Until { (Get-FaultHit) -eq 1 }
            $other.Shell.Stop()
            "$($shown.Warnings)" | Should -BeExactly ("Cancelled before the server answered. It may have created the personal client `"PowerShell on $([Environment]::MachineName)`", " +
                'whose secret nobody has: delete it in C1.')
        }

        It 'shows the error that comes then, since the server may have made one' {
            Add-Fault @{ path = '/api/v1/iam/personal_clients'; delayMilliseconds = 500; status = 502; afterProcessing = $true }
            $other = Start-Saving
            Wait-Until { (Get-FaultHit) -eq 1 }
            $other.Shell.Stop()
            "$($shown.Warnings)" | Should -BeLike '*POST /api/v1/iam/personal_clients*502*The server may have done it*'
        }

        It 'says what is stored while it signs in with that' {
            Add-Fault @{ path = '/auth/v1/token'; skip = 1; hang = $true }
            $other = Start-Saving
            Wait-Until { (Get-FaultHit) -eq 1 }
            $other.Shell.Stop()
            "$($shown.Warnings)" | Should -BeLike '*The credential is stored as "me" nevertheless: Connect-C1 -Name signs in with it.'
            Get-Way | Should -Not -BeLike 'DELETE *'
            (Get-C1Credential).Name | Should -BeExactly 'me'
        }

        It 'stores nothing afterwards' {
            $other = Start-OtherRunspace -ShellHost $shown -Argument $folder, $locks -Script {
                param($folder, $locks)
                Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Save -Name prod -AllowPlaintextFile -Verbose 4>&1 |
                    ForEach-Object { if ("$_" -like 'POST /auth/v1/token -> 200*') { $locks.Add((Lock-CredentialFolder $folder)) } }
            }
            $lock = $null
            $locks.TryTake([ref] $lock, 20000) | Should -BeTrue
            $other.Shell.Stop()
            $lock.Dispose()
            $null = Save-Secret other
            (Get-C1Credential).Name | Should -BeExactly 'other'
        }

        It 'removes nothing afterwards' {
            $null = Save-Secret prod
            $lock = Lock-CredentialFolder $folder
            $reached = [System.Threading.ManualResetEventSlim]::new()
            $other = Start-OtherRunspace -ShellHost $shown -Argument $reached -Script { param($reached) $reached.Set(); Remove-C1Credential prod -Confirm:$false }
            $reached.Wait(20000) | Should -BeTrue
            $other.Shell.Stop()
            $lock.Dispose()
            $null = Save-Secret other
            (Get-C1Credential).Name | Should -BeExactly 'other', 'prod'
        }
    }

    Context 'What is refused' {
        It 'a name that is not stored, among <known>' -ForEach @(@{ stored = @(); known = 'none' }, @{ stored = @('test', 'Prod-eu'); known = 'Prod-eu, test' }) {
            foreach ($name in $stored) { Save-TestCredential $name }
            $failed = { Connect-C1 -Name nope } | Should -Throw -PassThru -ErrorId 'C1.NoCredential,ConductorOne.PowerShell.Sessions.ConnectC1Command' -ExpectedMessage "*no stored credential `"nope`". Known: $known.*-Tenant*"
            $failed.CategoryInfo.Category | Should -Be ObjectNotFound
            @(Get-Journal).Count | Should-Be 0
        }

        It 'a credential where no protected storage works, before anything is sent: <what>' -ForEach @(
            @{ what = 'a secret'; connect = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Save -Name prod } }
            @{ what = 'a credential'; connect = { Connect-C1 -ServerUrl $sandbox.url -Credential ([pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))) -Save -Name prod } }
            @{ what = 'a person'; connect = { Connect-C1 -ServerUrl $sandbox.url -Device -Save -Name me } }
        ) {
            $failed = $connect | Should -Throw -PassThru -ErrorId 'C1.CredentialStore,*' -ExpectedMessage '*no protected storage works here (SecretService)*-AllowPlaintextFile*'
            $failed.CategoryInfo.Category | Should -Be ResourceUnavailable
            @(Get-Journal).Count | Should-Be 0
            Split-Path $folder | Should -Not -Exist
            Get-C1Session | Should -BeNullOrEmpty
        }

        It '-Save without a name: <name>' -ForEach @(@{ name = $null }, @{ name = ' ' }) {
            $option = @{}
            if ($null -ne $name) { $option.Name = $name }
            { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Save -AllowPlaintextFile @option } |
                Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*-Save needs -Name*'
            @(Get-Journal).Count | Should-Be 0
        }

        It '-<option> without -Save' -ForEach @(
            @{ option = 'AllowPlaintextFile'; value = $true }, @{ option = 'Expires'; value = '3600s' }, @{ option = 'ScopedRoles'; value = 'a' }
            @{ option = 'AllowSourceCidr'; value = '10.0.0.0/8' }, @{ option = 'ClientDisplayName'; value = 'x' }
            @{ option = 'WhatIf'; value = $true }, @{ option = 'Confirm'; value = $true }
        ) {
            $more = @{ $option = $value }
            { Connect-C1 -ServerUrl $sandbox.url -Device @more } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage "*-$option needs -Save.*"
            @(Get-Journal).Count | Should-Be 0
        }

        It 'a personal client that nobody can make, before a person signs in: <what>' -ForEach @(
            @{ what = 'no name'; option = @{ ClientDisplayName = ' ' }; words = '*DisplayName*' }
            @{ what = 'no time'; option = @{ Expires = [timespan]::Zero }; words = '*Expires must be longer than zero*' }
            @{ what = 'less than no time'; option = @{ Expires = [timespan]::FromDays(-1) }; words = '*Expires must be longer than zero*' }
        ) {
            { Save-Person me $option } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage $words
            @(Get-Journal).Count | Should-Be 0
        }

        It 'a file that cannot be read, before anything is sent' {
            New-StoredFile $folder '{"credentials":"planted'
            { Save-Secret prod } | Should -Throw -ErrorId 'C1.CredentialStore,*' -ExpectedMessage "*$folder/credentials.json*"
            { Connect-C1 -Name prod } | Should -Throw -ErrorId 'C1.CredentialStore,*' -ExpectedMessage "*$folder/credentials.json*"
            @(Get-Journal).Count | Should-Be 0
            Get-Content "$folder/credentials.json" -Raw | Should-BeString '{"credentials":"planted' -CaseSensitive
        }
    }

    It 'is what alone writes to the disk' {
        $trust = New-TestTrust
        $env:C1_TEST_TOKEN = New-OidcToken
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -DPoP -Name prod
        $null = New-C1App Payroll
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -PlainSecret
        $null = Connect-C1 -ServerUrl $sandbox.url -AccessToken t
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcToken $env:C1_TEST_TOKEN
        $null = Connect-C1 -ServerUrl $sandbox.url -ClientId $trust -OidcTokenVariable C1_TEST_TOKEN
        { Connect-C1 -Name nothing } | Should -Throw
        Get-C1Credential
        $line = 'Connect-C1 -Name '
        $null = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
        Get-C1Session | Disconnect-C1
        $env:C1_TEST_TOKEN = $null
        Split-Path $folder | Should -Not -Exist
    }

    It 'loses nothing to several processes at once' -Tag OneBuild {
        $others = foreach ($number in 1..3) {
            Start-OtherRunspace -Argument $number, (Get-ModulePath), $env:XDG_DATA_HOME -Script {
                param($number, $module, $dataHome)
                $environment = @{ XDG_DATA_HOME = $dataHome; C1_TEST_SECRET = $sandbox.clientSecret; DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent/bus'; DISPLAY = '' }
                Invoke-Shell -Argument $number, $module, $sandbox.url, $sandbox.clientId -Environment $environment -Script @'
param($number, $module, $url, $id)
Import-Module $module
1..4 | ForEach-Object { $null = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $env:C1_TEST_SECRET -Save -Name "p$number-$_" -AllowPlaintextFile 3>$null }
'done'
'@
            }
        }

        try { foreach ($other in $others) { $other.Shell.EndInvoke($other.Work) | Should -BeExactly 'done' } }
        finally { foreach ($other in $others) { $other.Shell.Dispose() } }
        (Get-C1Credential).Name | Should -BeExactly (1..3 | ForEach-Object { $number = $_; 1..4 | ForEach-Object { "p$number-$_" } })
        (Get-ChildItem $folder -Force).Name | Should-BeString 'credentials.json' -CaseSensitive
    }
}
