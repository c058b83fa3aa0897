using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>
/// Refuses a configuration that was read and not written: where a secret was, it has a mask of this module's or the blank that the server
/// answers with, and either would be stored as the secret.
/// </summary>
internal static class ConfigSecrets
{
    // Other clients show a secret as so many stars or dots. No secret is made of nothing else.
    private const string MaskCharacters = "*•●∙";

    private const int ShortestMask = 3;

    /// <param name="config">Names and values, or the configuration as the wire has it.</param>
    /// <param name="catalogId">Of the product: its catalog entry, if it is known, says which fields are secret.</param>
    /// <param name="at">How messages begin the path of a field.</param>
    /// <param name="mayBeBlank">Whether a blank is meant: it clears a secret that is stored.</param>
    /// <param name="mayBeRead">Whether it may be one that was read: then what the catalog does not know may be a secret.</param>
    /// <exception cref="C1InputException">Names the field whose secret must be given anew.</exception>
    public static void Check(IDictionary config, string? catalogId, string at, bool mayBeBlank = false, bool mayBeRead = false)
    {
        var known = ConnectorCatalog.FindById(catalogId)?.Fields ?? [];
        var secret = new HashSet<string>(known.Where(f => f.IsSecret).Select(f => f.Name), StringComparer.OrdinalIgnoreCase);
        if (mayBeRead)
        {
            var names = (config["configuration"] as IDictionary ?? config).Entries().Select(field => field.Key);
            secret.UnionWith(names.Except(known.Select(f => f.Name).Append("@type"), StringComparer.OrdinalIgnoreCase));
        }

        Check(config, secret, isSecret: false, isWhole: false, at, mayBeBlank);
    }

    // A secret that is a map may have empty values in it, a secret that is a text may not be empty.
    private static void Check(object? value, HashSet<string> secret, bool isSecret, bool isWhole, string at, bool mayBeBlank)
    {
        switch (value)
        {
            case SecureString text:
                CheckText(SecretText.Reveal(text), isSecret: true, isWhole && !mayBeBlank, at);
                break;
            case string text:
                CheckText(text, isSecret, isWhole && !mayBeBlank, at);
                break;
            case IDictionary members:
                foreach (var member in members.Entries())
                {
                    var isNamed = secret.Contains(member.Key);
                    Check(member.Value, secret, isSecret || isNamed || SecretText.IsSecret(member.Key), isNamed || (isWhole && member.Key == "stringValue"), at + "." + member.Key, mayBeBlank);
                }

                break;
            case IEnumerable items and not byte[]:
                var index = 0;
                foreach (var item in items)
                {
                    Check(item, secret, isSecret, isWhole: false, at + "[" + index++ + "]", mayBeBlank);
                }

                break;
            default:
                break;
        }
    }

    private static void CheckText(string text, bool isSecret, bool isWhole, string at)
    {
        var isMask = SecretText.IsMask(text) || (isSecret && text.Trim() is { Length: >= ShortestMask } stars && stars.All(c => MaskCharacters.Contains(c)));
        Required.That(!isMask, "Configuration", () => Messages.SecretIsMasked.With(at));
        Required.That(!isWhole || !string.IsNullOrWhiteSpace(text), "Configuration", () => Messages.SecretIsBlank.With(at));
        WholeText.Check(text, at);
    }
}
