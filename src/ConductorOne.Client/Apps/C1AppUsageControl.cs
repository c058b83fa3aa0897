using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.Apps;

/// <summary>What happens to access to an app that nobody uses.</summary>
public sealed class C1AppUsageControl
{
    /// <summary>The app.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Whether users are told that they do not use their access.</summary>
    public bool Notify { get; set; }

    /// <summary>After how many days without use they are told.</summary>
    public long NotifyAfterDays { get; set; }

    /// <summary>Whether grants that are not used are revoked.</summary>
    public bool Revoke { get; set; }

    /// <summary>After how many days without use that happens.</summary>
    public long RevokeAfterDays { get; set; }

    /// <summary>Whether anything is known of how the app is used; nothing where the answer does not say.</summary>
    [JsonIgnore]
    public bool? HasUsageData { get; internal set; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>The app's id.</summary>
    public override string ToString() => VisibleText.Of(AppId);
}
