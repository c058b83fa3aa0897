# Writes the full reference pages for a web site: what Get-Help -Full shows, as Markdown.

# A row of a table, where there is something to tell.
function Format-Row([string] $Name, [string] $Value) { if ($Value) { "| $Name | $($Value.Replace('|', '\|')) |" } }

function Format-Code([string[]] $Text) { @($Text | ForEach-Object { "``$_``" }) -join ', ' }

# The syntax in lines of 100 columns; what belongs to a parameter stays together.
function Format-Syntax([string] $Text) {
    $line = ''
    foreach ($word in [regex]::Matches($Text, '\[.+?\](?= |$)|-\w+ <[^>]+>|\S+').Value) {
        if ($line -and $line.Length + 1 + $word.Length -gt 100) {
            $line
            $line = '    '
        }

        $line += if ($line.Trim()) { " $word" } else { $word }
    }

    $line
}

function Format-Parameter($Parameter, [int] $SetCount) {
    "### -$($Parameter.Name)", '', $Parameter.Text, '', '| | |', '|---|---|'
    Format-Row 'Type' (Format-Code $Parameter.TypeName)
    Format-Row 'Required' $(if ($Parameter.Required) { 'yes' } else { 'no' })
    Format-Row 'Position' $(if ($Parameter.Position -ge 0) { $Parameter.Position })
    Format-Row 'Default' $Parameter.Default
    Format-Row 'Accepted values' $(if ($Parameter.Values) { Format-Code $Parameter.Values })
    Format-Row 'From the pipeline' ($Parameter.Pipeline -replace '^true \((.*)\)$', '$1' -replace 'ByValue', 'by value' -replace 'ByPropertyName', 'by property name' -replace 'false', 'no')
    Format-Row 'Aliases' $(if ($Parameter.Aliases) { Format-Code ($Parameter.Aliases -replace '^', '-') })
    Format-Row 'Wildcards' $(if ($Parameter.Wildcards) { 'yes' })
    Format-Row 'Parameter sets' $(if ($SetCount -gt 1 -and '__AllParameterSets' -notin $Parameter.Sets) { $Parameter.Sets -join ', ' })
    ''
}

function Format-Type([string] $Title, $Types) {
    "## $Title", ''
    foreach ($type in $Types) { "**$($type.Name)**", '', $type.Text, '' }
}

function ConvertTo-Reference($Help) {
    "# $($Help.Name)", '', $Help.Synopsis, '', '## Syntax', ''
    foreach ($set in $Help.Syntax) {
        if ($Help.Syntax.Count -gt 1) { "### $($set.Name)$(if ($set.IsDefault) { ' (default)' })", '' }
        '```text'; Format-Syntax $set.Text; '```', ''
    }

    '## Description', '', $Help.Description, '', '## Examples', ''
    foreach ($example in $Help.Examples) {
        "### $($example.Title)", '', $example.Before, '', '```powershell', $example.Code, '```', ''
        if ($example.After) { $example.After, '' }
    }

    '## Parameters', ''
    foreach ($parameter in $Help.Parameters) { Format-Parameter $parameter $Help.Syntax.Count }
    '### Common parameters', '', 'The cmdlet supports the [common parameters](https://go.microsoft.com/fwlink/?LinkID=113216) of PowerShell.', ''
    Format-Type 'Inputs' $Help.Inputs
    Format-Type 'Outputs' $Help.Outputs
    if ($Help.Notes) { '## Notes', '', $Help.Notes, '' }
    if ($Help.Related) { '## Related', ''; $Help.Related | ForEach-Object { "- [$_]($_.md)" } }
}

# The list of all pages.
function ConvertTo-Index($Help, $Topics) {
    '# ConductorOne', '', '## Cmdlets', ''
    foreach ($one in $Help) { "- [$($one.Name)]($($one.Name).md): $($one.Synopsis -replace '\n', ' ')" }
    '', '## Topics', ''
    foreach ($topic in $Topics) { "- [$($topic.Name)]($($topic.Name).md)" }
}

# The pages by their file names.
function Get-Reference($Help, $Topics) {
    @{ Name = 'README.md'; Text = (ConvertTo-Index $Help $Topics) -join "`n" }
    foreach ($one in $Help) { @{ Name = "$($one.Name).md"; Text = (ConvertTo-Reference $one) -join "`n" } }
    foreach ($topic in $Topics) { @{ Name = "$($topic.Name).md"; Text = [System.IO.File]::ReadAllText($topic.Path) } }
}

Export-ModuleMember -Function Get-Reference
