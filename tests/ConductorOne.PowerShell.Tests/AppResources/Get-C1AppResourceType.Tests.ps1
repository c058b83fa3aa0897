BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $payroll = New-C1App Payroll
    $travel = New-C1App Travel
    $roles = New-C1AppResourceType Roles Role -AppId $payroll.Id
    $groups = New-C1AppResourceType Groups Group -AppId $payroll.Id
    $others = New-C1AppResourceType 'Other roles' Role -AppId $travel.Id
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1AppResourceType' {
    BeforeEach { Clear-Journal }

    It 'reads a resource type by its ids' {
        $type = Get-C1AppResourceType $payroll.Id $roles.Id
        $type | Should -BeOfType ConductorOne.AppResources.C1AppResourceType
        $type.AppId, $type.AppResourceTypeId, $type.DisplayName | Should -BeExactly $payroll.Id, $roles.Id, 'Roles'
        ($roles | Get-C1AppResourceType).Id | Should -BeExactly $roles.Id
        ($groups.Id, $roles.Id | Get-C1AppResourceType -AppId $payroll).DisplayName | Should -BeExactly 'Groups', 'Roles'
        ([pscustomobject]@{ AppId = $payroll.Id; Id = $roles.Id } | Get-C1AppResourceType).DisplayName | Should-BeString 'Roles' -CaseSensitive
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" } | Sort-Object -Unique | Should -BeExactly (
            @($groups, $roles | ForEach-Object { "GET /api/v1/apps/$($payroll.Id)/resource_types/$($_.Id)" }) | Sort-Object)
    }

    It 'lists those of an app' {
        (Get-C1AppResourceType $payroll.Id).DisplayName | Should -BeExactly 'Credential', 'Roles', 'Groups'
        (Get-C1AppResourceType $payroll -First 1).DisplayName | Should-BeString 'Credential' -CaseSensitive
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path) $($_.Query)" } | Should -BeExactly "GET /api/v1/apps/$($payroll.Id)/resource_types page_size=100",
            "GET /api/v1/apps/$($payroll.Id)/resource_types page_size=10"
    }

    It 'lists those of each app in a pipe, in the order of the apps' {
        (Get-C1App | Get-C1AppResourceType -ThrottleLimit 4).DisplayName | Should -BeExactly 'Credential', 'Roles', 'Groups', 'Credential', 'Other roles'
        ($travel, $payroll | Get-C1AppResourceType -First 2).DisplayName | Should -BeExactly 'Credential', 'Other roles', 'Credential', 'Roles'
        ($travel, $payroll | ConvertTo-Csv | ConvertFrom-Csv | Get-C1AppResourceType).DisplayName | Should -BeExactly 'Credential', 'Other roles', 'Credential', 'Roles', 'Groups'
    }

    It 'looks in all apps where none is given' {
        (Get-C1AppResourceType).DisplayName | Sort-Object | Should -BeExactly 'Credential', 'Credential', 'Groups', 'Other roles', 'Roles'
        Assert-Sent POST '/api/v1/search/app_resource_types' @{ pageSize = 100 }
    }

    It 'looks for words in one app, or in each of a pipe' {
        (Get-C1AppResourceType $payroll.Id -Query role).DisplayName | Should-BeString 'Roles' -CaseSensitive
        Assert-Sent POST '/api/v1/search/app_resource_types' @{ query = 'role'; appIds = @($payroll.Id); pageSize = 100 }
        ($travel, $payroll | Get-C1AppResourceType -Query role).DisplayName | Should -BeExactly 'Other roles', 'Roles'
    }

    It 'sends every filter' {
        $null = Get-C1AppResourceType -Query q -DisplayName d -AppIds $payroll, $travel.Id -AppUserIds u10000000000000000000000000, u20000000000000000000000000 -ResourceTypeIds $roles -ExcludeResourceTypeIds $groups `
            -ResourceTypeTraitIds t1 -ExcludeResourceTypeTraitIds t2
        Assert-Sent POST '/api/v1/search/app_resource_types' @{
            query = 'q'; displayName = 'd'; appIds = $payroll.Id, $travel.Id; appUserIds = 'u10000000000000000000000000', 'u20000000000000000000000000'; resourceTypeIds = @($roles.Id)
            excludeResourceTypeIds = @($groups.Id); resourceTypeTraitIds = @('t1'); excludeResourceTypeTraitIds = @('t2'); pageSize = 100
        }
    }

    It 'of an app that does not exist is an error of its row' {
        'missing00000000000000000000', $travel.Id | ForEach-Object { [pscustomobject]@{ AppId = $_ } } | Get-C1AppResourceType -ErrorVariable failed -ErrorAction SilentlyContinue |
            ForEach-Object DisplayName | Should -BeExactly 'Credential', 'Other roles'
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound 'Row 1: *'
    }
}
