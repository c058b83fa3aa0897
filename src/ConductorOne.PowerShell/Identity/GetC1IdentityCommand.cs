using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Identity;

/// <summary>Asks the server who the session is.</summary>
[Cmdlet(VerbsCommon.Get, "C1Identity")]
[OutputType(typeof(C1Identity))]
public sealed class GetC1IdentityCommand : C1SessionCmdlet
{
    /// <summary>Asks.</summary>
    protected override void EndProcessing()
    {
        var session = RequireSession();
        try
        {
            Await(
                (trace, cancellationToken) => session.Client.SendAsync(IdentityCalls.Introspect(), trace, cancellationToken),
                identity =>
                {
                    session.UserId = identity.UserId;
                    WriteObject(identity);
                });
        }
        catch (C1ApiException e)
        {
            Terminate(e, session.Name);
        }
    }
}
