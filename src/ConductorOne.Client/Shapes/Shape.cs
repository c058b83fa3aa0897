using System.Collections.Generic;
using ConductorOne.Json;

namespace ConductorOne.Shapes;

/// <summary>What a value of the API may look like: enough to read a hashtable strictly, down to its last key.</summary>
internal abstract record Shape;

/// <summary>A single value.</summary>
internal sealed record ScalarShape(ScalarKind Kind) : Shape;

/// <summary>One of a growing set of names.</summary>
internal sealed record EnumShape(WireEnum Values) : Shape;

/// <summary>Values of one shape in order. A single value stands for a list of one.</summary>
internal sealed record ListShape(Shape Item) : Shape;

/// <summary>Values of one shape by keys that the user chooses.</summary>
internal sealed record MapShape(Shape Value) : Shape;

/// <summary>A message of the API: known fields, and groups of which one at most may be set.</summary>
internal sealed record MessageShape(string Name) : Shape
{
    /// <summary>The fields by their names on the wire. Filled after construction, as messages may hold each other.</summary>
    public Dictionary<string, Shape> Fields { get; } = new(System.StringComparer.OrdinalIgnoreCase);

    public List<OneOfGroup> Groups { get; } = [];

    /// <summary>Members that objects of the class show and that nobody sends.</summary>
    public HashSet<string> ReadOnly { get; } = new(System.StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a field without a value is cleared; where it is not, it is left out.</summary>
    public bool Clears { get; init; }

    /// <summary>The member that holds the fields that this version does not know; nothing where there is none.</summary>
    public string? UnknownFields { get; set; }
}

/// <summary>A oneof: its name and its arms.</summary>
internal sealed record OneOfGroup(string Name, string[] Arms);

/// <summary>The kinds of single value.</summary>
internal enum ScalarKind
{
    String,
    Bool,
    Int32,
    Int64,
    Number,
    Duration,
    Timestamp,

    /// <summary>Anything: the server alone knows.</summary>
    Any,

    /// <summary>A text that may be given as a SecureString, and stays one until it is sent.</summary>
    Protected,

    UInt32,

    UInt64,

    /// <summary>Bytes, or the base64 that they travel as.</summary>
    Bytes,

    /// <summary>A time, and no other text.</summary>
    Time,
}
