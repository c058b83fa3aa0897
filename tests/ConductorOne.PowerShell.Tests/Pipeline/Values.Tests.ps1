BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $half = "planted$([char] 0xD83C)"

    # An instance of a class of a script.
    $instance = Invoke-Expression 'class Plant { [string] $Name = "planted" }; [Plant]::new()'

    # What came of a command: the one body that was sent.
    function Get-Body([scriptblock] $Command) {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $null = & $Command
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
        $sent = @(Get-Sent)
        $sent.Count | Should-Be 1
        $sent[0].Body
    }
}

AfterAll { Stop-TestTenant }

Describe 'Values on their way' {
    BeforeEach { Clear-Tenant }

    It 'sends <what> in a text as <sent>' -ForEach @(
        @{ what = 'digits that were typed'; command = { New-C1App x -Description 0123 }; sent = '0123' }
        @{ what = 'a fraction that was typed'; command = { New-C1App x -Description 1.50 }; sent = '1.50' }
        @{ what = 'an exponent that was typed'; command = { New-C1App x -Description 1e3 }; sent = '1e3' }
        @{ what = 'a hexadecimal number that was typed'; command = { New-C1App x -Description 0x1F }; sent = '0x1F' }
        @{ what = 'a double'; command = { New-C1App x -Description (1.5) }; sent = '1.5' }
        @{ what = 'a decimal'; command = { New-C1App x -Description (18.0000d) }; sent = '18.0000' }
        @{ what = 'a large number'; command = { New-C1App x -Description ([bigint]::Pow(10, 30)) }; sent = '1000000000000000000000000000000' }
        @{ what = 'a date of JSON'; command = { New-C1App x -Description ('{"d":"2026-01-31T12:00:00Z"}' | ConvertFrom-Json).d }; sent = '2026-01-31T12:00:00.0000000Z' }
        @{ what = 'a date with an offset'; command = { [pscustomobject]@{ DisplayName = 'x'; Description = [datetimeoffset]'2026-01-31T12:00:00+02:00' } | New-C1App }; sent = '2026-01-31T10:00:00.0000000Z' }
        @{ what = 'an address'; command = { New-C1App x -Description ([uri]'https://acme.example/a%20b?c=%2F') }; sent = 'https://acme.example/a%20b?c=%2F' }
        @{ what = 'an address of the network'; command = { New-C1App x -Description ([ipaddress]'10.0.0.1') }; sent = '10.0.0.1' }
        @{ what = 'a version'; command = { New-C1App x -Description ([version]'1.2.3') }; sent = '1.2.3' }
        @{ what = 'a duration'; command = { New-C1App x -Description (New-TimeSpan -Minutes 90) }; sent = '5400s' }
        @{ what = 'a value of an enumeration'; command = { New-C1App x -Description ([System.DayOfWeek]::Friday) }; sent = 'Friday' }
        @{ what = 'a character'; command = { New-C1App x -Description ([char]'ä') }; sent = 'ä' }
        @{ what = 'true'; command = { [pscustomobject]@{ DisplayName = 'x'; Description = $true } | New-C1App }; sent = 'true' }
        @{ what = 'a file'; command = { New-C1App x -Description (Get-Item ([System.IO.Path]::GetTempPath())) }; sent = (Get-Item ([System.IO.Path]::GetTempPath())).FullName }
    ) {
        (Get-Body $command).description | Should -BeExactly $sent
    }

    It 'sends single values in lists and hashtables by the same rule' {
        $annotations = [ordered]@{ when = [datetime]::new(2026, 1, 31, 12, 0, 0, [System.DateTimeKind]::Utc); url = [uri]'https://a.example/b%20c'; half = 0.5; one = [byte]1; yes = $true; day = [System.DayOfWeek]::Friday; none = $null }
        Assert-Json (Get-Body { New-C1App x -Annotations $annotations }).annotations @{
            when = '2026-01-31T12:00:00.0000000Z'; url = 'https://a.example/b%20c'; half = '0.5'; one = '1'; yes = 'true'; day = 'Friday'; none = ''
        }
        Clear-Journal
        $baton = @{ appId = [guid]'7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d'; connectorId = 5; externalId = [uri]'https://a.example/b%20c' }
        $sent = Get-Body { New-C1App x -MatchBatonRef $baton -ErrorAction SilentlyContinue }
        Assert-Json $sent.matchBatonRef @{ appId = '7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d'; connectorId = '5'; externalId = 'https://a.example/b%20c' }
        Clear-Journal
        (Get-Body { New-C1App x -Owners 0123 -ErrorAction SilentlyContinue }).owners | Should-BeString '0123' -CaseSensitive
    }

    It 'reads <what> as <sent>' -ForEach @(
        @{ what = '1.0'; value = { 1.0 }; sent = $true }
        @{ what = '[decimal]1'; value = { [decimal]1 }; sent = $true }
        @{ what = '[byte]0'; value = { [byte]0 }; sent = $false }
        @{ what = '[bigint]1'; value = { [bigint]1 }; sent = $true }
        @{ what = '[single]0'; value = { [single]0 }; sent = $false }
        @{ what = '[uint64]1'; value = { [uint64]1 }; sent = $true }
        @{ what = 'the text 1.0'; value = { '1.0' }; sent = $true }
        @{ what = 'a 1.0 of JSON'; value = { ('{"a":1.0}' | ConvertFrom-Json).a }; sent = $true }
    ) {
        (Get-Body { [pscustomobject]@{ DisplayName = 'x'; StrictAccessEntitlementProvisioning = & $value } | New-C1App }).strictAccessEntitlementProvisioning | Should -BeExactly $sent
    }

    It 'reads <what> as the number <sent>' -ForEach @(
        @{ what = 'a cell of 18.0000'; value = { '18.0000' }; sent = 18 }
        @{ what = 'a decimal'; value = { 18.0000d }; sent = 18 }
        @{ what = '1e2'; value = { 1e2 }; sent = 100 }
        @{ what = 'a cell of 1e2'; value = { '1e2' }; sent = 100 }
        @{ what = '[byte]7'; value = { [byte]7 }; sent = 7 }
        @{ what = '[bigint]7'; value = { [bigint]7 }; sent = 7 }
        @{ what = '1kb'; value = { 1kb }; sent = 1024 }
    ) {
        (Get-Body { [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = & $value } | New-C1App }).monthlyCostUsd | Should -BeExactly $sent
    }

    It 'refuses <what>, and names <class>' -ForEach @(
        @{ what = 'a SecureString'; value = { ConvertTo-SecureString planted -AsPlainText -Force }; class = 'SecureString' }
        @{ what = 'a credential'; value = { [pscredential]::new('planted', (ConvertTo-SecureString planted -AsPlainText -Force)) }; class = 'PSCredential' }
        @{ what = 'an instance of a class'; value = { $instance }; class = 'Plant' }
        @{ what = 'another object of .NET'; value = { [System.Text.StringBuilder]::new('planted') }; class = 'StringBuilder' }
        @{ what = 'a hashtable'; value = { @{ a = 'planted' } }; class = 'Hashtable' }
        @{ what = 'an object'; value = { [pscustomobject]@{ a = 'planted' } }; class = 'PSCustomObject' }
        @{ what = 'an XML document'; value = { , [xml] '<a b="planted"><c>planted</c></a>' }; class = 'XmlDocument' }
        @{ what = 'an XML element'; value = { , ([xml] '<a b="planted"/>').DocumentElement }; class = 'XmlElement' }
        @{ what = 'a collection of names and values'; value = { $all = [System.Collections.Specialized.NameValueCollection]::new(); $all.Add('planted', 'planted'); , $all }; class = 'NameValueCollection' }
    ) {
        foreach ($column in 'Description', 'Owners') {
            $given = & $value
            [pscustomobject]@{ DisplayName = 'x'; $column = $given } | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            if ($column -eq 'Description') { Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*The column $column holds an object of the class $class, which is not text." }
            else { $failed[0].FullyQualifiedErrorId | Should -BeLike 'C1.InvalidInput,*' }
            { New-C1App x -Description $given } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage "*'Description'*$class*"
            "$failed" | Should -Not -BeLike '*planted*'
        }

        { New-C1App x -Annotations @{ note = & $value } } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage "*'Annotations'*note*"
        { New-C1App x -MatchBatonRef @{ appId = & $value; connectorId = 'c'; externalId = 'e' } } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage "*'MatchBatonRef'*appId*"
        Assert-NothingSent
    }

    It 'refuses bytes and script blocks where a text is wanted' {
        { New-C1App x -Description ([byte[]](1, 2)) } | Should -Throw -ExpectedMessage '*Byte`[`]*which is not text*'
        { New-C1App x -Annotations @{ a = [scriptblock]::Create('planted') } } | Should -Throw -ExpectedMessage '*a is a ScriptBlock*'
        { New-C1App x -Annotations @{ ([System.Text.StringBuilder]::new('planted')) = 1 } } | Should -Throw -ExpectedMessage '*A key of the value is a StringBuilder*'
        Assert-NothingSent
    }

    It 'refuses costs below zero' -ForEach @(@{ cost = -5 }, @{ cost = '-1' }, @{ cost = [decimal]-18 }) {
        [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = $cost } | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*MonthlyCostUsd is -*must not be negative.'
        Assert-NothingSent
    }

    It 'refuses half a character in <where>' -ForEach @(
        @{ where = 'a name'; row = { @{ DisplayName = $half } }; names = 'DisplayName' }
        @{ where = 'a text'; row = { @{ DisplayName = 'x'; Description = $half } }; names = 'Description' }
        @{ where = 'the other half'; row = { @{ DisplayName = 'x'; Instructions = "$([char] 0xDF89)planted" } }; names = 'Instructions' }
        @{ where = 'a list'; row = { @{ DisplayName = 'x'; Owners = @('a', $half) } }; names = 'Owners' }
        @{ where = 'a value of a hashtable'; row = { @{ DisplayName = 'x'; Annotations = @{ a = $half } } }; names = 'Annotations*a' }
        @{ where = 'a key of a hashtable'; row = { @{ DisplayName = 'x'; Annotations = @{ $half = 'a' } } }; names = 'Annotations*\u{d83c}' }
        @{ where = 'a cell with a map'; row = { @{ DisplayName = 'x'; Annotations = "a=$half" } }; names = 'Annotations' }
        @{ where = 'an object'; row = { @{ DisplayName = 'x'; MatchBatonRef = @{ appId = 'a'; connectorId = 'c'; externalId = $half } } }; names = 'MatchBatonRef*externalId' }
        @{ where = 'JSON in a cell'; row = { @{ DisplayName = 'x'; MatchBatonRef = '{"appId":"a","connectorId":"c","externalId":"\ud83c"}' } }; names = 'MatchBatonRef' }
    ) {
        [pscustomobject](& $row) | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$names*"
        if ($where -ne 'JSON in a cell') { "$failed" | Should -BeLike '*half a character*' }
        Assert-NothingSent
    }

    It 'refuses half a character with <what>' -ForEach @(
        @{ what = 'a search'; command = { Get-C1App -Query $half } }
        @{ what = 'the name of a file'; command = { New-C1Function f -InitialContent @{ 'main.ts' = 'x'; "$half.ts" = 'x' } } }
        @{ what = 'the code of a function'; command = { New-C1Function f -InitialContent @{ 'main.ts' = $half } } }
        @{ what = 'a configuration'; command = { New-C1Connector Okta -AppId (Get-TestId app1) -Configuration @{ okta_domain = $half } } }
        @{ what = 'a raw configuration'; command = { New-C1Connector Okta -AppId (Get-TestId app1) -Config @{ '@type' = 't'; a = @{ b = @($half) } } } }
        @{ what = 'a message of a step'; command = { New-C1PolicyStep -Accept -AcceptMessage $half } }
        @{ what = 'an expression of a step'; command = { New-C1Policy p -PolicyType Grant -Step (New-C1PolicyStep -Expression $half) } }
        @{ what = 'a condition'; command = { New-C1PolicyRule $half grant } }
    ) {
        $failed = $null
        try { & $command -ErrorVariable failed -ErrorAction Stop } catch { $failed = $_ }
        "$failed" | Should -BeLike '*half a character*'
        Assert-NothingSent
    }
}
