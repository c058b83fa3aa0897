#if NETSTANDARD2_0
using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace ConductorOne.PowerShell;

/// <summary>
/// powershell.exe has no binding redirects for a module: a dependency that asks for another version of a file in the module's
/// folder is given that file, by its simple name. Limited to the folder, and gone with the module.
/// </summary>
public sealed class ModuleAssemblyResolver : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(ModuleAssemblyResolver).Assembly.Location)!;

    /// <summary>Begins to resolve.</summary>
    public void OnImport()
    {
        // Each runspace that imports the module adds one, and takes its own away.
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>Ends it.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        // Another module's request for its own version is not ours to answer.
        var isOurs = args.RequestingAssembly is { } requesting
            && string.Equals(Path.GetDirectoryName(requesting.Location), Folder, StringComparison.OrdinalIgnoreCase);
        var file = Path.Combine(Folder, new AssemblyName(args.Name).Name + ".dll");
        return isOurs && File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
#endif
