using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Apps;

/// <summary>An app's own rules for matching its users with people.</summary>
public sealed class C1AppUserMapper : C1Part
{
    /// <summary>The app. The server writes it.</summary>
    [JsonInclude]
    public string? AppId { get; internal set; }

    /// <summary>The rules, in the order in which they are tried.</summary>
    public C1List<C1AppUserMapperMatchCase>? MappingCases { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}

/// <summary>A rule: an app's user is the person for whom both expressions give the same.</summary>
public sealed class C1AppUserMapperMatchCase : C1Part
{
    /// <summary>The app. The server writes it.</summary>
    [JsonInclude]
    public string? AppId { get; internal set; }

    /// <summary>A CEL expression over the app's user: <c>appUser.email</c>.</summary>
    public string? AppUserKeyCel { get; set; }

    /// <summary>A CEL expression over the person: <c>user.email</c>.</summary>
    public string? UserKeyCel { get; set; }

    /// <summary>The place among the rules. The server writes it.</summary>
    [JsonInclude]
    public int? CaseIndex { get; internal set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
