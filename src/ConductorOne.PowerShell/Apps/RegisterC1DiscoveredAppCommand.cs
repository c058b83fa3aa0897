using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Promotes discovered apps to managed ones, one at a time: the server does not take two at once.</summary>
[Cmdlet(VerbsLifecycle.Register, "C1DiscoveredApp", SupportsShouldProcess = true)]
[OutputType(typeof(C1DiscoveredApp))]
public sealed class RegisterC1DiscoveredAppCommand : C1RowCommand<C1DiscoveredApp>
{
    private readonly SemaphoreSlim _single = new(1, 1);

    /// <summary>The app of the connector.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The resource type of what it discovers.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>The resource that stands for the app.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdCell(Noun.AppResource)]
    public string? AppResourceId { get; set; }

    /// <summary>The users who own the new app; the owners of the connector's app where none are given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Owners")]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? UserIds { get; set; }

    /// <summary>The entitlements whose holders own it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EntitlementRefCell]
    public C1AppEntitlementRef[]? AppEntitlementOwnerRefs { get; set; }

    /// <summary>What the answer brings along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExpandMaskCompleter<DiscoveredAppExpandMask>))]
    [ExpandMaskCell(typeof(DiscoveredAppExpandMask))]
    public string[]? ExpandMask { get; set; }

    private protected override string Action => Messages.ActionPromoteApp;

    private protected override string Target => KnownObject.Text(InputObject, "DisplayName") is { } name && AppResourceId is { } id ? Messages.NameAndId.With(name, id) : AppResourceId ?? "";

    private protected override ApiCall<C1DiscoveredApp> NewCall() => Call(DiscoveredAppOperations.Promote);

    private protected override RowWork<C1DiscoveredApp> NewWork(ApiCall<C1DiscoveredApp> call)
    {
        var (send, ids) = (base.NewWork(call), GivenNames(DiscoveredAppOperations.Get.Names));
        return async (session, trace, cancellationToken) =>
        {
            await TurnAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await send(session, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (C1ApiException e)
            {
                throw await DiscoveredAppOperations.ExplainAsync(e, ids, session.Client, trace, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _single.Release();
            }
        };
    }

    // A row that never had its turn has sent nothing.
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _single.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new NotSentException(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _single.Dispose();
        }
    }
}
