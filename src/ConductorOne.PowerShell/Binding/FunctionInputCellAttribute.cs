using System;
using System.Collections;
using System.Collections.Specialized;
using System.Linq;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>What a function is given: a JSON object, as a hashtable, an object or text. No message repeats it, since it may hold a secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FunctionInputCellAttribute : KeyedCellAttribute
{
    protected override string Expected => Messages.ExpectedObject;

    public override object? ToWire(object value, string parameter) => new InvocationInput((IDictionary)value, parameter);

    protected override UnreadableCell Unreadable(object value) => new(Messages.CellUnusable.With(Messages.FunctionInputExpected));

    // PowerShell hands out what is bound together with each verbose line.
    private protected override IDictionary Convert(IDictionary entries) => Protected(entries, isSecret: false);

    private protected override Exception NotKeyed() => new C1InputException(Messages.FunctionInputExpected);

    private static OrderedDictionary Protected(IDictionary members, bool isSecret)
    {
        var copy = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var member in members.Entries())
        {
            copy[member.Key] = Protected(member.Value, isSecret || SecretText.IsSecret(member.Key));
        }

        return copy;
    }

    private static object? Protected(object? value, bool isSecret) => value switch
    {
        string { Length: > 0 } text when isSecret => SecretAttribute.Protect(text),
        IDictionary members => Protected(members, isSecret),
        object?[] items => items.Select(item => Protected(item, isSecret)).ToArray(),
        _ => value,
    };
}
