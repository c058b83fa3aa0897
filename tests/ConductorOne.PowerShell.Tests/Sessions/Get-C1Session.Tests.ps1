BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1Session' {
    BeforeEach {
        Clear-Fault
        Clear-Journal
    }

    AfterEach { Get-C1Session | Disconnect-C1 }

    It 'writes nothing without a session' {
        Get-C1Session | Should -BeNullOrEmpty
        Get-C1Session -Default | Should -BeNullOrEmpty
        Get-C1Session 'p*' | Should -BeNullOrEmpty
    }

    It 'finds sessions by name and wildcard; the last one is the default' {
        $prod, $test = 'prod', 'test' | ForEach-Object { Connect-C1 acme -AccessToken t -Name $_ }
        (Get-C1Session).Name | Should -BeExactly 'prod', 'test'
        Get-C1Session PROD | Should -Be $prod
        Get-C1Session 't*' | Should -Be $test
        (Get-C1Session prod, test).Name | Should -BeExactly 'prod', 'test'
        Get-C1Session -Default | Should -Be $test
    }

    It 'says which there are when a name is not known' {
        $null = Connect-C1 acme -AccessToken t -Name prod
        Get-C1Session nope -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.NoSession' ConnectionError '*"nope"*Known: prod*' -Target nope
    }
}
