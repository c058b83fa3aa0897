using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Users;

/// <summary>A person, a service or an agent of the tenant. Other objects mention one with part of its fields.</summary>
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

    /// <summary>Whether C1 counts the user in: Unknown, Enabled, Disabled or Deleted.</summary>
    [JsonConverter(typeof(WireEnumConverter<UserStatus>))]
    public string Status { get; set; } = "";

    /// <summary>Whether the directory does: Unknown, Enabled, Disabled or Deleted.</summary>
    [JsonConverter(typeof(WireEnumConverter<UserStatus>))]
    public string DirectoryStatus { get; set; } = "";

    /// <summary>What it is: Unspecified, System, Human, Service or Agent.</summary>
    [JsonConverter(typeof(WireEnumConverter<UserType>))]
    public string Type { get; set; } = "";

    /// <summary>Who looks after the entry: Unspecified, Directory, Local or System.</summary>
    [JsonConverter(typeof(WireEnumConverter<UserOrigin>))]
    public string Origin { get; set; } = "";

    /// <summary>The department.</summary>
    public string Department { get; set; } = "";

    /// <summary>The job.</summary>
    public string JobTitle { get; set; } = "";

    /// <summary>The kind of employment, in the directory's words.</summary>
    public string EmploymentType { get; set; } = "";

    /// <summary>Whether the employment goes on, in the directory's words.</summary>
    public string EmploymentStatus { get; set; } = "";

    /// <summary>The managers.</summary>
    public C1List<string> ManagerIds { get => field ??= []; set; }

    /// <summary>The roles in C1.</summary>
    public C1List<string> RoleIds { get => field ??= []; set; }

    /// <summary>The directories that know the user.</summary>
    public C1List<string> DirectoryIds { get => field ??= []; set; }

    /// <summary>Who gets the user's tasks instead.</summary>
    public string DelegatedUserId { get; set; } = "";

    /// <summary>All addresses, from all apps.</summary>
    public C1List<string> Emails { get => field ??= []; set; }

    /// <summary>All names to sign in with, from all apps.</summary>
    public C1List<string> Usernames { get => field ??= []; set; }

    /// <summary>All employee numbers, from all apps.</summary>
    public C1List<string> EmployeeIds { get => field ??= []; set; }

    /// <summary>What the directory says beside all this.</summary>
    public object? Profile { get; set; }

    /// <summary>Where the department comes from: app, account, attribute and value.</summary>
    public C1List<object?> DepartmentSources { get => field ??= []; set; }

    /// <summary>Where the directory's status comes from.</summary>
    public C1List<object?> DirectoryStatusSources { get => field ??= []; set; }

    /// <summary>Where the addresses come from.</summary>
    public C1List<object?> EmailSources { get => field ??= []; set; }

    /// <summary>Where the employee numbers come from.</summary>
    public C1List<object?> EmployeeIdSources { get => field ??= []; set; }

    /// <summary>Where the state of the employment comes from.</summary>
    public C1List<object?> EmploymentStatusSources { get => field ??= []; set; }

    /// <summary>Where the kind of employment comes from.</summary>
    public C1List<object?> EmploymentTypeSources { get => field ??= []; set; }

    /// <summary>Where the job comes from.</summary>
    public C1List<object?> JobTitleSources { get => field ??= []; set; }

    /// <summary>Where the managers come from.</summary>
    public C1List<object?> ManagerSources { get => field ??= []; set; }

    /// <summary>Where the names to sign in with come from.</summary>
    public C1List<object?> UsernameSources { get => field ??= []; set; }

    /// <summary>What the session may do with the user, if the answer says so.</summary>
    [JsonIgnore]
    public object? ObjectPermissions { get; internal set; }

    /// <summary>The managers, if the answer was asked to bring them along.</summary>
    [JsonIgnore]
    public C1List<object?> Managers { get => field ??= []; internal set; }

    /// <summary>The roles, if the answer was asked to bring them along.</summary>
    [JsonIgnore]
    public C1List<object?> Roles { get => field ??= []; internal set; }

    /// <summary>The directories, if the answer was asked to bring them along.</summary>
    [JsonIgnore]
    public C1List<object?> Directories { get => field ??= []; internal set; }

    /// <summary>Who gets the user's tasks, if the answer was asked to bring them along.</summary>
    [JsonIgnore]
    public object? DelegatedUser { get; internal set; }

    /// <summary>All that the answer brought along, as it came.</summary>
    [JsonIgnore]
    public C1List<object?> Expanded { get => field ??= []; internal set; }

    /// <summary>The display name; the id of one without a name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName.Length > 0 ? DisplayName : Id);
}
