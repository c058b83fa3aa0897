using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace ConductorOne.Loader;

/// <summary>
/// Loads the assemblies of the module, for the module's script to import. The scripts of later versions call it, too, in a shell that had this
/// version first: it must go on to take what it takes.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ModuleAssembly")]
[OutputType(typeof(Assembly))]
public sealed class GetModuleAssemblyCommand : PSCmdlet
{
    /// <summary>The folder that has a folder for each build.</summary>
    [Parameter(Mandatory = true)]
    public string Folder { get; set; } = "";

    /// <summary>The assemblies' simple names.</summary>
    [Parameter(Mandatory = true)]
    public string[] Name { get; set; } = [];

    /// <summary>What the shell does when it removes the module.</summary>
    [Parameter(Mandatory = true)]
    public ScriptBlock OnRemove { get; set; } = null!;

    /// <summary>Loads them.</summary>
    protected override void EndProcessing()
    {
        // The script says why.
        if (SessionState.LanguageMode != PSLanguageMode.FullLanguage)
        {
            throw new PSNotSupportedException();
        }

        if (LoadModule() is not { } assemblies)
        {
            // Said here and not in the resources, which are in one of the assemblies.
            var sentence = $"This shell has another build of the module ConductorOne loaded, and cannot unload it. To use the one in \"{SessionState.Module.ModuleBase}\", start a new shell.";
            ThrowTerminatingError(new ErrorRecord(new InvalidOperationException(sentence), "C1.OtherBuild", ErrorCategory.InvalidOperation, null));
            return;
        }

        SessionState.Module.OnRemove = OnRemove;
        WriteObject(assemblies, enumerateCollection: true);
    }

    // The build that fits the shell. Tests run the one of Windows PowerShell on PowerShell 7, too.
    private Assembly[]? LoadModule()
    {
#if !NETSTANDARD2_0
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CONDUCTORONE_TEST_NETSTANDARD")))
        {
            return ModuleLoadContext.LoadModule(Path.Combine(Folder, "net8.0"), Name);
        }
#endif
        return SharedContext.LoadModule(Path.Combine(Folder, "netstandard2.0"), Name);
    }
}
