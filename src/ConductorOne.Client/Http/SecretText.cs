using System;
using System.Collections.Generic;
using System.Text.Json;

namespace ConductorOne.Http;

/// <summary>The one place that takes secrets out of text that somebody might read.</summary>
internal static class SecretText
{
    public const string Mask = "***";

    /// <summary>Replaces every occurrence of the secrets, as they are and as JSON or a query would write them.</summary>
    public static string Redact(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
        {
            // Shorter values would tear ordinary words apart, and are no secrets.
            if (secret.Length < 4)
            {
                continue;
            }

            text = text.Replace(secret, Mask)
                .Replace(JsonEncodedText.Encode(secret).ToString(), Mask)
                .Replace(Uri.EscapeDataString(secret), Mask);
        }

        return text;
    }
}
