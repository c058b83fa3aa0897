using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Api;

/// <summary>
/// The type of a field. As text: <c>int64</c>, <c>[]time</c> for a list, <c>{}text</c> for a map, the name of a message, or
/// <c>VAULT_TYPE_(UNSPECIFIED|BUILT_IN)</c> for an enumeration, whose names all begin with what stands before the parenthesis.
/// </summary>
public sealed class ApiType
{
    private const string ListMark = "[]";
    private const string MapMark = "{}";

    private static readonly Dictionary<string, ApiKind> Kinds = Enum.GetValues(typeof(ApiKind)).Cast<ApiKind>()
        .Where(kind => kind is not (ApiKind.Enum or ApiKind.Message))
        .ToDictionary(NameOf, StringComparer.Ordinal);

    /// <param name="kind">What one value is.</param>
    /// <param name="shape">How many there are.</param>
    /// <param name="messageName">The message, where it is one.</param>
    /// <param name="prefix">What the names of an enumeration begin with.</param>
    /// <param name="names">The names of an enumeration, without the prefix.</param>
    public ApiType(ApiKind kind, ApiShape shape = ApiShape.One, string messageName = "", string prefix = "", IReadOnlyList<string>? names = null)
    {
        Kind = kind;
        Shape = shape;
        MessageName = messageName;
        Prefix = prefix;
        Names = names ?? [];
    }

    /// <summary>What one value is.</summary>
    public ApiKind Kind { get; }

    /// <summary>How many there are.</summary>
    public ApiShape Shape { get; }

    /// <summary>The message, where it is one.</summary>
    public string MessageName { get; }

    /// <summary>What the names of an enumeration begin with.</summary>
    public string Prefix { get; }

    /// <summary>The names of an enumeration, without the prefix.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads it as it stands in the file.</summary>
    public static ApiType Parse(string text)
    {
        var shape = text.StartsWith(ListMark, StringComparison.Ordinal) ? ApiShape.List
            : text.StartsWith(MapMark, StringComparison.Ordinal) ? ApiShape.Map
            : ApiShape.One;
        var one = shape == ApiShape.One ? text : text.Substring(ListMark.Length);
        if (one.EndsWith(")", StringComparison.Ordinal))
        {
            var start = one.IndexOf('(');
            return new(ApiKind.Enum, shape, prefix: one.Substring(0, start), names: one.Substring(start + 1, one.Length - start - 2).Split('|'));
        }

        return Kinds.TryGetValue(one, out var kind) ? new(kind, shape) : new(ApiKind.Message, shape, messageName: one);
    }

    /// <summary>As it stands in the file.</summary>
    public override string ToString()
    {
        var one = Kind switch
        {
            ApiKind.Enum => Prefix + "(" + string.Join("|", Names) + ")",
            ApiKind.Message => MessageName,
            _ => NameOf(Kind),
        };
        return (Shape switch { ApiShape.List => ListMark, ApiShape.Map => MapMark, _ => "" }) + one;
    }

#pragma warning disable CA1308 // The names are written in small letters, and nothing is compared by it.
    private static string NameOf(ApiKind kind) => kind.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
