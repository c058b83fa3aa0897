# Discovered apps and directories.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Option '--users 5'
    $app = New-C1App 'Identity provider'
    $type = $app | New-C1AppResourceType Apps Custom
    $base = "/api/v1/apps/$($app.Id)/resource_types/$($type.Id)/managed_state_bindings"
    $ada = Get-C1User | Where-Object Type -EQ Human | Select-Object -First 1

    # Has the connector discover an app: as it is read.
    function New-Discovered([string] $Name) {
        $null = Invoke-Control POST discovered @{ appId = $app.Id; resourceTypeId = $type.Id; displayName = $Name }
        Get-C1DiscoveredApp $app $type | Where-Object DisplayName -EQ $Name
        Clear-Journal
    }
}

AfterAll { Stop-TestTenant }

Describe 'Discovered apps' {
    BeforeEach { Clear-Tenant }

    It 'are listed, and read one by one' {
        $found = New-Discovered Jira
        $found | Should -BeOfType [ConductorOne.Apps.C1DiscoveredApp]
        $found.AppId, $found.AppResourceTypeId, $found.State, $found.ManagedAppId | Should -BeExactly $app.Id, $type.Id, 'Unmanaged', ''
        ($type | Get-C1DiscoveredApp).DisplayName | Should -Contain Jira
        (Get-Sent).Path | Should -BeExactly $base
        Clear-Journal
        (Get-C1DiscoveredApp $app $type $found.Id).DisplayName | Should -BeExactly Jira
        Assert-Sent GET "$base/$($found.Id)" $null
        ($found | Get-C1DiscoveredApp).Id | Should -BeExactly $found.Id
    }

    It 'are promoted, with every field' {
        $found = New-Discovered Miro
        $reference = "$($app.Id)/$(Get-TestId entitlement1)"
        $promoted = Register-C1DiscoveredApp $app $type $found.Id -UserIds $ada -AppEntitlementOwnerRefs $reference -ExpandMask app_id
        Assert-Sent POST "$base/$($found.Id)/promote" @{
            userIds = @($ada.Id); appEntitlementOwnerRefs = @(@{ appId = $app.Id; id = Get-TestId entitlement1 }); expandMask = @{ paths = @(, 'app_id') }
        }
        $promoted.State | Should -BeExactly Managed
        (Get-C1App $promoted.ManagedAppId).DisplayName | Should -BeExactly Miro
        (Get-C1AppOwner $promoted.ManagedAppId).UserId | Should -BeExactly $ada.Id
    }

    It 'inherit the owners of their source where none are given' {
        $found = New-Discovered Slack
        $promoted = $found | Register-C1DiscoveredApp
        (Get-Sent | Where-Object Method -EQ POST).Text | Should-BeString '{}' -CaseSensitive
        (Get-C1AppOwner $promoted.ManagedAppId).UserId | Should -BeExactly (Get-C1AppOwner $app).UserId
    }

    It 'are promoted one at a time, from rows, whatever -ThrottleLimit says' {
        $rows = 1..6 | ForEach-Object { New-Discovered "App $_" } | ConvertTo-Csv | ConvertFrom-Csv
        Clear-Tenant
        Add-Fault @{ method = 'POST'; path = "$base/*/promote"; delayMilliseconds = 30; times = 99 }
        $promoted = $rows | Register-C1DiscoveredApp -ThrottleLimit 6
        $promoted.DisplayName | Should -BeExactly (1..6 | ForEach-Object { "App $_" })
        (Get-Load).peak | Should-Be 1
    }

    It 'that are managed already are an error that names the app' {
        $promoted = New-Discovered Zoom | Register-C1DiscoveredApp
        $promoted | Register-C1DiscoveredApp -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Conflict ResourceExists "*409 ALREADY_EXISTS*The discovered app Zoom is managed already, as app $($promoted.ManagedAppId): *Nothing was promoted.*"
        $failed[0].TargetObject | Should -Be $promoted
    }

    It 'refuse <what>' -ForEach @(
        @{ what = 'an empty id'; run = { Register-C1DiscoveredApp $app $type '' @args }; words = '*AppResourceId*' }
        @{ what = 'a name'; run = { [pscustomobject]@{ AppId = $app.Id; AppResourceTypeId = $type.Id; AppResourceId = 'Jira Cloud' } | Register-C1DiscoveredApp @args }; words = '*AppResourceId*' }
        @{ what = 'no type'; run = { Get-C1DiscoveredApp $app @args }; words = '*AppResourceTypeId*' }
        @{ what = 'an empty id to read'; run = { Get-C1DiscoveredApp $app $type '' @args }; words = '*AppResourceId*' }
        @{ what = 'an unknown expansion'; run = { Register-C1DiscoveredApp $app $type $type.Id -ExpandMask app @args }; words = '*app_id*' }
    ) {
        . $run -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $words
        Assert-NothingSent
    }

    It 'send nothing with -WhatIf' {
        $found = New-Discovered Notion
        $found | Register-C1DiscoveredApp -WhatIf
        Assert-NothingSent
    }
}

