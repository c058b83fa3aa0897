BeforeDiscovery {
    # As a .NET tool, PowerShell has no program to start jobs with.
    $noJobs = -not (Test-Path "$PSHOME/pwsh*")
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"

    # Tokens of two seconds, and answers that take so long that a test outlives some.
    $sandbox = Start-TestTenant -NotConnected -Option '--token-lifetime 2', '--latency 40'
    $module = Get-ModulePath
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Sessions in many runspaces' {
    BeforeEach {
        Clear-C1Environment
        Clear-Tenant
    }

    AfterEach { Disconnect-C1 -All }

    It 'serve 800 calls of eight runspaces with tokens of two seconds, none of which fails' -Tag OneBuild {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $session = Connect-Test prod
        $start = [System.Threading.Barrier]::new(8)
        $answers = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            $session = $using:session
            ($using:start).SignalAndWait()
            1..100 | ForEach-Object { Get-C1Identity -Session $session }
        }
        $elapsed = $watch.Elapsed.TotalSeconds
        @($answers).Count | Should-Be 800
        @($answers.UserId | Select-Object -Unique).Count | Should-Be 1
        @(Get-Sent).Count | Should -BeGreaterOrEqual 800
        $mints = @(Get-TokenRequest)
        $mints.Count | Should -BeGreaterOrEqual 3 -Because '100 answers in a row take four seconds or more'
        $mints.Count | Should -BeLessOrEqual ([math]::Floor(1 + $elapsed / 1.8))
        $mints.Status | Select-Object -Unique | Should-Be 200
        @(Get-Sent | ForEach-Object { $_.Headers['authorization'] } | Select-Object -Unique).Count | Should -Be $mints.Count
    }

    It 'keep two tenants apart in sixteen runspaces of one process' {
        $other = Start-Tenant
        try {
            $tenants = @{ acme = $sandbox; globex = $other }
            $shared = @{}
            foreach ($name in $tenants.Keys) {
                $tenant = $tenants[$name]
                $shared[$name] = Connect-C1 -ServerUrl $tenant.url -ClientId $tenant.clientId -ClientSecret $tenant.clientSecret -Name "$name shared"
            }

            # All at once: each has its own default, and one that it shares with others.
            $start = [System.Threading.Barrier]::new(16)
            $made = 0..15 | ForEach-Object -ThrottleLimit 16 -Parallel {
                Import-Module $using:module
                $name = if ($_ % 2) { 'acme' } else { 'globex' }
                $tenant = ($using:tenants)[$name]
                $null = Connect-C1 -ServerUrl $tenant.url -ClientId $tenant.clientId -ClientSecret $tenant.clientSecret
                ($using:start).SignalAndWait()
                foreach ($number in 1..5) {
                    New-C1App "$name own $_ $number"
                    New-C1App "$name shared $_ $number" -Session ($using:shared)[$name]
                }
                "$((Get-C1Session).Name)"
            }
            @($made | Where-Object { $_ -is [string] } | Group-Object | ForEach-Object { "$($_.Name) $($_.Count)" } | Sort-Object) |
                Should -BeExactly @(@($sandbox, $other | ForEach-Object { ([uri] $_.url).Authority + ' 8' }) | Sort-Object)

            $seen = foreach ($name in $tenants.Keys) {
                Use-TestTenant $tenants[$name]
                $odd = [int] ($name -eq 'acme')
                $expected = 0..15 | Where-Object { $_ % 2 -eq $odd } | ForEach-Object { $runspace = $_; 1..5 | ForEach-Object { "$name own $runspace $_"; "$name shared $runspace $_" } }
                $created = @(Get-Sent | Where-Object Status -EQ 200)
                $created.Body.displayName | Sort-Object | Should -BeExactly ($expected | Sort-Object)
                @(Get-TokenRequest).Form.client_id | Select-Object -Unique | Should -BeExactly $tenants[$name].clientId
                if ($name -eq 'globex') { @(Get-TokenRequest).Count | Should -Be 9 -Because 'eight have a session of their own, and share another' }
                @(Get-Sent | ForEach-Object { $_.Headers['authorization'] } | Select-Object -Unique)
            }
            @($seen | Group-Object | Where-Object Count -GT 1) | Should -HaveCount 0 -Because 'no token is known to both'
        }
        finally {
            Use-TestTenant $sandbox
            Get-C1Session | Disconnect-C1
            $other | Stop-Tenant
        }
    }

    It 'follow into Start-ThreadJob with $using:' {
        $session = Connect-Test prod
        $jobs = 1..3 | ForEach-Object {
            $number = $_
            Start-ThreadJob {
                Import-Module $using:module
                (New-C1App "App $using:number" -Session $using:session).DisplayName
            }
        }
        $names = $jobs | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop
        $names | Sort-Object | Should -BeExactly 'App 1', 'App 2', 'App 3'
        @(Get-TokenRequest).Count | Should-Be 1
    }

    It 'become the default there by Select-C1Session, and stay open when -All cleans up there' {
        $session = Connect-Test prod
        $names = 1..4 | ForEach-Object -ThrottleLimit 2 -Parallel {
            Import-Module $using:module
            try {
                Select-C1Session $using:session
                (New-C1App "App $_").DisplayName
                (New-C1App "App $_ by name" -Session prod).DisplayName
            }
            finally {
                Disconnect-C1 -All
            }
        }
        $names | Sort-Object | Should -BeExactly (1..4 | ForEach-Object { "App $_"; "App $_ by name" })
        (New-C1App 'And here').DisplayName | Should-BeString 'And here' -CaseSensitive
        Get-C1Session -Default | Should -Be $session
    }

    It 'follow into event handlers as their data' {
        $session = Connect-Test prod
        $id = "$([guid]::NewGuid())"
        $subscriber = Register-EngineEvent $id -Action {
            $made = New-C1App 'From an event' -Session $Event.MessageData
            $null = New-Event "$($Event.SourceIdentifier) done" -MessageData $made
        }
        try {
            $null = New-Event $id -MessageData $session
            $done = Wait-Event "$id done" -Timeout 30
            $done | Remove-Event
            $done.MessageData.DisplayName | Should-BeString 'From an event' -CaseSensitive
            Assert-Sent POST /api/v1/apps @{ displayName = 'From an event' }
        }
        finally {
            Unregister-Event $id
            $subscriber | Remove-Job -Force
        }
    }

    It 'outlive the runspace that connected them' {
        $session = Invoke-OtherRunspace 'param($url, $id, $secret) Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret' $sandbox.url, $sandbox.clientId, $sandbox.clientSecret
        Reset-TestToken
        (New-C1App Payroll -Session $session).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        Disconnect-C1 $session
    }

    It 'do not pass to the next piece of work in a runspace that is used again' {
        $url = $sandbox.url
        $seen = 1..3 | ForEach-Object -ThrottleLimit 1 -Parallel {
            Import-Module $using:module
            "runspace $([runspace]::DefaultRunspace.Id)"
            "before: $((Get-C1Session).Name)"
            $null = Connect-C1 -ServerUrl $using:url -AccessToken "token-$_" -Name "item $_"
            "after: $((Get-C1Session).Name)"
        }
        @($seen -like 'runspace*' | Select-Object -Unique).Count | Should -Be 1 -Because 'else this shows nothing'
        $seen -notlike 'runspace*' | Should -BeExactly 'before: ', 'after: item 1', 'before: ', 'after: item 2', 'before: ', 'after: item 3'
    }

    It 'are missed in -Parallel with words on what to do' {
        $null = Connect-Test prod
        Clear-Journal
        $failed = 1 | ForEach-Object -Parallel {
            Import-Module $using:module
            try { New-C1App Payroll } catch { $_ }
        }
        Assert-Failure $failed C1.NoSession ConnectionError '*ForEach-Object -Parallel*Start-ThreadJob*-Session $using:session*'
        @(Get-Journal).Count | Should-Be 0
    }

    It 'are known by their names in their own runspace alone' {
        $null = Connect-Test prod
        $failed = 1 | ForEach-Object -Parallel {
            Import-Module $using:module
            try { New-C1App Payroll -Session prod } catch { $_ }
        }
        "$failed" | Should -BeLike '*There is no session "prod" in this runspace. Known: none.*'
    }

    It 'refuse to be used in Start-Job, with words on what to do' -Skip:$noJobs {
        $session = Connect-Test prod
        Clear-Journal
        $job = Start-Job {
            Import-Module $using:module
            New-C1App Payroll -Session $using:session
        }
        $job | Receive-Job -Wait -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $job | Remove-Job
        "$failed" | Should -BeLike '*copy of a session from another process (Start-Job, Invoke-Command)*Connect there*$using:credential*Start-ThreadJob*'
        @(Get-Journal).Count | Should-Be 0
    }

    It 'refuse to be used when they come back from afar: <cmdlet>' -ForEach @(
        @{ cmdlet = 'New-C1App'; use = { New-C1App Payroll -Session $copy } }
        @{ cmdlet = 'Get-C1Identity'; use = { Get-C1Identity -Session $copy } }
        @{ cmdlet = 'Disconnect-C1'; use = { Disconnect-C1 $copy } }
        @{ cmdlet = 'Disconnect-C1, from a pipe'; use = { $copy | Disconnect-C1 -ErrorAction Stop } }
        @{ cmdlet = 'Select-C1Session'; use = { Select-C1Session $copy } }
        @{ cmdlet = 'Select-C1Session, from a pipe'; use = { $copy | Select-C1Session -ErrorAction Stop } }
    ) {
        $session = Connect-Test prod
        Clear-Journal
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($session))
        $use | Should -Throw -ExpectedMessage '*copy of a session from another process (Start-Job, Invoke-Command)*Connect there*'
        @(Get-Journal).Count | Should-Be 0
        (Get-C1Session).Name | Should-BeString 'prod' -CaseSensitive
    }

    It 'end for everybody when another of the same name is connected' {
        $old = Connect-Test prod
        Add-Fault @{ path = '/api/v1/apps'; delayMilliseconds = 30000 }
        $sending = [System.Threading.ManualResetEventSlim]::new()
        $other = Start-OtherRunspace -Argument $old, $sending -Script {
            param($old, $sending)
            New-C1App Payroll -Session $old -Debug -ErrorVariable failed -ErrorAction SilentlyContinue 5>&1 | ForEach-Object { $sending.Set() }
            $failed
        }
        try {
            $sending.Wait(20000) | Should -BeTrue
            $new = Connect-Test prod
            $other.Work.AsyncWaitHandle.WaitOne(10000) | Should -BeTrue -Because 'what is under way ends at once'
            Assert-Failure $other.Shell.EndInvoke($other.Work) C1.SessionClosed ConnectionError '*session was closed in the meantime*'
            @(Get-C1Session) | Should -Be $new
            { New-C1App Payroll -Session $old } | Should -Throw -ErrorId 'C1.NoSession,*' -ExpectedMessage '*"prod" is closed*'
            (New-C1App Payroll -Session $new).DisplayName | Should-BeString 'Payroll' -CaseSensitive
        }
        finally {
            $other.Shell.Dispose()
        }
    }
}
