using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ConductorOne.Api;

namespace ConductorOne.ApiUpdate;

/// <summary>
/// Which cmdlets of their own the operations have. Read off the source: a path in a folder of the client belongs to the cmdlets in the folder
/// of the same name.
/// </summary>
internal sealed class TypedCmdlets
{
    private static readonly Regex Path = new("\"(/api/v[0-9]+/[^\"]*)\"");
    private static readonly Regex Field = new(@"\{[^}]*\}");
    private static readonly Regex Cmdlet = new(@"\[Cmdlet\(Verbs\w+\.(\w+), ""(\w+)""");

    private readonly Dictionary<string, string[]> _byPath;

    public TypedCmdlets(string source) => _byPath = (
        from file in Files($"{source}/ConductorOne.Client")
        from Match path in Path.Matches(File.ReadAllText(file))
        from cmdlet in Cmdlets($"{source}/ConductorOne.PowerShell/{new FileInfo(file).Directory!.Name}")
        group cmdlet by Plain(path.Groups[1].Value)).ToDictionary(p => p.Key, p => p.Distinct().Order().ToArray());

    /// <summary>The cmdlets that some operations touch.</summary>
    public IEnumerable<string> Of(IEnumerable<ApiOperation> operations) =>
        operations.SelectMany(o => _byPath.GetValueOrDefault(Plain(o.Path), [])).Distinct().Order();

    private static IEnumerable<string> Cmdlets(string folder) =>
        from file in Directory.Exists(folder) ? Files(folder) : []
        from Match cmdlet in Cmdlet.Matches(File.ReadAllText(file))
        select cmdlet.Groups[1].Value + "-" + cmdlet.Groups[2].Value;

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories);

    // A field is called otherwise where the path is built.
    private static string Plain(string path) => Field.Replace(path, "{}");
}
