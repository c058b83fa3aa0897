# Runs the Pester tests against one build of the module.
[CmdletBinding()]
param(
    [ValidateSet('net8.0', 'netstandard2.0')]
    [string] $Framework = 'net8.0',

    # Test files; all where none is given.
    [string[]] $Path = @($PSScriptRoot)
)

$ErrorActionPreference = 'Stop'
if ($Framework -eq 'netstandard2.0') { $env:CONDUCTORONE_TEST_NETSTANDARD = '1' }

# What the machine has set must not sign the tests in.
Get-ChildItem env:CONDUCTORONE_* -Exclude CONDUCTORONE_TEST_NETSTANDARD | Remove-Item

Import-Module Pester -MinimumVersion 5.5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
Write-Output "$($result.PassedCount) passed, $($result.FailedCount + $result.FailedBlocksCount) failed, $($result.SkippedCount) skipped"
exit ($result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount)
