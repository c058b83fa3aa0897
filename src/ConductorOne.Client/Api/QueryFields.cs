using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>The fields of a query out of plain values: a list repeats its name, what is null is left out.</summary>
internal static class QueryFields
{
    private const string Parameter = "Query";

    /// <exception cref="C1InputException">A value that has no place in an address.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Of(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            var name = ScalarText.Of(member.Key) ?? throw new C1InputException(Messages.KeyUnfit.With(Parameter, member.Key.GetType().Name), Parameter);
            Required.That(name.Length > 0, Parameter, () => Messages.QueryNameEmpty);
            foreach (var item in member.Value is not byte[] && PlainList.Of(member.Value) is { } list ? list.Cast<object?>() : [member.Value])
            {
                if (item is not (null or DBNull))
                {
                    yield return new(name, Text(item) ?? throw Unfit(name, item));
                }
            }
        }
    }

    /// <summary>The values that their names say are secret.</summary>
    public static IEnumerable<string> Secrets(IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.Where(f => f.Value.Length > 0 && SecretText.IsSecret(f.Key)).Select(f => f.Value);

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToBase64String(bytes) : ScalarText.Of(value);

    private static C1InputException Unfit(string name, object value) => new(Messages.QueryValueUnfit.With(name, value.GetType().Name), Parameter);
}
