BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Option '--apps 45', '--https' -Connection @{ MaxRetryDelay = 60 }
    $signIn = @{ ServerUrl = $sandbox.url; ClientId = $sandbox.clientId; ClientSecret = $sandbox.clientSecret }
    $patient = Get-C1Session -Default

    # Three tries, with next to nothing in between; two that are given up soon, for what is never answered, and two where the
    # second is answered, also on a busy machine.
    $quick = Connect-C1 @signIn -Name quick -MaxRetries 2 -MaxRetryDelay 0.1
    $hasty = Connect-C1 @signIn -Name hasty -MaxRetries 1 -MaxRetryDelay 0.1 -Timeout 0.5
    $calm = Connect-C1 @signIn -Name calm -MaxRetries 1 -MaxRetryDelay 0.1 -Timeout 2
    $steady = Connect-C1 @signIn -Name steady -MaxRetries 20 -MaxRetryDelay 0.5
    $known = New-C1App Known -Session $quick

    # How many apps the tenant has of a name: what a create has really done.
    function Measure-App([string] $Name) { @(Get-C1App -DisplayName $Name -Session $patient).Count }
}

AfterAll { Stop-TestTenant }

Describe 'A fault of the network or the tenant' -Tag Slow {
    BeforeEach {
        Clear-Tenant
        $ErrorActionPreference = 'Continue'
        $name = "App $([guid]::NewGuid())"
    }

    AfterEach { Clear-Fault }

    Context '<what>' -ForEach @(
        @{ what = 'a connection that is broken off before the request is processed'; fault = @{ reset = $true }; kind = 'Network'; words = '*failed: the connection to 127.0.0.1:* broke*' }
        @{ what = 'a connection that is broken off behind that'; fault = @{ reset = $true; afterProcessing = $true }; done = $true; kind = 'Network'; words = '*failed: the connection to 127.0.0.1:* broke*' }
        @{ what = 'headers that never come'; fault = @{ hang = $true }; hasty = $true; kind = 'Timeout'; words = '*failed: no answer within 0.5 seconds*' }
        @{ what = 'headers that never come, though the work is done'; fault = @{ hang = $true; afterProcessing = $true }; done = $true; hasty = $true; kind = 'Timeout'; words = '*failed: no answer within 0.5 seconds*' }
        @{ what = 'a body that stops'; fault = @{ stall = $true; cut = 20 }; done = $true; hasty = $true; kind = 'Timeout'; words = '*failed: no answer within 0.5 seconds*' }
        @{ what = 'a body that never begins'; fault = @{ stall = $true }; done = $true; hasty = $true; kind = 'Timeout'; words = '*failed: no answer within 0.5 seconds*' }
        @{ what = 'a body that is cut short'; fault = @{ cut = 20; afterProcessing = $true }; done = $true; kind = 'Network'; words = '*failed: *' }
        @{ what = '500 before the request is processed'; fault = @{ status = 500 }; kind = 'ServerError'; status = 500; words = '*answered with 500*injected fault*' }
        @{ what = '500 behind that'; fault = @{ status = 500; afterProcessing = $true }; done = $true; kind = 'ServerError'; status = 500; words = '*answered with 500*injected fault*' }
        @{ what = '502'; fault = @{ status = 502 }; kind = 'ServerError'; status = 502; words = '*answered with 502*' }
        @{ what = '503'; fault = @{ status = 503 }; kind = 'ServerError'; status = 503; words = '*answered with 503 UNAVAILABLE*' }
        @{ what = '504'; fault = @{ status = 504; afterProcessing = $true }; done = $true; kind = 'ServerError'; status = 504; words = '*answered with 504*' }
        @{ what = '408 behind the work'; fault = @{ status = 408; afterProcessing = $true }; done = $true; kind = 'Timeout'; status = 408; words = '*answered with 408*' }
        @{ what = '499'; fault = @{ status = 499 }; kind = 'Timeout'; status = 499; words = '*answered with 499 CANCELLED*' }
        @{ what = 'the web page of a gateway'; fault = @{ html = $true }; kind = 'ServerError'; status = 502; words = '*answered with 502: the answer is a web page*' }
    ) {
        BeforeAll {
            $category = @{ Network = 'ConnectionError'; Timeout = 'OperationTimeout'; ServerError = 'ResourceUnavailable' }[$kind]
            $session, $tries = if ($hasty) { (Get-C1Session hasty), 2 } else { (Get-C1Session quick), 3 }
        }

        It 'fails a create, which is sent once' {
            Add-Fault (@{ method = 'POST'; path = '/api/v1/apps'; times = 0 } + $fault)
            $row = [pscustomobject]@{ DisplayName = $name }
            $row | New-C1App -Session $session -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-Failure $failed "C1.$kind" $category "Row 1, `"$name`": POST /api/v1/apps *", $words -Target $row
            $failed[0].Exception.Status | Should -Be $status
            if ($kind -in 'Network', 'Timeout') { "$failed" | Should -BeLike '*The server may have done it: check before you send it again.*' }
            @(Get-Sent | Where-Object Method -EQ POST).Count | Should-Be 1
            Clear-Fault
            Measure-App $name | Should -Be ([int] [bool] $done)
        }

        It 'fails a read, which is sent as often as the session says' {
            Add-Fault (@{ method = 'GET'; path = "/api/v1/apps/$($known.Id)"; times = 0 } + $fault)
            Get-C1App $known.Id -Session $session -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-Failure $failed "C1.$kind" $category "GET /api/v1/apps/$($known.Id) *", $words -Target $known.Id
            "$failed" | Should -Not -BeLike '*may have been done*'
            $failed[0].Exception.Status | Should -Be $status
            @(Get-Sent).Count | Should -Be $tries
        }

        It 'costs a read nothing but time, once it is over' {
            if ($hasty) { $session = Get-C1Session calm }
            Add-Fault (@{ method = 'GET'; path = "/api/v1/apps/$($known.Id)"; times = $tries - 1 } + $fault)
            (Get-C1App $known.Id -Session $session).DisplayName | Should-BeString 'Known' -CaseSensitive
            @(Get-Sent).Count | Should -Be $tries
        }
    }

    It '200 with a web page in it fails a <what>, which is sent once' -ForEach @(
        @{ what = 'create'; call = { New-C1App $name -Session $quick -ErrorVariable failed -ErrorAction SilentlyContinue; $failed } }
        @{ what = 'read'; call = { Get-C1App $known.Id -Session $quick -ErrorVariable failed -ErrorAction SilentlyContinue; $failed } }
    ) {
        Add-Fault @{ path = '/api/v1/apps*'; times = 0; status = 200; html = $true }
        Assert-Failure (& $call) C1.InvalidResponse InvalidResult '*answered with 200, but the answer is a web page*'
        @(Get-Sent).Count | Should-Be 1
    }

    It '429 is sent again, a create, too, and done once' {
        Add-Fault @{ path = '/api/v1/apps'; times = 2; status = 429; headers = @{ 'Retry-After' = '0' } }
        (New-C1App $name -Session $quick).DisplayName | Should -BeExactly $name
        @(Get-Sent).Status | Should -Be 429, 429, 200
        Measure-App $name | Should-Be 1
    }

    It 'a removal whose answer is lost (<what>) is done, and -Verbose says why' -ForEach @(
        @{ what = '502'; fault = @{ status = 502 } }
        @{ what = 'reset'; fault = @{ reset = $true } }
    ) {
        $app = New-C1App $name -Session $quick
        Clear-Journal
        Add-Fault (@{ method = 'DELETE'; path = "/api/v1/apps/$($app.Id)"; afterProcessing = $true } + $fault)
        $lines = Remove-C1App $app.Id -Session $quick -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue -Verbose 4>&1
        $failed | Should -BeNullOrEmpty
        @($lines -like "DELETE /api/v1/apps/$($app.Id): attempt 2 found nothing, because an earlier one may have removed it*").Count | Should-Be 1
        @(Get-Sent | Where-Object Method -EQ DELETE).Count | Should-Be 2
        Remove-C1App $app.Id -Session $quick -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'C1.NotFound,*'
    }

    It '429 without an end is an error after as many tries as the session has' {
        Add-Fault @{ path = '/api/v1/apps'; times = 0; status = 429 }
        New-C1App $name -Session $quick -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed C1.RateLimited LimitsExceeded '*answered with 429 RESOURCE_EXHAUSTED*' -Target $name
        @(Get-Sent).Count | Should-Be 3
    }

    It 'a storm of 429 costs a pipe nothing but time' {
        $null = Invoke-Control POST rate @{ perSecond = 40; burst = 40 }
        $made = New-AppRow 120 $name | New-C1App -ThrottleLimit 32 -ErrorVariable failed -ErrorAction SilentlyContinue -Session $patient
        (Get-Load).refused | Should -BeGreaterThan 0
        $failed | Should -BeNullOrEmpty
        $made.DisplayName | Should -BeExactly (New-AppRow 120 $name).DisplayName
        Clear-Load
        $sent = @(Get-Sent)
        @($sent | Where-Object Status -EQ 200).Count | Should-Be 120
        @($sent.Status | Select-Object -Unique | Sort-Object) | Should -Be 200, 429
    }

    Context 'no connection' {
        It 'is an error of each row after as many tries as the session has' {
            $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $deaf = "127.0.0.1:$($listener.LocalEndpoint.Port)"
            $listener.Stop()
            $session = Connect-C1 -ServerUrl "http://$deaf" -AccessToken t -Name deaf -MaxRetries 2 -MaxRetryDelay 0.1
            try {
                $lines = New-AppRow 2 | New-C1App -Session $session -ErrorVariable failed -ErrorAction SilentlyContinue -Verbose 4>&1
                $failed | Should -HaveCount 2
                Assert-Failure $failed[1] C1.Network ConnectionError "Row 2, `"App 2`": POST /api/v1/apps failed: no connection to ${deaf}: *"
                "$failed" | Should -Not -BeLike '*may have been done*'
                @($lines -like 'POST /api/v1/apps -> Network,*').Count | Should-Be 6
                @($lines -like '*trying again in*').Count | Should-Be 4
            }
            finally {
                Disconnect-C1 $session
            }
        }

        It 'where TLS fails is final: one try, and words of the certificate' {
            $session = Connect-C1 -ServerUrl $sandbox.httpsUrl -AccessToken t -Name tls
            try {
                $lines = New-C1App $name -Session $session -ErrorVariable failed -ErrorAction SilentlyContinue -Verbose 4>&1
                Assert-Failure $failed C1.Network ConnectionError '*POST /api/v1/apps failed: *certificate*' -Target $name
                @($lines -like 'POST /api/v1/apps -> Network,*').Count | Should-Be 1
                Assert-NothingSent
            }
            finally {
                Disconnect-C1 $session
            }
        }
    }

    Context 'a redirect' {
        BeforeAll {
            $stranger = Start-Tenant
            function Get-StrangersJournal { Use-TestTenant $stranger; try { Get-Journal } finally { Use-TestTenant $sandbox } }
        }

        AfterAll { $stranger | Stop-Tenant }

        It 'to <where> is not followed by a create, nor by a read: the token goes nowhere' -ForEach @(
            @{ where = 'another port'; to = { $stranger.url } }
            @{ where = 'another name of the host'; to = { $sandbox.url.Replace('127.0.0.1', 'localhost') } }
            @{ where = 'another scheme'; to = { $sandbox.httpsUrl } }
            @{ where = 'another path'; to = { "$($sandbox.url)/elsewhere" } }
        ) {
            foreach ($status in 301, 302, 303, 307, 308) {
                Clear-Tenant
                Add-Fault @{ method = 'POST'; path = '/api/v1/apps'; times = 0; status = $status; redirect = "$(& $to)/api/v1/apps" }
                Add-Fault @{ method = 'GET'; path = "/api/v1/apps/$($known.Id)"; times = 0; status = $status; redirect = "$(& $to)/api/v1/apps/$($known.Id)" }
                New-C1App $name -Session $quick -ErrorVariable failed -ErrorAction SilentlyContinue
                Assert-Failure $failed C1.Redirected InvalidResult "POST /api/v1/apps was redirected ($status) to *, and only a redirect to the same path on the same host is followed.*" -Target $name
                $failed[0].Exception.Status | Should -Be $status
                Get-C1App $known.Id -Session $quick -ErrorVariable failed -ErrorAction SilentlyContinue
                Assert-Failure $failed C1.Redirected InvalidResult "GET * was redirected ($status) to *"
                @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly 'POST /api/v1/apps', "GET /api/v1/apps/$($known.Id)"
                Get-StrangersJournal | Should -BeNullOrEmpty
            }
        }

        It 'of a sign-in is not followed to another host: the secret goes nowhere' {
            Add-Fault @{ path = '/auth/v1/token'; times = 0; redirect = "$($stranger.url)/auth/v1/token" }
            { Connect-C1 @signIn -Name redirected } | Should -Throw -ErrorId 'C1.Redirected,*'
            Get-StrangersJournal | Should -BeNullOrEmpty
        }
    }

    Context 'a list' {
        It 'whose page token repeats ends with an error behind the pages that came' {
            Add-Fault @{ method = 'GET'; path = '/api/v1/apps'; times = 0; repeatPageToken = $true }
            $found = Get-C1App -PageSize 10 -Session $quick -ErrorVariable failed -ErrorAction SilentlyContinue
            @($found.Id | Select-Object -Unique).Count | Should -Be @($found).Count
            $found.Count | Should -BeIn 10, 20
            Assert-Failure $failed C1.InvalidResponse InvalidResult '*nextPageToken that had been used before*'
            @(Get-Sent).Count | Should-Be 2
        }

        It 'whose second page <what> ends with an error behind the first one' -ForEach @(
            @{ what = 'fails with 500'; fault = @{ status = 500 }; kind = 'ServerError'; sent = 4 }
            @{ what = 'is cut short'; fault = @{ cut = 30 }; kind = 'Network'; sent = 4 }
            @{ what = 'is no JSON'; fault = @{ garbage = $true }; kind = 'InvalidResponse'; sent = 2 }
            @{ what = 'is a web page'; fault = @{ html = $true; status = 200 }; kind = 'InvalidResponse'; sent = 2 }
            @{ what = 'is refused'; fault = @{ status = 403 }; kind = 'Forbidden'; sent = 2 }
        ) {
            Add-Fault (@{ method = 'GET'; path = '/api/v1/apps'; skip = 1; times = 0 } + $fault)
            $found = Get-C1App -PageSize 10 -Session $quick -ErrorVariable failed -ErrorAction SilentlyContinue
            $found | Should -HaveCount 10
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike "C1.$kind,*"
            @(Get-Sent).Count | Should -Be $sent
        }

        It 'whose pages fail now and then is whole all the same' {
            $whole = @(Get-C1App -PageSize 10 -Session $quick).Id
            Clear-Journal
            Add-Fault @{ method = 'GET'; path = '/api/v1/apps'; skip = 1; times = 1; status = 503 }
            Add-Fault @{ method = 'GET'; path = '/api/v1/apps'; skip = 2; times = 1; reset = $true }
            Add-Fault @{ method = 'GET'; path = '/api/v1/apps'; skip = 3; times = 1; status = 429; headers = @{ 'Retry-After' = '0' } }
            @(Get-C1App -PageSize 10 -Session $quick -ErrorAction Stop).Id | Should -BeExactly $whole
            (Get-FaultHit) | Should -Be 1, 1, 1
        }
    }

    Context 'a tenant that dies in the middle of a pipe and comes back' {
        BeforeAll {
            function Test-Tenant {
                $client = [System.Net.Sockets.TcpClient]::new()
                try { $client.Connect('127.0.0.1', ([uri] $sandbox.url).Port); $true } catch { $false } finally { $client.Dispose() }
            }
        }

        AfterEach { Wait-Until { Test-Tenant } }

        It 'costs the rows that were under way, and no other: none is made twice' {
            $null = Invoke-Control POST outage @{ after = 20; milliseconds = 1500 }
            $rows = New-AppRow 80 $name
            $out = @($rows | New-C1App -ThrottleLimit 8 -Session $steady 2>&1)
            $out | Should -HaveCount 80
            $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
            $failed.Count | Should -BeLessOrEqual 8 -Because 'so many were under way'
            @($out | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $_.TargetObject.DisplayName } else { $_.DisplayName } }) | Should -BeExactly $rows.DisplayName
            $failed | ForEach-Object {
                $_.FullyQualifiedErrorId | Should -BeLike 'C1.Network,*'
                "$_" | Should -BeLike '*check before you send it again*'
            }

            $there = @(Get-C1App -Query $name -Session $steady)
            @($there | Group-Object DisplayName | Where-Object Count -NE 1) | Should -HaveCount 0
            $made = @($out | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
            @($made.Id | Where-Object { $_ -notin $there.Id }) | Should -HaveCount 0
            $there.Count | Should -BeLessOrEqual 80
        }

        It 'is waited for by a create that finds nobody there' {
            $null = Invoke-Control POST outage @{ milliseconds = 3000 }
            Wait-Until { -not (Test-Tenant) }
            $lines = New-C1App $name -Session $steady -Verbose 4>&1
            @($lines -like 'POST /api/v1/apps -> Network,*').Count | Should -BeGreaterOrEqual 1
            Measure-App $name | Should-Be 1
        }
    }
}
