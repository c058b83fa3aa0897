# What the build says of a page that is not as it should be, and the reference pages that it makes.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $docs = "$(Get-RepositoryPath)/docs"
    'Help', 'Reference' | ForEach-Object { Import-Module "$docs/build/$_.psm1" }
    $folder = (New-Item "$TestDrive/pages" -ItemType Directory).FullName
    Copy-Item "$docs/en-US/shared-parameters.md" $folder

    # Cmdlets of a noun that the module has not, and a page.
    function New-C1Thing { [CmdletBinding()] [OutputType([int])] param($DisplayName, [ValidateSet('Small', 'Big')] [string] $Size, $RowCount, $Session) }
    function Set-C1Thing { [CmdletBinding()] param($ThingId, $DisplayName, [string] $Size) }
    $page = @'
# New-C1Thing

Creates things.

## Description

It creates a thing. See [New-C1Thing](New-C1Thing.md).

## Examples

### One

Text.

```powershell
# Not a heading
New-C1Thing one
```

### Two

Text.

```powershell
New-C1Thing two
```

After.

### Three

Text.

```powershell
New-C1Thing three
```

## Parameters

### -Size

How big it is: `Small`, or
`Big`.

Default: as the server likes

## Outputs

Its number.

## Related

- [New-C1Thing](New-C1Thing.md)
'@ -replace '\r'
}

Describe 'A page' -Tag OneBuild {
    BeforeAll {
        # What comes of the page after a change.
        function Read-Changed([string] $Pattern, [string] $Replacement) {
            [regex]::new($Pattern).Replace($page, $Replacement, 1) | Set-Content "$folder/New-C1Thing.md" -NoNewline
            Read-Help $folder (Get-Command New-C1Thing)
        }
    }

    It 'is read, with the texts that are shared' {
        $help = Read-Changed
        $help.Faults | Should -BeNullOrEmpty
        $thing = $help.Cmdlets
        $thing.Synopsis, $thing.Notes, "$($thing.Related)" | Should -BeExactly 'Creates things.', '', 'New-C1Thing'
        $thing.Examples.Title | Should -BeExactly 'One', 'Two', 'Three'
        $thing.Examples.Code | Should -BeExactly "# Not a heading`nNew-C1Thing one", 'New-C1Thing two', 'New-C1Thing three'
        $thing.Examples.After | Should -BeExactly '', 'After.', ''
        $thing.Parameters.Name | Should -BeExactly 'DisplayName', 'RowCount', 'Session', 'Size'
        $thing.Parameters[0].Text | Should -BeLike 'The name that people see.*'
        $thing.Parameters[1].Text | Should -BeLike 'How many rows*'
        $thing.Parameters[2].Default | Should-BeString 'The default session of the runspace' -CaseSensitive
        $thing.Parameters[3].Text | Should-BeString "How big it is: ``Small``, or`n``Big``." -CaseSensitive
        $thing.Parameters[3].Default | Should-BeString 'as the server likes' -CaseSensitive
        $thing.Parameters[3].Values | Should -BeExactly 'Small', 'Big'
        "$($thing.Outputs.Name) $($thing.Outputs.Text)" | Should-BeString 'System.Int32 Its number.' -CaseSensitive
        $thing.Inputs.Name | Should-BeString 'None' -CaseSensitive
    }

    It 'adds to a text that is shared, or has its own' {
        $own = "## Parameters`n`n### -DisplayName`n`nFirst. {shared}`n`n### -RowCount`n`nOwn.`n`n### -Session`n`nOwn.`n"
        $parameters = (Read-Changed '## Parameters' $own).Cmdlets.Parameters
        $parameters[0].Text | Should -BeLike 'First. The name that people see.*'
        $parameters[1].Text | Should-BeString 'Own.' -CaseSensitive
        "$($parameters[2].Text)$($parameters[2].Default)" | Should-BeString 'Own.' -CaseSensitive
    }

    It 'is refused: <Fault>' -ForEach @(
        @{ Pattern = '### -Size'; By = '### -Sizes'; Fault = '-Size of New-C1Thing is not described: the page needs a section "### -Size" with a text.', 'New-C1Thing has no parameter -Sizes.' }
        @{ Pattern = '(?s)(### -Size\n).*?(?=##)'; By = "`$1`n"; Fault = '-Size of New-C1Thing is not described: the page needs a section "### -Size" with a text.' }
        @{ Pattern = '(?s)(### -Size.*?)(?=## Out)'; By = '$1$1'; Fault = 'the section "-Size" appears twice.' }
        @{ Pattern = '### -Size'; By = '### -size'; Fault = 'New-C1Thing has no parameter -size.' }
        @{ Pattern = '(?s)```powershell\nNew-C1Thing two\n```'; By = ''; Fault = 'the example "Two" has no code: a block that begins with ```powershell.' }
        @{ Pattern = '```powershell'; By = '```'; Fault = 'the example "One" has no code: a block that begins with ```powershell.' }
        @{ Pattern = 'Text\.\n\n```'; By = '```'; Fault = 'the example "One" has no text before its code.' }
        @{ Pattern = '(?s)### Three.*?(?=## Para)'; By = ''; Fault = 'the page has 2 examples; three are needed.' }
        @{ Pattern = '## Related'; By = '## Links'; Fault = 'the section "Links" is not one of Description, Examples, Parameters, Inputs, Outputs, Notes, Related.' }
        @{ Pattern = '# New-C1Thing\n'; By = "# New-C1Things`n"; Fault = 'the title must be "# New-C1Thing".' }
        @{ Pattern = 'Creates things.'; By = ''; Fault = 'the first paragraph, which says what the cmdlet does, is missing.' }
        @{ Pattern = '(?s)(## Description\n).*?(?=## Ex)'; By = "`$1`n"; Fault = 'the section "Description" has no text.' }
        @{ Pattern = '\(New-C1Thing.md\)\.'; By = '(New-C1Thin.md).'; Fault = 'it links to New-C1Thin.md, which does not exist.' }
        @{ Pattern = '- \['; By = 'See ['; Fault = 'the line "See [New-C1Thing](New-C1Thing.md)" in "Related" must be a list item with a link.' }
        @{ Pattern = 'Its number\.'; By = ''; Fault = 'the section "Outputs" must say what System.Int32 is.' }
        @{ Pattern = 'Its number\.'; By = "### System.Int64`n`nIts number."; Fault = 'the section "Outputs" has other types than New-C1Thing: System.Int32.' }
    ) {
        (Read-Changed $Pattern $By).Faults | Should -BeExactly @($Fault | ForEach-Object { "New-C1Thing.md: $_" })
    }

    It 'is refused where there is none for a cmdlet, and no cmdlet for it' {
        Rename-Item "$folder/New-C1Thing.md" Get-C1Other.md
        (Read-Help $folder (Get-Command New-C1Thing)).Faults | Should -BeExactly 'New-C1Thing.md: New-C1Thing has no page.', 'Get-C1Other.md: the module has no cmdlet of this name.'
        Remove-Item "$folder/Get-C1Other.md"
    }

    It 'of a Set cmdlet takes the texts of the New cmdlet for the parameters that it does not describe' {
        Set-Content "$folder/New-C1Thing.md" $page
        $page -creplace '\A# New', '# Set' -creplace '(?s)## Parameters.*?(?=## Related)' | Set-Content "$folder/Set-C1Thing.md"
        $help = Read-Help $folder (Get-Command New-C1Thing, Set-C1Thing)
        $help.Faults | Should -BeNullOrEmpty
        $parameters = $help.Cmdlets[1].Parameters
        $parameters.Name | Should -BeExactly 'DisplayName', 'Size', 'ThingId'
        $parameters[1].Text | Should -BeLike 'How big it is*'
        $parameters[1].Default | Should -BeNullOrEmpty -Because 'what is not given stays as it is'
        $parameters[2].Text | Should -BeLike 'The id of the thing to change*'
    }
}

