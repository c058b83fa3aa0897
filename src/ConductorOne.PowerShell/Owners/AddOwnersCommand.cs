using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Owners;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The base of the cmdlets that add owners.</summary>
public abstract class AddOwnersCommand : OneByOneCommand
{
    private protected AddOwnersCommand()
    {
    }

    /// <summary>Returns the owners that were added.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override string Action => Messages.ActionAddOwner;

    private protected sealed override bool PassesOn => PassThru;

    private protected sealed override ApiCall<Done> CallFor(C1Owner owner) => Operations.Add(owner);

    private protected sealed override bool IsDone(OwnerChange made, ISet<string> present) => present.IsSupersetOf(made.Keys);
}
