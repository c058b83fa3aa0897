using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>Writes plain values as JSON: dictionaries, lists, single values, objects of ours in their wire form, protected secrets.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="secret">What to write for a protected secret.</param>
internal sealed class BodyWriter(Utf8JsonWriter output, Func<SecureString, string> secret)
{
    /// <summary>A value as bytes.</summary>
    /// <exception cref="C1InputException">It holds something that has no form in JSON.</exception>
    public static byte[] Write(object? value, Func<SecureString, string> secret)
    {
        using var json = new MemoryStream();
        using (var output = new Utf8JsonWriter(json))
        {
            new BodyWriter(output, secret).Write(value, ApiBody.Parameter);
        }

        return json.ToArray();
    }

    private void Write(object? value, string at)
    {
        switch (value)
        {
            case null or DBNull:
                output.WriteNullValue();
                break;
            case SecureString protectedText:
                output.WriteStringValue(secret(protectedText));
                break;
            case bool flag:
                output.WriteBooleanValue(flag);
                break;
            case IDictionary members:
                WriteObject(members, at);
                break;
            case IEnumerable items and not (string or byte[]):
                WriteArray(items, at);
                break;
            default:
                WriteSingle(value, at);
                break;
        }
    }

    private void WriteObject(IDictionary members, string at)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        output.WriteStartObject();
        foreach (var member in members.Entries())
        {
            // Of the keys 1 and '1' only one would arrive.
            Required.That(names.Add(member.Key), ApiBody.Parameter, () => Messages.KeyTwice.With(at, member.Key));
            output.WritePropertyName(member.Key);
            Write(member.Value, at + "." + member.Key);
        }

        output.WriteEndObject();
    }

    private void WriteArray(IEnumerable items, string at)
    {
        var index = 0;
        output.WriteStartArray();
        foreach (var item in items)
        {
            Write(item, at + "[" + index++ + "]");
        }

        output.WriteEndArray();
    }

    private void WriteSingle(object value, string at)
    {
        if (C1JsonContext.Default.GetTypeInfo(value.GetType()) is { Kind: JsonTypeInfoKind.Object } type)
        {
            // A field that could not be read is there twice, and counts as it came: its raw value is behind its default.
            Write(JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), C1JsonContext.Default.Object), at);
        }
        else if (IsNumber(value))
        {
            output.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }
        else if (value is double or float)
        {
            WriteNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture), value);
        }
        else
        {
            output.WriteStringValue(
                ScalarText.Of(value) ?? throw new C1InputException(Messages.BodyValueUnfit.With(at, value.GetType().Name), ApiBody.Parameter));
        }
    }

    // proto3 JSON: what is no number travels as text.
    private void WriteNumber(double number, object value)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            output.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            output.WriteRawValue(ScalarText.Of(value)!);
        }
    }

    private static bool IsNumber(object value) =>
        value is not Enum && value is sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger;
}
