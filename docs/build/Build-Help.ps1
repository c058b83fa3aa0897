<#
.SYNOPSIS
Makes the help of the built module out of the pages in docs/en-US and the cmdlets.
.DESCRIPTION
The pages are prose. Syntax, types, positions, aliases and the like come from the cmdlets. What is wrong with a page is written as a plain
sentence that names the file, and then nothing is made. Runs in a shell of its own: a module that is loaded cannot be built.
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
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$pages = "$root/docs/en-US"
'Page', 'Cmdlet', 'Maml', 'Topic', 'Reference' | ForEach-Object { Import-Module "$PSScriptRoot/$_.psm1" }
Import-Module "$Module/ConductorOne.psd1"

function Save-Text([string] $Path, [string] $Text) {
    $null = New-Item (Split-Path $Path) -ItemType Directory -Force
    [System.IO.File]::WriteAllText($Path, $Text, [System.Text.UTF8Encoding]::new($false))
}

$fault = [System.Collections.Generic.List[string]]::new()
function Add-Fault($Page) { foreach ($one in $Page.Fault) { $fault.Add("$([System.IO.Path]::GetRelativePath($root, $Page.Path).Replace('\', '/')): $one") } }

$shared = Read-SharedText "$pages/shared-parameters.md"
$commands = Get-Command -Module ConductorOne -CommandType Cmdlet | Sort-Object Name
$help = foreach ($command in $commands) {
    $path = "$pages/$($command.Name).md"
    if (-not (Test-Path $path)) { Add-Fault @{ Path = $path; Fault = "the page of $($command.Name) is missing." }; continue }

    $page = Read-Page $path
    Join-Help $command $page $shared
    Add-Fault $page
}

$topics = Get-ChildItem $pages -Filter 'about_*.md' | Sort-Object Name | ForEach-Object { ConvertTo-Topic $_.FullName }
$topics | ForEach-Object { Add-Fault $_ }
foreach ($file in Get-ChildItem $pages -Filter '*.md' -Exclude 'about_*', 'shared-parameters.md') {
    if ($file.BaseName -cnotin $commands.Name) { Add-Fault @{ Path = $file.FullName; Fault = "the module has no cmdlet of this name." } }
}

if ($fault) {
    $fault | ForEach-Object { [Console]::Error.WriteLine($_) }
    exit 1
}

Save-Text "$Module/en-US/ConductorOne.PowerShell.dll-Help.xml" (ConvertTo-Maml $help)
foreach ($topic in $topics) { Save-Text "$Module/en-US/$($topic.Name).help.txt" $topic.Text }
if ($Reference) { Get-Reference $help $topics | ForEach-Object { Save-Text "$Reference/$($_.Name)" ($_.Text.TrimEnd() + "`n") } }
