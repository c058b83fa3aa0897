#if !NETSTANDARD2_0
using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ConductorOne.Loader;

/// <summary>
/// Which build of the module some assemblies are. PowerShell remembers a cmdlet by the name of its class and the version of its assembly, so
/// two builds of one version cannot work in one process: what it remembers of the first would be used on the second.
/// </summary>
/// <param name="Version">The module's version.</param>
/// <param name="Compilation">What the compiler has numbered this build with.</param>
internal sealed record ModuleBuild(Version Version, string Compilation)
{
    /// <summary>The build that is loaded.</summary>
    public static ModuleBuild Of(Assembly[] assemblies) =>
        new(assemblies[0].GetName().Version!, string.Join(" ", assemblies.Select(a => a.ManifestModule.ModuleVersionId)));

    /// <summary>The build that is in a folder.</summary>
    public static ModuleBuild In(string folder, string[] names)
    {
        var files = names.Select(name => Read(Path.Combine(folder, name + ".dll"))).ToArray();
        return new(files[0].Version, string.Join(" ", files.Select(f => f.Id)));
    }

    private static (Version Version, Guid Id) Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return (metadata.GetAssemblyDefinition().Version, metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
    }
}
#endif
