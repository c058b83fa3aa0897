# In a shell of its own: stops pipes that have 64 requests in flight, as Ctrl+C does, and tells in JSON how many seconds each took.
param(
    [Parameter(Mandatory)] [string] $Module,

    # A tenant that takes its time.
    [Parameter(Mandatory)] [string] $Url,
    [int] $Times = 1
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$pipe = {
    param($folder, $module, $url)
    . "$folder/Connect-Bench.ps1"
    1..1000 | ForEach-Object { [pscustomobject] @{ DisplayName = "App $_" } } | New-C1App -ThrottleLimit 64
}

function Get-InProgress { (Invoke-RestMethod "$Url/sandbox/rate").inProgress }

$seconds = foreach ($time in 1..$Times) {
    $shell = [powershell]::Create().AddScript($pipe).AddArgument($PSScriptRoot).AddArgument($Module).AddArgument($Url)
    try {
        # The tenant notices a little late that nobody waits for the last pipe's requests.
        while ((Get-InProgress) -gt 0) { }
        $running = $shell.BeginInvoke()
        while ((Get-InProgress) -lt 64) {
            if ($running.IsCompleted) { $shell.EndInvoke($running); throw 'The pipe ended by itself.' }
        }

        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $clock.Elapsed.TotalSeconds
    }
    finally {
        $shell.Dispose()
    }
}

ConvertTo-Json @($seconds) -Compress
