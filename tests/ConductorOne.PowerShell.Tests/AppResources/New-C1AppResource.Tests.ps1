BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $users = Get-TestUser
    $app = New-C1App Payroll
    $type = New-C1AppResourceType Role Role -AppId $app.Id
    $path = "/api/v1/apps/$($app.Id)/resource_types/$($type.Id)/resources"
}

AfterAll { Stop-TestTenant }

Describe 'New-C1AppResource' {
    BeforeEach { Clear-Tenant }

    It 'sends every parameter under its name in the API' {
        $resource = New-C1AppResource -AppId $app.Id -AppResourceTypeId $type.Id -DisplayName 'Payroll admin' -Description 'May pay' `
            -MatchBatonId 'role::1' -ResourceOwnerUserIds $users[1].id, $users[2].id -Annotations @{ tier = '0' }
        Assert-Sent POST $path @{
            displayName          = 'Payroll admin'
            description          = 'May pay'
            matchBatonId         = 'role::1'
            resourceOwnerUserIds = @($users[1].id, $users[2].id)
            annotations          = @{ tier = '0' }
        }
        $resource | Should -BeOfType ConductorOne.AppResources.C1AppResource
        $resource.AppResourceId | Should -BeExactly $resource.Id
        $resource.AppId | Should -BeExactly $app.Id
        $resource.AppResourceTypeId | Should -BeExactly $type.Id
        $resource.DisplayName | Should-BeString 'Payroll admin' -CaseSensitive
        $resource.Description | Should-BeString 'May pay' -CaseSensitive
        $resource.MatchBatonId | Should-BeString 'role::1' -CaseSensitive
        $resource.Annotations['tier'] | Should-BeString '0' -CaseSensitive
        $resource.GrantCount | Should -BeOfType long
        "$resource" | Should-BeString 'Payroll admin' -CaseSensitive
    }

    It 'sends nothing that was not given' {
        $null = New-C1AppResource Admin -AppId $app.Id -AppResourceTypeId $type.Id
        Assert-Sent POST $path @{ displayName = 'Admin' }
    }

    It 'sends an empty list for @()' {
        $null = New-C1AppResource Admin -AppId $app.Id -AppResourceTypeId $type.Id -ResourceOwnerUserIds @()
        Assert-Sent POST $path @{ displayName = 'Admin'; resourceOwnerUserIds = @() }
    }

    It 'refuses <parameter> <value> before sending' -ForEach @(
        @{ parameter = 'AppId'; value = '' }
        @{ parameter = 'AppId'; value = '   ' }
        @{ parameter = 'AppId'; value = '.' }
        @{ parameter = 'AppId'; value = '..' }
        @{ parameter = 'AppResourceTypeId'; value = '' }
        @{ parameter = 'AppResourceTypeId'; value = '.' }
    ) {
        $parameters = @{ AppId = 'a00000000000000000000000000'; AppResourceTypeId = 't'; DisplayName = 'Admin' }
        $parameters[$parameter] = $value
        New-C1AppResource @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$parameter*", '*nothing was sent*' -Target 'Admin'
        Assert-NothingSent
    }

    It 'escapes <id>' -ForEach @(
        @{ id = 'a/b?c'; escaped = 'a%2Fb%3Fc' }
        @{ id = 'ü#%+&;='; escaped = '%C3%BC%23%25%2B%26%3B%3D' }
        @{ id = '%2f'; escaped = '%252f' }
        @{ id = '...'; escaped = '...' }
    ) {
        New-C1AppResource Admin -AppId $id -AppResourceTypeId $id -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*400*{27}*'
        $failed[0].Exception.Path | Should-BeString "/api/v1/apps/$escaped/resource_types/$escaped/resources" -CaseSensitive
        Assert-Sent POST "/api/v1/apps/$escaped/resource_types/$escaped/resources" @{ displayName = 'Admin' }
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'an empty name'; parameters = @{ DisplayName = '' }; words = 'DisplayName is missing' }
        @{ what = 'an id that leads elsewhere'; parameters = @{ DisplayName = 'x'; AppId = '../policies' }; words = 'AppId is "../policies"' }
        @{ what = 'an id that leads elsewhere once it is decoded'; parameters = @{ DisplayName = 'x'; AppId = '%2e' }; words = 'AppId is "%2e"' }
        @{ what = 'an empty owner'; parameters = @{ DisplayName = 'x'; ResourceOwnerUserIds = 'a00000000000000000000000000', ' ' }; words = 'ResourceOwnerUserIds contains an empty id' }
        @{ what = 'a key of the server'; parameters = @{ DisplayName = 'x'; Annotations = 'C1/x=1' }; words = 'C1/x' }
    ) {
        $parameters.AppId ??= 'a'
        New-C1AppResource -AppResourceTypeId t @parameters -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*" -Target $parameters.DisplayName
        Assert-NothingSent
    }
}
