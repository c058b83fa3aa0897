using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>The objects of all nouns, those of each noun in a store of their own.</summary>
internal sealed class ObjectSet
{
    private readonly ConcurrentDictionary<string, ObjectStore<StoredObject>> _stores = new(StringComparer.Ordinal);

    /// <summary>The objects of one noun.</summary>
    /// <param name="itemPath">The path of one of them, with empty braces.</param>
    public ObjectStore<StoredObject> Of(string itemPath) => _stores.GetOrAdd(itemPath, static _ => new());

    /// <summary>The ids of the objects that are not deleted and have a text somewhere in their fields.</summary>
    /// <param name="itemPath">The path of one of the objects, with empty braces.</param>
    /// <param name="json">The text, as it stands in JSON.</param>
    public IReadOnlyList<string> WhoSay(string itemPath, string json) =>
        [.. Of(itemPath).Read(0, int.MaxValue, stored => stored.Fields.ToJson().GetRawText().Contains(json, StringComparison.Ordinal)).Items.Select(stored => stored.Id)];
}
