using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Validation;

namespace ConductorOne.Shapes;

/// <summary>The shapes of the classes that stand for messages, read off their public properties.</summary>
internal static class TypeShapes
{
    public static Shape Of(Type type) => Of(type, []);

    /// <summary>Whether a class stands for a message.</summary>
    public static bool IsMessage(Type type) => typeof(C1Part).IsAssignableFrom(type) || typeof(C1Object).IsAssignableFrom(type);

    /// <summary>Whether a property is a field that can be sent.</summary>
    public static bool IsField(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true }
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is null
        && !IsOfUnknownFields(property);

    /// <summary>Whether a property holds the fields that this version does not know.</summary>
    public static bool IsOfUnknownFields(PropertyInfo property) => property.GetCustomAttribute<JsonExtensionDataAttribute>() is not null;

    private static Shape Of(Type type, Dictionary<Type, MessageShape> known)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (ItemOf(type) is { } item)
        {
            return new ListShape(Of(item, known));
        }

        if (Scalar(type) is { } kind)
        {
            return new ScalarShape(kind);
        }

        if (!known.TryGetValue(type, out var message))
        {
            known[type] = message = new MessageShape(type.Name);
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (IsField(property))
                {
                    message.Fields[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Of(property, known);
                }
                else if (IsOfUnknownFields(property))
                {
                    message.UnknownFields = property.Name;
                }
                else
                {
                    message.ReadOnly.Add(property.Name);
                }
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
                ? new EnumShape(ClassInAttribute.New<WireEnumConverter>(converter).Values)
                : Of(property.PropertyType, known);
    }

    private static Type? ItemOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(C1List<>) ? type.GetGenericArguments().Single()
        : null;

    private static ScalarKind? Scalar(Type type) =>
        type == typeof(string) ? ScalarKind.String
        : type == typeof(bool) ? ScalarKind.Bool
        : type == typeof(int) ? ScalarKind.Int32
        : type == typeof(long) ? ScalarKind.Int64
        : type == typeof(TimeSpan) ? ScalarKind.Duration
        : type == typeof(object) ? ScalarKind.Any
        : null;
}
