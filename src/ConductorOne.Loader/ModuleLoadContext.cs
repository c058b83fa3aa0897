using System;
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

    /// <summary>Loads assemblies of a folder into the folder's context.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The assemblies' simple names.</param>
    public static Assembly[] LoadModule(string folder, string[] names)
    {
        var context = ByFolder.GetOrAdd(Path.GetFullPath(folder), path => new ModuleLoadContext(path));
        return Array.ConvertAll(names, name => context.LoadFromAssemblyName(new AssemblyName(name)));
    }

    /// <summary>What the folder has comes from the folder; the rest (PowerShell, .NET) from the shell.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
