# What Set- and Remove- do alike for all nouns.
BeforeDiscovery {
    $nouns = @(
        @{ Noun = 'App'; Wrapper = 'app' }
        @{ Noun = 'AppResourceType'; Wrapper = 'appResourceType' }
        @{ Noun = 'AppResource'; Wrapper = 'appResource' }
        @{ Noun = 'Connector'; Wrapper = 'connector' }
        @{ Noun = 'Policy'; Wrapper = 'policy' }
        @{ Noun = 'Function'; Wrapper = 'function' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant

    # A new object of a noun, the path of its changes and of itself, and what names it as a row.
    function New-Thing([string] $Noun) {
        $app = New-C1App "App $([guid]::NewGuid())"
        $made = switch ($Noun) {
            App { $app }
            AppResourceType { $app | New-C1AppResourceType Roles Role }
            AppResource { $app | New-C1AppResourceType Roles Role | New-C1AppResource Admin }
            Connector { $app | New-C1Connector Okta @{ okta_domain = 'acme.okta.com'; okta_api_key = 'k' } }
            Policy { New-C1Policy Access -PolicyType Grant -Step (New-C1PolicyStep -Manager) }
            Function { New-C1Function Echo -InitialContent @{ 'main.ts' = 'export default async () => ({});' } }
        }
        $path = switch ($Noun) {
            App { "/api/v1/apps/$($made.Id)" }
            AppResourceType { "/api/v1/apps/$($app.Id)/resource_types/$($made.Id)" }
            AppResource { "/api/v1/apps/$($app.Id)/resource_types/$($made.AppResourceTypeId)/resources/$($made.Id)" }
            Connector { "/api/v1/apps/$($app.Id)/connectors/$($made.Id)" }
            Policy { "/api/v1/policies/$($made.Id)" }
            Function { "/api/v1/functions/$($made.Id)" }
        }
        $ids = [ordered]@{}
        foreach ($name in 'AppId', 'AppResourceTypeId', "$($Noun)Id") {
            if ($made.PSObject.Properties[$name]) { $ids[$name] = $made.$name }
        }

        Clear-Journal
        [pscustomobject]@{
            Made = $made
            Ids = $ids
            Path = $path
            UpdatePath = if ($Noun -eq 'Function') { '/api/v1/functions/update' } else { $path }
            Key = if ($Noun -eq 'Function') { @{ id = $made.Id } } else { @{} }
        }
    }
}

AfterAll { Stop-TestTenant }

Describe 'Set-C1<Noun>' -ForEach $nouns {
    BeforeAll {
        $thing = New-Thing $Noun
        $set = Get-Command "Set-C1$Noun"
        $ids = $thing.Ids
    }

    BeforeEach { Clear-Tenant }

    It 'sends what is given as an argument, and its name in the mask' {
        & $set @ids -DisplayName 'Other' | Should -BeNullOrEmpty
        Assert-Sent POST $thing.UpdatePath @{ $Wrapper = $thing.Key + @{ displayName = 'Other' }; updateMask = 'displayName' }
    }

    It 'returns the object with -PassThru' {
        $changed = & $set @ids -DisplayName 'Passed on' -PassThru
        $changed | Should -BeOfType $thing.Made.GetType()
        $changed.Id | Should -BeExactly $thing.Made.Id
        $changed.DisplayName | Should-BeString 'Passed on' -CaseSensitive
    }

    It 'takes nothing but ids of an object in the pipe, and a script block works out values of it' {
        $thing.Made | & $set -DisplayName { "$($_.Id) and more" }
        Assert-Sent POST $thing.UpdatePath @{ $Wrapper = $thing.Key + @{ displayName = "$($thing.Made.Id) and more" }; updateMask = 'displayName' }
    }

    It 'takes the same of a copy from another process' {
        $file = Join-Path $TestDrive "$Noun.xml"
        $thing.Made | Export-Clixml $file
        Import-Clixml $file | & $set -DisplayName 'From a copy'
        Assert-Sent POST $thing.UpdatePath @{ $Wrapper = $thing.Key + @{ displayName = 'From a copy' }; updateMask = 'displayName' }
    }

    It 'takes the changes of a CSV row, and leaves the fields of empty cells alone' {
        $row = [ordered]@{} + $ids
        $row['DisplayName'] = 'From a row'
        $row['Description'] = ''
        if (-not $set.Parameters.ContainsKey('Description')) { $row.Remove('Description') }
        [pscustomobject] $row | ConvertTo-Csv | ConvertFrom-Csv | & $set
        Assert-Sent POST $thing.UpdatePath @{ $Wrapper = $thing.Key + @{ displayName = 'From a row' }; updateMask = 'displayName' }
    }

    It 'refuses a change of nothing' {
        & $set @ids -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Nothing was given to change.'
        $thing.Made | & $set -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Nothing was given to change.' $thing.Made
        Assert-NothingSent
    }

    It 'sends nothing with -WhatIf, and shows it with -Verbose' {
        $shown = & $set @ids -DisplayName 'Seen' -WhatIf -Verbose 4>&1
        "$shown" | Should -BeLike "*Would send POST $($thing.UpdatePath) *""displayName"":""Seen""*""updateMask"":""displayName""*"
        Assert-NothingSent
    }

    It 'tells of an object that does not exist, and goes on' {
        $rows = foreach ($id in (Get-TestId missing), $thing.Made.Id) {
            $row = [ordered]@{} + $ids
            $row["$($Noun)Id"] = $id
            $row['DisplayName'] = 'Two rows'
            [pscustomobject] $row
        }
        $changed = $rows | & $set -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound '*404*' $rows[0]
        $changed.Id | Should -BeExactly $thing.Made.Id
    }

    It 'is refused without an id' {
        & $set -DisplayName 'Nobody' -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument
        Assert-NothingSent
    }
}

Describe 'Remove-C1<Noun>' -ForEach $nouns {
    BeforeAll {
        $remove = Get-Command "Remove-C1$Noun"
        $get = Get-Command "Get-C1$Noun"
    }

    BeforeEach { Clear-Journal }

    It 'removes what arguments name, and writes nothing' {
        $thing = New-Thing $Noun
        $ids = $thing.Ids
        & $remove @ids -Confirm:$false | Should -BeNullOrEmpty
        Assert-Sent DELETE $thing.Path @{}
        (& $get @ids).DeletedAt | Should -Not -BeNullOrEmpty
    }

    It 'removes what comes down the pipe: an object, a row, a copy' {
        $things = 1..3 | ForEach-Object { New-Thing $Noun }
        $file = Join-Path $TestDrive "$Noun-removed.xml"
        $things[2].Made | Export-Clixml $file
        $things[0].Made, [pscustomobject] $things[1].Ids, (Import-Clixml $file) | & $remove -Confirm:$false
        @(Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" }) | Should -BeExactly @($things | ForEach-Object { "DELETE $($_.Path)" })
    }

    It 'asks, and removes nothing with -WhatIf' {
        $thing = New-Thing $Noun
        $ids = $thing.Ids
        $remove.ScriptBlock, ($remove.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact) |
            Should -Contain ([System.Management.Automation.ConfirmImpact]::High)
        & $remove @ids -WhatIf
        Assert-NothingSent
    }

    It 'refuses an object of another noun, whose ids fit' {
        $other = if ($Noun -eq 'Policy') { New-C1Function Echo -InitialContent @{ 'main.ts' = 'export default async () => ({});' } }
        else { New-C1App Other | New-C1AppResourceType Roles Role | New-C1AppResource Admin }
        if ($Noun -eq 'AppResource') { $other = New-C1App Other | New-C1Connector Auth0 -WarningAction Ignore }
        $file = Join-Path $TestDrive "$Noun-other.xml"
        $other | Export-Clixml $file
        Clear-Journal
        foreach ($given in $other, (Import-Clixml $file), ($other | ConvertTo-Csv | ConvertFrom-Csv)) {
            $given | & $remove -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*Remove-C1$Noun takes *, and this is the *" $given
        }

        Assert-NothingSent
    }

    It 'refuses a row with two ids, and a text that is no id' {
        $thing = New-Thing $Noun
        $row = [ordered]@{} + $thing.Ids
        $row['Id'] = Get-TestId other
        foreach ($given in [pscustomobject] $row, $row) {
            $given | & $remove -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*two ids*' $given
        }

        $others = [hashtable] $thing.Ids
        $others.Remove("$($Noun)Id")
        'Payroll app' | & $remove @others -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$($Noun)Id*Payroll app*"
        Assert-NothingSent
        " $($thing.Made.Id) " | & $remove @others -Confirm:$false
        Assert-Sent DELETE $thing.Path @{}
    }

    It 'takes no Id of something else' {
        Get-Process -Id $PID | & $remove -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument
        Assert-NothingSent
    }

    It 'tells of what does not exist' {
        $ids = (New-Thing $Noun).Ids
        $ids["$($Noun)Id"] = Get-TestId missing
        & $remove @ids -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.NotFound' ObjectNotFound '*404*'
    }
}

Describe 'Parts of objects' {
    It 'are not what they belong to: <Case>' -ForEach @(
        @{ Case = 'a rule'; Given = { New-C1PolicyRule true -PolicyId (Get-TestId policy) }; Remove = 'Remove-C1Policy' }
        @{ Case = 'an entitlement of an app'; Given = { [activator]::CreateInstance((Get-Command New-C1App).Parameters['AppEntitlementOwnerRefs'].ParameterType.GetElementType()) | ForEach-Object { $_.AppId = Get-TestId app; $_ } }; Remove = 'Remove-C1App' }
    ) {
        $part = & $Given
        Clear-Journal
        $part | & $Remove -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*takes *, and this is the C1*'
        Assert-NothingSent
    }
}

Describe 'Many changes' {
    It 'sends each once, whatever fails, and says which did not work' {
        $apps = 1..40 | New-C1App -DisplayName { "Many $_" } -ThrottleLimit 8
        Clear-Journal
        Add-Fault @{ method = "POST"; path = "/api/v1/apps/*"; status = 500; times = 3 }
        $rows = $apps | ForEach-Object { [pscustomobject]@{ AppId = $_.Id; MonthlyCostUsd = 7 } }
        $changed = $rows | Set-C1App -ThrottleLimit 8 -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        $changed.Count + $failed.Count | Should-Be 40
        @(Get-Sent | Group-Object Path | Where-Object Count -gt 1) | Should -BeNullOrEmpty
        @($failed.TargetObject.AppId) + @($changed.Id) | Sort-Object | Should -BeExactly @($apps.Id | Sort-Object)
        Clear-Fault
    }
}
