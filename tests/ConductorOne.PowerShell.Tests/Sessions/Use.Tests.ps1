BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Sessions in use' {
    BeforeEach { Clear-Tenant }

    AfterEach { Disconnect-C1 -All }

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
        (New-C1App Payroll).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        @(Get-Journal | ForEach-Object { "$($_.path) $($_.status)" }) | Should -BeExactly '/api/v1/apps 401', '/auth/v1/token 200', '/api/v1/apps 200'
        $sent = @(Get-Sent)
        $sent[0].Text | Should -BeExactly $sent[1].Text
        $sent[0].Headers['authorization'] | Should -Not -BeExactly $sent[1].Headers['authorization']
        $session.ExpiresAt | Should -BeOfType System.DateTimeOffset
    }

    It 'asks for one token however many requests follow' {
        $null = Connect-Test prod
        $null = 1..5 | ForEach-Object { [pscustomobject]@{ DisplayName = "App $_" } } | New-C1App
        @(Get-TokenRequest).Count | Should-Be 1
        @(Get-Sent | ForEach-Object { $_.Headers['authorization'] } | Select-Object -Unique).Count | Should-Be 1
    }

    It 'belongs to the runspace: another one has none' {
        $null = Connect-Test prod
        $out = @(Invoke-OtherRunspace '(Get-C1Session | Measure-Object).Count; New-C1App Payroll')
        $out[0] | Should-Be 0
        $out[1].FullyQualifiedErrorId | Should -BeLike 'C1.NoSession,*'
        "$($out[1])" | Should -BeLike '*$using:session*'
        @(Get-Sent).Count | Should-Be 0
        (Get-C1Session -Default).Name | Should-BeString 'prod' -CaseSensitive
    }

    It 'another runspace does not change the default of this one' {
        $null = Connect-Test prod
        $out = @(Invoke-OtherRunspace "(Connect-C1 acme -AccessToken t -Name there).Name; (Get-C1Session).Name")
        $out | Should -BeExactly 'there', 'there'
        (Get-C1Session).Name | Should-BeString 'prod' -CaseSensitive
    }

    It 'works in ForEach-Object -Parallel with $using:session' {
        $session = Connect-Test prod
        $module = Get-ModulePath
        $names = 1..6 | ForEach-Object -Parallel {
            Import-Module $using:module
            (New-C1App "App $_" -Session $using:session).DisplayName
        } -ThrottleLimit 3
        $names | Sort-Object | Should -BeExactly (1..6 | ForEach-Object { "App $_" })
        @(Get-TokenRequest).Count | Should-Be 1
        @(Get-Sent).Count | Should-Be 6
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
        @(Get-Sent | Where-Object Status -EQ 200).Count | Should-Be 4
        @(Get-TokenRequest).Count | Should -BeLessOrEqual 4
        @(Get-TokenRequest).Count | Should -BeGreaterOrEqual 1
    }
}

