# The parameters of New-C1Policy: $policy = Import-PowerShellDataFile grant-with-rules.psd1; New-C1Policy @policy
@{
    DisplayName = 'Access: manager, then app owner'
    Description = 'For most apps. Contractors need the security team, too; trainees are turned down.'
    PolicyType  = 'Grant'

    # Steps by key. The baseline has the lower-cased type as its key; it runs when no rule matches.
    PolicySteps = @{
        grant       = @(
            @{ Approval = @{ Manager = @{ AllowSelfApproval = $false }; AllowDelegation = $true } }
            @{ Approval = @{ AppOwners = @{ RequireDistinctApprovers = $true }; RequireApprovalReason = $true } }
        )
        contractors = @(
            @{ Approval = @{ Manager = @{} } }
            @{ Approval = @{ AppOwners = @{}; RequireApprovalReason = $true; RequireDenialReason = $true } }
            @{ Wait = @{ Name = 'Cooling off'; Duration = @{ Duration = '3600s' } } }
        )
        trainees    = @(
            @{ Reject = @{ RejectMessage = 'Trainees get their access from their mentor.' } }
        )
    }

    # Conditions are CEL expressions about the subject. The first that holds decides.
    Rules       = @(
        @{ Condition = 'subject.employment_type == "CONTRACTOR"'; StepKey = 'contractors' }
        @{ Condition = 'subject.job_title == "Trainee"'; StepKey = 'trainees' }
    )
    Annotations = @{ managed_by = 'git'; owner = 'identity-team' }
}
