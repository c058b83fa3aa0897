BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
}

AfterAll { Stop-TestTenant }

Describe 'New-C1PolicyRule' {
    It 'makes a rule that leads to steps' {
        $rule = New-C1PolicyRule 'subject.department == "IT"' it
        $rule | Should -BeOfType ConductorOne.Policies.C1PolicyRule
        $rule.Condition | Should-BeString 'subject.department == "IT"' -CaseSensitive
        $rule.StepKey | Should-BeString 'it' -CaseSensitive
        $rule.PolicyId | Should -BeNullOrEmpty
        "$rule" | Should-BeString 'subject.department == "IT" -> it' -CaseSensitive
    }

    It 'takes the old name PolicyKey' {
        (New-C1PolicyRule -Condition true -PolicyKey it).StepKey | Should-BeString 'it' -CaseSensitive
    }

    It 'makes a rule that leads to a policy' {
        $rule = New-C1PolicyRule true -PolicyId p1
        $rule.PolicyId | Should-BeString 'p1' -CaseSensitive
        $rule.StepKey | Should -BeNullOrEmpty
        "$rule" | Should-BeString 'true -> p1' -CaseSensitive
    }

    It 'sends nothing' { @(Get-Journal).Count | Should-Be 0 }

    It 'refuses <what>' -ForEach @(
        @{ what = 'an empty condition'; parameters = @{ Condition = ''; StepKey = 'x' }; words = 'no condition*true' }
        @{ what = 'a blank condition'; parameters = @{ Condition = ' '; PolicyId = 'x00000000000000000000000000' }; words = 'no condition*true' }
    ) {
        { New-C1PolicyRule @parameters } | Should -Throw -ErrorId 'C1.InvalidInput,ConductorOne.PowerShell.Policies.NewC1PolicyRuleCommand' -ExpectedMessage "*$words*"
    }

    It 'refuses two ends' {
        { New-C1PolicyRule true -StepKey a -PolicyId b } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}
