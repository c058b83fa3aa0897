<#
.SYNOPSIS
The module side by side with what its users would do without it, against sandboxes on this machine.
.DESCRIPTION
Everything is measured in one run, in processes of its own, in rounds of alternating order. Full writes the measured part of
docs/performance.md and the chart beside it. Quick takes small numbers and writes both into out/bench: it proves that the benchmark
works, and says little about the module.
.EXAMPLE
./build.sh Bench
.EXAMPLE
./build.sh Bench Quick -Rounds 2
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Full', 'Quick')]
    [string] $Mode = 'Full',

    [ValidateRange(1, 100)]
    [int] $Rounds = $(if ($Mode -eq 'Quick') { 1 } else { 5 }),

    # The folder of the built module.
    [string] $Module = "$PSScriptRoot/../out/ConductorOne"
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
Import-Module "$PSScriptRoot/Measuring.psm1", "$PSScriptRoot/Report.psm1", "$PSScriptRoot/../src/ConductorOne.Sandbox/Sandbox.psm1" -Force

$size = if ($Mode -eq 'Quick') { @{ Rows = 100; Fast = 500; Listed = 2000; First = 1000; Streamed = 10000; Imports = 3 } }
else { @{ Rows = 1000; Fast = 20000; Listed = 50000; First = 10000; Streamed = 1000000; Imports = 15 } }
$latency = 50
$Module = (Resolve-Path $Module).Path
$bare = 'dotnet', "$PSScriptRoot/ConductorOne.Bench/bin/Release/net8.0/ConductorOne.Bench.dll"
$oneCmdlet = "$PSScriptRoot/OneCmdlet/bin/Release/netstandard2.0/OneCmdlet.dll"
$docs, $work = "$PSScriptRoot/../docs", "$PSScriptRoot/../out/bench"
$comparisons, $findings = [System.Collections.Generic.List[object]]::new(), [System.Collections.Generic.List[object]]::new()

function Write-Step([string] $Text) { Write-Host "`n$Text" -ForegroundColor Cyan }

function New-CsvFile([int] $Count) {
    $path = "$work/$Count rows.csv"
    1..$Count | ForEach-Object {
        [pscustomobject] @{ DisplayName = 'App {0:D6}' -f $_; Description = "Row $_ of the benchmark"; MonthlyCostUsd = $_ % 50 }
    } | Export-Csv $path
    $path
}

# A tenant for one comparison, with a token for all of its sides, and warm: the first side would pay for its compilation.
function Invoke-WithSandbox([string[]] $Option, [scriptblock] $Measure, [int] $Warming = 5000) {
    $sandbox = Start-Sandbox -Option ('--no-journal', '--token-lifetime', '86400' + $Option)
    try {
        $token = Get-Token $sandbox
        if ($Warming) {
            # Twice: what is used often is compiled, watched, and compiled once more.
            foreach ($time in 1..2) {
                $null = Invoke-Bare $Warming 64 1
                Wait-Idle $sandbox
            }
        }

        . $Measure
    }
    finally {
        $sandbox | Stop-Sandbox
    }
}

function Invoke-Bare([int] $Count, [int] $InFlight, [int] $Times) {
    Read-Run (Invoke-Program ($bare + $sandbox.url, $Count, $InFlight, $Times) $sandbox $token) ($Count * $Times)
}

function Invoke-Side([string] $Side, [int] $Count, [int] $Times = 1, [string] $Rows = 'none') {
    $run = Invoke-Script 'Measure-Side.ps1' @{ Side = $Side; Count = $Count; Times = $Times; Rows = $Rows }
    Read-Run $run ($Count * $Times)
}

function Invoke-Script([string] $Name, [hashtable] $Argument) {
    $arguments = @{ Module = $Module; Url = $sandbox.url } + $Argument
    Invoke-Shell (@('-File', "$PSScriptRoot/$Name") + @($arguments.GetEnumerator() | ForEach-Object { "-$($_.Key)", "$($_.Value)" })) $sandbox $token
}

# How long the first and the last time took, and how much the tenant spent on each object.
function Read-Run($Run, [int] $Objects) {
    $seconds = @($Run.Output | ConvertFrom-Json)
    [pscustomobject] @{ First = $seconds[0]; Last = $seconds[-1]; ServerSeconds = $Run.ServerSeconds / $Objects }
}

function Compare-Serial {
    Write-Step "$($size.Rows) rows, one at a time"
    $rows = New-CsvFile $size.Rows
    Invoke-WithSandbox @() {
        $runs = Measure-Round -Rounds $Rounds ([ordered] @{
            'New-C1App'         = { Invoke-Side 'New-C1App' $size.Rows 2 $rows }
            'Invoke-RestMethod' = { Invoke-Side 'Invoke-RestMethod' $size.Rows 2 $rows }
        })
        $what, $other = ('{0:N0} rows one at a time' -f $size.Rows), '`Invoke-RestMethod` loop'
        $mine, $theirs = $runs['New-C1App'], $runs['Invoke-RestMethod']
        $comparisons.Add((New-Comparison "$what, first of a shell" $mine.First $other $theirs.First 0.35))
        $comparisons.Add((New-Comparison "$what, next" $mine.Last $other $theirs.Last 0.35))
    }
}

