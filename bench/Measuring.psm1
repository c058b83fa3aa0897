# Starts what is measured in processes of its own, and makes sense of the numbers.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module "$PSScriptRoot/../tests/Shell.psm1"
$script:shell = @(Get-CompiledShell)
$script:patience = [timespan]::FromMinutes(10)

# What a program wrote, how long it ran, and, where a tenant is named, how much processor time that spent meanwhile. The program
# does not outlive its caller.
function Invoke-Program([string[]] $Command, $Sandbox, [string] $Token) {
    $start = [System.Diagnostics.ProcessStartInfo]::new($Command[0])
    $Command | Select-Object -Skip 1 | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.Environment['BENCH_TOKEN'] = $Token
    $served = Get-ProcessorTime $Sandbox
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()

        # In short waits, which Ctrl+C can end.
        while (-not $process.WaitForExit(200)) {
            if ($clock.Elapsed -gt $patience) { throw "This takes too long: $($Command -join ' ')" }
        }

        $seconds = $clock.Elapsed.TotalSeconds
        if ($process.ExitCode -ne 0) { throw "This failed: $($Command -join ' ')`n$($errors.Result)" }
        [pscustomobject] @{
            Output        = $output.Result
            Seconds       = $seconds
            ServerSeconds = (Get-ProcessorTime $Sandbox) - $served
        }
    }
    finally {
        if (-not $process.HasExited) { $process.Kill($true) }
        $process.Dispose()
    }
}

function Get-ProcessorTime($Sandbox) {
    if (-not $Sandbox) { return 0 }
    $Sandbox.process.Refresh()
    $Sandbox.process.TotalProcessorTime.TotalSeconds
}

# Until a tenant has nothing left to compile, for five seconds at most.
function Wait-Idle($Sandbox) {
    foreach ($time in 1..20) {
        $before = Get-ProcessorTime $Sandbox
        Start-Sleep -Milliseconds 250
        if ((Get-ProcessorTime $Sandbox) - $before -lt 0.02) { return }
    }
}

# A script or a command in a fresh shell.
function Invoke-Shell([string[]] $Argument, $Sandbox, [string] $Token) {
    Invoke-Program ($shell + $Argument) $Sandbox $Token
}

# An access token for all sides. It outlives the benchmark.
function Get-Token($Sandbox) {
    $form = @{ grant_type = 'client_credentials'; client_id = $Sandbox.clientId; client_secret = $Sandbox.clientSecret }
    (Invoke-RestMethod "$($Sandbox.url)/auth/v1/token" -Method Post -Body $form).access_token
}

# Runs each side once a round, the other way round in every second one: what each gave, by its name.
function Measure-Round([System.Collections.Specialized.OrderedDictionary] $Side, [int] $Rounds) {
    $results = @{}
    $names = @($Side.Keys)
    foreach ($round in 1..$Rounds) {
        foreach ($name in $names) {
            Write-Host "  round $round of ${Rounds}: $name"
            $results[$name] += @(& $Side[$name])
        }

        [array]::Reverse($names)
    }

    $results
}

function Get-Median([double[]] $Value) {
    $sorted = @($Value | Sort-Object)
    ($sorted[[math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[math]::Floor($sorted.Count / 2)]) / 2
}

# The module's times against other times of the same rounds, or against one that is computed. The ratio of a round is that of two
# neighbours: what disturbs the machine for longer disturbs both.
function New-Comparison([string] $What, [double[]] $Module, [string] $OtherName, [double[]] $Other, [double] $Bar) {
    $ratios = [double[]] @(0..($Module.Count - 1) | ForEach-Object { $Module[$_] / $Other[$_ % $Other.Count] } | Sort-Object)
    [pscustomobject] @{
        What      = $What
        Module    = Get-Median $Module
        OtherName = $OtherName
        Other     = Get-Median $Other
        Ratio     = Get-Median $ratios
        Least     = $ratios[0]
        Most      = $ratios[-1]
        Bar       = $Bar
        IsMet     = (Get-Median $ratios) -le $Bar
    }
}

# Something else that was measured, in its own words; the bar is a text, too, and there may be none.
function New-Finding([string] $What, [string] $Found, [string] $Bar, [bool] $IsMet) {
    [pscustomobject] @{ What = $What; Found = $Found; Bar = $Bar; IsMet = $IsMet }
}

# What is not is compiled when it is first used.
function Test-Precompiled([string] $Assembly) {
    $file = [System.IO.File]::OpenRead($Assembly)
    $reader = [System.Reflection.PortableExecutable.PEReader]::new($file)
    try { $reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size -gt 0 } finally { $reader.Dispose() }
}

# What it ran on; nothing that names the machine or its user.
function Get-Machine {
    $processor = if ($IsLinux) { (Select-String '^model name\s*:\s*(.+)$' /proc/cpuinfo | Select-Object -First 1).Matches.Groups[1].Value }
    elseif ($IsMacOS) { sysctl -n machdep.cpu.brand_string }
    else { (Get-CimInstance Win32_Processor | Select-Object -First 1).Name.Trim() }
    $engine = (Invoke-Shell '-Command', '[psobject].Assembly.Location').Output.Trim()
    $precompiled = if (Test-Precompiled $engine) { 'compiled ahead, as the packages that people install' } else { 'not compiled ahead, which makes every start slower' }
    [ordered] @{
        Processor          = "$processor, $([Environment]::ProcessorCount) cores for all processes, the sandbox included"
        Memory             = '{0:N0} GiB' -f ([GC]::GetGCMemoryInfo().TotalAvailableMemoryBytes / 1GB)
        'Operating system' = [System.Runtime.InteropServices.RuntimeInformation]::OSDescription
        PowerShell         = "$($PSVersionTable.PSVersion), $precompiled, on $([System.Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"
    }
}

Export-ModuleMember -Function Invoke-Program, Wait-Idle, Invoke-Shell, Get-Token, Measure-Round, Get-Median, New-Comparison, New-Finding, Get-Machine
