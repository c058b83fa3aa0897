@{
    RootModule             = 'ConductorOne.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d'
    Author                 = 'ConductorOne PowerShell module authors'
    CompanyName            = 'ConductorOne PowerShell module authors'
    Copyright              = '(c) 2026 the ConductorOne PowerShell module authors. Apache-2.0.'
    Description            = 'C1 (ConductorOne) from PowerShell: apps, policies, functions, resources and connectors, one at a time or from a CSV file.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    TypesToProcess         = @('ConductorOne.Types.ps1xml')
    FormatsToProcess       = @('ConductorOne.Format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Compare-C1FunctionSource'
        'Connect-C1'
        'Disconnect-C1'
        'Find-C1Operation'
        'Get-C1App'
        'Get-C1AppResource'
        'Get-C1AppResourceType'
        'Get-C1CatalogEntry'
        'Get-C1Connector'
        'Get-C1Credential'
        'Get-C1Function'
        'Get-C1FunctionCommit'
        'Get-C1FunctionInvocation'
        'Get-C1FunctionTag'
        'Get-C1FunctionUsage'
        'Get-C1Identity'
        'Get-C1Policy'
        'Get-C1Session'
        'Get-C1User'
        'Invoke-C1Api'
        'Invoke-C1Function'
        'New-C1App'
        'New-C1AppResource'
        'New-C1AppResourceType'
        'New-C1Connector'
        'New-C1Function'
        'New-C1FunctionCommit'
        'New-C1FunctionTag'
        'New-C1Policy'
        'New-C1PolicyRule'
        'New-C1PolicyStep'
        'Publish-C1Function'
        'Remove-C1App'
        'Remove-C1AppResource'
        'Remove-C1AppResourceType'
        'Remove-C1Connector'
        'Remove-C1Credential'
        'Remove-C1Function'
        'Remove-C1Policy'
        'Save-C1FunctionSource'
        'Select-C1Session'
        'Set-C1App'
        'Set-C1AppResource'
        'Set-C1AppResourceType'
        'Set-C1Connector'
        'Set-C1Function'
        'Set-C1Policy'
        'Test-C1Function'
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
