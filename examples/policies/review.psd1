# The parameters of New-C1Policy: $policy = Import-PowerShellDataFile review.psd1; New-C1Policy @policy
@{
    DisplayName = 'Review: resource owner'
    Description = 'Quarterly reviews. What is turned down is revoked at once.'
    PolicyType  = 'Certify'
    PolicySteps = @{
        certify = @(
            @{ Approval = @{ ResourceOwners = @{}; AllowReassignment = $true; RequireReassignmentReason = $true } }
        )
    }
    PostActions = @(
        @{ CertifyRemediateImmediately = $true }
    )
    Annotations = @{ managed_by = 'git'; owner = 'identity-team' }
}
