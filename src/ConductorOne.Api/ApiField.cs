using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Api;

/// <summary>A field of a message, or of a path or query. As text: <c>displayName text required</c>.</summary>
/// <param name="Name">As the wire writes it.</param>
/// <param name="Type">What it holds.</param>
public sealed record ApiField(string Name, ApiType Type)
{
    private const string Required = "required";
    private const string ReadOnly = "readonly";
    private const string Optional = "optional";
    private const string Deprecated = "deprecated";
    private const string OneOf = "oneof:";

    /// <summary>Whether the description says that a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether only the server sets it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether a single value may be absent, which differs from empty, zero and false.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it should be used no more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The group of fields of which one only may be set; empty where it is in none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Reads it as it stands in the file.</summary>
    public static ApiField Parse(string line)
    {
        var words = line.Trim().Split(' ');
        var flags = new HashSet<string>(words.Skip(2), StringComparer.Ordinal);
        return new(words[0], ApiType.Parse(words[1]))
        {
            IsRequired = flags.Contains(Required),
            IsReadOnly = flags.Contains(ReadOnly),
            IsOptional = flags.Contains(Optional),
            IsDeprecated = flags.Contains(Deprecated),
            Group = Array.Find(words, w => w.StartsWith(OneOf, StringComparison.Ordinal))?.Substring(OneOf.Length) ?? "",
        };
    }

    /// <summary>As it stands in the file.</summary>
    public override string ToString() => Name + " " + Type + Word(IsRequired, Required) + Word(IsReadOnly, ReadOnly) + Word(IsOptional, Optional)
        + Word(IsDeprecated, Deprecated) + Word(Group.Length > 0, OneOf + Group);

    private static string Word(bool isSo, string word) => isSo ? " " + word : "";
}
