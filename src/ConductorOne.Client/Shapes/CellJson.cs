using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using ConductorOne.Json;

namespace ConductorOne.Shapes;

/// <summary>
/// Writes what is no single value as the JSON that a CSV cell takes. Fields that this version does not know stand apart, under
/// AdditionalProperties, so that they can be told from misspelt keys when the cell is read.
/// </summary>
internal static class CellJson
{
    public static string Write(object value) => JsonSerializer.Serialize(Plain(value)!, C1JsonContext.Default.Object);

    private static object? Plain(object? value) => value switch
    {
        string or null => value,
        System.TimeSpan duration => WireDuration.Format(duration),
        IDictionary members => members.Entries().ToDictionary(m => m.Key, m => Plain(m.Value)),
        IEnumerable items => items.Cast<object?>().Select(Plain).ToArray(),
        _ when TypeShapes.IsMessage(value.GetType()) => Members(value),
        _ => value,
    };

    private static Dictionary<string, object?> Members(object message)
    {
        var members = new Dictionary<string, object?>();
        foreach (var property in message.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if ((TypeShapes.IsField(property) || TypeShapes.IsOfUnknownFields(property)) && property.GetValue(message) is { } value)
            {
                members[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Plain(value);
            }
        }

        return members;
    }
}
