using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Validation;

namespace ConductorOne.Users;

/// <summary>The body of <c>POST /api/v1/search/users</c>.</summary>
internal sealed record SearchUsersRequest : SearchRequest
{
    public string? Query { get; init; }

    public string? Email { get; init; }

    public IdRef[]? Refs { get; init; }

    /// <summary>The old form of <see cref="Refs"/>.</summary>
    public string[]? Ids { get; init; }

    public string[]? ExcludeIds { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<UserStatusConverter>))]
    public string[]? UserStatuses { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<UserTypeConverter>))]
    public string[]? ExcludeTypes { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<UserOriginConverter>))]
    public string[]? Origins { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<UserOriginConverter>))]
    public string[]? ExcludeOrigins { get; init; }

    public string[]? Departments { get; init; }

    public string[]? JobTitles { get; init; }

    public string[]? ManagerIds { get; init; }

    public string[]? RoleIds { get; init; }

    public string[]? SourceAppIds { get; init; }

    public string[]? DelegatedUserIds { get; init; }

    [JsonConverter(typeof(DelegateStatusConverter))]
    public string? DelegateStatus { get; init; }

    public bool? IsDelegate { get; init; }

    public UserExpandMask? ExpandMask { get; init; }

    public void Check()
    {
        IdRef.Check(Refs, nameof(Refs));
        Required.Ids(Ids, nameof(Ids));
        Required.Ids(ExcludeIds, nameof(ExcludeIds));
        Required.Ids(ManagerIds, nameof(ManagerIds));
        Required.Ids(RoleIds, nameof(RoleIds));
        Required.Ids(SourceAppIds, nameof(SourceAppIds));
        Required.Ids(DelegatedUserIds, nameof(DelegatedUserIds));
        ExpandMask?.Check();
    }
}
