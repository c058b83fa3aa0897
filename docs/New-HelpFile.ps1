<#
.SYNOPSIS
Makes the help that Get-Help shows out of the pages in docs/en-US.
.DESCRIPTION
Writes the help file (MAML) and the about topics beside the module's sources, where the build finds them, and into the built
module. Needs Microsoft.PowerShell.PlatyPS 1.0 or later. A page that is not as its cmdlet is, is found by the tests.
#>
[CmdletBinding()]
param(
    # The folder of the built module.
    [Parameter(Mandatory)]
    [ValidateScript({ Test-Path $_ -PathType Container })]
    [string] $Module
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0

$pages = "$PSScriptRoot/en-US"
$folders = "$PSScriptRoot/../src/ConductorOne.PowerShell/Module/en-US", "$Module/en-US"

$maml = 'http://schemas.microsoft.com/maml/2004/10'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'
$names = [System.Xml.XmlNamespaceManager]::new([System.Xml.NameTable]::new())
$names.AddNamespace('maml', $maml)
$names.AddNamespace('dev', $dev)
$names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')

# Markdown as the console shows it: links as their words, no backticks, a paragraph or an item in one line, since Get-Help
# breaks lines by itself.
function ConvertTo-PlainText([string] $Markdown) {
    $text = $Markdown.Trim() -replace '\r' -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`'
    $text -replace '\n *(?!- )', ' '
}

function Set-Paragraph([System.Xml.XmlElement] $Parent, [string] $Markdown) {
    $Parent.InnerText = ''
    foreach ($paragraph in $Markdown.Trim() -split '\n\s*\n' -ne '') {
        $Parent.AppendChild($Parent.OwnerDocument.CreateElement('maml', 'para', $maml)).InnerText = ConvertTo-PlainText $paragraph
    }
}

# PlatyPS 1.0.3 leaves all of an example in its introduction. Its code belongs in the code.
function Repair-Example([System.Xml.XmlElement] $Example, $Page) {
    if ($Page.Remarks -notmatch '(?s)^(?<before>.*?)```powershell\r?\n(?<code>.*?)\r?\n```(?<after>.*)$') {
        throw "The example ""$($Page.Title)"" has no code."
    }

    $parts = $Matches
    $introduction = $Example.SelectSingleNode('maml:introduction', $names)
    Set-Paragraph $introduction $parts.before
    # Get-Help goes on with the code in the same line.
    if ($introduction.LastChild) { $introduction.LastChild.InnerText += "`n`n" }
    $Example.SelectSingleNode('dev:code', $names).InnerText = $parts.code -replace '\r'
    Set-Paragraph $Example.SelectSingleNode('dev:remarks', $names) $parts.after
}

# PlatyPS 1.0.3 drops the default value, and has the full name of the type here, but the short one in the syntax.
function Repair-Parameter([System.Xml.XmlElement] $Parameter, $Page) {
    $type = $Parameter.SelectSingleNode("../../command:syntax//command:parameter[maml:name='$($Page.Name)']/command:parameterValue", $names)
    if ($type) { $Parameter.SelectSingleNode('command:parameterValue', $names).InnerText = $type.InnerText }
    if ($Page.DefaultValue) {
        $Parameter.AppendChild($Parameter.OwnerDocument.CreateElement('dev', 'defaultValue', $dev)).InnerText = $Page.DefaultValue
    }
}

function Repair-Command([System.Xml.XmlElement] $Command, $Page) {
    foreach ($paragraph in $Command.SelectNodes('.//maml:para', $names)) {
        $paragraph.InnerText = ConvertTo-PlainText $paragraph.InnerText
    }

    # PlatyPS 1.0.3 has one paragraph here, and Get-Help sets no empty line between several.
    Set-Paragraph $Command.SelectSingleNode('maml:description', $names) $Page.Description
    foreach ($paragraph in $Command.SelectNodes('maml:description/maml:para[position() < last()]', $names)) {
        $paragraph.InnerText += "`n`n"
    }

    $examples = @($Command.SelectNodes('command:examples/command:example', $names))
    for ($i = 0; $i -lt $examples.Count; $i++) { Repair-Example $examples[$i] $Page.Examples[$i] }

    foreach ($parameter in $Page.Parameters) {
        $path = "command:parameters/command:parameter[maml:name='$($parameter.Name)']"
        Repair-Parameter $Command.SelectSingleNode($path, $names) $parameter
    }

    # The pages link to each other by file name, which leads nowhere in a console.
    foreach ($address in $Command.SelectNodes('command:relatedLinks//maml:uri[not(starts-with(., "http"))]', $names)) {
        $address.InnerText = ''
    }

    # Empty sections: there are no notes, no page on the web.
    $empty = 'maml:alertSet[normalize-space() = ""]',
        'command:relatedLinks/*[maml:linkText = "Online Version" and normalize-space(maml:uri) = ""]'
    foreach ($node in $Command.SelectNodes($empty -join ' | ', $names)) { $null = $node.ParentNode.RemoveChild($node) }
}

# An about page as Get-Help shows it: the text below the headings is indented, code a step further and otherwise as it stands.
function ConvertTo-AboutText([string] $Markdown) {
    $body = $Markdown -replace '\r' -replace '(?s)\A---\n.*?\n---\n'
    $isCode = $false
    $lines = foreach ($line in $body -split '\n') {
        if ($line.StartsWith('```')) {
            $isCode = -not $isCode
            continue
        }

        if ($line -eq '') { '' }
        elseif ($isCode) { "        $line" }
        else {
            switch -Regex ($line -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`') {
                '^# (.*)' { "TOPIC`n    $($Matches[1])" }
                '^## (.*)' { $Matches[1] }
                default { "    $_" }
            }
        }
    }

    # No empty line between a heading and its text.
    $lines -join "`n" -creplace '(?m)^([A-Z ]+\n)\n', '$1'
}

function Save-Text([string] $Name, [string] $Text) {
    foreach ($folder in $folders) {
        $path = Join-Path (New-Item $folder -ItemType Directory -Force) $Name
        [System.IO.File]::WriteAllText($path, $Text.Trim() + "`n", [System.Text.UTF8Encoding]::new($false))
    }
}

$work = Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName())
try {
    $help = Get-ChildItem $pages -Filter '*-*.md' | Sort-Object Name | Import-MarkdownCommandHelp
    $file = $help | Export-MamlCommandHelp -OutputFolder $work
    $document = [System.Xml.XmlDocument]::new()
    $document.Load($file.FullName)
    foreach ($page in $help) {
        Repair-Command $document.SelectSingleNode("//command:command[command:details/command:name='$($page.Title)']", $names) $page
    }

    $text = [System.IO.StringWriter]::new()
    $writer = [System.Xml.XmlTextWriter]::new($text)
    $writer.Formatting = 'Indented'
    $document.DocumentElement.WriteTo($writer)
    Save-Text $file.Name ('<?xml version="1.0" encoding="utf-8"?>' + "`n" + ($text -replace '\r'))
}
finally {
    if (Test-Path $work) { Remove-Item $work -Recurse }
}

$topics = Get-ChildItem $pages -Filter 'about_*.md' | Sort-Object Name
foreach ($topic in $topics) { Save-Text "$($topic.BaseName).help.txt" (ConvertTo-AboutText (Get-Content $topic -Raw)) }
Write-Host "Wrote $($file.Name) and $(@($topics.BaseName) -join ', ').help.txt."
