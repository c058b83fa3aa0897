BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Disconnect-C1' {
    BeforeEach {
        Clear-Fault
        Clear-Journal
    }

    AfterEach { Get-C1Session | Disconnect-C1 }

    It 'closes the default, and the one before is the default again' {
        $prod, $test = 'prod', 'test' | ForEach-Object { Connect-C1 acme -AccessToken t -Name $_ }
        Disconnect-C1 | Should -BeNullOrEmpty
        Get-C1Session -Default | Should -Be $prod
        (Get-C1Session).Name | Should -BeExactly 'prod'
        { New-C1App x -Session $test } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage '*"test" is closed*'
    }

    It 'takes a session by name, as an argument and from a pipe' {
        'a', 'b', 'c' | ForEach-Object { $null = Connect-C1 acme -AccessToken t -Name $_ }
        Disconnect-C1 A
        Disconnect-C1 -Session (Get-C1Session b)
        (Get-C1Session).Name | Should -BeExactly 'c'
        Get-C1Session | Disconnect-C1
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'says so when there is nothing to disconnect' {
        Disconnect-C1 -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.NoSession' ConnectionError '*no session to disconnect*'
        { Disconnect-C1 nope } | Should -Throw -ExpectedMessage '*"nope"*Known: none*'
    }

    It 'forgets the token: the session cannot be used any more' {
        $session = Connect-Test prod
        Disconnect-C1
        { Get-C1Identity -Session $session } | Should -Throw -ErrorId 'C1.NoSession,*'
        @(Get-Sent).Count | Should -Be 0
        $session.Name | Should -BeExactly 'prod'
        ($session | Format-List * | Out-String) | Should -BeLike '*prod*'
    }

    It 'closes one that is closed already without a word' {
        $session = Connect-Test prod
        Disconnect-C1 $session
        Disconnect-C1 $session -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
    }
}
