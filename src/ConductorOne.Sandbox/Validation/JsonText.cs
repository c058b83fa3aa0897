using System;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ConductorOne.Sandbox.Validation;

/// <summary>Reads the text of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>Whether the value is a string of whole characters: half of a surrogate pair is none.</summary>
    public static bool TryRead(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = value.GetString();
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
