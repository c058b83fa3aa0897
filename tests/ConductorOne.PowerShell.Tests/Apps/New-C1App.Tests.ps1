BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $users = Get-TestUser
}

AfterAll { Stop-TestTenant }

Describe 'New-C1App' {
    BeforeEach { Clear-Tenant }

    Context 'What is sent' {
        It 'sends every parameter under its name in the API' {
            $app = New-C1App -DisplayName 'Payroll' -Description 'Pays people' -Annotations @{ cost_center = '4711' } `
                -Owners $users[1].id, $users[2].id -AppEntitlementOwnerRefs @{ AppId = 'app100000000000000000000000'; Id = 'ent100000000000000000000000' }, @{ appId = 'app200000000000000000000000'; id = 'ent200000000000000000000000' } `
                -GrantPolicyId p10000000000000000000000000 -CertifyPolicyId p20000000000000000000000000 -RevokePolicyId p30000000000000000000000000 -IdentityMatching DisplayName -Instructions 'Ask nicely' `
                -MonthlyCostUsd 12 -StrictAccessEntitlementProvisioning $true

            Assert-Sent POST '/api/v1/apps' @{
                displayName                         = 'Payroll'
                description                         = 'Pays people'
                annotations                         = @{ cost_center = '4711' }
                owners                              = @($users[1].id, $users[2].id)
                appEntitlementOwnerRefs             = @(@{ appId = 'app100000000000000000000000'; id = 'ent100000000000000000000000' }, @{ appId = 'app200000000000000000000000'; id = 'ent200000000000000000000000' })
                grantPolicyId                       = 'p10000000000000000000000000'
                certifyPolicyId                     = 'p20000000000000000000000000'
                revokePolicyId                      = 'p30000000000000000000000000'
                identityMatching                    = 'APP_USER_IDENTITY_MATCHING_DISPLAY_NAME'
                instructions                        = 'Ask nicely'
                monthlyCostUsd                      = 12
                strictAccessEntitlementProvisioning = $true
            }
            $app | Should -BeOfType ConductorOne.Apps.C1App
            $app.Id | Should -Match '^\w{27}$'
            $app.AppId | Should -BeExactly $app.Id
            $app.DisplayName | Should-BeString 'Payroll' -CaseSensitive
            $app.Description | Should-BeString 'Pays people' -CaseSensitive
            $app.Instructions | Should-BeString 'Ask nicely' -CaseSensitive
            $app.IdentityMatching | Should-BeString 'DisplayName' -CaseSensitive
            $app.MonthlyCostUsd | Should-Be 12
            $app.GrantPolicyId | Should-BeString 'p10000000000000000000000000' -CaseSensitive
            $app.CertifyPolicyId | Should-BeString 'p20000000000000000000000000' -CaseSensitive
            $app.RevokePolicyId | Should-BeString 'p30000000000000000000000000' -CaseSensitive
            $app.StrictAccessEntitlementProvisioning | Should -BeTrue
            $app.IsManuallyManaged | Should -BeTrue
            $app.Annotations['cost_center'] | Should-BeString '4711' -CaseSensitive
            $app.CreatedAt | Should -BeOfType System.DateTimeOffset
            $app.DeletedAt | Should -BeNullOrEmpty
            "$app" | Should-BeString 'Payroll' -CaseSensitive
        }

        It 'covers every parameter of the cmdlet' {
            $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
            (Get-Command New-C1App).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object | Should -BeExactly @(
                'Annotations', 'AppEntitlementOwnerRefs', 'CertifyPolicyId', 'Description', 'DisplayName', 'GrantPolicyId',
                'IdentityMatching', 'IfNotExists', 'InputObject', 'Instructions', 'MatchBatonRef', 'MonthlyCostUsd', 'Owners', 'RevokePolicyId',
                'RowCount', 'Session', 'StrictAccessEntitlementProvisioning', 'ThrottleLimit')
        }

        It 'sends nothing that was not given' {
            $app = New-C1App Payroll
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll' }
            $app.MonthlyCostUsd | Should-Be 0
            $app.Description | Should-BeString '' -CaseSensitive
        }

        It 'sends MatchBatonRef as <as>' -ForEach @(
            @{ as = 'a hashtable'; value = @{ AppId = 'a00000000000000000000000000'; ConnectorId = 'c00000000000000000000000000'; ExternalId = 'app::1' } }
            @{ as = 'an object'; value = [pscustomobject]@{ appId = 'a00000000000000000000000000'; connectorId = 'c00000000000000000000000000'; externalId = 'app::1' } }
            @{ as = 'JSON'; value = '{"appId":"a00000000000000000000000000","connectorId":"c00000000000000000000000000","externalId":"app::1"}' }
            @{ as = 'the text of a cell'; value = 'appId=a00000000000000000000000000;connectorId=c00000000000000000000000000;externalId=app::1' }
        ) {
            $app = New-C1App Payroll -MatchBatonRef $value
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; matchBatonRef = @{ appId = 'a00000000000000000000000000'; connectorId = 'c00000000000000000000000000'; externalId = 'app::1' } }
            $app.MatchBatonRef.ExternalId | Should-BeString 'app::1' -CaseSensitive
        }

        It 'sends AppEntitlementOwnerRefs as <as>' -ForEach @(
            @{ as = 'the text of a cell'; value = 'app100000000000000000000000/ent100000000000000000000000; app200000000000000000000000/ent200000000000000000000000' }
            @{ as = 'texts'; value = 'app100000000000000000000000/ent100000000000000000000000', 'app200000000000000000000000/ent200000000000000000000000' }
            @{ as = 'objects'; value = [pscustomobject]@{ AppId = 'app100000000000000000000000'; Id = 'ent100000000000000000000000' }, [pscustomobject]@{ AppId = 'app200000000000000000000000'; Id = 'ent200000000000000000000000' } }
            @{ as = 'JSON'; value = '[{"appId":"app100000000000000000000000","id":"ent100000000000000000000000"},{"appId":"app200000000000000000000000","id":"ent200000000000000000000000"}]' }
        ) {
            $null = New-C1App Payroll -AppEntitlementOwnerRefs $value
            Assert-Sent POST '/api/v1/apps' @{
                displayName = 'Payroll'; appEntitlementOwnerRefs = @(@{ appId = 'app100000000000000000000000'; id = 'ent100000000000000000000000' }, @{ appId = 'app200000000000000000000000'; id = 'ent200000000000000000000000' })
            }
        }

        It 'takes its own type of reference' {
            $reference = [ConductorOne.Apps.C1AppEntitlementRef]@{ AppId = 'app100000000000000000000000'; Id = 'ent100000000000000000000000' }
            "$reference" | Should-BeString 'app100000000000000000000000/ent100000000000000000000000' -CaseSensitive
            $null = New-C1App Payroll -AppEntitlementOwnerRefs $reference
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; appEntitlementOwnerRefs = @(@{ appId = 'app100000000000000000000000'; id = 'ent100000000000000000000000' }) }
        }

        It 'sends an empty list for -Owners @()' {
            $null = New-C1App Payroll -Owners @() -AppEntitlementOwnerRefs @() -Annotations @{}
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; owners = @(); appEntitlementOwnerRefs = @(); annotations = @{} }
        }

        It 'tells false and 0 from not given' {
            $null = New-C1App Payroll -StrictAccessEntitlementProvisioning $false -MonthlyCostUsd 0 -Description ''
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; strictAccessEntitlementProvisioning = $false; monthlyCostUsd = 0; description = '' }
        }

        It 'takes an explicit null for not given' {
            $null = New-C1App Payroll -Owners $null -MonthlyCostUsd $null -Description $null -StrictAccessEntitlementProvisioning $null -Annotations $null
            $sent = @(Get-Sent)
            $sent.Count | Should-Be 1
            $sent[0].Body.Keys | Should -Not -Contain 'owners'
            $sent[0].Body.Keys | Should -Not -Contain 'monthlyCostUsd'
            $sent[0].Body.Keys | Should -Not -Contain 'strictAccessEntitlementProvisioning'
            $sent[0].Body.Keys | Should -Not -Contain 'annotations'
        }

        It 'keeps text as it is' -ForEach @(
            @{ text = "Größe `"ß`" – 日本 🎉 <&> \ `t`r`n 'x'" }
            @{ text = ' padded ' }
            @{ text = '$(Get-Date) {0} %20' }
        ) {
            (New-C1App $text).DisplayName | Should -BeExactly $text
            Assert-Sent POST '/api/v1/apps' @{ displayName = $text }
        }

        It 'sends JSON in UTF-8 with a bearer token' {
            $null = New-C1App 'Grüße'
            $sent = @(Get-Sent)
            $sent[0].Headers['content-type'] | Should-BeString 'application/json' -CaseSensitive
            $sent[0].Headers['accept'] | Should-BeString 'application/json' -CaseSensitive
            $sent[0].Headers['authorization'] | Should -Match '^Bearer \S+$'
            $sent[0].Headers['user-agent'] | Should -Match '^ConductorOne\.PowerShell/\d+\.\d+\.\d+'
            $sent[0].Headers.ContainsKey('expect') | Should -BeFalse
        }
    }

    Context 'Enumerations' {
        It 'takes <given> for <wire>' -ForEach @(
            @{ given = 'Strict'; wire = 'STRICT'; shown = 'Strict' }
            @{ given = 'strict'; wire = 'STRICT'; shown = 'Strict' }
            @{ given = 'displayname'; wire = 'DISPLAY_NAME'; shown = 'DisplayName' }
            @{ given = 'Display Name'; wire = 'DISPLAY_NAME'; shown = 'DisplayName' }
            @{ given = 'display_name'; wire = 'DISPLAY_NAME'; shown = 'DisplayName' }
            @{ given = 'display-name'; wire = 'DISPLAY_NAME'; shown = 'DisplayName' }
            @{ given = 'APP_USER_IDENTITY_MATCHING_CUSTOM'; wire = 'CUSTOM'; shown = 'Custom' }
            @{ given = 'app_user_identity_matching_custom'; wire = 'CUSTOM'; shown = 'Custom' }
            @{ given = 'Unspecified'; wire = 'UNSPECIFIED'; shown = 'Unspecified' }
        ) {
            $app = New-C1App Payroll -IdentityMatching $given
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; identityMatching = "APP_USER_IDENTITY_MATCHING_$wire" }
            $app.IdentityMatching | Should -BeExactly $shown
        }

        It 'sends a value of the wire that it does not know, and shows one as it came' {
            Add-Fault @{ path = '/api/v1/apps'; status = 200; body = '{"app":{"id":"a10000000000000000000000000","displayName":"Payroll","identityMatching":"APP_USER_IDENTITY_MATCHING_TELEPATHY","invented":{"deep":[1,"x"]}}}' }
            $app = New-C1App Payroll -IdentityMatching APP_USER_IDENTITY_MATCHING_TELEPATHY
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; identityMatching = 'APP_USER_IDENTITY_MATCHING_TELEPATHY' }
            $app.IdentityMatching | Should-BeString 'APP_USER_IDENTITY_MATCHING_TELEPATHY' -CaseSensitive
            $app.AdditionalProperties['invented']['deep'] | Should -Be @(1, 'x')
        }

        It 'suggests the nearest value for a bad one' {
            New-C1App Payroll -IdentityMatching Strickt -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*"Strickt"*', '*Did you mean "Strict"?*', '*Unspecified, Strict, DisplayName, Custom*'
            Assert-NothingSent
        }
    }

    Context 'Refused before anything is sent' {
        It 'refuses <what>' -ForEach @(
            @{ what = 'an empty name'; parameters = @{ DisplayName = '' }; words = 'DisplayName' }
            @{ what = 'a blank name'; parameters = @{ DisplayName = '  ' }; words = 'DisplayName' }
            @{ what = 'an empty owner'; parameters = @{ DisplayName = 'x'; Owners = 'a00000000000000000000000000', '' }; words = 'Owners' }
            @{ what = 'a reference without an id'; parameters = @{ DisplayName = 'x'; AppEntitlementOwnerRefs = @{ AppId = 'a00000000000000000000000000' } }; words = 'AppEntitlementOwnerRefs.Id is missing or empty.' }
            @{ what = 'a reference without an app'; parameters = @{ DisplayName = 'x'; AppEntitlementOwnerRefs = '/e00000000000000000000000000' }; words = 'AppEntitlementOwnerRefs.AppId is missing or empty.' }
            @{ what = 'MatchBatonRef without ExternalId'; parameters = @{ DisplayName = 'x'; MatchBatonRef = @{ AppId = 'a00000000000000000000000000'; ConnectorId = 'c00000000000000000000000000' } }; words = 'MatchBatonRef.ExternalId' }
            @{ what = 'MatchBatonRef with owners'; parameters = @{ DisplayName = 'x'; Owners = 'u00000000000000000000000000'; MatchBatonRef = @{ AppId = 'a00000000000000000000000000'; ConnectorId = 'c00000000000000000000000000'; ExternalId = 'e' } }; words = 'Owners' }
            @{ what = '17 annotations'; parameters = @{ DisplayName = 'x'; Annotations = (1..17 | ForEach-Object { $h = @{} } { $h["k$_"] = 'v' } { $h }) }; words = 'There are 17 annotations; at most 16 are allowed.' }
            @{ what = 'a key of the server'; parameters = @{ DisplayName = 'x'; Annotations = @{ 'c1/owner' = 'v' } }; words = 'c1/' }
            @{ what = 'a key that begins with a digit'; parameters = @{ DisplayName = 'x'; Annotations = @{ '1st' = 'v' } }; words = '"1st"' }
            @{ what = 'a key of 129 characters'; parameters = @{ DisplayName = 'x'; Annotations = @{ ('k' * 129) = 'v' } }; words = '128' }
            @{ what = 'a value of 257 characters'; parameters = @{ DisplayName = 'x'; Annotations = @{ k = 'v' * 257 } }; words = '257*256' }
            @{ what = 'a value with an umlaut'; parameters = @{ DisplayName = 'x'; Annotations = @{ k = 'ü' } }; words = '"k"' }
            @{ what = 'more than 4096 bytes'; parameters = @{ DisplayName = 'x'; Annotations = (1..16 | ForEach-Object { $h = @{} } { $h["k$_"] = 'v' * 256 } { $h }) }; words = '4096' }
        ) {
            New-C1App @parameters -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*" -Target $parameters.DisplayName
            $failed[0].Exception | Should -BeOfType ConductorOne.Validation.C1InputException
            Assert-NothingSent
        }

        It 'takes 16 annotations of the longest kind that is allowed' {
            $annotations = @{ ('k' * 128) = 'v' * 256 }
            1..15 | ForEach-Object { $annotations["k$_"] = "https://example.com/~a?b=c&d=%20#$_" }
            $app = New-C1App Payroll -Annotations $annotations
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Payroll'; annotations = $annotations }
            $app.Annotations.Count | Should-Be 16
        }

        It 'names a misspelt key of a reference' {
            { New-C1App Payroll -MatchBatonRef @{ AppId = 'a00000000000000000000000000'; ConectorId = 'c'; ExternalId = 'e' } } |
                Should -Throw -ExpectedMessage '*ConectorId*Did you mean "connectorId"?*'
            Assert-NothingSent
        }

        It 'never sends the text of an object for an id: <what>' -ForEach @(
            @{ what = 'an object'; owner = [pscustomobject]@{ id = 'u10000000000000000000000000' } }
            @{ what = 'a hashtable'; owner = @{ id = 'u10000000000000000000000000' } }
        ) {
            try { $null = New-C1App Payroll -Owners $owner -ErrorAction Stop } catch { "$_" | Should -BeLike '*Owners*' }
            foreach ($sent in Get-Sent) { $sent.Body.owners | Should-BeString 'u10000000000000000000000000' -CaseSensitive }
        }

        It 'refuses <value> for <parameter>' -ForEach @(
            @{ parameter = 'MonthlyCostUsd'; value = '12.5' }
            @{ parameter = 'MonthlyCostUsd'; value = '1,200' }
            @{ parameter = 'MonthlyCostUsd'; value = '1.000' }
            @{ parameter = 'MonthlyCostUsd'; value = '9999999999' }
            @{ parameter = 'StrictAccessEntitlementProvisioning'; value = 'maybe' }
            @{ parameter = 'Annotations'; value = 'no equals sign' }
            @{ parameter = 'AppEntitlementOwnerRefs'; value = 'no-slash' }
        ) {
            $parameters = @{ DisplayName = 'x'; $parameter = $value }
            $failed = { New-C1App @parameters } | Should -Throw -PassThru -ExpectedMessage "*'$parameter'*"
            $failed.Exception | Should -BeOfType System.Management.Automation.ParameterBindingException
            Assert-NothingSent
        }
    }

    Context 'Calling conventions' {
        It 'takes a splatted hashtable with text for every type' {
            $parameters = @{ DisplayName = 'Payroll'; MonthlyCostUsd = '12'; StrictAccessEntitlementProvisioning = 'Yes'; Owners = 'u10000000000000000000000000; u20000000000000000000000000'; Annotations = 'a=b; c=d=e' }
            $null = New-C1App @parameters
            Assert-Sent POST '/api/v1/apps' @{
                displayName = 'Payroll'; monthlyCostUsd = 12; strictAccessEntitlementProvisioning = $true
                owners = @('u10000000000000000000000000', 'u20000000000000000000000000'); annotations = @{ a = 'b'; c = 'd=e' }
            }
        }

        It 'refuses InputObject as an argument' {
            { New-C1App Payroll -InputObject @{ Description = 'x' } } | Should -Throw -ErrorId 'C1.InvalidInput,*'
            Assert-NothingSent
        }

        It 'is usable with a deeply nested, strict script' {
            $created = & {
                Set-StrictMode -Version Latest
                1..3 | ForEach-Object { New-C1App "App $_" }
            }
            $created.DisplayName | Should -BeExactly 'App 1', 'App 2', 'App 3'
        }
    }
}