Describe 'Directories' {
    BeforeEach {
        $own = New-C1App 'HR system'
        $path = "/api/v1/directories/$($own.Id)"
        $merge = @{ matchCases = @(@{ appUserKeyCel = 'account.email'; userKeyCel = 'user.email' }) }
        Clear-Tenant
    }

    It 'are made, with every field' {
        $made = New-C1Directory $own -CelExpression 'account.x == 1' -MergeConfig $merge -ExpandMask '*'
        Assert-Sent POST /api/v1/directories @{ appId = $own.Id; celExpression = @{ expression = 'account.x == 1' }; mergeConfig = $merge; expandMask = @{ paths = @(, '*') } }
        $made | Should -BeOfType [ConductorOne.Apps.C1Directory]
        $made.AppId, $made.All, $made.CelExpression | Should -BeExactly $own.Id, $false, 'account.x == 1'
        $made.MergeConfig.MatchCases[0].UserKeyCel | Should -BeExactly user.email
        (Get-C1App $own).IsDirectory | Should -BeTrue
        (Get-C1App -OnlyDirectories true).Id | Should -Contain $own.Id
    }

    It 'take all accounts where nothing is said, from rows, too' {
        $made = "AppId,All,CelExpression`n$($own.Id),,`n" | ConvertFrom-Csv | New-C1Directory
        Assert-Sent POST /api/v1/directories @{ appId = $own.Id; all = @{} }
        $made.All | Should -BeTrue
    }

    It 'are listed, and read one by one' {
        $null = New-C1Directory $own
        Clear-Journal
        (Get-C1Directory).Id | Should -Contain $own.Id
        (Get-Sent).Path | Should -BeExactly /api/v1/directories
        Clear-Journal
        ($own | Get-C1Directory).All | Should -BeTrue
        Assert-Sent GET $path $null
    }

    It 'are replaced as a whole, and keep what is not given: <what>' -ForEach @(
        @{ what = 'an expression'; given = @{ CelExpression = 'account.y' }; sent = @{ celExpression = @{ expression = 'account.y' } }; gone = @() }
        @{ what = 'all accounts'; given = @{ All = 'yes' }; sent = @{ all = @{} }; gone = 'celExpression' }
        @{ what = 'no matching'; given = @{ MergeConfig = $null }; sent = @{}; gone = 'mergeConfig' }
        @{ what = 'another matching'; given = @{ MergeConfig = '{"matchCases":[{"appUserKeyCel":"a","userKeyCel":"b"}]}' }; sent = @{ mergeConfig = @{ matchCases = @(@{ appUserKeyCel = 'a'; userKeyCel = 'b' }) } }; gone = @() }
    ) {
        $made = New-C1Directory $own -CelExpression 'account.x == 1' -MergeConfig $merge
        Clear-Journal
        $changed = $made | Set-C1Directory @given -PassThru
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" } | Should -BeExactly "GET $path", "PUT $path"
        $expected = @{ celExpression = @{ expression = 'account.x == 1' }; mergeConfig = $merge }
        foreach ($field in $sent.GetEnumerator()) { $expected[$field.Key] = $field.Value }
        foreach ($field in $gone) { $expected.Remove($field) }
        Assert-Json (Get-Sent)[1].Body $expected
        $changed.AppId | Should -BeExactly $own.Id
    }

    It 'are removed, and can be made again' {
        $made = New-C1Directory $own
        Clear-Journal
        $made | Remove-C1Directory -Confirm:$false | Should -BeNullOrEmpty
        Assert-Sent DELETE $path @{}
        Get-C1Directory $own -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.NotFound ObjectNotFound '*404*'
        (New-C1Directory $own).Id | Should -BeExactly $own.Id
        New-C1Directory $own -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Conflict ResourceExists '*409*'
    }

    It 'refuse <what>' -ForEach @(
        @{ what = 'all and some'; run = { New-C1Directory $own -All true -CelExpression x @args }; words = '*only one of these*All, CelExpression*' }
        @{ what = 'no accounts'; run = { New-C1Directory $own -All $false @args }; words = '*All, CelExpression*' }
        @{ what = 'an empty expression'; run = { New-C1Directory $own -CelExpression ' ' @args }; words = '*CelExpression*' }
        @{ what = 'an update without a field'; run = { Set-C1Directory $own @args }; words = 'Nothing was given to change.*' }
        @{ what = 'an expansion alone'; run = { Set-C1Directory $own -ExpandMask '*' @args }; words = 'Nothing was given to change.*' }
        @{ what = 'an empty id'; run = { New-C1Directory '' @args }; words = '*AppId*' }
        @{ what = 'an empty id to read'; run = { Get-C1Directory '' @args }; words = '*AppId*' }
        @{ what = 'a misspelt key'; run = { [pscustomobject]@{ AppId = $own.Id; MergeConfig = '{"matchCase":[]}' } | New-C1Directory @args }; words = '*matchCase*' }
    ) {
        . $run -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $words
        Assert-NothingSent
    }
}
