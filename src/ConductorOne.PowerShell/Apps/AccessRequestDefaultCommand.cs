using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Apps;

/// <summary>The base of the cmdlets that change access request defaults, which the server applies later.</summary>
public abstract class AccessRequestDefaultCommand : C1WaitingCommand<C1AppAccessRequestDefault>
{
    private protected AccessRequestDefaultCommand()
    {
    }

    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>Returns the defaults as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override string IdParameter => nameof(AppId);

    private protected sealed override Type NounClass => typeof(C1App);

    private protected sealed override bool PassesOn => PassThru;

    /// <summary>Whether the server is asked to stop.</summary>
    private protected abstract bool IsCancel { get; }

    private protected sealed override Func<C1AppAccessRequestDefault, Wait<C1AppAccessRequestDefault>?> NewWait(ApiCall<C1AppAccessRequestDefault> call)
    {
        var (id, isCancel) = (OwnId!, IsCancel);
        return begun => AppAccessRequestDefaultOperations.NewWait(id, isCancel, begun);
    }
}
