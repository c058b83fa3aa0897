BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Disconnect-C1' {
    BeforeEach { Clear-Tenant }

    AfterEach { Disconnect-C1 -All }

    It 'closes the default, and no other session takes its place' {
        $prod, $test = 'prod', 'test' | ForEach-Object { Connect-C1 acme -AccessToken t -Name $_ }
        Disconnect-C1 | Should -BeNullOrEmpty
        Get-C1Session -Default | Should -BeNullOrEmpty
        $prod.IsDefault | Should -BeFalse
        (Get-C1Session).Name | Should-BeString 'prod' -CaseSensitive
        { New-C1App x -Session $test } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage '*"test" is closed*'
    }

    It 'takes a session by name, as an argument and from a pipe' {
        'a', 'b', 'c' | ForEach-Object { $null = Connect-C1 acme -AccessToken t -Name $_ }
        Disconnect-C1 A
        Disconnect-C1 -Session (Get-C1Session b)
        (Get-C1Session).Name | Should-BeString 'c' -CaseSensitive
        Get-C1Session | Disconnect-C1
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'says so when there is nothing to disconnect' {
        Disconnect-C1 -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.NoSession' ConnectionError 'There is no session to disconnect.'
        { Disconnect-C1 nope } | Should -Throw -ExpectedMessage '*"nope"*Known: none*'
    }

    It 'closes none where there is no default, and says which sessions are open' {
        $null = Connect-C1 acme -AccessToken t -Name prod
        $null = Connect-C1 globex -AccessToken t -Name test
        $null = Connect-C1 acme -AccessToken t -Name gone
        Disconnect-C1
        Disconnect-C1 -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.NoSession' ConnectionError ('There is no default session to disconnect. ' +
            'Open: prod (https://acme.conductor.one), test (https://globex.conductor.one). Name one, or close all with -All.')
        (Get-C1Session).Name | Should -BeExactly 'prod', 'test'
    }

    It 'keeps the default when another session is closed <how>' -ForEach @(
        @{ how = 'by name'; close = { Disconnect-C1 test } }
        @{ how = 'as an object'; close = { Disconnect-C1 $test } }
        @{ how = 'from a pipe'; close = { $test | Disconnect-C1 } }
    ) {
        $test = Connect-C1 acme -AccessToken t -Name test
        $prod = Connect-C1 acme -AccessToken t -Name prod
        & $close
        @(Get-C1Session) | Should -Be $prod
        Get-C1Session -Default | Should -Be $prod
    }

    It 'closes all with -All' {
        $sessions = 'a', 'b', 'c' | ForEach-Object { Connect-C1 acme -AccessToken t -Name $_ }
        Disconnect-C1 -All | Should -BeNullOrEmpty
        Get-C1Session | Should -BeNullOrEmpty
        foreach ($session in $sessions) {
            { New-C1App x -Session $session } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage "The session ""$session"" is closed. Run Connect-C1 again."
        }
    }

    It 'closes with -All what there is, even nothing, without an error' {
        Disconnect-C1 -All -ErrorVariable failed
        $session = Connect-C1 acme -AccessToken t -Name prod
        Disconnect-C1 $session
        Disconnect-C1 -All -ErrorVariable +failed
        Disconnect-C1 -All -ErrorVariable +failed
        $failed | Should -BeNullOrEmpty
    }

    It 'closes with -All the sessions of its own runspace alone' {
        $session = Connect-Test prod
        Invoke-OtherRunspace 'param($url) $null = Connect-C1 $url -AccessToken t -Name there; Disconnect-C1 -All; Get-C1Session' $sandbox.url | Should -BeNullOrEmpty
        Get-C1Session -Default | Should -Be $session
        (New-C1App Payroll).DisplayName | Should-BeString 'Payroll' -CaseSensitive
    }

    It 'takes -All or a session, not both' {
        $null = Connect-C1 acme -AccessToken t -Name prod
        { Disconnect-C1 prod -All } | Should -Throw -ErrorId 'PositionalParameterNotFound,*'
        { Disconnect-C1 -Session prod -All } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        (Get-C1Session).Name | Should-BeString 'prod' -CaseSensitive
    }

    It 'forgets the token: the session cannot be used any more' {
        $session = Connect-Test prod
        Disconnect-C1
        { Get-C1Identity -Session $session } | Should -Throw -ErrorId 'C1.NoSession,*'
        @(Get-Sent).Count | Should-Be 0
        $session.Name | Should-BeString 'prod' -CaseSensitive
        ($session | Format-List * | Out-String) | Should -BeLike '*prod*'
    }

    It 'closes one that is closed already without a word' {
        $session = Connect-Test prod
        Disconnect-C1 $session
        Disconnect-C1 $session -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
    }
}
