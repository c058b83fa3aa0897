<#
Holds the about topics in docs/en-US, the module and its messages together. What a topic shows as ```powershell is run by
Help.Tests.ps1, as the examples of the pages are; here all code is read.

The build makes the text that Get-Help shows.
#>

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Topic.psm1"
    $topics = @(Get-ChildItem "$PSScriptRoot/../../../docs/en-US" -Filter 'about_*.md' | ForEach-Object { Read-Topic $_.FullName })
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $root = Get-RepositoryPath
    $messages = @(([xml](Get-Content "$root/src/ConductorOne.Client/Resources/Messages.resx" -Raw)).root.data.value | ForEach-Object Trim)

    # Text without what Markdown adds to it, or the console.
    function Get-Plain([string] $Text) {
        ($Text -replace '(?m)^```.*$' -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`' -replace '\s+', ' ').Trim()
    }

    # A command that a name stands for; nothing for programs and for what is not on this machine.
    function Find-Command([string] $Name) {
        $command = Get-Command $Name -CommandType Alias, Cmdlet, Function -ErrorAction Ignore | Select-Object -First 1
        if ($command -is [System.Management.Automation.AliasInfo]) { $command.ResolvedCommand } else { $command }
    }

    # The names that a parameter of a command goes by.
    function Get-ParameterName($Command) { $Command.Parameters.Values | ForEach-Object { $_.Name; $_.Aliases } }

    # What is wrong with code, as far as reading tells.
    function Find-Fault([string] $Code) {
        $errors = $null
        $script = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$errors)
        $errors | ForEach-Object Message
        foreach ($call in $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            $name = $call.GetCommandName()
            if (-not $name) { continue }

            $command = Find-Command $name
            if (-not $command) {
                if ($name -like '*-C1*') { "There is no $name." }
                continue
            }

            $given = @($call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName)
            $unknown = @($given | Where-Object { $_ -notin (Get-ParameterName $command) })
            $unknown | ForEach-Object { "$name has no -$_." }
            $fitting = $command.ParameterSets | Where-Object {
                $names = $_.Parameters | ForEach-Object { $_.Name; $_.Aliases }
                -not ($given | Where-Object { $_ -notin $names })
            }

            if (-not $unknown -and -not $fitting) { "$name does not take $given together." }
        }
    }
}

# Cmdlets and topics are the same in both builds.
Describe '<Topic>' -ForEach $topics -Tag OneBuild {
    It 'is shown as its page is' {
        $page = $Text -replace '(?m)^## ' -replace '(?m)^# ', 'TOPIC '
        Get-Plain (Get-Help $Topic) | Should -Be (Get-Plain $page)
    }

    It 'has a short description in the list of topics' {
        (Get-Help "$Topic*").Synopsis | Should -Not -BeNullOrEmpty
    }

    It 'begins with its title' {
        Get-Content "$(Get-ModulePath)/en-US/$Topic.help.txt" -TotalCount 2 | Should -BeExactly 'TOPIC', "    $Topic"
    }

    It 'fits a console of 80 columns' {
        Get-Content "$(Get-ModulePath)/en-US/$Topic.help.txt" | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'names cmdlets that there are, and parameters that these or the commands beside them have' {
        $commands = @([regex]::Matches($Text, '\b[A-Z]\w+-[A-Z]\w+').Value | Select-Object -Unique)
        $commands | Where-Object { $_ -like '*-C1*' -and -not (Find-Command $_) } | Should -BeNullOrEmpty
        $known = @(Get-Command -Module ConductorOne) + @($commands | ForEach-Object { Find-Command $_ }) | ForEach-Object { Get-ParameterName $_ }
        [regex]::Matches($Prose, '(?<![\w-])-([A-Z]\w+)').ForEach{ $_.Groups[1].Value } | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }

    It 'quotes messages that there are' {
        $errors = [regex]::Match($Prose, '(?ms)^## WHAT ERRORS MEAN\n(.*?)(?=^## |\z)').Groups[1].Value
        foreach ($quoted in [regex]::Matches($errors, '(?m)^- "([^"]+)"').ForEach{ Get-Plain $_.Groups[1].Value }) {
            $pattern = ($quoted -split '…' | ForEach-Object { [WildcardPattern]::Escape($_) }) -join '*'
            @($messages -replace '\s+', ' ' -like "*$pattern*").Count | Should -BeGreaterThan 0 -Because """$quoted"" is quoted"
        }
    }

    It 'has code that can be read: <Title>' -ForEach $Code {
        Find-Fault $Code | Should -BeNullOrEmpty
    }
}
