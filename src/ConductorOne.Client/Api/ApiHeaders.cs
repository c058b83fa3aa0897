using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.RegularExpressions;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>Headers that a user adds to a request. Those by which the module signs in, proves, measures and routes are its own.</summary>
internal static class ApiHeaders
{
    private const string Parameter = "Headers";

    // Credentials; where the message goes and where it ends (RFC 9110, 7.6.1); what would make another request of it.
    private static readonly Regex Reserved = new(
        "^(authorization|dpop|cookie2?|host|content-length|content-type|transfer-encoding|te|trailer|upgrade|connection|keep-alive|expect|accept-encoding"
            + "|proxy-.*|x-http-method.*|x-method-override|x-forwarded-.*|forwarded|x-original-url|x-rewrite-url|:.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Token = new("^[!#$%&'*+\\-.^_`|~0-9A-Za-z]+\\z", RegexOptions.CultureInvariant);

    private static readonly Regex Printable = new("^[\\t\\x20-\\x7E]*\\z", RegexOptions.CultureInvariant);

    /// <exception cref="C1InputException">A name that is the module's own, or what a header cannot hold. No message repeats a value.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IDictionary? headers)
    {
        var read = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry header in headers ?? new Hashtable())
        {
            var name = ScalarText.Of(header.Key) ?? "";
            Required.That(Token.IsMatch(name), Parameter, () => Messages.HeaderNameUnfit.With(name));
            Required.That(!Reserved.IsMatch(name), Parameter, () => Messages.HeaderReserved.With(name));
            Required.That(!read.Any(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), Parameter, () => Messages.KeyTwice.With(Parameter, name));
            if (header.Value is null or DBNull)
            {
                continue;
            }

            var value = header.Value is SecureString secret ? SecretText.Reveal(secret)
                : ScalarText.Of(header.Value) ?? throw new C1InputException(Messages.HeaderOfClass.With(name, header.Value.GetType().Name), Parameter);
            Required.That(Printable.IsMatch(value), Parameter, () => Messages.HeaderValueUnfit.With(name));
            Required.That(!SecretText.IsMask(value), Parameter, () => Messages.SecretIsMasked.With(Parameter + "." + name));
            read.Add(new(name, value));
        }

        return read;
    }

    /// <summary>The values that were given as a SecureString.</summary>
    public static IEnumerable<string> Secrets(IDictionary? headers) =>
        (headers?.Values.OfType<SecureString>() ?? []).Select(SecretText.Reveal).Where(s => s.Length > 0);
}
