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
        'Get-C1Identity'
        'Get-C1Policy'
        'Get-C1Session'
        'Get-C1User'
        'Invoke-C1Api'
        'New-C1App'
        'New-C1AppResource'
        'New-C1AppResourceType'
        'New-C1Connector'
        'New-C1Function'
        'New-C1Policy'
        'New-C1PolicyRule'
        'New-C1PolicyStep'
        'Remove-C1Credential'
        'Select-C1Session'
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
