# Owners that come down the pipe to Set-C1…Owner: the rows of one thing are one list, and one request.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Option '--users 20'
    $session = Get-C1Session -Default
    $users = @(Get-C1User | Where-Object Type -EQ Human)
    $ada, $jurgen, $zoe = $users[0..2]
    $one, $two = 'One', 'Two' | ForEach-Object { New-C1App $_ }
    $entitlement = (Invoke-C1Api "/api/v1/apps/$($one.Id)/entitlements").list[0].appEntitlement.id

    # The changes, each as one line.
    function Get-Put { @(Get-Sent | Where-Object Method -EQ PUT | ForEach-Object { "$($_.Path -replace '.*/apps/' -replace '/owners') $(@($_.Body.userIds ?? $_.Body.userRefs.id) -join ',')" }) }

    # All at once: an id may have one of the names in it.
    function ConvertTo-Row([string] $Text) { $Text -replace '\b(one|two|ada|jurgen|zoe)\b', { (Get-Variable $_.Value -ValueOnly).Id } | ConvertFrom-Csv }
}

AfterAll { Stop-TestTenant }

Describe 'Set-C1AppOwner with owners from the pipe' {
    BeforeEach { Clear-Tenant }

    It 'makes one list of <what>' -ForEach @(
        @{ what = 'users'; run = { $zoe, $ada, $zoe | Set-C1AppOwner $one -Force -PassThru } }
        @{ what = 'texts'; run = { $zoe.Id, $ada.Id | Set-C1AppOwner -AppId $one -Force -PassThru } }
        @{ what = 'rows with a column for the owner'; run = { ConvertTo-Row "UserId`nzoe`nada" | Set-C1AppOwner $one -Force -PassThru } }
        @{ what = 'rows that name the app'; run = { ConvertTo-Row "AppId,UserId`none,zoe`none,ada" | Set-C1AppOwner -Confirm:$false -PassThru } }
        @{ what = 'cells with several owners'; run = { ConvertTo-Row "AppId,UserId`none,zoe;ada`none,ada" | Set-C1AppOwner -Force -PassThru } }
        @{ what = 'what a script finds'; run = { ConvertTo-Row "App,Owner`none,zoe`none,ada" | Set-C1AppOwner -AppId { $_.App } -UserId { $_.Owner } -Force -PassThru } }
        @{ what = 'hashtables'; run = { @{ AppId = $one.Id; UserId = $zoe }, @{ AppId = $one.Id; UserId = $ada } | Set-C1AppOwner -Force -PassThru } }
        @{ what = 'owners of another app'; run = {
                Set-C1AppOwner $two $zoe, $ada -Force
                Clear-Journal
                Get-C1AppOwner $two -OwnerType User | Set-C1AppOwner -AppId $one -Force -PassThru
            }
        }
    ) {
        (& $run).UserId | Should -BeExactly $zoe.Id, $ada.Id
        Get-Put | Should-BeString "$($one.Id) $($zoe.Id),$($ada.Id)" -CaseSensitive
    }

    It 'sends a request for each thing, in the order in which they came first' {
        ConvertTo-Row "AppId,UserId`ntwo,ada`none,zoe`ntwo,jurgen`n,`none,ada" | Set-C1AppOwner -Force
        Get-Put | Should -BeExactly "$($two.Id) $($ada.Id),$($jurgen.Id)", "$($one.Id) $($zoe.Id),$($ada.Id)"
    }

    It 'keeps the owners of each role apart, users and entitlements of one role together' {
        @(
            @{ UserId = $ada.Id; RoleSlug = 'a' }
            @{ UserId = $zoe.Id; RoleSlug = 'b' }
            @{ AppEntitlementRef = "$($one.Id)/$entitlement"; RoleSlug = 'a' }
        ) | Set-C1AppOwner $one -Force
        $puts = @(Get-Sent | Where-Object Method -EQ PUT)
        Assert-Json $puts[0].Body @{ roleSlug = 'a'; userRefs = @(@{ id = $ada.Id }); appEntitlementRefs = @(@{ appId = $one.Id; id = $entitlement }) }
        Assert-Json $puts[1].Body @{ roleSlug = 'b'; userRefs = @(@{ id = $zoe.Id }); appEntitlementRefs = @() }
    }

    It 'puts a list of entitlements that was typed beside the users of the pipe' {
        $ada, $zoe | Set-C1AppOwner $one -AppEntitlementRef "$($one.Id)/$entitlement" -RoleSlug both -Force
        $puts = @(Get-Sent | Where-Object Method -EQ PUT)
        $puts.Count | Should-Be 1
        Assert-Json $puts[0].Body @{ roleSlug = 'both'; userRefs = @(@{ id = $ada.Id }, @{ id = $zoe.Id }); appEntitlementRefs = @(@{ appId = $one.Id; id = $entitlement }) }
    }

    It 'has one error for a thing that cannot be read, where the list was typed' {
        ConvertTo-Row "AppId`none`nno app`ntwo" | Set-C1AppOwner -UserId $ada -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument 'Row 2: *Get-C1App*'
        Get-Put | Should -BeExactly "$($one.Id) $($ada.Id)", "$($two.Id) $($ada.Id)"
    }

    It 'sends rows as they come where the list was typed' {
        Set-OwnerLag 0
        $seen = $one, $two | ForEach-Object { $_; $null = Get-Put } | Set-C1AppOwner -UserId $ada, $zoe -Force -PassThru | ForEach-Object { "$($_.AppId) $((Get-Put).Count)" }
        $seen | Select-Object -Unique | Should -BeExactly "$($one.Id) 1", "$($two.Id) 2"
    }

    It 'asks once for each thing, and names all that it drops: <answer>' -ForEach @(@{ answer = 'yes'; choice = 0; puts = 2 }, @{ answer = 'no'; choice = 2; puts = 0 }) {
        Set-C1AppOwner $one $jurgen, $zoe -Force
        Set-C1AppOwner $two $jurgen -Force
        Clear-Journal
        $shown = New-TestHost $choice, $choice
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, (ConvertTo-Row "AppId,UserId`none,ada`ntwo,ada`none,$($users[4].Id)") {
            param($session, $rows) $rows | Set-C1AppOwner -Session $session
        }
        try { Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        @($shown.Prompts).Count | Should-Be 2
        foreach ($dropped in $jurgen, $zoe) { "$(@($shown.Prompts)[0])" | Should -BeLike "*$($dropped.DisplayName)*owned app $($one.Id)*" }
        @(Get-Put).Count | Should -Be $puts
    }

    It 'shows with -WhatIf what it comes to, and changes nothing' {
        $told = ConvertTo-Row "AppId,UserId`none,zoe`none,ada" | Set-C1AppOwner -WhatIf -Verbose 4>&1
        "$told" | Should -BeLike "*Would send PUT /api/v1/apps/$($one.Id)/owners {`"userIds`":``[`"$($zoe.Id)`",`"$($ada.Id)`"``]}*"
        Get-Put | Should -BeNullOrEmpty
    }

    It 'does not replace the owners by a list that lacks a row: <what>' -ForEach @(
        @{ what = 'an owner who is a name'; rows = "AppId,UserId`none,zoe`none,Ada Lovelace`ntwo,ada"; words = 'Rows 1, 2: The owners of app one stay as they are, because the list would lack an owner. Row 2: *UserId*Get-C1User*' }
        @{ what = 'an empty cell'; rows = "AppId,UserId`none,`ntwo,ada`none,zoe"; words = 'Rows 1, 3: The owners of app one stay as they are*Row 1: *No owner is given*' }
    ) {
        $given = ConvertTo-Row $rows
        $given | Set-C1AppOwner -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $words.Replace('one stay', "$($one.Id) stay")
        $failed.TargetObject | Should -Be @($given | Where-Object AppId -EQ $one.Id) -Because 'these rows are to be sent again'
        Get-Put | Should-BeString "$($two.Id) $($ada.Id)" -CaseSensitive
    }

    It 'does not replace the owners by a list from which <what> is left out' -ForEach @(
        @{ what = 'nothing at all'; given = { $ada, $null } }
        @{ what = 'an empty text'; given = { $ada, '' } }
        @{ what = 'a number'; given = { $ada, 7 } }
        @{ what = 'a name'; given = { $ada, 'Zoe Ostergard' } }
        @{ what = 'an app'; given = { $ada, $two } }
    ) {
        & $given | Set-C1AppOwner $one -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed).Count | Should-Be 1
        "$failed" | Should -BeLike "Rows 1, 2: The owners of app $($one.Id) stay as they are, because the list would lack an owner. Row 2*: *"
        Get-Put | Should -BeNullOrEmpty
    }

    It 'replaces no owners where a row does not say whose it names: <what>' -ForEach @(
        @{ what = 'no app'; rows = "AppId,UserId`none,zoe`n,ada"; words = '*AppId is empty*' }
        @{ what = 'the name of an app'; rows = "AppId,UserId`none,zoe`nPayroll app,ada"; words = '*AppId*Get-C1App*' }
        @{ what = 'entitlements without a role'; rows = "AppId,UserId,AppEntitlementRef`none,zoe,`none,,one/$('e' * 27)"; words = '*RoleSlug*' }
        @{ what = 'the owner of something else'; rows = "AppId,UserId,OwnerOf`none,zoe,App`none,ada,AppResource"; words = '*Pipe it to Set-C1AppResourceOwner.*' }
    ) {
        ConvertTo-Row $rows | Set-C1AppOwner -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Sent | Should -BeNullOrEmpty
        $failed.Count | Should-Be 2
        "$($failed[0])" | Should -BeLike "Row 2*$words"
        "$($failed[1])" | Should -BeLike "Row 1*The owners of app $($one.Id) stay as they are. Row 2 does not say whose owner it names*"
    }

    It 'replaces no owners of a connector where a row lacks its role' {
        $connector = New-C1Connector Okta -AppId $one
        Set-C1ConnectorOwner $one $connector $ada, $zoe -RoleSlug owner -Force
        Clear-Journal
        "AppId,ConnectorId,UserId,RoleSlug`n$($one.Id),$($connector.Id),$($ada.Id),owner`n$($one.Id),$($connector.Id),$($zoe.Id)," | ConvertFrom-Csv |
            Set-C1ConnectorOwner -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should-Be 2
        "$($failed[0])" | Should -BeLike 'Row 2*RoleSlug*'
        "$($failed[1])" | Should -BeLike 'Row 1*stay as they are. Row 2 does not say whose owner it names*'
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'replaces no owners where neither user nor role of a row can be read' {
        "App,User,Role`n$($one.Id),$($zoe.Id),owner`n$($one.Id),," | ConvertFrom-Csv | ForEach-Object { if (-not $_.User) { $_.User = $_.Role = $null }; $_ } |
            Set-C1AppOwner -AppId { $_.App } -UserId { $_.User.Trim() } -RoleSlug { $_.Role.Trim() } -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should-Be 2
        Get-Put | Should -BeNullOrEmpty
    }

    It 'refuses rows with and without a role for one thing: without one, all owners are replaced' {
        ConvertTo-Row "AppId,UserId,RoleSlug`none,ada,owner`ntwo,ada,`none,zoe," | Set-C1AppOwner -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should-Be 2
        $failed | ForEach-Object { "$_" | Should -BeLike "*The owners of app $($one.Id) stay as they are. Some rows name a role and others none*" }
        Get-Put | Should-BeString "$($two.Id) $($ada.Id)" -CaseSensitive

        # Where the list was typed, each row is sent as it comes.
        Clear-Journal
        ConvertTo-Row "AppId,RoleSlug`none,owner`none," | Set-C1AppOwner -UserId $ada -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*A row before this one has replaced the owners*'
        @(Get-Put).Count | Should-Be 1
    }

    It 'refuses an entitlement that is nothing' {
        Set-C1AppOwner $one -AppEntitlementRef @($null) -RoleSlug x -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument 'AppEntitlementRef contains an empty entitlement.'
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'replaces no owners where a row ends the pipe, since PowerShell cannot read its property' {
        $broken = [pscustomobject]@{ AppId = $one.Id }
        $broken | Add-Member ScriptProperty UserId { throw 'no' }
        { [pscustomobject]@{ AppId = $one.Id; UserId = $zoe.Id }, $broken | Set-C1AppOwner -Force } | Should -Throw '*UserId*'
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'changes nothing for an empty pipe, whatever is given: <what>' -ForEach @(
        @{ what = 'nothing'; given = @{} }
        @{ what = '-Force'; given = @{ Force = $true } }
        @{ what = '-Force and a role'; given = @{ Force = $true; RoleSlug = 'owner' } }
    ) {
        Get-C1User -DisplayName 'nobody at all' | Set-C1AppOwner -AppId $one @given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "No owner came down the pipe, so the owners of app $($one.Id) stay as they are. To remove all of them, give -UserId @() and -Force*"
        @(Get-Sent | Where-Object Path -Like '*owner*') | Should -BeNullOrEmpty
        @() | Set-C1AppOwner @given -ErrorAction Stop
        @() | Set-C1AppOwner -AppId { $_.App } @given -ErrorAction Stop
    }

    It 'removes all where an empty list was given explicitly' {
        [pscustomobject]@{ AppId = $one.Id; UserId = @() } | Set-C1AppOwner -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*is an empty list*-Force*'
        $one | Set-C1AppOwner -UserId @() -Force
        Get-Put | Should-BeString "$($one.Id) " -CaseSensitive
    }

    It 'sends nothing where an error ends the pipe: <what>' -ForEach @(
        @{ what = 'a bad row of another app'; rows = "AppId,UserId`none,zoe`ntwo,Ada Lovelace"; words = '*looks like a name*' }
        @{ what = 'a bad row among others'; rows = "AppId,UserId`none,zoe`none,Ada Lovelace`ntwo,ada"; words = '*stay as they are*Row 2: *looks like a name*' }
        @{ what = 'a row without an app'; rows = "AppId,UserId`none,zoe`n,ada"; words = 'AppId is empty*' }
    ) {
        { ConvertTo-Row $rows | Set-C1AppOwner -Force -ErrorAction Stop } | Should -Throw $words
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'sends nothing where the pipe does not come to its end: <what>' -ForEach @(
        @{ what = 'something before it throws'; run = { try { & { $zoe; throw 'no more' } | Set-C1AppOwner $one -Force } catch { "$_" | Should -BeExactly 'no more' } } }
        @{ what = 'Ctrl+C'; run = {
                $pipe = Start-OtherRunspace -Argument $session, $one.Id, $zoe {
                    param($session, $app, $user) & { $user; Get-C1App $app -Session $session; while ($true) { Start-Sleep -Milliseconds 20 } } | Set-C1AppOwner $app -Session $session -Force
                }
                Wait-Until { Get-Sent }
                $pipe.Shell.Stop()
                Remove-OtherRunspace $pipe
            }
        }
    ) {
        . $run
        Get-Put | Should -BeNullOrEmpty
    }

    It 'waits for each thing once' {
        ConvertTo-Row "AppId,UserId`ntwo,ada`none,zoe`ntwo,zoe" | Set-C1AppOwner -Force -Wait
        @(Get-Sent | Where-Object Path -Like '*/ownerids').Count | Should-Be 2
        (Get-C1AppOwner $two).UserId | Sort-Object | Should -BeExactly @($ada.Id, $zoe.Id | Sort-Object)
    }

    It 'sets many things at once, as -ThrottleLimit says, where nobody is asked' -Tag OneBuild {
        $apps = 1..16 | ForEach-Object { New-C1App "Many $_" }
        Add-Fault @{ path = '/api/v1/apps/*'; delayMilliseconds = 300; times = 0 }
        Clear-Load
        $set = $apps | Set-C1AppOwner -UserId $ada -Force -PassThru -ThrottleLimit 16
        $set.AppId | Should -BeExactly $apps.Id
        (Get-Load).peak | Should -BeGreaterThan 8
        Clear-Load
        $set = $apps | ForEach-Object { [pscustomobject]@{ AppId = $_.Id; UserId = $zoe.Id } } | Set-C1AppOwner -Confirm:$false -PassThru -ThrottleLimit 16
        $set.AppId | Should -BeExactly $apps.Id
        (Get-Load).peak | Should -BeGreaterThan 8
    }

    It 'says in verbose lines whom it drops where nobody is asked' {
        Set-C1AppOwner $one $jurgen -Force
        $told = $zoe | Set-C1AppOwner $one -Force -Verbose 4>&1
        "$told" | Should -BeLike "*app $($one.Id): $($zoe.Id); drops $($jurgen.DisplayName) ($($jurgen.Id))*"
    }

    It 'says what to add in a shell that cannot ask: <what>' -ForEach @(
        @{ what = 'none that shows anything'; shown = { $null } }
        @{ what = 'one that refuses to ask'; shown = { New-TestHost } }
    ) {
        Set-C1AppOwner $one $jurgen -Force
        $shown = & $shown
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument $session, $one.Id, $zoe.Id {
            param($session, $app, $user)
            $ConfirmPreference = 'High'
            Set-C1AppOwner $app $user -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed
        }
        try { $failed = Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        Assert-Failure $failed C1.InvalidInput InvalidArgument "$($jurgen.DisplayName) ($($jurgen.Id)) owned app $($one.Id) until now*Nobody can be asked in this shell*add -Force or -Confirm:`$false."
    }
}
