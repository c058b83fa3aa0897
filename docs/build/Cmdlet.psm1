# What the help of a cmdlet says: the prose of its page, the texts that it shares with others, and what PowerShell knows of it.

$optional = [System.Management.Automation.Cmdlet]::OptionalCommonParameters -ne 'WhatIf' -ne 'Confirm'
$common = [System.Collections.Generic.HashSet[string]]::new([string[]] (@([System.Management.Automation.Cmdlet]::CommonParameters) + $optional))

# A type as the syntax shows it: int for int?, C1App for ConductorOne.Apps.C1App.
function Get-TypeName([type] $Type) {
    $shown = [System.Nullable]::GetUnderlyingType($Type) ?? $Type
    [Microsoft.PowerShell.ToStringCodeMethods]::Type($shown) -replace '[\w.]+\.(?=\w)'
}

# What shared texts call the object that a cmdlet is about: C1AppResource is an "app resource".
function Get-Word($Command) {
    $noun = $Command.Noun -creplace '^C1'
    $thing = ($noun -creplace '(?<=[a-z])(?=[A-Z])', ' ').ToLowerInvariant()
    $article = if ($thing -match '^([aeio]|u(?!ser))') { 'an' } else { 'a' }
    $words = [System.Collections.Generic.Dictionary[string, string]]::new()
    $words['{Thing}'] = $noun
    $words['{thing}'] = $thing
    $words['{things}'] = if ($thing -match '[^aeiou]y$') { $thing -replace 'y$', 'ies' } else { "${thing}s" }
    $words['{a thing}'] = "$article $thing"
    $words['{A thing}'] = "A$($article.Substring(1)) $thing"
    $words
}

function Expand-Word([string] $Text, $Words) {
    foreach ($word in $Words.GetEnumerator()) { $Text = $Text.Replace($word.Key, $word.Value) }
    $Text
}

# The shared texts for a cmdlet, by what they are about. Those of its verb replace those for all verbs.
function Get-SharedText($Command, $Shared) {
    $words = Get-Word $Command
    $texts = @{}
    foreach ($verb in 'All', $Command.Verb) {
        if (-not $Shared.ContainsKey($verb)) { continue }
        foreach ($text in $Shared[$verb].GetEnumerator()) {
            $texts[(Expand-Word $text.Key $words)] = @{ Text = Expand-Word $text.Value.Text $words; Default = $text.Value.Default }
        }
    }

    $texts
}

# A parameter as all parameter sets have it.
function Get-Parameter($Command, $Metadata) {
    $sets = $Metadata.ParameterSets.Values
    $ways = @(
        if ($sets.ValueFromPipeline -contains $true) { 'ByValue' }
        if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
    )
    $wildcards = $false
    $values = @()
    foreach ($attribute in $Metadata.Attributes) {
        if ($attribute -is [System.Management.Automation.SupportsWildcardsAttribute]) { $wildcards = $true }
        if ($attribute -is [System.Management.Automation.ValidateSetAttribute]) { $values = $attribute.ValidValues }
    }

    @{
        Name      = $Metadata.Name
        Type      = $Metadata.ParameterType.ToString()
        TypeName  = Get-TypeName $Metadata.ParameterType
        IsSwitch  = $Metadata.SwitchParameter
        Required  = $sets.IsMandatory -contains $true
        Position  = @($sets.Position)[0]
        Pipeline  = if ($ways) { "true ($($ways -join ', '))" } else { 'false' }
        Aliases   = $Metadata.Aliases
        Wildcards = $wildcards
        Values    = $values
        Sets      = @($Metadata.ParameterSets.Keys)
        Default   = if ($Metadata.SwitchParameter) { "$($Metadata.Name -eq 'Confirm' -and (Test-HighImpact $Command))" }
    }
}

function Test-HighImpact($Command) {
    $attribute = [System.Attribute]::GetCustomAttribute($Command.ImplementingType, [System.Management.Automation.CmdletAttribute])
    $attribute.ConfirmImpact -eq 'High'
}

