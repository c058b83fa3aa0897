using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.Json.Serialization;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Connectors;

/// <summary>What a connector that runs on machines of your own signs in with.</summary>
public sealed class C1ConnectorCredential : C1Object
{
    /// <summary>The credential's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string CredentialId => Id;

    /// <summary>The app that the connector belongs to.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The connector.</summary>
    public string ConnectorId { get; set; } = "";

    /// <summary>What it is called.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The client id, which is no secret.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The client secret. The server tells it once, when the credential is made; there is nothing here afterwards, or where it went into a file.</summary>
    [JsonInclude]
    [JsonConverter(typeof(SecureTextConverter))]
    public SecureString? ClientSecret { get; internal set; }

    /// <summary>When it expires.</summary>
    public DateTimeOffset? ExpiresTime { get; set; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The same, once the secret is kept elsewhere.</summary>
    internal C1ConnectorCredential WithoutSecret()
    {
        ClientSecret?.Dispose();
        ClientSecret = null;
        return this;
    }

    /// <summary>The same with a mask over what has the name of a secret among the fields that could not be read.</summary>
    internal C1ConnectorCredential WithMasks()
    {
        AdditionalProperties = (IDictionary<string, object?>?)Masked(AdditionalProperties);
        return this;

        static object? Masked(object? value) => value switch
        {
            IDictionary<string, object?> members => C1Map<object?>.Of(members.ToDictionary(
                member => member.Key, member => member.Value is null or "" || !SecretText.IsSecret(member.Key) ? Masked(member.Value) : SecretText.Mask)),
            IEnumerable items and not string => items.Cast<object?>().Select(Masked).ToArray(),
            _ => value,
        };
    }

    /// <summary>The client id.</summary>
    public override string ToString() => VisibleText.Of(ClientId.Length > 0 ? ClientId : Id);
}

/// <summary>What wraps a credential in an answer.</summary>
internal sealed class ConnectorCredentialAnswer : Wrapper
{
    public C1ConnectorCredential? Credential { get; set; }
}
