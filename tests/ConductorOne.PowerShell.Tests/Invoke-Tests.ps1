<#
.SYNOPSIS
Runs Pester tests in this shell, against one build of the module, with all that Pester says.
.EXAMPLE
Invoke-Tests.ps1 -Path tests/ConductorOne.PowerShell.Tests/Apps
.EXAMPLE
Invoke-Tests.ps1 -Framework netstandard2.0 -Path tests/ConductorOne.PowerShell.Tests/Pipeline/Faults.Tests.ps1 -Name '*429*'
#>
[CmdletBinding()]
param(
    [ValidateSet('net8.0', 'netstandard2.0')]
    [string] $Framework = 'net8.0',

    # Test files and folders, separated by commas; all where none is given.
    [string[]] $Path = @($PSScriptRoot),

    # Full names of tests (Describe, Context, It, separated by blanks), with wildcards.
    [string[]] $Name = @(),

    [ValidateSet('Normal', 'Detailed')]
    [string] $Output = 'Normal'
)

. "$PSScriptRoot/Use-TestShell.ps1" $Framework

# From another shell, by -File, a list comes as one text.
$configuration = New-TestConfiguration @($Path -split ',')
$configuration.Filter.FullName = $Name
$configuration.Output.Verbosity = $Output
$result = Invoke-Pester -Configuration $configuration
if (-not $result.TotalCount) { throw "There is no test in $Path." }

$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
Write-Output "$($result.PassedCount) passed, $failed failed, $($result.SkippedCount) skipped"
exit $failed
