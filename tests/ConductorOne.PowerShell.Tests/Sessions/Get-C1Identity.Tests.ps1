BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -NotConnected
    function Connect-Test([string] $Name) { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name $Name }
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1Identity' {
    BeforeEach { Clear-Tenant }

    AfterEach { Disconnect-C1 -All }

    It 'asks who the session is, and the session knows its user from then on' {
        $session = Connect-Test prod
        $session.UserId | Should -BeNullOrEmpty
        $identity = Get-C1Identity
        Assert-Sent GET '/api/v1/auth/introspect' $null
        $identity | Should -BeOfType ConductorOne.Identity.C1Identity
        $identity.UserId | Should -BeExactly (Get-TestUser)[0].id
        $identity.PrincipalId | Should -BeExactly ($sandbox.clientId -split '@')[0]
        $identity.TenantId | Should -Not -BeNullOrEmpty
        $identity.Roles | Should-BeString 'SUPER_ADMIN' -CaseSensitive
        $identity.Permissions | Should -Contain 'app:write'
        $identity.Features.Count | Should -BeGreaterThan 0
        $session.UserId | Should -BeExactly $identity.UserId
    }

    It 'ends with the error of the server' {
        $null = Connect-Test prod
        Add-Fault @{ path = '/api/v1/auth/introspect'; status = 403 }
        $failed = { Get-C1Identity } | Should -Throw -PassThru -ErrorId 'C1.Forbidden,ConductorOne.PowerShell.Identity.GetC1IdentityCommand'
        $failed.TargetObject | Should-BeString 'prod' -CaseSensitive
    }
}
