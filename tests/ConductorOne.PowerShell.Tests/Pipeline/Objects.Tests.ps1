BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'Objects in the pipe' {
    BeforeEach { Clear-Tenant }

    It 'flows ids from app to resource type to resource by itself' {
        $resource = New-C1App Payroll -Description 'of the app' -Annotations @{ app = '1' } |
            New-C1AppResourceType -DisplayName Role -ResourceType Role |
            New-C1AppResource -DisplayName 'Payroll admin'

        $sent = @(Get-Sent)
        $sent.Count | Should-Be 3
        Assert-Json $sent[0].Body @{ displayName = 'Payroll'; description = 'of the app'; annotations = @{ app = '1' } }
        $sent[1].Path | Should-BeString "/api/v1/apps/$($resource.AppId)/resource_types" -CaseSensitive
        Assert-Json $sent[1].Body @{ displayName = 'Role'; resourceType = 'ROLE' }
        $sent[2].Path | Should-BeString "/api/v1/apps/$($resource.AppId)/resource_types/$($resource.AppResourceTypeId)/resources" -CaseSensitive
        Assert-Json $sent[2].Body @{ displayName = 'Payroll admin' }
    }

    It 'flows an app into a connector, without its name, its description and its owners' {
        $app = New-C1App Payroll -Description 'of the app' -Annotations @{ app = '1' }
        Clear-Journal
        $connector = $app | New-C1Connector -Catalog Okta
        Assert-Sent POST "/api/v1/apps/$($app.Id)/connectors" @{ catalogId = $connector.CatalogId }
    }

    It 'does not take the name of a parent for the name of a child' {
        $app = New-C1App Payroll
        Clear-Journal
        $app | New-C1AppResourceType -ResourceType Role -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*DisplayName is missing or empty*' -Target $app
        Assert-NothingSent
    }

    It 'makes several children of several parents in order' {
        $apps = 'a', 'b', 'c' | ForEach-Object { [pscustomobject]@{ DisplayName = $_ } } | New-C1App
        $types = $apps | New-C1AppResourceType -DisplayName Roles -ResourceType Role
        $types.AppId | Should -BeExactly $apps.Id
    }

    It 'flows ids only from another noun: policy into app' {
        $policy = New-C1Policy 'Never' Grant -DenyAll -Description 'of the policy' -Annotations @{ policy = '1' }
        Clear-Journal
        $policy | New-C1App -DisplayName Payroll | Should -Not -BeNullOrEmpty
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll' }
    }

    It 'takes all of an object of the same noun: a copy' {
        $first = New-C1App Payroll -Description 'Pays' -Annotations @{ a = 'b' } -MonthlyCostUsd 3 -IdentityMatching Strict -Instructions Ask -GrantPolicyId p10000000000000000000000000 -StrictAccessEntitlementProvisioning $true
        Clear-Journal
        $null = $first | New-C1App -DisplayName 'Payroll copy'
        Assert-Sent POST '/api/v1/apps' @{
            displayName = 'Payroll copy'; description = 'Pays'; annotations = @{ a = 'b' }; monthlyCostUsd = 3; instructions = 'Ask'
            identityMatching = 'APP_USER_IDENTITY_MATCHING_STRICT'; grantPolicyId = 'p10000000000000000000000000'; strictAccessEntitlementProvisioning = $true
        }
    }

    It 'takes a PSCustomObject with typed properties' {
        $null = [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = 7; StrictAccessEntitlementProvisioning = $false; Owners = @('u10000000000000000000000000', 'u20000000000000000000000000'); Annotations = @{ a = 1; b = $true } } | New-C1App
        Assert-Sent POST '/api/v1/apps' @{
            displayName = 'x'; monthlyCostUsd = 7; strictAccessEntitlementProvisioning = $false; owners = @('u10000000000000000000000000', 'u20000000000000000000000000'); annotations = @{ a = '1'; b = 'true' }
        }
    }

    It 'takes a PSCustomObject with empty lists and nulls' {
        $null = [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = $null; StrictAccessEntitlementProvisioning = $null; Owners = @(); Annotations = $null; Description = $null } | New-C1App
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'x'; owners = @() }
    }

    It 'takes objects of ConvertFrom-Json, nested ones too' {
        $null = ConvertFrom-Json '{"DisplayName":"x","Annotations":{"a":"b"},"MatchBatonRef":{"appId":"a00000000000000000000000000","connectorId":"c00000000000000000000000000","externalId":"e"},"MonthlyCostUsd":4}' | New-C1App
        Assert-Sent POST '/api/v1/apps' @{
            displayName = 'x'; annotations = @{ a = 'b' }; monthlyCostUsd = 4; matchBatonRef = @{ appId = 'a00000000000000000000000000'; connectorId = 'c00000000000000000000000000'; externalId = 'e' }
        }
    }

    It 'gives back an object that failed as it was' {
        $row = [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = 'many' }
        $row | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].TargetObject | Should -Be $row
    }

    It 'writes each object before the next one is created' {
        $order = [System.Collections.Generic.List[string]]::new()
        1..3 | ForEach-Object { $order.Add("in $_"); [pscustomobject]@{ DisplayName = "App $_" } } | New-C1App | ForEach-Object { $order.Add("out $($_.DisplayName)") }
        $order | Should -BeExactly 'in 1', 'out App 1', 'in 2', 'out App 2', 'in 3', 'out App 3'
    }

    It 'sends nothing for an empty pipe' {
        @() | New-C1App | Should -BeNullOrEmpty
        Import-Csv (New-Item "$TestDrive/empty.csv" -Value "DisplayName`n").FullName | New-C1App | Should -BeNullOrEmpty
        Assert-NothingSent
    }

    It 'exports what was created and takes it in again' {
        1..2 | ForEach-Object { [pscustomobject]@{ DisplayName = "App $_"; Description = 'x, y' } } | New-C1App | Export-Csv "$TestDrive/created.csv"
        $read = Import-Csv "$TestDrive/created.csv"
        $read.DisplayName | Should -BeExactly 'App 1', 'App 2'
        Clear-Journal
        $type = $read[0] | Select-Object AppId | New-C1AppResourceType -DisplayName Role -ResourceType Role
        $type.AppId | Should -BeExactly $read[0].Id
    }
}
