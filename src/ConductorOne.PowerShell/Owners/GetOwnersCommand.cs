using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The base of the cmdlets that read owners: the users first, and then the entitlements.</summary>
public abstract class GetOwnersCommand : GetC1PartsCommand<C1Owner>
{
    private protected GetOwnersCommand()
    {
    }

    /// <summary>The app, or that of what is owned.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The role whose owners to read; all where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleSlugCompleter))]
    [TextCell]
    public string? RoleSlug { get; set; }

    /// <summary>Whether to read users or entitlements alone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<OwnerType>))]
    [EnumCell(typeof(OwnerType))]
    public string? OwnerType { get; set; }

    /// <summary>What kind of thing is owned.</summary>
    private protected abstract OwnerKind Kind { get; }

    private protected sealed override string IdParameter => Kind.Ids[Kind.Ids.Count - 1];

    private protected sealed override Type NounClass => typeof(C1Owner);

    private protected sealed override string? IdOfRow(string? bound, InputRow row) => OwnedThing.IdOf(Kind, base.IdOfRow(bound, row), row, IsTyped(IdParameter));

    private protected sealed override void Check(InputRow row) => OwnedThing.Check(Kind, row, IsTyped(IdParameter), this, changes: false);

    // Users without a role are read by then. A tenant may lack the rest, which is a draft.
    private protected sealed override Func<ApiCall<Page<C1Owner>>, IApiTrace?, CancellationToken, Task<Page<C1Owner>>> NewSend(C1Client client)
    {
        var hasOld = Kind.Users is not null;
        return async (call, trace, cancellationToken) =>
        {
            try
            {
                return await client.SendAsync(call, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (C1ApiException e) when (hasOld && call.Request.Path.EndsWith("/entitlements", StringComparison.Ordinal) && !call.Request.Query.Contains("role_slug=") && e.Status is 400 or 403 or 404 or 405 or 501)
            {
                throw e.With(Messages.OwnersWithRolesUnread);
            }
        };
    }

    private protected sealed override PagedCall<C1Owner> NewList()
    {
        var lists = new OwnerLists(Kind, GivenNames(Kind.Ids), Given(RoleSlug));
        return Given(OwnerType) switch
        {
            "User" => lists.Users(),
            "Entitlement" => lists.Entitlements(),
            { } unknown => throw new C1InputException(
                Messages.UnknownEnumValue.With(nameof(OwnerType), unknown, "", string.Join(", ", WireEnum.Of<OwnerType>().Names)), nameof(OwnerType)),
            _ => lists.Users().Then(lists.Entitlements()),
        };
    }
}
