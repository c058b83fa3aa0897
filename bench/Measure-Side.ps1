# In a shell of its own: runs one side of a comparison a number of times and tells in JSON how many seconds each time took.
param(
    [Parameter(Mandatory)] [string] $Side,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Url,

    # How many objects have to come out.
    [Parameter(Mandatory)] [int] $Count,

    # The CSV file.
    [string] $Rows,
    [int] $Times = 1
)

$ErrorActionPreference = 'Stop'
$headers = @{ Authorization = "Bearer $env:BENCH_TOKEN" }
if ($Side -match '-C1') { . "$PSScriptRoot/Connect-Bench.ps1" }
elseif ($Side -eq 'rows alone') {
    Import-Module "$PSScriptRoot/OneCmdlet/bin/Release/netstandard2.0/OneCmdlet.dll", $Module
    $differing = Compare-Object @((Get-Command Read-App).Parameters.Keys) @((Get-Command New-C1App).Parameters.Keys)
    if ($differing) { throw "Read-App of the benchmark does not have the parameters of New-C1App: $($differing.InputObject)." }
}

$work = (& "$PSScriptRoot/Sides.ps1")[$Side]
$seconds = foreach ($time in 1..$Times) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $out = @(. $work)
    $clock.Elapsed.TotalSeconds

    # A list is counted on its way, rows come as objects.
    $made = if ($out.Count -eq 1 -and $out[0] -is [ValueType]) { $out[0] } else { $out.Count }
    if ($made -ne $Count) { throw "$Side made $made objects instead of $Count." }
}

ConvertTo-Json @($seconds) -Compress
