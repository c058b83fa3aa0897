# Usage controls and access request defaults: what is sent, what comes back, and how long it is waited for.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $policy = New-C1Policy Access Grant -Step (New-C1PolicyStep -Manager)
    $schema, $catalog = (Get-TestId schema1), (Get-TestId catalog1)
}

AfterAll { Stop-TestTenant }

Describe 'Usage controls' {
    BeforeEach {
        $app = New-C1App Payroll
        $path = "/api/v1/apps/$($app.Id)/usage_controls"
        Clear-Tenant
    }

    It 'are read' {
        $read = Get-C1AppUsageControl $app
        Assert-Sent GET $path $null
        $read | Should -BeOfType [ConductorOne.Apps.C1AppUsageControl]
        $read.AppId, $read.Notify, $read.NotifyAfterDays, $read.Revoke, $read.RevokeAfterDays, $read.HasUsageData | Should -BeExactly $app.Id, $false, 0, $false, 0, $false
    }

    It 'are changed, every field' {
        $changed = Set-C1AppUsageControl $app -Notify true -NotifyAfterDays 30 -Revoke yes -RevokeAfterDays 60 -PassThru
        Assert-Sent POST $path @{
            appUsageControls = @{ notify = $true; notifyAfterDays = 30; revoke = $true; revokeAfterDays = 60 }
            updateMask = 'notify,notifyAfterDays,revoke,revokeAfterDays'
        }
        $changed.Notify, $changed.NotifyAfterDays, $changed.Revoke, $changed.RevokeAfterDays | Should -BeExactly $true, 30, $true, 60
        (Get-C1AppUsageControl $app).RevokeAfterDays | Should-Be 60
    }

    It 'are changed by rows, and only where a cell says so' {
        "AppId,Notify,Revoke,RevokeAfterDays`n$($app.Id),yes,,`n$($app.Id),,yes,90" | ConvertFrom-Csv | Set-C1AppUsageControl
        (Get-Sent).Body.updateMask | Should -BeExactly 'notify', 'revoke,revokeAfterDays'
        $read = $app.Id | Get-C1AppUsageControl
        $read.Notify, $read.RevokeAfterDays | Should -BeExactly $true, 90
    }

    It 'come down the pipe, from a file, too' {
        $read = $app | Get-C1AppUsageControl
        Clear-Journal
        $read | Set-C1AppUsageControl -Notify true
        Assert-Sent POST $path @{ appUsageControls = @{ notify = $true }; updateMask = 'notify' }
        Get-C1AppUsageControl $app | ConvertTo-Csv | ConvertFrom-Csv | Set-C1AppUsageControl -Revoke true -RevokeAfterDays 5 -PassThru | ForEach-Object Notify | Should -BeTrue
    }

    It 'clear by $null, and send nothing with -WhatIf' {
        Set-C1AppUsageControl $app -NotifyAfterDays $null
        Assert-Sent POST $path @{ appUsageControls = @{ notifyAfterDays = $null }; updateMask = 'notifyAfterDays' }
        Set-C1AppUsageControl $app -Notify true -WhatIf
        Assert-NothingSent
    }

    It 'refuse <what>' -ForEach @(
        @{ what = 'an update without a field'; run = { Set-C1AppUsageControl $app @args }; words = 'Nothing was given to change.*' }
        @{ what = 'days below zero'; run = { Set-C1AppUsageControl $app -NotifyAfterDays -1 @args }; words = 'NotifyAfterDays is a number of days from 0, not -1.' }
        @{ what = 'an empty id'; run = { Set-C1AppUsageControl '' -Notify true @args }; words = '*AppId*' }
        @{ what = 'another object'; run = { $policy | Set-C1AppUsageControl -Notify true @args }; words = '*app*policy*' }
        @{ what = 'half a day'; run = { [pscustomobject]@{ AppId = $app.Id; NotifyAfterDays = '1.5' } | Set-C1AppUsageControl @args }; words = '*NotifyAfterDays*1.5*' }
    ) {
        . $run -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $words
        Assert-NothingSent
    }

    It 'take days only where their switch is on: <what>' -ForEach @(
        @{ what = 'off'; on = @{}; given = @{ NotifyAfterDays = 30 }; words = 'NotifyAfterDays has no effect while Notify is false. If you mean to use it, give Notify true as well.' }
        @{ what = 'the other one is on'; on = @{ Notify = $true }; given = @{ RevokeAfterDays = 60 }; words = 'RevokeAfterDays has no effect while Revoke is false.*' }
        @{ what = 'turned off with it'; on = @{ Notify = $true }; given = @{ Notify = $false; NotifyAfterDays = 30 }; words = 'NotifyAfterDays has no effect*' }
        @{ what = 'on'; on = @{ Notify = $true }; given = @{ NotifyAfterDays = 30 }; reads = $true }
        @{ what = 'turned on with it'; on = @{}; given = @{ Revoke = $true; RevokeAfterDays = 60 } }
        @{ what = 'no days'; on = @{}; given = @{ NotifyAfterDays = 0 } }
        @{ what = 'the days that are there'; on = @{ Notify = $true; NotifyAfterDays = 9 }; given = @{ Notify = $false; NotifyAfterDays = 9 }; reads = $true }
    ) {
        if ($on.Count) { Set-C1AppUsageControl $app @on }
        Clear-Journal
        Set-C1AppUsageControl $app @given -ErrorAction SilentlyContinue -ErrorVariable failed
        if ($words) {
            Assert-Failure $failed C1.InvalidInput InvalidArgument $words
            (Get-Sent).Method | Should -BeExactly GET
        }
        else {
            $failed | Should -BeNullOrEmpty
            (Get-Sent).Method | Should -BeExactly @(if ($reads) { 'GET' }; 'POST')
        }
    }

    It 'of an app that is not there are an error' {
        Get-C1AppUsageControl (Get-TestId nobody) -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound '*404*'
    }
}

