using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

/// <summary>A commit with what is in its files.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Files">Names as the server has them, which nobody has looked at yet, and bytes.</param>
internal sealed record CommitSource(C1FunctionCommit Commit, IReadOnlyList<KeyValuePair<string, byte[]>> Files)
{
    // The second is what older servers call it.
    private static readonly string[] Fields = ["files", "content"];

    /// <summary>The commit and its files. A file that cannot be read costs the answer: half of the code is none.</summary>
    /// <exception cref="AnswerException">Names the file.</exception>
    public static CommitSource? Read(AnswerJson body)
    {
        if (FunctionCommitOperations.One(body) is not { } commit)
        {
            return null;
        }

        using var document = JsonDocument.Parse(body.Bytes, JsonDepth.Deep);
        var name = Fields.FirstOrDefault(field => document.RootElement.TryGetProperty(field, out var map) && map.ValueKind != JsonValueKind.Null);
        var files = name is null ? [] : Read(document.RootElement.GetProperty(name), name);
        commit.AdditionalProperties = Others(commit.AdditionalProperties);
        commit.Files = [.. files.Select(file => new C1FunctionFile { Name = file.Key, Length = file.Value.Length })];
        return new(commit, files);
    }

    /// <summary>The same, where it stands for all that a function has: no function is without code.</summary>
    /// <exception cref="AnswerException">There is no file.</exception>
    public static CommitSource? ReadCode(AnswerJson body) =>
        Read(body) is var source && source is not { Files.Count: 0 } ? source : throw new AnswerException(Messages.CommitWithoutFiles);

    /// <summary>Whether the code is the same, file by file and byte by byte.</summary>
    public bool Is(IReadOnlyDictionary<string, byte[]> code) =>
        Files.Count == code.Count && Files.All(file => code.TryGetValue(file.Key, out var bytes) && bytes.SequenceEqual(file.Value));

    private static KeyValuePair<string, byte[]>[] Read(JsonElement map, string field) => map.ValueKind == JsonValueKind.Object
        ? [.. map.EnumerateObject().Select(file => new KeyValuePair<string, byte[]>(file.Name, Bytes(file, field)))]
        : throw new AnswerException(Messages.AnswerPartIsOther.With(field, JsonKind.Of(map.ValueKind)));

    private static byte[] Bytes(JsonProperty file, string field) =>
        file.Value.ValueKind == JsonValueKind.Null ? []
        : file.Value.ValueKind == JsonValueKind.String && CellText.TryReadBase64(file.Value.GetString()!.Replace('-', '+').Replace('_', '/'), out var text) ? System.Convert.FromBase64String(text)
        : throw new AnswerException(Messages.AnswerPartIsOther.With(field + "." + file.Name, JsonKind.Of(file.Value.ValueKind)));

    // The files stand beside the commit in the answer, and would be kept as what this version does not know.
    private static IDictionary<string, object?>? Others(IDictionary<string, object?>? unknown)
    {
        foreach (var field in Fields)
        {
            unknown?.Remove(field);
        }

        return unknown is { Count: > 0 } ? unknown : null;
    }
}
