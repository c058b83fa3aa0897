using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ConductorOne.Credentials;

/// <summary>The credentials that one storage holds, as one JSON document.</summary>
internal sealed class CredentialDocument
{
    private const int CurrentVersion = 1;

    public static CredentialDocument Empty { get; } = new() { Version = CurrentVersion, Credentials = [] };

    public required int Version { get; init; }

    public required IReadOnlyList<StoredCredential> Credentials { get; init; }

    /// <summary>Nothing if it is not such a document, or one of a version to come.</summary>
    public static CredentialDocument? Parse(byte[] json)
    {
        try
        {
            var document = JsonSerializer.Deserialize(json, CredentialJsonContext.Default.CredentialDocument);
            return document is { Version: CurrentVersion, Credentials: { } credentials } && credentials.All(IsWhole) ? document : null;
        }
        catch (JsonException)
        {
            // Its message may quote what it could not read.
            return null;
        }
    }

    /// <summary>Whether a credential reads back as it was: halves of characters do not.</summary>
    public static bool Keeps(StoredCredential credential) => Parse(Empty.With(credential).ToJson())?.Credentials[0] == credential;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CredentialJsonContext.Default.CredentialDocument);

    public StoredCredential? Find(string name) => Credentials.FirstOrDefault(c => IsCalled(c, name));

    /// <summary>With the credential, instead of the one that had its name.</summary>
    public CredentialDocument With(StoredCredential credential) =>
        new() { Version = Version, Credentials = [.. Without(credential.Name).Credentials, credential] };

    public CredentialDocument Without(string name) =>
        new() { Version = Version, Credentials = [.. Credentials.Where(c => !IsCalled(c, name))] };

    private static bool IsCalled(StoredCredential credential, string name) =>
        string.Equals(credential.Name, name, StringComparison.OrdinalIgnoreCase);

    // JSON may say null wherever there is to be a text.
    private static bool IsWhole(StoredCredential? credential) =>
        credential is { Name.Length: > 0, ServerUrl.IsAbsoluteUri: true, ClientId: not null, ClientSecret: not null };
}
