BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1Session' {
    BeforeEach { Clear-Tenant }

    AfterEach { Disconnect-C1 -All }

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

    It 'says of each session whether it is the default now' {
        $prod, $test = 'prod', 'test' | ForEach-Object { Connect-C1 acme -AccessToken t -Name $_ }
        function Get-Mark { Get-C1Session | ForEach-Object { "$($_.Name) $($_.IsDefault)" } }
        Get-Mark | Should -BeExactly 'prod False', 'test True'
        $prod.IsDefault | Should -BeOfType bool

        # The same objects, after the default has changed.
        Select-C1Session prod
        "$($prod.IsDefault) $($test.IsDefault)" | Should-BeString 'True False' -CaseSensitive
        Get-Mark | Should -BeExactly 'prod True', 'test False'
        $third = Connect-C1 acme -AccessToken t -Name third
        "$($prod.IsDefault) $($third.IsDefault)" | Should-BeString 'False True' -CaseSensitive
        Disconnect-C1
        Get-Mark | Should -BeExactly 'prod False', 'test False'
        $third.IsDefault | Should -BeFalse
        { $prod.IsDefault = $true } | Should -Throw
    }

    It 'says in each runspace which session is the default there' {
        $prod = Connect-C1 acme -AccessToken t -Name prod
        $script = 'param($session) $session.IsDefault; Select-C1Session $session; $session.IsDefault; $other = Connect-C1 acme -AccessToken t; $session.IsDefault'
        Invoke-OtherRunspace $script $prod | Should -BeExactly $false, $true, $false
        $prod.IsDefault | Should -BeTrue
    }

    It 'marks the default in its table, in each runspace its own, and shows the tenants' {
        $prod = Connect-C1 acme -AccessToken t -Name prod
        $null = Connect-C1 globex -AccessToken t -Name test
        function Get-Line($Sessions) { ($Sessions | Format-Table | Out-String -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_ -match 'conductor' } }
        $lines = Get-Line (Get-C1Session)
        $lines[0] | Should -BeLikeExactly 'False *prod *AccessToken *acme.conductor.one'
        $lines[1] | Should -BeLikeExactly 'True *test *AccessToken *globex.conductor.one'
        Select-C1Session prod
        (Get-Line (Get-C1Session)) -replace '(\w+) +(\w+).*', '$1 $2' | Should -BeExactly 'True prod', 'False test'
        $there = Invoke-OtherRunspace 'param($session) $session | Format-Table | Out-String -Width 80; Select-C1Session $session; $session | Format-Table | Out-String -Width 80' $prod
        ($there -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_ -match 'conductor' }) -replace '(\w+) +(\w+).*', '$1 $2' | Should -BeExactly 'False prod', 'True prod'
    }

    It 'does not show sessions that were closed in another runspace' {
        $prod, $test = 'prod', 'test' | ForEach-Object { Connect-C1 acme -AccessToken t -Name $_ }
        Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $test | Should -BeNullOrEmpty
        @(Get-C1Session) | Should -Be $prod
        Get-C1Session -Default | Should -BeNullOrEmpty
        $test.IsDefault | Should -BeFalse
        Get-C1Session test -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.NoSession' ConnectionError 'There is no session "test" in this runspace. Known: prod.' -Target test
    }

    It 'says which there are when a name is not known' {
        $null = Connect-C1 acme -AccessToken t -Name prod
        Get-C1Session nope -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.NoSession' ConnectionError '*"nope"*Known: prod*' -Target nope
    }
}
