BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Sessions in use' {
    BeforeEach {
        Clear-Fault
        Clear-Journal
    }

    AfterEach { Get-C1Session | Disconnect-C1 }

    It 'uses the session of -Session, by name and as an object' {
        $null = Connect-Test prod
        $other = Connect-C1 -ServerUrl $sandbox.url -AccessToken other-token -Name other
        $null = New-C1App x -Session PROD
        { New-C1App x -Session $other -ErrorAction Stop } | Should -Throw -ErrorId 'C1.Unauthorized,*'
        @(Get-Sent).Status | Should -Be 200, 401
        { New-C1App x -Session nope } | Should -Throw -ExpectedMessage '*"nope"*Known: prod, other*'
    }

    It 'replays a request once when the tenant has forgotten the token' {
        $session = Connect-Test prod
        Reset-TestToken
        Clear-Journal
        (New-C1App Payroll).DisplayName | Should -BeExactly 'Payroll'
        @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" }) | Should -BeExactly '/api/v1/apps 401', '/auth/v1/token 200', '/api/v1/apps 200'
        $sent = @(Get-Sent)
        $sent[0].Text | Should -BeExactly $sent[1].Text
        $sent[0].Headers['authorization'] | Should -Not -BeExactly $sent[1].Headers['authorization']
        $session.ExpiresAt | Should -BeOfType System.DateTimeOffset
    }

    It 'asks for one token however many requests follow' {
        $null = Connect-Test prod
        $null = 1..5 | ForEach-Object { [pscustomobject]@{ DisplayName = "App $_" } } | New-C1App
        @(Get-TokenRequest).Count | Should -Be 1
        @(Get-Sent | ForEach-Object { $_.Headers['authorization'] } | Select-Object -Unique).Count | Should -Be 1
    }

    It 'belongs to the runspace: another one has none' {
        $null = Connect-Test prod
        $out = @(Invoke-OtherRunspace '(Get-C1Session | Measure-Object).Count; New-C1App Payroll')
        $out[0] | Should -Be 0
        $out[1].FullyQualifiedErrorId | Should -BeLike 'C1.NoSession,*'
        "$($out[1])" | Should -BeLike '*$using:session*'
        @(Get-Sent).Count | Should -Be 0
        (Get-C1Session -Default).Name | Should -BeExactly 'prod'
    }

    It 'another runspace does not change the default of this one' {
        $null = Connect-Test prod
        $out = @(Invoke-OtherRunspace "(Connect-C1 acme -AccessToken t -Name there).Name; (Get-C1Session).Name")
        $out | Should -BeExactly 'there', 'there'
        (Get-C1Session).Name | Should -BeExactly 'prod'
    }

    It 'works in ForEach-Object -Parallel with $using:session' {
        $session = Connect-Test prod
        $module = Get-ModulePath
        $names = 1..6 | ForEach-Object -Parallel {
            Import-Module $using:module
            (New-C1App "App $_" -Session $using:session).DisplayName
        } -ThrottleLimit 3
        $names | Sort-Object | Should -BeExactly (1..6 | ForEach-Object { "App $_" })
        @(Get-TokenRequest).Count | Should -Be 1
        @(Get-Sent).Count | Should -Be 6
    }

    It 'asks for one token when parallel requests meet a forgotten one' {
        $session = Connect-Test prod
        Reset-TestToken
        Clear-Journal
        $module = Get-ModulePath
        $null = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:module
            New-C1App "App $_" -Session $using:session
        } -ThrottleLimit 4
        @(Get-Sent | Where-Object Status -EQ 200).Count | Should -Be 4
        @(Get-TokenRequest).Count | Should -BeLessOrEqual 4
        @(Get-TokenRequest).Count | Should -BeGreaterOrEqual 1
    }
}
