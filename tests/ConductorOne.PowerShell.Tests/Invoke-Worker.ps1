# Runs the test files that come line by line over the standard input, one after the other, until it ends. What came of a file
# goes out as a line of JSON behind a mark: the tests themselves may write lines, too.
param(
    [Parameter(Mandatory)]
    [string] $Framework,

    [Parameter(Mandatory)]
    [string] $Mark,

    # Of the tests, those with one of these tags; all where there is none.
    [string[]] $Tag = @()
)

. "$PSScriptRoot/Use-TestShell.ps1" $Framework

function Get-Failure($Result) {
    foreach ($test in $Result.Failed) { @{ name = $test.ExpandedPath; messages = @($test.ErrorRecord | ForEach-Object { "$_`n$($_.ScriptStackTrace)" }) } }
    foreach ($block in $Result.FailedBlocks) { @{ name = "BeforeAll or AfterAll of $($block.ExpandedPath)"; messages = @($block.ErrorRecord | ForEach-Object { "$_`n$($_.ScriptStackTrace)" }) } }
    foreach ($container in $Result.FailedContainers) { @{ name = 'the file'; messages = @($container.ErrorRecord | ForEach-Object { "$_" }) } }
    if ($Result.TotalCount -eq 0 -and -not $Result.FailedContainers) { @{ name = 'the file'; messages = @('It has no test.') } }
}

while ($path = [Console]::In.ReadLine()) {
    $configuration = New-TestConfiguration $path $Tag
    $configuration.Output.Verbosity = 'None'
    $result = Invoke-Pester -Configuration $configuration
    $answer = @{
        passed   = $result.PassedCount
        skipped  = $result.SkippedCount
        failures = @(Get-Failure $result)
    }
    [Console]::Out.WriteLine($Mark + (ConvertTo-Json $answer -Depth 5 -Compress))
}
