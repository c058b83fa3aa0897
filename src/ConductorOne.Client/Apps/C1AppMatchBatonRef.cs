using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Apps;

/// <summary>Names what a connector will discover, so that it adopts the app that is created now.</summary>
public sealed class C1AppMatchBatonRef : C1Part
{
    /// <summary>The app that owns the connector.</summary>
    public string? AppId { get; set; }

    /// <summary>The connector that discovers the app.</summary>
    public string? ConnectorId { get; set; }

    /// <summary>The discovered resource: <c>type::id</c>, for example <c>app::0oa123</c>.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
