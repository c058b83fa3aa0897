using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Policies;

namespace ConductorOne.Shapes;

/// <summary>The shapes of the classes that stand for messages, read off their public properties.</summary>
internal static class TypeShapes
{
    public static Shape Of(Type type) => Of(type, []);

    private static Shape Of(Type type, Dictionary<Type, MessageShape> known)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray)
        {
            return new ListShape(Of(type.GetElementType()!, known));
        }

        if (Scalar(type) is { } kind)
        {
            return new ScalarShape(kind);
        }

        if (!known.TryGetValue(type, out var message))
        {
            known[type] = message = new MessageShape(type.Name);
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsField))
            {
                message.Fields[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Of(property, known);
            }
        }

        return message;
    }

    private static Shape Of(PropertyInfo property, Dictionary<Type, MessageShape> known)
    {
        if (property.GetCustomAttribute<WireSchemaAttribute>() is { } schema)
        {
            return FormSchema.Message(schema.Message);
        }

        return property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { } converter
            && typeof(WireEnumConverter).IsAssignableFrom(converter)
                ? new EnumShape(((WireEnumConverter)Activator.CreateInstance(converter)!).Values)
                : Of(property.PropertyType, known);
    }

    private static bool IsField(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true }
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is null
        && property.GetCustomAttribute<JsonExtensionDataAttribute>() is null;

    private static ScalarKind? Scalar(Type type) =>
        type == typeof(string) ? ScalarKind.String
        : type == typeof(bool) ? ScalarKind.Bool
        : type == typeof(int) ? ScalarKind.Int32
        : type == typeof(long) ? ScalarKind.Int64
        : type == typeof(TimeSpan) ? ScalarKind.Duration
        : type == typeof(object) ? ScalarKind.Any
        : null;
}
