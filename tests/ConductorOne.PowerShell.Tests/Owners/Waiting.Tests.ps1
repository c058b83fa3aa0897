# -Wait: what it costs, what ends it, and what is said then. The tenant's clock is moved; that of the session is the machine's.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $session = Get-C1Session -Default
    $ada, $jurgen = Get-C1User | Where-Object Type -EQ Human | Select-Object -First 2
    $words = 'The server accepted the request, and was not seen to be done with it within 0.3 seconds. To look again, run: Get-C1AppOwner '

    function Get-Look { @(Get-Sent | Where-Object Path -Like '*/ownerids') }
}

AfterAll { Stop-TestTenant }

Describe '-Wait' {
    BeforeEach {
        Set-OwnerLag 0
        $app = New-C1App Waiting
        Clear-Tenant
    }

    It 'takes one look where the server is done at once' {
        Add-C1AppOwner $app $ada -Wait
        (Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "POST /api/v1/apps/$($app.Id)/owners/$($ada.Id)", "GET /api/v1/apps/$($app.Id)/ownerids"
    }

    It 'does not wait where it is <what>' -ForEach @(
        @{ what = 'not given'; given = @{} }
        @{ what = 'given as false, beside a time-out'; given = @{ Wait = $false; WaitTimeout = 60 } }
    ) {
        Set-OwnerLag 150
        Add-C1AppOwner $app $ada @given
        Get-Look | Should -HaveCount 0
    }

    It 'ends by a time-out that says what was accepted and how to look again, with the row: <as>' -ForEach @(
        @{ as = 'a number'; timeout = 0.3 }
        @{ as = 'a text'; timeout = '0.3' }
        @{ as = 'a text with a unit'; timeout = '0.3s' }
        @{ as = 'a TimeSpan'; timeout = [timespan]::FromMilliseconds(300) }
    ) {
        Set-OwnerLag 150
        $row = [pscustomobject]@{ AppId = $app.Id; UserId = $ada.Id }
        $made = $row | Add-C1AppOwner -WaitTimeout $timeout -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.WaitTimeout OperationTimeout "*$words$($app.Id)"
        $failed[0].TargetObject | Should -Be $row
        $failed[0].Exception | Should -BeOfType [ConductorOne.Waiting.WaitTimeoutException]
        $made.UserId | Should -BeExactly $ada.Id -Because 'the server has accepted it'
        Get-Look | Should -HaveCount 1
    }

    It 'refuses a time-out of <timeout>' -ForEach @(@{ timeout = 0 }, @{ timeout = -5 }, @{ timeout = '2.00:00:00' }) {
        { Add-C1AppOwner $app $ada -WaitTimeout $timeout } | Should -Throw '*WaitTimeout takes from 0.1 seconds to one day.*'
        Assert-NothingSent
    }

    It 'does not begin where the request is refused' {
        Add-C1AppOwner $app (Get-TestId nobody) -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound '*404*'
        Get-Look | Should -HaveCount 0
    }

    It 'ends when the object is removed' {
        Set-OwnerLag 150
        $null = Invoke-Control POST faults @{ path = "/api/v1/apps/$($app.Id)/ownerids"; status = 404 }
        Add-C1AppOwner $app $ada -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound "The server accepted the request, and app $($app.Id) was removed before the change was seen."
    }

    It 'ends when the object turns out to be deleted' {
        Set-OwnerLag 150
        $pipe = Start-OtherRunspace -Argument $session, $app.Id, $ada.Id {
            param($session, $app, $user)
            Add-C1AppOwner $app $user -Session $session
            Remove-C1App $app -Session $session -Confirm:$false
        }
        try { $null = Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        Clear-Journal

        # The owner's request itself would be refused by now: the look alone is of interest.
        Add-Fault @{ method = 'POST'; path = "/api/v1/apps/$($app.Id)/owners/$($ada.Id)"; status = 200; body = '{}' }
        Add-C1AppOwner $app $ada -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound "*app $($app.Id) was removed before the change was seen."
    }

    It 'goes on where a look fails for now, and says so at its end' {
        Add-Fault @{ path = "/api/v1/apps/$($app.Id)/ownerids"; status = 503; times = 0 }
        $own = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -MaxRetries 0 -Name impatient
        Add-C1AppOwner $app $ada -WaitTimeout 0.3 -Session $own -ErrorAction SilentlyContinue -ErrorVariable failed
        Select-TestTenant
        Disconnect-C1 -Session $own
        Assert-Failure $failed C1.WaitTimeout OperationTimeout "*503*$words$($app.Id)"
    }

    It 'ends at once on Ctrl+C, and the warning says what is done' {
        Set-OwnerLag 150
        $shown = New-TestHost
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $app.Id, $ada.Id { param($session, $app, $user) Add-C1AppOwner $app $user -Session $session -Wait }
        try {
            Wait-Until { Get-Look }
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $pipe.Shell.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
            "$($shown.Warnings)" | Should-BeString "The pipeline ended before everything was written. Done at the server: app $($app.Id): $($ada.Id) ($($ada.Id))." -CaseSensitive
        }
        finally { Remove-OtherRunspace $pipe }
    }

    It 'ends at once where an error ends the pipe, and says which rows it did not wait for' {
        Set-OwnerLag 150
        $nobody = Get-TestId nobody
        $shown = New-TestHost
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $app.Id, $ada.Id, $nobody {
            param($session, $app, $user, $nobody)
            try {
                [pscustomobject]@{ Name = 'first'; AppId = $app; UserId = $user }, [pscustomobject]@{ Name = 'second'; AppId = $app; UserId = $nobody } |
                    Add-C1AppOwner -Session $session -Wait -PassThru -ErrorAction Stop
            }
            catch { "$_" }
        }
        try { $told = Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        $told[0].UserId | Should -BeExactly $ada.Id
        $told[1] | Should -BeLike 'Row 2, "second": *404*is no user*'
        "$($shown.Warnings)" | Should-BeString 'Accepted by the server, and not waited for, since the pipeline ended: Row 1, "first".' -CaseSensitive
    }

    It 'names the rows that were not waited for in the order of the pipe' {
        Set-OwnerLag 150
        $shown = New-TestHost
        $nobody = Get-TestId nobody
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $app.Id, $ada.Id, $nobody {
            param($session, $app, $user, $nobody)
            try { @($user) * 9 + $nobody | ForEach-Object { [pscustomobject]@{ AppId = $app; UserId = $_ } } | Add-C1AppOwner -Session $session -Wait -ThrottleLimit 4 -ErrorAction Stop }
            catch { "$_" }
        }
        try { $null = Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        "$($shown.Warnings)" | Should -BeExactly "Accepted by the server, and not waited for, since the pipeline ended: $((1..9 | ForEach-Object { "Row $_" }) -join ', ')."
    }

    It 'waits for all rows side by side, each look 12 seconds after the last, and ends within one look of the truth' -Tag OneBuild, Slow {
        Set-OwnerLag 150
        $apps = 1..50 | ForEach-Object { New-C1App "App $_" }
        Clear-Tenant
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $shown = New-TestHost
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $apps, $ada.Id {
            param($session, $apps, $user) $apps | Add-C1AppOwner -UserId $user -Session $session -Wait -PassThru -ThrottleLimit 4
        }
        try {
            Wait-Until { (Get-Look).Count -ge 50 }
            $before = $clock.Elapsed.TotalSeconds
            $before | Should -BeLessThan 12 -Because 'no row holds up the next one'
            Move-Clock 150
            $made = Receive-OtherRunspace $pipe
        }
        finally { Remove-OtherRunspace $pipe }
        $made.AppId | Should -BeExactly $apps.Id -Because 'what comes of rows is written in their order'
        (Get-Look).Count | Should-Be 100
        @(Get-Look | Group-Object Path | ForEach-Object Count | Select-Object -Unique) | Should -BeExactly 2
        @($shown.Progress.Record | Where-Object CurrentOperation -Like '* accepted, waiting for the server to be done').Count | Should -BeGreaterThan 0
    }
}
