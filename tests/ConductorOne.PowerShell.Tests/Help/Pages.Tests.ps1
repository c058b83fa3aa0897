# What the build says of a page that is not as it should be, and the reference pages that it makes.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $docs = "$(Get-RepositoryPath)/docs"
    'Help', 'Reference' | ForEach-Object { Import-Module "$docs/build/$_.psm1" }
    $command = Get-Command New-C1App
    $folder = Join-Path $TestDrive pages
    Copy-Item "$docs/en-US" $folder -Recurse
    $page = Get-Content "$folder/New-C1App.md" -Raw
    Get-ChildItem $folder -Filter about_* | Clear-Content
}

Describe 'A page' -Tag OneBuild {
    BeforeAll {
        # What is said of the page of New-C1App, after a change.
        function Get-Fault([string] $Pattern, [string] $Replacement) {
            $page -creplace $Pattern, $Replacement | Set-Content "$folder/New-C1App.md" -NoNewline
            @((Read-Help $folder $command).Faults -like 'New-C1App.md: *')
        }
    }

    It 'is well' {
        Get-Fault | Should -BeNullOrEmpty
    }

    It 'is refused: <Fault>' -ForEach @(
        @{ Pattern = '### -Owners'; By = '### -Owner'; Fault = '-Owners of New-C1App is not described: the page needs a section "### -Owners" with a text.', '"### -Owner" is no parameter of New-C1App.' }
        @{ Pattern = '(?s)(### -Owners\n).*?(?=###)'; By = '$1'; Fault = '-Owners of New-C1App is not described: the page needs a section "### -Owners" with a text.' }
        @{ Pattern = '### -Owners'; By = '### -Instructions'; Fault = 'the section "-Instructions" stands there twice.', '-Owners of New-C1App is not described: the page needs a section "### -Owners" with a text.' }
        @{ Pattern = '### -Owners'; By = '### -owners'; Fault = '"### -owners" is no parameter of New-C1App.' }
        @{ Pattern = '(?s)(### Create one app\n).*?(?=###)'; By = '$1'; Fault = 'the example "Create one app" has no code: a block that begins with ```powershell.', 'the example "Create one app" has no text before its code.' }
        @{ Pattern = '(?s)(### Create an app with owners.*?)```powershell'; By = '$1```'; Fault = 'the example "Create an app with owners, cost and annotations" has no code: a block that begins with ```powershell.' }
        @{ Pattern = '(?s)(### See what.*?```\n).*?(?=## Para)'; By = "## Example`n`n"; Fault = 'the section "Example" is not one of Description, Examples, Parameters, Inputs, Outputs, Notes, Related.' }
        @{ Pattern = '(?s)(## Examples\n).*?(?=## Para)'; By = '$1'; Fault = 'the page has 0 examples; three are needed.' }
        @{ Pattern = '# New-C1App\n'; By = "# New-C1Apps`n"; Fault = 'the title has to be "# New-C1App".' }
        @{ Pattern = 'Creates apps.*'; By = ''; Fault = 'the first paragraph, which says what the cmdlet does, is missing.' }
        @{ Pattern = '(?s)(## Description\n).*?(?=## Ex)'; By = '$1'; Fault = 'the section "Description" has no text.' }
        @{ Pattern = '\(New-C1Policy.md\)'; By = '(New-C1Police.md)'; Fault = 'it links to New-C1Police.md, which does not exist.' }
        @{ Pattern = '- \[New-C1Policy\]'; By = 'See [New-C1Policy]'; Fault = 'the line "See [New-C1Policy](New-C1Policy.md)" of "Related" is no list item with a link.' }
        @{ Pattern = '(?s)## Outputs.*?(?=## N)'; By = ''; Fault = 'the section "Outputs" has to say what ConductorOne.Apps.C1App is.' }
        @{ Pattern = '## Outputs'; By = "## Outputs`n`n### C1Policy"; Fault = 'the section "Outputs" has other types than New-C1App: ConductorOne.Apps.C1App.' }
    ) {
        Get-Fault $Pattern $By | Should -BeExactly @($Fault | ForEach-Object { "New-C1App.md: $_" })
    }

    It 'is refused where there is none for a cmdlet, and no cmdlet for it' {
        Remove-Item "$folder/New-C1App.md"
        Set-Content "$folder/New-C1Thing.md" $page
        $faults = (Read-Help $folder $command).Faults
        $faults | Should -Contain 'New-C1App.md: New-C1App has no page.'
        $faults | Should -Contain 'New-C1Thing.md: the module has no cmdlet of this name.'
    }

    It 'takes the text that is shared, adds to it, or replaces it' {
        $own = "## Parameters`n`n### -RowCount`n`nOwn.`n`n### -IfNotExists`n`nBefore. {shared}`n`n### -Session`n`n{shared}`n`nDefault: mine`n"
        $page -creplace '(?s)### -IfNotExists.*?(?=### )' -creplace '## Parameters', $own | Set-Content "$folder/New-C1App.md"
        $text = @{}
        foreach ($parameter in (Read-Help $folder $command).Cmdlets.Parameters) { $text[$parameter.Name] = $parameter }
        $text.RowCount.Text | Should -BeExactly 'Own.'
        $text.IfNotExists.Text | Should -BeLike 'Before. First looks for an app with this display name*'
        $text.Session.Text | Should -BeLike 'The session to use: *'
        $text.Session.Default | Should -BeExactly 'mine'
        $text.ThrottleLimit.Text | Should -BeLike 'How many requests run at once*'
    }
}

Describe 'A page of a Set cmdlet' -Tag OneBuild {
    It 'takes the texts of the New cmdlet for the parameters that it does not describe' {
        function Set-C1App { [CmdletBinding()] param($AppId, $Owners, $Instructions) }
        Set-Content "$folder/New-C1App.md" $page
        $page -creplace '(?s)## Parameters.*?(?=## Outputs)', "## Parameters`n`n### -Owners`n`nOwn.`n`n" | Set-Content "$folder/Set-C1App.md"
        $text = @{}
        foreach ($parameter in (Read-Help $folder (Get-Command Set-C1App)).Cmdlets.Parameters) { $text[$parameter.Name] = $parameter.Text }
        $text.Owners | Should -BeExactly 'Own.'
        $text.Instructions | Should -BeLike '*request access to the app.'
        $text.AppId | Should -BeLike 'The id of the app to change*'
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
            'about_Test.md: the first line has to be "# about_Test".', "about_Test.md: a line of code has more than 72 characters: ""$('x' * 73)"".")
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