Describe 'The default session' {
    BeforeAll {
        $other = Start-Tenant

        # What an error says where acme alone is open.
        $choose = "There is no default session. Open: acme ($($sandbox.url)). Choose one with Select-C1Session, or name it with -Session."

        # Both tenants: nothing arrived, not even a request for a token.
        function Assert-NothingArrived {
            foreach ($tenant in $sandbox, $other) {
                Use-TestTenant $tenant
                @(Get-Journal).Count | Should -Be 0 -Because "$($tenant.url) was not meant"
            }
            Use-TestTenant $sandbox
        }

        function Clear-Both {
            foreach ($tenant in $other, $sandbox) {
                Use-TestTenant $tenant
                Clear-Journal
            }
        }

        function Get-Refusal([scriptblock] $Call = { New-C1App Payroll }) {
            $failed = $Call | Should -Throw -PassThru -ErrorId 'C1.NoSession,*'
            $failed.CategoryInfo.Category | Should -Be ConnectionError
            Assert-NothingArrived
            "$failed"
        }
    }

    AfterAll {
        Use-TestTenant $sandbox
        $other | Stop-Tenant
    }

    # In each test, the environment would sign in to the other tenant.
    BeforeEach {
        $acme = Connect-Test acme
        $globex = Connect-C1 -ServerUrl $other.url -ClientId $other.clientId -ClientSecret $other.clientSecret -Name globex
        $env:CONDUCTORONE_CLIENT_ID = $other.clientId
        $env:CONDUCTORONE_CLIENT_SECRET = $other.clientSecret
        $env:CONDUCTORONE_SERVER_URL = $other.url
        Clear-Both
    }

    AfterEach {
        Clear-C1Environment
        Disconnect-C1 -All
    }

    It 'is none when Disconnect-C1 closed it <how>: nothing goes to another tenant until one is selected' -ForEach @(
        @{ how = 'without a name'; close = { Disconnect-C1 } }
        @{ how = 'by its name'; close = { Disconnect-C1 globex } }
        @{ how = 'as an object'; close = { Disconnect-C1 $globex } }
        @{ how = 'from a pipe'; close = { Get-C1Session glob* | Disconnect-C1 } }
    ) {
        & $close
        Get-Refusal | Should -BeExactly $choose
        Get-Refusal { Get-C1App } | Should -BeExactly $choose
        Get-Refusal { Get-C1Identity } | Should -BeExactly $choose
        Get-Refusal { Invoke-C1Api /api/v1/apps } | Should -BeExactly $choose
        Get-Refusal { New-AppRow 3 | New-C1App -ThrottleLimit 3 -ErrorAction SilentlyContinue } | Should -BeExactly $choose
        @(Get-C1Session) | Should -Be $acme
        Select-C1Session acme
        $null = New-C1App Payroll
        Assert-Sent POST /api/v1/apps @{ displayName = 'Payroll' }
        Clear-Journal
        Assert-NothingArrived
    }

    It 'is none for completion either' {
        Disconnect-C1
        $line = 'New-C1AppResourceType x -AppId '
        @([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches | Where-Object ResultType -EQ ParameterValue).Count | Should-Be 0
        Assert-NothingArrived
    }

    It 'names all sessions that are open' {
        $null = Connect-Test third
        Clear-Both
        Disconnect-C1
        Get-Refusal | Should -BeExactly ("There is no default session. Open: acme ($($sandbox.url)), globex ($($other.url)). " +
            'Choose one with Select-C1Session, or name it with -Session.')
    }

    It 'is none when another runspace closed it' {
        Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $globex | Should -BeNullOrEmpty
        Get-Refusal | Should -BeExactly "The default session ""globex"" was closed in another runspace. $choose"
        Get-Refusal { New-C1App Payroll -Session globex } | Should-BeString 'The session "globex" is closed. Run Connect-C1 again.' -CaseSensitive

        # Closing what is closed is no error, and tells that it is known.
        Disconnect-C1 -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        Get-Refusal | Should -BeExactly $choose
    }

    It 'is none when another runspace closed it and no other is open: the environment does not sign in instead' {
        Disconnect-C1 acme
        Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $globex | Should -BeNullOrEmpty
        Get-Refusal | Should-BeString ('The default session "globex" was closed in another runspace. No session is open. Run Connect-C1 again. ' +
            'The CONDUCTORONE_* environment variables sign in by themselves only after Disconnect-C1 -All, since another tenant may be meant.') -CaseSensitive
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'stays when another runspace closes another session' {
        Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $acme | Should -BeNullOrEmpty
        Get-C1Session -Default | Should -Be $globex
        @(Get-C1Session) | Should -Be $globex
        Use-TestTenant $other
        $null = New-C1App Payroll
        Assert-Sent POST /api/v1/apps @{ displayName = 'Payroll' }
    }

    It 'does not count as open where another runspace closed it' {
        Invoke-OtherRunspace 'param($session) Disconnect-C1 $session' $acme | Should -BeNullOrEmpty
        Disconnect-C1
        $null = New-C1App Payroll
        (Get-C1Session -Default).ServerUrl.AbsoluteUri | Should -BeExactly "$($other.url)/" -Because 'with no session open, the environment signs in'
        Use-TestTenant $other
        (Get-Sent).Body.displayName | Should-BeString 'Payroll' -CaseSensitive
        Use-TestTenant $sandbox
        @(Get-Journal).Count | Should-Be 0
    }

    It 'is the new session when Connect-C1 replaces <which>' -ForEach @(
        @{ which = 'it'; name = 'globex' }
        @{ which = 'another one'; name = 'acme' }
    ) {
        $old = Get-C1Session $name
        $new = Connect-Test $name
        Clear-Both
        Get-C1Session -Default | Should -Be $new
        (Get-C1Session).Name | Sort-Object | Should -BeExactly 'acme', 'globex'
        Get-Refusal { New-C1App Payroll -Session $old } | Should -BeExactly "The session ""$name"" is closed. Run Connect-C1 again."
        $null = New-C1App Payroll
        Assert-Sent POST /api/v1/apps @{ displayName = 'Payroll' }
    }

    It 'is none when Connect-C1 fails <how>: what comes next is not sent to the tenant before' -ForEach @(
        @{ how = 'before it sends anything'; fail = { Connect-C1 'ac me' -AccessToken t }; id = 'C1.InvalidInput' }
        @{ how = 'since the server refuses it'; fail = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret wrong -PlainSecret }; id = 'C1.SignInFailed' }
        @{ how = 'to replace the default'; fail = { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret wrong -PlainSecret -Name globex }; id = 'C1.SignInFailed' }
    ) {
        $fail | Should -Throw -ErrorId "$id,*"
        Clear-Both
        Get-C1Session -Default | Should -BeNullOrEmpty
        (Get-C1Session).Name | Should -BeExactly 'acme', 'globex'
        Get-Refusal | Should -BeExactly ('The last Connect-C1 in this runspace did not succeed. There is no default session. ' +
            "Open: acme ($($sandbox.url)), globex ($($other.url)). Choose one with Select-C1Session, or name it with -Session.")
        Select-C1Session acme
        $null = New-C1App Payroll
        Assert-Sent POST /api/v1/apps @{ displayName = 'Payroll' }
        Disconnect-C1
        Get-Refusal | Should-BeString "There is no default session. Open: globex ($($other.url)). Choose one with Select-C1Session, or name it with -Session." -CaseSensitive
    }

    It 'is none when Connect-C1 fails and no session is open: the environment does not sign in instead, until <what>' -ForEach @(
        @{ what = 'Connect-C1 does'; then = { $null = Connect-C1 } }
        @{ what = 'Disconnect-C1 -All'; then = { Disconnect-C1 -All } }
    ) {
        Disconnect-C1 -All
        { Connect-C1 'ac me' -AccessToken t } | Should -Throw -ErrorId 'C1.InvalidInput,*'
        $refusal = 'The last Connect-C1 in this runspace did not succeed. No session is open. Run Connect-C1 again. ' +
            'The CONDUCTORONE_* environment variables sign in by themselves only after Disconnect-C1 -All, since another tenant may be meant.'
        Get-Refusal | Should-BeString $refusal -CaseSensitive
        { Disconnect-C1 -ErrorAction Stop } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage 'There is no session to disconnect.'
        Get-Refusal | Should-BeString $refusal -CaseSensitive
        & $then
        Use-TestTenant $other
        Clear-Journal
        $null = New-C1App Payroll
        (Get-Sent).Body.displayName | Should-BeString 'Payroll' -CaseSensitive
    }

    It 'is none when Connect-C1 fails: <what> <verb> spoken of' -ForEach @(
        @{ what = 'no variable'; verb = 'is not'; variables = @{ } }
        @{ what = 'a client id alone'; verb = 'is not'; variables = @{ CLIENT_ID = 'fox@acme.conductor.one/spc' } }
        @{ what = 'a secret alone'; verb = 'is not'; variables = @{ CLIENT_SECRET = 'planted' } }
        @{ what = 'a blank token'; verb = 'is not'; variables = @{ ACCESS_TOKEN = ' '; SERVER_URL = 'acme' } }
        @{ what = 'an access token'; verb = 'is'; variables = @{ ACCESS_TOKEN = 'planted' } }
        @{ what = 'an OIDC token'; verb = 'is'; variables = @{ OIDC_TOKEN = 'planted'; CLIENT_ID = 'damaged' } }
        @{ what = 'a client secret'; verb = 'is'; variables = @{ CLIENT_SECRET = 'planted'; CLIENT_ID = 'damaged' } }
    ) {
        Clear-C1Environment
        $variables.GetEnumerator() | ForEach-Object { Set-Item "env:CONDUCTORONE_$($_.Key)" $_.Value }
        Disconnect-C1 -All
        { Connect-C1 'ac me' -AccessToken t } | Should -Throw -ErrorId 'C1.InvalidInput,*'
        Get-Refusal | Should-BeString ('The last Connect-C1 in this runspace did not succeed. No session is open. Run Connect-C1 again.' + $(if ($verb -eq 'is') {
            ' The CONDUCTORONE_* environment variables sign in by themselves only after Disconnect-C1 -All, since another tenant may be meant.' })) -CaseSensitive
    }

    It 'comes from the environment only where no session is open' {
        Disconnect-C1
        Get-Refusal | Should -BeExactly $choose
        Disconnect-C1 acme
        Use-TestTenant $other
        $null = New-C1App Payroll
        (Get-Sent).Body.displayName | Should-BeString 'Payroll' -CaseSensitive
        (Get-C1Session -Default).ClientId | Should -BeExactly $other.clientId
    }

    It 'is not needed for -WhatIf, -Session or a step' {
        Disconnect-C1
        $null = New-C1App Payroll -WhatIf
        (New-C1PolicyStep -Manager).Kind | Should-BeString 'Manager' -CaseSensitive
        Assert-NothingArrived
        $null = New-C1App Payroll -Session acme
        Assert-Sent POST /api/v1/apps @{ displayName = 'Payroll' }
        Get-C1Session -Default | Should -BeNullOrEmpty
    }
}
