using System.Text.Json.Serialization;

namespace ConductorOne.Authentication;

/// <summary>What the token endpoint answers (RFC 6749, section 5.1).</summary>
internal sealed class TokenAnswer
{
    [JsonPropertyName("access_token")]
    public string AccessToken { get; set; } = "";

    [JsonPropertyName("token_type")]
    public string TokenType { get; set; } = "";

    /// <summary>Seconds. Documents give 600, 1800 and 3600; only the answer counts.</summary>
    [JsonPropertyName("expires_in")]
    public long ExpiresIn { get; set; }
}
