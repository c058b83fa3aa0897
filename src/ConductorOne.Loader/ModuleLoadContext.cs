using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ConductorOne.Loader;

/// <summary>
/// Where the module and its dependencies live on PowerShell 7, so that other modules may bring other versions of the same
/// libraries. One a process: assemblies cannot be unloaded while a session lives, and every runspace shares them.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly Lazy<ModuleLoadContext> Instance = new(() => new ModuleLoadContext());

    private readonly string _folder = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;

    private ModuleLoadContext()
        : base("ConductorOne")
    {
    }

    /// <summary>Loads an assembly of the module's folder.</summary>
    /// <param name="name">Its simple name.</param>
    public static Assembly LoadModuleAssembly(string name) => Instance.Value.LoadFromAssemblyName(new AssemblyName(name));

    /// <summary>What the folder has comes from the folder; the rest (PowerShell, .NET) from the shell.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
