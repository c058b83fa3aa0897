using System;
using System.Collections;
using ConductorOne.Functions;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>What a function is given: a JSON object, as a hashtable, an object or text. No message repeats it, since it may hold a secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FunctionInputCellAttribute : KeyedCellAttribute
{
    protected override string Expected => Messages.ExpectedObject;

    public override object? ToWire(object value, string parameter) => new InvocationInput((IDictionary)value, parameter);

    protected override UnreadableCell Unreadable(object value) => new(Messages.CellUnusable.With(Messages.FunctionInputExpected));

    private protected override IDictionary Convert(IDictionary entries) => entries;

    private protected override Exception NotKeyed() => new Validation.C1InputException(Messages.FunctionInputExpected);
}
