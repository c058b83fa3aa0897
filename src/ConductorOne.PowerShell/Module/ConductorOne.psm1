# A shell that is locked down lets no script load assemblies. Said here and not in the resources, which are in such an assembly.
$mode = $ExecutionContext.SessionState.LanguageMode
if ($mode -ne 'FullLanguage') {
    throw "The module ConductorOne cannot be imported in the language mode $mode, because it loads assemblies: use a shell in FullLanguage mode, or let the policy of the machine trust the files of the module."
}

# Imports the build that fits the shell. On PowerShell 7 all of it lives in a load context of its own; the type literals of a
# second assembly there resolve only if that assembly is imported, too.
$assemblies = if ($PSEdition -eq 'Core' -and -not $env:CONDUCTORONE_TEST_NETSTANDARD) {
    # Not a type literal, which would search every assembly of the shell for the type.
    $loader = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/net8.0/ConductorOne.Loader.dll")
    $loader.GetType('ConductorOne.Loader.ModuleLoadContext')::LoadModule(
        "$PSScriptRoot/bin/net8.0", @('ConductorOne.PowerShell', 'ConductorOne.Client'))
}
else {
    [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/netstandard2.0/ConductorOne.PowerShell.dll")
    [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/netstandard2.0/ConductorOne.Client.dll")
}

$inner = Microsoft.PowerShell.Core\Import-Module -Assembly $assemblies -PassThru

# PowerShell keeps a module that was imported from an assembly when this one goes, and would then export nothing from it the next
# time (PowerShell issue 20710).
$ExecutionContext.SessionState.Module.OnRemove = { Microsoft.PowerShell.Core\Remove-Module -ModuleInfo $inner -Force }