Describe 'Access request defaults' {
    BeforeEach {
        Set-OwnerLag 0
        $app = New-C1App Payroll
        $roles = $app | New-C1AppResourceType Roles Role
        $path = "/api/v1/apps/$($app.Id)/access_request_defaults"
        $none = @{
            defaultsEnabled = $false; resourceTypeIds = @(); catalogIds = @(); requestPolicyId = ''; requestSchemaId = ''; emergencyGrantEnabled = $false; emergencyGrantPolicyId = ''
        }
        Clear-Tenant
    }

    It 'are read' {
        $read = Get-C1AppAccessRequestDefault $app
        Assert-Sent GET $path $null
        $read.AppId, $read.State, $read.DefaultsEnabled, $read.DurationGrant, $read.DurationUnset | Should -BeExactly $app.Id, 'Unspecified', $false, $null, $false
    }

    It 'are replaced as a whole, every field' {
        $changed = Set-C1AppAccessRequestDefault $app -DefaultsEnabled true -ResourceTypeIds $roles -CatalogIds $catalog -RequestPolicyId $policy -RequestSchemaId $schema `
            -EmergencyGrantEnabled true -EmergencyGrantPolicyId $policy -DurationGrant 8:00:00 -PassThru
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" } | Should -BeExactly "GET $path", "POST $path"
        Assert-Json (Get-Sent)[1].Body @{
            defaultsEnabled = $true; resourceTypeIds = @($roles.Id); catalogIds = @($catalog); requestPolicyId = $policy.Id; requestSchemaId = $schema
            emergencyGrantEnabled = $true; emergencyGrantPolicyId = $policy.Id; durationGrant = '28800s'
        }
        $changed.DurationGrant | Should -Be ([timespan]'8:00:00')
        $changed.ResourceTypeIds | Should -BeExactly $roles.Id
    }

    It 'keep what is not given, and clear what is: <what>' -ForEach @(
        @{ what = 'a duration'; given = { @{ DurationGrant = '2:00:00' } }; sent = @{ durationGrant = '7200s' }; gone = @() }
        @{ what = 'no duration'; given = { @{ DurationGrant = $null } }; sent = @{ durationUnset = @{} }; gone = 'durationGrant' }
        @{ what = 'an unset duration'; given = { @{ DurationUnset = $true } }; sent = @{ durationUnset = @{} }; gone = 'durationGrant' }
        @{ what = 'no policy'; given = { @{ RequestPolicyId = $null } }; sent = @{ requestPolicyId = '' }; gone = @() }
        @{ what = 'an empty list'; given = { @{ ResourceTypeIds = @() } }; sent = @{ resourceTypeIds = @() }; gone = @() }
        @{ what = 'off'; given = { @{ DefaultsEnabled = 'no' } }; sent = @{ defaultsEnabled = $false }; gone = @() }
    ) {
        Set-C1AppAccessRequestDefault $app -DefaultsEnabled true -ResourceTypeIds $roles -RequestPolicyId $policy -DurationGrant 8:00:00
        Clear-Journal
        $parameters = & $given
        Set-C1AppAccessRequestDefault $app @parameters
        $expected = $none.Clone()
        $expected.defaultsEnabled, $expected.resourceTypeIds, $expected.requestPolicyId, $expected.durationGrant = $true, @($roles.Id), $policy.Id, '28800s'
        foreach ($field in $sent.GetEnumerator()) { $expected[$field.Key] = $field.Value }
        foreach ($field in $gone) { $expected.Remove($field) }
        Assert-Json (Get-Sent)[-1].Body $expected
    }

    It 'come from rows, and from what was exported' {
        "AppId,DefaultsEnabled,DurationGrant,ResourceTypeIds`n$($app.Id),yes,3600s,$($roles.Id)" | ConvertFrom-Csv | Set-C1AppAccessRequestDefault
        $read = Get-C1AppAccessRequestDefault $app
        $read.DurationGrant | Should -Be ([timespan]'1:00:00')
        $other = New-C1App Other
        Clear-Journal
        $read | ConvertTo-Csv | ConvertFrom-Csv | Select-Object * -ExcludeProperty ResourceTypeIds | Set-C1AppAccessRequestDefault -AppId $other
        $expected = $none.Clone()
        $expected.defaultsEnabled, $expected.durationGrant = $true, '3600s'
        Assert-Json (Get-Sent)[-1].Body $expected
    }

    It 'give nothing but the id where they come down the pipe' {
        $app | Get-C1AppAccessRequestDefault | Set-C1AppAccessRequestDefault -EmergencyGrantEnabled true
        $expected = $none.Clone()
        $expected.emergencyGrantEnabled = $true
        Assert-Json (Get-Sent)[-1].Body $expected
    }

    It 'refuse <what>' -ForEach @(
        @{ what = 'an update without a field'; run = { Set-C1AppAccessRequestDefault $app @args }; words = 'Nothing was given to change.*' }
        @{ what = 'a limit and none'; run = { Set-C1AppAccessRequestDefault $app -DurationGrant 1:00:00 -DurationUnset true @args }; words = '*only one of these*DurationGrant, DurationUnset*' }
        @{ what = 'a limit of nothing'; run = { Set-C1AppAccessRequestDefault $app -DurationGrant 0s @args }; words = 'DurationGrant must be longer than zero*' }
        @{ what = 'the name of a policy'; run = { [pscustomobject]@{ AppId = $app.Id; RequestPolicyId = 'Manager approves' } | Set-C1AppAccessRequestDefault @args }; words = '*Get-C1Policy*' }
        @{ what = 'an empty id'; run = { Set-C1AppAccessRequestDefault '' -DefaultsEnabled true @args }; words = '*AppId*' }
        @{ what = 'that there is a limit, and nothing else'; run = { Set-C1AppAccessRequestDefault $app -DurationUnset false @args }; words = 'DurationUnset false says that grants end, and not when. Give DurationGrant*' }
        @{ what = 'a limit that is cleared'; run = { Set-C1AppAccessRequestDefault $app -DurationUnset false -DurationGrant $null @args }; words = 'DurationUnset false says*' }
        @{ what = 'an emergency policy while these grants are off'; run = { Set-C1AppAccessRequestDefault $app -EmergencyGrantPolicyId $policy @args }; words = 'EmergencyGrantPolicyId has no effect while EmergencyGrantEnabled is false.*give EmergencyGrantEnabled true as well.' }
        @{ what = 'an emergency policy and that these grants are off'; run = { "AppId,EmergencyGrantEnabled,EmergencyGrantPolicyId`n$($app.Id),no,$($policy.Id)" | ConvertFrom-Csv | Set-C1AppAccessRequestDefault @args }; words = '*EmergencyGrantPolicyId has no effect*' }
    ) {
        . $run -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $words
        @(Get-Sent | Where-Object Method -NE GET) | Should -BeNullOrEmpty
    }

    It 'take an emergency policy while these grants are on, and what is there already' {
        Set-C1AppAccessRequestDefault $app -EmergencyGrantEnabled true
        Set-C1AppAccessRequestDefault $app -EmergencyGrantPolicyId $policy
        Set-C1AppAccessRequestDefault $app -EmergencyGrantEnabled false
        $read = Get-C1AppAccessRequestDefault $app
        $read.EmergencyGrantEnabled, $read.EmergencyGrantPolicyId | Should -BeExactly $false, $policy.Id
        $read | ConvertTo-Csv | ConvertFrom-Csv | Set-C1AppAccessRequestDefault -DurationGrant 1:00:00 -ErrorAction Stop
        Set-C1AppAccessRequestDefault $app -EmergencyGrantPolicyId $null -ErrorAction Stop
    }

    It 'do not take that there is a limit where there is none' {
        Set-C1AppAccessRequestDefault $app -DurationUnset true
        Set-C1AppAccessRequestDefault $app -DurationUnset false -DefaultsEnabled true -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument 'DurationUnset false says*'
        Set-C1AppAccessRequestDefault $app -DurationUnset false -DurationGrant 2:00:00 -ErrorAction Stop
        Assert-Json (Get-Sent)[-1].Body.durationGrant '7200s'
    }

    It 'send nothing but the read with -WhatIf' {
        Set-C1AppAccessRequestDefault $app -DefaultsEnabled true -WhatIf
        Stop-C1AppAccessRequestDefault $app -WhatIf
        (Get-Sent).Method | Should -BeExactly GET
    }

    It 'are waited for until they are applied' {
        $applied = Set-C1AppAccessRequestDefault $app -DefaultsEnabled true -ResourceTypeIds $roles -Wait -PassThru
        $applied.State | Should -BeExactly Success
        (Get-Sent).Method | Should -BeExactly 'GET', 'POST', 'GET'
    }

    It 'are waited for no longer than that, and then say how to look again' {
        Set-OwnerLag 150
        Set-C1AppAccessRequestDefault $app -DefaultsEnabled true -ResourceTypeIds $roles -WaitTimeout 0.3 -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.WaitTimeout OperationTimeout "The server accepted the request*0.3 seconds*Get-C1AppAccessRequestDefault $($app.Id)"
        (Get-C1AppAccessRequestDefault $app).State | Should -BeExactly Running
        Move-Clock 150
        (Get-C1AppAccessRequestDefault $app).State | Should -BeExactly Success
    }

    It 'that are not applied are an error: <state>' -ForEach @(@{ state = 'FAILED' }, @{ state = 'CANCEL_ERROR' }, @{ state = 'CANCEL_SUCCESS' }) {
        Set-OwnerLag 150
        $name = (Get-Culture).TextInfo.ToTitleCase($state.ToLowerInvariant().Replace('_', ' ')).Replace(' ', '')
        Clear-Journal
        $null = Get-C1AppAccessRequestDefault $app
        Add-Fault @{ method = 'GET'; path = $path; body = ConvertTo-Json @{ appId = $app.Id; defaultsEnabled = $true; state = "APP_ACCESS_REQUEST_DEFAULTS_LAST_APPLY_STATE_$state" }; times = 9 }
        Set-C1AppAccessRequestDefault $app -DefaultsEnabled true -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Failed NotSpecified "The server accepted the access request defaults of app $($app.Id), and did not apply them: their state is $name.*"
    }

    It 'are not waited for where there is nothing to apply' {
        (Set-C1AppAccessRequestDefault $app -DefaultsEnabled false -Wait -PassThru).State | Should -BeExactly Success
        Add-Fault @{ method = 'GET'; path = $path; body = ConvertTo-Json @{ appId = $app.Id; defaultsEnabled = $false; state = 'APP_ACCESS_REQUEST_DEFAULTS_LAST_APPLY_STATE_UNSPECIFIED' }; times = 9 }
        (Set-C1AppAccessRequestDefault $app -DefaultsEnabled false -Wait -PassThru).State | Should -BeExactly Unspecified
    }

    It 'are stopped' {
        Set-OwnerLag 150
        Set-C1AppAccessRequestDefault $app -DefaultsEnabled true -ResourceTypeIds $roles
        Clear-Journal
        (Stop-C1AppAccessRequestDefault $app -PassThru).State | Should -BeExactly Canceling
        Assert-Sent POST "$path/cancel" @{}
        Move-Clock 150
        (Get-C1AppAccessRequestDefault $app).State | Should -BeExactly CancelSuccess

        Set-C1AppAccessRequestDefault $app -DefaultsEnabled true
        Set-OwnerLag 0
        ($app | Stop-C1AppAccessRequestDefault -Wait -PassThru).State | Should -BeExactly CancelSuccess
        Stop-C1AppAccessRequestDefault $app -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*access request defaults are not being applied*'
    }
}
