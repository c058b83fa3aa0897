# A test run: xunit beside Pester, and Pester's files from a queue, several at once.

# An error of the run itself must end it: a file without a result would look like one without a failure.
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/Shell.psm1"

$pesterFolder = "$PSScriptRoot/ConductorOne.PowerShell.Tests"

# No file takes this long, however busy the machine is: what does hangs.
$limit = [timespan]::FromMinutes(10)

# Shells at once, three for two processors: tests wait about as much as they compute. Four, with their sandboxes and with xunit beside them, used a sixth
# to a third more processor time, since each takes the caches from the others, and were over no earlier.
$shellCount = [int] (1.5 * [math]::Clamp([Environment]::ProcessorCount, 2, 8))

# How tests tell of cases that they made themselves: '300 cases: kind (seed 4711)'.
$caseLine = '^\s*(?<count>\d+) cases: (?<kind>[^(]*[^( ])'

# A process whose output is read here, line by line.
function Start-Reader([string[]] $Command) {
    $start = [System.Diagnostics.ProcessStartInfo]::new($Command[0], [string[]] @($Command | Select-Object -Skip 1))
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true

    # 64 MB between two collections: shells make much that is soon garbage, and collecting took a fifth of their time.
    $start.Environment['DOTNET_GCgen0size'] = '0x4000000'
    $process = [System.Diagnostics.Process]::Start($start)
    $process | Add-Member -NotePropertyName Errors -NotePropertyValue $process.StandardError.ReadToEndAsync() -PassThru
}

# Its lines up to the marked one, which comes last; where it ended or hangs, there is none.
function Read-UntilMark($Process, [string] $Mark, [timespan] $Limit) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    do {
        $line = $Process.StandardOutput.ReadLineAsync()
        if (-not $line.Wait([math]::Max(0, ($Limit - $clock.Elapsed).TotalMilliseconds))) {
            $Process.Kill($true)
            "It did not end within $($Limit.TotalMinutes) minutes."
            break
        }

        $line.Result
    } while ($null -ne $line.Result -and -not $line.Result.StartsWith($Mark))
}

function New-Result([string] $Run, [string] $File, $Clock, [int] $Passed, [int] $Skipped, $Failure, [string[]] $Said, [string[]] $Cases) {
    [pscustomobject]@{
        Run = $Run; File = $File; Seconds = $Clock.Elapsed.TotalSeconds
        Passed = $Passed; Skipped = $Skipped; Failures = @($Failure | Where-Object { $_ }); Said = $Said; Cases = $Cases
    }
}

# One shell: takes files from the queue until that is empty, and another shell in its place where a file ended it.
function Invoke-PesterQueue([string] $Framework, [System.Collections.Concurrent.ConcurrentQueue[string]] $Queue, [string[]] $Tag = @(), [string[]] $Shell = (Get-Shell)) {
    $mark = [guid]::NewGuid().ToString()

    # Linux and macOS have a log of every command that starts and ends, which took a tenth of the time.
    $settings = @(if (-not $IsWindows) { '-SettingsFile', "$pesterFolder/powershell.config.json" })
    $command = $Shell + $settings + '-File', "$pesterFolder/Invoke-Worker.ps1", '-Framework', $Framework, '-Mark', $mark + @(if ($Tag) { '-Tag'; $Tag })
    $worker = $null
    try {
        $file = ''
        while ($Queue.TryDequeue([ref] $file)) {
            $worker ??= Start-Reader $command
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $worker.StandardInput.WriteLine($file)
            $lines = @(Read-UntilMark $worker $mark $limit)
            $name = [System.IO.Path]::GetRelativePath($pesterFolder, $file)
            if ("$($lines[-1])".StartsWith($mark)) {
                $answer = ConvertFrom-Json $lines[-1].Substring($mark.Length)
                $said = $lines | Select-Object -SkipLast 1 | Where-Object { $_ -notlike 'What if: *' }
                New-Result "Pester $Framework" $name $clock $answer.passed $answer.skipped $answer.failures $said (@($said) -match $caseLine)
            }
            else {
                $words = @('The shell ended.') + @($lines | Select-Object -Last 20) + $worker.Errors.GetAwaiter().GetResult()
                New-Result "Pester $Framework" $name $clock 0 0 @{ name = 'the file'; messages = @($words -join "`n") }
                $worker.Dispose()
                $worker = $null
            }
        }
    }
    finally {
        if ($worker) {
            $worker.StandardInput.Close()
            if (-not $worker.WaitForExit(5000)) { $worker.Kill($true) }
            $worker.Dispose()
        }
    }
}

