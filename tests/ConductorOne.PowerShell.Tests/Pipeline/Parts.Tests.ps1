# What has the ids of an object of another kind, as rows of a file: no cmdlet changes or removes that by mistake. Of a reference, AppId and Id are
# all there is, as in rows that people write for any object of an app; that of a connector's app to match has columns that any file may have.
BeforeDiscovery {
    # What each cmdlet takes, beside what its noun is. The rest is refused.
    $cmdlets = @(
        @{ Name = 'Remove-C1App'; Given = @{}; Takes = 'C1App' }
        @{ Name = 'Remove-C1AppResourceType'; Given = @{}; Takes = 'C1AppResourceType' }
        @{ Name = 'Remove-C1AppResource'; Given = @{}; Takes = 'C1AppResource' }
        @{ Name = 'Remove-C1Connector'; Given = @{}; Takes = 'C1Connector' }
        @{ Name = 'Remove-C1Policy'; Given = @{}; Takes = 'C1Policy' }
        @{ Name = 'Remove-C1Function'; Given = @{}; Takes = 'C1Function' }
        @{ Name = 'Remove-C1Directory'; Given = @{}; Takes = 'C1App', 'C1Directory' }
        @{ Name = 'Revoke-C1ConnectorCredential'; Given = @{}; Takes = 'C1ConnectorCredential' }
        @{ Name = 'Suspend-C1Connector'; Given = @{}; Takes = 'C1Connector', 'C1ConnectorSync' }
        @{ Name = 'Set-C1App'; Given = @{ DisplayName = 'x' }; Takes = 'C1App' }
        @{ Name = 'Set-C1AppResourceType'; Given = @{ DisplayName = 'x' }; Takes = 'C1AppResourceType' }
        @{ Name = 'Set-C1AppResource'; Given = @{ DisplayName = 'x' }; Takes = 'C1AppResource' }
        @{ Name = 'Set-C1Connector'; Given = @{ DisplayName = 'x' }; Takes = 'C1Connector' }
        @{ Name = 'Set-C1Policy'; Given = @{ DisplayName = 'x' }; Takes = 'C1Policy' }
        @{ Name = 'Set-C1Function'; Given = @{ DisplayName = 'x' }; Takes = 'C1Function' }
        @{ Name = 'Set-C1Directory'; Given = @{ All = $true; CelExpression = $null; MergeConfig = $null }; Takes = 'C1App', 'C1Directory' }
        @{ Name = 'Set-C1AppUsageControl'; Given = @{ Notify = $true; NotifyAfterDays = 1; Revoke = $true; RevokeAfterDays = 1 }; Takes = 'C1App', 'C1AppUsageControl' }
        @{ Name = 'Set-C1AppAccessRequestDefault'; Given = @{ DefaultsEnabled = $false; DurationUnset = $true; DurationGrant = $null; ResourceTypeIds = @(); CatalogIds = @(); RequestPolicyId = $null; EmergencyGrantPolicyId = $null; RequestSchemaId = $null }; Takes = 'C1App', 'C1AppAccessRequestDefault' }
        @{ Name = 'Stop-C1AppAccessRequestDefault'; Given = @{}; Takes = 'C1App', 'C1AppAccessRequestDefault' }
        @{ Name = 'Set-C1AppOwner'; Given = @{ UserId = ''; AppEntitlementRef = $null; RoleSlug = $null; Force = $true }; Takes = 'C1App', 'C1Owner', 'C1UserOwnership' }
        @{ Name = 'Add-C1AppOwner'; Given = @{ UserId = ''; AppEntitlementRef = $null; RoleSlug = $null }; Takes = 'C1App', 'C1Owner', 'C1UserOwnership' }
        @{ Name = 'Remove-C1AppOwner'; Given = @{ UserId = ''; AppEntitlementRef = $null; RoleSlug = $null }; Takes = 'C1App', 'C1Owner', 'C1UserOwnership' }
        @{ Name = 'Set-C1ConnectorOwner'; Given = @{ UserId = ''; AppEntitlementRef = $null; RoleSlug = 'r'; Force = $true }; Takes = 'C1Connector' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $user = Get-C1User | Select-Object -First 1

    # An object of each class, with an id in each field that ends with Id: that of an object is the same under both of its names.
    $classes = [ConductorOne.Apps.C1App].Assembly.GetExportedTypes() | Where-Object {
        $_.Name -like 'C1*' -and -not $_.IsGenericType -and -not $_.IsAbstract -and $_.Name -notin 'C1Session', 'C1InputException', 'C1ApiException', 'C1Markers', 'C1AppEntitlementRef', 'C1AppResourceRef', 'C1AppMatchBatonRef'
    }
    $rows = [ordered]@{}
    foreach ($class in $classes) {
        if (-not $class.GetConstructor([System.Reflection.BindingFlags]'Instance, Public, NonPublic', $null, [type[]] @(), $null)) { continue }
        $object = [Activator]::CreateInstance($class, $true)
        foreach ($property in $class.GetProperties() | Where-Object { $_.PropertyType -eq [string] -and $_.Name -match 'Id$' -and $_.SetMethod }) {
            $property.SetValue($object, (Get-TestId ($class.Name.Substring(2) + $property.Name)).Substring(0, 27))
        }

        if ($class.Name -eq 'C1Owner') { $class.GetProperty('OwnerOf').SetValue($object, 'App') }
        if ($class.Name -eq 'C1UserOwnership') { $object.OwnershipType = 'App' }
        $row = $object | ConvertTo-Csv | ConvertFrom-Csv
        if ($row.PSObject.Properties.Name -match 'Id$') { $rows[$class.Name] = $row }
    }
}

AfterAll { Stop-TestTenant }

Describe '<Name>' -ForEach $cmdlets {
    BeforeEach {
        Clear-Tenant
        if ($Given.ContainsKey('UserId')) { $Given.UserId = $user.Id }
    }

    It 'takes the rows of <Takes>, and of no other class' {
        $rows.Count | Should -BeGreaterThan 20
        $taken = foreach ($class in $rows.Keys) {
            $failed = $null
            $rows[$class] | & $Name @Given -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue
            if (@($failed | Where-Object FullyQualifiedErrorId -Like 'C1.InvalidInput,*' | Where-Object { $_.Exception -is [ArgumentException] }).Count -eq 0) { $class }
        }
        $taken | Sort-Object | Should -BeExactly @($Takes | Sort-Object)
    }
}

Describe 'Rows of parts' {
    BeforeAll {
        $app = New-C1App Payroll
        $ada = Get-C1User | Where-Object Type -EQ Human | Select-Object -First 1
        Add-C1AppOwner $app $ada
    }

    BeforeEach { Clear-Tenant }

    It 'are named by the error, which says how to mean what they belong to' {
        $owner = Get-C1AppOwner $app -OwnerType User | Select-Object -First 1 | ConvertTo-Csv | ConvertFrom-Csv
        Clear-Journal
        $owner | Remove-C1App -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument 'Row 1, *Remove-C1App takes an app, and this is the C1Owner *. If you mean an app that belongs to it, give -AppId.' $owner
        Assert-NothingSent
    }

    It 'are told by few of their columns: <what>' -ForEach @(
        @{ what = 'an owner'; row = @{ OwnerOf = 'App'; DisplayName = 'Ada' } }
        @{ what = 'a usage of a policy'; row = @{ UsedPolicyId = 'p' } }
        @{ what = 'usage controls'; row = @{ HasUsageData = '' } }
        @{ what = 'an owner, with other letters'; row = @{ ownerof = 'App' } }
    ) {
        [pscustomobject] ($row + @{ AppId = $app.Id }) | Remove-C1App -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Remove-C1App takes an app, and this is the C1*'
        $row + @{ AppId = $app.Id } | Remove-C1App -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Remove-C1App takes an app, and this is the C1*'
        Assert-NothingSent
    }

    It 'of the live object are refused as well: a directory is not removed as its app' {
        $directory = New-C1Directory $app -All true
        Clear-Journal
        $directory | Remove-C1App -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*this is the C1Directory *'
        Assert-NothingSent
    }

    It 'are known behind Select-Object: <what>' -ForEach @(
        @{ what = 'an owner'; run = { Get-C1AppOwner $app -OwnerType User | Select-Object -First 1 AppId, UserId } }
        @{ what = 'usage controls'; run = { Get-C1AppUsageControl $app | Select-Object AppId, Notify } }
    ) {
        $selected = & $run
        Clear-Journal
        $selected | Remove-C1App -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*Remove-C1App takes an app, and this is the C1*'
        Assert-NothingSent
    }

    It 'are no rows of users that have columns of such names: <columns>' -ForEach @(
        @{ columns = 'AppId,ConnectorId,ExternalId,DisplayName' }
        @{ columns = 'AppId,ConnectorId,LastError,DisplayName' }
        @{ columns = 'AppId,ConnectorId,CredentialId,DisplayName' }
    ) {
        $connector = New-C1Connector Okta -AppId $app
        Clear-Journal
        $row = "$columns`n$($app.Id),$($connector.Id),x,Renamed" | ConvertFrom-Csv
        $row | Set-C1Connector -ErrorAction Stop
        $connector | Select-Object *, @{ n = 'LastError'; e = { 'x' } }, @{ n = 'ExternalId'; e = { 'y' } } | Set-C1Connector -Description x -ErrorAction Stop
        $row | Remove-C1Connector -Confirm:$false -ErrorAction Stop
        @(Get-Sent | Where-Object Method -NE GET).Method | Should -BeExactly POST, POST, DELETE
    }

    It 'do what was meant where the id is an argument' {
        Get-C1AppUsageControl $app | ConvertTo-Csv | ConvertFrom-Csv | Set-C1App -AppId { $_.AppId } -Description 'as argued'
        (Get-C1App $app).Description | Should-BeString 'as argued' -CaseSensitive
    }
}
