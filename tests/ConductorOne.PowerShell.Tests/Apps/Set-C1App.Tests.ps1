BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'Set-C1App' {
    BeforeEach {
        $app = New-C1App "App $([guid]::NewGuid())" -Description Old -Instructions 'Ask first' -MonthlyCostUsd 5 -Annotations @{ team = 'hr'; stage = 'test' } `
            -GrantPolicyId (Get-TestId grant)
        Clear-Journal
    }

    It 'sends every parameter under its name in the API, and all of them in the mask' {
        $changed = Set-C1App $app.Id -DisplayName 'Payroll' -Description 'Pays people' -Annotations @{ cost_center = '4711' } -GrantPolicyId (Get-TestId p1) `
            -CertifyPolicyId (Get-TestId p2) -RevokePolicyId (Get-TestId p3) -IdentityMatching DisplayName -Instructions 'Ask nicely' -MonthlyCostUsd 12 `
            -StrictAccessEntitlementProvisioning $true -IconUrl 'https://example.com/icon.png' `
            -AppUserMapper @{ mappingCases = @(@{ appUserKeyCel = 'appUser.email'; userKeyCel = 'user.email' }) } -EnableConnectorSourcedOwnership $true `
            -RevokeGrantSources $true -IsManuallyManaged $false -DefaultRequestCatalogId (Get-TestId c1) -AccessModel Hybrid -ConnectorVersion 3 -PassThru
        $sent = @(Get-Sent)
        Assert-Json $sent[0].Body.app @{
            displayName = 'Payroll'; description = 'Pays people'; annotations = @{ cost_center = '4711' }; grantPolicyId = (Get-TestId p1)
            certifyPolicyId = (Get-TestId p2); revokePolicyId = (Get-TestId p3); identityMatching = 'APP_USER_IDENTITY_MATCHING_DISPLAY_NAME'
            instructions = 'Ask nicely'; monthlyCostUsd = 12; strictAccessEntitlementProvisioning = $true; iconUrl = 'https://example.com/icon.png'
            appUserMapper = @{ mappingCases = @(@{ appUserKeyCel = 'appUser.email'; userKeyCel = 'user.email' }) }; enableConnectorSourcedOwnership = $true
            revokeGrantSources = $true; isManuallyManaged = $false; defaultRequestCatalogId = (Get-TestId c1); accessModel = 'APP_ACCESS_MODEL_HYBRID'; connectorVersion = 3
        }
        $sent[0].Body.updateMask -split ',' | Sort-Object | Should -BeExactly @($sent[0].Body.app.Keys | Sort-Object)
        $changed.DisplayName | Should-BeString 'Payroll' -CaseSensitive
        $changed.AccessModel | Should-BeString 'Hybrid' -CaseSensitive
    }

    It 'clears with $null: <Name>' -ForEach @(
        @{ Name = 'Description'; Field = 'description'; Empty = '' }
        @{ Name = 'GrantPolicyId'; Field = 'grantPolicyId'; Empty = '' }
        @{ Name = 'MonthlyCostUsd'; Field = 'monthlyCostUsd'; Empty = 0 }
        @{ Name = 'IdentityMatching'; Field = 'identityMatching'; Empty = 'Unspecified' }
        @{ Name = 'RevokeGrantSources'; Field = 'revokeGrantSources'; Empty = $false }
    ) {
        $parameters = @{ $Name = $null }
        $changed = Set-C1App $app @parameters -PassThru
        (Get-Sent)[0].Body.updateMask | Should -BeExactly $Field
        $changed.$Name | Should -Be $Empty
        $changed.Instructions | Should-BeString 'Ask first' -CaseSensitive
    }

    It 'takes the rules for matching users as <Case>' -ForEach @(
        @{ Case = 'an object'; Value = { [pscustomobject]@{ MappingCases = [pscustomobject]@{ AppUserKeyCel = 'a'; UserKeyCel = 'u' } } } }
        @{ Case = 'the rules alone'; Value = { , @(@{ appUserKeyCel = 'a'; userKeyCel = 'u' }) } }
        @{ Case = 'what an app has'; Value = { (Set-C1App $app -AppUserMapper @{ mappingCases = @(@{ appUserKeyCel = 'a'; userKeyCel = 'u' }) } -PassThru).AppUserMapper | ConvertTo-Json -Depth 9 | ConvertFrom-Json } }
        @{ Case = 'a cell'; Value = { '{"mappingCases":[{"appUserKeyCel":"a","userKeyCel":"u"}]}' }; IsRow = $true }
    ) {
        $given = & $Value
        Clear-Journal
        if ($IsRow) { [pscustomobject]@{ AppId = $app.Id; AppUserMapper = $given } | ConvertTo-Csv | ConvertFrom-Csv | Set-C1App }
        else { Set-C1App $app -AppUserMapper $given }
        Assert-Json (Get-Sent)[0].Body @{ app = @{ appUserMapper = @{ mappingCases = @(@{ appUserKeyCel = 'a'; userKeyCel = 'u' }) } }; updateMask = 'appUserMapper' }
    }

    It 'tells of a misspelt key of the rules: <words>' -ForEach @(
        @{ Value = @{ mapingCases = @() }; words = '*AppUserMapper has no key "mapingCases". Did you mean "mappingCases"?*' }
        @{ Value = @{ mappingCases = @(@{ userKeyCel = 'u' }, @{ userKeyCell = 'u' }) }; words = '*AppUserMapper.mappingCases`[1`] has no key "userKeyCell". Did you mean "userKeyCel"?*' }
    ) {
        { Set-C1App $app -AppUserMapper $Value } | Should -Throw $words
        Assert-NothingSent
    }

    It 'merges annotations, and deletes those with an empty text' {
        $changed = Set-C1App $app -Annotations @{ team = ''; owner = 'me' } -PassThru
        $changed.Annotations.Keys | Sort-Object | Should -BeExactly 'owner', 'stage'
        $row = [pscustomobject]@{ AppId = $app.Id; Annotations = 'stage=;owner=you' } | ConvertTo-Csv | ConvertFrom-Csv
        ($row | Set-C1App -PassThru).Annotations.ToString() | Should-BeString 'owner=you' -CaseSensitive
    }

    It 'refuses to clear all annotations by <Case>' -ForEach @(
        @{ Case = '$null'; Value = $null }
        @{ Case = 'an empty hashtable'; Value = @{} }
    ) {
        Set-C1App $app -Annotations $Value -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Annotations are merged*'
        Assert-NothingSent
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a negative cost'; Given = @{ MonthlyCostUsd = -1 }; Message = '*MonthlyCostUsd*-1*' }
        @{ Case = 'a misspelt value'; Given = @{ AccessModel = 'Hybird' }; Message = '*AccessModel*Hybird*Hybrid*' }
        @{ Case = 'an annotation of the server'; Given = @{ Annotations = @{ 'c1/x' = '1' } }; Message = '*c1/x*' }
    ) {
        Set-C1App $app @Given -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $Message
        Assert-NothingSent
    }

    It 'has no parameter for what the server sets itself, or takes when an app is created alone' {
        $names = (Get-Command Set-C1App).Parameters.Keys
        foreach ($name in 'Owners', 'AppEntitlementOwnerRefs', 'MatchBatonRef', 'IsDirectory', 'LogoUri', 'UserCount') { $names | Should -Not -Contain $name }
    }

    It 'takes what Get-C1App has written to a file and a user has edited' {
        $file = Join-Path $TestDrive apps.csv
        Get-C1App $app.Id | Export-Csv $file
        (Get-Content $file -Raw).Replace('Ask first', 'Ask the owner') | Set-Content $file
        Clear-Journal
        Import-Csv $file | Set-C1App
        (Get-Sent).Method | Should-BeString 'POST' -CaseSensitive
        (Get-C1App $app.Id).Instructions | Should-BeString 'Ask the owner' -CaseSensitive
    }
}
