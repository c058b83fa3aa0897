BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected -Option '--device-interval 1'
    $publicClient = '2RCzHlak5q7CY14SdBc8HoZEJRf'

    # In place of the browser of a desktop: it notes the address and approves, as a person at the page would.
    $path, $display = $env:PATH, $env:DISPLAY
    if ($IsLinux) {
        $tools = New-Item "$TestDrive/bin" -ItemType Directory
        Set-Content "$tools/approve.ps1" @'
param([string] $Address)
$null = Invoke-RestMethod ($Address -replace '\?.*') -Method Post -Body @{ user_code = $Address -replace '.*user_code='; action = 'approve' }
'@
        $approve = (@(Get-Shell) + '-File', "$tools/approve.ps1" | ForEach-Object { "'$_'" }) -join ' '
        Set-Content "$tools/xdg-open" "#!/bin/sh`necho ""`$1"" >> ""`$C1_TEST_OPENED""`nexec $approve ""`$1"""
        [System.IO.File]::SetUnixFileMode("$tools/xdg-open", 'UserRead, UserWrite, UserExecute')
    }

    # What was sent to sign in, as path and status.
    # On a busy machine one more question may be asked before the person has answered.
    function Get-Way { @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" } | Select-Object -Unique) }

    # Takes eight seconds, which pass while the other tests run.
    $slowTenant = Start-Tenant '--device-interval 1'
    $slow = Start-OtherRunspace -Tenant $slowTenant {
        Add-Fault @{ path = '/auth/v1/token'; skip = 1; status = 400; body = '{"error":"slow_down"}' }
        $code, $refusals = '', 0
        Connect-C1 -ServerUrl $sandbox.url -Device -NoBrowser -Verbose 4>&1 6>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.InformationRecord]) { $code = Get-UserCode $_ }
            elseif ("$_" -like 'POST /auth/v1/token -> 400*' -and ++$refusals -eq 2) { $null = Invoke-Control POST device/approve @{ userCode = $code } }
            elseif ($_ -is [ConductorOne.Sessions.C1Session]) { $_ }
        }
    }
}

AfterAll {
    $env:PATH, $env:DISPLAY, $env:C1_TEST_OPENED = $path, $display, $null
    Stop-TestTenant
    $slow.Shell.Dispose()
    $slowTenant | Stop-Tenant
}

