using System;
using System.Text.Json;
using ConductorOne.Api;
using ConductorOne.Json;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>A field of an operation whose class no other cell reads: a message, a name of an enumeration, a large number, a secret, bytes.</summary>
/// <param name="known">The field.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldCellAttribute(OperationField known) : CellAttribute
{
    private bool IsNumber => known.Field.Type is { Shape: ApiShape.One, Kind: ApiKind.UInt32 or ApiKind.Int64 or ApiKind.UInt64 or ApiKind.Number };

    protected override string Expected => known.Field.Type switch
    {
        { Kind: ApiKind.Number } => Messages.ExpectedNumber,
        { Kind: ApiKind.Bytes } => Messages.ExpectedBytes,
        _ when IsNumber => Messages.ExpectedWholeNumber,
        { Kind: ApiKind.Text or ApiKind.Enum } => Messages.ExpectedText,
        _ => Messages.ExpectedObject,
    };

    protected override bool TryRead(string text, out object? value)
    {
        value = Read(Parted(text), text);
        return true;
    }

    protected override object? FromObject(object value) => Read(PlainValue.Sendable(value), value);

    // Of a number there is no more to say than that it is none. Of what has members, the place of the mistake counts.
    private object? Read(object? plain, object given)
    {
        try
        {
            var read = known.ToWire(plain);
            return known is { IsSecret: true, Place: FieldPlace.Body or FieldPlace.Masked, Field.Type.Kind: ApiKind.Text } ? SecretAttribute.ProtectAll(read) : read;
        }
        catch (C1InputException) when (IsNumber)
        {
            return Unreadable(given);
        }
    }

    private object Parted(string text)
    {
        var type = known.Field.Type;
        var start = text.TrimStart()[0];
        var isText = type is { Shape: ApiShape.One, Kind: not (ApiKind.Message or ApiKind.Struct or ApiKind.Any) };
        if (!isText && start is '{' or '[')
        {
            return FromJson(text) ?? text;
        }

        return isText ? text
            : type.Shape == ApiShape.List ? CellText.ReadList(text)
            : CellText.TryReadMap(text, out var map) ? map
            : text;
    }

    private static object? FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, C1JsonContext.Default.Object);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
