BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Connection @{ MaxRetryDelay = 0.1 }

    # Every request is answered alike: what was sent counts.
    function Set-Answer([string] $Body = '{}') {
        Clear-Fault
        Add-Fault @{ path = '/api/*'; body = $Body; times = 100000 }
        Clear-Journal
    }

    # One row of a file for some arguments: lists and maps as cells have them.
    function ConvertTo-Row([hashtable] $Arguments) {
        $row = [ordered]@{}
        foreach ($name in $Arguments.Keys) {
            $value = $Arguments[$name]
            $row[$name] = if ($value -is [System.Collections.IDictionary]) { $value | ConvertTo-Json -Compress -Depth 9 }
            elseif ($value -is [array]) { if ($value[0] -is [System.Collections.IDictionary]) { ConvertTo-Json @($value) -Compress -Depth 9 } else { $value -join ';' } }
            elseif ($value -is [bool]) { if ($value) { 'yes' } else { 'no' } }
            else { "$value" }
        }

        [pscustomobject] $row | ConvertTo-Csv | ConvertFrom-Csv
    }
}

AfterAll { Stop-TestTenant }

Describe 'Invoke-C1Api -Operation' {
    BeforeEach { Set-Answer }

    Context 'Fifty operations that no cmdlet covers' {
        BeforeDiscovery {
            Import-Module "$PSScriptRoot/../Testing.psm1"
            $app, $user, $policy, $entitlement, $catalog = 'app', 'user', 'policy', 'entitlement', 'catalog' | ForEach-Object { Get-TestId $_ }
            $table = @(
                , @('Vault.Create', @{ DisplayName = 'V'; Description = 'D'; OwnerIds = $user, $app }, 'POST /api/v1/vaults', @{ displayName = 'V'; description = 'D'; ownerIds = $user, $app })
                , @('Vaults.Create', @{ DisplayName = 'V'; MagicVault = @{} }, 'POST /api/v1/vaults', @{ displayName = 'V'; magicVault = @{} })
                , @('VaultService.Get', @{ Id = 'v1' }, 'GET /api/v1/vaults/v1', $null)
                , @('c1.api.vault.v1.VaultService.Delete', @{ Id = 'a b/c' }, 'DELETE /api/v1/vaults/a%20b%2Fc', @{})
                , @('Vault.Update', @{ Id = 'v1'; DisplayName = 'N'; CredentialExpirationDuration = '90s' }, 'POST /api/v1/vaults/v1',
                    @{ vault = @{ credentialExpirationDuration = '90s'; displayName = 'N' }; updateMask = 'credentialExpirationDuration,displayName' })
                , @('Vault.Update', @{ Id = 'v1'; Vault = @{ displayName = 'N' }; Description = 'D' }, 'POST /api/v1/vaults/v1', @{ vault = @{ displayName = 'N'; description = 'D' }; updateMask = 'displayName,description' })
                , @('Vault.Update', @{ Id = 'v1'; DisplayName = 'N'; UpdateMask = 'displayName,description' }, 'POST /api/v1/vaults/v1', @{ vault = @{ displayName = 'N' }; updateMask = 'displayName,description' })
                , @('AppOwners.Set', @{ AppId = $app; UserIds = $user, $policy }, "PUT /api/v1/apps/$app/owners", @{ userIds = $user, $policy })
                , @('AppOwners.Add', @{ AppId = $app; UserId = $user }, "POST /api/v1/apps/$app/owners/$user", @{})
                , @('AppOwners.Remove', @{ AppId = $app; UserId = $user }, "DELETE /api/v1/apps/$app/owners/$user", @{})
                , @('AppOwners.ListOwnerIDs', @{ AppId = $app }, "GET /api/v1/apps/$app/ownerids", $null)
                , @('AppOwnersV2.Set', @{ AppId = $app; RoleSlug = 'owner'; UserRefs = $user, $policy }, "PUT /api/v2/apps/$app/owners", @{ roleSlug = 'owner'; userRefs = @{ id = $user }, @{ id = $policy } })
                , @('AppOwnersV2.Set', @{ AppId = $app; AppEntitlementRefs = @(@{ appId = $app; id = $entitlement }) }, "PUT /api/v2/apps/$app/owners", @{ appEntitlementRefs = @(, @{ appId = $app; id = $entitlement }) })
                , @('AppOwnersV2.CreateUserOwner', @{ AppId = $app; RoleSlug = 'owner'; UserRefId = $user }, "POST /api/v2/apps/$app/owners/users/owner/$user", @{})
                , @('AppEntitlements.Create', @{ AppId = $app; DisplayName = 'E'; Purpose = 'Permission'; GrantPolicyId = $policy; DurationGrant = '3600s'; Annotations = @{ a = 'b' } },
                    "POST /api/v1/apps/$app/entitlements", @{ displayName = 'E'; purpose = 'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION'; grantPolicyId = $policy; durationGrant = '3600s'; annotations = @{ a = 'b' } })
                , @('AppEntitlements.Create', @{ AppId = $app; DisplayName = 'E'; Purpose = 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT'; DurationUnset = @{} },
                    "POST /api/v1/apps/$app/entitlements", @{ displayName = 'E'; purpose = 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT'; durationUnset = @{} })
                , @('AppEntitlements.Update', @{ AppId = $app; Id = $entitlement; DisplayName = 'E'; EmergencyGrantEnabled = $true; OverrideAccessRequestsDefaults = $false },
                    "POST /api/v1/apps/$app/entitlements/$entitlement", @{ entitlement = @{ displayName = 'E'; emergencyGrantEnabled = $true }; overrideAccessRequestsDefaults = $false; updateMask = 'displayName,emergencyGrantEnabled' })
                , @('AppEntitlements.Get', @{ AppId = $app; Id = $entitlement }, "GET /api/v1/apps/$app/entitlements/$entitlement", $null)
                , @('AccessReview.Create', @{ DisplayName = 'Q1'; CompletionDate = '2026-03-31T12:00:00Z'; ScopeType = 'ByUsers'; PolicyId = $policy; OwnerIds = , $user },
                    'POST /api/v1/access_review', @{ displayName = 'Q1'; completionDate = '2026-03-31T12:00:00.0000000Z'; scopeType = 'ACCESS_REVIEW_SCOPE_TYPE_BY_USERS'; policyId = $policy; ownerIds = @(, $user) })
                , @('AccessReview.Update', @{ Id = 'r1'; DisplayName = 'Q2' }, 'POST /api/v1/access_review/r1', @{ accessReview = @{ displayName = 'Q2' }; updateMask = 'displayName' })
                , @('AccessReview.Delete', @{ Id = 'r1' }, 'DELETE /api/v1/access_review/r1', @{})
                , @('AccessReviewActions.GenerateReport', @{ AccessReviewId = 'r1' }, 'POST /api/v1/access_review/r1/report', @{})
                , @('Webhooks.Create', @{ DisplayName = 'W'; Url = 'https://hooks.example/x'; CallbackTimeout = '0:30' }, 'POST /api/v1/webhooks', @{ displayName = 'W'; url = 'https://hooks.example/x'; callbackTimeout = '1800s' })
                , @('Webhooks.Update', @{ Id = 'w1'; Url = 'https://hooks.example/y' }, 'POST /api/v1/webhooks/w1', @{ webhook = @{ url = 'https://hooks.example/y' }; updateMask = 'url' })
                , @('Hooks.Create', @{ DisplayName = 'H'; Enabled = $true; Event = 'PreToolUse'; Priority = 5 }, 'POST /api/v1/hooks', @{ displayName = 'H'; enabled = $true; event = 'HOOK_EVENT_TYPE_PRE_TOOL_USE'; priority = 5 })
                , @('RequestCatalogManagement.Create', @{ DisplayName = 'C'; Published = $true; VisibleToEveryone = $false; UnenrollmentBehavior = 'revoke_all' },
                    'POST /api/v1/catalogs', @{ displayName = 'C'; published = $true; visibleToEveryone = $false; unenrollmentBehavior = 'REQUEST_CATALOG_UNENROLLMENT_BEHAVIOR_REVOKE_ALL' })
                , @('RequestCatalogManagement.Update', @{ Id = $catalog; DisplayName = 'C'; ExpandMask = '*' }, "POST /api/v1/catalogs/$catalog", @{ catalog = @{ displayName = 'C' }; expandMask = @{ paths = @(, '*') }; updateMask = 'displayName' })
                , @('FunctionsInvocation.Get', @{ FunctionId = $app; Id = 'i1' }, "GET /api/v1/functions/$app/invocations/i1", $null)
                , @('Functions.Invoke', @{ FunctionId = $app; Json = 'eyJhIjoxfQ==' }, "POST /api/v1/functions/$app/invoke", @{ json = 'eyJhIjoxfQ==' })
                , @('Functions.CreateTag', @{ FunctionId = $app; Name = 'live'; CommitId = 'c1' }, "POST /api/v1/functions/$app/tags", @{ name = 'live'; commitId = 'c1' })
                , @('Automation.ExecuteAutomation', @{ Id = 'a1'; Context = @{ context = @{ x = 1; y = @{ z = 'w' } } } }, 'POST /api/v1/automations/a1/execute', @{ context = @{ context = @{ x = 1; y = @{ z = 'w' } } } })
                , @('TaskActions.Approve', @{ TaskId = 't1'; PolicyStepId = 's1'; Comment = 'ok' }, 'POST /api/v1/tasks/t1/action/approve', @{ policyStepId = 's1'; comment = 'ok' })
                , @('TaskActions.Comment', @{ TaskId = 't1'; Comment = 'a;b' }, 'POST /api/v1/tasks/t1/action/comment', @{ comment = 'a;b' })
                , @('TaskActions.Reassign', @{ TaskId = 't1'; PolicyStepId = 's1'; NewStepUserIds = , $user }, 'POST /api/v1/tasks/t1/action/reassign', @{ policyStepId = 's1'; newStepUserIds = @(, $user) })
                , @('Task.CreateGrantTask', @{ AppId = $app; AppEntitlementId = $entitlement; IdentityUserId = $user; GrantDuration = '86400s'; EmergencyAccess = $false; RequestData = @{ reason = 'x' } },
                    'POST /api/v1/task/grant', @{ appId = $app; appEntitlementId = $entitlement; identityUserId = $user; grantDuration = '86400s'; emergencyAccess = $false; requestData = @{ reason = 'x' } })
                , @('Task.CreateRevokeTask', @{ AppId = $app; AppEntitlementId = $entitlement; AppUserId = $user }, 'POST /api/v1/task/revoke', @{ appId = $app; appEntitlementId = $entitlement; appUserId = $user })
                , @('Attributes.CreateAttributeValue', @{ AttributeTypeId = 'at1'; Value = 'High' }, 'POST /api/v1/attributes', @{ attributeTypeId = 'at1'; value = 'High' })
                , @('ServicePrincipal.Create', @{ DisplayName = 'ci' }, 'POST /api/v1/service_principals', @{ displayName = 'ci' })
                , @('ServicePrincipal.CreateCredential', @{ ServicePrincipalId = $user; DisplayName = 'c'; RequireDpop = $true; Expires = '7776000s'; AllowSourceCidrs = '10.0.0.0/8', '192.0.2.0/24' },
                    "POST /api/v1/service_principals/$user/credentials", @{ displayName = 'c'; requireDpop = $true; expires = '7776000s'; allowSourceCidrs = '10.0.0.0/8', '192.0.2.0/24' })
                , @('WorkloadFederation.CreateTrust', @{ ServicePrincipalId = $user; ProviderId = 'p'; ConditionExpression = 'claims.sub == "x"; true' }, "POST /api/v1/service_principals/$user/trusts", @{ providerId = 'p'; conditionExpression = 'claims.sub == "x"; true' })
                , @('WorkloadFederation.UpdateTrust', @{ ServicePrincipalId = $user; ClientId = 'x@y/wfe'; DisplayName = 'T' }, "PATCH /api/v1/service_principals/$user/trusts/x%40y%2Fwfe", @{ trust = @{ displayName = 'T' }; updateMask = 'displayName' })
                , @('Connector.ForceSync', @{ AppId = $app; ConnectorId = $policy }, "POST /api/v1/apps/$app/connectors/$policy/force_sync", @{})
                , @('Connector.PauseSync', @{ AppId = $app; ConnectorId = $policy }, "POST /api/v1/apps/$app/connectors/$policy/pause", @{})
                , @('StepUpProvider.Create', @{ DisplayName = 'S'; IssuerUrl = 'https://idp.example'; ClientId = 'c'; ClientSecret = 'planted'; Oauth2 = @{} },
                    'POST /api/v1/step-up/providers', @{ displayName = 'S'; issuerUrl = 'https://idp.example'; clientId = 'c'; clientSecret = 'planted'; oauth2 = @{} })
                , @('RequestSchema.Create', @{ Name = 'R'; JustificationVisibility = 'Hide'; Fields = @(@{ name = 'f'; displayName = 'F' }) }, 'POST /api/v1/request_schemas',
                    @{ name = 'R'; justificationVisibility = 'JUSTIFICATION_VISIBILITY_HIDE'; fields = @(, @{ name = 'f'; displayName = 'F' }) })
                , @('OrgDomain.Update', @{ NewDomains = 'a.example', 'b.example' }, 'PUT /api/v1/settings/domains', @{ newDomains = 'a.example', 'b.example' })
                , @('PaperSecret.CreateExternal', @{ DisplayName = 'P'; MaxViews = 4000000000; FileSize = 9223372036854775807; ContentType = 'text/plain'; ExpiresIn = '60s'; SecretType = 'File' },
                    'POST /api/v1/secrets/external', @{ displayName = 'P'; maxViews = 4000000000; fileSize = '9223372036854775807'; contentType = 'text/plain'; expiresIn = '60s'; secretType = 'SECRET_TYPE_FILE' })
                , @('TunnelCredentials.CreateBridge', @{ DisplayName = 'B' }, 'POST /api/v1/iam/tunnel/bridges', @{ displayName = 'B' })
                , @('Export.Create', @{ DisplayName = 'X'; Datasource = @{ datasourceId = 'd' } }, 'POST /api/v1/systemlog/exports', @{ displayName = 'X'; datasource = @{ datasourceId = 'd' } })
                , @('Directory.Create', @{ AppId = $app; All = @{} }, 'POST /api/v1/directories', @{ appId = $app; all = @{} })
                , @('Roles.Update', @{ RoleId = 'ro1'; DisplayName = 'R' }, 'POST /api/v1/iam/roles/ro1', @{ role = @{ displayName = 'R' }; updateMask = 'displayName' })
                , @('XAAScope.Create', @{ AppId = $app; DisplayName = 'S'; ScopeValue = 'read:x'; Classification = 'Write'; State = 'PendingReview' },
                    "POST /api/v1/apps/$app/xaa/scopes", @{ displayName = 'S'; scopeValue = 'read:x'; classification = 'XAA_SCOPE_CLASSIFICATION_WRITE'; state = 'XAA_SCOPE_STATE_PENDING_REVIEW' })
            )
            $cases = $table | ForEach-Object { @{ operation = $_[0]; arguments = $_[1]; request = $_[2]; body = $_[3] } }
        }

        It 'calls <operation>: <request>' -ForEach $cases {
            $null = Invoke-C1Api -Operation $operation @arguments
            ConvertTo-Row $arguments | Invoke-C1Api -Operation $operation
            $sent = @(Get-Sent)
            $sent.Count | Should -Be 2
            foreach ($one in $sent) {
                "$($one.Method) $($one.Path)" | Should -BeExactly $request
                $one.Query | Should -BeExactly ''
                Assert-Json $one.Body $body
            }
        }
    }

    It 'has a parameter for every field of every operation, and sends it' -Tag OneBuild {
        $sample = @{ text = 'x'; bool = $true; int32 = 7; uint32 = 7; int64 = 7; uint64 = 7; number = 1.5; bytes = 'AQL/'; time = '2026-01-02T03:04:05Z'; duration = '60s'; any = @{ '@type' = 'x' }; struct = @{ a = 1 }; value = 'x' }
        $all = @(Find-C1Operation)
        $all.Count | Should -BeGreaterThan 600
        $failed = @()
        $expected = foreach ($operation in $all) {
            $arguments = @{}
            $groups = @{}
            foreach ($parameter in $operation.Parameters) {
                $group = $parameter.In + $parameter.OneOf
                if ($parameter.OneOf -and $groups[$group]) { continue }
                $groups[$group] = $true
                $kind = $parameter.Type -replace '^(\[\]|\{\})'
                $value = if ($parameter.Values.Count) { $parameter.Values[0] } elseif ($parameter.Name -match 'Ids?$' -and $kind -eq 'text') { Get-TestId x } elseif ($sample.ContainsKey($kind)) { $sample[$kind] } else { @{} }
                $arguments[$parameter.Name] = if ($parameter.Type -like '`[`]*') { , @($value) } elseif ($parameter.Type -like '{}*') { @{ k = $value } } else { $value }
            }

            try { $null = Invoke-C1Api -Operation $operation.Operation @arguments -ErrorVariable +failed -ErrorAction SilentlyContinue } catch { $failed += "$($operation.Operation): $_" }
            $given = $operation.Parameters | Where-Object { $arguments.ContainsKey($_.Name) }
            '{0} {1} ?{2} {{{3}}}' -f $operation.Method, ($operation.Path -replace '\{[^}]+\}', '*'),
                (@($given | Where-Object In -EQ Query | ForEach-Object Field | Sort-Object) -join ','), (@($given | Where-Object In -EQ Body | ForEach-Object Field | Sort-Object) -join ',')
        }

        $values = (@($sample.Values | Where-Object { $_ -isnot [hashtable] }) + (Get-TestId x) | ForEach-Object { [regex]::Escape([uri]::EscapeDataString("$_")) }) -join '|'
        $actual = foreach ($one in Get-Sent) {
            '{0} {1} ?{2} {{{3}}}' -f $one.Method, ($one.Path -replace "(?<=/)($values)(?=/|$)", '*'),
                (@($one.Query -split '&' | Where-Object { $_ } | ForEach-Object { ($_ -split '=')[0] } | Where-Object { $_ -notin 'page_size', 'page_token' } | Sort-Object) -join ','),
                (@($one.Body.Keys | Where-Object { $_ -notin 'pageSize', 'pageToken' } | Sort-Object) -join ',')
        }

        $failed | Should -BeNullOrEmpty
        Compare-Object $expected $actual -SyncWindow 0 | Out-String | Should -BeNullOrEmpty
        Write-Case $all.Count 'operations with every field'
    }
}
