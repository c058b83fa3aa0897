using System.Text.Json.Serialization;

namespace ConductorOne.Authentication.Device;

/// <summary>What the server answers a device that wants to sign somebody in (RFC 8628, section 3.2).</summary>
internal sealed class DeviceAuthorization
{
    /// <summary>What the device asks with: a secret.</summary>
    [JsonPropertyName("device_code")]
    public string DeviceCode { get; set; } = "";

    /// <summary>What the person compares or types: to be shown.</summary>
    [JsonPropertyName("user_code")]
    public string UserCode { get; set; } = "";

    [JsonPropertyName("verification_uri")]
    public string VerificationUri { get; set; } = "";

    /// <summary>The same with the code in it.</summary>
    [JsonPropertyName("verification_uri_complete")]
    public string VerificationUriComplete { get; set; } = "";

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public long ExpiresIn { get; set; }

    /// <summary>Seconds between two questions; five where the server says nothing.</summary>
    [JsonPropertyName("interval")]
    public long Interval { get; set; } = 5;
}
