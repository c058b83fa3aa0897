BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $acme = Start-TestTenant -NotConnected
    $globex = Start-Tenant
    function Connect-Test($Tenant, [string] $Name) { Connect-C1 -ServerUrl $Tenant.url -ClientId $Tenant.clientId -ClientSecret $Tenant.clientSecret -Name $Name }

    # The apps that each tenant was asked to create since the journals were cleared.
    function Get-Created {
        foreach ($tenant in $acme, $globex) {
            Use-TestTenant $tenant
            "$($tenant -eq $acme ? 'acme' : 'globex'): $((Get-Sent).Body.displayName)"
        }
    }
}

AfterAll {
    Disconnect-C1 -All
    $acme, $globex | Stop-Tenant
}

Describe 'Select-C1Session' {
    BeforeEach {
        $one = Connect-Test $acme one
        $two = Connect-Test $globex two
        foreach ($tenant in $acme, $globex) {
            Use-TestTenant $tenant
            Clear-Journal
        }
    }

    AfterEach { Disconnect-C1 -All }

    It 'makes a session the default that is given as <as>, and writes nothing' -ForEach @(
        @{ as = 'a name'; select = { Select-C1Session one } }
        @{ as = 'a name in other letters'; select = { Select-C1Session -Name ONE } }
        @{ as = 'an object'; select = { Select-C1Session $one } }
        @{ as = 'a named argument'; select = { Select-C1Session -Session $one } }
        @{ as = 'a name for -Session'; select = { Select-C1Session -Session one } }
        @{ as = 'an object in a pipe'; select = { Get-C1Session one | Select-C1Session } }
        @{ as = 'an object twice in a pipe'; select = { $one, $one | Select-C1Session } }
        @{ as = 'a name in a pipe'; select = { 'one' | Select-C1Session } }
    ) {
        & $select | Should -BeNullOrEmpty
        Get-C1Session -Default | Should -Be $one
        (Get-C1Session).Name | Should -BeExactly 'one', 'two'
        $null = New-C1App Payroll
        Get-Created | Should -BeExactly 'acme: Payroll', 'globex: '
        foreach ($tenant in $acme, $globex) {
            Use-TestTenant $tenant
            @(Get-TokenRequest).Count | Should -Be 0 -Because 'selecting sends nothing'
        }
    }

    It 'writes the session with -PassThru, given as <as>' -ForEach @(
        @{ as = 'a name'; select = { Select-C1Session one -PassThru } }
        @{ as = 'an object in a pipe'; select = { $one | Select-C1Session -PassThru } }
    ) {
        $written = @(& $select)
        $written.Count | Should-Be 1
        $written[0] | Should -Be $one
        $written[0].IsDefault | Should -BeTrue
    }

    It 'chooses again where there is no default' {
        Disconnect-C1
        Select-C1Session one
        $null = New-C1App Payroll
        Get-Created | Should -BeExactly 'acme: Payroll', 'globex: '
    }

    It 'may select the default' {
        Select-C1Session two
        Get-C1Session -Default | Should -Be $two
    }

    It 'refuses <what>, and leaves no default' -ForEach @(
        @{ what = 'a name that is not known'; select = { Select-C1Session three }; id = 'C1.NoSession'; target = 'three'; message = 'There is no session "three" in this runspace. Known: one, two.' }
        @{ what = 'a pattern'; select = { Select-C1Session 'o*' }; id = 'C1.NoSession'; target = 'o*'; message = 'There is no session "o`*" in this runspace. Known: one, two.' }
        @{ what = 'an empty name'; select = { Select-C1Session '' }; id = 'C1.NoSession'; target = ''; message = 'There is no session "" in this runspace. Known: one, two.' }
        @{ what = 'null'; select = { Select-C1Session $null }; id = 'C1.NoSession'; target = $null; message = 'There is no session to select: none was given.' }
        @{ what = 'an empty pipe'; select = { Get-C1Session 'x*' | Select-C1Session }; id = 'C1.NoSession'; target = $null; message = 'There is no session to select: none was given.' }
        @{ what = 'several sessions'; select = { Get-C1Session | Select-C1Session }; id = 'C1.InvalidInput'; target = 'one'; message = 'Only one session can be the default. The pipe gave several: one, two.' }
    ) {
        $failed = try { & $select } catch { $_ }
        $failed.FullyQualifiedErrorId | Should-BeString "$id,ConductorOne.PowerShell.Sessions.SelectC1SessionCommand" -CaseSensitive
        $failed.CategoryInfo.Category | Should -Be $(if ($id -eq 'C1.NoSession') { 'ConnectionError' } else { 'InvalidArgument' })
        "$failed" | Should -BeLikeExactly $message
        "$($failed.TargetObject)" | Should-BeString "$target" -CaseSensitive
        Get-C1Session -Default | Should -BeNullOrEmpty
        (Get-C1Session).Name | Should -BeExactly 'one', 'two'
        $failed = try { New-C1App Payroll } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -BeLike 'C1.NoSession,*'
        "$failed" | Should -BeExactly ('The last Select-C1Session in this runspace did not succeed. There is no default session. ' +
            "Open: one ($($acme.url)), two ($($globex.url)). Choose one with Select-C1Session, or name it with -Session.")
        Get-Created | Should -BeExactly 'acme: ', 'globex: '
        Select-C1Session two
        $null = New-C1App Payroll
        Get-Created | Should -BeExactly 'acme: ', 'globex: Payroll'
    }

    It 'refuses a session that was closed <where>' -ForEach @(
        @{ where = 'here'; close = { Disconnect-C1 one } }
        @{ where = 'in another runspace'; close = { Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $one | Should -BeNullOrEmpty } }
    ) {
        & $close
        $failed = { Select-C1Session $one } | Should -Throw -PassThru -ErrorId 'C1.NoSession,ConductorOne.PowerShell.Sessions.SelectC1SessionCommand'
        "$failed" | Should-BeString 'The session "one" is closed. Run Connect-C1 again.' -CaseSensitive
        (Get-C1Session).Name | Should-BeString 'two' -CaseSensitive
        Get-C1Session -Default | Should -BeNullOrEmpty
    }

    It 'refuses by its name, too, a session that was closed in another runspace' {
        Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $one | Should -BeNullOrEmpty
        { Select-C1Session one } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage 'The session "one" is closed. Run Connect-C1 again.'
    }

    It 'takes no -WhatIf: nothing that it does stays' {
        (Get-Command Select-C1Session).Parameters.Keys | Should -Not -Contain WhatIf
    }
}

