using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Reads directories.</summary>
[Cmdlet(VerbsCommon.Get, "C1Directory")]
[OutputType(typeof(C1Directory))]
public sealed class GetC1DirectoryCommand : GetC1PartsCommand<C1Directory>
{
    /// <summary>The app that is the directory; all directories where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override string Target => OwnId ?? "";

    private protected override PagedCall<C1Directory> NewList()
    {
        // An id that is empty by mistake must not read as all.
        if (InputObject is null && !IsTyped(nameof(AppId)))
        {
            return DirectoryOperations.List.Call([]);
        }

        var one = DirectoryOperations.Get.Call(GivenNames([nameof(AppId)]));
        return new((_, _) => one.Request, json => one.Read(json) is { } found ? new([found], "") : null);
    }
}
