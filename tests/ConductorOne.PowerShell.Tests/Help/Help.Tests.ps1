<#
Holds the pages in docs/en-US, the cmdlets and the help file together, and runs every example of the pages and of the topics.

Who adds a parameter or an example changes the page, then runs `./build.ps1 Docs`, which makes the help file of the pages.

An example is a section `### Example N: title` with text, one block of ```powershell, and more text or none. It runs by
itself: in a runspace that knows nothing of the example before, on a fresh sandbox with one session to it, in a folder with the
files below. An error that it does not deal with fails the test. What a user would have at hand stands in variables, which are all that an example may
take for granted:

    $tenant, $address        the tenant, as -Tenant and CONDUCTORONE_SERVER_URL take it
    $clientId, $clientSecret a credential of it; Get-Credential and Read-Host -AsSecureString give the same
    $credential              the same as a PSCredential
    $trustId                 the client id of a workload federation trust; ./oidc-token holds a token that it trusts, a job of
                             GitHub Actions gets one, a managed identity, and who asks at $issuerUrl with $issuerKey
    $certificate             the certificate of an Entra application, whose client id is $applicationId; Entra is not asked
    $accessToken             a token; nothing is sent with it
    $membershipId            the id of a group's entitlement
    $directoryId             the id of its app

Credentials called prod and test are stored, where Linux lets their place be chosen; elsewhere examples of them are left out.
#>

BeforeDiscovery {
    # A page as its parts. As much of Markdown as the pages have of it.
    function Read-Page([string] $Path) {
        $text = (Get-Content $Path -Raw) -replace '\r' -replace '(?s)\A---\n.*?\n---\n'
        $sections = @{}
        foreach ($section in [regex]::Matches($text, '(?ms)^## (?<name>[^\n]+)\n(?<text>.*?)(?=^## |\z)')) {
            $sections[$section.Groups['name'].Value] = $section.Groups['text'].Value.Trim()
        }

        @{
            Cmdlet      = [System.IO.Path]::GetFileNameWithoutExtension($Path)
            Path        = $Path
            Synopsis    = $sections['SYNOPSIS']
            Description = $sections['DESCRIPTION']
            Notes       = $sections['NOTES']
            Syntax      = @(Read-Block $sections['SYNTAX'])
            Examples    = @(Read-Block $sections['EXAMPLES'])
            Parameters  = @(Read-Block $sections['PARAMETERS'] | Where-Object Title -ne CommonParameters)
            Inputs      = @(Read-Block $sections['INPUTS'])
            Outputs     = @(Read-Block $sections['OUTPUTS'])
            Links       = @([regex]::Matches($sections['RELATED LINKS'], '\[([^\]]+)\]') | ForEach-Object { $_.Groups[1].Value })
        }
    }

    # The parts below `### title`: the text before the first block of code, that code, and the text after it.
    function Read-Block([string] $Section) {
        foreach ($block in [regex]::Matches($Section, '(?ms)^### (?<title>[^\n]+)\n(?<text>.*?)(?=^### |\z)')) {
            $text = $block.Groups['text'].Value.Trim()
            $null = $text -match '(?s)\A(?<before>.*?)(```\w*\n(?<code>.*?)\n```(?<after>.*))?\z'
            @{
                Title  = $block.Groups['title'].Value -replace '^-'
                Before = $Matches['before'].Trim()
                Code   = $Matches['code']
                After  = "$($Matches['after'])".Trim()
            }
        }
    }

    Import-Module "$PSScriptRoot/../Testing.psm1"
    Import-Module "$PSScriptRoot/Topic.psm1"
    $docs = "$PSScriptRoot/../../../docs/en-US"
    $pages = @(Get-ChildItem $docs -Filter '*-*.md' | ForEach-Object { Read-Page $_.FullName })
    $examples = @(
        foreach ($page in $pages) {
            foreach ($example in $page.Examples) { @{ Cmdlet = $page.Cmdlet; Title = $example.Title; Code = $example.Code } }
        }

        Get-ChildItem $docs -Filter 'about_*.md' | ForEach-Object { (Read-Topic $_.FullName).Code } | Where-Object Runs
    )

    # All on one build, and on the other as much as shows that every page's cmdlet works there.
    if ((Get-TestedBuild) -ne 'net8.0') { $examples = @($examples | Group-Object { $_.Cmdlet } | ForEach-Object { $_.Group[0] }) }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $root = Get-RepositoryPath
    $docs = "$root/docs/en-US"
    $optional = [System.Management.Automation.Cmdlet]::OptionalCommonParameters -ne 'WhatIf' -ne 'Confirm'
    $common = @([System.Management.Automation.Cmdlet]::CommonParameters) + $optional

    # Text without what Markdown or MAML adds to it.
    function Get-Plain([string] $Text) {
        ($Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`' -replace '\s+', ' ').Trim()
    }

    # The yaml of a parameter: keys with values, lists of words, and the list of parameter sets.
    function Read-ParameterYaml([string] $Yaml) {
        $read = @{ Aliases = @(); ParameterSets = @{} }
        foreach ($line in $Yaml -split '\n') {
            switch -Regex ($line) {
                '^(\w+): *(.*)$' { $key = $Matches[1]; if ($Matches[2] -notin '', '[]') { $read[$key] = $Matches[2].Trim("'") } }
                '^- Name: (.+)$' { $set = $read.ParameterSets[$Matches[1]] = @{}; break }
                '^- (.+)$' { $read[$key] += $Matches[1] }
                '^  (\w+): (.+)$' { $set[$Matches[1]] = $Matches[2] }
            }
        }

        $read
    }

    # What a parameter is in one parameter set, as a line: of a page's yaml, or of a cmdlet.
    function Format-ParameterSet([string] $Name, $Set, $Position, $IsRequired) {
        $flags = $Set.ValueFromPipeline, $Set.ValueFromPipelineByPropertyName, $Set.ValueFromRemainingArguments
        "${Name}: position $Position, required $IsRequired, pipeline by value, by name, remaining: $flags".ToLowerInvariant()
    }

    $maml = [xml](Get-Content "$root/src/ConductorOne.PowerShell/Module/en-US/ConductorOne.PowerShell.dll-Help.xml" -Raw)

    # The texts of the paragraphs below a node, as one.
    function Get-MamlText($Node) { Get-Plain (@($Node.para) -join ' ') }
}

Describe 'The pages' {
    It 'are one for each cmdlet that the module exports' {
        $exported = (Get-Module ConductorOne).ExportedCmdlets.Keys | Sort-Object
        (Get-ChildItem $docs -Filter '*-*.md').BaseName | Sort-Object | Should -Be $exported
    }

    It 'are listed in the page of the module, with their synopses' {
        $list = Get-Content "$docs/ConductorOne.md" -Raw
        foreach ($page in Get-ChildItem $docs -Filter '*-*.md') {
            $synopsis = [regex]::Match((Get-Content $page -Raw), '## SYNOPSIS\s+(.+)').Groups[1].Value.Trim()
            $list | Should -Match ([regex]::Escape("### [$($page.BaseName)]($($page.Name))") + '\s+' + [regex]::Escape($synopsis))
        }
    }

    It 'link to pages that exist' {
        foreach ($page in Get-ChildItem $docs -Filter *.md) {
            foreach ($link in [regex]::Matches((Get-Content $page -Raw), '\]\(([^):]+)\)')) {
                "$docs/$($link.Groups[1].Value)" | Should -Exist -Because "$($page.Name) links to it"
            }
        }
    }

    It 'have nothing left to fill in' {
        Get-ChildItem $docs -Filter *.md | Select-String '(?<!\$)\{\{' | Should -BeNullOrEmpty
    }
}

Describe '<Cmdlet>' -ForEach $pages {
    BeforeAll {
        $command = Get-Command $Cmdlet -Module ConductorOne
        $names = $command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $entry = $maml.helpItems.command | Where-Object { $_.details.name -eq $Cmdlet }
    }

    It 'has a page with its parameters and no others' {
        $Parameters.Title | Sort-Object | Should -Be $names
    }

    It 'has a page that says of each parameter what PowerShell knows of it' {
        foreach ($parameter in $Parameters) {
            $written = Read-ParameterYaml $parameter.Code
            $actual = $command.Parameters[$parameter.Title]
            $because = "-$($parameter.Title) has it"
            $written.Type | Should -Be $actual.ParameterType.ToString() -Because $because
            $written.Aliases | Sort-Object | Should -Be @($actual.Aliases | Sort-Object) -Because $because
            $wildcards = [bool]$actual.Attributes.Where({ $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
            $written.SupportsWildcards | Should -Be "$wildcards" -Because $because

            $writtenSets = foreach ($set in $written.ParameterSets.GetEnumerator()) {
                Format-ParameterSet $set.Key $set.Value $set.Value.Position $set.Value.IsRequired
            }

            $actualSets = foreach ($set in $actual.ParameterSets.GetEnumerator()) {
                $name = $set.Key -replace '^__AllParameterSets$', '(All)'
                $position = if ($set.Value.Position -lt 0) { 'Named' } else { $set.Value.Position }
                Format-ParameterSet $name $set.Value $position $set.Value.IsMandatory
            }

            $writtenSets | Sort-Object | Should -Be @($actualSets | Sort-Object) -Because $because
        }
    }

    It 'has a page with the syntax of each parameter set' {
        $actual = foreach ($set in $command.ParameterSets) {
            $title = $set.Name + $(if ($set.IsDefault -and $set.Name -ne '__AllParameterSets') { ' (Default)' })
            "${title}: $Cmdlet $set"
        }

        $Syntax | ForEach-Object { "$($_.Title): $(Get-Plain $_.Code)" } | Sort-Object | Should -Be @($actual | Sort-Object)
    }

    It 'has a page with the class of what it writes' {
        $actual = @($command.OutputType | ForEach-Object Name)
        if ($actual.Count -eq 0) { $actual = 'None' }
        $Outputs.Title | Should -Be $actual
    }

    It 'has a page that describes everything, with examples that have code' {
        $Synopsis, $Description | Should -Not -Match '^\s*$'
        foreach ($part in $Parameters + $Inputs + $Outputs + $Examples) {
            $part.Before | Should -Not -BeNullOrEmpty -Because "$($part.Title) needs a text"
        }

        foreach ($example in $Examples) { $example.Code | Should -Not -BeNullOrEmpty -Because "$($example.Title) needs code" }
        $Examples.Count | Should -BeGreaterOrEqual 3
    }

    # The help file is the same for both builds.
    It 'has the texts of its page in the help file' -Tag OneBuild {
        Get-MamlText $entry.details.description | Should -Be (Get-Plain $Synopsis)
        Get-MamlText $entry.description | Should -Be (Get-Plain $Description)
        Get-MamlText $entry.alertSet.alert | Should -Be (Get-Plain $Notes)
        @($entry.relatedLinks.navigationLink.linkText) | Should -Be $Links
        foreach ($pair in @(@($entry.inputTypes.inputType), $Inputs), @(@($entry.returnValues.returnValue), $Outputs)) {
            @($pair[0] | ForEach-Object { "$($_.type.name): $(Get-MamlText $_.description)" }) |
                Should -Be @($pair[1] | ForEach-Object { "$($_.Title): $(Get-Plain $_.Before)" })
        }
    }

    It 'has the parameters of its page in the help file' -Tag OneBuild {
        $line = '{0} {1} | {2} | default {3} | required {4} | position {5} | by name {6} | aliases {7}'
        $written = foreach ($parameter in $Parameters) {
            $yaml = Read-ParameterYaml $parameter.Code
            $sets = $yaml.ParameterSets.Values
            $line -f @(
                $parameter.Title, $yaml.Type, (Get-Plain $parameter.Before), $yaml.DefaultValue
                ($sets.IsRequired -contains 'true'), @($sets.Position)[0], ($sets.ValueFromPipelineByPropertyName -contains 'true')
                $(if ($yaml.Aliases) { $yaml.Aliases -join ', ' } else { 'none' })
            )
        }

        $actual = foreach ($parameter in $entry.parameters.parameter) {
            $line -f @(
                $parameter.name, $parameter.type.name, (Get-MamlText $parameter.description), $parameter['dev:defaultValue'].InnerText
                ($parameter.required -eq 'true'), $parameter.position, ($parameter.pipelineInput -like '*ByPropertyName*')
                $parameter.aliases
            )
        }

        $actual | Sort-Object | Should -Be @($written | Sort-Object)
    }

    It 'has the examples of its page in the help file' -Tag OneBuild {
        $actual = foreach ($example in $entry.examples.example) {
            $example.title.Trim('- '), (Get-MamlText $example.introduction), $example.code, (Get-MamlText $example.remarks)
        }

        $actual | Should -Be @($Examples | ForEach-Object { $_.Title, (Get-Plain $_.Before), $_.Code, (Get-Plain $_.After) })
    }

    It 'shows all of it by Get-Help' -Tag OneBuild {
        $help = Get-Help $Cmdlet -Full
        $help.Synopsis | Should -Be (Get-Plain $Synopsis)
        Get-Plain $help.description.Text | Should -Be (Get-Plain $Description)
        $help.examples.example.code | Should -Be $Examples.Code
        (Get-Help $Cmdlet -Parameter $Parameters[0].Title).name | Should -BeExactly $Parameters[0].Title
        $shown = @(Get-Help $Cmdlet -Parameter *)
        foreach ($parameter in $Parameters) {
            Get-Plain ($shown | Where-Object name -EQ $parameter.Title).description.Text | Should -Be (Get-Plain $parameter.Before)
        }

        # As it is printed: text and code are not glued together.
        $printed = Get-Help $Cmdlet -Examples | Out-String -Width 200
        foreach ($example in $Examples) {
            $printed | Should -Match ('(?m)^\s*' + [regex]::Escape(@($example.Code -split '\n')[0]))
        }
    }
}

Describe 'The example' -Tag Slow {
    BeforeAll {
        $sandbox = Start-TestTenant -NotConnected -Option '--device-interval', 1
        $modulePath = $env:PSModulePath
        $env:PSModulePath = "$(Split-Path (Get-ModulePath))$([System.IO.Path]::PathSeparator)$modulePath"

        # What an example finds in its folder.
        $files = @{
            'apps.csv'              = 'DisplayName,Description,Owners,MonthlyCostUsd,StrictAccessEntitlementProvisioning,Annotations
Payroll,"Pay, taxes and pensions",,12,yes,cost_center=4711;team=people
Fahrtkosten,Züge und Flüge,id1000000000000000000000000;id2000000000000000000000000,,no,'
            'more-apps.csv'         = 'DisplayName,MonthlyCostUsd
Expenses,cheap
Travel,3'
            'people.csv'            = 'Name,Email
Ada Lovelace,ada.lovelace@example.com
Jürgen Müller,jurgen.muller@example.com
Nobody,nobody@example.com'
            'connectors.csv'        = 'Catalog,Configuration,Description
Okta,okta_domain=acme.okta.com;okta_api_key=secret,
Okta,"{""okta_domain"":""test.okta.com"",""okta_api_key"":""a;b""}",For trying'
            'on-call/main.ts'       = 'export default async function main(input) { return input; }'
            'on-call/lib/people.ts' = 'export const people = [];'
            'functions/a/main.ts'   = 'export default async function main(input) { return input; }'
        }
        $stored = '{"version":1,"credentials":[
                {"name":"prod","serverUrl":"https://acme.conductor.one","clientId":"clever-fox-12345@acme.conductor.one/pcc","clientSecret":"secret",
                 "expiresAt":"2027-01-02T00:00:00Z","savedAt":"2026-11-21T00:00:00Z"},
                {"name":"test","serverUrl":"https://test.conductor.one","clientId":"quick-owl-67890@test.conductor.one/spc","clientSecret":"secret",
                 "savedAt":"2026-11-21T00:00:00Z"}]}'

        # What the platforms tell in the environment.
        $platform = Invoke-Control GET platform
        $environment = @{
            ACTIONS_ID_TOKEN_REQUEST_URL   = $platform.actionsUrl
            ACTIONS_ID_TOKEN_REQUEST_TOKEN = $platform.actionsToken
            IDENTITY_ENDPOINT              = $platform.identityEndpoint
            IDENTITY_HEADER                = $platform.identityHeader
            XDG_DATA_HOME                  = $TestDrive
        }
        $outside = @{}
        foreach ($name in $environment.Keys) {
            $outside[$name] = [Environment]::GetEnvironmentVariable($name)
            Set-Item "env:$name" $environment[$name]
        }

        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
            'CN=example', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)

        # What an example has at hand.
        $variables = @{
            tenant        = $sandbox.url
            address       = $sandbox.url
            clientId      = $sandbox.clientId
            clientSecret  = $sandbox.clientSecret
            credential    = [pscredential]::new($sandbox.clientId, (ConvertTo-Secure $sandbox.clientSecret))
            issuerUrl     = $platform.actionsUrl
            issuerKey     = $platform.actionsToken
            applicationId = [guid]::NewGuid()
            certificate   = $request.CreateSelfSigned([datetime]::UtcNow.AddDays(-1), [datetime]::UtcNow.AddDays(1))
            accessToken   = 'token'
            membershipId  = '2example0000000000000000000'
            directoryId   = '2example0000000000000000000'
        }

        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()

        # What an example finds in its runspace.
        $prepare = {
            param($Module, $Folder, $Variables, $Shown)
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            Import-Module "$Module/ConductorOne.psd1"
            Set-Location $Folder
            Disconnect-C1 -All
            foreach ($variable in $Variables.GetEnumerator()) { Set-Variable $variable.Key $variable.Value }
            function Read-Host { $credential.Password }
            function Get-Credential { $credential }
            $null = Connect-C1 $tenant -Credential $credential

            # Nothing that a machine may lack: a browser, a keyring, a way to Microsoft Entra.
            $PSDefaultParameterValues = @{
                'Connect-C1:NoBrowser'          = { if ($args[0].BoundParameters.Contains('Device')) { $true } }
                'Connect-C1:AllowPlaintextFile' = { if ($args[0].BoundParameters.Contains('Save')) { $true } }
                'Connect-C1:NoVerify'           = { if ($args[0].BoundParameters.Contains('EntraTenantId')) { $true } }
            }

            # Whoever is shown a code agrees.
            $Shown.add_DataAdded({
                param($Shown, $Added)
                if ("$($Shown[$Added.Index])" -match '\b[A-Z]{4}-[A-Z]{4}\b') {
                    $approval = ConvertTo-Json @{ userCode = $Matches[0] }
                    $null = Invoke-RestMethod "$tenant/sandbox/device/approve" -Method Post -Body $approval -ContentType application/json
                }
            })
        }
    }

    AfterAll {
        $runspace.Dispose()
        $env:PSModulePath = $modulePath
        foreach ($name in $outside.Keys) { Set-Item "env:$name" $outside[$name] }
        Stop-TestTenant
    }

    BeforeEach {
        $null = Invoke-Control POST reset
        $folder = "$TestDrive/$([guid]::NewGuid())"
        foreach ($file in $files.GetEnumerator()) {
            $null = New-Item "$folder/$($file.Key)" -ItemType File -Force -Value $file.Value
        }

        New-StoredFile "$folder/ConductorOne" $stored
        Set-Content "$folder/oidc-token" (New-OidcToken)
        $null = Use-CredentialFolder $folder
        $runspace.ResetRunspaceState()
        $shell = [powershell]::Create($runspace)
    }

    AfterEach {
        $shell.Dispose()
        Clear-C1Environment
    }

    It '<Cmdlet>, <Title>' -ForEach $examples {
        if ($Code -match '-C1Credential|-Save|Connect-C1 -Name' -and -not $IsLinux) { Set-ItResult -Skipped -Because 'the credentials would be those of the user' }

        $variables.trustId = New-TestTrust
        $null = $shell.AddScript($prepare, $false).AddParameters(@{
                Module = Get-ModulePath; Folder = $folder; Variables = $variables; Shown = $shell.Streams.Information
            }).Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Code, $false).Invoke()
        $shell.Streams.Error | Should -BeNullOrEmpty
    }
}
