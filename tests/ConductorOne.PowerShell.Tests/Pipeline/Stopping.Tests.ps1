BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Option '--apps 45'
    $session = Get-C1Session -Default

    # Presses Ctrl+C. The bar of 500 ms is for the benchmark; this one is for machines that do much else.
    function Stop-Pipe($Pipe) {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $Pipe.Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        $Pipe.Shell.InvocationStateInfo.State | Should -Be Stopped
        $Pipe.Shell.Streams.Error.ReadAll() | Should -BeNullOrEmpty
    }

    # What its host was told to show: one warning, or nothing.
    function Get-Told { "$($shown.Warnings)" }

    # A session of its own: the pause that a server asks for is one of the whole session, which sends less at once for a while.
    function Connect-Own { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name own }

    function Connect-Stranger([string] $Url) { Connect-C1 -ServerUrl $Url -AccessToken t -Name own }
}

AfterAll { Stop-TestTenant }

Describe 'Ctrl+C' {
    BeforeEach {
        Clear-Tenant
        $shown = New-TestHost
        $reached = [System.Threading.ManualResetEventSlim]::new()
        $pipe = $null
    }

    AfterEach {
        if ($pipe) { Remove-OtherRunspace $pipe }
        Get-C1Session | Where-Object Name -EQ own | Disconnect-C1

        # Whatever was stopped: the session goes on.
        Clear-Fault
        (New-C1App Afterwards -Session $session).DisplayName | Should-BeString 'Afterwards' -CaseSensitive
    }

    It 'ends a create while it <state>: the warning says that it may have been done' -ForEach @(
        @{ state = 'waits for headers'; fault = @{ hang = $true } }
        @{ state = 'waits for headers, and has been done'; fault = @{ hang = $true; afterProcessing = $true } }
        @{ state = 'reads a body'; fault = @{ stall = $true; cut = 20 } }
        @{ state = 'reads headers without a body'; fault = @{ stall = $true } }
    ) {
        Add-Fault (@{ path = '/api/v1/apps' } + $fault)
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session -Script { param($session) New-AppRow 3 | New-C1App -Session $session }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
        Get-Told | Should -BeExactly ('The pipeline ended before everything was written. Cancelled without an answer: Row 1, "App 1". ' +
            'The server may have done them: check before you send them again.')
        @(Get-Sent).Count | Should-Be 1
    }

    It 'ends a read while it <state>, without a word' -ForEach @(
        @{ state = 'waits for headers'; fault = @{ hang = $true } }
        @{ state = 'reads a body'; fault = @{ stall = $true; cut = 5 } }
    ) {
        Add-Fault (@{ path = '/api/v1/auth/introspect' } + $fault)
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session -Script { param($session) Get-C1Identity -Session $session }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
        Get-Told | Should -BeNullOrEmpty
        @(Get-Sent).Count | Should-Be 1
    }

    It 'ends <what> while it backs off after <status>' -ForEach @(
        @{ what = 'a read'; status = 503; script = { param($session, $reached) Get-C1Identity -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } } } }
        @{ what = 'a read'; status = 429; script = { param($session, $reached) Get-C1Identity -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } } } }
        @{ what = 'a create'; status = 429; script = { param($session, $reached) New-AppRow 3 | New-C1App -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } } } }
        @{ what = 'creates'; status = 429; script = { param($session, $reached) New-AppRow 9 | New-C1App -ThrottleLimit 4 -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } } } }
    ) {
        $own = Connect-Own
        Clear-Journal
        Add-Fault @{ path = '/api/v1/*'; status = $status; times = 0; headers = @{ 'Retry-After' = '60' } }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $own, $reached -Script $script
        $reached.Wait(60000) | Should -BeTrue
        $sent = @(Get-Sent).Count
        Stop-Pipe $pipe
        $sent | Should -BeLessOrEqual 4
        @(Get-Sent).Count | Should -Be $sent -Because 'nothing is sent behind Ctrl+C'
        if ($what -eq 'a read') { Get-Told | Should -BeNullOrEmpty }
    }

    It 'ends a list while <what>' -ForEach @(
        @{ what = 'its first page is awaited'; fault = @{ hang = $true }; objects = 0 }
        @{ what = 'its second page is awaited'; fault = @{ hang = $true; skip = 1 }; objects = 10 }
        @{ what = 'its second page is read'; fault = @{ stall = $true; cut = 50; skip = 1 }; objects = 10 }
        @{ what = 'its second page is tried again'; fault = @{ status = 503; headers = @{ 'Retry-After' = '60' }; skip = 1 }; objects = 10 }
    ) {
        $own = Connect-Own
        Add-Fault (@{ method = 'GET'; path = '/api/v1/apps' } + $fault)
        $read = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $own, $read -Script {
            param($session, $read)
            Get-C1App -PageSize 10 -Session $session | ForEach-Object { $read.Enqueue($_.Id) }
        }
        Wait-Until { (Get-FaultHit) -eq 1 -and $read.Count -eq $objects }
        Stop-Pipe $pipe
        Get-Told | Should -BeNullOrEmpty
        @(Get-Sent).Count | Should -Be ($objects / 10 + 1)
    }

    It 'ends a list between two pages, while somebody works on its objects' {
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $reached -Script {
            param($session, $reached)
            Get-C1App -PageSize 10 -Session $session | ForEach-Object { $reached.Set(); Start-Sleep 300 }
        }
        $reached.Wait(60000) | Should -BeTrue
        Stop-Pipe $pipe
        Get-Told | Should -BeNullOrEmpty
        @(Get-Sent).Count | Should -BeLessOrEqual 2
    }

    It 'ends reads by id, many at once, without a word' {
        Add-Fault @{ method = 'GET'; path = '/api/v1/apps/*'; hang = $true; times = 0 }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session -Script {
            param($session)
            1..100 | ForEach-Object { "app$_".PadRight(27, "x") } | Get-C1App -ThrottleLimit 16 -Session $session
        }
        Wait-Until { (Get-FaultHit) -eq 16 }
        Stop-Pipe $pipe
        Get-Told | Should -BeNullOrEmpty
        (Get-FaultHit) | Should-Be 16
    }

    It 'ends a request while it connects' -Skip:(-not $IsLinux) {
        # Nobody takes a connection out of the queue, and the queue is full.
        $listener = [System.Net.Sockets.Socket]::new('InterNetwork', 'Stream', 'Tcp')
        $listener.Bind([System.Net.IPEndPoint]::new([System.Net.IPAddress]::Loopback, 0))
        $listener.Listen(0)
        $waiting = 1..4 | ForEach-Object {
            $client = [System.Net.Sockets.Socket]::new('InterNetwork', 'Stream', 'Tcp')
            $null = $client.ConnectAsync($listener.LocalEndPoint)
            $client
        }
        try {
            Wait-Until { @($waiting | Where-Object Connected).Count -ge 1 }
            $own = Connect-Stranger "http://127.0.0.1:$($listener.LocalEndPoint.Port)"
            $pipe = Start-OtherRunspace -ShellHost $shown -Argument $own, $reached -Script {
                param($session, $reached)
                New-C1App Payroll -Session $session -Debug 5>&1 | ForEach-Object { $reached.Set() }
            }
            $reached.Wait(60000) | Should -BeTrue
            Stop-Pipe $pipe
            Get-Told | Should -BeLike '*Cancelled without an answer: Payroll.*'
        }
        finally {
            $waiting | ForEach-Object Dispose
            $listener.Dispose()
        }
    }

    It 'ends a request while it waits for TLS' {
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $own = Connect-Stranger "https://127.0.0.1:$($listener.LocalEndpoint.Port)"
            $pipe = Start-OtherRunspace -ShellHost $shown -Argument $own -Script { param($session) New-C1App Payroll -Session $session }
            Wait-Until { $listener.Pending() }
            Stop-Pipe $pipe
            Get-Told | Should -BeLike '*Cancelled without an answer: Payroll.*'
        }
        finally {
            $listener.Stop()
        }
    }

    It 'ends requests that wait for a token' {
        $own = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name own -NoVerify
        Add-Fault @{ path = '/auth/v1/token'; hang = $true; times = 0 }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $own -Script { param($session) New-AppRow 9 | New-C1App -ThrottleLimit 4 -Session $session }
        Wait-Until { (Get-FaultHit) -ge 1 }
        Stop-Pipe $pipe
        (Get-FaultHit) | Should-Be 1
        Assert-NothingSent
    }

    It 'ends Connect-C1 while it waits for a token' {
        Add-Fault @{ path = '/auth/v1/token'; hang = $true; times = 0 }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $sandbox -Script { param($it) Connect-C1 -ServerUrl $it.url -ClientId $it.clientId -ClientSecret $it.clientSecret }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
    }

    It 'of Connect-C1 leaves no default: what comes next goes to no other tenant' {
        Add-Fault @{ path = '/auth/v1/token'; hang = $true; times = 0 }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $sandbox -Script {
            param($it)
            $null = Connect-C1 -ServerUrl $it.url -AccessToken t -Name before
            Connect-C1 -ServerUrl $it.url -ClientId $it.clientId -ClientSecret $it.clientSecret
        }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
        $pipe.Shell.Commands.Clear()
        $pipe.Shell.AddScript('try { New-C1App Payroll } catch { "$_" }').Invoke() | Should -BeLikeExactly (
            "The last Connect-C1 in this runspace did not succeed. There is no default session. Open: before ($($sandbox.url)). *")
        Assert-NothingSent
    }

    It 'ends 64 requests at once, behind which nothing was read' {
        Add-Fault @{ path = '/api/v1/apps'; hang = $true; times = 0 }
        $read = [System.Collections.Concurrent.ConcurrentQueue[int]]::new()
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $read -Script {
            param($session, $read)
            New-AppRow 500 | ForEach-Object { $read.Enqueue(1); $_ } | New-C1App -ThrottleLimit 64 -Session $session
        }
        Wait-Until { (Get-FaultHit) -eq 64 }
        Stop-Pipe $pipe
        $read.Count | Should-Be 64
        (Get-FaultHit) | Should-Be 64
        foreach ($row in 1..64) { Get-Told | Should -BeLike "*Cancelled without an answer: *Row $row, `"App $row`"*" }
        Get-Told | Should -Not -BeLike '*Row 65*'
        Get-Told | Should -Not -BeLike '*Done at the server*'
        Wait-Until { (Get-Load).inProgress -eq 0 }
    }

    It 'tells of what the server had finished, with ids, and of what it had not' {
        Add-Fault @{ path = '/api/v1/apps'; hang = $true; skip = 2 }
        $answered, $written = 1..2 | ForEach-Object { , [System.Collections.Concurrent.ConcurrentQueue[string]]::new() }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $answered, $written -Script {
            param($session, $answered, $written)
            New-AppRow 9 | New-C1App -ThrottleLimit 9 -Session $session -Verbose 4>&1 |
                ForEach-Object { if ("$_" -like 'POST * -> 200*') { $answered.Enqueue("$_") } elseif ($_ -is [ConductorOne.Apps.C1App]) { $written.Enqueue($_.DisplayName) } }
        }
        Wait-Until { $answered.Count -eq 8 -and (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe

        # The one that hangs came third, whichever row it was; those before it may have been written.
        $told = Get-Told
        $cancelled = [regex]::Match($told, 'Cancelled without an answer: Row \d+, "(App \d+)"\.').Groups[1].Value
        $cancelled | Should -Not -BeNullOrEmpty
        $done = @([regex]::Matches($told, '"(App \d+)" \((\w+)\)'))
        $named = @($done | ForEach-Object { $_.Groups[1].Value })
        @($written) -ge $cancelled | Should -BeNullOrEmpty
        $named | Should -BeExactly @(1..9 | ForEach-Object { "App $_" } | Where-Object { $_ -ne $cancelled -and $_ -notin $written })
        $ids = Invoke-RestMethod "$($sandbox.url)/api/v1/apps?page_size=100" -Headers @{ Authorization = @(Get-Sent)[0].Headers['authorization'] }
        foreach ($one in $done) { ($ids.list | Where-Object id -EQ $one.Groups[2].Value).displayName | Should -BeExactly $one.Groups[1].Value }
    }

    It 'tells of <what> where Ctrl+C has reached another command and not yet this one' -ForEach @(
        @{ what = 'objects'; fault = @{}; told = '*Done at the server: Row 1, "App 1" (*), Row 2, "App 2" (*), Row 3, "App 3" (*).' }
        @{ what = 'errors'; fault = @{ status = 403 }; told = '*Failed too: Row 1, "App 1": *403*Row 2, "App 2": *403*Row 3, "App 3": *403*' }
        @{ what = 'an error that ends the pipe'; fault = @{ status = 403 }; preference = 'Stop'; told = '*Failed too: Row 1, "App 1": *403*Row 2, "App 2": *403*Row 3, "App 3": *403*' }
    ) {
        Add-Type -Path (Get-TestLibrary)
        $asked = [System.Threading.ManualResetEventSlim]::new()
        $released = [System.Threading.ManualResetEventSlim]::new()
        Add-Fault (@{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 1500 } + $fault)
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $asked, $released, ([ConductorOne.Tests.SlowToStopCommand].Assembly), ($preference ?? 'Continue') -Script {
            param($session, $asked, $released, $assembly, $preference)
            Import-Module -Assembly $assembly
            New-AppRow 3 | Test-SlowToStop -Asked $asked -Released $released | New-C1App -ThrottleLimit 3 -Session $session -ErrorAction $preference
        }
        Wait-Until { (Get-FaultHit) -eq 3 }
        $stop = $pipe.Shell.BeginStop($null, $null)
        try {
            $asked.Wait(20000) | Should -BeTrue
            Wait-Until { $shown.Warnings.Count -gt 0 }
        }
        finally {
            $released.Set()
            $pipe.Shell.EndStop($stop)
        }

        Get-Told | Should -BeLike $told
    }

    It 'tells of a function that was made and not yet published' {
        Add-Fault @{ path = '/api/v1/functions/*'; hang = $true }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session -Script { param($session) New-C1Function Check -InitialContent @{ 'main.ts' = 'x' } -Publish -Session $session }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
        Get-Told | Should -Match '^The pipeline ended before everything was written\. Done at the server: Check \(\w+\)'
    }

    It 'tells of <what>, where the next request of its row waits' -ForEach @(
        @{
            what = 'an owner who was added'; path = { "/api/v1/apps/$($app.Id)/owners/$($users[1].Id)" }; told = { "Done at the server: *($($users[0].Id))." }
            script = { param($session, $reached, $app, $users) Add-C1AppOwner $app -UserId $users -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } } }
        }
        @{
            what = 'an owner who was refused'; path = { "/api/v1/apps/$($app.Id)/owners/$($users[1].Id)" }; refused = $true; told = { "Failed too: *$($users[0].Id)*403*$($users[1].Id)*" }
            script = { param($session, $reached, $app, $users) Add-C1AppOwner $app -UserId $users -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } } }
        }
        @{
            what = 'a schedule that was set'; path = { "/api/v1/apps/$($app.Id)/connectors/$($connector.Id)" }; told = { "Done at the server: *($($connector.Id))." }
            script = {
                param($session, $reached, $app, $users, $connector)
                Set-C1Connector $app $connector -Schedule '0 3 * * *' -ScheduleTimeZone UTC -DisplayName Z -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } }
            }
        }
        @{
            what = 'a commit that was begun'; path = { "/api/v1/functions/$($function.Id)/commits/*" }; told = { 'Cancelled without an answer: *' }
            script = {
                param($session, $reached, $app, $users, $connector, $function)
                New-C1FunctionCommit $function -Content @{ 'main.ts' = 'y' } -Transfer Files -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } }
            }
        }
    ) {
        $app = New-C1App Okta -Session $session
        $users = @(Get-C1User -Session $session | Where-Object Type -EQ Human)[0, 1]
        $connector = $app | New-C1Connector Auth0 -Session $session -WarningAction Ignore
        $function = New-C1Function "Function $([guid]::NewGuid())" -InitialContent @{ 'main.ts' = 'x' } -Session $session
        $own = Connect-Own
        if ($refused) { Add-Fault @{ path = "/api/v1/apps/$($app.Id)/owners/$($users[0].Id)"; status = 403 } }
        Add-Fault @{ method = 'POST'; path = & $path; status = 429; times = 0; headers = @{ 'Retry-After' = '60' } }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $own, $reached, $app.Id, $users.Id, $connector.Id, $function.Id -Script $script
        $reached.Wait(60000) | Should -BeTrue
        Stop-Pipe $pipe
        Get-Told | Should -BeLike "The pipeline ended before everything was written. $(& $told)"
    }

    It 'tells of an owner who was added, and that the answer for the next is missing' {
        $app = New-C1App Okta -Session $session
        $users = @(Get-C1User -Session $session | Where-Object Type -EQ Human)[0, 1]
        Add-Fault @{ path = "/api/v1/apps/$($app.Id)/owners/$($users[1].Id)"; hang = $true }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $app.Id, $users.Id -Script { param($session, $app, $users) Add-C1AppOwner $app -UserId $users -Session $session }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
        Get-Told | Should -BeLike "*Done at the server: *($($users[0].Id)). Cancelled without an answer: *"
    }

    It 'tells what the server said of <what>, where it looks up why' -ForEach @(
        @{
            what = 'a function'; refusal = @{ method = 'DELETE'; path = '/api/v1/functions/*'; status = 409 }; lookUp = @{ method = 'GET'; path = '/api/v1/functions/*' }
            script = { param($session, $app, $user, $function) Remove-C1Function $function -Confirm:$false -Session $session }
        }
        @{
            what = 'an owner'; refusal = @{ method = 'POST'; path = '/api/v1/apps/*'; status = 404 }; lookUp = @{ path = '/api/v1/search/users' }
            script = { param($session, $app, $user) Add-C1AppOwner $app -UserId $user -Session $session }
        }
        @{
            what = 'the first of two owners'; refusal = @{ method = 'POST'; path = '/api/v1/apps/*'; status = 404 }; lookUp = @{ path = '/api/v1/search/users' }
            script = { param($session, $app, $user) Add-C1AppOwner $app -UserId $user, ('x' + $user.Substring(1)) -Session $session }
        }
    ) {
        $app = New-C1App Okta -Session $session
        $user = @(Get-C1User -Session $session | Where-Object Type -EQ Human)[0]
        $function = New-C1Function "Function $([guid]::NewGuid())" -InitialContent @{ 'main.ts' = 'x' } -Session $session
        Add-Fault $refusal
        Add-Fault ($lookUp + @{ hang = $true })
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $app.Id, $user.Id, $function.Id -Script $script
        Wait-Until { (Get-FaultHit)[1] -eq 1 }
        Stop-Pipe $pipe
        Get-Told | Should -BeLike "The pipeline ended before everything was written. Failed too: *$($refusal.status)*"
        Get-Told | Should -Not -BeLike '*without an answer*'
    }

    It 'tells of a sync that was started, where it reads how that goes' {
        $app = New-C1App Okta -Session $session
        $connector = $app | New-C1Connector Auth0 -Session $session -WarningAction Ignore
        Add-Fault @{ method = 'GET'; path = "/api/v1/apps/$($app.Id)/connectors/$($connector.Id)"; skip = 1; hang = $true }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $app.Id, $connector.Id -Script {
            param($session, $app, $connector)
            Start-C1ConnectorSync $app $connector -PassThru -Session $session
        }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
        Get-Told | Should-BeString "The pipeline ended before everything was written. Done at the server: $($connector.Id) ($($connector.Id))." -CaseSensitive
    }

    It 'tells of no commit where nothing has changed, and publishing it waits' {
        $function = New-C1Function "Function $([guid]::NewGuid())" -InitialContent @{ 'main.ts' = 'x' } -Session $session
        $own = Connect-Own
        Add-Fault @{ method = 'POST'; path = '/api/v1/functions/update'; status = 429; times = 0; headers = @{ 'Retry-After' = '60' } }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $own, $reached, $function.Id -Script {
            param($session, $reached, $function)
            New-C1FunctionCommit $function -Content @{ 'main.ts' = 'x' } -Publish -Session $session -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*trying again*') { $reached.Set() } }
        }
        $reached.Wait(60000) | Should -BeTrue
        Stop-Pipe $pipe
        Get-Told | Should -BeNullOrEmpty
    }

    It 'ends each cmdlet of a pipe, and each tells of its own rows' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps/*'; hang = $true; times = 0 }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session -Script {
            param($session)
            New-AppRow 20 | New-C1App -ThrottleLimit 4 -Session $session | New-C1AppResourceType -DisplayName Role -ResourceType Role -ThrottleLimit 2 -Session $session
        }
        Wait-Until { (Get-FaultHit) -eq 2 -and (Get-Load).inProgress -eq 2 }
        Stop-Pipe $pipe
        $apps = @(Get-Sent | Where-Object Path -EQ '/api/v1/apps')
        $told = @($shown.Warnings)
        $told | Should -HaveCount 2
        @($told -like '*Cancelled without an answer: Row 1, "App 1", Row 2, "App 2". *') | Should -HaveCount 1 -Because 'two resource types were under way'

        # The first app was taken by the next cmdlet. The second one was on its way into it, and is told of by both.
        $others = @($told -notlike '*"App 1"*')
        $others | Should -HaveCount 1
        @([regex]::Matches($others[0], 'Row (\d+), "App \1"') | ForEach-Object { "App $($_.Groups[1].Value)" }) | Sort-Object |
            Should -BeExactly @($apps.Body.displayName | Where-Object { $_ -ne 'App 1' } | Sort-Object)
    }

    It 'tells nothing where $WarningPreference says so' {
        Add-Fault @{ path = '/api/v1/apps'; hang = $true }
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session -Script { param($session) New-C1App Payroll -Session $session -WarningAction SilentlyContinue }
        Wait-Until { (Get-FaultHit) -eq 1 }
        Stop-Pipe $pipe
        Get-Told | Should -BeNullOrEmpty
    }
}
