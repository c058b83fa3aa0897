using System.Linq;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Reads the tags of functions.</summary>
[Cmdlet(VerbsCommon.Get, "C1FunctionTag")]
[OutputType(typeof(C1FunctionTag))]
public sealed class GetC1FunctionTagCommand : FunctionActionCommand<SeveralObjects<C1FunctionTag>>
{
    /// <summary>The name, with wildcards, in any case of letters.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [TextCell]
    public string? Name { get; set; }

    private protected override ApiCall<SeveralObjects<C1FunctionTag>> NewCall()
    {
        var id = GivenFunction();
        var name = Given(Name) is { } given ? new NamePattern(given) : null;
        var call = FunctionTagOperations.List.Call(new() { { nameof(FunctionId), id } });
        return new(call.Request, body => call.Read(body) is { } tags ? new([.. tags.Of(id).Where(tag => name is null || name.Matches(tag.Name))]) : null);
    }

    private protected override void Write(PendingRow<SeveralObjects<C1FunctionTag>> row, SeveralObjects<C1FunctionTag> made) =>
        WriteObject(made.Items, enumerateCollection: true);
}
