using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Operations;

/// <summary>A kind of object that the API's operations create, read, change and delete.</summary>
/// <param name="MessageName">The message of one object.</param>
/// <param name="ItemPath">The path of one object, with braces for each of its ids.</param>
internal sealed record Noun(string MessageName, string ItemPath)
{
    /// <summary>What an object may consist of.</summary>
    public MessageSchema Schema => TableSchemas.Current.Of(MessageName);

    /// <summary>Where objects are created and listed.</summary>
    public string CollectionPath { get; } = ItemPath[..ItemPath.LastIndexOf('/')];

    /// <summary>What an object is called when it isn't there, such as <c>app resource type</c>.</summary>
    public string What => string.Concat(Schema.Name.Select((letter, position) =>
        position > 0 && char.IsUpper(letter) && !char.IsUpper(Schema.Name[position - 1])
            ? $" {char.ToLowerInvariant(letter)}"
            : char.ToLowerInvariant(letter).ToString()));

    /// <summary>The field that holds the id, or null where the object has no such field.</summary>
    public string? KeyField { get; init; }

    /// <summary>Whether an operation creates objects. Those of other nouns come to be when they are first asked for.</summary>
    public bool IsCreated { get; set; }

    /// <summary>The texts that an object must have, since its creation demands them.</summary>
    public IReadOnlyList<string> Required { get; set; } = [];

    /// <summary>Whether a path is that of something that belongs to one object.</summary>
    public bool IsAbove(string path) => path.StartsWith(ItemPath + "/", StringComparison.Ordinal);
}
