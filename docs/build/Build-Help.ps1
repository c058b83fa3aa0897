<#
.SYNOPSIS
Makes the help of the built module out of the pages in docs/en-US and the cmdlets.
.DESCRIPTION
The pages are prose. Syntax, types, positions, aliases and the like come from the cmdlets. What is wrong with a page is written as a
sentence that names the file, and then nothing is made. Needs a shell of its own: the module cannot be built anew while a shell has it loaded.
#>
[CmdletBinding()]
param(
    # The folder of the built module. Its en-US gets the help file (MAML) and the about topics.
    [Parameter(Mandatory)]
    [string] $Module,

    # A folder that gets full reference pages for a web site.
    [string] $Reference
)

$ErrorActionPreference = 'Stop'
'Help', 'Maml', 'Reference' | ForEach-Object { Import-Module "$PSScriptRoot/$_.psm1" }
$Module = (Resolve-Path $Module).Path
Import-Module "$Module/ConductorOne.psd1"

function Save-Text([string] $Path, [string] $Text) {
    $null = New-Item (Split-Path $Path) -ItemType Directory -Force
    [System.IO.File]::WriteAllText($Path, $Text, [System.Text.UTF8Encoding]::new($false))
}

$help = Read-Help "$PSScriptRoot/../en-US" (Get-Command -Module ConductorOne -CommandType Cmdlet | Sort-Object Name)
if ($help.Faults) {
    $help.Faults | ForEach-Object { [Console]::Error.WriteLine("docs/en-US/$_") }
    exit 1
}

Save-Text "$Module/en-US/ConductorOne.PowerShell.dll-Help.xml" (ConvertTo-Maml $help.Cmdlets)
foreach ($topic in $help.Topics) { Save-Text "$Module/en-US/$($topic.Name).help.txt" $topic.Text }
if ($Reference) {
    foreach ($page in Get-Reference $help.Cmdlets $help.Topics) { Save-Text "$Reference/$($page.Name)" ($page.Text.TrimEnd() + "`n") }
}
