# Imports the build that fits the shell. There is no condition, no call and no type literal on the way of an import: PowerShell compiles a script
# anew in each shell, where each of them takes ten milliseconds or more.
$ErrorActionPreference = 'Stop'
try {
    # Import-Module takes brackets for wildcards.
    $loader = try { Microsoft.PowerShell.Core\Import-Module ("$PSScriptRoot/bin/ConductorOne.Loader.$PSEdition.dll" -replace '[][*?`]', '`$0') -PassThru }
    catch {
        # PowerShell 7 has place for one loader, the first that came, and all versions of the module share it.
        $first = foreach ($assembly in ('System.AppDomain' -as [type])::CurrentDomain.GetAssemblies()) {
            if ($assembly.FullName.StartsWith('ConductorOne.Loader.Core,')) { $assembly }
        }
        if (-not $first) { throw }
        Microsoft.PowerShell.Core\Import-Module -Assembly $first -PassThru
    }

    # The type literals of the second assembly resolve only if it is imported, too. PowerShell keeps a module that was imported from an assembly
    # when this one goes, and would then export nothing from it the next time (PowerShell issue 20710).
    $inner = Microsoft.PowerShell.Core\Import-Module -PassThru -Assembly (
        Get-ModuleAssembly -Folder "$PSScriptRoot/bin" -Name 'ConductorOne.PowerShell', 'ConductorOne.Client' -OnRemove {
            Microsoft.PowerShell.Core\Remove-Module -ModuleInfo ($inner + $loader) -Force
        })
}
catch {
    if ($loader) { Microsoft.PowerShell.Core\Remove-Module -ModuleInfo $loader -Force }

    # PowerShell adds an error of its own to any that a script does not throw.
    throw $_
}
