<#
.SYNOPSIS
Creates the apps of a CSV file, as often as it takes.
.DESCRIPTION
Creates each app that is not there yet, several at once. Rows that fail go to another file of the same form, with a column Problem that
says why: those of apps.csv to apps.retry.csv beside it. Mend them there and run the script with that file, which then keeps those that
still fail. Running it twice with the same file does no harm.

The file has a column DisplayName, and any other parameter of New-C1App. Signs in with the default session, or with the CONDUCTORONE_*
environment variables.
.EXAMPLE
./examples/Import-Apps.ps1 apps.csv
./examples/Import-Apps.ps1 apps.retry.csv
.OUTPUTS
The apps, those that were there already too.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    # Where the rows go that failed. There is no such file where all went well. Named after the input: that of another one is left alone.
    [string] $RetryPath = $(if ($Path -match '\.retry(\.[^.\\/]+)?$') { $Path } else { $Path -replace '^(.*?)(\.[^.\\/]+)?$', '$1.retry$2' }),

    # How many requests are under way at once.
    [ValidateRange(1, 64)]
    [int] $ThrottleLimit = 8
)

# What is no row's error, such as a sign-in that is refused, ends the script before it touches a file.
$ErrorActionPreference = 'Stop'

$rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8)
$rows | New-C1App -IfNotExists -ThrottleLimit $ThrottleLimit -RowCount $rows.Count -ErrorAction SilentlyContinue -ErrorVariable failed

$retry = foreach ($problem in $failed) {
    $problem.TargetObject | Select-Object * -ExcludeProperty Problem | Select-Object *, @{ Name = 'Problem'; Expression = { "$problem" } }
}

# Only now, with every row through: both files may be the same, and Ctrl+C must not cost any row.
if ($retry) {
    $retry | Export-Csv -LiteralPath $RetryPath -NoTypeInformation -Encoding UTF8
    Write-Warning "$(@($retry).Count) of $($rows.Count) rows failed. They are in ${RetryPath}, with the reason: mend them and run this again with that file."
}
elseif (Test-Path -LiteralPath $RetryPath) {
    Remove-Item -LiteralPath $RetryPath
}
