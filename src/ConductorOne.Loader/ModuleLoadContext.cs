using System.Collections.Concurrent;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ConductorOne.Loader;

/// <summary>
/// Where the module and its dependencies live on PowerShell 7, so that other modules may bring other versions of the same
/// libraries. One for each folder: assemblies cannot be unloaded while a session lives, and every runspace shares them.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, ModuleLoadContext> ByFolder = new();

    private readonly string _folder;

    private ModuleLoadContext(string folder)
        : base("ConductorOne") => _folder = folder;

    /// <summary>Loads an assembly of the module's folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The assembly's simple name.</param>
    public static Assembly LoadModuleAssembly(string folder, string name) =>
        ByFolder.GetOrAdd(Path.GetFullPath(folder), path => new ModuleLoadContext(path)).LoadFromAssemblyName(new AssemblyName(name));

    /// <summary>What the folder has comes from the folder; the rest (PowerShell, .NET) from the shell.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
