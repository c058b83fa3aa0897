# Writes the help file that Get-Help reads (MAML).

function Protect-Xml([string] $Text) { [System.Security.SecurityElement]::Escape($Text) }

# Markdown as the console shows it: links as their words, no backticks, a paragraph or an item in one line, since Get-Help
# breaks lines by itself.
function ConvertTo-PlainText([string] $Markdown) {
    $Markdown.Trim() -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`' -replace '\n *(?!- )', ' '
}

# Paragraphs. Get-Help sets an empty line between those of a parameter, but not everywhere: there, Gap is what ends each, or each but the last.
function Format-Paragraph([string] $Markdown, [string] $Gap = '', [string] $LastGap = '') {
    if (-not $Markdown) { return }

    $paragraphs = @($Markdown -split '\n\s*\n' -ne '')
    for ($i = 0; $i -lt $paragraphs.Count; $i++) {
        $end = if ($i -lt $paragraphs.Count - 1) { $Gap } else { $LastGap }
        "<maml:para>$(Protect-Xml (ConvertTo-PlainText $paragraphs[$i]))$end</maml:para>"
    }
}

function Format-Parameter($Parameter) {
    $position = if ($Parameter.Position -lt 0) { 'Named' } else { $Parameter.Position }
    $aliases = if ($Parameter.Aliases) { $Parameter.Aliases -join ', ' } else { 'none' }
    $required, $wildcards = "$($Parameter.Required)".ToLowerInvariant(), "$($Parameter.Wildcards)".ToLowerInvariant()
    $value = if (-not $Parameter.IsSwitch) { "<command:parameterValue required=""true"" variableLength=""false"">$(Protect-Xml $Parameter.TypeName)</command:parameterValue>" }
    $default = if ($Parameter.Default) { "<dev:defaultValue>$(Protect-Xml $Parameter.Default)</dev:defaultValue>" }
    @"
<command:parameter required="$required" variableLength="false" globbing="$wildcards" pipelineInput="$($Parameter.Pipeline)" position="$position" aliases="$aliases">
<maml:name>$($Parameter.Name)</maml:name><maml:description>$(Format-Paragraph $Parameter.Text)</maml:description>
$value<dev:type><maml:name>$(Protect-Xml $Parameter.Type)</maml:name></dev:type>$default
</command:parameter>
"@
}

function Format-Syntax([string] $Name, $Set) {
    "<command:syntaxItem><maml:name>$Name</maml:name>"
    foreach ($parameter in $Set.Parameters) { Format-Parameter $parameter }
    '</command:syntaxItem>'
}

function Format-Type([string] $Element, $Type) {
    "<command:$Element><dev:type><maml:name>$(Protect-Xml $Type.Name)</maml:name></dev:type>" +
    "<maml:description>$(Format-Paragraph $Type.Text)</maml:description></command:$Element>"
}

# Get-Help goes on with the code in the line of the introduction's end.
function Format-Example([int] $Number, $Example) {
    @"
<command:example><maml:title>--------- Example ${Number}: $(Protect-Xml $Example.Title) ---------</maml:title>
<maml:introduction>$(Format-Paragraph $Example.Before -LastGap "`n`n")</maml:introduction>
<dev:code>$(Protect-Xml $Example.Code)</dev:code>
<dev:remarks>$(Format-Paragraph $Example.After)</dev:remarks></command:example>
"@
}

function Format-Command($Help) {
    @"
<command:command>
<command:details><command:name>$($Help.Name)</command:name><maml:description>$(Format-Paragraph $Help.Synopsis)</maml:description><command:verb>$($Help.Verb)</command:verb><command:noun>$($Help.Noun)</command:noun></command:details>
<maml:description>$(Format-Paragraph $Help.Description -Gap "`n`n")</maml:description>
<command:syntax>
"@
    foreach ($set in $Help.Syntax) { Format-Syntax $Help.Name $set }
    '</command:syntax>', '<command:parameters>'
    foreach ($parameter in $Help.Parameters) { Format-Parameter $parameter }
    '</command:parameters>', '<command:inputTypes>'
    foreach ($type in $Help.Inputs) { Format-Type 'inputType' $type }
    '</command:inputTypes>', '<command:returnValues>'
    foreach ($type in $Help.Outputs) { Format-Type 'returnValue' $type }
    '</command:returnValues>'
    if ($Help.Notes) { "<maml:alertSet><maml:alert>$(Format-Paragraph $Help.Notes)</maml:alert></maml:alertSet>" }
    '<command:examples>'
    for ($i = 0; $i -lt $Help.Examples.Count; $i++) { Format-Example ($i + 1) $Help.Examples[$i] }
    '</command:examples>', '<command:relatedLinks>'
    foreach ($name in $Help.Related) { "<maml:navigationLink><maml:linkText>$(Protect-Xml $name)</maml:linkText><maml:uri /></maml:navigationLink>" }
    '</command:relatedLinks>', '</command:command>'
}

function ConvertTo-Maml($Help) {
    $lines = @(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<helpItems xmlns="http://msh" schema="maml" xmlns:maml="http://schemas.microsoft.com/maml/2004/10" xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10" xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">'
        foreach ($one in $Help) { Format-Command $one }
        '</helpItems>'
    )
    $lines -join "`n"
}

Export-ModuleMember -Function ConvertTo-Maml
