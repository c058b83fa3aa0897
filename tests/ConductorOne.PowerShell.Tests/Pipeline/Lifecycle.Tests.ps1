# The whole life of what is made, each noun from one CSV file: made, changed, handed over, read, removed. Every request is told.
BeforeDiscovery {
    # The columns of the file with which one is made and changed; its objects stand below App, and Type where that has one.
    $nouns = @(
        @{
            Noun = 'App'; Path = '/api/v1/apps'; Wrapper = 'app'; Owners = 'App'; Key = 'AppId'
            Csv = 'DisplayName,Description,MonthlyCostUsd,IdentityMatching', 'Payroll,"Pays, monthly",12,Strict', 'Travel,,0,DisplayName'
            Body = @{ displayName = 'Payroll'; description = 'Pays, monthly'; monthlyCostUsd = 12; identityMatching = 'APP_USER_IDENTITY_MATCHING_STRICT' }
            Change = @{ Description = 'changed'; MonthlyCostUsd = '13' }; Sent = @{ description = 'changed'; monthlyCostUsd = 13 }
        }
        @{
            Noun = 'AppResourceType'; Path = '/api/v1/apps/{0}/resource_types'; Wrapper = 'appResourceType'; Key = 'AppResourceTypeId'
            Csv = 'AppId,DisplayName,ResourceType', '{0},Grades,Role', '{0},Teams,Group'
            Body = @{ displayName = 'Grades'; resourceType = 'ROLE' }
            Change = @{ DisplayName = 'Grades of pay' }; Sent = @{ displayName = 'Grades of pay' }
        }
        @{
            Noun = 'AppResource'; Path = '/api/v1/apps/{0}/resource_types/{1}/resources'; Wrapper = 'appResource'; Owners = 'AppResource'; Key = 'AppResourceId'
            Csv = 'AppId,AppResourceTypeId,DisplayName,Description', '{0},{1},Admin,Does all', '{0},{1},Clerk,'
            Body = @{ displayName = 'Admin'; description = 'Does all' }
            Change = @{ Description = 'Does most' }; Sent = @{ description = 'Does most' }
        }
        @{
            Noun = 'Policy'; Path = '/api/v1/policies'; Wrapper = 'policy'; Key = 'PolicyId'
            Csv = 'DisplayName,PolicyType,Description,PolicySteps', 'Manager,Grant,First,"{{""grant"":{{""steps"":[{{""approval"":{{""manager"":{{}}}}}}]}}}}"', 'Owner,Revoke,,"{{""revoke"":{{""steps"":[{{""approval"":{{""appOwners"":{{}}}}}}]}}}}"'
            Body = @{ displayName = 'Manager'; policyType = 'POLICY_TYPE_GRANT'; description = 'First'; policySteps = @{ grant = @{ steps = @(@{ approval = @{ manager = @{} } }) } } }
            Change = @{ Description = 'Second' }; Sent = @{ description = 'Second' }
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $ada, $zoe = Get-C1User | Where-Object Type -EQ Human | Select-Object -First 2
    $app = New-C1App Above
    $type = $app | New-C1AppResourceType Licenses License

    function Get-Line { Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" } }
}

AfterAll { Stop-TestTenant }

Describe '<Noun>, from a CSV file' -ForEach $nouns {
    BeforeAll {
        $collection = $Path -f $app.Id, $type.Id
        $file = "$TestDrive/$Noun.csv"
        Set-Content $file ($Csv | ForEach-Object { $_ -f $app.Id, $type.Id })
        $make, $set, $get, $remove = 'New', 'Set', 'Get', 'Remove' | ForEach-Object { Get-Command "$_-C1$Noun" }
    }

    BeforeEach { Clear-Journal }

    It 'is made' {
        Import-Csv $file | & $make | Export-Csv "$file.made"
        Get-Line | Should -BeExactly "POST $collection", "POST $collection"
        Assert-Json (Get-Sent)[0].Body $Body
        $made = @(Import-Csv "$file.made")
        $made.DisplayName | Should -BeExactly @((Import-Csv $file).DisplayName)
        $made.$Key | Should -BeExactly $made.Id
    }

    It 'is changed, where a cell says so' {
        $first, $second = Import-Csv "$file.made"
        $row = [ordered]@{}
        foreach ($id in 'AppId', 'AppResourceTypeId', $Key) { if ($first.PSObject.Properties[$id]) { $row[$id] = $first.$id } }
        foreach ($field in $Change.Keys | Sort-Object) { $row[$field] = $Change[$field] }
        $unchanged = [ordered]@{}
        foreach ($column in $row.Keys) { $unchanged[$column] = if ($column -like '*Id') { $second.$column } else { '' } }
        [pscustomobject] $row, [pscustomobject] $unchanged | Export-Csv "$file.changes"
        $changed = Import-Csv "$file.changes" | & $set -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument 'Row 2*: Nothing was given to change.*'
        Get-Line | Should-BeString "POST $collection/$($first.Id)" -CaseSensitive
        Assert-Json (Get-Sent).Body @{ $Wrapper = $Sent; updateMask = ($Sent.Keys | Sort-Object) -join ',' }
        foreach ($field in $Change.Keys) { "$($changed.$field)" | Should -BeExactly $Change[$field] }
    }

    # Not everything has owners.
    if ($Owners) {
        It 'is handed over' {
            $rows = foreach ($made in Import-Csv "$file.made") {
                foreach ($user in $ada, $zoe) {
                    $row = [ordered]@{}
                    foreach ($id in 'AppId', 'AppResourceTypeId', $Key) { if ($made.PSObject.Properties[$id]) { $row[$id] = $made.$id } }
                    $row.UserId = $user.Id
                    [pscustomobject] $row
                }
            }
            $rows | Export-Csv "$file.owners"
            Import-Csv "$file.owners" | & "Set-C1$($Owners)Owner" -Confirm:$false
            $owned = (Import-Csv "$file.made").Id | ForEach-Object { "$collection/$_/owners" -replace '/resources/', '/resource/' }
            Get-Sent | Where-Object Method -EQ PUT | ForEach-Object { "$($_.Path) $($_.Text)" } | Should -BeExactly @($owned | ForEach-Object { "$_ {`"userIds`":[`"$($ada.Id)`",`"$($zoe.Id)`"]}" })
            Get-Line | Where-Object { $_ -notlike 'PUT *' } | Select-Object -Unique | Should -BeExactly @("GET $($owned[0])", 'POST /api/v1/search/users', "GET $($owned[1])")

            Import-Csv "$file.made" | & "Get-C1$($Owners)Owner" -OwnerType User | Where-Object UserId -EQ $ada.Id | Export-Csv "$file.leaver"
            Clear-Journal
            Import-Csv "$file.leaver" | & "Remove-C1$($Owners)Owner" -Confirm:$false
            Get-Line | Should -BeExactly @($owned | ForEach-Object { if ($Owners -eq 'App') { "DELETE $_/$($ada.Id)" } else { "DELETE $_" } })
            @(Import-Csv "$file.made" | & "Get-C1$($Owners)Owner" -OwnerType User).UserId | Should -BeExactly $zoe.Id, $zoe.Id
        }
    }

    It 'is read' {
        $made = @(Import-Csv "$file.made")
        $read = $made | & $get
        Get-Line | Should -BeExactly @($made | ForEach-Object { "GET $collection/$($_.Id)" })
        $read.Id | Should -BeExactly $made.Id
        foreach ($field in $Change.Keys) { "$($read[0].$field)" | Should -BeExactly $Change[$field] }
    }

    It 'is removed' {
        $made = @(Import-Csv "$file.made")
        $made | & $remove -WhatIf
        Get-Line | Should -BeNullOrEmpty
        $made | & $remove -Confirm:$false
        Get-Line | Should -BeExactly @($made | ForEach-Object { "DELETE $collection/$($_.Id)" })
        ($made | & $get).DeletedAt | ForEach-Object { $_ | Should -BeOfType [DateTimeOffset] }
        $above = @{}
        if ($Noun -like 'AppResource*') { $above.AppId = $app.Id }
        if ($Noun -eq 'AppResource') { $above.AppResourceTypeId = $type.Id }
        & $get @above -DisplayName $made[1].DisplayName | Should -BeNullOrEmpty
    }
}
