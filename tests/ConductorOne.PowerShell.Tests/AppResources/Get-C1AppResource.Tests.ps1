BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $owner = (Get-TestUser)[1].id
    $payroll = New-C1App Payroll
    $travel = New-C1App Travel
    $roles = New-C1AppResourceType Roles Role -AppId $payroll.Id
    $groups = New-C1AppResourceType Groups Group -AppId $payroll.Id
    $others = New-C1AppResourceType Roles Role -AppId $travel.Id
    $admin = New-C1AppResource Admin -AppId $payroll.Id -AppResourceTypeId $roles.Id -ResourceOwnerUserIds $owner
    $reader = New-C1AppResource Reader -AppId $payroll.Id -AppResourceTypeId $roles.Id
    $staff = New-C1AppResource Staff -AppId $payroll.Id -AppResourceTypeId $groups.Id
    $booker = New-C1AppResource Booker -AppId $travel.Id -AppResourceTypeId $others.Id
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1AppResource' {
    BeforeEach { Clear-Journal }

    It 'reads a resource by its ids' {
        $resource = Get-C1AppResource $payroll.Id $roles.Id $admin.Id
        $resource | Should -BeOfType ConductorOne.AppResources.C1AppResource
        $resource.DisplayName, $resource.AppId, $resource.AppResourceTypeId, $resource.AppResourceId | Should -BeExactly 'Admin', $payroll.Id, $roles.Id, $admin.Id
        ($staff, $admin | Get-C1AppResource).DisplayName | Should -BeExactly 'Staff', 'Admin'
        ($admin | ConvertTo-Csv | ConvertFrom-Csv | Get-C1AppResource).DisplayName | Should-BeString 'Admin' -CaseSensitive
        ($reader.Id | Get-C1AppResource $payroll.Id $roles.Id).DisplayName | Should-BeString 'Reader' -CaseSensitive
        (Get-Sent)[0].Path | Should-BeString "/api/v1/apps/$($payroll.Id)/resource_types/$($roles.Id)/resources/$($admin.Id)" -CaseSensitive
        @(Get-Sent).Count | Should-Be 5
    }

    It 'lists those of a resource type' {
        (Get-C1AppResource $payroll $roles).DisplayName | Should -BeExactly 'Admin', 'Reader'
        ($roles | Get-C1AppResource -First 1).DisplayName | Should-BeString 'Admin' -CaseSensitive
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path) $($_.Query)" } | Should -BeExactly (
            100, 10 | ForEach-Object { "GET /api/v1/apps/$($payroll.Id)/resource_types/$($roles.Id)/resources page_size=$_" })
    }

    It 'lists those of each resource type in a pipe, in their order' {
        (Get-C1App | Get-C1AppResourceType -ThrottleLimit 2 | Get-C1AppResource -ThrottleLimit 4).DisplayName | Should -BeExactly 'Admin', 'Reader', 'Staff', 'Booker'
        ($others, $roles | Get-C1AppResource).DisplayName | Should -BeExactly 'Booker', 'Admin', 'Reader'
    }

    It 'lists those of an app whatever their kind' {
        ($travel, $payroll | Get-C1AppResource).DisplayName | Should -BeExactly 'Booker', 'Admin', 'Reader', 'Staff'
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path) $(ConvertTo-Canonical $_.Body)" } | Should -BeExactly (
            $travel, $payroll | ForEach-Object { "POST /api/v1/search/app_resources {`"appIds`":[`"$($_.Id)`"],`"pageSize`":100}" })
    }

    It 'looks in all apps where none is given' {
        (Get-C1AppResource).DisplayName | Sort-Object | Should -BeExactly 'Admin', 'Booker', 'Reader', 'Staff'
        Assert-Sent POST '/api/v1/search/app_resources' @{ pageSize = 100 }
    }

    It 'looks for <what>' -ForEach @(
        @{ what = 'words'; by = { @{ Query = 'read' } }; found = 'Reader'; body = { @{ query = 'read' } } }
        @{ what = 'words in a resource type'; by = { @{ AppId = $payroll; AppResourceTypeId = $roles; Query = 'd' } }; found = 'Admin', 'Reader'; body = { @{ appIds = @($payroll.Id); resourceTypeIds = @($roles.Id); query = 'd' } } }
        @{ what = 'a resource type alone'; by = { @{ AppResourceTypeId = $others } }; found = 'Booker'; body = { @{ resourceTypeIds = @($others.Id) } } }
        @{ what = 'apps'; by = { @{ AppIds = $travel } }; found = 'Booker'; body = { @{ appIds = @($travel.Id) } } }
        @{ what = 'owners'; by = { @{ OwnerUserIds = $owner } }; found = 'Admin'; body = { @{ ownerUserIds = @($owner) } } }
        @{ what = 'resources without an owner'; by = { @{ UnownedOnly = 'yes'; AppId = $payroll.Id } }; found = 'Reader', 'Staff'; body = { @{ unownedOnly = $true; appIds = @($payroll.Id) } } }
        @{ what = 'resources by all their ids'; by = { @{ Refs = $admin, $booker } }; found = 'Admin', 'Booker'; body = { @{ refs = @($admin, $booker | ForEach-Object { @{ appId = $_.AppId; appResourceTypeId = $_.AppResourceTypeId; id = $_.Id } }) } } }
        @{ what = 'a resource by all its ids, as text'; by = { @{ Refs = "$($admin.AppId)/$($admin.AppResourceTypeId)/$($admin.Id)" } }; found = 'Admin'; body = { @{ refs = @(@{ appId = $admin.AppId; appResourceTypeId = $admin.AppResourceTypeId; id = $admin.Id }) } } }
        @{ what = 'a resource by all its ids, as a hashtable'; by = { @{ Refs = @{ appId = $admin.AppId; appResourceTypeId = $admin.AppResourceTypeId; id = $admin.Id } } }; found = 'Admin'; body = { @{ refs = @(@{ appId = $admin.AppId; appResourceTypeId = $admin.AppResourceTypeId; id = $admin.Id }) } } }
    ) {
        $by = & $by
        @(Get-C1AppResource @by).DisplayName | Sort-Object | Should -BeExactly $found
        Assert-Sent POST '/api/v1/search/app_resources' ((& $body) + @{ pageSize = 100 })
    }

    It 'sends every other filter' {
        $null = Get-C1AppResource -AppUserIds u00000000000000000000000000 -ResourceTypeIds $roles -ResourceTypeTraitIds t1 -ExcludeResourceTypeTraitIds t2 -ResourceIds $admin -ExcludeResourceIds $reader `
            -ExcludeDeletedApps yes -ExcludeDeletedResourceBindings no -WithOpenFindings 1 -NhiTypes AppRegistration -CredentialTypes staticsecret -AgentStatuses Ready `
            -SecretCreatedAfter '2026-01-01T00:00Z' -SecretCreatedBefore ([datetime]::new(2026, 1, 2, 0, 0, 0, [System.DateTimeKind]::Utc)) -SecretExpiresAfter '2026-01-03T00:00:00+00:00' `
            -SecretExpiresBefore ([DateTimeOffset]::new(2026, 1, 4, 0, 0, 0, [timespan]::Zero)) -LastUsedAfter '2026-01-05 00:00:00.000Z' -LastUsedBefore '2026-01-06T00:00Z' `
            -SortField SecretExpiresAt -Direction desc
        Assert-Sent POST '/api/v1/search/app_resources' @{
            appUserIds = @('u00000000000000000000000000'); resourceTypeIds = @($roles.Id); resourceTypeTraitIds = @('t1'); excludeResourceTypeTraitIds = @('t2'); resourceIds = @($admin.Id)
            excludeResourceIds = @($reader.Id); excludeDeletedApps = $true; excludeDeletedResourceBindings = $false; withOpenFindings = $true
            nhiTypes = @('NHI_TYPE_APP_REGISTRATION'); credentialTypes = @('CREDENTIAL_TYPE_STATIC_SECRET'); agentStatuses = @('AGENT_STATUS_READY')
            secretAging = @{
                secretCreatedAfter = '2026-01-01T00:00:00+00:00'; secretCreatedBefore = '2026-01-02T00:00:00+00:00'; secretExpiresAfter = '2026-01-03T00:00:00+00:00'
                secretExpiresBefore = '2026-01-04T00:00:00+00:00'; lastUsedAfter = '2026-01-05T00:00:00+00:00'; lastUsedBefore = '2026-01-06T00:00:00+00:00'
            }
            sortField = 'APP_RESOURCE_SORT_FIELD_SECRET_EXPIRES_AT'; direction = 'SORT_DIRECTION_DESC'; pageSize = 100
        }
    }

    It 'takes a time without a zone as local' {
        $null = Get-C1AppResource -LastUsedBefore '2026-07-01'
        [DateTimeOffset](Get-Sent).Body.secretAging.lastUsedBefore | Should -Be ([DateTimeOffset][datetime]::new(2026, 7, 1, 0, 0, 0, [System.DateTimeKind]::Local))
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'a time that could be two'; run = { Get-C1AppResource -LastUsedBefore '01/02/2026' }; words = '*01/02/2026*is not a time*' }
        @{ what = 'a number as time'; run = { Get-C1AppResource -LastUsedBefore 7 }; words = '*is not a time*' }
        @{ what = 'half a reference'; run = { Get-C1AppResource -Refs 'a/b' }; words = '*a list of resources*' }
        @{ what = 'a misspelt reference'; run = { Get-C1AppResource -Refs @{ appId = 'a00000000000000000000000000'; typeId = 'b' } }; words = '*typeId*' }
    ) {
        $run | Should -Throw $words -ErrorId 'ParameterArgumentTransformationError,*'
        Assert-NothingSent
    }

    It 'refuses a reference without its <missing>' -ForEach @(
        @{ missing = 'AppId'; reference = '/b/c' }
        @{ missing = 'AppResourceTypeId'; reference = 'a//c' }
        @{ missing = 'Id'; reference = 'a/b/' }
    ) {
        Get-C1AppResource -Refs $reference -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "Refs.$missing is missing or empty."
        Assert-NothingSent
    }
}