# The parameter sets, the default one first, with the parameters of each in the order in which PowerShell shows them: those with a position,
# those that are required, the others.
function Get-Syntax($Command, $Parameters) {
    $known = @{}
    foreach ($parameter in $Parameters) { $known[$parameter.Name] = $parameter }
    foreach ($set in $Command.ParameterSets | Sort-Object { -not $_.IsDefault } -Stable) {
        $positional, $required, $others = @{}, @(), @()
        foreach ($parameter in $set.Parameters) {
            if (-not $known.ContainsKey($parameter.Name)) { continue }

            $here = $known[$parameter.Name].Clone()
            $here.Required, $here.Position, $here.Text, $here.Default = $parameter.IsMandatory, $parameter.Position, '', ''
            if ($here.Position -ge 0) { $positional[$here.Position] = $here }
            elseif ($here.Required) { $required += $here }
            else { $others += $here }
        }

        @{
            Name       = $set.Name
            IsDefault  = $set.IsDefault
            Text       = "$($Command.Name) $set"
            Parameters = @($positional.Keys | Sort-Object | ForEach-Object { $positional[$_] }) + $required + $others
        }
    }
}

# Types with what is said of each: a part for each type, or the one text for the one type.
function Join-Type($Page, $Section, [string[]] $Types, $SharedText) {
    if ($Section.Sections) {
        foreach ($part in $Section.Sections) { @{ Name = $part.Title; Text = "$($part.Text)".Trim() } }
        return
    }

    $text = "$($Section.Text)".Trim()
    if (-not $text -and $Types -and $SharedText) { $text = $SharedText.Text }
    if (-not $Types) { @{ Name = 'None'; Text = $text } }
    elseif ($Types.Count -gt 1) { $Page.Fault.Add("the section ""$($Section.Title)"" needs a part ""### type"" for each of $($Types -join ', ').") }
    elseif (-not $text) { $Page.Fault.Add("the section ""$($Section.Title)"" must say what $($Types[0]) is.") }
    else { @{ Name = $Types[0]; Text = $text } }
}

# Everything that the help of a cmdlet says. What neither its page nor a shared text describes, Twin may: the page of New- for Set-. What is
# wrong with the page is added to its Fault.
function Join-Help($Command, $Page, $Shared, $Twin) {
    $texts = Get-SharedText $Command $Shared
    foreach ($key in $Twin.Parameters.Keys) { $texts[$key] ??= @{ Text = $Twin.Parameters[$key].Text.Replace('{shared}', '').Trim() } }
    $parameters = foreach ($metadata in $Command.Parameters.Values) {
        if ($common.Contains($metadata.Name)) { continue }

        $parameter = Get-Parameter $Command $metadata
        $key = "-$($metadata.Name)"
        $own, $other = $Page.Parameters[$key], $texts[$key]
        $text = if ($own) { $own.Text } else { '{shared}' }
        $default = $own.Default
        if ($text.Contains('{shared}')) {
            $text = $text.Replace('{shared}', "$($other.Text)")
            $default ??= $other.Default
        }

        $parameter.Text = $text
        if ($default) { $parameter.Default = $default }
        if (-not $text) { $Page.Fault.Add("$key of $($Command.Name) is not described: the page needs a section ""### $key"" with a text.") }
        $parameter
    }

    $names = @($parameters.Name | ForEach-Object { "-$_" })
    foreach ($key in $Page.Parameters.Keys) {
        if ($key -cnotin $names) { $Page.Fault.Add("$($Command.Name) has no parameter $key.") }
    }

    $piped = @($parameters | Where-Object Pipeline -Like '*ByValue*' | ForEach-Object Type | Select-Object -Unique)
    $written = @($Command.OutputType.Name)
    $outputs = @(Join-Type $Page $Page.Outputs $written $texts['Outputs'])
    if ($Page.Outputs.Sections -and "$($outputs.Name)" -cne "$written") { $Page.Fault.Add("the section ""Outputs"" has other types than $($Command.Name): $($written -join ', ').") }
    @{
        Name        = $Command.Name
        Verb        = $Command.Verb
        Noun        = $Command.Noun
        Synopsis    = $Page.Synopsis
        Description = $Page.Description
        Syntax      = @(Get-Syntax $Command $parameters)
        Parameters  = @($parameters | Sort-Object Name)
        Inputs      = @(Join-Type $Page $Page.Inputs $piped $texts['Inputs'])
        Outputs     = $outputs
        Notes       = $Page.Notes
        Examples    = $Page.Examples
        Related     = $Page.Related
    }
}

Export-ModuleMember -Function Join-Help
