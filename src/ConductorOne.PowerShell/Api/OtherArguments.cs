using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>
/// The arguments that PowerShell hands over unbound, since it did not know the operation yet: names with their dashes, each with its value behind
/// it. It does not tell whether a text with a dash had quotes. Such a text is a value behind a colon, or where no field has that name.
/// </summary>
/// <param name="tokens">As PowerShell hands them over.</param>
internal sealed class OtherArguments(IReadOnlyList<object?> tokens)
{
    /// <summary>Each field that is named, with its value.</summary>
    /// <exception cref="C1InputException">A name that the operation does not have, that stands for several fields, that comes twice, or that has no value.</exception>
    public IReadOnlyDictionary<OperationField, object?> Of(OperationFields fields)
    {
        var given = new Dictionary<OperationField, object?>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var name = NameOf(tokens[i]) ?? PlainValue.SingleText(tokens[i]) ?? tokens[i]?.GetType().Name ?? "";
            var found = NameOf(tokens[i]) is null ? [] : fields.Named(name).ToArray();
            Required.That(found.Length < 2, name, () => Messages.ArgumentAmbiguous.With(name, string.Join(", ", found.Select(f => "-" + f.Name))));
            if (found.FirstOrDefault() is not { } field)
            {
                throw fields.Unknown(name);
            }

            Required.That(!given.ContainsKey(field), field.Name, () => Messages.ArgumentTwice.With(field.Name));
            var hasValue = i + 1 < tokens.Count && (EndsWithColon(tokens[i]) || IsValue(tokens[i + 1], field, fields));
            Required.That(hasValue || field.Type == typeof(bool?), field.Name, () => Messages.ArgumentWithoutValue.With(field.Name));
            given.Add(field, hasValue ? tokens[++i] : true);
        }

        return given;
    }

    // A switch needs none: what follows it and looks like a name is one.
    private static bool IsValue(object? token, OperationField field, OperationFields fields) =>
        NameOf(token) is not { } name || (field.Type != typeof(bool?) && !fields.Named(name).Any());

    private static bool EndsWithColon(object? token) => PlainValue.SingleText(token)!.EndsWith(":", StringComparison.Ordinal);

    private static string? NameOf(object? token) =>
        PlainValue.Unwrapped(token) is string { Length: > 1 } text && text[0] == '-' && (char.IsLetter(text[1]) || text[1] == '_') ? text.Substring(1).TrimEnd(':') : null;
}
