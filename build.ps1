<#
.SYNOPSIS
Every task of the project.
.DESCRIPTION
Build    makes out/ConductorOne, the module.
Test     builds, then runs all tests: xunit, and Pester against both builds of the module.
Sandbox  runs a C1 tenant on this machine until Ctrl+C.
Demo     builds, and runs the example of the README against a sandbox.
Bench    builds, and measures the module beside what does the same without it; Bench Quick tries whether that works.
Docs     makes the help file (MAML) from docs/en-US; needs Microsoft.PowerShell.PlatyPS.
Package  builds, and packs the module into out/ConductorOne.<version>.zip.
Clean    removes out and what the compiler left.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Sandbox', 'Demo', 'Bench', 'Docs', 'Package', 'Clean')]
    [string] $Task = 'Build',

    # For Sandbox: its options, such as --port 8080. For Bench: Quick, -Rounds 3.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Option = @()
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$root = $PSScriptRoot
$module = "$root/out/ConductorOne"
$solution = "$root/ConductorOne.PowerShell.sln"
$version = (Import-PowerShellDataFile "$root/ConductorOne.psd1").ModuleVersion

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed." }
}

function Invoke-Build {
    Invoke-Dotnet build $solution --configuration Release --nologo --verbosity quiet
    if (Test-Path $module) { Remove-Item $module -Recurse -Force }
    foreach ($framework in 'net8.0', 'netstandard2.0') {
        Invoke-Dotnet publish "$root/src/ConductorOne.PowerShell" --configuration Release --framework $framework --no-build `
            --output "$module/bin/$framework" --nologo --verbosity quiet
    }

    Copy-Item "$root/src/ConductorOne.Loader/bin/Release/net8.0/ConductorOne.Loader.dll" "$module/bin/net8.0"
    Get-ChildItem "$module/bin" -Recurse -File | Where-Object Extension -ne '.dll' | Remove-Item
    Copy-Item "$root/ConductorOne.psd1", "$root/LICENSE" $module
    Copy-Item "$root/src/ConductorOne.PowerShell/Module/*" $module -Recurse
    Write-Host "Built $module ($version)."
}

# This very PowerShell, and what has to come before its own arguments.
function Get-Shell {
    $shell = (Get-Process -Id $PID).Path

    # As a .NET tool, PowerShell runs inside dotnet.
    $shell, @(if ((Split-Path $shell -Leaf) -in 'dotnet', 'dotnet.exe') { [Environment]::GetCommandLineArgs()[0] })
}

function Install-Pester {
    if (Get-Module Pester -ListAvailable | Where-Object Version -ge ([version]'5.5.0')) { return }

    Write-Host 'Pester 5.5 or later is not installed: installing it for the current user.'
    if (Get-Command Install-PSResource -ErrorAction Ignore) {
        Install-PSResource Pester -Version '[5.5.0,6.0.0)' -Scope CurrentUser -TrustRepository
    }
    else {
        # Windows brings Pester 3, signed by somebody else.
        Install-Module Pester -MinimumVersion 5.5.0 -MaximumVersion 5.99.99 -Scope CurrentUser -Force -SkipPublisherCheck
    }
}

function Invoke-Test {
    Invoke-Build
    Install-Pester
    Invoke-Dotnet test $solution --configuration Release --no-build --nologo

    # Both builds at once, each in a shell of its own: an assembly that is loaded stays.
    $shell, $first = Get-Shell
    $runs = foreach ($framework in 'net8.0', 'netstandard2.0') {
        $log = [System.IO.Path]::GetTempFileName()
        $arguments = @($first | ForEach-Object { "`"$_`"" }) + '-NoProfile', '-NonInteractive', '-File', "`"$root/tests/ConductorOne.PowerShell.Tests/Invoke-Tests.ps1`"", '-Framework', $framework
        @{
            Framework = $framework
            Log       = $log
            Process   = Start-Process $shell $arguments -PassThru -RedirectStandardOutput $log -RedirectStandardError "$log.err"
        }
    }

    $failed = foreach ($run in $runs) {
        # Before the wait: a process that is not asked for its handle forgets its exit code.
        $null = $run.Process.Handle
        $run.Process.WaitForExit()
        Write-Host "`nPester, $($run.Framework) build"
        Get-Content $run.Log, "$($run.Log).err" | Write-Host
        Remove-Item $run.Log, "$($run.Log).err"
        if ($run.Process.ExitCode -ne 0) { $run.Framework }
    }

    if ($failed) { throw "Pester failed: $($failed -join ', ')." }
}

function Invoke-Sandbox {
    Invoke-Dotnet run --project "$root/src/ConductorOne.Sandbox" --configuration Release --verbosity quiet -- @Option
}

function Invoke-Demo {
    Invoke-Build
    & "$root/examples/Demo.ps1" -Module $module
}

function Invoke-Bench {
    Invoke-Build

    # A shell of its own reads the options as the command line that they are.
    $shell, $first = Get-Shell
    & $shell @first -NoProfile -NonInteractive -File "$root/bench/Bench.ps1" -Module $module @Option
    if ($LASTEXITCODE -ne 0) { throw 'The benchmark failed.' }
}

function Invoke-Docs {
    & "$root/docs/New-HelpFile.ps1" -Module $module
}

function Invoke-Package {
    Invoke-Build
    Compress-Archive $module "$root/out/ConductorOne.$version.zip" -Force
    Write-Host "Packed out/ConductorOne.$version.zip."
}

function Invoke-Clean {
    Get-ChildItem $root/src, $root/tests, $root/bench -Directory | ForEach-Object { "$_/bin", "$_/obj" } | Where-Object { Test-Path $_ } |
        Remove-Item -Recurse -Force
    if (Test-Path "$root/out") { Remove-Item "$root/out" -Recurse -Force }
}

& "Invoke-$Task"
