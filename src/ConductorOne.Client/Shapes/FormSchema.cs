using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConductorOne.Json;

namespace ConductorOne.Shapes;

/// <summary>The messages that a form is made of, from a table: some fifty of them, which nobody handles as objects.</summary>
internal static class FormSchema
{
    private static readonly Lazy<Dictionary<string, MessageShape>> Table = new(Load);

    public static MessageShape Message(string name) => Table.Value[name];

    // A line: name, TAB, fields as name:kind, TAB, groups as name=arm,arm.
    private static Dictionary<string, MessageShape> Load()
    {
        using var stream = typeof(FormSchema).Assembly.GetManifestResourceStream("FormSchema.txt")!;
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("#", StringComparison.Ordinal))
            {
                lines.Add(line.Split('\t'));
            }
        }

        var messages = lines.ToDictionary(l => l[0], l => new MessageShape(l[0]), StringComparer.Ordinal);
        foreach (var line in lines)
        {
            foreach (var field in Words(line[1]))
            {
                var colon = field.IndexOf(':');
                messages[line[0]].Fields[field.Substring(0, colon)] = Read(field.Substring(colon + 1), messages);
            }

            foreach (var group in Words(line[2]))
            {
                var parts = group.Split('=');
                messages[line[0]].Groups.Add(new(parts[0], parts[1].Split(',')));
            }
        }

        return messages;
    }

    private static Shape Read(string kind, Dictionary<string, MessageShape> messages)
    {
        if (kind.EndsWith("[]", StringComparison.Ordinal))
        {
            return new ListShape(Read(kind.Substring(0, kind.Length - 2), messages));
        }

        if (kind.StartsWith("enum(", StringComparison.Ordinal))
        {
            return new EnumShape(ReadEnum(kind.Substring(5, kind.Length - 6).Split(',')));
        }

        return kind switch
        {
            "string" => new ScalarShape(ScalarKind.String),
            "bool" => new ScalarShape(ScalarKind.Bool),
            "int32" => new ScalarShape(ScalarKind.Int32),
            "int64" => new ScalarShape(ScalarKind.Int64),
            "number" => new ScalarShape(ScalarKind.Number),
            "duration" => new ScalarShape(ScalarKind.Duration),
            "date-time" => new ScalarShape(ScalarKind.Timestamp),
            "map" => new MapShape(new ScalarShape(ScalarKind.String)),
            _ => messages[kind],
        };
    }

    // The first value of most is PREFIX_UNSPECIFIED.
    private static WireEnum ReadEnum(string[] names)
    {
        const string None = "UNSPECIFIED";
        var prefix = names[0].EndsWith(None, StringComparison.Ordinal) ? names[0].Substring(0, names[0].Length - None.Length) : "";
        return new WireEnum(prefix, [.. names.Select(n => n.Substring(prefix.Length))]);
    }

    private static string[] Words(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
