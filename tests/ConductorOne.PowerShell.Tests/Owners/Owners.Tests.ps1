# What the cmdlets for owners send and answer, for each kind of thing that has owners.
BeforeDiscovery {
    $kinds = @(
        @{ Noun = 'AppOwner'; Kind = 'App'; Ids = 'AppId'; Old = $true }
        @{ Noun = 'AppResourceOwner'; Kind = 'AppResource'; Ids = 'AppId', 'AppResourceTypeId', 'AppResourceId'; Old = $true }
        @{ Noun = 'EntitlementOwner'; Kind = 'AppEntitlement'; Ids = 'AppId', 'AppEntitlementId'; Old = $true }
        @{ Noun = 'ConnectorOwner'; Kind = 'Connector'; Ids = 'AppId', 'ConnectorId'; Old = $false }
        @{ Noun = 'AccountOwner'; Kind = 'Account'; Ids = 'AppId', 'AppUserId'; Old = $false }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Option '--users 20'
    $users = @(Get-C1User | Where-Object Type -EQ Human)
    $ada, $jurgen, $zoe = $users[0..2]
    $stranger = Get-TestId nobody
    $app = New-C1App Payroll
    $entitlement = (Invoke-C1Api "/api/v1/apps/$($app.Id)/entitlements").list[0].appEntitlement.id
    $reference = "$($app.Id)/$entitlement"

    # A new thing of a kind: its ids by name, and where its owners are.
    function New-Owned([string] $Kind) {
        $own = New-C1App "App $([guid]::NewGuid())"
        $ids = [ordered]@{ AppId = $own.Id }
        switch ($Kind) {
            AppResource {
                $resource = $own | New-C1AppResourceType Roles Role | New-C1AppResource Admin
                $ids.AppResourceTypeId = $resource.AppResourceTypeId
                $ids.AppResourceId = $resource.Id
            }
            AppEntitlement { $ids.AppEntitlementId = (Invoke-C1Api "/api/v1/apps/$($own.Id)/entitlements").list[0].appEntitlement.id }
            Connector { $ids.ConnectorId = ($own | New-C1Connector Auth0 -WarningAction Ignore).Id }
            Account { $ids.AppUserId = Get-TestId account1 }
        }

        $below = switch ($Kind) {
            AppResource { "/resource_types/$($ids.AppResourceTypeId)/resource/$($ids.AppResourceId)" }
            AppEntitlement { "/entitlements/$($ids.AppEntitlementId)" }
            Connector { "/connectors/$($ids.ConnectorId)" }
            Account { "/users/$($ids.AppUserId)" }
        }
        Clear-Journal
        [pscustomobject]@{
            Ids = $ids
            Old = "/api/v1/apps/$($own.Id)$below"
            Roles = "/api/v2/apps/$($own.Id)$($below -replace '/resource/', '/resources/')/owners"
        }
    }

    # The requests, each as one line, with the body.
    function Get-Line { @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)$(if ($_.Query) { '?' })$($_.Query) $($_.Text)".TrimEnd() }) }
}

AfterAll { Stop-TestTenant }

Describe '<Noun>' -ForEach $kinds {
    BeforeAll {
        $owned = New-Owned $Kind
        $ids = $owned.Ids
        $row = [pscustomobject] $ids
        $get, $add, $set, $remove = 'Get', 'Add', 'Set', 'Remove' | ForEach-Object { Get-Command "$_-C1$Noun" }
        $path = "$($owned.Old)/owners"
        $addUser = if ($Kind -eq 'App') { { param($id) "POST $path/$id {}" } } else { { param($id) "POST $path {`"userId`":`"$id`"}" } }
        $removeUser = if ($Kind -eq 'AppResource') { { param($id) "DELETE $path {`"userId`":`"$id`"}" } } else { { param($id) "DELETE $path/$id {}" } }
    }

    BeforeEach {
        Clear-Tenant
        $null = Invoke-Control POST lag @{ ownerSeconds = 0 }
    }

    # Some things have owners under roles alone.
    if ($Old) {
        It 'adds, reads and removes users without a role' {
            $made = & $add @ids -UserId $ada, $jurgen, $ada -PassThru
            Get-Line | Should -BeExactly @((& $addUser $ada.Id), (& $addUser $jurgen.Id))
            $made.UserId | Should -BeExactly $ada.Id, $jurgen.Id
            $made[0].OwnerOf, $made[0].OwnerType, $made[0].RoleSlug | Should -BeExactly $Kind, 'User', $null
            foreach ($id in $ids.GetEnumerator()) { $made[0].($id.Key) | Should -BeExactly $id.Value }

            Clear-Journal
            $read = & $get @ids | Where-Object UserId -In $ada.Id, $jurgen.Id
            Get-Line | Should -BeExactly @("GET ${path}?page_size=100", "GET $($owned.Roles)/entitlements?page_size=100")
            $read.DisplayName | Should -BeExactly $ada.DisplayName, $jurgen.DisplayName
            $read[0].Email | Should -BeExactly $ada.Email

            Clear-Journal
            & $remove @ids -UserId $ada -Confirm:$false | Should -BeNullOrEmpty
            Get-Line | Should -BeExactly (& $removeUser $ada.Id)
            (& $get @ids).UserId | Should -Not -Contain $ada.Id
            & $get @ids | & $remove -Confirm:$false
            & $get @ids | Should -BeNullOrEmpty
        }
    }

    It 'adds, reads and removes users and entitlements under a role' {
        $made = & $add @ids -UserId $zoe -AppEntitlementRef $reference -RoleSlug 'a/role' -PassThru
        $user, $holders = "$($owned.Roles)/users/a%2Frole/$($zoe.Id)", "$($owned.Roles)/entitlements/a%2Frole/$reference"
        Get-Line | Should -BeExactly @(
            "POST $user {`"userRef`":{`"id`":`"$($zoe.Id)`"}}", "POST $holders {`"appEntitlementRef`":{`"appId`":`"$($app.Id)`",`"id`":`"$entitlement`"}}")
        $made.OwnerType | Should -BeExactly 'User', 'Entitlement'
        "$($made[1].AppEntitlementRef)" | Should -BeExactly $reference

        Clear-Journal
        $read = @(& $get @ids -RoleSlug 'a/role')
        Get-Line | Should -BeExactly @("GET $($owned.Roles)/users?role_slug=a%2Frole&page_size=100", "GET $($owned.Roles)/entitlements?role_slug=a%2Frole&page_size=100")
        $read.DisplayName | Should -BeExactly $zoe.DisplayName, 'Access'
        $read.RoleSlug | Select-Object -Unique | Should-BeString 'a/role' -CaseSensitive
        $read[0].CreatedAt | Should -BeOfType [DateTimeOffset]
        & $get @ids -RoleSlug other | Should -BeNullOrEmpty
        (& $get @ids -RoleSlug 'a/role' -OwnerType Entitlement).OwnerType | Should -BeExactly Entitlement

        # What was written to a file and read again is the same.
        Clear-Journal
        $read | ConvertTo-Csv | ConvertFrom-Csv | & $remove -Confirm:$false
        (Get-Sent).Path | Should -BeExactly $user, $holders
        & $get @ids -RoleSlug 'a/role' | Should -BeNullOrEmpty
    }

    It 'replaces owners, and says whom that drops' {
        $role = if ($Old) { @{} } else { @{ RoleSlug = 'owner' } }
        & $set @ids -UserId $ada, $jurgen @role -Force
        Clear-Journal
        & $set @ids -UserId $zoe @role -WhatIf
        (Get-Sent).Method | Select-Object -Unique | Should -BeExactly 'GET', 'POST' -Because 'the POST is a search for the user'
        Clear-Journal
        & $set @ids -UserId $zoe, $ada @role -Confirm:$false -PassThru | ForEach-Object UserId | Should -BeExactly $zoe.Id, $ada.Id
        $put = Get-Sent | Where-Object Method -EQ PUT
        if ($Old) {
            $put.Path | Should -BeExactly $path
            Assert-Json $put.Body @{ userIds = @($zoe.Id, $ada.Id) }
        }
        else {
            $put.Path | Should -BeExactly $owned.Roles
            Assert-Json $put.Body @{ roleSlug = 'owner'; userRefs = @(@{ id = $zoe.Id }, @{ id = $ada.Id }); appEntitlementRefs = @() }
        }

        (& $get @ids @role).UserId | Sort-Object | Should -BeExactly @($ada.Id, $zoe.Id | Sort-Object)
    }

    It 'keeps under a role what is not given' {
        & $set @ids -UserId $ada -AppEntitlementRef $reference -RoleSlug keeper
        & $set @ids -UserId $jurgen -RoleSlug keeper -Force
        (& $get @ids -RoleSlug keeper | ForEach-Object { "$($_.UserId)$($_.AppEntitlementRef)" }) | Should -BeExactly $jurgen.Id, $reference
        & $set @ids -AppEntitlementRef @() -RoleSlug keeper -Force
        (& $get @ids -RoleSlug keeper).UserId | Should -BeExactly $jurgen.Id
    }

    It 'waits until the owners are what was asked for' {
        $role = if ($Old) { @{} } else { @{ RoleSlug = 'waiter' } }
        & $set @ids -UserId $ada @role -Force -Wait
        & $add @ids -UserId $zoe @role -Wait -PassThru | ForEach-Object UserId | Should -BeExactly $zoe.Id
        & $remove @ids -UserId $ada @role -Wait -Confirm:$false
        (& $get @ids @role).UserId | Should -BeExactly $zoe.Id
        $look = if ($Old) { "GET $($owned.Old)/ownerids" } else { "GET $($owned.Roles)/users" }
        Clear-Journal
        & $add @ids -UserId $zoe @role -Wait
        "GET $((Get-Sent)[1].Path)" | Should -BeExactly $look
    }

    It 'refuses <what>, and sends nothing' -ForEach @(
        @{ what = 'no owner'; verb = 'Add'; given = @{ RoleSlug = 'r' }; message = '*No owner is given*' }
        @{ what = 'no owner'; verb = 'Set'; given = @{ RoleSlug = 'r' }; message = '*No owner is given*' }
        @{ what = 'an entitlement without a role'; verb = 'Add'; given = @{ AppEntitlementRef = 'a/b' }; message = '*RoleSlug is missing*Get-C1*Owner shows*' }
        @{ what = 'an empty list'; verb = 'Set'; given = @{ UserId = @(); RoleSlug = 'r' }; message = '*is an empty list*-Force*' }
        @{ what = 'a blank user'; verb = 'Add'; given = @{ UserId = ' '; RoleSlug = 'r' }; message = '*' }
        @{ what = 'an entitlement that is half a reference'; verb = 'Add'; given = @{ AppEntitlementRef = @{ appId = 'a' }; RoleSlug = 'r' }; message = '*AppEntitlementRef.Id*' }
    ) {
        & "$verb-C1$Noun" @ids @given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $message
        Assert-NothingSent
    }

    It 'says that an owner is no user' {
        $role = if ($Old) { @{} } else { @{ RoleSlug = 'owner' } }
        & $add @ids -UserId $stranger @role -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound "*404*UserId $stranger is no user of this tenant*Get-C1User finds users.*"
        & $set @ids -UserId $stranger @role -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*UserId $stranger is no user of this tenant*"
        (Get-Sent).Method | Should -Not -Contain PUT
    }

    It 'takes users, texts and rows from a pipe' {
        $role = if ($Old) { @{} } else { @{ RoleSlug = 'piped' } }
        $ada | & $add @ids @role
        $jurgen.Id | & $add @ids @role
        [pscustomobject]($ids + @{ UserId = "$($zoe.Id); $($ada.Id)"; RoleSlug = $role.RoleSlug }) | & $add -ThrottleLimit 4
        (& $get @ids @role).UserId | Should -Contain $zoe.Id
        @(& $get @ids @role | Where-Object UserId -In $ada.Id, $jurgen.Id, $zoe.Id).Count | Should-Be 3
        @{} + $ids | & $get @role | Should -Not -BeNullOrEmpty
    }

    It 'refuses the owner of something else, and says where it belongs' {
        $other = if ($Kind -eq 'App') { 'AppResource' } else { 'App' }
        [pscustomobject]@{ OwnerOf = $other; AppId = $app.Id; UserId = $ada.Id; AppResourceTypeId = $app.Id; AppResourceId = $app.Id } |
            & $remove -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*Pipe it to Remove-C1$($other)Owner.*"
        Assert-NothingSent
    }
}

Describe 'Owners' {
    BeforeEach { Clear-Tenant }

    It 'of an app begin with its creator, and a replacement drops what is added in between' {
        $own = New-C1App Own
        (Get-C1AppOwner $own).DisplayName | Should-BeString 'Sandbox service' -CaseSensitive
        Set-OwnerLag 150
        Add-C1AppOwner $own $ada
        Set-C1AppOwner $own $jurgen -Force
        Add-C1AppOwner $own $zoe
        Move-Clock 150
        (Get-C1AppOwner $own).UserId | Should -BeExactly $jurgen.Id, $zoe.Id
        Set-OwnerLag 0
    }

    It 'are all there after many shells have added one each' -Tag OneBuild {
        $own = New-C1App Shared
        Set-OwnerLag 45
        $session = Get-C1Session -Default
        $pipes = foreach ($user in $users[0..7]) {
            Start-OtherRunspace -Argument $session, $own.Id, $user.Id { param($session, $app, $user) Add-C1AppOwner $app $user -Session $session }
        }
        $pipes | ForEach-Object { Receive-OtherRunspace $_; Remove-OtherRunspace $_ }
        Move-Clock 45
        $shown = (Get-C1AppOwner $own).UserId
        $shown.Count | Should -Be 9 -Because 'the creator is one, too'
        foreach ($user in $users[0..7]) { $shown | Should -Contain $user.Id }
        Set-OwnerLag 0
    }

    It 'that a connector names are shown, and cannot be removed' {
        $owned = New-Owned AppResource
        $ids = $owned.Ids
        $null = Invoke-Control POST owners @{ appId = $ids.AppId; resourceTypeId = $ids.AppResourceTypeId; resourceId = $ids.AppResourceId; userId = $zoe.Id }
        Add-C1AppResourceOwner @ids -UserId $ada
        (Get-C1AppResourceOwner @ids).IsImmutable | Should -BeExactly $true, $false
        (Get-C1AppResourceOwner @ids)[0].AdditionalProperties | Should -BeNullOrEmpty
        Clear-Journal
        Get-C1AppResourceOwner @ids -OwnerType User | Where-Object IsImmutable | Remove-C1AppResourceOwner -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*because the connector says so*'
        (Get-Sent).Method | Should -BeExactly GET
        Remove-C1AppResourceOwner @ids -UserId $zoe -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*$($zoe.DisplayName) owns app resource*because the connector says so*"

        # They are none of those that a replacement drops, and not waited for.
        Set-C1AppResourceOwner @ids -UserId $jurgen -Force -Wait -WaitTimeout 60
        (Get-C1AppResourceOwner @ids).UserId | Should -BeExactly $zoe.Id, $jurgen.Id
    }

    It 'are read as far as a tenant has them, and the error says how to read the rest alone' {
        Add-Fault @{ path = "/api/v2/apps/$($app.Id)/owners/entitlements"; status = 501; times = 0 }
        $read = Get-C1AppOwner $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $read | Should -Not -BeNullOrEmpty
        @($failed).Count | Should-Be 1
        "$($failed[0])" | Should -BeLike '*501*The users were read; the entitlements that own it were not. To read users alone, add -OwnerType User.'
        Get-C1AppOwner $app -OwnerType User -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'are not replaced twice in one pipe by a list that was typed' {
        $own = New-C1App Own
        Clear-Journal
        $own, $own | Set-C1AppOwner -UserId $ada -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*A row before this one has replaced the owners of app $($own.Id)*Give all owners at once.*"
        @(Get-Sent | Where-Object Method -EQ PUT).Text | Should -BeExactly "{`"userIds`":[`"$($ada.Id)`"]}"
    }

    It 'of what this version does not know are not taken for those of an app' {
        [pscustomobject]@{ OwnerOf = 'Catalog'; AppId = $app.Id; UserId = $ada.Id } | Remove-C1AppOwner -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*OwnerOf of this row is "Catalog", which this version of the module does not know*'
        Assert-NothingSent
    }

    It 'say with their role how to look again when the time is up' {
        Set-OwnerLag 150
        Add-C1AppOwner $app -UserId $ada -RoleSlug technical -WaitTimeout 0.2 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -BeLike "*run: Get-C1AppOwner $($app.Id) -RoleSlug technical*"
        Set-OwnerLag 0
    }

    It 'are of no other type than users and entitlements' {
        Get-C1AppOwner $app -OwnerType GROUP -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*OwnerType cannot be "GROUP"*User, Entitlement*'
        Assert-NothingSent
    }

    It 'of an entitlement are 32 at most' {
        $many = 1..33 | ForEach-Object { Get-TestId "user${_}x" }
        Set-C1EntitlementOwner $app $entitlement $many -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*at most 32*not 33*'
        Set-C1EntitlementOwner $app $entitlement -AppEntitlementRef (1..33 | ForEach-Object { "$($app.Id)/$(Get-TestId "e${_}x")" }) -RoleSlug r -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*at most 32*not 33*'
        Assert-NothingSent
    }

    It 'are asked about when a replacement drops some: <answer>' -ForEach @(
        @{ answer = 'yes'; choice = 0; kept = $false }
        @{ answer = 'no'; choice = 2; kept = $true }
    ) {
        $own = New-C1App Asked
        Clear-Journal
        $shown = New-TestHost $choice
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument (Get-C1Session -Default), $own.Id, $ada.Id { param($session, $app, $user) Set-C1AppOwner $app $user -Session $session }
        try { Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        "$($shown.Prompts)" | Should -BeLike '*Sandbox service*owned app*until now*'
        @(Get-Sent | Where-Object Method -EQ PUT).Count | Should -Be $(if ($kept) { 0 } else { 1 })
    }

    It 'are not asked about when nobody is dropped, or with -Force' {
        $own = New-C1App Unasked
        $creator = (Get-C1AppOwner $own).UserId
        $shown = New-TestHost
        $pipe = Start-OtherRunspace -ShellHost $shown -Argument (Get-C1Session -Default), $own.Id, $creator, $ada.Id {
            param($session, $app, $creator, $user)
            Set-C1AppOwner $app $creator, $user -Session $session
            Set-C1AppOwner $app $user -Session $session -Force
        }
        try { Receive-OtherRunspace $pipe } finally { Remove-OtherRunspace $pipe }
        $shown.Prompts | Should -BeNullOrEmpty
        (Get-C1AppOwner $own).UserId | Should -BeExactly $ada.Id
    }

    It 'show every request with -WhatIf -Verbose, and send none' {
        $told = Add-C1AppOwner $app $ada, $jurgen -WhatIf -Verbose 4>&1
        @($told | Where-Object { "$_" -like 'Would send*' } | ForEach-Object { "$_" }) | Should -BeExactly @(
            "Would send POST /api/v1/apps/$($app.Id)/owners/$($ada.Id) {}", "Would send POST /api/v1/apps/$($app.Id)/owners/$($jurgen.Id) {}")
        Assert-NothingSent
    }

    It 'that could be changed are, where others of the row could not: <verb>' -ForEach @(
        @{ verb = 'Add'; given = @{ PassThru = $true }; failure = 'C1.NotFound', 'ObjectNotFound'; words = '*2 of 4 owners failed. {0}: *404*is no user of this tenant* {1}: *403*not yours*' }
        @{ verb = 'Remove'; given = @{ Confirm = $false }; failure = 'C1.Forbidden', 'PermissionDenied'; words = '*1 of 4 owners failed. {1}: *403*not yours*' }
    ) {
        $own = New-C1App Part
        if ($verb -eq 'Remove') { Add-C1AppOwner $own $ada, $zoe -Wait }
        Add-Fault @{ path = "/api/v1/apps/$($own.Id)/owners/$($jurgen.Id)"; status = 403; body = '{"code":7,"message":"not yours"}'; times = 0 }
        Clear-Journal
        $row = [pscustomobject]@{ Name = 'mixed'; AppId = $own.Id; UserId = "$($ada.Id);$stranger;$($jurgen.Id);$($zoe.Id)" }
        $made = $row | & "$verb-C1AppOwner" @given -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed $failure[0] $failure[1] 'Row 1, "mixed": *', ($words -f $stranger, $jurgen.Id) $row
        if ($verb -eq 'Add') { $made.UserId | Should -BeExactly $ada.Id, $zoe.Id }
        @(Get-Sent | Where-Object Path -Like "*/owners/*" | ForEach-Object { $_.Path -replace '.*/' }) | Should -BeExactly $ada.Id, $stranger, $jurgen.Id, $zoe.Id
        @(Get-Sent | Where-Object Path -Like '*/ownerids').Count | Should -Be 1 -Because 'what was done is waited for'
        Clear-Fault
        $shown = (Get-C1AppOwner $own).UserId
        foreach ($id in $ada.Id, $zoe.Id) { $shown -contains $id | Should -Be ($verb -eq 'Add') }
    }

    It 'are not tried behind a token that is refused, which ends the pipe' {
        $own = New-C1App Ended
        Add-Fault @{ path = "/api/v1/apps/$($own.Id)/owners/$($ada.Id)"; status = 409; times = 0 }
        Add-Fault @{ path = "/api/v1/apps/$($own.Id)/owners/$($jurgen.Id)"; status = 401; times = 0 }
        Clear-Journal
        { [pscustomobject]@{ AppId = $own.Id; UserId = "$($ada.Id);$($jurgen.Id);$($zoe.Id)" }, [pscustomobject]@{ AppId = $app.Id; UserId = $zoe.Id } | Add-C1AppOwner } |
            Should -Throw "*2 of 3 owners failed. $($ada.Id): *409*$($jurgen.Id): *401* Not tried: $($zoe.Id)." -ErrorId 'C1.Unauthorized,*'
        @(Get-Sent | Where-Object Path -Like "*$($zoe.Id)") | Should -BeNullOrEmpty
        Clear-Fault
    }

    It 'that failed alone have the reason alone' {
        Add-C1AppOwner $app $stranger -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -Not -BeLike '*of 1 owners*'
    }

    It 'that waited in vain say why, beside those that failed' {
        Set-OwnerLag 150
        $own = New-C1App Slow
        Add-C1AppOwner $own $ada, $stranger -WaitTimeout 0.2 -ErrorAction SilentlyContinue -ErrorVariable failed
        Set-OwnerLag 0
        Assert-Failure $failed C1.NotFound ObjectNotFound "1 of 2 owners failed. $stranger`: *is no user of this tenant*Get-C1AppOwner $($own.Id)"
    }

    It 'of an app are not changed by its resource' {
        $owned = New-Owned AppResource
        Get-C1AppResource @($owned.Ids.Values)[0] | Add-C1AppOwner -UserId $ada -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*is for owners of an app, and this is an app resource*'
        (Get-Sent | Where-Object Path -NotLike '*/search/*').Method | Should -Not -Contain POST
    }
}

Describe 'An entitlement of Invoke-C1Api' {
    BeforeAll {
        $own = New-C1App Raw
        $raw = (Invoke-C1Api "/api/v1/apps/$($own.Id)/entitlements").list[0].appEntitlement
    }

    BeforeEach { Clear-Tenant }

    It 'stands for itself in a pipe' {
        $raw | Add-C1EntitlementOwner -UserId $ada
        ($raw | Get-C1EntitlementOwner).UserId | Should -BeExactly $ada.Id
        $raw | Set-C1EntitlementOwner -UserId $zoe -Confirm:$false
        ($raw | ConvertTo-Json -Depth 9 | ConvertFrom-Json | Get-C1EntitlementOwner).UserId | Should -BeExactly $zoe.Id
        $raw | Remove-C1EntitlementOwner -UserId $zoe -Confirm:$false
        $raw | Get-C1EntitlementOwner | Should -BeNullOrEmpty
    }

    It 'does not stand for <noun>' -ForEach @(
        @{ noun = 'an account'; cmdlet = 'Get-C1AccountOwner'; parameter = 'AppUserId' }
        @{ noun = 'a connector'; cmdlet = 'Get-C1ConnectorOwner'; parameter = 'ConnectorId' }
    ) {
        $raw | & $cmdlet -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument "*$parameter*"
        Assert-NothingSent
    }

    It 'is told from other objects with the id of an app' {
        [pscustomobject]@{ appId = $own.Id; id = $raw.id; displayName = 'x' } | Get-C1EntitlementOwner -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*AppEntitlementId*'
        $raw | Get-C1EntitlementOwner -AppEntitlementId $entitlement -ErrorAction SilentlyContinue -ErrorVariable failed
        (Get-Sent).Path | Should -Match $entitlement
    }
}

Describe 'Get-C1UserOwnership' {
    BeforeEach { Clear-Tenant }

    It 'finds what a leaver owns, and hands it over' {
        $leaver, $heir = $users[-2..-1]
        $resource = New-Owned AppResource
        $own = New-C1App Handed -Owners $leaver
        $ids = $resource.Ids
        Add-C1AppResourceOwner @ids -UserId $leaver
        Clear-Journal
        $found = @(Get-C1UserOwnership $leaver)
        Assert-Json (Get-Sent).Body @{ userId = $leaver.Id; pageSize = 100 }
        Clear-Journal
        $found.OwnershipType | Should -BeExactly App, Resource
        $found.OwnerOf | Should -BeExactly App, AppResource
        $found.DisplayName | Should -BeExactly Handed, Admin
        $found.UserId | Select-Object -Unique | Should -BeExactly $leaver.Id

        $found | Add-C1AppOwner -UserId $heir -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Pipe it to Add-C1AppResourceOwner.*'
        Clear-Journal
        $apps = @($leaver | Get-C1UserOwnership -OwnershipTypes app)
        Assert-Json (Get-Sent).Body @{ userId = $leaver.Id; pageSize = 100; ownershipTypes = @('USER_OWNERSHIP_TYPE_APP') }
        $apps | Remove-C1AppOwner -Confirm:$false
        Get-C1UserOwnership $leaver Resource | Remove-C1AppResourceOwner -Confirm:$false
        Get-C1UserOwnership $leaver | Should -BeNullOrEmpty
        (Get-C1AppOwner $own).UserId | Should -Contain $heir.Id
    }

    It 'refuses a user that is no id' {
        { Get-C1UserOwnership 'Ada Lovelace' } | Should -Throw '*Get-C1User*'
        Get-C1UserOwnership '' -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*UserId*'
        Assert-NothingSent
    }
}
