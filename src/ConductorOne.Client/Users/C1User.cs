using System.Text.Json.Serialization;

namespace ConductorOne.Users;

/// <summary>A person, as other objects mention one.</summary>
public sealed class C1User : C1Object
{
    /// <summary>The user's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string UserId => Id;

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The address.</summary>
    public string Email { get; set; } = "";

    /// <summary>The name to sign in with.</summary>
    public string Username { get; set; } = "";

    /// <summary>Unknown, Enabled, Disabled or Deleted.</summary>
    [JsonConverter(typeof(UserStatusConverter))]
    public string Status { get; set; } = "";

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
