using System.Linq;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Users;

/// <summary>Reads users.</summary>
[Cmdlet(VerbsCommon.Get, "C1User", DefaultParameterSetName = ById)]
[OutputType(typeof(C1User))]
public sealed class GetC1UserCommand : GetC1ObjectCommand<C1User>
{
    /// <summary>The user: the id, a name or an address, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 0)]
    [Parameter(ParameterSetName = Listing, Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdentityCell(Noun.User)]
    public override string? Identity { get; set; }

    /// <summary>The user.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdCell(Noun.User)]
    public string? UserId { get; set; }

    /// <summary>Words in the name or an address.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Query { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<C1User>))]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>The whole address, with wildcards.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EmailCompleter))]
    [TextCell]
    public string? Email { get; set; }

    /// <summary>Users to look among.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User, AsReferences = true)]
    public string[]? Refs { get; set; }

    /// <summary>The old form of -Refs.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? Ids { get; set; }

    /// <summary>Users to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? ExcludeIds { get; set; }

    /// <summary>Whether the users are active.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<UserStatus>))]
    [EnumsCell(typeof(UserStatus))]
    public string[]? UserStatuses { get; set; }

    /// <summary>What to leave out: services, say.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<UserType>))]
    [EnumsCell(typeof(UserType))]
    public string[]? ExcludeTypes { get; set; }

    /// <summary>Who looks after the users' entries.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<UserOrigin>))]
    [EnumsCell(typeof(UserOrigin))]
    public string[]? Origins { get; set; }

    /// <summary>Whose entries to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<UserOrigin>))]
    [EnumsCell(typeof(UserOrigin))]
    public string[]? ExcludeOrigins { get; set; }

    /// <summary>The departments.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ListCell]
    public string[]? Departments { get; set; }

    /// <summary>The jobs.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ListCell]
    public string[]? JobTitles { get; set; }

    /// <summary>The managers.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? ManagerIds { get; set; }

    /// <summary>The roles in C1.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Role)]
    public string[]? RoleIds { get; set; }

    /// <summary>The directories that the users come from.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdsCell(Noun.App)]
    public string[]? SourceAppIds { get; set; }

    /// <summary>Those who get the users' tasks instead of them.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? DelegatedUserIds { get; set; }

    /// <summary>Whether somebody else gets the users' tasks.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<DelegateStatus>))]
    [EnumCell(typeof(DelegateStatus))]
    public string? DelegateStatus { get; set; }

    /// <summary>Whether the users get the tasks of somebody else.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? IsDelegate { get; set; }

    /// <summary>What the answer should bring along.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExpandMaskCompleter<UserExpandMask>))]
    [ExpandMaskCell(typeof(UserExpandMask))]
    public string[]? ExpandMask { get; set; }

    // Of a row that has an address, the name does not count: the directory's may be another.
    private protected override NamePattern? Name =>
        Address is null || Arguments.Contains(nameof(DisplayName)) ? base.Name : null;

    private NamePattern? Address =>
        SoughtName is { } text ? (text.Any(c => c == '@') ? new(text) : null)
        : Given(Email) is { } email ? new(email)
        : null;

    private protected override string[] OtherIdentities => [.. base.OtherIdentities, nameof(Email)];

    private protected override string IdParameter => nameof(UserId);

    private protected override Operation<C1User> Reads => UserOperations.Get;

    private protected override PagedCall<C1User> NewList()
    {
        var filters = GivenFilters(Address?.Words ?? Name?.Exact ?? Name?.Words);
        filters.Take(nameof(Email));
        if (Address?.Exact is { } whole)
        {
            filters.Add(nameof(Email), whole);
        }

        var list = Named(Search(UserOperations.Search, UserOperations.List, filters), user => user.DisplayName);
        return Address is { } address ? list.Where(user => address.Matches(user.Email) || user.Emails.Any(address.Matches)) : list;
    }
}
