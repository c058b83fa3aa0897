BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'New-C1AppResourceType' {
    BeforeEach {
        Clear-Fault
        $app = New-C1App Payroll
        Clear-Journal
    }

    It 'sends every parameter under its name in the API' {
        $type = New-C1AppResourceType -AppId $app.Id -DisplayName 'Role' -ResourceType Role
        Assert-Sent POST "/api/v1/apps/$($app.Id)/resource_types" @{ displayName = 'Role'; resourceType = 'ROLE' }
        $type | Should -BeOfType ConductorOne.AppResources.C1AppResourceType
        $type.AppResourceTypeId | Should -BeExactly $type.Id
        $type.AppId | Should -BeExactly $app.Id
        $type.DisplayName | Should-BeString 'Role' -CaseSensitive
        $type.Expanded.Count | Should-Be 0
        $type.CreatedAt | Should -BeOfType System.DateTimeOffset
        "$type" | Should-BeString 'Role' -CaseSensitive
    }

    It 'takes name and kind by position' {
        $null = New-C1AppResourceType Licences License -AppId $app.Id
        Assert-Sent POST "/api/v1/apps/$($app.Id)/resource_types" @{ displayName = 'Licences'; resourceType = 'LICENSE' }
    }

    It 'takes <given> for <wire>' -ForEach @(
        @{ given = 'group'; wire = 'GROUP' }
        @{ given = 'PROFILE_TYPE'; wire = 'PROFILE_TYPE' }
        @{ given = 'ProfileType'; wire = 'PROFILE_TYPE' }
        @{ given = 'session policy'; wire = 'SESSION_POLICY' }
        @{ given = 'claw-agent'; wire = 'CLAW_AGENT' }
        @{ given = 'Vault'; wire = 'VAULT' }
        @{ given = 'Project'; wire = 'PROJECT' }
        @{ given = 'catalog'; wire = 'CATALOG' }
    ) {
        $null = New-C1AppResourceType x -AppId $app.Id -ResourceType $given
        Assert-Sent POST "/api/v1/apps/$($app.Id)/resource_types" @{ displayName = 'x'; resourceType = $wire }
    }

    It 'passes on a kind of the wire that it does not know, and the words of the server' {
        New-C1AppResourceType x -AppId $app.Id -ResourceType SPACESHIP -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*400 INVALID_ARGUMENT*' -Target 'x'
        Assert-Sent POST "/api/v1/apps/$($app.Id)/resource_types" @{ displayName = 'x'; resourceType = 'SPACESHIP' }
    }

    It 'suggests the nearest kind' {
        New-C1AppResourceType x -AppId $app.Id -ResourceType Lisence -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*"Lisence"*Did you mean "License"?*' -Target 'x'
        Assert-NothingSent
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'an empty name'; name = ''; kind = 'Role'; words = 'DisplayName is missing or empty' }
        @{ what = 'an empty kind'; name = 'x'; kind = ''; words = 'ResourceType is missing or empty' }
    ) {
        New-C1AppResourceType $name $kind -AppId a -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*"
        Assert-NothingSent
    }

    It 'says what the server says about a second of the same kind, and why' {
        $null = New-C1AppResourceType Roles Role -AppId $app.Id
        Clear-Journal
        New-C1AppResourceType Roles2 Role -AppId $app.Id -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.Conflict' ResourceExists '*app resource type already exists*. An app has one resource type of a kind, unless the kind is Custom. If this app has one of the kind Role under another name, -IfNotExists takes it.' -Target 'Roles2'
        @(Get-Sent).Count | Should -Be 1 -Because 'a create is never repeated after a 500'
    }

    It 'blames no kind that may repeat: <kind>' -ForEach @(@{ kind = 'Custom' }, @{ kind = 'CUSTOM' }, @{ kind = 'custom' }) {
        Add-Fault @{ path = "/api/v1/apps/$($app.Id)/resource_types"; status = 500; body = '{"code":13,"message":"app resource type already exists"}' }
        New-C1AppResourceType Teams $kind -AppId $app.Id -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.Conflict' ResourceExists '*app resource type already exists*' -Target 'Teams'
        "$failed" | Should -Not -BeLike '*unless the kind*'
    }

    It 'says what the server says about an app that is not there' {
        New-C1AppResourceType Roles Role -AppId nosuchapp000000000000000000 -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound '*404 NOT_FOUND*'
    }
}
