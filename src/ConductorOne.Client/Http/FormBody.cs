using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Http;

/// <summary>The body of a sign-in request.</summary>
internal static class FormBody
{
    public const string ContentType = "application/x-www-form-urlencoded";

    public static string Write(IReadOnlyDictionary<string, string> fields) =>
        string.Join("&", fields.Select(f => f.Key + "=" + Uri.EscapeDataString(f.Value)));
}
