BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Connection @{ MaxRetryDelay = 5 }
    $session = Get-C1Session -Default

    # What a host is told to show of a script's progress, with the time since the script was ready to begin.
    function Get-Shown([scriptblock] $Script) {
        $shown = New-TestHost
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session -Script $Script
        try { $null = Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        @($shown.Progress)
    }

    function Get-Status($Shown) {
        $found = [regex]::Match($Shown.Record.StatusDescription, '^(\d+) done, (\d+) failed, (\d+) in flight, (\d+) waits \((\d+) s\)$')
        $found.Success | Should -BeTrue -Because $Shown.Record.StatusDescription
        $done, $failed, $inFlight, $waits, $waited = $found.Groups[1..5].Value
        [pscustomobject]@{ Done = [int] $done; Failed = [int] $failed; InFlight = [int] $inFlight; Waits = [int] $waits; Waited = [int] $waited }
    }
}

AfterAll { Stop-TestTenant }

Describe 'Progress' -Tag Slow {
    BeforeEach { Clear-Tenant }

    It 'is not shown of a pipe that takes less than two seconds' {
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 20 }
        Get-Shown { param($session) New-AppRow 20 | New-C1App -Session $session -RowCount 20 } | Should -HaveCount 0
    }

    It 'begins after two seconds, comes five times a second at most, and ends with the pipe: answers of <delay> ms' -ForEach @(
        @{ delay = 15 }
        @{ delay = 400 }
    ) {
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = $delay }
        $took = [System.Diagnostics.Stopwatch]::StartNew()
        $shown = Get-Shown ([scriptblock]::Create("param(`$session) New-AppRow $([int] (4400 / $delay)) | New-C1App -Session `$session"))
        $seconds = $took.Elapsed.TotalSeconds
        $shown.Count | Should -BeGreaterOrEqual 4
        $shown[0].At.TotalSeconds | Should -BeGreaterThan 2
        $shown.Count | Should -BeLessOrEqual (2 + 5 * ($seconds - 2)) -Because 'the first and the last come on top'
        $updates = @($shown | Select-Object -SkipLast 1)

        # A record of PowerShell's own may come late, never early.
        for ($next = 5; $next -lt $updates.Count; $next++) { ($updates[$next].At - $updates[$next - 5].At).TotalMilliseconds | Should -BeGreaterThan 900 }
        $updates.Record.RecordType | Select-Object -Unique | Should -Be Processing
        $shown[-1].Record.RecordType | Should -Be Completed
        $shown.Record.ActivityId | Select-Object -Unique | Should -HaveCount 1
        $shown.Record.Activity | Select-Object -Unique | Should-BeString 'New-C1App' -CaseSensitive

        # How far it is cannot be told without -RowCount.
        $updates.Record.PercentComplete | Select-Object -Unique | Should -Be -1
        $updates.Record.SecondsRemaining | Select-Object -Unique | Should -Be -1
        $last = 0
        foreach ($update in $updates) {
            $status = Get-Status $update
            $status.Done | Should -BeGreaterOrEqual $last
            $status.InFlight | Should -BeLessOrEqual 1
            $status.Failed | Should-Be 0
            $last = $status.Done
        }

        $last | Should -BeGreaterThan (4400 / $delay / 2)
    }

    It 'tells what is done, has failed, is in flight and was waited for, and how long it will take with -RowCount' {
        Add-Fault @{ path = '/api/v1/apps'; skip = 3; times = 2; status = 403 }
        Add-Fault @{ path = '/api/v1/apps'; skip = 5; times = 1; status = 429; headers = @{ 'Retry-After' = '1' } }
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 300 }
        $shown = Get-Shown { param($session) New-AppRow 40 | New-C1App -Session $session -ThrottleLimit 4 -RowCount 40 -ErrorAction SilentlyContinue }
        $updates = @($shown | Select-Object -SkipLast 1)
        $updates.Count | Should -BeGreaterOrEqual 3
        foreach ($update in $updates) {
            $status = Get-Status $update
            $status.InFlight | Should -BeLessOrEqual 4
            ($status.Done + $status.Failed + $status.InFlight) | Should -BeLessOrEqual 40
            $update.Record.PercentComplete | Should -Be ([math]::Floor(100 * ($status.Done + $status.Failed) / 40))
            $update.Record.SecondsRemaining | Should -BeGreaterOrEqual 0
            $update.Record.SecondsRemaining | Should -BeLessThan 60
        }

        @($updates | Where-Object { (Get-Status $_).InFlight -eq 4 }) | Should -Not -BeNullOrEmpty
        $last = Get-Status $updates[-1]
        $last.Failed | Should-Be 2
        $last.Waits | Should-Be 1
        $last.Waited | Should-Be 1
        $updates[-1].Record.SecondsRemaining | Should -BeLessThan $updates[0].Record.SecondsRemaining
        $shown[-1].Record.RecordType | Should -Be Completed
    }

    It 'does not claim to know how far it is once more rows came than -RowCount said' -Tag OneBuild {
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 200 }
        $shown = Get-Shown { param($session) New-AppRow 14 | New-C1App -Session $session -RowCount 3 }
        ($shown | Select-Object -SkipLast 1).Record.PercentComplete | Select-Object -Unique | Should -Be -1
    }

    It 'is silent where $ProgressPreference says so' -Tag OneBuild {
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 300 }
        Get-Shown {
            param($session)
            $ProgressPreference = 'SilentlyContinue'
            New-AppRow 9 | New-C1App -Session $session -RowCount 9
        } | Should -HaveCount 0
    }

    It 'is taken away where the pipe ends before its time: <how>' -Tag OneBuild -ForEach @(
        @{ how = 'Select-Object -First'; script = { param($session) New-AppRow 40 | New-C1App -Session $session | Select-Object -First 10 } }
        @{ how = '-ErrorAction Stop'; script = { param($session) try { New-AppRow 9 | ForEach-Object { $_; if ($_.DisplayName -eq 'App 9') { [pscustomobject]@{ DisplayName = '' } } } | New-C1App -Session $session -ErrorAction Stop } catch { $_ } } }
    ) {
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 300 }
        $shown = Get-Shown $script
        $shown.Count | Should -BeGreaterThan 1
        $shown[-1].Record.RecordType | Should -Be Completed
    }

    It 'of two pipes at once has two bars' -Tag OneBuild {
        # Both wait for each of their rows.
        Add-Fault @{ path = '/api/v1/apps*'; times = 0; delayMilliseconds = 300 }
        $shown = Get-Shown { param($session) New-AppRow 8 | New-C1App -Session $session | New-C1AppResourceType -DisplayName Role -ResourceType Role -Session $session }
        $shown.Record.Activity | Sort-Object -Unique | Should -BeExactly 'New-C1App', 'New-C1AppResourceType'
        @($shown | Group-Object { $_.Record.ActivityId }) | Should -HaveCount 2
        @($shown | Where-Object { $_.Record.RecordType -eq 'Completed' }) | Should -HaveCount 2
    }
}
