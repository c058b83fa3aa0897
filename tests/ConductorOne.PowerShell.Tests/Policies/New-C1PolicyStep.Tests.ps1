BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

BeforeDiscovery {
    # Ids such as the server takes.
    $u1, $u2 = 'u1', 'u2' | ForEach-Object { $_.PadRight(27, '0') }
}

Describe 'New-C1PolicyStep' {
    BeforeEach { Clear-Tenant }

    It 'makes <kind> with nothing but what was given' -ForEach @(
        @{ kind = 'Manager'; parameters = @{ Manager = $true }; wire = @{ approval = @{ manager = @{} } } }
        @{ kind = 'AppOwners'; parameters = @{ AppOwner = $true }; wire = @{ approval = @{ appOwners = @{} } } }
        @{ kind = 'Users'; parameters = @{ User = 'u10000000000000000000000000', 'u20000000000000000000000000' }; wire = @{ approval = @{ users = @{ userIds = @('u10000000000000000000000000', 'u20000000000000000000000000') } } } }
        @{ kind = 'Group'; parameters = @{ Group = 'g10000000000000000000000000'; AppId = 'a10000000000000000000000000' }; wire = @{ approval = @{ group = @{ appGroupId = 'g10000000000000000000000000'; appId = 'a10000000000000000000000000' } } } }
        @{ kind = 'EntitlementOwners'; parameters = @{ EntitlementOwner = $true }; wire = @{ approval = @{ entitlementOwners = @{} } } }
        @{ kind = 'ResourceOwners'; parameters = @{ ResourceOwner = $true }; wire = @{ approval = @{ resourceOwners = @{} } } }
        @{ kind = 'Self'; parameters = @{ Self = $true }; wire = @{ approval = @{ self = @{} } } }
        @{ kind = 'Expression'; parameters = @{ Expression = 'subject.manager', 'subject; "x"' }; wire = @{ approval = @{ expression = @{ expressions = @('subject.manager', 'subject; "x"') } } } }
        @{ kind = 'Webhook'; parameters = @{ Webhook = 'w10000000000000000000000000' }; wire = @{ approval = @{ webhook = @{ webhookId = 'w10000000000000000000000000' } } } }
        @{
            kind = 'Agent'; parameters = @{ Agent = $true; AgentMode = 'CommentOnly'; AgentFailureAction = 'SkipPolicyStep' }
            wire = @{ approval = @{ agent = @{ agentMode = 'APPROVAL_AGENT_MODE_COMMENT_ONLY'; agentFailureAction = 'APPROVAL_AGENT_FAILURE_ACTION_SKIP_POLICY_STEP' } } }
        }
        @{ kind = 'Accept'; parameters = @{ Accept = $true }; wire = @{ accept = @{} } }
        @{ kind = 'Accept'; parameters = @{ Accept = $true; AcceptMessage = 'Fine' }; wire = @{ accept = @{ acceptMessage = 'Fine' } } }
        @{ kind = 'Reject'; parameters = @{ Reject = $true }; wire = @{ reject = @{} } }
        @{ kind = 'Reject'; parameters = @{ Reject = $true; RejectMessage = 'No' }; wire = @{ reject = @{ rejectMessage = 'No' } } }
        @{ kind = 'Wait'; parameters = @{ WaitCondition = 'subject.active' }; wire = @{ wait = @{ condition = @{ condition = 'subject.active' } } } }
        @{ kind = 'Wait'; parameters = @{ WaitDuration = [timespan]::FromHours(1) }; wire = @{ wait = @{ duration = @{ duration = '3600s' } } } }
        @{ kind = 'Wait'; parameters = @{ WaitDuration = '3600s' }; wire = @{ wait = @{ duration = @{ duration = '3600s' } } } }
        @{ kind = 'Wait'; parameters = @{ WaitDuration = '1.5s' }; wire = @{ wait = @{ duration = @{ duration = '1.5s' } } } }
        @{ kind = 'Wait'; parameters = @{ WaitDuration = '2.01:30:00' }; wire = @{ wait = @{ duration = @{ duration = '178200s' } } } }
        @{ kind = 'Wait'; parameters = @{ WaitUntilTime = '17:30'; Timezone = 'Europe/Berlin' }; wire = @{ wait = @{ untilTime = @{ hours = 17; minutes = 30; timezone = 'Europe/Berlin' } } } }
        @{ kind = 'Wait'; parameters = @{ WaitUntilTime = '00:00' }; wire = @{ wait = @{ untilTime = @{ hours = 0; minutes = 0 } } } }
        @{
            kind = 'Wait'
            parameters = @{ WaitCondition = 'true'; Name = 'For HR'; TimeoutDuration = '86400s'; CommentOnFirstWait = 'Waiting'; CommentOnTimeout = 'Too late' }
            wire = @{ wait = @{ condition = @{ condition = 'true' }; name = 'For HR'; timeoutDuration = '86400s'; commentOnFirstWait = 'Waiting'; commentOnTimeout = 'Too late' } }
        }
    ) {
        $step = New-C1PolicyStep @parameters
        $step | Should -BeOfType ConductorOne.Policies.C1PolicyStep
        $step.Kind | Should -BeExactly $kind
        "$step" | Should -BeExactly $kind
        Assert-NothingSent

        $policy = New-C1Policy P Grant -Step $step
        Assert-Sent POST '/api/v1/policies' @{ displayName = 'P'; policyType = 'POLICY_TYPE_GRANT'; policySteps = @{ grant = @{ steps = @($wire) } } }
        $policy.PolicySteps['grant'].Steps[0].Kind | Should -BeExactly $kind
    }

    It 'takes <typed> as it is typed, without quotes' -ForEach @(
        @{ typed = '3600s'; seconds = 3600 }, @{ typed = '1.5s'; seconds = 1.5 }, @{ typed = '86400s'; seconds = 86400 }, @{ typed = '01:00:00'; seconds = 3600 }
    ) {
        # PowerShell 7 reads 3600s as a number of 16 bits.
        $step = & ([scriptblock]::Create("New-C1PolicyStep -WaitDuration $typed -TimeoutDuration $typed"))
        $step.Wait.Duration.Duration.TotalSeconds | Should -Be $seconds
        $step.Wait.TimeoutDuration.TotalSeconds | Should -Be $seconds
    }

    It 'sends every option of an approver: <set>' -ForEach @(
        @{ set = 'manager'; parameters = @{ Manager = $true }; own = @{}; fallback = $true; self = $true }
        @{ set = 'appOwners'; parameters = @{ AppOwner = $true }; own = @{}; self = $true }
        @{ set = 'users'; parameters = @{ User = 'u10000000000000000000000000;u20000000000000000000000000' }; own = @{ userIds = @('u10000000000000000000000000', 'u20000000000000000000000000') }; self = $true }
        @{ set = 'group'; parameters = @{ Group = 'g00000000000000000000000000'; AppId = 'a00000000000000000000000000' }; own = @{ appGroupId = 'g00000000000000000000000000'; appId = 'a00000000000000000000000000' }; fallback = $true; self = $true }
        @{ set = 'entitlementOwners'; parameters = @{ EntitlementOwner = $true }; own = @{}; fallback = $true; self = $true }
        @{ set = 'resourceOwners'; parameters = @{ ResourceOwner = $true }; own = @{}; fallback = $true; self = $true }
        @{ set = 'self'; parameters = @{ Self = $true }; own = @{}; fallback = $true }
        @{ set = 'expression'; parameters = @{ Expression = 'subject' }; own = @{ expressions = @('subject') }; fallback = $true; self = $true }
        @{ set = 'webhook'; parameters = @{ Webhook = 'w00000000000000000000000000' }; own = @{ webhookId = 'w00000000000000000000000000' } }
        @{
            set = 'agent'
            parameters = @{ Agent = $true; Instructions = 'Be kind'; AgentMode = 'fullControl'; AgentFailureAction = 'ReassignToUsers'; ReassignToUserIds = 'u10000000000000000000000000', 'u20000000000000000000000000'; PolicyIds = 'p10000000000000000000000000' }
            own = @{
                instructions = 'Be kind'; agentMode = 'APPROVAL_AGENT_MODE_FULL_CONTROL'; agentFailureAction = 'APPROVAL_AGENT_FAILURE_ACTION_REASSIGN_TO_USERS'
                reassignToUserIds = @('u10000000000000000000000000', 'u20000000000000000000000000'); policyIds = @('p10000000000000000000000000')
            }
        }
    ) {
        $approver = $own.Clone()
        if ($self) {
            $parameters += @{ AllowSelfApproval = $true; RequireDistinctApprovers = 'yes' }
            $approver += @{ allowSelfApproval = $true; requireDistinctApprovers = $true }
        }

        if ($fallback) {
            $parameters += @{ Fallback = $true; FallbackGroupIds = @{ AppId = 'a00000000000000000000000000'; AppEntitlementId = 'e00000000000000000000000000' }; IsGroupFallbackEnabled = 'true' }
            $approver += @{ fallback = $true; fallbackGroupIds = @(@{ appId = 'a00000000000000000000000000'; appEntitlementId = 'e00000000000000000000000000' }); isGroupFallbackEnabled = $true }
        }

        $step = New-C1PolicyStep @parameters -AllowReassignment $true -AllowedReassignees r10000000000000000000000000, r20000000000000000000000000 -AllowDelegation $false `
            -RequireApprovalReason yes -RequireDenialReason no -RequireReassignmentReason 1 -RequiresStepUpProviderId s10000000000000000000000000 `
            -EscalationEnabled $true -Escalation @{ Expiration = 172800; EscalationComment = 'Late'; ReplacePolicy = @{ PolicyId = 'p20000000000000000000000000' } }
        $null = New-C1Policy P Grant -Step $step
        Assert-Sent POST '/api/v1/policies' @{
            displayName = 'P'; policyType = 'POLICY_TYPE_GRANT'
            policySteps = @{
                grant = @{
                    steps = @(@{
                            approval = @{
                                $set                      = $approver
                                allowReassignment         = $true
                                allowedReassignees        = @('r10000000000000000000000000', 'r20000000000000000000000000')
                                allowDelegation           = $false
                                requireApprovalReason     = $true
                                requireDenialReason       = $false
                                requireReassignmentReason = $true
                                requiresStepUpProviderId  = 's10000000000000000000000000'
                                escalationEnabled         = $true
                                escalation                = @{ expiration = '172800'; escalationComment = 'Late'; replacePolicy = @{ policyId = 'p20000000000000000000000000' } }
                            }
                        })
                }
            }
        }
    }

    It 'escalates by <what>' -ForEach @(
        @{ what = 'ReplacePolicy'; value = @{ PolicyId = 'p00000000000000000000000000' }; name = 'replacePolicy'; wire = @{ policyId = 'p00000000000000000000000000' } }
        @{ what = 'ReassignToApprovers'; value = @{ ApproverIds = 'u10000000000000000000000000', 'u20000000000000000000000000' }; name = 'reassignToApprovers'; wire = @{ approverIds = @('u10000000000000000000000000', 'u20000000000000000000000000') } }
        @{ what = 'ReassignToApprovers'; value = @('u10000000000000000000000000'); name = 'reassignToApprovers'; wire = @{ approverIds = @('u10000000000000000000000000') } }
        @{ what = 'CancelTicket'; value = @{}; name = 'cancelTicket'; wire = @{} }
        @{ what = 'SkipStep'; value = @{}; name = 'skipStep'; wire = @{} }
    ) {
        $null = New-C1Policy P Grant -Step (New-C1PolicyStep -Manager -EscalationEnabled $true -Escalation @{ $what = $value })
        (Get-Sent).Body.policySteps.grant.steps[0].approval | ForEach-Object { Assert-Json $_ @{ manager = @{}; escalationEnabled = $true; escalation = @{ $name = $wire } } }
    }

    It 'takes several fallback groups in every shape' {
        $step = New-C1PolicyStep -Manager -Fallback yes -FallbackGroupIds @{ AppId = 'a00000000000000000000000000'; AppEntitlementId = 'e00000000000000000000000000' }, ([pscustomobject]@{ appId = 'b00000000000000000000000000'; appEntitlementId = 'f00000000000000000000000000' })
        $null = New-C1Policy P Grant -Step $step
        Assert-Json (Get-Sent).Body.policySteps.grant.steps[0].approval.manager @{
            fallback = $true; isGroupFallbackEnabled = $true; fallbackGroupIds = @(@{ appId = 'a00000000000000000000000000'; appEntitlementId = 'e00000000000000000000000000' }, @{ appId = 'b00000000000000000000000000'; appEntitlementId = 'f00000000000000000000000000' })
        }
    }

    It 'turns on what can only be meant to be on: <what>' -ForEach @(
        @{
            what = 'fallback users'; parameters = @{ Manager = $true; FallbackUserIds = "$u1;$u2" }
            given = @{ manager = @{ fallbackUserIds = @($u1, $u2) } }; wire = @{ manager = @{ fallback = $true; fallbackUserIds = $u1, $u2 } }
        }
        @{
            what = 'fallback users of a group'; parameters = @{ Group = $u2; AppId = $u1; FallbackUserIds = $u1 }
            given = @{ group = @{ appGroupId = $u2; appId = $u1; fallbackUserIds = $u1 } }
            wire = @{ group = @{ appGroupId = $u2; appId = $u1; fallback = $true; fallbackUserIds = @($u1) } }
        }
        @{
            what = 'fallback users, groups being off'; parameters = @{ Self = $true; FallbackUserIds = $u1; IsGroupFallbackEnabled = $false }
            given = @{ self = @{ fallbackUserIds = @($u1); isGroupFallbackEnabled = 'no' } }
            wire = @{ self = @{ fallback = $true; isGroupFallbackEnabled = $false; fallbackUserIds = @($u1) } }
        }
        @{
            what = 'fallback groups'; parameters = @{ ResourceOwner = $true; FallbackGroupIds = @{ AppId = $u1; AppEntitlementId = $u2 } }
            given = @{ resourceOwners = @{ fallbackGroupIds = @{ appId = $u1; appEntitlementId = $u2 } } }
            wire = @{ resourceOwners = @{ fallback = $true; isGroupFallbackEnabled = $true; fallbackGroupIds = @(@{ appId = $u1; appEntitlementId = $u2 }) } }
        }
        @{
            what = 'an escalation'; parameters = @{ AppOwner = $true; Escalation = @{ SkipStep = @{} } }
            given = @{ appOwners = @{}; escalation = @{ skipStep = @{} } }; wire = @{ appOwners = @{}; escalationEnabled = $true; escalation = @{ skipStep = @{} } }
        }
        @{
            what = 'people to reassign to'; parameters = @{ AppOwner = $true; AllowedReassignees = $u1 }
            given = @{ appOwners = @{}; allowedReassignees = @($u1) }; wire = @{ appOwners = @{}; allowReassignment = $true; allowedReassignees = @($u1) }
        }
        @{
            what = 'users of an agent'; parameters = @{ Agent = $true; AgentMode = 'FullControl'; ReassignToUserIds = $u1 }
            given = @{ agent = @{ agentMode = 'APPROVAL_AGENT_MODE_FULL_CONTROL'; reassignToUserIds = @($u1) } }
            wire = @{
                agent = @{
                    agentMode = 'APPROVAL_AGENT_MODE_FULL_CONTROL'; agentFailureAction = 'APPROVAL_AGENT_FAILURE_ACTION_REASSIGN_TO_USERS'
                    reassignToUserIds = @($u1)
                }
            }
        }
    ) {
        $null = New-C1Policy P Grant -Step (New-C1PolicyStep @parameters)
        $null = New-C1Policy P Grant -PolicySteps @{ grant = @{ approval = $given } }
        $null = [pscustomobject]@{ DisplayName = 'P'; PolicyType = 'Grant'; Step = ConvertTo-Json @{ approval = $given } -Depth 9 } | New-C1Policy
        @(Get-Sent).Status | Should -Be 200, 200, 200
        foreach ($sent in Get-Sent) { Assert-Json $sent.Body.policySteps.grant.steps[0] @{ approval = $wire } }
    }

    It 'refuses what would have no effect: <what>' -ForEach @(
        @{ what = 'users of a fallback that is off'; parameters = @{ Manager = $true; Fallback = $false; FallbackUserIds = 'a' }; words = 'Approval.Manager has Fallback off, so its FallbackUserIds' }
        @{ what = 'groups of a fallback that is off'; parameters = @{ Self = $true; Fallback = 'no'; FallbackGroupIds = @{ AppId = 'a'; AppEntitlementId = 'e' } }; words = 'Approval.Self has Fallback off, so its FallbackGroupIds' }
        @{ what = 'groups that are off'; parameters = @{ EntitlementOwner = $true; IsGroupFallbackEnabled = $false; FallbackGroupIds = @{ AppId = 'a'; AppEntitlementId = 'e' } }; words = 'has IsGroupFallbackEnabled off, so its FallbackGroupIds' }
        @{ what = 'groups without groups'; parameters = @{ Expression = 'subject'; IsGroupFallbackEnabled = $true }; words = 'has IsGroupFallbackEnabled, but no groups' }
        @{ what = 'groups with users alone'; parameters = @{ Manager = $true; IsGroupFallbackEnabled = $true; FallbackUserIds = 'a' }; words = 'has IsGroupFallbackEnabled, but no groups' }
        @{ what = 'users and groups'; parameters = @{ Manager = $true; FallbackUserIds = 'a'; FallbackGroupIds = @{ AppId = 'a'; AppEntitlementId = 'e' } }; words = 'uses one of them only' }
        @{ what = 'an escalation that is off'; parameters = @{ Webhook = 'w'; EscalationEnabled = $false; Escalation = @{ CancelTicket = @{} } }; words = 'has EscalationEnabled off, so its Escalation' }
        @{ what = 'people to reassign to where nobody may'; parameters = @{ Self = $true; AllowReassignment = 'no'; AllowedReassignees = 'a' }; words = 'has AllowReassignment off, so its AllowedReassignees' }
        @{ what = 'an agent without a mode'; parameters = @{ Agent = $true; AgentFailureAction = 'SkipPolicyStep' }; words = 'Agent needs AgentMode' }
        @{ what = 'an agent without a way out'; parameters = @{ Agent = $true; AgentMode = 'FullControl' }; words = 'Agent needs AgentFailureAction' }
        @{ what = 'an agent that reassigns to nobody'; parameters = @{ Agent = $true; AgentMode = 'FullControl'; AgentFailureAction = 'ReassignToUsers' }; words = 'has the AgentFailureAction ReassignToUsers, which needs ReassignToUserIds' }
        @{ what = 'users of an agent that skips'; parameters = @{ Agent = $true; AgentMode = 'FullControl'; AgentFailureAction = 'SkipPolicyStep'; ReassignToUserIds = 'a' }; words = 'has the AgentFailureAction SkipPolicyStep, which does not use ReassignToUserIds' }
        @{ what = 'an agent that changes to no policy'; parameters = @{ Agent = $true; AgentMode = 'change policy only'; AgentFailureAction = 'SkipPolicyStep' }; words = 'has the AgentMode ChangePolicyOnly, which needs PolicyIds' }
        @{ what = 'policies of an agent that comments'; parameters = @{ Agent = $true; AgentMode = 'CommentOnly'; AgentFailureAction = 'SkipPolicyStep'; PolicyIds = 'p' }; words = 'has the AgentMode CommentOnly, which does not use PolicyIds' }
        @{ what = 'the user of an agent'; parameters = @{ Agent = $true; AgentMode = 'CommentOnly'; AgentFailureAction = 'SkipPolicyStep'; AgentUserId = 'u' }; words = 'has AgentUserId, which the server refuses' }
    ) {
        { New-C1PolicyStep @parameters } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage "*$words*"
    }

    It 'takes each expression for one text, whatever stands in it' {
        $step = New-C1PolicyStep -Expression 'a; b', '["c"]', ([datetime]::new(2026, 1, 31, 12, 0, 0, [System.DateTimeKind]::Utc)), 0.5
        $step.Approval.Expression.Expressions | Should -BeExactly 'a; b', '["c"]', '2026-01-31T12:00:00.0000000Z', '0.5'
        (New-C1PolicyStep -Expression '["c";"d"]').Approval.Expression.Expressions | Should-BeString '["c";"d"]' -CaseSensitive
        foreach ($given in @{ a = 'planted' }, [pscustomobject]@{ a = 'planted' }, [System.Text.StringBuilder]::new('planted'), $step) {
            $failed = { New-C1PolicyStep -Expression 'a', $given } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage "*'Expression'*which is not*" -PassThru
            "$failed" | Should -Not -BeLike '*planted*'
        }
    }

    It 'can be made, taken apart and changed by its type' {
        $step = New-C1PolicyStep -Manager
        $step.Approval.AllowDelegation = $true
        $step.Approval.Manager.GetType().FullName | Should-BeString 'ConductorOne.Policies.Approvals.ManagerApproval' -CaseSensitive
        $null = New-C1Policy P Grant -Step $step
        Assert-Json (Get-Sent).Body.policySteps.grant.steps[0] @{ approval = @{ manager = @{}; allowDelegation = $true } }
    }

    It 'refuses <what>' -ForEach @(
        @{ what = '33 users'; parameters = @{ User = 1..33 | ForEach-Object { "u$_" } }; words = '1 to 32 user ids, not 33' }
        @{ what = 'an empty user'; parameters = @{ User = 'a00000000000000000000000000', ' ' }; words = 'empty id' }
        @{ what = 'a fallback to nobody'; parameters = @{ Manager = $true; Fallback = $true }; words = 'nobody to fall back to' }
        @{ what = 'a fallback to empty lists'; parameters = @{ Self = $true; Fallback = $true; FallbackUserIds = @(); FallbackGroupIds = @() }; words = 'nobody to fall back to' }
        @{ what = 'an empty fallback user'; parameters = @{ Manager = $true; Fallback = $true; FallbackUserIds = 'a00000000000000000000000000', '' }; words = 'empty id' }
        @{ what = 'an empty group'; parameters = @{ Group = ' '; AppId = 'a00000000000000000000000000' }; words = 'AppGroupId is missing' }
        @{ what = 'a blank app'; parameters = @{ Group = 'g00000000000000000000000000'; AppId = ' ' }; words = 'AppId is missing' }
        @{ what = 'a blank expression'; parameters = @{ Expression = 'a', ' ' }; words = 'Expressions is missing' }
        @{ what = 'a blank webhook'; parameters = @{ Webhook = ' ' }; words = 'WebhookId is missing' }
        @{ what = 'an escalation that is on and not given'; parameters = @{ Manager = $true; EscalationEnabled = $true }; words = 'no Escalation' }
        @{ what = 'an escalation without a way'; parameters = @{ Manager = $true; Escalation = @{ Expiration = 1 } }; words = 'exactly one of' }
        @{ what = 'an escalation to nobody'; parameters = @{ Manager = $true; Escalation = @{ ReassignToApprovers = @{ ApproverIds = @() } } }; words = 'ApproverIds is missing' }
        @{ what = 'an empty reassignee'; parameters = @{ Manager = $true; AllowedReassignees = 'a00000000000000000000000000', '' }; words = 'empty id' }
        @{ what = 'a blank condition'; parameters = @{ WaitCondition = ' ' }; words = 'Condition is missing' }
        @{ what = 'a duration of nothing'; parameters = @{ WaitDuration = '0s' }; words = 'longer than zero' }
        @{ what = 'a negative duration'; parameters = @{ WaitDuration = '-5s' }; words = 'longer than zero' }
        @{ what = 'a timeout of nothing'; parameters = @{ WaitCondition = 'x'; TimeoutDuration = '00:00:00' }; words = 'longer than zero' }
        @{ what = 'an agent mode that is none'; parameters = @{ Agent = $true; AgentMode = 'FullControll' }; words = 'Did you mean "FullControl"' }
        @{ what = 'a failure action that is none'; parameters = @{ Agent = $true; AgentFailureAction = 'SkipStep' }; words = 'SkipPolicyStep' }
    ) {
        { New-C1PolicyStep @parameters } | Should -Throw -ErrorId 'C1.InvalidInput,ConductorOne.PowerShell.Policies.NewC1PolicyStepCommand' -ExpectedMessage "*$words*"
    }

    It 'refuses <what> while it binds' -ForEach @(
        @{ what = 'two ways to escalate'; parameters = @{ Manager = $true; Escalation = @{ SkipStep = @{}; CancelTicket = @{} } }; words = 'only one of these' }
        @{ what = 'a misspelt key of an escalation'; parameters = @{ Manager = $true; Escalation = @{ SkippStep = @{} } }; words = '"SkippStep"*Did you mean "skipStep"' }
        @{ what = 'a misspelt key within'; parameters = @{ Manager = $true; Escalation = @{ ReplacePolicy = @{ PolcyId = 'p' } } }; words = 'replacePolicy*"PolcyId"*Did you mean "policyId"' }
        @{ what = 'a number without a unit'; parameters = @{ WaitDuration = 3600 }; words = 'WaitDuration*a duration' }
        @{ what = 'a number without a unit as text'; parameters = @{ WaitDuration = '3600' }; words = 'WaitDuration' }
        @{ what = 'a number for a time of day'; parameters = @{ WaitUntilTime = 17 }; words = 'WaitUntilTime' }
        @{ what = 'a time of day that is none'; parameters = @{ WaitUntilTime = [timespan]::FromHours(25) }; words = 'WaitUntilTime*time of day' }
        @{ what = 'no user'; parameters = @{ User = @() }; words = 'User' }
        @{ what = 'hours'; parameters = @{ WaitDuration = '1h' }; words = 'WaitDuration' }
        @{ what = 'a boolean that is none'; parameters = @{ Manager = $true; AllowDelegation = 'maybe' }; words = 'AllowDelegation' }
    ) {
        { New-C1PolicyStep @parameters } | Should -Throw -ExpectedMessage "*$words*"
    }

    It 'refuses a null for the text of a step: <parameter>' -ForEach @(
        @{ parameter = 'Webhook'; parameters = @{ Webhook = '' } }
        @{ parameter = 'WaitCondition'; parameters = @{ WaitCondition = '' } }
        @{ parameter = 'Group'; parameters = @{ Group = ''; AppId = 'a00000000000000000000000000' } }
    ) {
        { New-C1PolicyStep @parameters } | Should -Throw -ExpectedMessage "*$parameter*"
    }

    It 'keeps the options of one kind out of the others: <what>' -ForEach @(
        @{ what = 'users have no fallback'; parameters = @{ User = 'u00000000000000000000000000'; Fallback = $true } }
        @{ what = 'owners of apps have no fallback'; parameters = @{ AppOwner = $true; FallbackUserIds = 'u00000000000000000000000000' } }
        @{ what = 'a webhook approves nothing of its own'; parameters = @{ Webhook = 'w00000000000000000000000000'; AllowSelfApproval = $true } }
        @{ what = 'accepting needs no reason'; parameters = @{ Accept = $true; RequireApprovalReason = $true } }
        @{ what = 'two kinds'; parameters = @{ Accept = $true; Reject = $true } }
        @{ what = 'two approvers'; parameters = @{ Manager = $true; AppOwner = $true } }
        @{ what = 'a time zone of a duration'; parameters = @{ WaitDuration = '1s'; Timezone = 'UTC' } }
    ) {
        { New-C1PolicyStep @parameters } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    Context 'Forms' {
        It 'sends a form as it is on the wire' {
            $step = New-C1PolicyStep -Form @{
                DisplayName = 'Why?'
                fields      = @(
                    @{ name = 'reason'; displayName = 'Reason'; required = $true; stringField = @{ placeholder = 'Because …'; textField = @{ multiline = 'yes' }; rules = @{ minLen = 10; pattern = '^\w+' } } }
                    [pscustomobject]@{ name = 'days'; int64Field = [pscustomobject]@{ defaultValue = 7; numberField = @{ minValue = 1; maxValue = '30' } } }
                    @{ name = 'kind'; stringField = @{ selectField = @{ type = 'SELECT_TYPE_RADIO'; options = @{ displayName = 'A'; value = 'a' }, @{ displayName = 'B'; value = 'b' } } } }
                )
            }
            $step.Kind | Should-BeString 'Form' -CaseSensitive
            $null = New-C1Policy P Grant -Step $step, (New-C1PolicyStep -Manager)
            Assert-Json (Get-Sent).Body.policySteps.grant.steps[0] @{
                form = @{
                    form = @{
                        displayName = 'Why?'
                        fields      = @(
                            @{ name = 'reason'; displayName = 'Reason'; required = $true; stringField = @{ placeholder = 'Because …'; textField = @{ multiline = $true }; rules = @{ minLen = '10'; pattern = '^\w+' } } }
                            @{ name = 'days'; int64Field = @{ defaultValue = '7'; numberField = @{ minValue = '1'; maxValue = '30' } } }
                            @{ name = 'kind'; stringField = @{ selectField = @{ type = 'SELECT_TYPE_RADIO'; options = @(@{ displayName = 'A'; value = 'a' }, @{ displayName = 'B'; value = 'b' }) } } }
                        )
                    }
                }
            }
        }

        It 'takes a form as JSON' {
            $step = New-C1PolicyStep -Form '{"fields":[{"name":"reason","boolField":{"checkboxField":{}}}]}'
            $null = New-C1Policy P Grant -Step $step
            Assert-Json (Get-Sent).Body.policySteps.grant.steps[0] @{ form = @{ form = @{ fields = @(@{ name = 'reason'; boolField = @{ checkboxField = @{} } }) } } }
        }

        It 'names what is wrong in a form: <what>' -ForEach @(
            @{ what = 'a key at the top'; form = @{ displayNam = 'x' }; words = '"displayNam"*Did you mean "displayName"' }
            @{ what = 'a key of a field'; form = @{ fields = @{ nme = 'x' } }; words = 'fields*"nme"*Did you mean "name"' }
            @{ what = 'a key deep down'; form = @{ fields = @{ name = 'x'; stringField = @{ rules = @{ minLenn = 1 } } } }; words = 'stringField.rules*"minLenn"*Did you mean "minLen"' }
            @{ what = 'two kinds of field'; form = @{ fields = @{ name = 'x'; boolField = @{}; stringField = @{} } }; words = 'only one of these' }
            @{ what = 'text for a number'; form = @{ fields = @{ name = 'x'; int64Field = @{ defaultValue = 'many' } } }; words = 'defaultValue is "many"*whole number' }
        ) {
            { New-C1PolicyStep -Form $form } | Should -Throw -ExpectedMessage "*$words*"
        }
    }

    It 'refuses the time zone <zone>, and names <near>' -ForEach @(
        @{ zone = 'Berlin'; near = 'Europe/Berlin' }
        @{ zone = 'america/new_york'; near = 'America/New_York' }
        @{ zone = 'Europe/Lodnon'; near = 'Europe/London' }
        @{ zone = 'W. Europe Standard Time'; near = 'Europe/Berlin' }
        @{ zone = 'Tokyo Standard Time'; near = 'Asia/Tokyo' }
    ) {
        { New-C1PolicyStep -WaitUntilTime 17:30 -Timezone $zone } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage "*`"$zone`"*`"$near`"*"
        { New-C1Policy x -PolicyType Grant -WhatIf -ErrorAction Stop -Step @{ wait = @{ untilTime = @{ hours = 17; minutes = 30; timezone = $zone } } } } | Should -Throw -ErrorId 'C1.InvalidInput,*' -ExpectedMessage "*`"$near`"*"
    }

    It 'takes names of the IANA list' -ForEach @(@{ zone = 'UTC' }, @{ zone = 'America/Argentina/Buenos_Aires' }, @{ zone = 'Etc/GMT+5' }, @{ zone = 'Asia/Calcutta' }) {
        (New-C1PolicyStep -WaitUntilTime 17:30 -Timezone $zone).Wait.UntilTime.Timezone | Should -BeExactly $zone
    }
}
