using System;
using System.Text.Json;

namespace ConductorOne.Sandbox.Validation;

/// <summary>Reads base64 in all forms that proto3 JSON takes: both alphabets, with and without padding.</summary>
internal static class WireBytes
{
    /// <summary>Reads bytes as base64 of the plain alphabet with padding.</summary>
    public static bool TryRead(JsonElement value, out string base64)
    {
        base64 = "";
        if (!JsonText.TryRead(value, out var text))
            return false;

        // The first letter that only one alphabet has decides which one it is; the other's letters are then refused.
        var isForUrls = text.AsSpan().IndexOfAny('-', '_') >= 0;
        if (isForUrls && text.AsSpan().IndexOfAny('+', '/') >= 0)
            return false;
        base64 = isForUrls ? text.Replace('-', '+').Replace('_', '/') : text;
        if (base64.Length % 4 is 2 or 3 && !base64.EndsWith('='))
            base64 = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(base64, new byte[base64.Length], out _);
    }
}