Describe 'A topic' -Tag OneBuild {
    It 'is wrapped, and its code is not' {
        Set-Content "$folder/about_Test.md" "# about_Test`n`n## SHORT DESCRIPTION`n`n$('word ' * 20)`nnext [link](x.md).`n`n- $('item ' * 20)`n- two`n`n``````powershell`n`$a`n`n`$b`n``````"
        $topic = (Read-Help $folder @()).Topics | Where-Object Name -EQ about_Test
        $topic.Text | Should -BeExactly (@(
                'TOPIC', '    about_Test', '', 'SHORT DESCRIPTION'
                "    $((@('word') * 15) -join ' ')", "    $((@('word') * 5) -join ' ') next link.", ''
                "    - $((@('item') * 15) -join ' ')", "      $((@('item') * 5) -join ' ')", '    - two', '', '        $a', '', '        $b', ''
            ) -join "`n")
        $topic.Fault | Should -BeNullOrEmpty
    }

    It 'is refused with code that is too wide, or without its title' {
        Set-Content "$folder/about_Test.md" "# about_Tests`n`n``````powershell`n$('x' * 73)`n``````"
        @((Read-Help $folder @()).Faults -like 'about_Test.md: *') | Should -BeExactly @(
            'about_Test.md: the first line must be "# about_Test".', "about_Test.md: a line of code has more than 72 characters: ""$('x' * 73)"".")
    }
}

Describe 'The reference pages' -Tag OneBuild {
    BeforeAll {
        $help = Read-Help "$docs/en-US" (Get-Command New-C1App, Get-C1User, Invoke-C1Api)
        $pages = @{}
        foreach ($one in Get-Reference $help.Cmdlets $help.Topics) { $pages[$one.Name] = $one.Text }
    }

    It 'are one for each cmdlet and topic, and a list of them' {
        $pages.Keys | Sort-Object | Should -Be @(@($help.Cmdlets.Name) + $help.Topics.Name + 'README' | ForEach-Object { "$_.md" } | Sort-Object)
        $pages['README.md'] | Should -BeLike '*- ?Get-C1User?(Get-C1User.md): *'
    }

    It 'have the syntax, and a table for each parameter' {
        $pages['Get-C1User.md'].Contains("### Id (default)`n`n``````text`nGet-C1User [[-Identity] <string>] [-UserId <string>]") | Should -BeTrue
        $pages['New-C1App.md'].Contains("in whole US dollars. ``12.5`` and ``1,200`` are refused.`n`n| | |`n|---|---|`n| Type | ``int`` |`n| Required | no |`n| From the pipeline | by property name |`n") | Should -BeTrue
        $pages['Invoke-C1Api.md'].Contains('| Accepted values | `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD` |') | Should -BeTrue
    }
}
