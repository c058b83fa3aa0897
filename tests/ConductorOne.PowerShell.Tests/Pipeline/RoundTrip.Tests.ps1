# What the module writes, it reads: each of its classes through a CSV file, JSON, Export-Clixml and a job, and in again.

BeforeDiscovery {
    $policy = @'
{"policy":{"id":"policy100000000000000000000","displayName":"Roles; a=b, \"c\"","description":"ä 日本","policyType":"POLICY_TYPE_CERTIFY","systemBuiltin":true,"reassignTasksToDelegates":false,
"createdAt":"2026-01-31T12:00:00.5Z","baselinePolicyId":"","annotations":{"team":"iam;x=1"},"newField":{"a":[1]},
"policySteps":{"certify":{"steps":[
 {"approval":{"manager":{"allowSelfApproval":false,"assignedUserIds":["user10000000000000000000000"],"fallback":true,"fallbackUserIds":["user10000000000000000000000","user20000000000000000000000"],"fallbackGroupIds":[],"isGroupFallbackEnabled":false,"newInManager":"x"},
   "assigned":true,"requireDenialReason":true,"requiresStepUpProviderId":"","allowedReassignees":[],"escalationEnabled":true,"escalation":{"expiration":"3600","escalationComment":"late; a=b","skipStep":{}}}},
 {"wait":{"name":"w","duration":{"duration":"5400.5s"},"timeoutDuration":"86400s","commentOnTimeout":""}},
 {"form":{"form":{"displayName":"Why?","fields":[{"name":"reason","displayName":"Reason","stringField":{"textField":{"multiline":true}}}]}}},
 {"approval":{"expression":{"expressions":["subject.manager_id","'a;b'"],"assignedUserIds":[]}}},
 {"accept":{"acceptMessage":""}}]},
 "strict":{"steps":[{"reject":{"rejectMessage":"no {x} [y]"}}]}},
"rules":[{"condition":"subject.department == \"IT\"","stepKey":"strict","policyId":"","policyKey":""},{"condition":"true","policyId":"policy200000000000000000000"}],
"postActions":[{"certifyRemediateImmediately":true}],
"scope":{"appId":"app100000000000000000000000","appEntitlementId":"","slot":"POLICY_SCOPE_SLOT_EMERGENCY"}}}
'@
    $app = @'
{"app":{"id":"app100000000000000000000000","displayName":"Payroll; a=b","description":"=cmd, \"x\"\nsecond line","instructions":"Ask","identityMatching":"APP_USER_IDENTITY_MATCHING_DISPLAY_NAME","monthlyCostUsd":12,
"grantPolicyId":"policy100000000000000000000","certifyPolicyId":"","revokePolicyId":"policy300000000000000000000","strictAccessEntitlementProvisioning":true,"isManuallyManaged":true,"annotations":{"a":"1","url":"https://x/?p=1;q=2"},
"appUserMapper":{"mappingCases":[{"appUserKeyCel":"appUser.email","userKeyCel":"user.email; \"x\"","x":[1,2]},{"userKeyCel":"u"}]},"userCount":"7","createdAt":"2026-01-31T12:00:00Z","matchBatonRef":OWNED}}
'@
    $resource = '{"appResourceView":{"appResource":{"id":"res100000000000000000000000","appId":"app100000000000000000000000","appResourceTypeId":"type10000000000000000000000","displayName":"Admin","description":"All","customDescription":"c","annotations":{},"matchBatonId":"group@example.com","grantCount":"3","profile":{"a":{"b":[1]}},"secretTrait":null},"appPath":"$.expanded[0]"},"expanded":[{"@type":"t","id":"app100000000000000000000000","displayName":"Payroll"}]}'
    $type = '{"appResourceTypeView":{"appResourceType":{"id":"type10000000000000000000000","appId":"app100000000000000000000000","displayName":"Roles","traitIds":["t1","t2"]},"appPath":""},"expanded":[]}'
    $connector = '{"connectorView":{"connector":{"id":"con100000000000000000000000","appId":"app100000000000000000000000","catalogId":"2uhXkgjX5yIPfL2HPF6f3ujGHCA","displayName":"Sync","description":"d","userIds":["user10000000000000000000000"],"status":{"status":"SYNC_STATUS_DONE"},"syncConfig":{"a":1},"oauthAuthorizedAs":{"x":"y"},"connectorApiVersion":"1"}},"expanded":[{"id":"x"}]}'
    $function = '{"function":{"id":"fun100000000000000000000000","displayName":"On-call","description":"d;e","functionType":"FUNCTION_TYPE_ANY","head":"c1","publishedCommitId":"","isDraft":true,"outboundNetworkAllowlist":["a.example","b.example"],"secret":{"key":"planted-secret"},"hookRefs":["h"]},"commit":{"id":"c1","message":"m"}}'
    $user = '{"userView":{"user":{"id":"user10000000000000000000000","displayName":"Ada Lovelace","email":"ada@example.com","profile":{"a":1},"managerIds":["user20000000000000000000000"],"departmentSources":[{"a":"b"}]}},"expanded":[]}'
    $classes = @(
        @{ class = 'Apps.C1App'; answer = @{ '/api/v1/apps/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $app.Replace('OWNED', 'null,"appOwners":[{"id":"user10000000000000000000000","displayName":"Ada; Lovelace"},{"id":"user20000000000000000000000"}]') }; make = { Get-C1App xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { $_ | New-C1App } }
        @{ class = 'Apps.C1App'; answer = @{ '/api/v1/apps/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $app.Replace('OWNED', '{"appId":"app200000000000000000000000","connectorId":"con100000000000000000000000","externalId":"app::0oa;1=2"}') }; make = { Get-C1App xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { $_ | New-C1App } }
        @{ class = 'Policies.C1Policy'; answer = @{ '/api/v1/policies/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $policy }; make = { Get-C1Policy xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { $_ | New-C1Policy -WarningVariable warned; $warned | Should -BeNullOrEmpty } }
        @{ class = 'Policies.C1PolicySteps'; answer = @{ '/api/v1/policies/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $policy }; make = { (Get-C1Policy xxxxxxxxxxxxxxxxxxxxxxxxxxx).PolicySteps['certify'] }; use = { New-C1Policy P Certify -PolicySteps @{ certify = $_ } } }
        @{ class = 'Policies.C1PolicyStep'; answer = @{ '/api/v1/policies/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $policy }; make = { (Get-C1Policy xxxxxxxxxxxxxxxxxxxxxxxxxxx).PolicySteps['certify'].Steps }; use = { New-C1Policy P Certify -Step $_ } }
        @{ class = 'Policies.C1PolicyStep'; make = { New-C1PolicyStep -WaitUntilTime 17:30 -Timezone Europe/Vienna -TimeoutDuration 01:00:00 -Name n; New-C1PolicyStep -AppOwner -AllowSelfApproval $true; New-C1PolicyStep -Accept }; use = { New-C1Policy P Grant -Step $_ } }
        @{ class = 'Policies.C1PolicyRule'; answer = @{ '/api/v1/policies/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $policy }; make = { (Get-C1Policy xxxxxxxxxxxxxxxxxxxxxxxxxxx).Rules }; use = { New-C1Policy P Grant -Step (New-C1PolicyStep -Accept) -PolicySteps @{ strict = New-C1PolicyStep -Reject } -Rules $_ } }
        @{ class = 'Policies.C1PolicyPostAction'; answer = @{ '/api/v1/policies/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $policy }; make = { (Get-C1Policy xxxxxxxxxxxxxxxxxxxxxxxxxxx).PostActions }; use = { New-C1Policy P Certify -Step (New-C1PolicyStep -Accept) -PostActions $_ } }
        @{ class = 'Policies.C1PolicyScope'; answer = @{ '/api/v1/policies/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $policy }; make = { (Get-C1Policy xxxxxxxxxxxxxxxxxxxxxxxxxxx).Scope }; use = { New-C1Policy P Grant -Step (New-C1PolicyStep -Accept) -Scope $_ } }
        @{ class = 'Apps.C1AppEntitlementRef'; make = { [ConductorOne.Apps.C1AppEntitlementRef] @{ AppId = 'app100000000000000000000000'; Id = 'ent100000000000000000000000' } }; use = { New-C1App x -AppEntitlementOwnerRefs $_ } }
        @{ class = 'Apps.C1AppMatchBatonRef'; make = { [ConductorOne.Apps.C1AppMatchBatonRef] @{ AppId = 'app100000000000000000000000'; ConnectorId = 'con100000000000000000000000'; ExternalId = 'app::1' } }; use = { New-C1App x -MatchBatonRef $_ } }
        @{ class = 'Apps.C1AppUserMapper'; answer = @{ '/api/v1/apps/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $app.Replace('OWNED', 'null') }; make = { (Get-C1App xxxxxxxxxxxxxxxxxxxxxxxxxxx).AppUserMapper }; use = { Set-C1App xxxxxxxxxxxxxxxxxxxxxxxxxxx -AppUserMapper $_ } }
        @{ class = 'Apps.C1AppUserMapperMatchCase'; make = { [ConductorOne.Apps.C1AppUserMapperMatchCase] @{ AppUserKeyCel = 'appUser.email'; UserKeyCel = 'user.email; "x"' } }; use = { Set-C1App xxxxxxxxxxxxxxxxxxxxxxxxxxx -AppUserMapper @{ mappingCases = $_ } } }
        @{ class = 'Apps.C1DirectoryMergeConfig'; make = { [ConductorOne.Apps.C1DirectoryMergeConfig] @{ MatchCases = @([ConductorOne.Apps.C1DirectoryMatchCase] @{ AppUserKeyCel = 'appUser.email'; UserKeyCel = 'user.email; "x"' }) } }; use = { New-C1Directory app100000000000000000000000 -All $true -MergeConfig $_ -ErrorAction Ignore } }
        @{ class = 'Apps.C1DirectoryMatchCase'; make = { [ConductorOne.Apps.C1DirectoryMatchCase] @{ AppUserKeyCel = 'appUser.email'; UserKeyCel = 'user.email; "x"' } }; use = { New-C1Directory app100000000000000000000000 -All $true -MergeConfig @{ matchCases = $_ } -ErrorAction Ignore } }
        @{ class = 'AppResources.C1AppResourceRef'; make = { [ConductorOne.AppResources.C1AppResourceRef] @{ AppId = 'app100000000000000000000000'; AppResourceTypeId = 'type10000000000000000000000'; Id = 'res100000000000000000000000' } }; use = { Get-C1AppResource -Refs $_ } }
        @{ class = 'AppResources.C1AppResource'; answer = @{ '/api/v1/apps/aaaaaaaaaaaaaaaaaaaaaaaaaaa/resource_types/ttttttttttttttttttttttttttt/resources/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $resource }; make = { Get-C1AppResource aaaaaaaaaaaaaaaaaaaaaaaaaaa ttttttttttttttttttttttttttt xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { $_ | New-C1AppResource } }
        @{ class = 'AppResources.C1AppResource'; answer = @{ '/api/v1/apps/aaaaaaaaaaaaaaaaaaaaaaaaaaa/resource_types/ttttttttttttttttttttttttttt/resources/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $resource }; make = { Get-C1AppResource aaaaaaaaaaaaaaaaaaaaaaaaaaa ttttttttttttttttttttttttttt xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { Get-C1AppResource -Refs $_ -ResourceIds $_ } }
        @{ class = 'AppResources.C1AppResourceType'; answer = @{ '/api/v1/apps/aaaaaaaaaaaaaaaaaaaaaaaaaaa/resource_types/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $type }; make = { Get-C1AppResourceType aaaaaaaaaaaaaaaaaaaaaaaaaaa xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { $_ | New-C1AppResourceType -ResourceType Role } }
        @{ class = 'Connectors.C1CatalogEntry'; make = { Get-C1CatalogEntry Okta }; use = { $_ | New-C1Connector -AppId app100000000000000000000000 -Configuration @{ okta_domain = 'acme.okta.com'; okta_api_key = 'k' } } }
        @{ class = 'Connectors.C1Connector'; answer = @{ '/api/v1/apps/aaaaaaaaaaaaaaaaaaaaaaaaaaa/connectors/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $connector }; make = { Get-C1Connector aaaaaaaaaaaaaaaaaaaaaaaaaaa xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { $_ | New-C1Connector } }
        @{ class = 'Connectors.C1SyncConfig'; answer = @{ '/api/v1/apps/aaaaaaaaaaaaaaaaaaaaaaaaaaa/connectors/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $connector.Replace('{"a":1}', '{"syncResourceTypeIds":["type10000000000000000000000"]}') }; make = { (Get-C1Connector aaaaaaaaaaaaaaaaaaaaaaaaaaa xxxxxxxxxxxxxxxxxxxxxxxxxxx).SyncConfig }; use = { Set-C1Connector aaaaaaaaaaaaaaaaaaaaaaaaaaa xxxxxxxxxxxxxxxxxxxxxxxxxxx -SyncConfig $_ } }
        @{ class = 'Functions.C1Function'; answer = @{ '/api/v1/functions/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $function }; make = { Get-C1Function xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { $_ | New-C1Function } }
        @{ class = 'Functions.C1FunctionCommit'; answer = @{ '/api/v1/functions/fffffffffffffffffffffffffff/commits/ccccccccccccccccccccccccccc' = '{"commit":{"id":"ccccccccccccccccccccccccccc","functionId":"fffffffffffffffffffffffffff","author":"a","message":"m"},"files":{"main.ts":"cGxhbnRlZA=="}}' }; make = { Get-C1FunctionCommit fffffffffffffffffffffffffff ccccccccccccccccccccccccccc }; use = { $_ | Publish-C1Function } }
        @{ class = 'Functions.C1FunctionInvocation'; answer = @{ '/api/v1/functions/fffffffffffffffffffffffffff/invocations/iiiiiiiiiiiiiiiiiiiiiiiiiii' = '{"invocation":{"id":"iiiiiiiiiiiiiiiiiiiiiiiiiii","functionId":"fffffffffffffffffffffffffff","commitId":"ccccccccccccccccccccccccccc","status":"FUNCTION_INVOCATION_STATUS_SUCCESS","input":{"a":[1,null,{"b":"x;y"}]},"output":{"ok":true}}}' }; make = { Get-C1FunctionInvocation fffffffffffffffffffffffffff iiiiiiiiiiiiiiiiiiiiiiiiiii }; use = { $_ | Invoke-C1Function -ErrorAction Ignore } }
        @{ class = 'Functions.C1FunctionTag'; answer = @{ '/api/v1/functions/fffffffffffffffffffffffffff/tags' = '{"tags":{"v1":{"id":"ccccccccccccccccccccccccccc","message":"m"}}}' }; make = { Get-C1FunctionTag fffffffffffffffffffffffffff }; use = { $_ | Publish-C1Function } }
        @{ class = 'Users.C1User'; answer = @{ '/api/v1/users/xxxxxxxxxxxxxxxxxxxxxxxxxxx' = $user }; make = { Get-C1User xxxxxxxxxxxxxxxxxxxxxxxxxxx }; use = { New-C1App x -Owners $_ } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $null = Start-TestTenant

    # As a job hands its objects over: one level of each, and what the types ask for.
    function ConvertTo-JobOutput {
        process {
            foreach ($copy in [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 1))) {
                $copy | Add-Member -NotePropertyMembers ([ordered]@{ PSComputerName = 'localhost'; RunspaceId = [guid]::NewGuid(); PSShowComputerName = $false }) -PassThru
            }
        }
    }

    $ways = [ordered]@{
        'a CSV file'    = { $objects | Export-Csv "$TestDrive/way.csv"; Import-Csv "$TestDrive/way.csv" }
        'JSON'          = { ConvertTo-Json @($objects) -Depth 10 | ConvertFrom-Json }
        'Export-Clixml' = { $objects | Export-Clixml "$TestDrive/way.xml"; Import-Clixml "$TestDrive/way.xml" }
        'a job'         = { $objects | ConvertTo-JobOutput }
    }

    # What a cmdlet sends for an object. The answer does not matter.
    function Get-Request([scriptblock] $Use, $Value) {
        Clear-Journal
        Add-Fault @{ method = 'POST'; body = '{"app":{"id":"i"},"policy":{"id":"i"},"appResource":{"id":"i"},"appResourceType":{"id":"i"},"connectorView":{"connector":{"id":"i"}},"function":{"id":"i"},"list":[]}'; times = 0 }
        $null = foreach ($_ in , $Value) { & $Use }
        @(Get-Sent | Where-Object Method -EQ POST)
    }
}

AfterAll { Stop-TestTenant }

Describe 'What the module writes' {
    BeforeEach { Clear-Tenant }

    It 'is read again: <class> (<use>)' -ForEach $classes {
        foreach ($known in $_.answer) { foreach ($path in $known.Keys) { Add-Fault @{ method = 'GET'; path = $path; body = $known[$path]; times = 0 } } }
        $objects = @(& $make)
        Clear-Fault
        $objects | Should -Not -BeNullOrEmpty
        foreach ($object in $objects) { $object.GetType().FullName | Should-BeString "ConductorOne.$class" -CaseSensitive }

        $live = Get-Request $use $(if ($objects.Count -eq 1) { $objects[0] } else { $objects })
        $live | Should -HaveCount 1
        foreach ($way in $ways.Keys) {
            $copies = @(& $ways[$way])
            $sent = Get-Request $use $(if ($copies.Count -eq 1) { $copies[0] } else { $copies })
            $sent | Should -HaveCount 1 -Because $way
            $sent[0].Path | Should -BeExactly $live[0].Path -Because $way
            ConvertTo-Canonical $sent[0].Body | Should -BeExactly (ConvertTo-Canonical $live[0].Body) -Because $way
        }
    }

    It 'is text that says something in every cell: <class>' -ForEach $classes {
        foreach ($known in $_.answer) { foreach ($path in $known.Keys) { Add-Fault @{ method = 'GET'; path = $path; body = $known[$path]; times = 0 } } }
        $csv = & $make | ConvertTo-Csv | Out-String
        $csv | Should -Not -Match 'System\.|ConductorOne\.'
        $csv | Should -Not -Match 'planted'
    }

    It 'is every class that the module shows' {
        $inputs = @(
            'Apps.C1App', 'Apps.C1AppEntitlementRef', 'Apps.C1AppMatchBatonRef', 'Apps.C1AppUserMapper', 'Apps.C1AppUserMapperMatchCase', 'Apps.C1DirectoryMatchCase', 'Apps.C1DirectoryMergeConfig', 'AppResources.C1AppResource', 'AppResources.C1AppResourceRef', 'AppResources.C1AppResourceType'
            'Connectors.C1CatalogEntry', 'Connectors.C1Connector', 'Connectors.C1SyncConfig', 'Functions.C1Function', 'Functions.C1FunctionCommit', 'Functions.C1FunctionInvocation', 'Functions.C1FunctionTag', 'Policies.C1Policy', 'Policies.C1PolicyPostAction', 'Policies.C1PolicyRule', 'Policies.C1PolicyScope'
            'Policies.C1PolicyStep', 'Policies.C1PolicySteps', 'Users.C1User'
        )
        $others = @{
            'Apps.C1AppAccessRequestDefault' = 'only its id is taken'
            'Apps.C1AppReport'            = 'only its ids are taken'
            'Apps.C1AppUsageControl'      = 'only its id is taken'
            'Apps.C1Directory'            = 'only its id is taken'
            'Apps.C1DiscoveredApp'        = 'only its ids are taken'
            'C1List`1'                    = 'stands in other objects, whose copies have it'
            'C1Map`1'                     = 'stands in other objects, whose copies have it'
            'C1Object'                    = 'has no objects of its own'
            'C1Part'                      = 'has no objects of its own'
            'Connectors.C1CatalogField'   = 'stands in entries of the catalog, of which only the id is taken'
            'Connectors.C1ConnectorCredential' = 'only its ids are taken: its secret goes nowhere'
            'Connectors.C1ConnectorSchedule' = 'stands in connectors as Schedule and ScheduleTimeZone'
            'Connectors.C1ConnectorSync'  = 'only its ids are taken'
            'Connectors.C1ConnectorStatus' = 'the server alone writes it'
            'Credentials.C1Credential'    = 'is known by its name alone; its secret goes nowhere'
            'Functions.C1FunctionDifference' = 'tells of a file'
            'Functions.C1FunctionFile'    = 'stands in commits, of which only the ids are taken'
            'Functions.C1FunctionSourceFile' = 'tells of a file'
            'Functions.C1FunctionTestAssertion' = 'the server alone writes it'
            'Functions.C1FunctionTestLog' = 'the server alone writes it'
            'Functions.C1FunctionTestResult' = 'the server alone writes it'
            'Functions.C1FunctionUsage'   = 'tells of what has an id of its own'
            'Http.C1ApiException'         = 'is an error'
            'Http.C1ErrorKind'            = 'is a word of errors'
            'Identity.C1Identity'         = 'the server alone writes it'
            'Owners.C1Owner'              = 'only its ids are taken: Owners.Tests.ps1 has its ways'
            'Owners.C1UserOwnership'      = 'only its ids are taken: Owners.Tests.ps1 has its ways'
            'Policies.C1AccountProvisionResult' = 'the server alone writes it'
            'Policies.C1PolicyConditionTest' = 'the server alone writes it'
            'Policies.C1PolicyUsage'      = 'tells of what has an id of its own'
            'Sessions.C1Session'          = 'does not leave its process'
            'Validation.C1Marker'         = 'the server alone writes it'
            'Validation.C1Markers'        = 'never leaves a cmdlet'
            'Validation.C1InputException' = 'is an error'
        }
        $public = [ConductorOne.Apps.C1App].Assembly.GetExportedTypes() | Where-Object Name -CLike 'C1*' | ForEach-Object { $_.FullName.Substring('ConductorOne.'.Length) }
        Compare-Object @($public) (@($inputs) + @($others.Keys)) | Should -BeNullOrEmpty
    }

    It 'keeps misspelt keys apart from what an object shows: <what>' -ForEach @(
        @{ what = 'in a copied step'; step = { $copy = New-C1PolicyStep -Manager | ConvertTo-Json -Depth 10 | ConvertFrom-Json; $copy.Approval | Add-Member Escalaton ([pscustomobject]@{}) -PassThru | Out-Null; $copy }; words = '*has no key "Escalaton". Did you mean "escalation"?*' }
        @{ what = 'in the JSON of a cell'; step = { '{"approval":{"manger":{},"additionalProperties":{"x":1}}}' }; words = '*has no key "manger". Did you mean "manager"?*' }
        @{ what = 'a read-only member of another class'; step = { @{ Reject = @{ AssignedUserIds = @('u') } } }; words = '*has no key "AssignedUserIds"*' }
        @{ what = 'what a job adds, misspelt'; step = { @{ Accept = @{}; PSComputrName = 'x' } }; words = '*has no key "PSComputrName"*' }
    ) {
        { New-C1Policy P Grant -Step (& $step) } | Should -Throw -ExpectedMessage $words
        Assert-NothingSent
    }

    It 'takes fields that this version does not know along, and nothing that a copy has beside them' {
        $step = '{"reject":{"rejectMessage":"no","newField":{"a":1}}}'
        Add-Fault @{ method = 'GET'; path = '/api/v1/policies/xxxxxxxxxxxxxxxxxxxxxxxxxxx'; body = "{`"policy`":{`"id`":`"x`",`"displayName`":`"P`",`"policyType`":`"POLICY_TYPE_GRANT`",`"policySteps`":{`"grant`":{`"steps`":[$step]}}}}"; times = 0 }
        $policy = Get-C1Policy xxxxxxxxxxxxxxxxxxxxxxxxxxx
        Add-Fault @{ method = 'POST'; path = '/api/v1/policies'; body = '{"policy":{"id":"y"}}'; times = 0 }
        foreach ($copy in $policy, ($policy | ConvertTo-Csv | ConvertFrom-Csv), ($policy | ConvertTo-JobOutput), ($policy | ConvertTo-Json -Depth 10 | ConvertFrom-Json)) {
            Clear-Journal
            $null = $copy | New-C1Policy
            Assert-Sent POST /api/v1/policies @{ displayName = 'P'; policyType = 'POLICY_TYPE_GRANT'; policySteps = @{ grant = @{ steps = @(@{ reject = @{ rejectMessage = 'no'; newField = @{ a = 1 } } }) } } }
        }
    }

    It 'still reads as names and kinds on the screen' {
        $step = New-C1PolicyStep -Manager
        "$step" | Should-BeString 'Manager' -CaseSensitive
        "$(New-C1PolicyRule -Condition true -StepKey strict)" | Should-BeString 'true -> strict' -CaseSensitive
        "$(New-C1App Payroll)" | Should-BeString 'Payroll' -CaseSensitive
        New-C1Policy P Grant -Step $step | Out-String | Should -Match 'grant: Manag'
    }
}