Describe 'Select-C1Session of a session of another runspace' {
    BeforeEach {
        foreach ($tenant in $acme, $globex) {
            Use-TestTenant $tenant
            Clear-Journal
        }

        # Its runspace is gone; the session is not.
        $open = 'param($url, $id, $secret) Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret -Name prod'
        $foreign = Invoke-OtherRunspace $open $acme.url, $acme.clientId, $acme.clientSecret
    }

    AfterEach {
        Disconnect-C1 -All
        Disconnect-C1 $foreign
    }

    It 'makes it known by its name, and the default' {
        Get-C1Session | Should -BeNullOrEmpty
        Select-C1Session $foreign
        Get-C1Session | Should -Be $foreign
        Get-C1Session -Default | Should -Be $foreign
        $null = New-C1App Payroll
        $null = New-C1App Travel -Session prod
        Get-Created | Should -BeExactly 'acme: Payroll Travel', 'globex: '
    }

    It 'is refused where another open session has its name, and neither is closed' {
        $own = Connect-Test $globex prod
        $failed = { Select-C1Session $foreign } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,ConductorOne.PowerShell.Sessions.SelectC1SessionCommand'
        "$failed" | Should -BeExactly ("This runspace has another open session ""prod"" ($($globex.url)). " +
            "Close that one with Disconnect-C1, or use this one ($($acme.url)) with -Session.")
        $failed.CategoryInfo.Category | Should -Be InvalidArgument
        $failed.TargetObject | Should -Be $foreign
        @(Get-C1Session) | Should -Be $own
        { New-C1App Payroll } | Should -Throw -ErrorId 'C1.NoSession,*'
        $null = New-C1App Payroll -Session $own
        $null = New-C1App Travel -Session $foreign
        Get-Created | Should -BeExactly 'acme: Travel', 'globex: Payroll'
    }

    It 'takes the name of a session that was closed elsewhere' {
        $own = Connect-Test $globex prod
        Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $own | Should -BeNullOrEmpty
        Select-C1Session $foreign
        @(Get-C1Session) | Should -Be $foreign
        Get-C1Session -Default | Should -Be $foreign
    }

    It 'leaves it open there when <what> replaces or forgets it here' -ForEach @(
        @{ what = 'Connect-C1 with its name'; replace = { Connect-Test $globex prod }; left = 'prod' }
        @{ what = 'Disconnect-C1 -All'; replace = { Disconnect-C1 -All }; left = $null }
    ) {
        Select-C1Session $foreign
        $null = & $replace
        (Get-C1Session).Name | Should -BeExactly $left
        $foreign.IsDefault | Should -BeFalse
        $null = New-C1App Payroll -Session $foreign
        Get-Created | Should -BeExactly 'acme: Payroll', 'globex: '
    }

    It 'closes it everywhere by Disconnect-C1 <how>' -ForEach @(
        @{ how = 'of the default'; close = { Disconnect-C1 } }
        @{ how = 'by name'; close = { Disconnect-C1 prod } }
        @{ how = 'by object'; close = { Disconnect-C1 $foreign } }
    ) {
        Select-C1Session $foreign
        & $close
        Get-C1Session | Should -BeNullOrEmpty
        { New-C1App Payroll -Session $foreign } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage 'The session "prod" is closed. Run Connect-C1 again.'
    }
}
