# Reads the help pages in docs/en-US: the prose that a person writes. CONTRIBUTING.md says how a page looks.

$sectionNames = 'Description', 'Examples', 'Parameters', 'Inputs', 'Outputs', 'Notes', 'Related'

# The parts of a page: a title and the text below it, and below `##` the same again for each `###`. A line of code that begins with # is not a heading.
function Read-Heading([string] $Path) {
    $page = @{ Title = ''; Text = [System.Text.StringBuilder]::new(); Sections = [System.Collections.Generic.List[object]]::new() }
    $current = $page
    $isCode = $false
    foreach ($line in [System.IO.File]::ReadAllLines($Path)) {
        if ($line.StartsWith('```')) { $isCode = -not $isCode }
        if (-not $isCode -and $line -match '^(#{1,3}) (.+?)\s*$') {
            $title = $Matches[2]
            if ($Matches[1].Length -eq 1) { $page.Title = $title; continue }

            $current = @{ Title = $title; Text = [System.Text.StringBuilder]::new(); Sections = [System.Collections.Generic.List[object]]::new() }
            $parent = if ($Matches[1].Length -eq 2 -or -not $page.Sections.Count) { $page } else { $page.Sections[-1] }
            $parent.Sections.Add($current)
        }
        else {
            $null = $current.Text.Append($line).Append("`n")
        }
    }

    $page
}

function Get-Text($Part) { $Part.Text.ToString().Trim() }

# The code of an example, and the text before and after it.
function ConvertTo-Example($Part) {
    $null = (Get-Text $Part) -match '(?s)\A(?<before>.*?)(```powershell\n(?<code>.*?)\n```(?<after>.*))?\z'
    @{ Title = $Part.Title; Before = $Matches['before'].Trim(); Code = $Matches['code']; After = "$($Matches['after'])".Trim() }
}

# The text of a parameter, and its default value where a last line "Default: ..." says it.
function ConvertTo-Parameter($Part) {
    $text = Get-Text $Part
    if ($text -match '(?sm)\A(?<text>.*?)^Default: (?<default>[^\n]+)\z') { @{ Text = $Matches.text.Trim(); Default = $Matches.default } }
    else { @{ Text = $text; Default = $null } }
}

# A section's parts by their titles. A title that appears twice is a fault.
function ConvertTo-Table($Section, [scriptblock] $Convert, $Fault) {
    $table = [ordered]@{}
    foreach ($part in $Section.Sections) {
        if ($table.Contains($part.Title)) { $Fault.Add("the section ""$($part.Title)"" appears twice.") }
        $table[$part.Title] = & $Convert $part
    }

    $table
}

# One page. Fault lists what is wrong with it, in plain sentences.
function Read-Page([string] $Path) {
    $read = Read-Heading $Path
    $fault = [System.Collections.Generic.List[string]]::new()
    $cmdlet = [System.IO.Path]::GetFileNameWithoutExtension($Path)
    $sections = @{}
    foreach ($section in $read.Sections) {
        if ($section.Title -cnotin $sectionNames) { $fault.Add("the section ""$($section.Title)"" is not one of $($sectionNames -join ', ').") }
        $sections[$section.Title] = $section
    }

    foreach ($name in $sectionNames) {
        $sections[$name] ??= @{ Title = $name; Text = ''; Sections = @() }
    }

    if ($read.Title -cne $cmdlet) { $fault.Add("the title must be ""# $cmdlet"".") }
    if (-not (Get-Text $read)) { $fault.Add('the first paragraph, which says what the cmdlet does, is missing.') }
    if (-not (Get-Text $sections.Description)) { $fault.Add('the section "Description" has no text.') }
    $examples = @($sections.Examples.Sections | ForEach-Object { ConvertTo-Example $_ })
    if ($examples.Count -lt 3) { $fault.Add("the page has $($examples.Count) examples; three are needed.") }
    foreach ($example in $examples) {
        if (-not $example.Code) { $fault.Add("the example ""$($example.Title)"" has no code: a block that begins with ``````powershell.") }
        if (-not $example.Before) { $fault.Add("the example ""$($example.Title)"" has no text before its code.") }
    }

    $related = foreach ($line in (Get-Text $sections.Related) -split '\n' -ne '') {
        if ($line -notmatch '^- \[(?<name>[^\]]+)\]\((?<file>[^)]+)\)$') { $fault.Add("the line ""$line"" in ""Related"" must be a list item with a link."); continue }
        $Matches.name
    }

    foreach ($link in [regex]::Matches([System.IO.File]::ReadAllText($Path), '\]\((?<file>[^):]+)\)')) {
        $file = $link.Groups['file'].Value
        if (-not (Test-Path "$(Split-Path $Path)/$file")) { $fault.Add("it links to $file, which does not exist.") }
    }

    @{
        Cmdlet      = $cmdlet
        Path        = $Path
        Synopsis    = Get-Text $read
        Description = Get-Text $sections.Description
        Examples    = $examples
        Parameters  = ConvertTo-Table $sections.Parameters { ConvertTo-Parameter $args[0] } $fault
        Inputs      = $sections.Inputs
        Outputs     = $sections.Outputs
        Notes       = Get-Text $sections.Notes
        Related     = @($related)
        Fault       = $fault
    }
}

# The texts that many cmdlets share: by verb, with "All" for every verb, and in these by parameter.
function Read-SharedText([string] $Path) {
    $shared = @{}
    foreach ($section in (Read-Heading $Path).Sections) {
        $texts = @{}
        foreach ($part in $section.Sections) { $texts[$part.Title] = ConvertTo-Parameter $part }
        foreach ($verb in $section.Title -split ', ') { $shared[$verb] += $texts }
    }

    $shared
}

Export-ModuleMember -Function Read-Page, Read-SharedText