Describe 'Connect-C1 -Device' {
    BeforeEach {
        if ($IsLinux) { $env:PATH, $env:DISPLAY, $env:WAYLAND_DISPLAY = "${tools}:$path", ':0', $null }
        $env:C1_TEST_OPENED = "$TestDrive/opened.txt"
        Remove-Item $env:C1_TEST_OPENED -ErrorAction Ignore
        Clear-Tenant
    }

    AfterEach { Disconnect-C1 -All }

    It 'signs a person in who approves' {
        $session = Connect-Person
        $session | Should -BeOfType ConductorOne.Sessions.C1Session
        $session.SignIn | Should-BeString 'Device' -CaseSensitive
        $session.ClientId | Should -BeNullOrEmpty
        $session.Tenant | Should-BeString '127.0.0.1' -CaseSensitive
        $session.ExpiresAt | Should -BeOfType System.DateTimeOffset
        (Get-C1Session -Default) | Should -Be $session
        $env:C1_TEST_OPENED | Should -Not -Exist -Because 'of -NoBrowser'

        $asked, $early, $polled = @(Get-Journal)[0, 1, -1]
        "$($asked.method) $($asked.path) $($asked.status)" | Should-BeString 'POST /auth/v1/device_authorization 200' -CaseSensitive
        $asked.body | Should-BeString "client_id=$publicClient" -CaseSensitive
        $asked.headers['content-type'] | Should-BeString 'application/x-www-form-urlencoded' -CaseSensitive
        $asked.headers.ContainsKey('authorization') | Should -BeFalse
        Get-Way | Select-Object -Last 1 | Should-BeString '/auth/v1/token 200' -CaseSensitive
        $form = @(Get-TokenRequest)[-1].Form
        Assert-Json $form @{ grant_type = 'urn:ietf:params:oauth:grant-type:device_code'; device_code = $form.device_code; client_id = $publicClient }
        ([DateTimeOffset] $early.startedAt - [DateTimeOffset] $asked.startedAt).TotalSeconds | Should -BeGreaterOrEqual 0.9 -Because 'the server asks for a second in between'

        # Theirs, and nobody's else.
        (Get-C1Identity).UserId | Should -BeExactly @(Get-TestUser | Where-Object type -EQ USER_TYPE_HUMAN)[0].id
    }

    It 'shows link and code on the screen, and not among its output' {
        $shown = [System.Collections.Generic.List[object]]::new()
        $out = Connect-C1 -ServerUrl $sandbox.url -Device -NoBrowser 6>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.InformationRecord]) {
                $shown.Add($_)
                $null = Invoke-Control POST device/approve @{ userCode = @((Invoke-Control GET device).list)[0].userCode }
            }
            else { $_ }
        }
        @($out).Count | Should-Be 1
        $out | Should -BeOfType ConductorOne.Sessions.C1Session
        $shown.Count | Should-Be 1

        # As Write-Host does, so that no preference hides it.
        $shown[0].Tags | Should-BeString 'PSHOST' -CaseSensitive
        $shown[0].MessageData | Should -BeOfType System.Management.Automation.HostInformationMessage
        $code = Get-UserCode $shown[0]
        "$($shown[0])" | Should-BeString "To sign in, open $($sandbox.url)/auth/v1/device?user_code=$code and check that it shows the code $code." -CaseSensitive
    }

    It 'says that the code has ended' {
        $failed = { Connect-Person expire } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*Nobody signed in before the code expired. Run Connect-C1 -Device again.*'
        $failed.Exception.Code | Should-BeString 'expired_token' -CaseSensitive
        Get-Way | Should -BeExactly '/auth/v1/device_authorization 200', '/auth/v1/token 400'
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'stops asking when the time is up, though the server never says so' {
        Add-Fault @{
            path = '/auth/v1/device_authorization'
            body = '{"device_code":"planted","user_code":"BCDF-GHJK","verification_uri":"https://acme.conductor.one/device","expires_in":1,"interval":1}'
        }
        Add-Fault @{ path = '/auth/v1/token'; status = 400; body = '{"error":"authorization_pending"}'; times = 0 }
        $failed = { Connect-C1 -ServerUrl $sandbox.url -Device -NoBrowser 6>$null } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*Nobody signed in before the code expired.*'
        @(Get-TokenRequest).Count | Should -BeLessOrEqual 2
        $failed | Format-List * -Force | Out-String -Width 4096 | Should -Not -BeLike '*planted*'
    }

    It 'says that it was denied, and takes the progress away that it has shown' {
        $other = Start-OtherRunspace { try { Connect-Person deny } catch { $_ }; Get-C1Session }
        try {
            $failed = $other.Shell.EndInvoke($other.Work)
            Assert-Failure $failed C1.SignInFailed AuthenticationError 'The sign-in was denied in the browser.*'
            $failed.Exception.Code | Should-BeString 'access_denied' -CaseSensitive
            Get-Way | Should -BeExactly '/auth/v1/device_authorization 200', '/auth/v1/token 400'
            $progress = @($other.Shell.Streams.Progress | Where-Object Activity -EQ 'Waiting for the sign-in in the browser')
            $progress[0].StatusDescription | Should -Match '^Code [A-Z]{4}-[A-Z]{4} at http://127\.0\.0\.1:'
            $progress[0].SecondsRemaining | Should -BeIn (590..600)
            $progress[-1].RecordType | Should -Be Completed
        }
        finally {
            $other.Shell.Dispose()
        }
    }

    It 'ends with Ctrl+C at once' {
        $shown = [System.Threading.ManualResetEventSlim]::new()
        $other = Start-OtherRunspace { param($shown) Connect-C1 -ServerUrl $sandbox.url -Device -NoBrowser 6>&1 | ForEach-Object { $shown.Set() } } $shown
        try {
            $shown.Wait(20000) | Should -BeTrue
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $other.Shell.Stop()
            $watch.ElapsedMilliseconds | Should -BeLessThan 3000
            $other.Work.IsCompleted | Should -BeTrue
            $other.Shell.InvocationStateInfo.State | Should -Be Stopped
        }
        finally {
            $other.Shell.Dispose()
        }
    }

    It 'signs in as another public client with -DeviceClientId' {
        $null = Invoke-Control POST device/clients @{ clientId = 'a client & more' }
        (Connect-Person -Option @{ DeviceClientId = 'a client & more' }).SignIn | Should-BeString 'Device' -CaseSensitive
        (Get-Journal)[0].body | Should-BeString 'client_id=a%20client%20%26%20more' -CaseSensitive
        (Get-TokenRequest).Form.client_id | Should-BeString 'a client & more' -CaseSensitive
    }

    It 'says what the server says of a public client that it does not know' {
        $failed = { Connect-Person -Option @{ DeviceClientId = 'nobody' } } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*/auth/v1/device_authorization*invalid_client*client_id is not known*'
        $failed.Exception.Code | Should-BeString 'invalid_client' -CaseSensitive
        Get-Way | Should-BeString '/auth/v1/device_authorization 401' -CaseSensitive
    }

    It 'says what to do when its token has ended' {
        $null = Connect-Person
        Reset-TestToken
        Clear-Journal
        $failed = { Get-C1Identity } | Should -Throw -PassThru -ErrorId 'C1.Unauthorized,*' -ExpectedMessage '*lasts as long as its token: run Connect-C1 -Device again, or once with -Save*'
        $failed.Exception.Status | Should-Be 401
        Get-Way | Should-BeString '/api/v1/auth/introspect 401' -CaseSensitive
    }

    It 'opens no page that is none: <link>' -ForEach @(
        @{ link = 'file:///bin/sh' }, @{ link = 'http://acme.conductor.one/device' }, @{ link = 'calc.exe' }, @{ link = '' }, @{ link = 'javascript:alert(1)' }
    ) {
        Add-Fault @{
            path = '/auth/v1/device_authorization'
            body = ConvertTo-Json @{ device_code = 'd'; user_code = 'BCDF-GHJK'; verification_uri = $link; expires_in = 600; interval = 1 }
        }
        { Connect-C1 -ServerUrl $sandbox.url -Device } | Should -Throw -ErrorId 'C1.SignInFailed,*' -ExpectedMessage '*the server gave no https link to sign in at*'
        Get-Way | Should-BeString '/auth/v1/device_authorization 200' -CaseSensitive
    }

    It 'says what is wrong with an answer that is no authorization: <body>' -ForEach @(@{ body = 'null' }, @{ body = '[]' }, @{ body = '<p>hi</p>' }, @{ body = '{"interval":"x"}' }) {
        Add-Fault @{ path = '/auth/v1/device_authorization'; body = $body }
        { Connect-C1 -ServerUrl $sandbox.url -Device } | Should -Throw -ErrorId 'C1.InvalidResponse,*' -ExpectedMessage '*/auth/v1/device_authorization*'
    }

    It 'needs a tenant' {
        { Connect-C1 -Device } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage '*-Device does not say where to sign in: give -Tenant or -ServerUrl.*'
        @(Get-Journal).Count | Should-Be 0
    }

    It 'opens the page of the code in the browser, and the person approves there' -Skip:(-not $IsLinux) {
        $session = Connect-C1 -ServerUrl $sandbox.url -Device -InformationVariable shown 6>$null
        $session.SignIn | Should-BeString 'Device' -CaseSensitive
        $opened = @(Get-Content $env:C1_TEST_OPENED)
        $opened | Should-BeString "$($sandbox.url)/auth/v1/device?user_code=$(Get-UserCode $shown)" -CaseSensitive
        @(Get-Journal | Where-Object path -EQ '/auth/v1/device').method | Should-BeString 'POST' -CaseSensitive
    }

    It 'shows the link alone where there is no <what>' -Skip:(-not $IsLinux) -ForEach @(
        @{ what = 'browser'; variable = 'PATH'; value = '/nothing' }
        @{ what = 'desktop, as over SSH'; variable = 'DISPLAY'; value = '' }
    ) {
        Set-Item "env:$variable" $value
        $lines = [System.Collections.Generic.List[string]]::new()
        $session = Connect-C1 -ServerUrl $sandbox.url -Device -Verbose 4>&1 6>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.InformationRecord]) { $null = Invoke-Control POST device/approve @{ userCode = Get-UserCode $_ } }
            elseif ($_ -is [System.Management.Automation.VerboseRecord]) { $lines.Add("$_") }
            else { $_ }
        }
        $session.SignIn | Should-BeString 'Device' -CaseSensitive
        $lines | Should -Contain 'No browser could be opened here; the link works in any other.'
        $env:C1_TEST_OPENED | Should -Not -Exist
    }

    It 'asks again as long as nobody has decided, five seconds later when it is told to slow down' {
        $slow.Work.AsyncWaitHandle.WaitOne(30000) | Should -BeTrue
        $slow.Shell.EndInvoke($slow.Work).SignIn | Should-BeString 'Device' -CaseSensitive
        Use-TestTenant $slowTenant
        try { $way, $times, $forms = @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" }), @(Get-Journal | ForEach-Object { [DateTimeOffset] $_.startedAt }), @(Get-TokenRequest).Form }
        finally { Use-TestTenant $sandbox }
        $way | Should -BeExactly '/auth/v1/device_authorization 200', '/auth/v1/token 400', '/auth/v1/token 400', '/auth/v1/token 200'
        ($times[2] - $times[1]).TotalSeconds | Should -BeGreaterOrEqual 0.9
        ($times[2] - $times[1]).TotalSeconds | Should -BeLessThan 5
        ($times[3] - $times[2]).TotalSeconds | Should -BeGreaterOrEqual 5.9
        Assert-Json $forms[1] $forms[0]
        Assert-Json $forms[2] $forms[0]
    }
}
