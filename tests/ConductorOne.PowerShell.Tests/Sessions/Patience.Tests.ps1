BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    $secret = @{ ServerUrl = $sandbox.url; ClientId = $sandbox.clientId; ClientSecret = $sandbox.clientSecret }
    $unasked = @{ Tenant = 'acme'; AccessToken = 't' }
}

AfterAll { Stop-TestTenant }

Describe 'The patience of a session' {
    BeforeEach { Clear-Tenant }

    AfterEach { Disconnect-C1 -All }

    It 'is four retries, a minute between them, 100 seconds for each, and one request at a time where nothing is said' {
        $session = Connect-C1 @unasked
        $session.MaxRetries | Should-Be 4
        $session.MaxRetryDelay | Should -Be ([timespan]'00:01:00')
        $session.Timeout | Should -Be ([timespan]'00:01:40')
        $session.ThrottleLimit | Should-Be 1
    }

    It 'is what Connect-C1 was told' {
        $session = Connect-C1 @unasked -MaxRetries 0 -MaxRetryDelay 5 -Timeout 7 -ThrottleLimit 64
        $session.MaxRetries | Should-Be 0
        $session.MaxRetryDelay | Should -Be ([timespan]'00:00:05')
        $session.Timeout | Should -Be ([timespan]'00:00:07')
        $session.ThrottleLimit | Should-Be 64
    }

    It 'takes <as>' -ForEach @(
        @{ as = 'a number of seconds'; given = 30 }
        @{ as = 'text'; given = '30s' }
        @{ as = 'text with a number'; given = ' 30 ' }
        @{ as = 'a time'; given = '00:00:30' }
        @{ as = 'a TimeSpan'; given = [timespan]'00:00:30' }
        @{ as = 'a fraction'; given = 30.0 }
    ) {
        $session = Connect-C1 @unasked -Timeout $given -MaxRetryDelay $given
        $session.Timeout | Should -Be ([timespan]'00:00:30')
        $session.MaxRetryDelay | Should -Be ([timespan]'00:00:30')
    }

    It 'takes 30s without quotes, and half a second' {
        $session = Connect-C1 @unasked -Timeout 30s -MaxRetryDelay 0.5
        $session.Timeout | Should -Be ([timespan]'00:00:30')
        $session.MaxRetryDelay.TotalMilliseconds | Should-Be 500
    }

    It 'takes fractions with a point in any culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            (Connect-C1 @unasked -Timeout 1.5).Timeout.TotalMilliseconds | Should-Be 1500
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }

    It 'refuses <option> <given>' -ForEach @(
        @{ option = 'Timeout'; given = 0; words = 'Timeout takes from 0.1 seconds to one day.' }
        @{ option = 'Timeout'; given = -5; words = 'Timeout takes from 0.1 seconds to one day.' }
        @{ option = 'MaxRetryDelay'; given = '1.00:00:01'; words = 'MaxRetryDelay takes from 0.1 seconds to one day.' }
        @{ option = 'Timeout'; given = 'soon'; words = '*"soon", which is not a number of seconds or a duration*' }
        @{ option = 'Timeout'; given = ''; words = '*' }
        @{ option = 'Timeout'; given = @{ a = 1 }; words = '*which is not a number of seconds or a duration*' }
        @{ option = 'MaxRetries'; given = -1; words = '*' }
        @{ option = 'MaxRetries'; given = 21; words = '*20*' }
        @{ option = 'MaxRetries'; given = 2.5; words = '*whole number*' }
        @{ option = 'MaxRetries'; given = ''; words = '*' }
        @{ option = 'ThrottleLimit'; given = 0; words = '*1*' }
        @{ option = 'ThrottleLimit'; given = 65; words = '*64*' }
    ) {
        $options = @{ $option = $given }
        { Connect-C1 @unasked @options } | Should -Throw -ExpectedMessage $words
        Get-C1Session | Should -BeNullOrEmpty
    }

    It 'goes with a credential, and holds for the token, too' {
        Add-Fault @{ path = '/auth/v1/token'; status = 503; times = 0 }
        { Connect-C1 @secret -MaxRetries 1 } | Should -Throw -ErrorId 'C1.ServerError,*'
        @(Get-TokenRequest).Status | Should -Be 503, 503
    }

    It 'sends nothing again with -MaxRetries 0, and pauses where the server asks all the same' {
        $null = Connect-C1 @secret -MaxRetries 0
        Add-Fault @{ path = '/api/v1/apps'; status = 429; headers = @{ 'Retry-After' = '1' } }
        $out = 'Payroll', 'Travel' | ForEach-Object { [pscustomobject] @{ DisplayName = $_ } } | New-C1App -Verbose -ErrorVariable failed -ErrorAction SilentlyContinue 4>&1
        @($failed).FullyQualifiedErrorId | Should -BeLike 'C1.RateLimited,*'
        @($out | Where-Object { $_ -is [ConductorOne.Apps.C1App] }).DisplayName | Should-BeString 'Travel' -CaseSensitive
        @(Get-Sent).Status | Should -Be 429, 200
        "$out" | Should -BeLike '*POST /api/v1/apps: waiting with the whole session, as the server asked*'
        "$out" | Should -Not -BeLike '*trying again*'
    }

    It 'sends a request once more with a new token, even so' {
        $null = Connect-C1 @secret -MaxRetries 0
        Reset-TestToken
        (New-C1App Payroll).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        @(Get-Sent).Status | Should -Be 401, 200
    }

    It 'does not wait longer than -MaxRetryDelay, whatever the server asks' {
        $null = Connect-C1 @secret -MaxRetryDelay 0.2
        Add-Fault @{ path = '/api/v1/apps'; status = 429; headers = @{ 'Retry-After' = '3600' } }
        $out = New-C1App Payroll -Verbose 4>&1
        @(Get-Sent).Status | Should -Be 429, 200
        "$out" | Should -Match 'POST /api/v1/apps: attempt 1 ended with 429 .*, trying again in 0\.2 s'
    }

    It 'ends with -Timeout, for each attempt' {
        $null = Connect-C1 @secret
        $session = Connect-C1 @secret -Name hasty -Timeout 0.3 -MaxRetries 1 -MaxRetryDelay 0.1
        Add-Fault @{ path = '/api/v1/auth/introspect'; delayMilliseconds = 60000; times = 0 }
        { Get-C1Identity -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'C1.Timeout,*' -ExpectedMessage '*no answer within 0.3 seconds*'
        @(Get-Sent).Count | Should-Be 2
    }
}
