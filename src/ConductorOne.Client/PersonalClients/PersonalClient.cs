using System;

namespace ConductorOne.PersonalClients;

/// <summary>A credential that a person made for their own use.</summary>
internal sealed class PersonalClient
{
    /// <summary>The part of the client id before the @.</summary>
    public string Id
    {
        get => field.Length > 0 ? field : ClientId.Split('@')[0];
        set;
    } = "";

    public string ClientId { get; set; } = "";

    public DateTimeOffset? ExpiresTime { get; set; }
}

/// <summary>The answer to its creation: the only time that the secret is told.</summary>
internal sealed class PersonalClientAnswer
{
    public PersonalClient? Client { get; set; }

    public string ClientSecret { get; set; } = "";
}
