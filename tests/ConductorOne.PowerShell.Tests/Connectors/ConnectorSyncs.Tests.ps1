# The life of a connector behind its creation: syncs, pauses, schedules. The tenant's clock is moved; that of the session is the machine's.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $session = Get-C1Session -Default
    $app = New-C1App Auth

    function Set-SyncTime([int] $Seconds) { $null = Invoke-Control POST lag @{ syncSeconds = $Seconds } }
    function Set-Failure($Connector, [string] $Words, [switch] $HasNoData) {
        (Invoke-Control POST syncs @{ connectorId = $Connector.Id; error = $Words; hasNoData = $HasNoData.IsPresent }).syncLifecycleId
    }
    function Get-Request { @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) }
}

AfterAll { Stop-TestTenant }

Describe 'Syncs of a connector' {
    BeforeEach {
        Set-SyncTime 0
        $connector = $app | New-C1Connector Auth0 -WarningAction Ignore
        $path = "/api/v1/apps/$($app.Id)/connectors/$($connector.Id)"
        Clear-Tenant
    }

    It '<cmdlet> sends <requests>, and writes nothing' -ForEach @(
        @{ cmdlet = 'Start-C1ConnectorSync'; given = @{}; requests = 'GET ', 'POST /force_sync' }
        @{ cmdlet = 'Suspend-C1Connector'; given = @{}; requests = @('POST /pause') }
        @{ cmdlet = 'Resume-C1Connector'; given = @{}; requests = @('POST /resume') }
    ) {
        foreach ($call in @(
                { & $cmdlet $app.Id $connector.Id @given }
                { & $cmdlet $app $connector @given }
                { $connector | & $cmdlet @given }
                { Get-C1ConnectorSync $app $connector | & $cmdlet @given }
                { "AppId,ConnectorId,Other`n$($app.Id),$($connector.Id),x" | ConvertFrom-Csv | & $cmdlet @given }
            )) {
            & $call | Should -BeNullOrEmpty
            @(Get-Request | Select-Object -Last $requests.Count) | Should -BeExactly @($requests | ForEach-Object { ($_ -replace ' .*') + " $path" + ($_ -replace '^\w+ ') })
            @(Get-Sent | Where-Object Method -EQ POST | ForEach-Object Text | Select-Object -Unique) | Should-BeString '{}' -CaseSensitive
            if ($cmdlet -eq 'Suspend-C1Connector') { Resume-C1Connector $app $connector }
            Clear-Journal
        }
    }

    It '<cmdlet> -Confirm says <words>, -WhatIf -Verbose shows what would go, and neither sends' -ForEach @(
        @{ cmdlet = 'Start-C1ConnectorSync'; words = 'Start sync of connector'; given = @{} }
        @{ cmdlet = 'Suspend-C1Connector'; words = 'Pause syncing and provisioning of connector'; given = @{} }
        @{ cmdlet = 'Resume-C1Connector'; words = 'Resume syncing and provisioning, and start a sync, of connector'; given = @{} }
        @{ cmdlet = 'Confirm-C1ConnectorSync'; words = 'Accept the result of the last sync, and start another one, of connector'; given = @{ SyncLifecycleId = '2run00000000000000000000000' } }
    ) {
        $shown = New-TestHost 2
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $connector, $cmdlet, $given {
            param($session, $connector, $cmdlet, $given)
            $given.Confirm = $true
            $connector | & $cmdlet @given -Session $session
        }
        try { $null = Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        "$($shown.Prompts)" | Should -BeLike "*$words*$($connector.Id)*"
        "$($connector | & $cmdlet @given -WhatIf -Verbose 4>&1)" | Should -BeLike "Would send POST $path/*{}"
        Assert-NothingSent
    }

    It 'tells how a sync goes, from the queue to its end' {
        ($connector | Get-C1ConnectorSync).Status | Should -BeExactly Unspecified
        Set-SyncTime 60
        $connector | Start-C1ConnectorSync
        ($connector | Get-C1ConnectorSync).StartedAt | Should -BeNullOrEmpty -Because 'it is queued'
        Move-Clock 10
        $running = $connector | Get-C1ConnectorSync
        $running.Status | Should -BeExactly Running
        $running.Duration | Should -BeNullOrEmpty
        (Get-C1Connector $app | Where-Object Id -EQ $connector.Id).SyncStatus | Should -BeExactly Running -Because 'a list says the same'
        Move-Clock 60
        $done = $connector | Get-C1ConnectorSync
        $done.Status | Should -BeExactly Done
        [math]::Round($done.Duration.TotalSeconds) | Should-Be 60
        $done.ConnectorId, $done.AppId, "$done" | Should -BeExactly $connector.Id, $app.Id, 'Auth0'
    }

    It 'refuses <case>, each with its own sentence' -ForEach @(
        @{ case = 'a sync beside one that is under way'; before = { Set-SyncTime 600; $connector | Start-C1ConnectorSync; Move-Clock 10 }; id = 'C1.SyncRunning'; category = 'ResourceBusy'
            message = 'A sync of connector * is under way since 2*Z, so no other was started. Get-C1ConnectorSync shows how it goes.' }
        @{ case = 'a sync of a connector that is paused'; before = { $connector | Suspend-C1Connector }; id = 'C1.SyncDisabled'; category = 'InvalidResult'
            message = 'Connector * does not sync, so no sync was started: syncing is off since 2*Z: Paused by a user. To turn it on, run: Resume-C1Connector *' }
    ) {
        . $before
        Clear-Journal
        $row = [pscustomobject]@{ AppId = $app.Id; ConnectorId = $connector.Id }
        $row | Start-C1ConnectorSync -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed $id $category "*$message" $row
        $failed[0].Exception.Sync.ConnectorId | Should -BeExactly $connector.Id
        Get-Request | Should-BeString "GET $path" -CaseSensitive
    }

    It 'says that a sync is on the queue, which the connector does not show' {
        Set-SyncTime 600
        $connector | Start-C1ConnectorSync
        $row = [pscustomobject]@{ AppId = $app.Id; ConnectorId = $connector.Id }
        foreach ($given in @{}, @{ Wait = $true }) {
            $row | Start-C1ConnectorSync @given -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            Assert-Failure $failed C1.SyncRunning ResourceBusy "Row 1: A sync of connector $($connector.Id) is on the queue or under way, so no other was started. Get-C1ConnectorSync shows when it runs. What the server said: *a sync is already in progress*" $row
            $failed[0].Exception.Sync.ConnectorId, $failed[0].Exception.InnerException.Status | Should -BeExactly $connector.Id, 400
        }

        foreach ($words in 'the connector has no configuration', 'connector sync is already disabled', 'connector was already deleted', 'no config: queued jobs need a config') {
            Add-Fault @{ method = 'POST'; path = "$path/force_sync"; status = 400; body = "{""code"":3,""message"":""$words""}" }
            $connector | Start-C1ConnectorSync -ErrorAction SilentlyContinue -ErrorVariable failed
            Assert-Failure $failed C1.InvalidInput InvalidArgument "*$words*"
        }
    }

    It 'has the server say what it refuses: <cmdlet>' -ForEach @(
        @{ cmdlet = 'Confirm-C1ConnectorSync'; given = @{ SyncLifecycleId = '2run00000000000000000000000'; Confirm = $false }; words = 'ERRORED_NO_DATA' }
    ) {
        $connector | & $cmdlet @given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*$words*"
    }

    It 'refuses <cmdlet> without <missing>, and with an app instead of a connector' -ForEach @(
        @{ cmdlet = 'Start-C1ConnectorSync'; missing = 'ConnectorId' }
        @{ cmdlet = 'Suspend-C1Connector'; missing = 'ConnectorId' }
        @{ cmdlet = 'Resume-C1Connector'; missing = 'ConnectorId' }
        @{ cmdlet = 'Get-C1ConnectorSync'; missing = 'ConnectorId' }
        @{ cmdlet = 'Confirm-C1ConnectorSync'; missing = 'SyncLifecycleId' }
    ) {
        $switches = if ($cmdlet -like 'Confirm-*') { @{ Confirm = $false } } else { @{} }
        $row = @{ AppId = $app.Id; ConnectorId = $connector.Id }
        $row.Remove($missing)
        [pscustomobject]$row | & $cmdlet @switches -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*$missing*"
        $app | & $cmdlet @switches -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*app*'
        Assert-NothingSent
    }

    It 'tells nothing but the connector that is not there' {
        Remove-C1Connector $app $connector -Confirm:$false
        Start-C1ConnectorSync $app (Get-TestId nobody) -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound '*404*'
    }

    It '-Wait ends at once where the sync is over at once: <cmdlet>' -ForEach @(
        @{ cmdlet = 'Start-C1ConnectorSync'; before = { }; action = 'force_sync' }
        @{ cmdlet = 'Resume-C1Connector'; before = { $connector | Suspend-C1Connector }; action = 'resume' }
        @{ cmdlet = 'Confirm-C1ConnectorSync'; before = {
                $switches = @{ SyncLifecycleId = Set-Failure $connector 'no data' -HasNoData; Confirm = $false }
                $connector | Start-C1ConnectorSync
            }; action = 'confirm_sync_valid/*' }
    ) {
        $switches = @{}
        . $before
        Clear-Journal
        $ended = $connector | & $cmdlet @switches -Wait -PassThru
        $ended | Should -BeOfType [ConductorOne.Connectors.C1ConnectorSync]
        $ended.Status | Should -BeExactly Done
        $requests = Get-Request
        $requests.Count | Should-Be 3
        $requests[0], $requests[2] | Should -BeExactly "GET $path", "GET $path"
        $requests[1] | Should -BeLike "POST $path/$action"
    }

    It '-Wait ends with the words of a sync that failed, and with no object' {
        $null = Set-Failure $connector 'okta: 401 invalid token'
        $connector | Start-C1ConnectorSync -Wait -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed C1.SyncFailed InvalidResult "*The sync of connector $($connector.Id) failed: okta: 401 invalid token"
        $failed[0].Exception.Sync.Status | Should -BeExactly Error
    }

    It '-Wait does not take the end of an earlier sync for that of its own' {
        $connector | Start-C1ConnectorSync
        Set-SyncTime 600
        $connector | Start-C1ConnectorSync -WaitTimeout 0.3 -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Assert-Failure $failed C1.WaitTimeout OperationTimeout "*The server accepted the request*Get-C1ConnectorSync $($app.Id) $($connector.Id)"
    }

    It '-Wait ends when the sync is over, when syncing is turned off, once more, too, and when the connector is removed' -Tag OneBuild, Slow {
        Set-SyncTime 150
        $ends, $paused, $gone, $again = @($connector) + @(1..3 | ForEach-Object { $app | New-C1Connector Auth0 -WarningAction Ignore })
        $again | Suspend-C1Connector
        Clear-Journal
        $resumed = Start-OtherRunspace -Argument $session, $again {
            param($session, $again)
            $again | Resume-C1Connector -Session $session -Wait -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed
        }
        $pipe = Start-OtherRunspace -Argument $session, $ends, $paused, $gone {
            param($session, $ends, $paused, $gone)
            $ends, $paused, $gone | Start-C1ConnectorSync -Session $session -Wait -PassThru -ThrottleLimit 3 -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed
        }
        try {
            Wait-Until { @(Get-Sent | Where-Object Method -EQ GET).Count -ge 8 }
            Move-Clock 10
            $paused, $again | Suspend-C1Connector
            Remove-C1Connector $app $gone -Confirm:$false
            Move-Clock 200
            $told = @(Receive-OtherRunspace $pipe)
            $turnedOff = @(Receive-OtherRunspace $resumed)
        }
        finally { $pipe, $resumed | ForEach-Object { Remove-OtherRunspace $_ } }
        Assert-Failure $turnedOff C1.SyncDisabled InvalidResult "*Syncing of connector $($again.Id) was turned off before its sync was over since *: Paused by a user."
        $told.Count | Should-Be 3
        $told[0].Status, $told[0].ConnectorId | Should -BeExactly Done, $ends.Id
        Assert-Failure $told[1] C1.SyncDisabled InvalidResult "*Syncing of connector $($paused.Id) was turned off before its sync was over since *: Paused by a user."
        Assert-Failure $told[2] C1.NotFound ObjectNotFound "*connector $($gone.Id) was removed before the change was seen."
    }

    It 'waits for all rows side by side' -Tag OneBuild {
        $all = 1..10 | ForEach-Object { $app | New-C1Connector Auth0 -WarningAction Ignore }
        $null = Set-Failure $all[3] 'broken'
        Clear-Journal
        $ended = $all | Start-C1ConnectorSync -Wait -PassThru -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable failed
        $ended.ConnectorId | Should -BeExactly ($all.Id | Where-Object { $_ -ne $all[3].Id })
        Assert-Failure $failed C1.SyncFailed InvalidResult '*broken'
        @(Get-Sent | Where-Object Method -EQ POST | Group-Object Path | Where-Object Count -NE 1) | Should -BeNullOrEmpty -Because 'each is started once'
    }
}

Describe 'Set-C1Connector -Schedule' {
    BeforeEach {
        $connector = $app | New-C1Connector Auth0 -WarningAction Ignore
        $path = "/api/v1/apps/$($app.Id)/connectors/$($connector.Id)"
        Clear-Tenant
    }

    It 'sends a schedule alone as <body>' -ForEach @(
        @{ given = @{ Schedule = '0 3 * * MON-FRI' }; body = '{"cron":{"cronSpec":"0 3 * * MON-FRI"}}' }
        @{ given = @{ Schedule = ' */15 0-6,22 ? jan 1/2 '; ScheduleTimeZone = 'Europe/Berlin' }; body = '{"cron":{"cronSpec":"*/15 0-6,22 ? jan 1/2","timezone":"Europe/Berlin"}}' }
        @{ given = @{ Schedule = '@daily' }; body = '{"cron":{"cronSpec":"@daily"}}' }
    ) {
        $connector | Set-C1Connector @given | Should -BeNullOrEmpty
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly @(if ($given.Count -eq 1) { "GET $path" }; "POST $path/schedule")
        Assert-Json (Get-Sent)[-1].Body (ConvertFrom-Json $body -AsHashtable)
    }

    It 'keeps the schedule or the time zone that is not given: <case>' -ForEach @(
        @{ case = 'a schedule'; given = @{ Schedule = '0 4 * * *' }; body = '{"cron":{"cronSpec":"0 4 * * *","timezone":"Europe/Berlin"}}' }
        @{ case = 'a time zone'; given = @{ ScheduleTimeZone = 'UTC' }; body = '{"cron":{"cronSpec":"0 3 * * *","timezone":"UTC"}}' }
        @{ case = 'a schedule and no time zone'; given = @{ Schedule = '0 4 * * *'; ScheduleTimeZone = $null }; body = '{"cron":{"cronSpec":"0 4 * * *"}}'; isWhole = $true }
    ) {
        $connector | Set-C1Connector -Schedule '0 3 * * *' -ScheduleTimeZone Europe/Berlin
        $row = [pscustomobject]($given + @{ AppId = $app.Id; ConnectorId = $connector.Id })
        foreach ($call in { Set-C1Connector $app $connector @given }, { $row | Set-C1Connector }, { $row | ConvertTo-Csv | ConvertFrom-Csv | Set-C1Connector }) {
            if ($isWhole -and "$call" -notmatch 'given') { continue }
            Clear-Journal
            & $call
            @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly @(if (-not $isWhole) { "GET $path" }; "POST $path/schedule")
            Assert-Json (Get-Sent)[-1].Body (ConvertFrom-Json $body -AsHashtable)
            $connector | Set-C1Connector -Schedule '0 3 * * *' -ScheduleTimeZone Europe/Berlin
        }
    }

    It 'sends no schedule that a row repeats: <columns>' -ForEach @(
        @{ columns = 'Schedule', 'UpdatedAt' }, @{ columns = 'ScheduleTimeZone', 'UpdatedAt' }, @{ columns = 'Schedule', 'ScheduleTimeZone', 'UpdatedAt' }, @{ columns = , 'Schedule' }, @{ columns = , 'ScheduleTimeZone' }
    ) {
        $connector | Set-C1Connector -Schedule '0 3 * * *' -ScheduleTimeZone Europe/Berlin
        $row = Get-C1Connector $app $connector.Id | Select-Object (@('AppId', 'ConnectorId') + $columns) | ConvertTo-Csv | ConvertFrom-Csv
        Clear-Journal
        $row | Set-C1Connector
        $row | Set-C1Connector -Description x
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "GET $path", "GET $path", "POST $path"
        if ($columns -contains 'Schedule') {
            $row.Schedule = '0 4 * * *'
            $row | Set-C1Connector
            Assert-Json (Get-Sent)[-1].Body @{ cron = @{ cronSpec = '0 4 * * *'; timezone = 'Europe/Berlin' } }
        }
    }

    It 'returns the connector with its schedule, which a CSV file takes and gives back' {
        $set = $connector | Set-C1Connector -Schedule '0 3 * * *' -ScheduleTimeZone Europe/Berlin -PassThru
        $set.Schedule, $set.ScheduleTimeZone, $set.ConnectorSyncCronSchedule.CronSpec | Should -BeExactly '0 3 * * *', 'Europe/Berlin', '0 3 * * *'
        $set | Select-Object AppId, ConnectorId, Schedule, ScheduleTimeZone | ConvertTo-Csv | ForEach-Object { $_ -replace '0 3', '0 4' } | ConvertFrom-Csv | Set-C1Connector
        (Get-C1Connector $app $connector.Id).Schedule | Should-BeString '0 4 * * *' -CaseSensitive
    }

    It 'sends the schedule first where a row changes fields, too, and -WhatIf shows both' {
        $row = [pscustomobject]@{ AppId = $app.Id; ConnectorId = $connector.Id; Schedule = '0 3 * * *'; Description = 'Nightly' }
        "$($row | Set-C1Connector -WhatIf -Verbose 4>&1)" | Should -BeLike "*POST $path/schedule*cronSpec*POST $path*Nightly*"
        Assert-Sent GET $path $null
        $set = $row | Set-C1Connector -PassThru
        $set.Schedule, $set.Description | Should -BeExactly '0 3 * * *', 'Nightly'
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly "GET $path", "POST $path/schedule", "POST $path"
    }

    It 'says that the schedule was changed where the rest fails' {
        Add-Fault @{ method = 'POST'; path = $path; status = 403 }
        $connector | Set-C1Connector -Schedule '0 3 * * *' -Description x -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Forbidden PermissionDenied '*The schedule was changed before that.'
    }

    It 'leaves an object''s own schedule alone' {
        $connector | Set-C1Connector -Schedule '0 3 * * *'
        $read = Get-C1Connector $app $connector.Id
        Clear-Journal
        $read | Set-C1Connector -Description x
        @(Get-Sent).Count | Should-Be 1
    }

    It 'refuses "<given>": <words>' -ForEach @(
        @{ given = 'every night'; words = 'it has 2 fields' }
        @{ given = '0 0 3 * * *'; words = 'it has 6 fields' }
        @{ given = '60 3 * * *'; words = '"60" is no minute, which goes from 0 to 59' }
        @{ given = '0 24 * * *'; words = '"24" is no hour' }
        @{ given = '0 3 0 * *'; words = '"0" is no day of the month' }
        @{ given = '0 3 * FEBRUARY *'; words = '"FEBRUARY" is no month' }
        @{ given = '0 3 * * FRI-MON'; words = '"FRI-MON" is no day of the week' }
        @{ given = '*/0 3 * * *'; words = '"*/0" is no minute' }
        @{ given = '0 3,, * * *'; words = '"3,," is no hour' }
        @{ given = '@nightly'; words = 'it has 1 fields' }
        @{ given = '@every 1h'; words = 'it has 2 fields, and an interval is none. "*/15 * * * *" is every 15 minutes' }
        @{ given = 'CRON_TZ=Europe/Berlin 0 3 * * *'; words = 'it begins with a time zone. Give that as ScheduleTimeZone' }
        @{ given = 'tz=UTC @daily'; words = 'it begins with a time zone. Give that as ScheduleTimeZone' }
    ) {
        $connector | Set-C1Connector -Schedule $given -Description x -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*Schedule * is no cron expression: $([WildcardPattern]::Escape($words))*"
        Assert-NothingSent
    }

    It 'refuses <case>' -ForEach @(
        @{ case = 'no schedule'; given = @{ Schedule = $null }; words = 'Schedule is empty.' }
        @{ case = 'a time zone of no schedule'; given = @{ ScheduleTimeZone = 'UTC' }; words = 'so it needs Schedule. The connector has no schedule.'; reads = $true }
        @{ case = 'a time zone that is none'; given = @{ Schedule = '@daily'; ScheduleTimeZone = 'Berlin' }; words = 'Europe/Berlin' }
    ) {
        $connector | Set-C1Connector @given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*$words*"
        if ($reads) { Assert-Sent GET $path $null } else { Assert-NothingSent }
    }

    It 'changes the name of a connector without a configuration by the operation that is for it' {
        $connector | Set-C1Connector -DisplayName Other
        Assert-Sent POST "$path/delegated" @{ connector = @{ displayName = 'Other' }; updateMask = 'displayName' }
        $connector | Set-C1Connector -DisplayName Other -Description x
        Assert-Sent POST $path @{ connector = @{ displayName = 'Other'; description = 'x' }; updateMask = 'displayName,description' }
    }
}
