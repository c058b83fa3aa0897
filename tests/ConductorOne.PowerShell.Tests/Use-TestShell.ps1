# Makes this shell one that runs Pester tests: the build under test, the project's own Pester, nothing of the machine's settings.
param(
    [Parameter(Mandatory)]
    [ValidateSet('net8.0', 'netstandard2.0')]
    [string] $Framework
)

$ErrorActionPreference = 'Stop'
$pester = "$PSScriptRoot/../../out/Pester/Pester.psd1"
if (-not (Test-Path $pester)) { throw 'Pester is not there: run ./build.sh Test, or dotnet build tests/ConductorOne.PowerShell.Tests -c Release.' }

if (-not (Test-Path "$PSScriptRoot/../../out/ConductorOne/bin/$Framework")) { throw "out/ConductorOne has no build for $Framework`: run ./build.sh." }

# What the machine has set must not sign the tests in.
Get-ChildItem env:CONDUCTORONE_* | Remove-Item
if ($Framework -eq 'netstandard2.0') { $env:CONDUCTORONE_TEST_NETSTANDARD = '1' }

# Shells that tests start inherit these. Both would load network assemblies in the background.
$env:POWERSHELL_TELEMETRY_OPTOUT = '1'
$env:POWERSHELL_UPDATECHECK = 'Off'

Import-Module $pester -Global

# What is tagged OneBuild is costly and runs code that is the same in both builds: once is enough. What is tagged Desktop needs the build for
# Windows PowerShell, which is not there while the other alone is tested.
function New-TestConfiguration([string[]] $Path, [string[]] $Tag = @()) {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.Filter.Tag = $Tag
    $configuration.Filter.ExcludeTag = if ($Framework -eq 'net8.0') { 'Desktop' } else { 'OneBuild' }
    $configuration
}
