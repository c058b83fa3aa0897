using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Makes apps directories.</summary>
[Cmdlet(VerbsCommon.New, "C1Directory", SupportsShouldProcess = true)]
[OutputType(typeof(C1Directory))]
public sealed class NewC1DirectoryCommand : DirectoryFieldsCommand
{
    private protected override string Action => Messages.ActionNewDirectory;

    private protected override ApiCall<C1Directory> NewCall() => DirectoryOperations.Create.Call(DirectoryOperations.Whole(GivenFields([nameof(AppId)]), null));
}
