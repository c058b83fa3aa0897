using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Json;
using ConductorOne.Shapes;

namespace ConductorOne.PowerShell.Api;

/// <summary>What the messages of the table look like to those that read hashtables and answers.</summary>
/// <param name="table">The table.</param>
/// <param name="isAnswer">Whether the server writes them: then fields that nobody else sets are fields, too.</param>
internal sealed class OperationShapes(ApiTable table, bool isAnswer)
{
    private readonly Dictionary<string, MessageShape> _messages = new(StringComparer.Ordinal);

    /// <summary>Whether they are those of an update, which clears a field without a value.</summary>
    public bool Clears { get; init; }

    public Shape Of(ApiType type) => type.Shape switch
    {
        ApiShape.List => new ListShape(One(type)),
        ApiShape.Map => new MapShape(One(type)),
        _ => One(type),
    };

    /// <summary>A message. It is known before its fields are read, since they may hold it.</summary>
    public MessageShape Message(string name)
    {
        if (_messages.TryGetValue(name, out var known))
        {
            return known;
        }

        var shape = _messages[name] = new MessageShape(name) { Clears = Clears };
        foreach (var field in table.Message(name).Fields)
        {
            if (field.IsReadOnly && !isAnswer)
            {
                shape.ReadOnly.Add(field.Name);
            }
            else
            {
                shape.Fields[field.Name] = Of(field.Type);
            }
        }

        shape.Groups.AddRange(Groups(table.Message(name).Fields));
        return shape;
    }

    /// <summary>The groups of which one field may be set.</summary>
    public static IEnumerable<OneOfGroup> Groups(IEnumerable<ApiField> fields) =>
        fields.Where(f => f.Group.Length > 0).GroupBy(f => f.Group).Select(g => new OneOfGroup(g.Key, [.. g.Select(f => f.Name)]));

    private Shape One(ApiType type) => type.Kind switch
    {
        ApiKind.Message => Message(type.MessageName),
        ApiKind.Enum => new EnumShape(new WireEnum(type.Prefix, [.. type.Names])),
        ApiKind.Struct or ApiKind.Any => new MapShape(new ScalarShape(ScalarKind.Any)),
        _ => new ScalarShape(type.Kind switch
        {
            ApiKind.Text => ScalarKind.Protected,
            ApiKind.Bool => ScalarKind.Bool,
            ApiKind.Int32 => ScalarKind.Int32,
            ApiKind.UInt32 => ScalarKind.UInt32,
            ApiKind.Int64 => ScalarKind.Int64,
            ApiKind.UInt64 => ScalarKind.UInt64,
            ApiKind.Number => ScalarKind.Number,
            ApiKind.Bytes => ScalarKind.Bytes,
            ApiKind.Time => ScalarKind.Time,
            ApiKind.Duration => ScalarKind.Duration,
            _ => ScalarKind.Any,
        }),
    };
}
