# Holds the help file that the build makes, the pages in docs/en-US and the cmdlets together.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $docs = "$(Get-RepositoryPath)/docs/en-US"
}

# The help file is the same for both builds.
Describe 'The help file' -Tag OneBuild {
    BeforeAll {
        $optional = [System.Management.Automation.Cmdlet]::OptionalCommonParameters -ne 'WhatIf' -ne 'Confirm'
        $common = @([System.Management.Automation.Cmdlet]::CommonParameters) + $optional
        $commands = Get-Command -Module ConductorOne | Sort-Object Name
        $help = @{}
        $maml = [xml] (Get-Content "$(Get-ModulePath)/en-US/ConductorOne.PowerShell.dll-Help.xml" -Raw)
        foreach ($entry in $maml.DocumentElement.ChildNodes) { $help[$entry.details.name] = $entry }

        # Text without what Markdown adds to it.
        function Get-Plain([string] $Text) { ($Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`' -replace '\s+', ' ').Trim() }

        # A parameter as a syntax shows it.
        function Format-Parameter($Parameter) {
            $name = if ($Parameter.position -eq 'named') { "-$($Parameter.name)" } else { "[-$($Parameter.name)]" }
            $text = if ($Parameter.parameterValue) { "$name <$($Parameter.parameterValue.InnerText)>" } else { $name }
            if ($Parameter.required -eq 'true') { $text } else { "[$text]" }
        }
    }

    It 'has the cmdlets that the module exports' {
        $help.Keys | Sort-Object | Should -Be $commands.Name
    }

    It 'has the syntax of each parameter set' {
        $actual = foreach ($command in $commands) {
            foreach ($item in $help[$command.Name].syntax.syntaxItem) {
                "$($item.name) $(@($item.parameter | Where-Object { $_ } | ForEach-Object { Format-Parameter $_ }) + '[<CommonParameters>]')"
            }
        }

        $actual | Sort-Object | Should -Be @($commands | ForEach-Object { foreach ($set in $_.ParameterSets) { "$($_.Name) $set" } } | Sort-Object)
    }

    It 'says of each parameter what PowerShell knows of it' {
        $line = '{0} -{1}: {2}, required {3}, position {4}, by value {5}, by name {6}, aliases {7}, wildcards {8}'
        $expected = foreach ($command in $commands) {
            foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $common) {
                $sets = $parameter.ParameterSets.Values
                $position = @($sets)[0].Position
                $line -f @(
                    $command.Name, $parameter.Name, $parameter.ParameterType, ($sets.IsMandatory -contains $true), $(if ($position -lt 0) { 'Named' } else { $position })
                    ($sets.ValueFromPipeline -contains $true), ($sets.ValueFromPipelineByPropertyName -contains $true), "$($parameter.Aliases)"
                    ($parameter.Attributes.TypeId -contains [System.Management.Automation.SupportsWildcardsAttribute])
                )
            }
        }

        $actual = foreach ($command in $commands) {
            foreach ($parameter in $help[$command.Name].parameters.parameter | Where-Object { $_ }) {
                $line -f @(
                    $command.Name, $parameter.name, $parameter.type.name, ($parameter.required -eq 'true'), $parameter.position
                    ($parameter.pipelineInput -like '*ByValue*'), ($parameter.pipelineInput -like '*ByPropertyName*'), ($parameter.aliases -replace '^none$' -replace ', ', ' ')
                    ($parameter.globbing -eq 'true')
                )
            }
        }

        $actual | Sort-Object | Should -Be @($expected | Sort-Object)
    }

    It 'names the default values' {
        $default = @{}
        foreach ($command in $commands) {
            foreach ($parameter in $help[$command.Name].parameters.parameter | Where-Object { $_ }) { $default["$($command.Name) $($parameter.name)"] = $parameter['dev:defaultValue'].InnerText }
        }

        $default['New-C1App Session'] | Should-BeString 'The default session of the runspace' -CaseSensitive
        $default['New-C1App Confirm'] | Should-BeString 'False' -CaseSensitive
        $default['Remove-C1Credential Confirm'] | Should-BeString 'True' -CaseSensitive
        $default['Connect-C1 Timeout'] | Should-BeString '100 seconds' -CaseSensitive
        $default['New-C1App DisplayName'] | Should -BeNullOrEmpty
    }

    It 'has the class of what each cmdlet writes' {
        foreach ($command in $commands) {
            $types = @($command.OutputType.Name)
            @($help[$command.Name].returnValues.returnValue.type.name) | Should -Be $(if ($types) { $types } else { 'None' }) -Because "$($command.Name) writes it"
        }
    }

    It 'describes everything' {
        foreach ($entry in $help.Values) {
            $texts = @($entry.details.description, $entry.description) + $entry.parameters.parameter.description
            $texts += @($entry.inputTypes.inputType) + $entry.returnValues.returnValue | Where-Object { $_.type.name -ne 'None' } | ForEach-Object description
            @($texts | Where-Object { $_ -and "$($_.para)" -notmatch '\w' }).Count | Should -Be 0 -Because "$($entry.details.name) is to be described"
            $entry.examples.example.Count | Should -BeGreaterOrEqual 3
        }
    }

    It 'has no Markdown and no placeholders' {
        @($maml.SelectNodes('//*[local-name()="para"]').InnerText) -match '`|\]\(|\{a? ?thing|\{shared' | Should -BeNullOrEmpty
    }

    It 'has every paragraph and every line of code of the pages' {
        $missing = foreach ($command in $commands) {
            $text = Get-Plain $help[$command.Name].InnerText
            $page = Get-Content "$docs/$($command.Name).md" -Raw
            $code = [regex]::Matches($page, '(?ms)^```powershell\n(.*?)\n```$') | ForEach-Object { $_.Groups[1].Value }
            $code | Where-Object { $_ -cnotin $help[$command.Name].examples.example.code }
            $prose = $page -replace '(?ms)^```.*?^```$' -replace '(?m)^(#+ .*|Default: |- \[.*)' -replace '\{shared\}'
            $prose -split '\n\s*\n' -match '\w' | Where-Object { -not $text.Contains((Get-Plain $_)) }
        }

        $missing | Should -BeNullOrEmpty
    }

    It 'is shown by Get-Help <_>' -ForEach 'New-C1App', 'Connect-C1', 'Get-C1AppResource', 'Invoke-C1Api' {
        $name, $entry = $_, $help[$_]
        $shown = Get-Help $name -Full
        $shown.Synopsis | Should -Be $entry.details.description.para
        Get-Plain $shown.description.Text | Should -Be (Get-Plain $entry.description.InnerText)
        $shown.examples.example.code | Should -Be $entry.examples.example.code
        foreach ($parameter in Get-Help $name -Parameter *) {
            $written = $entry.parameters.parameter | Where-Object name -EQ $parameter.name
            Get-Plain $parameter.description.Text | Should -Be (Get-Plain ($written.description.para -join ' '))
            "$($parameter.required) $($parameter.position) $($parameter.pipelineInput) $($parameter.aliases)" |
                Should -Be "$($written.required) $($written.position) $($written.pipelineInput) $($written.aliases)"
        }

        # As it is printed: text and code are not glued together.
        $printed = Get-Help $name -Examples | Out-String -Width 200
        foreach ($code in $entry.examples.example.code) { $printed | Should -Match ('(?m)^\s*' + [regex]::Escape(@($code -split '\n')[0])) }
    }
}
