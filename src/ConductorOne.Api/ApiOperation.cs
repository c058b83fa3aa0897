using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ConductorOne.Api;

/// <summary>
/// An operation. As text: <c>c1.api.vault.v1.VaultService.Get GET /api/v1/vaults/{id} &lt;c1.api.vault.v1.GetVaultResponse</c>, with
/// <c>?page_size:int32</c> for a field of the query, <c>&gt;</c> before the message of its body, and a word for how stable it is. A path field is
/// a text unless its type stands behind it: <c>{version:int64}</c>.
/// </summary>
/// <param name="Id">As the description has it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with its fields in braces.</param>
public sealed record ApiOperation(string Id, string Method, string Path)
{
    private const string Removed = "removed";
    private const string Deprecated = "deprecated";
    private const string Service = "Service";

    // What else the description says of an operation that may still change.
    private static readonly string[] Stabilities = ["draft", "alpha", "beta"];

    private static readonly Regex PathField = new(@"\{(\w+)(:[^}]+)?\}", RegexOptions.CultureInvariant);

    /// <summary>The fields of the path, in its order.</summary>
    public IReadOnlyList<ApiField> PathFields { get; init; } = [];

    /// <summary>The fields of the query.</summary>
    public IReadOnlyList<ApiField> QueryFields { get; init; } = [];

    /// <summary>The message of the body; empty where there is none.</summary>
    public string RequestName { get; init; } = "";

    /// <summary>The message of the answer.</summary>
    public string AnswerName { get; init; } = "";

    /// <summary>How far it may still change: draft, alpha or beta; empty where it may not.</summary>
    public string Stability { get; init; } = "";

    /// <summary>Whether it should be used no more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether the description had it once, and has it no more.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>The short name: the service and what it does, such as <c>Vault.Create</c>; the second generation of a service has V2 in its name.</summary>
    public string Name { get; } = ShortName(Id);

    /// <summary>Reads it as it stands in the file.</summary>
    public static ApiOperation Parse(string line)
    {
        var words = line.Split(' ');
        var flags = words.Skip(3).ToArray();
        var path = words[2];
        return new(words[0], words[1], PathField.Replace(path, "{$1}"))
        {
            PathFields =
            [
                .. PathField.Matches(path).Cast<Match>().Select(m => new ApiField(
                    m.Groups[1].Value, ApiType.Parse(m.Groups[2].Success ? m.Groups[2].Value.Substring(1) : "text")) { IsRequired = true }),
            ],
            QueryFields = [.. flags.Where(w => w[0] == '?').Select(w => w.Substring(1).Split([':'], 2)).Select(w => new ApiField(w[0], ApiType.Parse(w[1])))],
            RequestName = Behind('>', flags),
            AnswerName = Behind('<', flags),
            Stability = Stabilities.FirstOrDefault(s => flags.Contains(s)) ?? "",
            IsDeprecated = flags.Contains(Deprecated),
            IsRemoved = flags.Contains(Removed),
        };
    }

    /// <summary>As it stands in the file.</summary>
    public override string ToString()
    {
        var types = PathFields.Where(f => f.Type.Kind != ApiKind.Text).ToDictionary(f => f.Name, f => ":" + f.Type);
        var words = new List<string> { Id, Method, PathField.Replace(Path, m => types.TryGetValue(m.Groups[1].Value, out var type) ? "{" + m.Groups[1].Value + type + "}" : m.Value) };
        words.AddRange(QueryFields.Select(f => "?" + f.Name + ":" + f.Type));
        words.AddRange(new[] { RequestName.Length > 0 ? ">" + RequestName : "", AnswerName.Length > 0 ? "<" + AnswerName : "", Stability });
        words.AddRange(new[] { IsDeprecated ? Deprecated : "", IsRemoved ? Removed : "" });
        return string.Join(" ", words.Where(w => w.Length > 0));
    }

    private static string Behind(char mark, string[] words) => Array.Find(words, w => w[0] == mark)?.Substring(1) ?? "";

    private static string ShortName(string id)
    {
        var parts = id.Split('.');
        if (parts.Length < 3)
        {
            return id;
        }

        var (version, service, method) = (parts[parts.Length - 3], parts[parts.Length - 2], parts[parts.Length - 1]);
        var noun = service.EndsWith(Service, StringComparison.Ordinal) && service.Length > Service.Length ? service.Substring(0, service.Length - Service.Length) : service;
        return noun + (version is "v1" ? "" : version.ToUpperInvariant()) + "." + method;
    }
}
