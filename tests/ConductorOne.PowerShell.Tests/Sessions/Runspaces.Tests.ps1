BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $module = Get-ModulePath
}

Describe 'A session of short tokens' {
    BeforeAll {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()

        # Each runspace waits for each answer, so that the calls outlive several tokens.
        $sandbox = Start-TestTenant -NotConnected -Option '--token-lifetime 2', '--latency 40'
        $session = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
    }

    AfterAll { Stop-TestTenant }

    It 'carries 800 calls of eight runspaces, and asks for no more tokens than end' {
        $answered = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            foreach ($call in 1..100) { (Get-C1Identity -Session $using:session -ErrorAction Stop).UserId }
        }

        $answered.Count | Should -Be 800
        @($answered | Select-Object -Unique).Count | Should -Be 1
        $requests = @(Get-TokenRequest)
        $requests.Status | Select-Object -Unique | Should -Be 200
        $requests.Count | Should -BeGreaterThan 1 -Because 'tokens have ended meanwhile'

        # A token is renewed in the last tenth of its two seconds.
        $requests.Count | Should -BeLessOrEqual (1 + [math]::Floor($clock.Elapsed.TotalSeconds / 1.8))
    }
}

Describe 'Two tenants in one process' {
    BeforeAll {
        $sandbox = Start-TestTenant -NotConnected
        $other = Start-Sandbox -Confirm:$false
    }

    AfterAll {
        $other | Stop-Sandbox -Confirm:$false
        Stop-TestTenant
    }

    It 'get their own calls with their own tokens from sixteen runspaces, and nothing else' {
        $tenants = $sandbox, $other
        1..16 | ForEach-Object -ThrottleLimit 16 -Parallel {
            Import-Module $using:module
            $tenant = ($using:tenants)[$_ % 2]
            $null = Connect-C1 -ServerUrl $tenant.url -ClientId $tenant.clientId -ClientSecret $tenant.clientSecret -Name same
            $number = $_
            foreach ($call in 1..10) { $null = New-C1App "tenant $($number % 2), runspace $number, call $call" }
        }

        $tokens = foreach ($index in 0, 1) {
            $journal = (Invoke-RestMethod "$($tenants[$index].url)/sandbox/journal").list
            $created = @($journal | Where-Object path -EQ /api/v1/apps)
            $created.Count | Should -Be 80
            $created.status | Select-Object -Unique | Should -Be 200
            $expected = foreach ($number in 1..16 | Where-Object { $_ % 2 -eq $index }) { foreach ($call in 1..10) { "tenant $index, runspace $number, call $call" } }
            $created | ForEach-Object { (ConvertFrom-Json $_.body).displayName } | Sort-Object | Should -BeExactly ($expected | Sort-Object)
            @($journal | Where-Object path -EQ /auth/v1/token).Count | Should -Be 8 -Because 'each runspace has a session of its own'
            , @($created | ForEach-Object { $_.headers.authorization } | Select-Object -Unique)
        }

        $tokens[0].Count, $tokens[1].Count | Should -Be 8, 8
        $tokens[0] | Where-Object { $_ -in $tokens[1] } | Should -BeNullOrEmpty
    }
}

Describe 'A session in other runspaces' {
    BeforeAll {
        $sandbox = Start-TestTenant -NotConnected
        function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
    }

    AfterAll { Stop-TestTenant }

    BeforeEach {
        $session = Connect-Test shared
        Clear-Journal
    }

    AfterEach { Get-C1Session | Disconnect-C1 }

    It 'works in Start-ThreadJob with $using:' {
        $job = Start-ThreadJob {
            Import-Module $using:module
            (New-C1App 'From a job' -Session $using:session).DisplayName
        }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeExactly 'From a job'
        @(Get-TokenRequest).Count | Should -Be 0
    }

    It 'works in the action of an event' {
        $id = [guid]::NewGuid().ToString()
        $subscriber = Register-EngineEvent $id -Action {
            $made = New-C1App 'From an event' -Session $Event.MessageData
            $null = New-Event "$($Event.SourceIdentifier) done" -MessageData $made.DisplayName
        }
        try {
            $null = New-Event $id -MessageData $session
            $done = Wait-Event "$id done" -Timeout 30
            $done.MessageData | Should -BeExactly 'From an event'
            $done | Remove-Event
        }
        finally {
            Unregister-Event $id
            $subscriber | Remove-Job -Force
        }
    }

    It 'is no default there, and what is connected there ends with each item of ForEach-Object -Parallel' {
        $url, $id, $secret = $sandbox.url, $sandbox.clientId, $sandbox.clientSecret
        $seen = 1..3 | ForEach-Object -ThrottleLimit 1 -Parallel {
            Import-Module $using:module
            "before: $((Get-C1Session).Name)"
            $null = Connect-C1 -ServerUrl $using:url -ClientId $using:id -ClientSecret $using:secret -Name "item $_"
            "after: $((Get-C1Session).Name)"
        }
        $seen | Should -BeExactly 'before: ', 'after: item 1', 'before: ', 'after: item 2', 'before: ', 'after: item 3'
        (Get-C1Session).Name | Should -BeExactly 'shared'
    }

    It 'does not go into another process by <way>: the error says what does' -ForEach @(
        @{
            way = 'Start-Job'
            run = {
                Start-Job { Import-Module $using:module; try { New-C1App x -Session $using:session } catch { "$_" } } | Receive-Job -Wait -AutoRemoveJob
            }
        }
        @{
            way = 'serialization'
            run = {
                $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($session))
                try { New-C1App x -Session $copy } catch { "$_" }
            }
        }
    ) {
        $said = & $run
        $said | Should -BeLike '*copy of a session from another process*Connect-C1 -Name*$using:credential*'
        Assert-NothingSent
    }

    It 'is closed by the next one of its name' {
        $next = Connect-Test SHARED
        $failed = { New-C1App x -Session $session } | Should -Throw -PassThru -ErrorId 'C1.NoSession,*'
        "$failed" | Should -BeLike '*"shared"*closed*Connect-C1*'
        (New-C1App x).DisplayName | Should -BeExactly x
        (Get-C1Session) | Should -Be $next
    }

    It 'is not there for a runspace without one: the error says how it gets there' {
        $url = $sandbox.url
        $said = 1 | ForEach-Object -Parallel {
            Import-Module $using:module
            try { New-C1App "for $using:url" } catch { "$_" }
        }
        $said | Should -BeLike '*Connect-C1*$using:session*'
        Assert-NothingSent
    }
}
