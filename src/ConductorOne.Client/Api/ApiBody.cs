using System;
using System.Collections.Generic;
using System.Security;
using System.Text;
using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>A body that a user has put together: what is sent, what of it may be shown, and what must not.</summary>
internal sealed class ApiBody
{
    public const string Parameter = "Body";

    // A text that long is a file and no password; looking for it would take longer than the request.
    private const int LongestNamedSecret = 4096;

    // A byte order mark that a file began with.
    private const char ByteOrderMark = '\uFEFF';

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly byte[] _shown;

    private ApiBody(byte[] json, byte[] shown, IReadOnlyCollection<string> protectedSecrets)
    {
        Json = json;
        _shown = shown;
        ProtectedSecrets = protectedSecrets;
        Secrets = [.. protectedSecrets, .. Checked(json)];
    }

    /// <summary>What is sent.</summary>
    public byte[] Json { get; }

    /// <summary>Whether it is an object, and no array.</summary>
    public bool IsObject => Array.Find(Json, b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) == (byte)'{';

    /// <summary>What was given as a SecureString.</summary>
    public IReadOnlyCollection<string> ProtectedSecrets { get; }

    /// <summary>These, and the plain values of members whose names say that they are secret.</summary>
    public IReadOnlyCollection<string> Secrets { get; }

    /// <summary>JSON text, which is sent as it is, or plain values.</summary>
    /// <exception cref="C1InputException">It is no JSON, or holds something that has no form in JSON. No message repeats a value.</exception>
    public static ApiBody Of(object? value)
    {
        var protectedSecrets = new List<string>();
        var json = value is string text ? BytesOf(text) : BodyWriter.Write(value, Reveal);
        var shown = protectedSecrets.Count == 0 ? json : BodyWriter.Write(value, _ => SecretText.Mask);
        return new(json, shown, protectedSecrets);

        string Reveal(SecureString secret)
        {
            protectedSecrets.Add(SecretText.Reveal(secret));
            return protectedSecrets[protectedSecrets.Count - 1];
        }
    }

    /// <summary>As it may be shown.</summary>
    public string Preview() => SecretText.RedactBody("application/json", Encoding.UTF8.GetString(_shown), Secrets);

    /// <summary>Its members, as they are sent and as they may be shown.</summary>
    /// <exception cref="C1InputException">It is no object.</exception>
    public (IReadOnlyDictionary<string, object?> Sent, IReadOnlyDictionary<string, object?> Shown) Members() => (MembersOf(Json), MembersOf(_shown));

    /// <summary>Whether it is an object with a text of this name that is not empty.</summary>
    public bool HasText(string name)
    {
        using var document = JsonDocument.Parse(Json, JsonDepth.Deep);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && !member.ValueEquals("");
    }

    private static byte[] BytesOf(string text)
    {
        try
        {
            return Strict.GetBytes(text.TrimStart(ByteOrderMark));
        }
        catch (EncoderFallbackException)
        {
            // Without it: it quotes what it could not read.
            throw new C1InputException(Messages.BrokenId.With(Parameter), Parameter);
        }
    }

    // Whatever the body was made from, what is in it is looked at as it is sent. The plain secrets in it come back.
    private static List<string> Checked(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, JsonDepth.Deep);
            Required.That(
                document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array, Parameter, () => Messages.BodyIsSingle);
            var secrets = new List<string>();
            Check(document.RootElement, Parameter, isSecret: false, secrets);
            return secrets;
        }
        catch (JsonException e)
        {
            throw new C1InputException(Messages.BodyIsNoJson.With(e.LineNumber + 1, e.BytePositionInLine + 1), Parameter);
        }
    }

    private static void Check(JsonElement element, string at, bool isSecret, List<string> secrets)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var name = Whole(() => member.Name, at);
                    Check(member.Value, at + "." + name, isSecret || SecretText.IsSecret(name), secrets);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Check(item, at + "[" + index++ + "]", isSecret, secrets);
                }

                break;
            case JsonValueKind.String:
                var text = Whole(() => element.GetString()!, at);
                Required.That(!SecretText.IsMask(text), Parameter, () => Messages.SecretIsMasked.With(at));
                if (isSecret && text.Length is > 0 and <= LongestNamedSecret)
                {
                    secrets.Add(text);
                }

                break;
            default:
                break;
        }
    }

    // JSON can write half a character as an escape, which no reader takes.
    private static string Whole(Func<string> read, string at)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw new C1InputException(Messages.BrokenId.With(at), Parameter);
        }
    }

    private static IReadOnlyDictionary<string, object?> MembersOf(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, C1JsonContext.Default.Object) as IReadOnlyDictionary<string, object?>
                ?? throw new C1InputException(Messages.PaginateBodyIsNoObject, Parameter);
        }
        catch (JsonException)
        {
            // It has been read before, only not so strictly.
            throw new C1InputException(Messages.TooDeep.With(JsonDepth.Usual), Parameter);
        }
    }
}
