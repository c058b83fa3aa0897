# Imports the build that fits the shell. As long as nothing fails, this only runs cmdlets: PowerShell compiles a script anew in each shell, where a
# condition, a call of .NET or the literal of a type takes ten milliseconds or more.
$ErrorActionPreference = 'Stop'
$loader = $inner = $null
$name = "ConductorOne.Loader.$PSEdition"
try {
    # Import-Module takes brackets for wildcards.
    $loader = try { Microsoft.PowerShell.Core\Import-Module ("$PSScriptRoot/bin/$name.dll" -replace '[][*?`]', '`$0') -PassThru }
    catch {
        # PowerShell 7 refuses a second assembly of the same name, so all versions of the module share the loader that came first.
        $first = foreach ($assembly in ('System.AppDomain' -as [type])::CurrentDomain.GetAssemblies()) {
            if ($assembly.FullName.StartsWith("$name,")) { $assembly }
        }
        if (-not $first) { throw }
        $shared = Microsoft.PowerShell.Core\Import-Module -Assembly $first -PassThru
        $name = $shared.Name
        $shared
    }

    # The type literals of the second assembly resolve only if it is imported, too. PowerShell keeps a module that was imported from an assembly when
    # this one goes, and would then export nothing from it the next time (PowerShell issue 20710): so they are removed with this one.
    $inner = Microsoft.PowerShell.Core\Import-Module -PassThru -Assembly (
        & "$name\Get-ModuleAssembly" -Folder "$PSScriptRoot/bin" -Name 'ConductorOne.PowerShell', 'ConductorOne.Client' -OnRemove {
            Microsoft.PowerShell.Core\Remove-Module -ModuleInfo ($inner + $loader) -Force
        })
}
catch {
    if ($loader) { Microsoft.PowerShell.Core\Remove-Module -ModuleInfo $loader -Force }

    # A shell that is locked down lets no script load assemblies. Said here and not in the resources, which are in such an assembly.
    $mode = $ExecutionContext.SessionState.LanguageMode
    if ($mode -ne 'FullLanguage') {
        throw "The module ConductorOne cannot be imported in the language mode $mode, because it loads assemblies: use a shell in FullLanguage mode, or let the policy of the machine trust the files of the module."
    }

    # PowerShell adds an error of its own to any that a script does not throw.
    throw $_
}
