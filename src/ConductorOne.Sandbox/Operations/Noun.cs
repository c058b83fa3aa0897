using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Operations;

/// <summary>A kind of object that the API's operations create, read, change and delete.</summary>
/// <param name="MessageName">The message of one object.</param>
/// <param name="ItemPath">The path of one object, with braces for each of its ids.</param>
/// <param name="Created">The operation that creates objects, or null.</param>
internal sealed record Noun(string MessageName, string ItemPath, Lazy<TableOperation?> Created)
{
    /// <summary>What an object may consist of.</summary>
    public MessageSchema Schema => TableSchemas.Current.Of(MessageName);

    /// <summary>Where objects are created and listed.</summary>
    public string CollectionPath { get; } = ItemPath[..ItemPath.LastIndexOf('/')];

    /// <summary>What an object is called when it isn't there, such as <c>app resource type</c>.</summary>
    public string What => string.Concat(Schema.Name.Select((letter, position) =>
        (BeginsWord(Schema.Name, position) ? " " : "") + char.ToLowerInvariant(letter)));

    /// <summary>The field that holds the id, or null where the object has no such field.</summary>
    public string? KeyField { get; init; }

    /// <summary>The parameters of the path before the object's own id, as fields have them.</summary>
    public IReadOnlyList<string> ParentFields { get; init; } = [];

    /// <summary>Whether there is but one object, such as a setting, whose path has no id of its own.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The id that a path names.</summary>
    public string IdIn(IReadOnlyList<string> pathValues) => IsSingle ? string.Join('/', pathValues) : pathValues[ParentFields.Count];

    /// <summary>Whether an operation creates objects.</summary>
    public bool IsCreated => Created.Value is not null;

    /// <summary>The texts that an object must have, since its creation demands them.</summary>
    public IEnumerable<string> Required => Created.Value?.Request?.Fields
        .Where(given => given is { IsRequired: true, Kind: FieldKind.Text, Shape: FieldShape.Single } && Schema.Find(given.Name) is not null)
        .Select(given => given.Name) ?? [];

    /// <summary>Whether a path is that of an object, of all objects or of something that belongs to one.</summary>
    public bool Has(string path) => path == ItemPath || path == CollectionPath || path == CollectionPath + "/create" || IsAbove(path);

    // A capital letter behind a small one, or the last of several.
    private static bool BeginsWord(string name, int position) => position > 0 && char.IsUpper(name[position])
        && (!char.IsUpper(name[position - 1]) || (position + 1 < name.Length && char.IsLower(name[position + 1])));

    /// <summary>Whether a path is that of something that belongs to one object.</summary>
    public bool IsAbove(string path) => path.StartsWith(ItemPath + "/", StringComparison.Ordinal);
}
