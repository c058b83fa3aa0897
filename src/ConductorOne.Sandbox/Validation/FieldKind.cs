namespace ConductorOne.Sandbox.Validation;

/// <summary>What one value of a field is on the wire.</summary>
internal enum FieldKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A signed 32-bit integer, as a number or a string; answered as a number.</summary>
    Int32,

    /// <summary>An unsigned 32-bit integer, as a number or a string; answered as a number.</summary>
    UInt32,

    /// <summary>A signed 64-bit integer, as a string or a number; answered as a string.</summary>
    Int64,

    /// <summary>An unsigned 64-bit integer, as a string or a number; answered as a string.</summary>
    UInt64,

    /// <summary>Bytes as base64, of either alphabet and with or without padding; answered with padding.</summary>
    Bytes,

    /// <summary>Seconds with an <c>s</c>, such as <c>3600s</c>.</summary>
    Duration,

    /// <summary>An RFC 3339 time.</summary>
    Timestamp,

    /// <summary>One of a list of names, or its number; answered as a name.</summary>
    Choice,

    /// <summary>A number with a fraction.</summary>
    Fraction,

    /// <summary>An object with a schema of its own.</summary>
    Nested,

    /// <summary>An object whose members are not looked at.</summary>
    FreeForm,

    /// <summary>Any JSON value.</summary>
    Anything,
}
