using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Has the server evaluate expressions of account provision policies.</summary>
[Cmdlet(VerbsDiagnostic.Test, "C1AccountProvisionPolicy")]
[OutputType(typeof(C1AccountProvisionResult))]
public sealed class TestC1AccountProvisionPolicyCommand : C1RowCommand<C1AccountProvisionResult>
{
    /// <summary>The expression.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Cel { get; set; }

    private protected override string TextParameter => nameof(Cel);

    private protected override string Target => Cel ?? "";

    private protected override ApiCall<C1AccountProvisionResult> NewCall()
    {
        var (call, cel) = (Call(PolicyConditionOperations.Test), Cel!);
        return call with
        {
            Read = json =>
            {
                if (call.Read(json) is not { } result)
                {
                    return null;
                }

                result.Cel = cel;
                return result;
            },
        };
    }
}
