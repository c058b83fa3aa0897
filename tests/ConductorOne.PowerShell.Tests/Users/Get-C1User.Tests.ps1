BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $people = Get-TestUser
    $ada = $people | Where-Object { $_.displayName -eq 'Ada Lovelace' }
    $jurgen = $people | Where-Object { $_.displayName -eq 'Jürgen Müller' }
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1User' {
    BeforeEach { Clear-Journal }

    It 'reads a user by its id, whole' {
        $user = Get-C1User $jurgen.id
        $user | Should -BeOfType ConductorOne.Users.C1User
        $user.DisplayName, $user.UserId, $user.Email, $user.Department | Should -BeExactly 'Jürgen Müller', $jurgen.id, $jurgen.email, $jurgen.department
        $user.Status, $user.DirectoryStatus, $user.Type, $user.Origin | Should -BeExactly 'Enabled', 'Enabled', 'Human', 'Directory'
        "$($user.Emails)" | Should -BeExactly $jurgen.email
        $user.AdditionalProperties | Should -BeNullOrEmpty
        "$user", "$([ConductorOne.Users.C1User] @{ Id = 'u1' })" | Should -BeExactly 'Jürgen Müller', 'u1'
        (Get-Sent).Path | Should-BeString "/api/v1/users/$($jurgen.id)" -CaseSensitive
    }

    It 'takes ids from wherever they come' {
        ($user = Get-C1User $jurgen.id).ManagerIds | Get-C1User | ForEach-Object DisplayName | Should-BeString 'Ada Lovelace' -CaseSensitive
        ($user | Get-C1User).Id | Should -BeExactly $jurgen.id
        ([pscustomobject]@{ UserId = $ada.id } | Get-C1User).Id | Should -BeExactly $ada.id
        ((New-C1App Payroll -Owners $ada.id | ForEach-Object { Invoke-C1Api "/api/v1/apps/$($_.Id)/ownerids" }).userIds | Get-C1User).DisplayName | Should -BeExactly 'Ada Lovelace', 'Sandbox service'
        (Get-C1Identity | Get-C1User).Type | Should-BeString 'Service' -CaseSensitive
    }

    It 'lists all, page by page' {
        (Get-C1User -PageSize 20).Count | Should -Be $people.Count
        @(Get-Sent).Count | Should-Be 2
        (Get-Sent).Path | Sort-Object -Unique | Should-BeString '/api/v1/users' -CaseSensitive
    }

    It 'looks for <what>' -ForEach @(
        @{ what = 'words'; by = { @{ Query = 'jürgen' } }; found = 'Jürgen Müller'; body = { @{ query = 'jürgen' } } }
        @{ what = 'an address'; by = { @{ Email = 'ADA.lovelace@example.com' } }; found = 'Ada Lovelace'; body = { @{ email = 'ADA.lovelace@example.com' } } }
        @{ what = 'some users'; by = { @{ Refs = $ada.id, $jurgen.id } }; found = 'Ada Lovelace', 'Jürgen Müller'; body = { @{ refs = @{ id = $ada.id }, @{ id = $jurgen.id } } } }
        @{ what = 'some users in the old way'; by = { @{ Ids = $ada.id } }; found = 'Ada Lovelace'; body = { @{ ids = @($ada.id) } } }
        @{ what = 'all but services'; by = { @{ ExcludeTypes = 'Human', 'Agent' } }; found = 'Sandbox service'; body = { @{ excludeTypes = 'USER_TYPE_HUMAN', 'USER_TYPE_AGENT' } } }
        @{ what = 'heads of departments'; by = { @{ Departments = 'Finance', 'Sales'; JobTitles = 'Head of Sales' } }; found = 'Katherine Johnson'; body = { @{ departments = 'Finance', 'Sales'; jobTitles = @('Head of Sales') } } }
        @{ what = 'statuses'; by = { @{ UserStatuses = 'disabled', 'DELETED' } }; found = @(); body = { @{ userStatuses = 'DISABLED', 'DELETED' } } }
        @{
            what = 'all that there is to look for'
            by = {
                @{
                    ExcludeIds = 'x00000000000000000000000000'; Origins = 'Local'; ExcludeOrigins = 'System'; ManagerIds = $ada.id; RoleIds = 'r'; SourceAppIds = 'a00000000000000000000000000'; DelegatedUserIds = 'd00000000000000000000000000'
                    DelegateStatus = 'HasDelegate'; IsDelegate = 'no'; ExpandMask = 'manager_ids', 'role_ids'
                }
            }
            found = @()
            body = {
                @{
                    excludeIds = @('x00000000000000000000000000'); origins = @('USER_ORIGIN_LOCAL'); excludeOrigins = @('USER_ORIGIN_SYSTEM'); managerIds = @($ada.id); roleIds = @('r')
                    sourceAppIds = @('a00000000000000000000000000'); delegatedUserIds = @('d00000000000000000000000000'); delegateStatus = 'DELEGATE_STATUS_HAS_DELEGATE'; isDelegate = $false
                    expandMask = @{ paths = 'manager_ids', 'role_ids' }
                }
            }
        }
    ) {
        $by = & $by
        @(Get-C1User @by).DisplayName | Where-Object { $_ } | Sort-Object | Should -BeExactly $found
        Assert-Sent POST '/api/v1/search/users' ((& $body) + @{ pageSize = 100 })
    }

    It 'finds the people of a file by their addresses, in its order' {
        $rows = $jurgen, $ada, @{ email = 'nobody@example.com' }, $people[5] | ForEach-Object { [pscustomobject]@{ Name = $_.displayName; Email = $_.email } }
        ($rows | Get-C1User -ThrottleLimit 4).UserId | Should -BeExactly $jurgen.id, $ada.id, $people[5].id
    }

    It 'shows what the answer brought along' {
        $view = '{"user":{"id":"u10000000000000000000000000","displayName":"Ada"},"managersPath":"$.expanded[0]","rolesPath":"$.expanded[1]","objectPermissions":{"read":true}}'
        Add-Fault @{ path = '/api/v1/search/users'; body = "{`"list`":[$view],`"expanded`":[{`"id`":`"m1`"},{`"id`":`"r1`"}]}" }
        $user = Get-C1User -Query ada -ExpandMask '*'
        $user.Managers[0].id, $user.Roles[0].id, $user.ObjectPermissions.read | Should -Be 'm1', 'r1', $true
        $user.Expanded.Count | Should-Be 2
    }
}
