using System;
using System.Collections;
using System.Management.Automation;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Reads one id: as text, or as the object that has it. What cannot be the id of such an object comes back as unreadable.</summary>
/// <param name="noun">What it has to be the id of.</param>
/// <param name="policyType">What a policy has to be for; nothing where all are taken.</param>
internal sealed class IdReader(Noun noun, string? policyType)
{
    // Of these a policy has one for good. Others may be old names, or new ones.
    private static readonly string[] ExclusiveTypes = ["Grant", "Revoke", "Certify"];

    /// <summary>An id, or an <see cref="UnreadableCell"/>; nothing for what has no id at all.</summary>
    public object? Read(object? value)
    {
        switch (PlainValue.Unwrapped(value))
        {
            case null or DBNull:
                return "";
            case string text:
                return ReadText(text);
            case PSCustomObject or IDictionary or C1Object or C1Part:
                return ReadObject(value!);
            case bool or DateTime or DateTimeOffset or TimeSpan:
                return null;
            case Guid or IConvertible:
                // Digits that were typed keep their text in PowerShell's wrapping.
                return ReadText(LanguagePrimitives.ConvertTo<string>(value));
            default:
                return KnownObject.ClassOf(value) is null ? null : ReadObject(value!);
        }
    }

    private object ReadText(string text) => IdText.Fault(text, noun) is { } fault ? new UnreadableCell(fault) : string.IsNullOrWhiteSpace(text) ? text : text.Trim();

    private object? ReadObject(object value)
    {
        var facts = noun.Facts();
        var other = KnownObject.NounOf(value);
        if (other is null && KnownObject.ClassOf(value) is { } own)
        {
            return new UnreadableCell(Messages.ObjectIsNoNoun.With(facts.Label(), own.Substring(own.LastIndexOf('.') + 1)));
        }

        // The row of something else may name such an object: an app resource its app.
        if (other is not null && other != noun && (KnownObject.OfClass(value) is not null || KnownObject.Text(value, facts.IdProperty) is null))
        {
            return new UnreadableCell(Messages.ObjectOfOtherNoun.With(facts.Label(), other.Value.Facts().LabelWithoutArticle, NameOf(value)));
        }

        if (other == Noun.Policy && noun == Noun.Policy && WrongType(value) is { } type)
        {
            return new UnreadableCell(Messages.PolicyOfOtherType.With(Words(policyType!), Words(type), NameOf(value)));
        }

        var id = KnownObject.Text(value, facts.IdProperty) ?? KnownObject.Text(value, "Id");
        return id is null ? null : ReadText(id);
    }

    private string? WrongType(object value) =>
        policyType is not null && KnownObject.Text(value, nameof(C1Policy.PolicyType)) is { } given
        && WireEnum.Of<PolicyType>().Show(given) is var type && Array.IndexOf(ExclusiveTypes, type) >= 0 && type != policyType
            ? type
            : null;

    private static string NameOf(object value) => KnownObject.Text(value, "DisplayName") ?? KnownObject.Text(value, "Id") ?? "";

    private static string Words(string type) => type.ToLowerInvariant();
}