# A project of xunit tests is a program that runs them.
function Invoke-Xunit([string] $Project) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $report = [System.IO.Path]::GetTempFileName()
    try {
        $process = Start-Reader 'dotnet', "$PSScriptRoot/$Project/bin/Release/net8.0/$Project.dll", '-noLogo', '-noColor', '-longRunning', '120', '-xml', $report
        $lines = @(Read-UntilMark $process ([guid]::NewGuid()) $limit)
        $process.WaitForExit()
        $assembly = try { ([xml] (Get-Content $report -Raw)).assemblies.assembly } catch { $null }
        $failures = @(
            if ($assembly) {
                foreach ($test in $assembly.SelectNodes('collection/test[failure]')) { @{ name = $test.GetAttribute('name'); messages = @($test.SelectNodes('failure/message|failure/stack-trace').InnerText -join "`n") } }
                foreach ($err in $assembly.SelectNodes('errors/error')) { @{ name = $err.GetAttribute('name'); messages = @($err.SelectNodes('failure/message').InnerText) } }
            }
        )
        if (-not $failures -and ($process.ExitCode -ne 0 -or [int] $assembly.passed -eq 0)) {
            $failures = @{ name = 'the run'; messages = @((@($lines | Select-Object -Last 20) + $process.Errors.GetAwaiter().GetResult()) -join "`n") }
        }

        $cases = if ($assembly) { $assembly.SelectNodes('collection/test/output') | ForEach-Object { $_.InnerText -split '\n' } }
        New-Result "xunit  $Project" '' $clock $assembly.passed $assembly.skipped $failures -Cases (@($cases) -match $caseLine)
    }
    finally {
        Remove-Item $report
    }
}

# The test files, all or those with a tag: those that say that they are slow first, then the longer ones, since what starts last should be short.
function Get-PesterFile([string] $Tag) {
    Get-ChildItem $pesterFolder -Recurse -Filter *.Tests.ps1 |
        Where-Object { -not $Tag -or (Select-String "-Tag .*$Tag" $_ -Quiet) } |
        Sort-Object { -not (Select-String '-Tag Slow' $_ -Quiet) }, { -$_.Length } | ForEach-Object FullName
}

# Runs Pester's files, all or those with a tag, on a build of the module, and xunit beside those on net8.0. Writes a result for each xunit project and
# for each Pester file, as it comes. What the tests need is prepared first, while PowerShell is compiled ahead.
function Invoke-TestRun([string] $Framework, [string] $Tag, [scriptblock] $Prepare = { }) {
    $self, $shellModule = $PSCommandPath, "$PSScriptRoot/Shell.psm1"
    $compiledShell = Start-ThreadJob { Import-Module $using:shellModule; Get-CompiledShell }
    try { & $Prepare | Out-Host }
    finally { $shell = @($compiledShell | Receive-Job -Wait -AutoRemoveJob) }

    $xunit = if ($Framework -eq 'net8.0') {
        Start-ThreadJob { Import-Module $using:self; 'ConductorOne.Client.Tests', 'ConductorOne.Sandbox.Tests' | ForEach-Object { Invoke-Xunit $_ } }
    }

    $queue = [System.Collections.Concurrent.ConcurrentQueue[string]]::new([string[]] @(Get-PesterFile $Tag))
    0..($shellCount - 1) | ForEach-Object -ThrottleLimit $shellCount -Parallel {
        Import-Module $using:self
        Invoke-PesterQueue $using:Framework $using:queue $using:Tag $using:shell
    }

    if ($xunit) { $xunit | Receive-Job -Wait -AutoRemoveJob }
}

# A line for a result that has just come, with what failed.
function Show-Result($Result) {
    $failed = if ($Result.Failures.Count) { ", $($Result.Failures.Count) FAILED" }
    Write-Host ('{0} {1}: {2} passed{3}, {4:n1} s' -f $Result.Run, $Result.File, $Result.Passed, $failed, $Result.Seconds)
    $Result.Said | Where-Object { $_ } | Write-Host
    Show-Failure $Result
}

function Show-Failure($Result) {
    foreach ($failure in $Result.Failures) {
        Write-Host "  $($Result.Run) $($Result.File): $($failure.name)" -ForegroundColor Red
        foreach ($message in $failure.messages) { Write-Host ("$message".TrimEnd() -replace '(?m)^', '    ') }
    }
}

function Format-Count([object[]] $Result) {
    $failed = ($Result | ForEach-Object { $_.Failures.Count } | Measure-Object -Sum).Sum
    $sum = $Result | Measure-Object Passed, Skipped -Sum
    "$($sum[0].Sum) passed, $failed failed, $($sum[1].Sum) skipped"
}

# A line for each run, the failed tests once more, the total. Answers whether all is well.
function Show-Summary([object[]] $Result) {
    $runs = $Result | Group-Object Run | Sort-Object Name -Descending
    Write-Host ''
    foreach ($run in $runs) {
        Write-Host ('{0,-32} {1}' -f $run.Name, (Format-Count $run.Group))
    }

    $cases = $Result.Cases | Where-Object { $_ -match $caseLine } | ForEach-Object { [pscustomobject]@{ Kind = $Matches.kind; Count = [int] $Matches.count } }
    if ($cases) {
        Write-Host "`
Cases that these made themselves:"
        $cases | Group-Object Kind | ForEach-Object { Write-Host ('{0,9:n0}  {1}' -f ($_.Group | Measure-Object Count -Sum).Sum, $_.Name) }
    }

    $failed = @($Result | Where-Object { $_.Failures.Count })
    if ($failed) {
        Write-Host "`nFailed:" -ForegroundColor Red
        $failed | ForEach-Object { Show-Failure $_ }
    }

    Write-Host "`nTotal: $(Format-Count $Result)"
    -not $failed
}

Export-ModuleMember -Function Invoke-TestRun, Invoke-PesterQueue, Invoke-Xunit, Show-Result, Show-Summary
