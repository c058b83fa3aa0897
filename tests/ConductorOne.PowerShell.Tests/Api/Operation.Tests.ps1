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
            $sent.Count | Should-Be 2
            foreach ($one in $sent) {
                "$($one.Method) $($one.Path)" | Should -BeExactly $request
                $one.Query | Should-BeString '' -CaseSensitive
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

    Context 'What is wrong is told before anything is sent' {
        AfterEach { Assert-NothingSent }

        It 'tells of the operation <name>' -ForEach @(
            @{ name = 'Vualt.Create'; words = 'There is no operation "Vualt.Create". Did you mean "Vault.Create", *' }
            @{ name = 'c1.api.vault.v1.VaultService.Creat'; words = '*"Vault.Create"*' }
            @{ name = 'Create'; words = '"Create" stands for several operations, such as *' }
            @{ name = 'ListSurfaces.'; words = 'There is no operation "ListSurfaces.".*' }
        ) {
            { Invoke-C1Api -Operation $name -Any 1 } | Should -Throw $words -ErrorId 'C1.InvalidInput,*'
        }

        It 'says that the vendor has removed an operation that the table knew' {
            $names = (Get-Command Invoke-C1Api).ImplementingType.Assembly.GetType('ConductorOne.PowerShell.Api.OperationNames')
            $table = [Activator]::CreateInstance($names.GetConstructors()[0].GetParameters()[0].ParameterType, @("x.v1.OldService.Get GET /api/v1/old/{id} removed`n", ''))
            { $names.GetMethod('Find').Invoke([Activator]::CreateInstance($names, @(, $table)), @('old.get')) } |
                Should -Throw '*The vendor has removed Old.Get (GET /api/v1/old/{id}) from the API.*'
        }

        It 'names the three nearest' {
            $failed = { Invoke-C1Api -Operation Apps.Gett } | Should -Throw -PassThru
            @([regex]::Matches("$failed", '"[A-Z][^"]+"')).Count | Should-Be 4
        }

        It 'tells of a field that the operation lacks: <what>' -ForEach @(
            @{ what = 'misspelt'; call = { Invoke-C1Api -Operation Vault.Create -DisplyName x }; words = 'Vault.Create has no field DisplyName. Did you mean "DisplayName"? It takes: DisplayName, Description, *' }
            @{ what = 'splatted'; call = { $a = @{ DisplayName = 'x'; Descriptn = 'y' }; Invoke-C1Api -Operation Vault.Create @a }; words = '*no field Descriptn. Did you mean "Description"?*' }
            @{ what = 'of another operation'; call = { Invoke-C1Api -Operation Vault.Get -Id x -DisplayName y }; words = 'Vault.Get has no field DisplayName.*It takes: Id.' }
            @{ what = 'where there is none'; call = { Invoke-C1Api -Operation Apps.List -Any y }; words = 'Apps.List has no field Any. It takes none.' }
            @{ what = 'a value too many'; call = { Invoke-C1Api -Operation Vault.Get -Id x y }; words = 'Vault.Get has no field y.*' }
            @{ what = 'Query where there is none'; call = { Invoke-C1Api -Operation Vault.Get -Id x -Query y }; words = 'Vault.Get has no field Query.*' }
            @{ what = 'nothing but a null'; call = { Invoke-C1Api -Operation Vault.Get -Id x -Any $null }; words = 'Vault.Get has no field Any.*' }
            @{ what = 'paging where there are no pages'; call = { Invoke-C1Api -Operation Vault.Get -Id x -First 5 }; words = '*First has no use*' }
        ) {
            $call | Should -Throw $words -ErrorId 'C1.InvalidInput,*'
        }

        It 'tells of a value of the wrong type: <words>' -ForEach @(
            @{ operation = 'Apps.Update'; arguments = @{ Id = 'x'; MonthlyCostUsd = 'abc' }; words = "*'MonthlyCostUsd'*""abc""*not a whole number*" }
            @{ operation = 'Apps.Update'; arguments = @{ Id = 'x'; IdentityMatching = 'Strct' }; words = "*'IdentityMatching'*""Strct""*Did you mean ""Strict""*" }
            @{ operation = 'Hooks.Create'; arguments = @{ DisplayName = 'x'; Enabled = 'maybe' }; words = "*'Enabled'*""maybe""*true or false*" }
            @{ operation = 'AccessReview.Create'; arguments = @{ CompletionDate = '31.3.2026' }; words = "*'CompletionDate'*""31.3.2026""*a time*" }
            @{ operation = 'Webhooks.Create'; arguments = @{ CallbackTimeout = '1h' }; words = "*'CallbackTimeout'*""1h""*" }
            @{ operation = 'PaperSecret.CreateExternal'; arguments = @{ MaxViews = -1 }; words = "*'MaxViews'*""-1""*not a whole number*" }
            @{ operation = 'PaperSecret.CreateExternal'; arguments = @{ FileSize = '12.5' }; words = "*'FileSize'*""12.5""*not a whole number*" }
            @{ operation = 'Functions.Invoke'; arguments = @{ Json = '{"a":1}' }; words = "*'Json'*base64*" }
            @{ operation = 'Vault.Create'; arguments = @{ DisplayName = @{ a = 1 } }; words = "*'DisplayName'*Hashtable*not text*" }
            @{ operation = 'AppOwners.Set'; arguments = @{ AppId = 'two words' }; words = "*'AppId'*" }
        ) {
            { Invoke-C1Api -Operation $operation @arguments } | Should -Throw $words
        }

        It 'names those first that contain the text, the shortest first: <name>' -ForEach @(
            @{ name = 'Owners'; words = '*Did you mean "AppOwners.Add", "AppOwners.Set" or "AppOwners.List"?*' }
            @{ name = 'Apps.Gett'; words = '*Did you mean "Apps.Get", *' }
        ) {
            { Invoke-C1Api -Operation $name } | Should -Throw $words -ErrorId 'C1.InvalidInput,*'
        }

        It 'tells of a key anywhere inside: <words>' -ForEach @(
            @{ operation = 'Vault.Update'; arguments = @{ Id = 'x'; Vault = @{ descripton = 'y' } }; words = '*Vault has no key "descripton". Did you mean "description"?*' }
            @{ operation = 'AppEntitlements.Create'; arguments = @{ ProvisionPolicy = @{ connector = @{ account = @{ schemaIdd = 'x' } } } }; words = '*ProvisionPolicy.connector.account has no key "schemaIdd". Did you mean "schemaId"?*' }
            @{ operation = 'RequestSchema.Create'; arguments = @{ Fields = @(@{ name = 'a' }, @{ nme = 'b' }) }; words = '*Fields`[1`] has no key "nme". Did you mean "name"?*' }
            @{ operation = 'Vault.Create'; arguments = @{ MagicVault = 'x' }; words = '*MagicVault*' }
            @{ operation = 'Vault.Update'; arguments = @{ Id = 'x'; Vault = @{ descripton = $null } }; words = '*Vault has no key "descripton". Did you mean "description"?*' }
            @{ operation = 'Vault.Update'; arguments = @{ Id = 'x'; Vault = @{ magicVault = @{}; groupAuthzVault = @{} } }; words = '*only one of these, but has*' }
        ) {
            { Invoke-C1Api -Operation $operation @arguments } | Should -Throw $words
        }

        It 'is one error for each row: <what>' -ForEach @(
            @{ what = 'a required field'; operation = 'Vault.Create'; csv = "DisplayName,Description`n,a"; words = '*Row 1: Vault.Create needs DisplayName.' }
            @{ what = 'several'; operation = 'Task.CreateGrantTask'; csv = "AppId,Description`n,a"; words = '*Task.CreateGrantTask needs AppEntitlementId, AppId.*' }
            @{ what = 'a near column'; operation = 'Vault.Create'; csv = "DisplayNam,Description`nx,a"; words = '*needs DisplayName.*DisplayNam*' }
            @{ what = 'nothing to change'; operation = 'Vault.Update'; csv = "Id,DisplayName`nv1,"; words = '*Vault.Update changes nothing: give at least one of *DisplayName*' }
            @{ what = 'an unreadable cell'; operation = 'Hooks.Create'; csv = "DisplayName,Enabled,Priority`nx,perhaps,1"; words = '*Enabled*"perhaps"*' }
            @{ what = 'an unknown name'; operation = 'Hooks.Create'; csv = "DisplayName,Event`nx,PreTolUse"; words = '*Event cannot be "PreTolUse". Did you mean "PreToolUse"?*' }
            @{ what = 'two of a group'; operation = 'Vault.Create'; csv = "DisplayName,MagicVault,GroupAuthzVault`nx,{},{}"; words = '*vault takes only one of these, but has GroupAuthzVault, MagicVault*' }
            @{ what = 'nothing where all would go'; operation = 'AppOwners.Set'; csv = "AppId,UserIds`n$('a' * 27),"; words = '*AppOwners.Set without a field could empty what it replaces: give at least one of UserIds.' }
        ) {
            $row = $csv | ConvertFrom-Csv
            $row | Invoke-C1Api -Operation $operation -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words -Target $row
        }
    }

    It 'clears what has no value inside the object of an update: <what>' -ForEach @(
        @{ what = 'a text'; operation = 'Vault.Update'; arguments = @{ Id = 'v'; Vault = @{ description = $null } }; body = '{"vault":{"description":null},"updateMask":"description"}' }
        @{ what = 'beside another'; operation = 'Vault.Update'; arguments = @{ Id = 'v'; Vault = @{ description = $null }; DisplayName = 'N' }
            body = '{"vault":{"description":null,"displayName":"N"},"updateMask":"description,displayName"}'
        }
        @{ what = 'in JSON'; operation = 'Vault.Update'; arguments = @{ Id = 'v'; Vault = '{"description":null}' }; body = '{"vault":{"description":null},"updateMask":"description"}' }
        @{ what = 'an arm, where another is set'; operation = 'Vault.Update'; arguments = @{ Id = 'v'; Vault = [ordered]@{ groupAuthzVault = $null; magicVault = @{} } }
            body = '{"vault":{"groupAuthzVault":null,"magicVault":{}},"updateMask":"groupAuthzVault,magicVault"}'
        }
        @{ what = 'what only the server writes is left out'; operation = 'Vault.Update'; arguments = @{ Id = 'v'; Vault = [pscustomobject]@{ createdAt = $null; description = $null } }
            body = '{"vault":{"description":null},"updateMask":"description"}'
        }
        @{ what = 'nested'; operation = 'Apps.Update'; arguments = @{ Id = 'a'; App = @{ appUserMapper = @{ mappingCases = $null } } }; body = '{"app":{"appUserMapper":{"mappingCases":null}},"updateMask":"appUserMapper"}' }
        @{ what = 'nested in a parameter'; operation = 'Apps.Update'; arguments = @{ Id = 'a'; AppUserMapper = @{ mappingCases = @(@{ userKeyCel = $null; appUserKeyCel = 'x' }) } }
            body = '{"app":{"appUserMapper":{"mappingCases":[{"appUserKeyCel":"x","userKeyCel":null}]}},"updateMask":"appUserMapper"}'
        }
        @{ what = 'in a creation it is not given'; operation = 'RequestSchema.Create'; arguments = @{ Name = 'R'; Fields = @(@{ name = 'f'; displayName = $null }) }; body = '{"fields":[{"name":"f"}],"name":"R"}' }
    ) {
        $null = Invoke-C1Api -Operation $operation @arguments
        Assert-Json (Get-Sent).Body ($body | ConvertFrom-Json -AsHashtable)
        if ($body -like '*updateMask*') { (Get-Sent).Text | Should -BeLike '*null*' }
    }

    Context 'Rows' {
        It 'goes on behind a bad row, in order, several at once' {
            $null = "DisplayName,Description`nA,`n,D`nC,x" | ConvertFrom-Csv | Invoke-C1Api -Operation Vault.Create -ThrottleLimit 3 -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'Row 2: Vault.Create needs DisplayName.'
            @(Get-Sent | ForEach-Object Text | Sort-Object) | Should -BeExactly '{"description":"x","displayName":"C"}', '{"displayName":"A"}'
        }

        It 'takes hashtables, objects and the objects that it has answered' {
            Set-Answer '{"vault":{"id":"v9","displayName":"X"}}'
            $made = @{ DisplayName = 'H' }, [pscustomobject]@{ displayname = 'P' } | Invoke-C1Api -Operation Vault.Create
            $made[0] | Invoke-C1Api -Operation Vault.Delete
            $made | Invoke-C1Api -Operation Vault.Update -Description $null
            (Get-Sent | ForEach-Object { "$($_.Method) $($_.Path) $($_.Text)" }) | Should -BeExactly @(
                'POST /api/v1/vaults {"displayName":"H"}', 'POST /api/v1/vaults {"displayName":"P"}', 'DELETE /api/v1/vaults/v9 {}'
                'POST /api/v1/vaults/v9 {"vault":{"description":null,"displayName":"X"},"updateMask":"description,displayName"}'
                'POST /api/v1/vaults/v9 {"vault":{"description":null,"displayName":"X"},"updateMask":"description,displayName"}')
        }

        It 'takes nothing but ids of an object of another kind' {
            Clear-Fault
            $app = New-C1App Payroll -Description d
            Set-Answer
            $app | Invoke-C1Api -Operation AppEntitlements.Create -DisplayName E
            Assert-Sent POST "/api/v1/apps/$($app.Id)/entitlements" @{ displayName = 'E' }
            Invoke-C1Api -Operation AppOwners.Delete -AppId $app
            Assert-Sent DELETE "/api/v1/apps/$($app.Id)/owners" @{}
        }

        It 'calls the operation that each row names' {
            "Operation,Id,DisplayName,Description`nVault.Create,,A,`nVault.Update,v1,,d`nVault.Delete,v2,,`nVault.Dlete,v3,," | ConvertFrom-Csv |
                Invoke-C1Api -ErrorVariable failed -ErrorAction SilentlyContinue
            (Get-Sent | ForEach-Object { "$($_.Method) $($_.Path) $($_.Text)" }) | Should -BeExactly @(
                'POST /api/v1/vaults {"displayName":"A"}', 'POST /api/v1/vaults/v1 {"vault":{"description":"d"},"updateMask":"description"}', 'DELETE /api/v1/vaults/v2 {}')
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*There is no operation "Vault.Dlete". Did you mean "Vault.Delete", *'
        }

        It 'reads the columns of rows that name their operation as those of other rows: <what>' -ForEach @(
            @{ what = 'a misspelt one'; csv = "Operation,DisplayName,Descriptoin`nVault.Create,A,x"; sent = '{"displayName":"A"}'; warned = '*"Descriptoin"*Did you mean "Description"*' }
            @{ what = 'with a byte order mark'; csv = "Operation,$([char] 0xFEFF)DisplayName`nVault.Create,A"; sent = '{"displayName":"A"}' }
            @{ what = 'with blanks and quotes'; csv = "Operation,' DisplayName '`nVault.Create,A"; sent = '{"displayName":"A"}' }
            @{ what = 'lists and maps'; csv = "Operation,Id,DisplayName,OwnerIds`nVault.Create,,A,$('a' * 27);$('b' * 27)"; sent = "{""displayName"":""A"",""ownerIds"":[""$('a' * 27)"",""$('b' * 27)""]}" }
        ) {
            ($csv -replace '\\\n', "`n") | ConvertFrom-Csv | Invoke-C1Api -WarningVariable told -WarningAction SilentlyContinue
            (Get-Sent).Text | Should -BeExactly $sent
            if ($warned) { $told | Should -BeLike $warned } else { $told | Should -BeNullOrEmpty }
        }

        It 'keeps arguments and rows apart where rows name their operation' {
            "Operation,Id,DisplayName`nVault.Update,v1,A`nVault.Update,v2,`nVault.Get,v3," | ConvertFrom-Csv | Invoke-C1Api -Description d -ErrorVariable failed -ErrorAction SilentlyContinue
            (Get-Sent | ForEach-Object { "$($_.Path) $($_.Text)" }) | Should -BeExactly @(
                '/api/v1/vaults/v1 {"vault":{"description":"d","displayName":"A"},"updateMask":"description,displayName"}'
                '/api/v1/vaults/v2 {"vault":{"description":"d"},"updateMask":"description"}')
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'Row 3, "v3": Vault.Get has no field Description.*'
        }

        It 'runs a script block for each row' {
            'A', 'B' | ForEach-Object { [pscustomobject]@{ n = $_ } } | Invoke-C1Api -Operation Vault.Create -DisplayName { "$($_.n)!" } -WarningAction Ignore
            (Get-Sent | ForEach-Object { $_.Body.displayName }) | Should -BeExactly 'A!', 'B!'
        }
    }

    Context 'Answers' {
        It 'takes the object out of what is around it, and reads times, durations and large numbers' {
            Set-Answer '{"vault":{"id":"v","createdAt":"2026-01-02T03:04:05.5Z","credentialExpirationDuration":"90s","displayName":"1","more":"2026-01-02T03:04:05Z"}}'
            $vault = Invoke-C1Api -Operation Vault.Get -Id v
            $vault.createdAt | Should -Be ([datetimeoffset] '2026-01-02T03:04:05.5Z')
            $vault.credentialExpirationDuration | Should -Be ([timespan] '0:1:30')
            $vault.displayName | Should -BeOfType string
            $vault.more | Should -BeOfType string
            Set-Answer '{"app":{"id":"a","userCount":"9007199254740993","createdAt":"soon","appOwners":[{"createdAt":"2026-01-02T03:04:05Z"}]}}'
            $app = Invoke-C1Api -Operation Apps.Get -Id a
            $app.userCount | Should -BeOfType long
            $app.userCount | Should-Be 9007199254740993
            $app.createdAt | Should-BeString 'soon' -CaseSensitive
            $app.appOwners[0].createdAt | Should -BeOfType datetimeoffset
        }

        It 'warns of an operation that the vendor gives up' {
            Set-Answer '{"list":[],"nextPageToken":""}'
            $null = Invoke-C1Api -Operation AppEntitlements.ListUsers -AppId (Get-TestId a) -AppEntitlementId (Get-TestId e) -WarningVariable warned -WarningAction SilentlyContinue
            $warned | Should -BeExactly 'AppEntitlements.ListUsers is deprecated: the vendor may remove it from the API.'
        }

        It 'gives the whole with -Raw' {
            $answer = '{"vault":{"id":"v"},"x":1.50}'
            Set-Answer $answer
            Invoke-C1Api -Operation Vault.Get -Id v -Raw | Should -BeExactly $answer
        }

        It 'writes nothing for an answer that says nothing, and ids one by one' {
            @(Invoke-C1Api -Operation Vault.Delete -Id v).Count | Should-Be 0
            Set-Answer '{"userIds":["a","b"]}'
            Invoke-C1Api -Operation AppOwners.ListOwnerIDs -AppId (Get-TestId a) | Should -BeExactly 'a', 'b'
        }

        It 'reads a list page by page, and no more of it than -First wants' {
            Clear-Fault
            $null = 1..30 | ForEach-Object { New-C1App "Paged $_" }
            Clear-Journal
            $all = @(Invoke-C1Api -Operation Apps.List -PageSize 10)
            $all.Count | Should -BeGreaterOrEqual 30
            $all[0].createdAt | Should -BeOfType datetimeoffset
            @(Get-Sent).Count | Should -BeGreaterThan 1
            Clear-Journal
            @(Invoke-C1Api -Operation Apps.List -First 3).Count | Should-Be 3
            (Get-Sent).Query | Should-BeString 'page_size=10' -CaseSensitive
            Clear-Journal
            @(Invoke-C1Api -Operation AppSearch.Search -Query 'Paged 7').displayName | Should-BeString 'Paged 7' -CaseSensitive
            (Get-Sent).Body.query | Should-BeString 'Paged 7' -CaseSensitive
        }
    }

    Context '-WhatIf and secrets' {
        It 'shows the request, and masks what is secret: <what>' -ForEach @(
            @{ what = 'text'; secret = { 'planted-secret' } }
            @{ what = 'a SecureString'; secret = { ConvertTo-Secure planted-secret } }
        ) {
            $arguments = @{ DisplayName = 'S'; ClientId = 'c'; ClientSecret = & $secret }
            $shown = Invoke-C1Api -Operation StepUpProvider.Create @arguments -WhatIf -Verbose 4>&1 6>&1 | Out-String
            $shown | Should -BeLike '*POST /api/v1/step-up/providers*"clientId":"c","clientSecret":"`*`*`*"*'
            $shown | Should -Not -BeLike '*planted*'
            Assert-NothingSent
            Set-Answer '{"stepUpProvider":{"id":"s"}}'
            $null = Invoke-C1Api -Operation StepUpProvider.Create @arguments
            (Get-Sent).Body.clientSecret | Should-BeString 'planted-secret' -CaseSensitive
        }

        It 'keeps secrets protected in what PowerShell tells of the call: <operation>' -ForEach @(
            @{ operation = 'StepUpProvider.UpdateSecret'; arguments = { @{ Id = Get-TestId step; ClientSecret = 'planted-secret' } } }
            @{ operation = 'Functions.UpdateFunction'; arguments = { @{ Id = Get-TestId function; Secret = @{ KEY = 'planted-secret' } } } }
            @{ operation = 'Functions.UpdateFunction'; arguments = { @{ Id = Get-TestId function; Secret = @{ KEY = ConvertTo-Secure planted-secret } } } }
        ) {
            $call = & $arguments
            $streams = Invoke-C1Api -Operation $operation @call -Verbose -ErrorAction SilentlyContinue *>&1
            (Get-Sent).Text | Should -Match 'planted-secret'
            $bound = ($streams | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).InvocationInfo.BoundParameters
            $bound | ConvertTo-Json -Depth 5 -WarningAction Ignore | Should -Not -Match 'planted-secret'
        }

        It 'shows no argument for an operation that comes down the pipe' {
            $operation = Find-C1Operation | Where-Object Operation -EQ StepUpProvider.UpdateSecret
            $streams = $operation, $operation | Invoke-C1Api -Id (Get-TestId step) -ClientSecret planted-secret -Verbose *>&1
            @(Get-Sent | ForEach-Object { $_.Body.clientSecret }) | Should -BeExactly 'planted-secret', 'planted-secret'
            $bound = ($streams | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).InvocationInfo.BoundParameters
            $bound | ConvertTo-Json -Depth 5 -WarningAction Ignore | Should -Not -Match 'planted-secret'
        }

        It 'takes a protected secret inside a hashtable, too' {
            $shown = Invoke-C1Api -Operation SSOApplication.Create -AppId (Get-TestId a) -DisplayName S -Saml @{ spEntityId = ConvertTo-Secure planted } -WhatIf -Verbose 4>&1 6>&1 | Out-String
            $shown | Should -BeLike '*"spEntityId":"`*`*`*"*'
        }
    }

    Context 'Completion' {
        It 'offers <offered> for <line>' -ForEach @(
            @{ line = 'Invoke-C1Api -Operation vault.c'; offered = 'Vault.Create' }
            @{ line = 'Invoke-C1Api -Operation ownerids'; offered = 'AppEntitlementOwners.ListOwnerIDs;AppOwners.ListOwnerIDs;AppResourceOwners.ListOwnerIDs' }
            @{ line = 'Invoke-C1Api -Operation Vault.Create -Disp'; offered = '-DisplayName' }
            @{ line = 'Invoke-C1Api -Operation Apps.Update -IdentityMatching '; offered = 'Strict;DisplayName;Custom' }
            @{ line = 'Invoke-C1Api -Operation Hooks.Create -Enabled '; offered = 'true;false' }
            @{ line = 'Invoke-C1Api -Operation AppUser.Search -AppUserTypes '; offered = 'User;ServiceAccount;SystemAccount' }
            @{ line = 'Invoke-C1Api -Operation Nope.Nope -Disp'; offered = '' }
        ) {
            $found = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
            @($found | Where-Object { $_ -notlike '*.Tests.ps1' }) -join ';' | Should -BeExactly $offered
            Assert-NothingSent
        }
    }
}

