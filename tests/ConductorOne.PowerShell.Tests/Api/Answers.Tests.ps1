BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant

    # What the cmdlet writes for an answer.
    function Read-Answer([string] $Json, [hashtable] $Parameter = @{}) {
        Add-Fault @{ path = '/api/v1/things'; body = $Json }
        Invoke-C1Api /api/v1/things @Parameter
    }
}

AfterAll { Stop-TestTenant }

Describe 'Answers of Invoke-C1Api' {
    BeforeEach { Clear-Fault }

    It 'reads <json> as <type>' -ForEach @(
        @{ json = '"text"'; type = [string]; value = 'text' }
        @{ json = '"9007199254740993"'; type = [string]; value = '9007199254740993' }
        @{ json = '"2026-08-01T10:00:00.123456789Z"'; type = [string]; value = '2026-08-01T10:00:00.123456789Z' }
        @{ json = '""'; type = [string]; value = '' }
        @{ json = '"\u00e4\ud83c\udf89\n"'; type = [string]; value = "ä🎉`n" }
        @{ json = '0'; type = [long]; value = 0L }
        @{ json = '-7'; type = [long]; value = -7L }
        @{ json = '9223372036854775807'; type = [long]; value = [long]::MaxValue }
        @{ json = '9223372036854775808'; type = [bigint]; value = [bigint]::Parse('9223372036854775808') }
        @{ json = '-123456789012345678901234567890'; type = [bigint]; value = [bigint]::Parse('-123456789012345678901234567890') }
        @{ json = '0.1'; type = [decimal]; value = 0.1d }
        @{ json = '1234567890.123456789012345'; type = [decimal]; value = 1234567890.123456789012345d }
        @{ json = '1e300'; type = [double]; value = 1e300 }
        @{ json = '1e-300'; type = [double]; value = 1e-300 }
        @{ json = '1e999'; type = [string]; value = '1e999' }
        @{ json = 'true'; type = [bool]; value = $true }
        @{ json = 'false'; type = [bool]; value = $false }
    ) {
        $read = (Read-Answer "{`"a`":$json}").a
        $read | Should -BeOfType $type
        $read | Should -BeExactly $value
        Read-Answer $json | Should -BeExactly $value
    }

    It 'reads null as null' {
        $null -eq (Read-Answer '{"a":null}').a | Should -BeTrue
        (Read-Answer '{"a":null}').PSObject.Properties.Name | Should-BeString 'a' -CaseSensitive
        @(Read-Answer 'null').Count | Should-Be 1
    }

    It 'keeps the order of properties, and objects in objects' {
        $read = Read-Answer '{"z":1,"a":{"y":[{"x":{"w":{"v":{"u":"deep"}}}}]},"m":{}}'
        $read | Should -BeOfType System.Management.Automation.PSCustomObject
        $read.PSObject.Properties.Name | Should -BeExactly 'z', 'a', 'm'
        $read.a.y[0].x.w.v.u | Should-BeString 'deep' -CaseSensitive
        @($read.m.PSObject.Properties).Count | Should-Be 0
        $read | ConvertTo-Json -Depth 10 -Compress | Should-BeString '{"z":1,"a":{"y":[{"x":{"w":{"v":{"u":"deep"}}}}]},"m":{}}' -CaseSensitive
    }

    It 'reads 300 levels' {
        $read = Read-Answer ('{"a":' * 300 + '1' + '}' * 300)
        foreach ($level in 1..300) { $read = $read.a }
        $read | Should-Be 1
    }

    It 'reads arrays as arrays, whatever is in them' {
        $read = Read-Answer '{"none":[],"one":[1],"mixed":[1,"a",null,[2,[]],{"b":1}]}'
        foreach ($name in 'none', 'one', 'mixed') { , $read.$name | Should -BeOfType object[] }
        $read.none.Count | Should-Be 0
        $read.one.Count | Should-Be 1
        $read.mixed.Count | Should-Be 5
        $read.mixed[3][0] | Should-Be 2
        $read.mixed[4].b | Should-Be 1
    }

    It 'writes the items of an array' {
        $read = @(Read-Answer '[{"a":1},[2,3],null,"x"]')
        $read.Count | Should-Be 4
        $read[0].a | Should-Be 1
        $read[1] | Should -BeExactly 2, 3
        $null -eq $read[2] | Should -BeTrue
        @(Read-Answer '[]').Count | Should-Be 0
    }

    It 'keeps what cannot be properties as keys: <json>' -ForEach @(
        @{ json = '{"a":1,"A":2}'; keys = 'a', 'A'; values = 1, 2 }
        @{ json = '{"":1,"b":2}'; keys = '', 'b'; values = 1, 2 }
        @{ json = '{"psobject":1,"b":2}'; keys = 'psobject', 'b'; values = 1, 2 }
        @{ json = '{"a":1,"b":2,"a":3}'; keys = 'a', 'b'; values = 3, 2 }
    ) {
        $read = (Read-Answer "{`"in`":$json}").in
        $read | Should -BeOfType System.Collections.Specialized.OrderedDictionary
        @($read.Keys) | Should -BeExactly $keys
        @($read.Values) | Should -BeExactly $values
        $read[[object] $keys[0]] | Should -BeExactly $values[0]
        @(Read-Answer $json).Count | Should-Be 1
    }

    It 'takes names that look like something of PowerShell''s' {
        $read = Read-Answer '{"Count":7,"Length":8,"Keys":[1],"a b":1,"@type":"t","a.b":2}'
        $read.Count | Should-Be 7
        $read.'@type' | Should-BeString 't' -CaseSensitive
        $read.'a.b' | Should-Be 2
    }

    It 'writes nothing for a 204' {
        foreach ($parameter in @{}, @{ Raw = $true }, @{ Body = @{ token = ConvertTo-SecureString planted -AsPlainText -Force } }) {
            Add-Fault @{ path = '/api/v1/things'; status = 204; emptyBody = $true }
            $read = @(Invoke-C1Api /api/v1/things @parameter -ErrorVariable failed)
            $read.Count | Should-Be 0
            $failed | Should -BeNullOrEmpty
        }
    }

    It 'takes an empty 200 for a success of what acts, and for an error where something was asked for' {
        Add-Fault @{ path = '/api/v1/things'; emptyBody = $true; times = 2 }
        Invoke-C1Api /api/v1/things -Body @{ a = 1 } | Should -BeNullOrEmpty
        Invoke-C1Api /api/v1/things -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed 'C1.InvalidResponse' 'InvalidResult' '*the answer is empty*'
    }

    It 'writes the text with -Raw' {
        $json = "{ `"a`" : [1.0, `"\u00e4`"],`n `"a`":2 }"
        $read = Read-Answer $json @{ Raw = $true }
        $read | Should -BeOfType string
        $read | Should -BeExactly $json
        @(Read-Answer '[1,2]' @{ Raw = $true }) | Should-BeString '[1,2]' -CaseSensitive
    }

    It 'flows into the next cmdlet' {
        $app = (Invoke-C1Api /api/v1/apps -Body @{ displayName = 'Payroll' }).app
        $type = $app | Select-Object @{ n = 'AppId'; e = 'id' } | New-C1AppResourceType -DisplayName Role -ResourceType Role
        $type.AppId | Should -BeExactly $app.id
    }
}
