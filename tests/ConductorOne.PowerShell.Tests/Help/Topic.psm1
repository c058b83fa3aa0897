# Reads the about topics in docs/en-US: what they say, and the code in them.

# A topic as its parts. As much of Markdown as the topics have of it.
function Read-Topic([string] $Path) {
    $name = [System.IO.Path]::GetFileNameWithoutExtension($Path)
    $text = (Get-Content $Path -Raw) -replace '\r'
    @{
        Topic = $name
        Text  = $text
        Prose = $text -replace '(?ms)^```.*?^```$'
        Code  = @(Read-Code $name $text)
    }
}

# Blocks of code, called after the headings above them. ```powershell is run as an example is; ```powershell no-run needs more
# than a test has. Of yaml, that is what a step runs.
function Read-Code([string] $Topic, [string] $Text) {
    $count = @{}
    foreach ($part in [regex]::Matches($Text, '(?ms)^## (?<heading>[^\n]+)\n|^```(?<language>[^\n]+)\n(?<code>.*?)\n```$')) {
        if ($part.Groups['heading'].Success) {
            $heading = $part.Groups['heading'].Value
            continue
        }

        $language, $code = $part.Groups['language', 'code'].Value
        $steps = if ($language -eq 'yaml') { Read-Step $code } else { $code }
        foreach ($step in $steps) {
            $count[$heading]++
            @{ Cmdlet = $Topic; Title = "$heading $($count[$heading])"; Code = $step; Runs = $language -eq 'powershell' }
        }
    }
}

# The scripts below `run: |`.
function Read-Step([string] $Yaml) {
    foreach ($step in [regex]::Matches("$Yaml`n", '(?m)^(?<indent> *)(- )?run: \|\n(?<code>(\k<indent>  .*\n|\n)+)')) {
        $step.Groups['code'].Value -replace "(?m)^$($step.Groups['indent'].Value)  "
    }
}

Export-ModuleMember -Function Read-Topic
