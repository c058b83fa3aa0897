#if !NETSTANDARD2_0
using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ConductorOne.Loader;

/// <summary>
/// Where the module and its dependencies live on PowerShell 7, so that other modules may bring other versions of the same
/// libraries. One for each build of the module: assemblies cannot be unloaded while a session lives, and every runspace shares them.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly List<(ModuleLoadContext Context, Assembly[] Assemblies)> Loaded = [];
    private static readonly object Gate = new();

    private string _folder;

    private ModuleLoadContext(string folder)
        : base("ConductorOne") => _folder = folder;

    /// <summary>Loads assemblies of a folder into the context of the build that they are.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The assemblies' simple names.</param>
    /// <returns>The assemblies; nothing where another build of the same version is loaded, which leaves no place for this one.</returns>
    public static Assembly[]? LoadModule(string folder, string[] names)
    {
        lock (Gate)
        {
            // The first import of a shell, which is nearly every one, needs to compare nothing.
            if (Loaded.Count > 0)
            {
                var build = ModuleBuild.In(folder, names);
                foreach (var loaded in Loaded)
                {
                    var other = ModuleBuild.Of(loaded.Assemblies);
                    if (other == build)
                    {
                        // From now on libraries come from the folder that is there for certain: the one before may be gone.
                        loaded.Context._folder = folder;
                        return loaded.Assemblies;
                    }

                    if (other.Version == build.Version)
                    {
                        return null;
                    }
                }
            }

            var context = new ModuleLoadContext(folder);
            var assemblies = context.Load(names);
            Loaded.Add((context, assemblies));
            return assemblies;
        }
    }

    /// <summary>What the folder has comes from the folder; the rest (PowerShell, .NET) from the shell.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, assemblyName.Name + ".dll"));
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private Assembly[] Load(string[] names) => Array.ConvertAll(names, name => LoadFromAssemblyName(new AssemblyName(name)));
}
#endif
