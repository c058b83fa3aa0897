using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;
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
                WriteText(secret(protectedText), at);
                break;
            case bool flag:
                output.WriteBooleanValue(flag);
                break;
            case byte[] bytes:
                output.WriteBase64StringValue(bytes);
                break;
            case IDictionary members:
                WriteObject(members, at);
                break;
            case var list when PlainList.Of(list) is { } items:
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
        foreach (DictionaryEntry member in members)
        {
            var name = ScalarText.Of(member.Key)
                ?? throw new C1InputException(Messages.KeyUnfit.With(at, member.Key.GetType().Name), ApiBody.Parameter);
            WholeText.Check(name, at + "." + name);

            // Of the keys 1 and '1' only one would arrive.
            Required.That(names.Add(name), ApiBody.Parameter, () => Messages.KeyTwice.With(at, name));
            output.WritePropertyName(name);
            Write(member.Value, at + "." + name);
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
            WriteKnown(value, type, at);
            return;
        }

        var text = ScalarText.Of(value) ?? throw new C1InputException(Messages.BodyValueUnfit.With(at, value.GetType().Name), ApiBody.Parameter);
        if (!ScalarText.IsNumber(value))
        {
            WriteText(text, at);
        }
        else if (value is double or float && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && (double.IsNaN(number) || double.IsInfinity(number)))
        {
            // proto3 JSON: what is no number travels as text.
            output.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            output.WriteRawValue(text);
        }
    }

    private void WriteKnown(object value, JsonTypeInfo type, string at)
    {
        try
        {
            // A field that could not be read is there twice, and counts as it came: its raw value is behind its default.
            Write(JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), C1JsonContext.Default.Object), at);
        }
        catch (JsonException e)
        {
            throw new C1InputException(Messages.BrokenId.With(at + "." + JsonBody.PlaceOf(e)), ApiBody.Parameter);
        }
    }

    private void WriteText(string text, string at)
    {
        WholeText.Check(text, at);
        output.WriteStringValue(text);
    }
}
