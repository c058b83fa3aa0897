BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Payroll
}

AfterAll { Stop-TestTenant }

Describe 'New-C1Policy' {
    BeforeEach { Clear-Tenant }

    Context 'What is sent' {
        It 'sends every parameter under its name in the API' {
            $other = New-C1Policy Other Certify -Step (New-C1PolicyStep -Manager)
            Clear-Journal
            $policy = New-C1Policy -DisplayName 'Manager, then owner' -Description 'For all' -PolicyType Certify `
                -PolicySteps @{ certify = @{ steps = @{ approval = @{ manager = @{} } } }; it = (New-C1PolicyStep -AppOwner) } `
                -Rules (New-C1PolicyRule 'subject.department == "IT"' it), (New-C1PolicyRule true -PolicyId $other.Id) `
                -PostActions @{ CertifyRemediateImmediately = $true } -Annotations @{ managed_by = 'test' } `
                -Scope @{ AppId = $app.Id; AppEntitlementId = 'e10000000000000000000000000'; Slot = 'Emergency' } -ReassignTasksToDelegates no -WarningVariable warned -WarningAction SilentlyContinue

            Assert-Sent POST '/api/v1/policies' @{
                displayName              = 'Manager, then owner'
                description              = 'For all'
                policyType               = 'POLICY_TYPE_CERTIFY'
                policySteps              = @{ certify = @{ steps = @(@{ approval = @{ manager = @{} } }) }; it = @{ steps = @(@{ approval = @{ appOwners = @{} } }) } }
                rules                    = @(@{ condition = 'subject.department == "IT"'; stepKey = 'it' }, @{ condition = 'true'; policyId = $other.Id })
                postActions              = @(@{ certifyRemediateImmediately = $true })
                annotations              = @{ managed_by = 'test' }
                scope                    = @{ appId = $app.Id; appEntitlementId = 'e10000000000000000000000000'; slot = 'POLICY_SCOPE_SLOT_EMERGENCY' }
                reassignTasksToDelegates = $false
            }
            "$warned" | Should -BeLike '*no longer uses ReassignTasksToDelegates*'
            $policy | Should -BeOfType ConductorOne.Policies.C1Policy
            $policy.PolicyId | Should -BeExactly $policy.Id
            $policy.DisplayName | Should-BeString 'Manager, then owner' -CaseSensitive
            $policy.Description | Should-BeString 'For all' -CaseSensitive
            $policy.PolicyType | Should-BeString 'Certify' -CaseSensitive
            @($policy.PolicySteps.Keys) | Sort-Object | Should -BeExactly 'certify', 'it'
            "$($policy.PolicySteps['certify'])" | Should-BeString 'Manager' -CaseSensitive
            $policy.Rules.Count | Should-Be 2
            "$($policy.Rules[0])" | Should-BeString 'subject.department == "IT" -> it' -CaseSensitive
            $policy.Rules[1].PolicyId | Should -BeExactly $other.Id
            $policy.PostActions[0].CertifyRemediateImmediately | Should -BeTrue
            $policy.Annotations['managed_by'] | Should-BeString 'test' -CaseSensitive
            $policy.CreatedAt | Should -BeOfType System.DateTimeOffset
            "$policy" | Should-BeString 'Manager, then owner' -CaseSensitive
        }

        It 'covers every parameter of the cmdlet' {
            $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
            (Get-Command New-C1Policy).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object | Should -BeExactly @(
                'Annotations', 'BaselinePolicyId', 'DenyAll', 'Description', 'DisplayName', 'IfNotExists', 'InputObject', 'PolicySteps', 'PolicyType',
                'PostActions', 'ReassignTasksToDelegates', 'RowCount', 'Rules', 'Scope', 'Session', 'Step', 'ThrottleLimit')
        }

        It 'sends BaselinePolicyId instead of steps' {
            $other = New-C1Policy Other Grant -Step (New-C1PolicyStep -Manager)
            Clear-Journal
            $policy = New-C1Policy P Grant -BaselinePolicyId $other.Id
            Assert-Sent POST '/api/v1/policies' @{ displayName = 'P'; policyType = 'POLICY_TYPE_GRANT'; baselinePolicyId = $other.Id }
            $policy.BaselinePolicyId | Should -BeExactly $other.Id
        }

        It 'makes the baseline of <type> from -Step' -ForEach @(
            @{ type = 'Grant'; wire = 'POLICY_TYPE_GRANT'; key = 'grant'; shown = 'Grant' }
            @{ type = 'revoke'; wire = 'POLICY_TYPE_REVOKE'; key = 'revoke'; shown = 'Revoke' }
            @{ type = 'POLICY_TYPE_CERTIFY'; wire = 'POLICY_TYPE_CERTIFY'; key = 'certify'; shown = 'Certify' }
        ) {
            $policy = New-C1Policy P $type -Step (New-C1PolicyStep -Manager), (New-C1PolicyStep -AppOwner)
            Assert-Sent POST '/api/v1/policies' @{
                displayName = 'P'; policyType = $wire
                policySteps = @{ $key = @{ steps = @(@{ approval = @{ manager = @{} } }, @{ approval = @{ appOwners = @{} } }) } }
            }
            $policy.PolicyType | Should -BeExactly $shown
            "$($policy.PolicySteps[$key])" | Should-BeString 'Manager, AppOwners' -CaseSensitive
        }

        It 'puts -Step beside the entries of -PolicySteps' {
            $null = New-C1Policy P Grant -Step (New-C1PolicyStep -Manager) -PolicySteps @{ it = New-C1PolicyStep -AppOwner } -Rules @{ condition = 'true'; stepKey = 'it' }
            Assert-Sent POST '/api/v1/policies' @{
                displayName = 'P'; policyType = 'POLICY_TYPE_GRANT'
                policySteps = @{ grant = @{ steps = @(@{ approval = @{ manager = @{} } }) }; it = @{ steps = @(@{ approval = @{ appOwners = @{} } }) } }
                rules       = @(@{ condition = 'true'; stepKey = 'it' })
            }
        }

        It 'takes -PolicySteps as <as>' -ForEach @(
            @{ as = 'a hashtable as on the wire'; value = { @{ grant = @{ steps = @(@{ approval = @{ users = @{ userIds = @('u10000000000000000000000000') }; requireApprovalReason = $true } }) } } } }
            @{ as = 'a hashtable in other cases'; value = { @{ grant = @{ Steps = @{ Approval = @{ Users = @{ USERIDS = 'u10000000000000000000000000' }; RequireApprovalReason = 'yes' } } } } } }
            @{ as = 'a list of steps'; value = { @{ grant = @(@{ approval = @{ users = @{ userIds = 'u10000000000000000000000000' }; requireApprovalReason = $true } }) } } }
            @{ as = 'lists in short all the way'; value = { [ordered]@{ grant = @(@{ approval = @{ users = @{ userIds = 'u10000000000000000000000000' }; requireApprovalReason = 1 } }) } } }
            @{ as = 'objects'; value = { [pscustomobject]@{ grant = [pscustomobject]@{ steps = @([pscustomobject]@{ approval = [pscustomobject]@{ users = [pscustomobject]@{ userIds = @('u10000000000000000000000000') }; requireApprovalReason = $true } }) } } } }
            @{ as = 'objects of ConvertFrom-Json'; value = { ConvertFrom-Json '{"grant":{"steps":[{"approval":{"users":{"userIds":["u10000000000000000000000000"]},"requireApprovalReason":true}}]}}' } }
            @{ as = 'hashtables of ConvertFrom-Json'; value = { ConvertFrom-Json -AsHashtable '{"grant":{"steps":[{"approval":{"users":{"userIds":["u10000000000000000000000000"]},"requireApprovalReason":true}}]}}' } }
            @{ as = 'JSON'; value = { '{"grant":{"steps":[{"approval":{"users":{"userIds":["u10000000000000000000000000"]},"requireApprovalReason":true}}]}}' } }
            @{ as = 'typed steps'; value = { @{ grant = New-C1PolicyStep -User u10000000000000000000000000 -RequireApprovalReason yes } } }
            @{ as = 'typed steps in a list'; value = { @{ grant = @(New-C1PolicyStep -User u10000000000000000000000000 -RequireApprovalReason yes) } } }
            @{ as = 'typed steps within'; value = { @{ grant = @{ steps = New-C1PolicyStep -User u10000000000000000000000000 -RequireApprovalReason yes } } } }
            @{ as = 'typed throughout'; value = { @{ grant = [ConductorOne.Policies.C1PolicySteps]@{ Steps = @(New-C1PolicyStep -User u10000000000000000000000000 -RequireApprovalReason yes) } } } }
        ) {
            $steps = & $value
            $null = New-C1Policy P Grant -PolicySteps $steps
            Assert-Sent POST '/api/v1/policies' @{
                displayName = 'P'; policyType = 'POLICY_TYPE_GRANT'
                policySteps = @{ grant = @{ steps = @(@{ approval = @{ users = @{ userIds = @('u10000000000000000000000000') }; requireApprovalReason = $true } }) } }
            }
        }

        It 'takes a whole policy out of a row with JSON cells' {
            $null = ConvertFrom-Csv @"
DisplayName,PolicyType,PolicySteps,Rules,PostActions,Scope,Annotations
From a row,certify,"{""certify"":{""steps"":[{""approval"":{""manager"":{""fallback"":true,""fallbackUserIds"":[""u10000000000000000000000000""]}}}]},""it"":{""steps"":[{""accept"":{}}]}}","[{""condition"":""true"",""stepKey"":""it""}]","[{""certifyRemediateImmediately"":true}]",appId=$($app.Id),a=b
"@ | New-C1Policy
            Assert-Sent POST '/api/v1/policies' @{
                displayName = 'From a row'; policyType = 'POLICY_TYPE_CERTIFY'; annotations = @{ a = 'b' }; scope = @{ appId = $app.Id }
                policySteps = @{ certify = @{ steps = @(@{ approval = @{ manager = @{ fallback = $true; fallbackUserIds = @('u10000000000000000000000000') } } }) }; it = @{ steps = @(@{ accept = @{} }) } }
                rules = @(@{ condition = 'true'; stepKey = 'it' }); postActions = @(@{ certifyRemediateImmediately = $true })
            }
        }

        It 'refuses an object of another class for <parameter>' -ForEach @(
            @{ parameter = 'Step' }, @{ parameter = 'Scope' }, @{ parameter = 'PostActions' }
        ) {
            $parameters = @{ $parameter = New-C1PolicyRule true -PolicyId p }
            $failed = try { New-C1Policy P Grant @parameters -ErrorAction Stop } catch { $_ }
            "$failed" | Should -BeLike "*$parameter*"
            "$failed" | Should -Not -BeLike '*needs exactly one of*' -Because 'that would be a rule read as something else'
            Assert-NothingSent
        }

        It 'takes steps as hashtables and JSON in -Step' -ForEach @(
            @{ value = @{ approval = @{ manager = @{} } } }
            @{ value = '{"approval":{"manager":{}}}' }
            @{ value = '[{"approval":{"manager":{}}}]' }
        ) {
            $null = New-C1Policy P Grant -Step $value
            Assert-Json (Get-Sent).Body.policySteps @{ grant = @{ steps = @(@{ approval = @{ manager = @{} } }) } }
        }

        It 'takes rules in every shape: <as>' -ForEach @(
            @{ as = 'the old name'; rule = @{ condition = 'true'; policyKey = 'it' }; wire = @{ condition = 'true'; policyKey = 'it' } }
            @{ as = 'an object'; rule = [pscustomobject]@{ Condition = 'true'; StepKey = 'it' }; wire = @{ condition = 'true'; stepKey = 'it' } }
            @{ as = 'JSON'; rule = '[{"condition":"true","stepKey":"it"}]'; wire = @{ condition = 'true'; stepKey = 'it' } }
        ) {
            $null = New-C1Policy P Grant -PolicySteps @{ grant = @(@{ accept = @{} }); it = @(@{ accept = @{} }) } -Rules $rule
            Assert-Json (Get-Sent).Body.rules @($wire)
        }

        It 'sends a policy without steps for -DenyAll alone' {
            $policy = New-C1Policy Never Grant -DenyAll
            Assert-Sent POST '/api/v1/policies' @{ displayName = 'Never'; policyType = 'POLICY_TYPE_GRANT' }
            $policy.DisplayName | Should-BeString 'Never' -CaseSensitive
        }

        It 'copies a policy from a pipe, but not what only the server sets' {
            $first = New-C1Policy P Grant -Step (New-C1PolicyStep -Manager -AllowDelegation yes) -Annotations @{ a = 'b' } -Description D
            Clear-Journal
            $null = $first | New-C1Policy -DisplayName 'P copy' -WarningVariable warned -WarningAction SilentlyContinue
            $warned | Should -BeNullOrEmpty -Because 'nobody asked for anything that is not used any more'
            $body = (Get-Sent).Body
            $body.displayName | Should-BeString 'P copy' -CaseSensitive
            $body.description | Should-BeString 'D' -CaseSensitive
            $body.policyType | Should-BeString 'POLICY_TYPE_GRANT' -CaseSensitive
            Assert-Json $body.annotations @{ a = 'b' }
            $body.policySteps.grant.steps[0].approval.allowDelegation | Should -BeTrue
            $body.policySteps.grant.steps[0].approval.ContainsKey('assigned') | Should -BeFalse
            (Get-Sent).Status | Should-Be 200
        }

        It 'keeps what this version does not know of a policy' {
            Add-Fault @{ path = '/api/v1/policies'; body = '{"policy":{"id":"p00000000000000000000000000","displayName":"P","policyType":"POLICY_TYPE_NEW","policySteps":{"new":{"steps":[{"approval":{"manager":{"novel":1},"assigned":true}},{"telepathy":{"x":1}}]}}}}' }
            $policy = New-C1Policy P POLICY_TYPE_NEW -PolicySteps @{ new = @(@{ accept = @{} }) }
            $policy.PolicyType | Should-BeString 'POLICY_TYPE_NEW' -CaseSensitive
            $steps = $policy.PolicySteps['new'].Steps
            $steps[0].Approval.Manager.AdditionalProperties['novel'] | Should-Be 1
            $steps[0].Approval.Assigned | Should -BeTrue
            $steps[1].AdditionalProperties['telepathy']['x'] | Should-Be 1
        }
    }

    Context 'Refused before anything is sent' {
        It 'refuses <what>' -ForEach @(
            @{ what = 'an empty name'; parameters = @{ DisplayName = ''; PolicyType = 'Grant'; DenyAll = $true }; words = 'DisplayName' }
            @{ what = 'no type'; parameters = @{ DenyAll = $true }; words = 'PolicyType' }
            @{ what = 'a type that is none'; parameters = @{ PolicyType = 'Grand'; DenyAll = $true }; words = '"Grand"*Did you mean "Grant"' }
            @{ what = 'no steps at all'; parameters = @{ PolicyType = 'Grant' }; words = 'no steps*DenyAll' }
            @{ what = 'an empty map of steps'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{} }; words = 'no steps*DenyAll' }
            @{ what = 'empty steps'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @{ steps = @() } } }; words = 'PolicySteps.grant has no steps' }
            @{ what = 'empty steps in short'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @() } }; words = 'PolicySteps.grant has no steps' }
            @{ what = 'empty steps of a rule'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @(@{ accept = @{} }); it = @{} }; Rules = @{ condition = 'true'; stepKey = 'it' } }; words = 'PolicySteps.it has no steps' }
            @{ what = 'steps of a provisioning policy'; parameters = @{ PolicyType = 'Provision'; Step = @{ accept = @{} } }; words = 'type Provision cannot have steps' }
            @{ what = 'steps of an old request policy'; parameters = @{ PolicyType = 'access request'; PolicySteps = @{ access_request = @(@{ accept = @{} }) } }; words = 'type AccessRequest cannot have steps' }
            @{ what = 'an agent that revokes'; parameters = @{ PolicyType = 'Revoke'; Step = @{ approval = @{ agent = @{ agentMode = 'CommentOnly'; agentFailureAction = 'SkipPolicyStep' } } } }; words = 'Agent is in a policy of the type Revoke' }
            @{ what = 'an agent that decides reviews'; parameters = @{ PolicyType = 'Certify'; Step = '[{"approval":{"agent":{"agentMode":"APPROVAL_AGENT_MODE_FULL_CONTROL","agentFailureAction":"SkipPolicyStep"}}}]' }; words = 'CommentOnly' }
            @{ what = 'an escalation that is off'; parameters = @{ PolicyType = 'Grant'; Step = @{ approval = @{ self = @{}; escalationEnabled = $false; escalation = @{ skipStep = @{} } } } }; words = 'EscalationEnabled off' }
            @{ what = 'a fallback that is off, in JSON'; parameters = @{ PolicyType = 'Grant'; PolicySteps = '{"grant":{"steps":[{"approval":{"manager":{"fallback":false,"fallbackUserIds":["u"]}}}]}}' }; words = 'PolicySteps.grant`[0`].Approval.Manager has Fallback off' }
            @{ what = 'an empty -Step'; parameters = @{ PolicyType = 'Grant'; Step = @() }; words = 'no steps' }
            @{ what = 'an empty step'; parameters = @{ PolicyType = 'Grant'; Step = @{} }; words = 'exactly one of' }
            @{ what = 'an approval without an approver'; parameters = @{ PolicyType = 'Grant'; Step = @{ approval = @{ allowDelegation = $true } } }; words = 'exactly one of' }
            @{ what = 'a missing baseline'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ revoke = @(@{ accept = @{} }) } }; words = 'no baseline*"grant"*revoke' }
            @{ what = 'a baseline in another case'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ Grant = @(@{ accept = @{} }) } }; words = 'no baseline*"grant"' }
            @{ what = 'the baseline twice: an id and an entry'; parameters = @{ PolicyType = 'Grant'; BaselinePolicyId = 'p00000000000000000000000000'; PolicySteps = @{ grant = @(@{ accept = @{} }) } }; words = 'BaselinePolicyId*"grant"' }
            @{ what = 'the baseline twice: -Step and an entry'; parameters = @{ PolicyType = 'Grant'; Step = @{ accept = @{} }; PolicySteps = @{ grant = @(@{ accept = @{} }) } }; words = 'Step*"grant"*one of them' }
            @{ what = 'the baseline twice: -Step and an id'; parameters = @{ PolicyType = 'Grant'; Step = @{ accept = @{} }; BaselinePolicyId = 'p00000000000000000000000000' }; words = 'BaselinePolicyId' }
            @{ what = '-Step without a type'; parameters = @{ Step = @{ accept = @{} } }; words = 'PolicyType' }
            @{ what = '-DenyAll with steps'; parameters = @{ PolicyType = 'Grant'; DenyAll = $true; Step = @{ accept = @{} } }; words = 'DenyAll' }
            @{ what = '-DenyAll with PolicySteps'; parameters = @{ PolicyType = 'Grant'; DenyAll = $true; PolicySteps = @{ grant = @(@{ accept = @{} }) } }; words = 'DenyAll' }
            @{ what = '-DenyAll with a baseline policy'; parameters = @{ PolicyType = 'Grant'; DenyAll = $true; BaselinePolicyId = 'p00000000000000000000000000' }; words = 'DenyAll' }
            @{ what = 'a provision step'; parameters = @{ PolicyType = 'Grant'; Step = @{ provision = @{ x = 1 } } }; words = 'provision*refuses' }
            @{ what = 'an action step'; parameters = @{ PolicyType = 'Grant'; Step = @{ action = @{ x = 1 } } }; words = 'action*refuses' }
            @{ what = 'a fallback to nobody, deep down'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @{ steps = @(@{ accept = @{} }, @{ approval = @{ manager = @{ fallback = $true } } }) } } }; words = 'PolicySteps.grant`[1`].Approval.Manager*nobody' }
            @{ what = '33 users'; parameters = @{ PolicyType = 'Grant'; Step = @{ approval = @{ users = @{ userIds = 1..33 } } } }; words = '1 to 32 user ids, not 33' }
            @{ what = 'an empty condition'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @(@{ accept = @{} }) }; Rules = @{ condition = ' '; stepKey = 'grant' } }; words = 'Rules`[0`] has no condition*true' }
            @{ what = 'a rule without an end'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @(@{ accept = @{} }) }; Rules = @{ condition = 'true' } }; words = 'Rules`[0`] needs exactly one of' }
            @{ what = 'a rule with two ends'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @(@{ accept = @{} }) }; Rules = @{ condition = 'true'; stepKey = 'grant'; policyId = 'p00000000000000000000000000' } }; words = 'Rules`[0`] takes only one of these' }
            @{ what = 'a rule with two keys'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @(@{ accept = @{} }); a = @(@{ accept = @{} }) }; Rules = @{ condition = 'true'; stepKey = 'grant'; policyKey = 'a' } }; words = 'StepKey alone' }
            @{ what = 'a key without an entry'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @(@{ accept = @{} }) }; Rules = @{ condition = 'true'; stepKey = 'grant' }, @{ condition = 'true'; stepKey = 'it' } }; words = 'Rules`[1`]*"it"*grant' }
            @{ what = '17 rules'; parameters = @{ PolicyType = 'Grant'; PolicySteps = @{ grant = @(@{ accept = @{} }) }; Rules = 1..17 | ForEach-Object { @{ condition = 'true'; stepKey = 'grant' } } }; words = '17 rules*16' }
            @{ what = '17 annotations'; parameters = @{ PolicyType = 'Grant'; DenyAll = $true; Annotations = (1..17 | ForEach-Object { $h = @{} } { $h["k$_"] = 'v' } { $h }) }; words = 'There are 17 annotations; at most 16 are allowed.' }
            @{ what = 'a key of the server'; parameters = @{ PolicyType = 'Grant'; DenyAll = $true; Annotations = @{ 'c1/x' = 'v' } }; words = 'c1/' }
            @{ what = 'a scope without an app'; parameters = @{ PolicyType = 'Grant'; DenyAll = $true; Scope = @{ AppEntitlementId = 'e00000000000000000000000000' } }; words = 'Scope.AppId' }
            @{ what = 'a post action of another type of policy'; parameters = @{ PolicyType = 'Grant'; DenyAll = $true; PostActions = @{ certifyRemediateImmediately = $true } }; words = 'Certify' }
            @{ what = 'an empty post action'; parameters = @{ PolicyType = 'Certify'; DenyAll = $true; PostActions = @{} }; words = 'CertifyRemediateImmediately' }
        ) {
            if (-not $parameters.ContainsKey('DisplayName')) { $parameters.DisplayName = 'P' }
            New-C1Policy @parameters -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "*$words*" -Target $parameters.DisplayName
            Assert-NothingSent
        }

        It 'names what is misspelt: <what>' -ForEach @(
            @{ what = 'in an entry'; parameters = @{ PolicySteps = @{ grant = @{ stps = @() } } }; words = 'PolicySteps.grant*"stps"*Did you mean "steps"' }
            @{ what = 'in a step'; parameters = @{ PolicySteps = @{ grant = @{ steps = @(@{ accept = @{} }, @{ aproval = @{} }) } } }; words = 'steps`[1`]*"aproval"*Did you mean "approval"' }
            @{ what = 'in an approval'; parameters = @{ Step = @{ approval = @{ manager = @{}; requireAprovalReason = $true } } }; words = 'approval*"requireAprovalReason"*Did you mean "requireApprovalReason"' }
            @{ what = 'in an approver'; parameters = @{ Step = @{ approval = @{ users = @{ userId = 'x' } } } }; words = 'approval.users*"userId"*Did you mean "userIds"' }
            @{ what = 'in a reference'; parameters = @{ Step = @{ approval = @{ manager = @{ fallbackGroupIds = @{ appId = 'a00000000000000000000000000'; id = 'b00000000000000000000000000' } } } } }; words = 'fallbackGroupIds`[0`]*"id"' }
            @{ what = 'in a rule'; parameters = @{ Rules = @{ conditon = 'true'; stepKey = 'x' } }; words = '`[0`]*"conditon"*Did you mean "condition"' }
            @{ what = 'in a post action'; parameters = @{ PostActions = @{ remediate = $true } }; words = '"remediate"' }
            @{ what = 'in the scope'; parameters = @{ Scope = @{ App = 'a' } }; words = '"App"*Did you mean "appId"' }
            @{ what = 'in the slot of the scope'; parameters = @{ Scope = @{ AppId = 'a00000000000000000000000000'; Slot = 'Emergancy' } }; words = '"Emergancy"*Did you mean "Emergency"' }
            @{ what = 'in JSON'; parameters = @{ PolicySteps = '{"grant":{"steps":[{"approval":{"manger":{}}}]}}' }; words = '"manger"*Did you mean "manager"' }
            @{ what = 'in an object'; parameters = @{ PolicySteps = [pscustomobject]@{ grant = [pscustomobject]@{ steps = @([pscustomobject]@{ wiat = 1 }) } } }; words = '"wiat"*Did you mean "wait"' }
            @{ what = 'a read-only member of another object'; parameters = @{ Step = @{ accept = @{ assigned = $true } } }; words = '"assigned"' }
        ) {
            { New-C1Policy P Grant @parameters } | Should -Throw -ExpectedMessage "*$words*"
            Assert-NothingSent
        }

        It 'refuses two arms: <what>' -ForEach @(
            @{ what = 'of a step'; parameters = @{ Step = @{ accept = @{}; reject = @{} } }; words = 'only one of these*Accept, Reject' }
            @{ what = 'of an approver'; parameters = @{ Step = @{ approval = @{ manager = @{}; self = @{} } } }; words = 'only one of these*Manager, Self' }
            @{ what = 'of a wait'; parameters = @{ Step = @{ wait = @{ condition = @{ condition = 'x' }; duration = @{ duration = '1s' } } } }; words = 'only one of these*Condition, Duration' }
        ) {
            $failed = try { New-C1Policy P Grant @parameters -ErrorAction Stop } catch { $_ }
            "$failed" | Should -BeLike "*$words*"
            Assert-NothingSent
        }

        It 'refuses what does not fit: <what>' -ForEach @(
            @{ what = 'text for a boolean'; parameters = @{ Step = @{ approval = @{ manager = @{}; allowDelegation = 'maybe' } } }; words = 'allowDelegation is "maybe"*true or false' }
            @{ what = 'a list for a text'; parameters = @{ Rules = @{ condition = @('a', 'b'); stepKey = 'x' } }; words = 'condition*a single value' }
            @{ what = 'a text for an object'; parameters = @{ Step = @{ approval = 'manager' } }; words = 'approval is "manager"*keys and values' }
            @{ what = 'a bare number for a duration'; parameters = @{ Step = @{ wait = @{ duration = @{ duration = 5 } } } }; words = 'duration is "5"*a duration' }
            @{ what = '1h'; parameters = @{ Step = @{ wait = @{ duration = @{ duration = '1h' } } } }; words = 'duration is "1h"*a duration' }
        ) {
            { New-C1Policy P Grant @parameters } | Should -Throw -ExpectedMessage "*$words*"
            Assert-NothingSent
        }

        It 'takes 16 rules and 32 users' {
            $null = New-C1Policy P Grant -PolicySteps @{ grant = New-C1PolicyStep -User (1..32 | ForEach-Object { Get-TestId "u${_}x" }) } -Rules (1..16 | ForEach-Object { New-C1PolicyRule "true || $_ == 0" grant })
            $body = (Get-Sent).Body
            $body.rules.Count | Should-Be 16
            $body.policySteps.grant.steps[0].approval.users.userIds.Count | Should-Be 32
            (Get-Sent).Status | Should-Be 200
        }
    }
}
