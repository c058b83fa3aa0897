BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $grant = New-C1Policy 'Manager approves' Grant -Step (New-C1PolicyStep -Manager)
    $revoke = New-C1Policy Never Revoke -DenyAll -Description 'Approves nothing'
    $app = New-C1App Payroll
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1Policy' {
    BeforeEach { Clear-Journal }

    It 'reads a policy by its id, whole' {
        $policy = Get-C1Policy $grant.Id
        $policy | Should -BeOfType ConductorOne.Policies.C1Policy
        $policy.PolicyType | Should-BeString 'Grant' -CaseSensitive
        $policy.PolicySteps['grant'].Steps[0].Kind | Should -Be $grant.PolicySteps['grant'].Steps[0].Kind
        $grant, $revoke.Id, [pscustomobject]@{ PolicyId = $grant.Id } | Get-C1Policy | ForEach-Object Id | Should -BeExactly $grant.Id, $revoke.Id, $grant.Id
        (Get-Sent).Path | Sort-Object -Unique | Should -BeExactly ("/api/v1/policies/$($grant.Id)", "/api/v1/policies/$($revoke.Id)" | Sort-Object)
    }

    It 'lists all' {
        (Get-C1Policy -First 50).DisplayName | Sort-Object | Should -BeExactly 'Manager approves', 'Never'
        (Get-Sent).Query | Should-BeString 'page_size=50' -CaseSensitive
    }

    It 'looks for <what>' -ForEach @(
        @{ what = 'words'; by = { @{ Query = 'approves' } }; found = 'Manager approves', 'Never'; body = { @{ query = 'approves' } } }
        @{ what = 'a name'; by = { @{ DisplayName = 'never' } }; found = 'Never'; body = { @{ displayName = 'never' } } }
        @{ what = 'types'; by = { @{ PolicyTypes = 'grant', 'POLICY_TYPE_CERTIFY' } }; found = 'Manager approves'; body = { @{ policyTypes = 'POLICY_TYPE_GRANT', 'POLICY_TYPE_CERTIFY' } } }
        @{ what = 'some policies'; by = { @{ Refs = $revoke, $grant.Id } }; found = 'Manager approves', 'Never'; body = { @{ refs = @{ id = $revoke.Id }, @{ id = $grant.Id } } } }
        @{ what = 'all but some'; by = { @{ ExcludePolicyIds = $revoke.Id } }; found = 'Manager approves'; body = { @{ excludePolicyIds = @($revoke.Id) } } }
        @{ what = 'deleted ones, too'; by = { @{ IncludeDeleted = 'yes' } }; found = 'Manager approves', 'Never'; body = { @{ includeDeleted = $true } } }
        @{ what = 'those of an app, by the app alone'; by = { @{ ScopeAppId = $app } }; found = @(); body = { @{ scopeView = 'POLICY_SCOPE_VIEW_SCOPED'; scopeAppId = $app.Id } } }
        @{
            what = 'the own policies of an app'
            by = { @{ ScopeView = 'Scoped'; ScopeAppId = $app; ScopeAppEntitlementId = 'e00000000000000000000000000'; ScopeObjectType = 'entitlement'; ScopeSlot = 'Emergency' } }
            found = @()
            body = {
                @{
                    scopeView = 'POLICY_SCOPE_VIEW_SCOPED'; scopeAppId = $app.Id; scopeAppEntitlementId = 'e00000000000000000000000000'
                    scopeObjectType = 'POLICY_SCOPE_OBJECT_TYPE_ENTITLEMENT'; scopeSlot = 'POLICY_SCOPE_SLOT_EMERGENCY'
                }
            }
        }
    ) {
        $by = & $by
        @(Get-C1Policy @by).DisplayName | Where-Object { $_ } | Sort-Object | Should -BeExactly $found
        Assert-Sent POST '/api/v1/search/policies' ((& $body) + @{ pageSize = 100 })
    }

    It 'refuses what would have no effect: <what>' -ForEach @(
        @{ what = 'an app among those of the tenant'; by = { @{ ScopeAppId = $app; ScopeView = 'global' } }; words = 'The ScopeView Global does not use ScopeAppId*' }
        @{ what = 'a kind among all'; by = { @{ ScopeObjectType = 'App'; ScopeView = 'All' } }; words = 'The ScopeView All does not use ScopeObjectType*' }
        @{ what = 'a slot of no app'; by = { @{ ScopeSlot = 'Emergency' } }; words = 'ScopeSlot has no effect without ScopeAppId*' }
    ) {
        $by = & $by
        Get-C1Policy @by -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument $words
        Assert-NothingSent
    }

    It 'refuses a type that there is not' {
        Get-C1Policy -PolicyTypes Grant, Grnat -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'PolicyTypes cannot be "Grnat". Did you mean "Grant"?*'
        Assert-NothingSent
    }

    It 'flows into a new app' {
        (Get-C1Policy -DisplayName Never | ForEach-Object { New-C1App Travel -RevokePolicyId $_ }).RevokePolicyId | Should -BeExactly $revoke.Id
    }
}