function Compare-InFlight {
    Write-Step "$($size.Rows) rows, 16 in flight, $latency ms latency"
    $rows = New-CsvFile $size.Rows
    Invoke-WithSandbox '--latency', $latency {
        $runs = Measure-Round -Rounds $Rounds ([ordered] @{
            'New-C1App'                = { Invoke-Side 'New-C1App, 16' $size.Rows 2 $rows }
            'ForEach-Object -Parallel' = { Invoke-Side 'ForEach -Parallel' $size.Rows 2 $rows }
        })
        $what, $mine, $theirs = ('{0:N0} rows, 16 in flight, {1} ms latency' -f $size.Rows, $latency), $runs['New-C1App'], $runs['ForEach-Object -Parallel']
        $ideal, $parallel = ($size.Rows * $latency / 1000 / 16), '`ForEach-Object -Parallel`'
        $comparisons.Add((New-Comparison "$what, first of a shell" $mine.First 'rows × latency ÷ 16' $ideal 1.15))
        $comparisons.Add((New-Comparison "$what, next" $mine.Last 'rows × latency ÷ 16' $ideal 1.15))

        # What both wait for in any case says nothing about either.
        $above = { param([double[]] $Seconds) , [double[]] @($Seconds | ForEach-Object { [math]::Max(0.001, $_ - $ideal) }) }
        $comparisons.Add((New-Comparison "Time above that, first of a shell" (& $above $mine.First) $parallel (& $above $theirs.First) 0.25))
        $comparisons.Add((New-Comparison "Time above that, next" (& $above $mine.Last) $parallel (& $above $theirs.Last) 0.25))
    }
}

function Compare-Throughput {
    Write-Step "$($size.Fast) rows, 16 in flight, no latency"
    $rows = New-CsvFile $size.Fast
    Invoke-WithSandbox @() {
        $runs = Measure-Round -Rounds $Rounds ([ordered] @{
            '`New-C1App`, 16 in flight'       = { Invoke-Side 'New-C1App, 16' $size.Fast 2 $rows }
            'rows alone'                      = { Invoke-Side 'rows alone' $size.Fast 2 $rows }
            'bare `HttpClient`, 16 in flight' = { Invoke-Bare $size.Fast 16 2 }
            'bare `HttpClient`, 64 in flight' = { Invoke-Bare $size.Fast 64 2 }
        })
        $what, $other = ('{0:N0} rows, 16 in flight' -f $size.Fast), 'bare `HttpClient` plus the rows alone'
        $mine, $bareRuns, $rowRuns = $runs['`New-C1App`, 16 in flight'], $runs['bare `HttpClient`, 16 in flight'], $runs['rows alone']

        # What cannot be avoided: the requests, and the rows through PowerShell. The two cores could do some of both at once.
        $sum = { param([string] $Time) , [double[]] @(0..($Rounds - 1) | ForEach-Object { $bareRuns[$_].$Time + $rowRuns[$_].$Time }) }
        $comparisons.Add((New-Comparison "$what, first of a process" $mine.First $other (& $sum First) 1.3))
        $comparisons.Add((New-Comparison "$what, next" $mine.Last $other (& $sum Last) 1.3))
        $findings.Add((New-Finding ('{0:N0} rows alone: `Import-Csv` into a cmdlet with the same parameters that does nothing' -f $size.Fast) ('{0:N2} s first, {1:N2} s next' -f
                    (Get-Median $rowRuns.First), (Get-Median $rowRuns.Last))))
        foreach ($name in $runs.Keys | Where-Object { $_ -ne 'rows alone' } | Sort-Object) {
            $requests, $served = ($size.Fast / (Get-Median $runs[$name].Last)), (1e6 * (Get-Median $runs[$name].ServerSeconds))
            $findings.Add((New-Finding "Requests a second, $name" ('{0:N0}; the sandbox spends {1:N0} µs of processor time on each' -f $requests, $served)))
        }
    }
}

function Compare-List {
    Write-Step "$($size.Listed) objects, listed"

    # The tenant has some people of its own.
    $users = $size.Listed - 37
    Invoke-WithSandbox '--users', $users {
        $runs = Measure-Round -Rounds $Rounds ([ordered] @{
            'Get-C1User' = { Invoke-Side 'Get-C1User' $size.Listed }
            'page loop'  = { Invoke-Side 'page loop' $size.Listed }
        })
        $what = '{0:N0} objects listed' -f $size.Listed
        $comparisons.Add((New-Comparison $what $runs['Get-C1User'].First '`Invoke-RestMethod` page loop' $runs['page loop'].First 0.7))
    }
}

