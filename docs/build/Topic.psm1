# Makes of an about page in docs/en-US the text that Get-Help shows.

$width = 80

# Words in lines that begin with an indentation, the first one with a text of its own.
function Format-Wrapped([string] $Text, [string] $First, [string] $Indent) {
    $line = $First
    $isEmpty = $true
    foreach ($word in $Text -split '\s+' -ne '') {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt $width) {
            $line
            $line = $Indent
            $isEmpty = $true
        }

        $line += if ($isEmpty) { $word } else { " $word" }
        $isEmpty = $false
    }

    $line
}

# What a topic consists of: code, headings, tables, items of lists, paragraphs.
$block = [regex] '(?sm)^```[^\n]*\n(?<code>.*?)^```$|^# (?<title>[^\n]+)|^## (?<heading>[^\n]+)|^(?<table>(?:\|[^\n]*\n)+)|^- (?<item>.+?)(?=\n- |\n\n|\n```|\z)|^(?<prose>\S.*?)(?=\n- |\n\n|\n```|\z)'

# The text below a heading is indented, code a step further and otherwise as it stands. Fault lists what is wrong with the page.
function ConvertTo-Topic([string] $Path) {
    $fault = [System.Collections.Generic.List[string]]::new()
    $name = [System.IO.Path]::GetFileNameWithoutExtension($Path)
    $text = [System.IO.File]::ReadAllText($Path) -replace '\r'
    if (-not $text.StartsWith("# $name`n")) { $fault.Add("the first line must be ""# $name"".") }
    $before = ''
    $lines = foreach ($match in $block.Matches($text)) {
        $group = $match.Groups | Where-Object { $_.Success -and $_.Name -ne '0' }
        $kind, $value = $group.Name, $group.Value.TrimEnd()
        if ($before -and $before -notin 'title', 'heading' -and -not ($before -eq 'item' -and $kind -eq 'item')) { '' }
        $before = $kind
        if ($kind -eq 'code') {
            foreach ($line in $value -split '\n') {
                if ($line.Length + 8 -gt $width) { $fault.Add("a line of code has more than $($width - 8) characters: ""$line"".") }
                if ($line) { "        $line" } else { '' }
            }

            continue
        }

        $plain = $value -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`'
        switch ($kind) {
            'title' { 'TOPIC', "    $plain", '' }
            'heading' { $plain }
            'table' { $plain -replace '(?m)^', '    ' }
            'item' { Format-Wrapped $plain '    - ' '      ' }
            'prose' { Format-Wrapped $plain '    ' '    ' }
        }
    }

    @{ Name = $name; Path = $Path; Text = ($lines -join "`n") + "`n"; Fault = $fault }
}

Export-ModuleMember -Function ConvertTo-Topic
