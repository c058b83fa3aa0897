# A shell that is locked down lets no script load assemblies. Said here and not in the resources, which are in such an assembly.
$mode = $ExecutionContext.SessionState.LanguageMode
if ($mode -ne 'FullLanguage') {
    throw "The module ConductorOne cannot be imported in the language mode $mode, because it loads assemblies: use a shell in FullLanguage mode, or let the policy of the machine trust the files of the module."
}

# Imports the build that fits the shell. On PowerShell 7 all of it lives in a load context of its own; the type literals of a
# second assembly there resolve only if that assembly is imported, too.
$names = 'ConductorOne.PowerShell', 'ConductorOne.Client'
$assemblies = if ($PSEdition -eq 'Core' -and -not $env:CONDUCTORONE_TEST_NETSTANDARD) {
    # All versions of the module share the loader that came first. No type literal, which would search every assembly for the type.
    $loader = foreach ($assembly in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
        if ($assembly.FullName.StartsWith('ConductorOne.Loader,')) { $assembly; break }
    }

    if (-not $loader) { $loader = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/net8.0/ConductorOne.Loader.dll") }
    $loader.GetType('ConductorOne.Loader.ModuleLoadContext')::LoadModule("$PSScriptRoot/bin/net8.0", $names)
}
else {
    foreach ($name in $names) {
        $file = Microsoft.PowerShell.Management\Join-Path $PSScriptRoot "bin/netstandard2.0/$name.dll"
        $assembly = try { [System.Reflection.Assembly]::LoadFrom($file) } catch [System.IO.FileLoadException] { }

        # .NET does not load a second one of the same name and version, but gives the first.
        $isSame = $assembly -and ($assembly.Location -eq $file -or
            (Microsoft.PowerShell.Utility\Get-FileHash -LiteralPath $assembly.Location).Hash -eq (Microsoft.PowerShell.Utility\Get-FileHash -LiteralPath $file).Hash)
        if ($isSame) { $assembly }
    }
}

if (@($assemblies).Count -ne $names.Count) {
    throw "This shell has another build of the module ConductorOne loaded, and cannot unload it. To use the one in ""$PSScriptRoot"", start a new shell."
}

$inner = Microsoft.PowerShell.Core\Import-Module -Assembly $assemblies -PassThru

# PowerShell keeps a module that was imported from an assembly when this one goes, and would then export nothing from it the next
# time (PowerShell issue 20710).
$ExecutionContext.SessionState.Module.OnRemove = { Microsoft.PowerShell.Core\Remove-Module -ModuleInfo $inner -Force }
