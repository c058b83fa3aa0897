using System.Linq;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Changes directories.</summary>
[Cmdlet(VerbsCommon.Set, "C1Directory", SupportsShouldProcess = true)]
[OutputType(typeof(C1Directory))]
public sealed class SetC1DirectoryCommand : DirectoryFieldsCommand
{
    /// <summary>Returns the directory as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => Messages.ActionChangeDirectory;

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1Directory> NewCall()
    {
        string[] names = [nameof(AppId)];
        var changes = GivenChanges(names);
        Required.GivenId(changes.Get<string>(nameof(AppId)), nameof(AppId));

        // What an answer brings along changes nothing.
        Required.That(changes.Except([.. names, nameof(ExpandMask)]).Any(), nameof(InputObject), () => Messages.NothingToChange);
        return DirectoryOperations.Replace.Call(DirectoryOperations.Whole(changes, Fetch(DirectoryOperations.Get.Call(changes))));
    }
}
