using System;
using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;

namespace ConductorOne.Json;

/// <summary>The properties of a class by the names of the wire.</summary>
internal sealed class ObjectModel
{
    private readonly Dictionary<string, JsonPropertyInfo> _properties = new(StringComparer.Ordinal);

    public ObjectModel(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsExtensionData)
            {
                Unknown = property;
            }
            else
            {
                _properties[property.Name] = property;
            }
        }
    }

    /// <summary>What takes the fields that the class does not know, where it has that.</summary>
    public JsonPropertyInfo? Unknown { get; }

    public JsonPropertyInfo? Find(string name) => _properties.TryGetValue(name, out var property) ? property : null;
}