Describe 'Arguments for an operation that comes down the pipe' {
    BeforeEach { Set-Answer }

    It 'are read as PowerShell reads them: <what>' -ForEach @(
        @{ what = 'a value with a dash'; call = { $_ | Invoke-C1Api -DisplayName '-x' -Description '-1' }; body = @{ displayName = '-x'; description = '-1' } }
        @{ what = 'a value that is the name of a field, behind a colon'; call = { $_ | Invoke-C1Api -DisplayName:'-Description' }; body = @{ displayName = '-Description' } }
        @{ what = 'splatted'; call = { $all = @{ DisplayName = '-Description'; Description = '-' }; $_ | Invoke-C1Api @all }; body = @{ displayName = '-Description'; description = '-' } }
        @{ what = 'the beginning of a name'; call = { $_ | Invoke-C1Api -Disp x }; body = @{ displayName = 'x' } }
        @{ what = 'in any case of letters'; call = { $_ | Invoke-C1Api -displayNAME x }; body = @{ displayName = 'x' } }
        @{ what = 'a switch of true or false'; operation = 'Hooks.Create'; call = { $_ | Invoke-C1Api -Enabled -DisplayName x }; body = @{ displayName = 'x'; enabled = $true } }
        @{ what = 'a switch with its value'; operation = 'Hooks.Create'; call = { $_ | Invoke-C1Api -Enabled no -DisplayName x }; body = @{ displayName = 'x'; enabled = $false } }
    ) {
        $null = Find-C1Operation | Where-Object Operation -EQ ($operation ?? 'Vault.Create') | ForEach-Object $call
        Assert-Json (Get-Sent).Body $body
    }

    It 'are refused where PowerShell refuses them: <words>' -ForEach @(
        @{ call = { $_ | Invoke-C1Api -DisplayName x -DisplayName y }; words = '*-DisplayName is given twice: give it once.' }
        @{ call = { $_ | Invoke-C1Api -DisplayName x -Disp y }; words = '*-DisplayName is given twice: give it once.' }
        @{ call = { $_ | Invoke-C1Api -DisplayName -Description y }; words = '*-DisplayName has no value.*behind a colon*' }
        @{ call = { $_ | Invoke-C1Api -DisplayName x -Description }; words = '*-Description has no value.*' }
        @{ call = { $_ | Invoke-C1Api -DisplayName x -DefaultAccessDurtion y }; words = '*Vault.Create has no field DefaultAccessDurtion.*' }
        @{ operation = 'AppEntitlements.Update'; call = { $_ | Invoke-C1Api -Duration 60s }; words = '*-Duration stands for several parameters: -DurationGrant, -DurationUnset. Write the whole name.' }
        @{ operation = 'Hooks.Create'; call = { $_ | Invoke-C1Api -DisplayName x -Priority many }; words = '*-Priority holds "many", which is not a whole number*' }
    ) {
        { Find-C1Operation | Where-Object Operation -EQ ($operation ?? 'Vault.Create') | ForEach-Object $call } | Should -Throw $words -ErrorId 'C1.InvalidInput,*'
        Assert-NothingSent
    }
}

