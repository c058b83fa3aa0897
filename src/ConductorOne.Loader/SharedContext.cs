using System.IO;
using System.Linq;
using System.Reflection;

namespace ConductorOne.Loader;

/// <summary>The one context of Windows PowerShell, where all modules live: it has place for one build of this one.</summary>
internal static class SharedContext
{
    /// <summary>Loads assemblies of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The assemblies' simple names.</param>
    /// <returns>The assemblies; nothing where another build is loaded.</returns>
    public static Assembly[]? LoadModule(string folder, string[] names)
    {
        var assemblies = names.Select(name => Load(Path.GetFullPath(Path.Combine(folder, name + ".dll")))).OfType<Assembly>().ToArray();
        return assemblies.Length == names.Length ? assemblies : null;
    }

    private static Assembly? Load(string file)
    {
        try
        {
            // .NET Framework gives the first of the same name and version in place of a second one.
            var assembly = Assembly.LoadFrom(file);
            return assembly.Location == file || File.ReadAllBytes(assembly.Location).SequenceEqual(File.ReadAllBytes(file)) ? assembly : null;
        }
        catch (FileLoadException)
        {
            // PowerShell 7 refuses a second one.
            return null;
        }
    }
}
