# Conditions and expressions that the server tries, and what is told of them.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $path = '/api/v1/policies/validate/cel'

    # Has the server find these markers, whatever it is sent.
    function Add-Marker([hashtable[]] $Marker) { Add-Fault @{ method = 'POST'; path = $path; status = 200; body = ConvertTo-Json @{ markers = @($Marker) } -Depth 5 } }
}

AfterAll { Stop-TestTenant }

Describe 'Test-C1PolicyCondition' {
    BeforeEach { Clear-Tenant }

    It 'is true for <text>' -ForEach @(
        @{ text = 'true' }
        @{ text = 'subject.email.endsWith("@example.com") && size(entitlement.annotations) > 0' }
        @{ text = "subject.job_title in ['Trainee', `"Intern`"]`n  || task.is_emergency" }
        @{ text = '"Grüße 日本 😀" == account.display_name' }
        @{ text = '1' }
    ) {
        $answer = Test-C1PolicyCondition $text -WarningVariable warnings -WarningAction SilentlyContinue
        $answer | Should -BeOfType [bool]
        $answer | Should -BeTrue
        if (Test-C1PolicyCondition $text) { $said = 'yes' }
        $said | Should -BeExactly yes
        $warnings | Should -BeNullOrEmpty
        (Get-Sent | Select-Object -First 1).Path | Should -BeExactly $path
        Assert-Json (Get-Sent)[0].Body @{ text = $text }
    }

    It 'is false for <text>, and says where: line <line>, column <column>' -ForEach @(
        @{ text = 'subject.x = 1'; line = 1; column = 11; words = "token recognition error at: '='" }
        @{ text = "subject.x ==`n  )"; line = 2; column = 3; words = "mismatched input ')'" }
        @{ text = 'nobody.email == ""'; line = 1; column = 1; words = "undeclared reference to 'nobody'*" }
        @{ text = '(subject.x'; line = 1; column = 1; words = "'(' is not closed" }
    ) {
        $answer = Test-C1PolicyCondition $text -WarningVariable warnings -WarningAction SilentlyContinue
        $answer | Should -BeOfType [bool]
        $answer | Should -BeFalse
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike "Error at line $line, column ${column}: $words"

        $test = Test-C1PolicyCondition $text -Detailed -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $test.IsValid | Should -BeFalse
        $test.Condition | Should -BeExactly $text
        $test.Markers | Should -HaveCount 1
        $marker = $test.Markers[0]
        $marker.Severity, $marker.StartLineNumber, $marker.StartColumn, $marker.IsError | Should -BeExactly 'Error', $line, $column, $true
        $marker.Message | Should -BeLike $words
    }

    It 'counts a marker of severity <severity> as <valid>' -ForEach @(
        @{ severity = 'ERROR'; valid = $false }
        @{ severity = 'WARNING'; valid = $true }
        @{ severity = 'INFO'; valid = $true }
        @{ severity = 'HINT'; valid = $true }
        @{ severity = 'UNKNOWN'; valid = $false }
        @{ severity = 'FATAL'; valid = $false }
    ) {
        Add-Marker @{ severity = $severity; message = 'so it is'; startLineNumber = 3; startColumn = 4; endLineNumber = 3; endColumn = 9 }
        Test-C1PolicyCondition true -WarningAction SilentlyContinue -WarningVariable warnings | Should -Be $valid
        $warnings | Should -HaveCount 1
        $warnings[0] | Should -BeLike "* at line 3, column 4: so it is"
    }

    It 'takes many from the pipe, and answers each in its place: <as>' -ForEach @(
        @{ as = 'texts'; rows = { 'true', 'subject.x =', 'false' } }
        @{ as = 'rules'; rows = { 'true', 'subject.x =', 'false' | ForEach-Object { New-C1PolicyRule $_ grant } } }
        @{ as = 'rows'; rows = { "Condition,Note`ntrue,a`nsubject.x =,b`nfalse,c" | ConvertFrom-Csv } }
        @{ as = 'hashtables'; rows = { @{ Condition = 'true' }, @{ condition = 'subject.x =' }, @{ Condition = 'false' } } }
    ) {
        $answers = & $rows | Test-C1PolicyCondition -ThrottleLimit 3 -WarningAction SilentlyContinue
        $answers | Should -BeExactly $true, $false, $true
        @(Get-Sent).Count | Should-Be 3
    }

    It 'takes policies, and the CSV file that they were written to: <as>' -ForEach @(
        @{ as = 'policies'; change = { $_ } }
        @{ as = 'rows'; change = { $_ | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $rules = (New-C1PolicyRule 'subject.job_title == "Trainee"' grant), (New-C1PolicyRule true grant)
        $ruled = New-C1Policy "Ruled $([guid]::NewGuid())" Grant -Step (New-C1PolicyStep -Manager) -Rules $rules
        $plain = New-C1Policy "Plain $([guid]::NewGuid())" Grant -Step (New-C1PolicyStep -Manager)
        Clear-Journal
        $ruled, $plain | ForEach-Object $change | Test-C1PolicyCondition | Should -BeExactly $true, $true
        (Get-Sent).Body.text | Should -BeExactly $rules.Condition

        $tests = $ruled, $plain | ForEach-Object $change | Test-C1PolicyCondition -Detailed
        $tests.Place | Should -BeExactly 'Rules[0]', 'Rules[1]'
        $tests.DisplayName | Should -BeExactly $ruled.DisplayName, $ruled.DisplayName
        $tests.IsValid | Should -BeExactly $true, $true
    }

    It 'names the policy and the rule in its warnings' {
        Add-Marker @{ severity = 'ERROR'; message = 'no'; startLineNumber = 1; startColumn = 2 }
        $policy = New-C1Policy 'By title' Grant -Step (New-C1PolicyStep -Manager) -Rules (New-C1PolicyRule true grant)
        $policy | Test-C1PolicyCondition -WarningAction SilentlyContinue -WarningVariable warnings | Should -BeFalse
        $warnings[0] | Should -BeExactly 'By title, Rules[0]: Error at line 1, column 2: no'
    }

    It 'refuses <what>, and sends nothing' -ForEach @(
        @{ what = 'an empty condition'; run = { Test-C1PolicyCondition '' @args } }
        @{ what = 'no condition'; run = { Test-C1PolicyCondition @args } }
        @{ what = 'blanks'; run = { '  ' | Test-C1PolicyCondition @args } }
        @{ what = 'a row without one'; run = { [pscustomobject]@{ Text = 'true'; Condition = '' } | Test-C1PolicyCondition @args } }
        @{ what = 'a rule without one'; run = { Test-C1PolicyCondition -Rules @{ stepKey = 'grant' } @args } }
    ) {
        $made = . $run -ErrorAction SilentlyContinue -ErrorVariable failed
        $made | Should -BeNullOrEmpty -Because 'it must not read as true'
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Condition*'
        Assert-NothingSent
    }

    It 'writes no answer where the server does not' {
        Add-Fault @{ path = $path; status = 403 }
        $made = 'true' | Test-C1PolicyCondition -ErrorAction SilentlyContinue -ErrorVariable failed
        $made | Should -BeNullOrEmpty
        Assert-Failure $failed C1.Forbidden PermissionDenied '*403*'
    }

    It 'asks again where the server is busy: it changes nothing' {
        Add-Fault @{ path = $path; status = 503; times = 1 }
        Test-C1PolicyCondition true | Should -BeTrue
        @(Get-Sent).Count | Should-Be 2
    }
}

Describe 'Test-C1AccountProvisionPolicy' {
    BeforeEach { Clear-Tenant }

    It 'evaluates <cel>' -ForEach @(
        @{ cel = '"svc-" + "payroll"'; type = 'string'; value = 'svc-payroll' }
        @{ cel = 'true'; type = 'bool'; value = 'true' }
        @{ cel = '12'; type = 'int'; value = '12' }
    ) {
        $result = Test-C1AccountProvisionPolicy $cel
        Assert-Sent POST /api/v1/policies/test-account-provision-policy @{ cel = $cel }
        $result | Should -BeOfType [ConductorOne.Policies.C1AccountProvisionResult]
        $result.Cel, $result.Type, $result.Value | Should -BeExactly $cel, $type, $value
        "$result" | Should -BeExactly $value
    }

    It 'takes texts and rows' {
        ('1', '2' | Test-C1AccountProvisionPolicy).Value | Should -BeExactly '1', '2'
        ("Cel`n3`n`"`"`"a`"`" + `"`"b`"`"`"" | ConvertFrom-Csv | Test-C1AccountProvisionPolicy).Value | Should -BeExactly '3', 'ab'
    }

    It 'is an error with the words of the server where the expression is none' {
        Test-C1AccountProvisionPolicy 'subject.x =' -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*400 INVALID_ARGUMENT*1:11: token recognition error at: '='*"
    }

    It 'refuses an empty expression' {
        Test-C1AccountProvisionPolicy ' ' -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Cel*'
        Assert-NothingSent
    }
}