Describe 'Find-C1Operation' {
    It 'finds <words>: <first>' -ForEach @(
        @{ words = , 'Vault.Create'; first = 'Vault.Create' }
        @{ words = 'vault', 'create'; first = 'Vault.Create' }
        @{ words = , 'create vault'; first = 'Vault.Create' }
        @{ words = , '/api/v1/vaults/{id}'; first = 'Vault.Delete' }
        @{ words = , 'Vault.Up*'; first = 'Vault.Update' }
        @{ words = 'credentialExpirationDuration', 'vault'; first = 'Vault.Update' }
    ) {
        @(Find-C1Operation @words)[0].Operation | Should -BeExactly $first
    }

    It 'finds all, or nothing' {
        @(Find-C1Operation).Count | Should -BeGreaterThan 600
        @(Find-C1Operation no-such-thing-anywhere).Count | Should-Be 0
    }

    It 'shows a table, and the parameters in a list' {
        $table = Find-C1Operation Vault.Create | Out-String -Width 80
        $table | Should -Match '(?m)^Vault\.Create +POST +/api/v1/vaults'
        $list = Find-C1Operation Vault.Create | Format-List | Out-String -Width 200
        $list | Should -Match '(?m)^Syntax +: Invoke-C1Api -Operation Vault\.Create -DisplayName <text>'
        $list | Should -Match '(?m)^Parameters : -DisplayName <text> \(required\)\r?$'
        $list | Should -Match '(?m)^ +-MagicVault <c1\.api\.vault\.v1\.MagicVault> \(one of vault\)\r?$'
    }

    It 'gives Invoke-C1Api what to call' {
        Set-Answer '{"vault":{"id":"v"}}'
        (Find-C1Operation Vault.Get | Invoke-C1Api -Id 'v 1').id | Should-BeString 'v' -CaseSensitive
        Assert-Sent GET '/api/v1/vaults/v%201'
        Find-C1Operation Vault.Get | Invoke-C1Api -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Vault.Get needs Id.'
        Find-C1Operation Vault.Get | Invoke-C1Api -Idd x -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Vault.Get has no field Idd. Did you mean "Id"?*'
        Find-C1Operation Vault.Get | Export-Clixml TestDrive:/operation.xml
        (Import-Clixml TestDrive:/operation.xml | Invoke-C1Api -Id v2).id | Should-BeString 'v' -CaseSensitive
        Assert-Sent GET /api/v1/vaults/v2
        [pscustomobject]@{ a = 1 } | Invoke-C1Api -ErrorVariable failed -ErrorAction SilentlyContinue
        @($failed).Count | Should -BeGreaterThan 0
        Assert-NothingSent
    }
}
