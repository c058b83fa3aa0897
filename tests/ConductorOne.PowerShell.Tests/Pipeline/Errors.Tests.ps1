BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Connection @{ MaxRetryDelay = 0.1 }
}

AfterAll { Stop-TestTenant }

Describe 'Errors' {
    BeforeEach { Clear-Tenant }

    It '<status> is C1.<kind>, sent <times> time(s)' -ForEach @(
        @{ status = 400; kind = 'InvalidInput'; category = 'InvalidArgument'; code = 'INVALID_ARGUMENT'; times = 1 }
        @{ status = 403; kind = 'Forbidden'; category = 'PermissionDenied'; code = 'PERMISSION_DENIED'; times = 1 }
        @{ status = 404; kind = 'NotFound'; category = 'ObjectNotFound'; code = 'NOT_FOUND'; times = 1 }
        @{ status = 409; kind = 'Conflict'; category = 'ResourceExists'; code = $null; times = 1 }
        @{ status = 429; kind = 'RateLimited'; category = 'LimitsExceeded'; code = 'RESOURCE_EXHAUSTED'; times = 5 }
        @{ status = 500; kind = 'ServerError'; category = 'ResourceUnavailable'; code = $null; times = 1 }
        @{ status = 503; kind = 'ServerError'; category = 'ResourceUnavailable'; code = 'UNAVAILABLE'; times = 1 }
        @{ status = 418; kind = 'Failed'; category = 'NotSpecified'; code = $null; times = 1 }
    ) {
        Add-Fault @{ path = '/api/v1/apps'; status = $status; times = 0; headers = @{ 'Retry-After' = '0' } }
        New-C1App Payroll -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed "C1.$kind" $category "POST /api/v1/apps was answered with $status*injected fault*" -Target Payroll
        $exception = $failed[0].Exception
        $exception | Should -BeOfType ConductorOne.Http.C1ApiException
        $exception.Kind | Should -Be $kind
        $exception.Status | Should -Be $status
        if ($code) { $exception.Code | Should -BeExactly $code }
        $exception.Method | Should -BeExactly POST
        $exception.Path | Should-BeString '/api/v1/apps' -CaseSensitive
        $exception.RequestId | Should -Match '^\S+$'
        $exception.Message | Should -BeLike "*$($exception.RequestId)*"
        (ConvertFrom-Json $exception.Body).message | Should -BeLike 'injected fault*'
        $failed[0].CategoryInfo.Activity | Should-BeString 'New-C1App' -CaseSensitive
        $failed[0].CategoryInfo.Reason | Should-BeString 'C1ApiException' -CaseSensitive
        @(Get-Sent).Count | Should -Be $times
    }

    It '401 is C1.Unauthorized, once after a fresh token' {
        Add-Fault @{ path = '/api/v1/apps'; status = 401; times = 0 }
        New-C1App Payroll -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.Unauthorized' AuthenticationError '*401 UNAUTHENTICATED*' -Target Payroll
        @(Get-Sent).Count | Should-Be 2
        @(Get-TokenRequest).Count | Should-Be 1
    }

    It 'gives the details of the server' {
        Add-Fault @{ path = '/api/v1/apps'; status = 400; body = '{"code":3,"message":"no (request-id: abc-123)","details":[{"@type":"t","field":"displayName","n":[1]},"text"]}' }
        New-C1App Payroll -ErrorVariable failed -ErrorAction SilentlyContinue
        $exception = $failed[0].Exception
        $exception.RequestId | Should-BeString 'abc-123' -CaseSensitive
        $exception.Code | Should-BeString 'INVALID_ARGUMENT' -CaseSensitive
        $exception.Details.Count | Should-Be 2
        $exception.Details[0]['field'] | Should-BeString 'displayName' -CaseSensitive
        $exception.Details[1] | Should-BeString 'text' -CaseSensitive
    }

    It 'takes the request id from the header where the words have none' {
        Add-Fault @{ path = '/api/v1/apps'; status = 404; body = '{"code":5,"message":"gone"}'; headers = @{ 'x-request-id' = 'from-header' } }
        New-C1App Payroll -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].Exception.RequestId | Should-BeString 'from-header' -CaseSensitive
    }

    It '429 is tried again and succeeds without an error' {
        Add-Fault @{ path = '/api/v1/apps'; status = 429; times = 2; headers = @{ 'Retry-After' = '0' } }
        $app = New-C1App Payroll -ErrorVariable failed
        $app.DisplayName | Should-BeString 'Payroll' -CaseSensitive
        $failed | Should -BeNullOrEmpty
        $sent = @(Get-Sent)
        $sent.Status | Should -Be 429, 429, 200
        $sent.Text | Should -BeExactly (@('{"displayName":"Payroll"}') * 3)
    }

    It 'says the attempts in verbose lines' {
        Add-Fault @{ path = '/api/v1/apps'; status = 429; headers = @{ 'Retry-After' = '0' } }
        $lines = New-C1App Payroll -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message
        $waiting = @($lines -like '*trying again*')
        $waiting | Should -HaveCount 1
        $waiting[0] | Should -Match '^POST /api/v1/apps: attempt 1 ended with 429 \(request-id: .+\), trying again in 0\.\d s$'
        @($lines -like 'POST /api/v1/apps -> 429*').Count | Should-Be 1
        @($lines -like 'POST /api/v1/apps -> 200*(attempt 2)').Count | Should-Be 1
    }

    It '<what> is C1.<kind> and says so' -ForEach @(
        @{ what = 'a web page'; fault = @{ html = $true }; kind = 'ServerError'; category = 'ResourceUnavailable'; status = 502; words = '*502*web page*' }
        @{ what = 'a web page with 200'; fault = @{ html = $true; status = 200; afterProcessing = $true }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*web page*check before you send it again*' }
        @{ what = 'garbage'; fault = @{ garbage = $true; afterProcessing = $true }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*JSON*check before you send it again*' }
        @{ what = 'plain text'; fault = @{ body = 'hello'; contentType = 'text/plain' }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*not JSON*' }
        @{ what = 'nothing'; fault = @{ emptyBody = $true }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*empty*' }
        @{ what = 'an object without the app'; fault = @{ body = '{}' }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*not what this call returns*' }
        @{ what = 'a list'; fault = @{ body = '[]' }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*not what this call returns*' }
        @{ what = 'JSON of other types'; fault = @{ body = '{"app":{"id":7}}' }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*its "app.id" is a number*check before you send it again*' }
        @{ what = 'an app that is a list'; fault = @{ body = '{"app":[{"id":"a"}]}' }; kind = 'InvalidResponse'; category = 'InvalidResult'; status = 200; words = '*200*its "app" is an array*' }
        @{ what = 'a 500 that says it exists'; fault = @{ body = '{"code":13,"message":"App already exists"}'; status = 500 }; kind = 'Conflict'; category = 'ResourceExists'; status = 500; words = '*500*App already exists' }
        @{ what = '500 without a body'; fault = @{ emptyBody = $true; status = 500 }; kind = 'ServerError'; category = 'ResourceUnavailable'; status = 500; words = '*500*empty*' }
        @{ what = 'a body cut short'; fault = @{ cut = 20; afterProcessing = $true }; kind = 'Network'; category = 'ConnectionError'; status = $null; words = '*POST /api/v1/apps failed*check before you send it again*' }
        @{ what = 'a connection broken off'; fault = @{ reset = $true }; kind = 'Network'; category = 'ConnectionError'; status = $null; words = '*POST /api/v1/apps failed*check before you send it again*' }
        @{ what = 'a redirect to another host'; fault = @{ redirect = 'https://evil.example.com/api/v1/apps' }; kind = 'Redirected'; category = 'InvalidResult'; status = 307; words = '*redirected (307) to https://evil.example.com/api/v1/apps*' }
        @{ what = 'a redirect to another path'; fault = @{ redirect = '/login?next=secret'; status = 302 }; kind = 'Redirected'; category = 'InvalidResult'; status = 302; words = '*redirected (302) to *login,*' }
    ) {
        $fault.path = '/api/v1/apps'
        Add-Fault $fault
        New-C1App Payroll -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed "C1.$kind" $category '*/api/v1/apps*', $words -Target Payroll
        $failed[0].Exception.Status | Should -Be $status
        $failed[0].Exception.Path | Should-BeString '/api/v1/apps' -CaseSensitive
        @(Get-Sent).Count | Should -Be 1 -Because 'a create is sent once'
    }

    It 'keeps what was created for one field that cannot be read' {
        Add-Fault @{ path = '/api/v1/apps'; body = '{"app":{"id":"a1","displayName":"Payroll","createdAt":{"seconds":1},"isDirectory":"yes","userCount":"","annotations":{"a":1}},"top":[1]}' }
        $app = New-C1App Payroll
        "$($app.Id) $($app.DisplayName) $($app.CreatedAt) $($app.IsDirectory) $($app.UserCount) $($app.Annotations.Count)" | Should-BeString 'a1 Payroll  False 0 0' -CaseSensitive
        $app.AdditionalProperties.Keys | Should -BeExactly createdAt, isDirectory, annotations, top
        $app.AdditionalProperties.createdAt.seconds | Should-Be 1
    }

    It 'follows a redirect to the same path on the same host' {
        Add-Fault @{ path = '/api/v1/apps'; redirect = "$($sandbox.url)/api/v1/apps" }
        (New-C1App Payroll).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        @(Get-Sent).Method | Should -BeExactly 'POST', 'POST'
    }

    It 'repeats a read after 503, five times at most' {
        Add-Fault @{ path = '/api/v1/auth/introspect'; status = 503; times = 1; headers = @{ 'Retry-After' = '0' } }
        (Get-C1Identity).UserId | Should -Not -BeNullOrEmpty
        @(Get-Sent).Status | Should -Be 503, 200

        Clear-Journal
        Add-Fault @{ path = '/api/v1/auth/introspect'; status = 503; times = 0; headers = @{ 'Retry-After' = '0' } }
        { Get-C1Identity } | Should -Throw -ErrorId 'C1.ServerError,*'
        @(Get-Sent).Count | Should-Be 5
    }

    It 'a server that hangs up is C1.Network' {
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $default = Get-C1Session -Default
        $accept = $listener.AcceptSocketAsync()
        $session = Connect-C1 -ServerUrl "http://127.0.0.1:$port" -AccessToken t -Name nowhere
        try {
            $sending = [powershell]::Create().AddScript({ param($accept) $accept.GetAwaiter().GetResult().Dispose() }).AddArgument($accept)
            $handle = $sending.BeginInvoke()
            New-C1App Payroll -Session $session -ErrorVariable failed -ErrorAction SilentlyContinue
            $sending.EndInvoke($handle)
            Assert-Failure $failed 'C1.Network' ConnectionError "*127.0.0.1:$port*" -Target Payroll
        }
        finally {
            $sending.Dispose()
            $listener.Stop()
            Disconnect-C1 nowhere
        }

        Get-C1Session -Default | Should -BeNullOrEmpty
        Select-C1Session $default
    }

    It 'goes to $Error once, with the position of the call' {
        $Error.Clear()
        Add-Fault @{ path = '/api/v1/apps'; status = 403 }
        New-C1App Payroll -ErrorAction SilentlyContinue
        $Error.Count | Should-Be 1
        $Error[0].InvocationInfo.MyCommand.Name | Should-BeString 'New-C1App' -CaseSensitive
    }

    It 'is not collected under -ErrorAction Ignore' {
        $Error.Clear()
        Add-Fault @{ path = '/api/v1/apps'; status = 403 }
        New-C1App Payroll -ErrorAction Ignore
        $Error.Count | Should-Be 0
    }

    It 'can be caught by its type' {
        Add-Fault @{ path = '/api/v1/apps'; status = 403 }
        $caught = try { New-C1App Payroll -ErrorAction Stop } catch [ConductorOne.Http.C1ApiException] { 'api' } catch { 'other' }
        $caught | Should-BeString 'api' -CaseSensitive
        $caught = try { New-C1App '' -ErrorAction Stop } catch [ConductorOne.Validation.C1InputException] { 'input' } catch { 'other' }
        $caught | Should-BeString 'input' -CaseSensitive
    }

    It 'a refused sign-in ends the pipe: the other rows would fail the same way' {
        $session = Connect-C1 -ServerUrl $sandbox.url -ClientId 'nobody@127.0.0.1/spc' -ClientSecret wrong -PlainSecret -NoVerify -Name wrong
        try {
            $rows = 1..3 | ForEach-Object { [pscustomobject]@{ DisplayName = "App $_" } }
            $failed = { $rows | New-C1App -Session $session } | Should -Throw -PassThru -ErrorId 'C1.SignInFailed,*'
            $failed.CategoryInfo.Category | Should -Be AuthenticationError
            $failed.Exception.Status | Should-Be 401
            $failed.Exception.Code | Should-BeString 'invalid_client' -CaseSensitive
            @(Get-TokenRequest).Count | Should-Be 1
            Assert-NothingSent
        }
        finally {
            Disconnect-C1 $session
            Select-TestTenant
        }
    }

    It 'without a session says what to do' {
        $failed = @(Invoke-OtherRunspace 'New-C1App Payroll')
        $failed.Count | Should-Be 1
        $failed = $failed[0]
        $failed.FullyQualifiedErrorId | Should-BeString 'C1.NoSession,ConductorOne.PowerShell.Apps.NewC1AppCommand' -CaseSensitive
        $failed.CategoryInfo.Category | Should -Be ConnectionError
        "$failed" | Should -BeLike '*Connect-C1*CONDUCTORONE_CLIENT_ID*$using:session*'
    }
}