function Measure-Streaming {
    Write-Step "$($size.Streamed) objects, none of them kept"
    Invoke-WithSandbox '--users', $size.Streamed {
        $runs = Measure-Round -Rounds ([math]::Min($Rounds, 3)) ([ordered] @{
            'Get-C1User' = { (Invoke-Script 'Measure-Memory.ps1' @{ First = $size.First; Count = $size.Streamed }).Output | ConvertFrom-Json }
        })
        $before, $after = $runs['Get-C1User'].Before, $runs['Get-C1User'].After
        $of = { Get-Median @($args[0] | ForEach-Object { $_ / 1MB }) }
        $growths = [double[]] @(0..($before.Count - 1) | ForEach-Object { ($after[$_].WorkingSet - $before[$_].WorkingSet) / 1MB })
        $peaks = [double[]] @(0..($before.Count - 1) | ForEach-Object { ($after[$_].Peak - $before[$_].WorkingSet) / 1MB })
        $what = 'from {0:N0} to {1:N0} listed objects' -f $size.First, $size.Streamed
        $found = '{0:N0} MB, from {1:N0} to {2:N0} MB' -f (Get-Median $growths), (& $of $before.WorkingSet), (& $of $after.WorkingSet)
        $findings.Add((New-Finding "Working set grows, $what" $found '50 MB' ((Get-Median $growths) -lt 50)))
        $findings.Add((New-Finding 'Working set at its highest on the way' ('{0:N0} MB more than at the first' -f (Get-Median $peaks)) '50 MB' ((Get-Median $peaks) -lt 50)))
        $findings.Add((New-Finding 'Managed heap, nothing collected for it' ('from {0:N0} to {1:N0} MB' -f (& $of $before.Heap), (& $of $after.Heap))))
    }
}

function Measure-Stop {
    Write-Step 'Stopping with 64 in flight'
    Invoke-WithSandbox '--latency', 2000 -Warming 0 {
        $seconds = [double[]] @((Invoke-Script 'Measure-Stop.ps1' @{ Times = $Rounds }).Output | ConvertFrom-Json | Sort-Object)
        $found = '{0:N0} ms ({1:N0} to {2:N0})' -f (1000 * (Get-Median $seconds)), (1000 * $seconds[0]), (1000 * $seconds[-1])
        $findings.Add((New-Finding 'Stopping with 64 in flight' $found '500 ms' ($seconds[-1] -le 0.5)))
    }
}

function Measure-Import {
    Write-Step 'Import and a first cmdlet, in fresh shells'
    $runs = Measure-Round -Rounds $size.Imports ([ordered] @{
        Nothing   = { (Invoke-Shell '-Command', 'exit').Seconds }
        OneCmdlet = { (Invoke-Shell '-Command', "Import-Module '$oneCmdlet'; Get-One").Seconds }
        Module    = { (Invoke-Shell '-Command', "Import-Module '$Module'; Get-C1Session").Seconds }
    })
    $comparisons.Add((New-Comparison 'A shell with import and a first cmdlet' $runs.Module 'a binary module of one cmdlet' $runs.OneCmdlet 1.2))
    $nothing = Get-Median $runs.Nothing
    foreach ($import in @{ Name = 'a binary module of one cmdlet'; Seconds = $runs.OneCmdlet }, @{ Name = 'this module'; Seconds = $runs.Module }) {
        $seconds = Get-Median $import.Seconds
        $found = '{0:N0} ms on top of a shell of {1:N0} ms' -f (1000 * ($seconds - $nothing)), (1000 * $nothing)
        $findings.Add((New-Finding "Import and first cmdlet of $($import.Name)" $found))
    }
}

$null = New-Item $work -ItemType Directory -Force
$clock = [System.Diagnostics.Stopwatch]::StartNew()
Compare-Serial
Compare-InFlight
Compare-Throughput
Compare-List
Measure-Streaming
Measure-Stop
Measure-Import

Write-Report $comparisons $findings
if ($Mode -eq 'Quick') { Write-Host 'Quick: the benchmark works. Its numbers are too small for the bars.' }
$page, $chart = "$docs/performance.md", "$docs/performance.svg"
if ($Mode -eq 'Quick') {
    Copy-Item $page $work
    $page, $chart = "$work/performance.md", "$work/performance.svg"
}

$machine = Get-Machine
$machine['Measured'] = '{0:yyyy-MM-dd}, version {1}, {2} rounds, {3:N0} minutes in all' -f (Get-Date),
    (Import-PowerShellDataFile "$Module/ConductorOne.psd1").ModuleVersion, $Rounds, $clock.Elapsed.TotalMinutes
Set-Measured $page (ConvertTo-Report $comparisons $findings $machine)
Set-Content $chart (ConvertTo-Chart $comparisons) -Encoding utf8NoBOM
Write-Host "Wrote $((Resolve-Path $page, $chart) -join ' and ')."
