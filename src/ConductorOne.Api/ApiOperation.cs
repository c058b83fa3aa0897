using System;
using System.Collections.Generic;
using System.Linq;

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
        var fields = new List<ApiField>();
        var path = ReadPath(words[2], fields);
        return new(words[0], words[1], path)
        {
            PathFields = fields,
            QueryFields = [.. words.Where(w => w[0] == '?').Select(w => w.Split('?', ':')).Select(w => new ApiField(w[1], ApiType.Parse(w[2])))],
            RequestName = Behind('>', words),
            AnswerName = Behind('<', words),
            Stability = Array.Find(words, w => Array.IndexOf(Stabilities, w) >= 0) ?? "",
            IsDeprecated = Array.IndexOf(words, Deprecated) > 0,
            IsRemoved = Array.IndexOf(words, Removed) > 0,
        };
    }

    /// <summary>The short name of an operation with such an id.</summary>
    public static string ShortName(string id)
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

    /// <summary>As it stands in the file.</summary>
    public override string ToString()
    {
        var path = PathFields.Where(f => f.Type.Kind != ApiKind.Text)
            .Aggregate(Path, (written, f) => written.Replace("{" + f.Name + "}", "{" + f.Name + ":" + f.Type + "}"));
        string[] words =
        [
            Id, Method, path, .. QueryFields.Select(f => "?" + f.Name + ":" + f.Type), RequestName.Length > 0 ? ">" + RequestName : "",
            AnswerName.Length > 0 ? "<" + AnswerName : "", Stability, IsDeprecated ? Deprecated : "", IsRemoved ? Removed : "",
        ];
        return string.Join(" ", words.Where(w => w.Length > 0));
    }

    // Takes the types out of the path, which most fields of one do without.
    private static string ReadPath(string path, List<ApiField> fields)
    {
        for (var start = path.IndexOf('{'); start >= 0; start = path.IndexOf('{', start + 1))
        {
            var parts = path.Substring(start + 1, path.IndexOf('}', start) - start - 1).Split(':');
            fields.Add(new(parts[0], ApiType.Parse(parts.Length > 1 ? parts[1] : "text")) { IsRequired = true });
            path = parts.Length > 1 ? path.Remove(start + 1 + parts[0].Length, 1 + parts[1].Length) : path;
        }

        return path;
    }

    private static string Behind(char mark, string[] words) => Array.Find(words, w => w[0] == mark)?.Substring(1) ?? "";
}
