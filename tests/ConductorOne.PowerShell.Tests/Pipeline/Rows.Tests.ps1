# What a row is, and what it is not: session, script blocks, nothing, and what a broken row leaves behind.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $tenant = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'Rows' {
    BeforeEach {
        Clear-Tenant
        $ErrorActionPreference = 'Continue'
    }

    It 'all go to the session that the pipe began with' {
        $first = Get-C1Session -Default
        $other = $null
        try {
            $apps = New-AppRow 4 | New-C1App | ForEach-Object {
                if (-not $other) { $other = Connect-C1 -ServerUrl $tenant.url -ClientId $tenant.clientId -ClientSecret $tenant.clientSecret -Name other -ThrottleLimit 7 }
                $_
            }
            $apps | Should -HaveCount 4
            Disconnect-C1 $other
            $other = Connect-C1 https://nowhere.invalid -AccessToken none -Name other
            $null = Disconnect-C1 $other
            $other = $null
            Get-C1Session -Default | Should -BeNullOrEmpty
            Select-C1Session $first

            # Nothing of it may be read from where nothing is.
            $read = Get-C1App -PageSize 10 | ForEach-Object {
                if (-not $other) { $other = Connect-C1 https://nowhere.invalid -AccessToken none -Name other }
                $_
            }
            @($read).Count | Should -BeGreaterOrEqual 4
        }
        finally {
            Get-C1Session other -ErrorAction Ignore | Disconnect-C1
            Select-TestTenant
        }
    }

    It 'that are finished are written before a session that was closed meanwhile ends the pipe' {
        $session = Connect-C1 -ServerUrl $tenant.url -ClientId $tenant.clientId -ClientSecret $tenant.clientSecret -Name closing
        $written = [System.Collections.Generic.List[object]]::new()

        # Row 4 gets no answer, so those before it are finished when row 5 is read.
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps'; skip = 3; hang = $true }
        $failed = try {
            1..6 | ForEach-Object {
                if ($_ -eq 4) { Wait-Until { @(Get-Sent).Count -eq 3 } }
                if ($_ -eq 5) { Disconnect-C1 $session }
                [pscustomobject]@{ DisplayName = "Row $_" }
            } | New-C1App -Session $session -ThrottleLimit 2 -ErrorAction SilentlyContinue | ForEach-Object { $written.Add($_) }
        }
        catch { $_ }
        finally { Select-TestTenant }
        ($failed.FullyQualifiedErrorId -split ',')[0] | Should -Be 'C1.NoSession'
        $written.DisplayName | Should -Be 'Row 1', 'Row 2', 'Row 3'
    }

    It 'fill parameters by script blocks' {
        $app = [pscustomobject]@{ Foo = 'Delayed' } | New-C1App -DisplayName { $_.Foo }
        $app.DisplayName | Should -Be 'Delayed'
        ([pscustomobject]@{ Bar = $app.Id } | Get-C1App -AppId { $_.Bar }).DisplayName | Should -Be 'Delayed'
    }

    It 'are not nothing: $null creates none, whatever the arguments say' {
        $null | New-C1App Ghost -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' 'InvalidArgument' '*No parameter takes anything of it*'
        Assert-NothingSent
    }

    It 'that cannot be bound do not make arguments pass: <name>' -ForEach @(
        @{ name = 'New-C1App'; run = { New-C1App Stale -MonthlyCostUsd maybe } }
        @{ name = 'New-C1PolicyStep'; run = { New-C1PolicyStep -User u1 -AllowSelfApproval maybe } }
        @{ name = 'Connect-C1'; run = { Connect-C1 -Timeout never } }
    ) {
        try { [pscustomobject]@{ a = 1 } | New-C1App -ErrorAction Stop } catch { "$_" | Should -Not -BeNullOrEmpty }
        $run | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        Assert-NothingSent
    }

    It 'are not lost where somebody downstream has enough of verbose lines' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps'; times = 0; delayMilliseconds = 50 }
        $out = New-AppRow 12 | New-C1App -ThrottleLimit 8 -Verbose -WarningVariable told -WarningAction SilentlyContinue 4>&1 | Select-Object -First 10
        $apps = @($out | Where-Object { $_ -is [ConductorOne.Apps.C1App] })
        $named = [regex]::Matches("$told", 'Row \d+, "[^"]+" \(').Count
        $sent = @(Get-Sent | Where-Object Status -EQ 200).Count
        ($apps.Count + $named) | Should -Be $sent
    }
}
