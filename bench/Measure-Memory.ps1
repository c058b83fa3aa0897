# In a shell of its own: lists users without keeping them, and tells in JSON how much memory the process had (bytes) after the first
# ones and at the end. Nothing is collected for it.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [int] $First,
    [Parameter(Mandatory)] [int] $Count
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Connect-Bench.ps1"

function Get-Memory {
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    @{ WorkingSet = $process.WorkingSet64; Peak = $process.PeakWorkingSet64; Heap = [GC]::GetTotalMemory($false) }
}

$listed = 0
$clock = [System.Diagnostics.Stopwatch]::StartNew()
Get-C1User -PageSize 100 -First $Count | ForEach-Object {
    if (++$listed -eq $First) { $before = Get-Memory }
}

$after = Get-Memory
if ($listed -ne $Count) { throw "$listed objects were listed instead of $Count." }
@{ Before = $before; After = $after; Seconds = $clock.Elapsed.TotalSeconds } | ConvertTo-Json -Compress
