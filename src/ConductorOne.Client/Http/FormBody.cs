using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Http;

/// <summary>The body of a sign-in request, and which of its fields are secrets.</summary>
internal static class FormBody
{
    public const string ContentType = "application/x-www-form-urlencoded";

    public static string Write(IReadOnlyDictionary<string, string> fields) =>
        string.Join("&", fields.Select(f => f.Key + "=" + Uri.EscapeDataString(f.Value)));

    public static bool IsSecret(string field) =>
        field is "client_assertion" or "client_secret" or "subject_token" or "device_code" or "assertion" or "refresh_token" or "password";
}
