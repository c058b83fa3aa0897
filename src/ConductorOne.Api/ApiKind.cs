using System.Diagnostics.CodeAnalysis;

namespace ConductorOne.Api;

/// <summary>What kind of value a field has.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The table calls them so.")]
public enum ApiKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A whole number of 32 bits, written as a number.</summary>
    Int32,

    /// <summary>The same without a sign.</summary>
    UInt32,

    /// <summary>A whole number of 64 bits, written as a text.</summary>
    Int64,

    /// <summary>The same without a sign.</summary>
    UInt64,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>Bytes, written in base64.</summary>
    Bytes,

    /// <summary>A point in time, RFC 3339.</summary>
    Time,

    /// <summary>A length of time, in seconds with an s behind them.</summary>
    Duration,

    /// <summary>One name of a list.</summary>
    Enum,

    /// <summary>A message that the table describes.</summary>
    Message,

    /// <summary>An object that names its own type in <c>@type</c>.</summary>
    Any,

    /// <summary>An object whose members, if it has any, nobody has described.</summary>
    Struct,

    /// <summary>Any JSON value.</summary>
    Value,
}
