using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>The fields of a form that a client posts to sign in; none comes twice.</summary>
internal sealed class OAuthForm
{
    private const string ContentType = "application/x-www-form-urlencoded";

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private OAuthForm(IPAddress source) => Source = source;

    /// <summary>The address that the form came from.</summary>
    public IPAddress Source { get; }

    /// <summary>Reads the form of a request.</summary>
    /// <exception cref="OAuthException">The request has none, or a bad one.</exception>
    public static OAuthForm Read(IncomingRequest request)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(ContentType, StringComparison.OrdinalIgnoreCase) != true)
            throw OAuthException.InvalidRequest($"the content type must be {ContentType}");

        var form = new OAuthForm(request.Source);
        foreach (var pair in Encoding.UTF8.GetString(request.Body.Span).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Unescape(equals < 0 ? pair : pair[..equals]);
            if (!form._fields.TryAdd(name, equals < 0 ? "" : Unescape(pair[(equals + 1)..])))
                throw OAuthException.InvalidRequest($"{name} is given twice");
        }

        return form;
    }

    /// <summary>The value of a field that may be left out.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out string? value) => _fields.TryGetValue(name, out value);

    /// <summary>The value of a field that must be there.</summary>
    /// <exception cref="OAuthException">It isn't.</exception>
    public string Get(string name) => TryGet(name, out var value) ? value : throw OAuthException.InvalidRequest($"{name} is missing");

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
