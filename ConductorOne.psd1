@{
    RootModule             = 'ConductorOne.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d'
    Author                 = 'ConductorOne PowerShell module authors'
    CompanyName            = 'ConductorOne PowerShell module authors'
    Copyright              = '(c) 2026 the ConductorOne PowerShell module authors. Apache-2.0.'
    Description            = 'C1 (ConductorOne) from PowerShell: the whole life of apps, policies, functions, resources and connectors, and any other operation of the API, one at a time or from a CSV file.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    TypesToProcess         = @('ConductorOne.Types.ps1xml')
    FormatsToProcess       = @('ConductorOne.Format.ps1xml')
    FunctionsToExport      = @()
    # With commas: without, each name is a statement, and PowerShell compiles them all in each shell that imports the module.
    CmdletsToExport        = @(
        'Add-C1AccountOwner',
        'Add-C1AppOwner',
        'Add-C1AppResourceOwner',
        'Add-C1ConnectorOwner',
        'Add-C1EntitlementOwner',
        'Compare-C1FunctionSource',
        'Confirm-C1ConnectorSync',
        'Connect-C1',
        'Disconnect-C1',
        'Find-C1Operation',
        'Get-C1AccountOwner',
        'Get-C1App',
        'Get-C1AppAccessRequestDefault',
        'Get-C1AppOwner',
        'Get-C1AppReport',
        'Get-C1AppResource',
        'Get-C1AppResourceOwner',
        'Get-C1AppResourceType',
        'Get-C1AppUsageControl',
        'Get-C1CatalogEntry',
        'Get-C1Connector',
        'Get-C1ConnectorCredential',
        'Get-C1ConnectorOwner',
        'Get-C1ConnectorSync',
        'Get-C1Credential',
        'Get-C1Directory',
        'Get-C1DiscoveredApp',
        'Get-C1EntitlementOwner',
        'Get-C1Function',
        'Get-C1FunctionCommit',
        'Get-C1FunctionInvocation',
        'Get-C1FunctionTag',
        'Get-C1FunctionUsage',
        'Get-C1Identity',
        'Get-C1Policy',
        'Get-C1PolicyUsage',
        'Get-C1Session',
        'Get-C1User',
        'Get-C1UserOwnership',
        'Invoke-C1Api',
        'Invoke-C1Function',
        'New-C1App',
        'New-C1AppReport',
        'New-C1AppResource',
        'New-C1AppResourceType',
        'New-C1Connector',
        'New-C1ConnectorCredential',
        'New-C1Directory',
        'New-C1Function',
        'New-C1FunctionCommit',
        'New-C1FunctionTag',
        'New-C1Policy',
        'New-C1PolicyRule',
        'New-C1PolicyStep',
        'Publish-C1Function',
        'Register-C1DiscoveredApp',
        'Remove-C1AccountOwner',
        'Remove-C1App',
        'Remove-C1AppOwner',
        'Remove-C1AppResource',
        'Remove-C1AppResourceOwner',
        'Remove-C1AppResourceType',
        'Remove-C1Connector',
        'Remove-C1ConnectorOwner',
        'Remove-C1Credential',
        'Remove-C1Directory',
        'Remove-C1EntitlementOwner',
        'Remove-C1Function',
        'Remove-C1Policy',
        'Resume-C1Connector',
        'Revoke-C1ConnectorCredential',
        'Save-C1AppReport',
        'Save-C1FunctionSource',
        'Select-C1Session',
        'Set-C1AccountOwner',
        'Set-C1App',
        'Set-C1AppAccessRequestDefault',
        'Set-C1AppOwner',
        'Set-C1AppResource',
        'Set-C1AppResourceOwner',
        'Set-C1AppResourceType',
        'Set-C1AppUsageControl',
        'Set-C1Connector',
        'Set-C1ConnectorOwner',
        'Set-C1Directory',
        'Set-C1EntitlementOwner',
        'Set-C1Function',
        'Set-C1Policy',
        'Start-C1ConnectorSync',
        'Stop-C1AppAccessRequestDefault',
        'Suspend-C1Connector',
        'Test-C1AccountProvisionPolicy',
        'Test-C1ConnectorConfiguration',
        'Test-C1Function',
        'Test-C1PolicyCondition'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('ConductorOne', 'C1', 'IGA', 'IdentityGovernance', 'AccessReview', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
