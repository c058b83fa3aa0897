using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Writes the code of functions to disk.</summary>
[Cmdlet(VerbsData.Save, "C1FunctionSource", SupportsShouldProcess = true)]
[OutputType(typeof(C1FunctionSourceFile))]
public sealed class SaveC1FunctionSourceCommand : FunctionActionCommand<SeveralObjects<C1FunctionSourceFile>>
{
    // The folders that rows have, in any case of letters: many file systems take them for the same.
    private readonly HashSet<string> _folders = new(StringComparer.OrdinalIgnoreCase);

    // What the row that is looked at comes to.
    private RowWork<SeveralObjects<C1FunctionSourceFile>>? _work;

    // Whether one folder gets a single function is known when a second row has come, or none.
    private (Action Take, string Name)? _first;
    private int _rows;

    /// <summary>The folder that the files go to.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? OutDirectory { get; set; }

    /// <summary>The commit; that which runs where none is given, else the newest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    /// <summary>Replaces files that are there, and those of other commits.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    // One folder for the whole pipe.
    private bool IsShared => MyInvocation.ExpectingInput && Arguments.Contains(nameof(OutDirectory));

    private protected override ApiCall<SeveralObjects<C1FunctionSourceFile>> NewCall()
    {
        var (id, commit, isShared, replaces) = (GivenFunction(), GivenCommit(CommitId), IsShared, Force.IsPresent);
        Required.Text(Given(OutDirectory), nameof(OutDirectory));
        var folder = UserPath.Folder(OutDirectory!, nameof(OutDirectory), SessionState);
        Required.That(!isShared || IdText.IsId(id), nameof(FunctionId), () => Messages.FunctionPathRefused.With(id));
        var own = Path.Combine(folder, id);
        Required.That(_folders.Add(isShared ? own : folder), nameof(OutDirectory), () => Messages.OutFolderTwice.With(isShared ? own : folder));
        _work = async (session, trace, cancellationToken) =>
        {
            var commitSource = await SourceAsync(session, id, commit, trace, cancellationToken).ConfigureAwait(false);
            var source = new FunctionSource(commitSource, isShared && _rows > 1 ? own : folder, replaces, StopToken);
            await source.PrepareAsync(session.Client, trace, cancellationToken).ConfigureAwait(false);

            // It is asked about when it is known what would be written. From there on, only Ctrl+C ends it: half of the code is none.
            var may = await AskAsync(() => !cancellationToken.IsCancellationRequested && MaySave(source)).ConfigureAwait(false);
            return may ? new(await Task.Run(source.Save, CancellationToken.None).ConfigureAwait(false)) : new([]);
        };
        return new(commit is null ? FunctionOperations.Get.Call(new() { { nameof(FunctionId), id } }).Request : SourceCall(id, commit).Request, _ => null);
    }

    private protected override RowWork<SeveralObjects<C1FunctionSourceFile>> NewWork(ApiCall<SeveralObjects<C1FunctionSourceFile>> call) => _work!;

    private protected override void Take(Action row)
    {
        if (++_rows == 1 && IsShared)
        {
            _first = (row, Target);
            return;
        }

        TakeFirst();
        row();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        TakeFirst();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A pipe that fails elsewhere comes here at once.
        if (disposing && _first is { } first && !Stopping)
        {
            _first = null;
            Warn(Messages.UnwrittenFirst.With(first.Name));
        }

        base.Dispose(disposing);
    }

    internal override bool IsSaved(object made) => made is SeveralObjects<C1FunctionSourceFile> { Items.Count: > 0 };

    private protected override void Write(PendingRow<SeveralObjects<C1FunctionSourceFile>> row, SeveralObjects<C1FunctionSourceFile> made) =>
        WriteObject(made.Items, enumerateCollection: true);

    private void TakeFirst()
    {
        var first = _first;
        _first = null;
        first?.Take();
    }

    private bool MaySave(FunctionSource source)
    {
        var may = MayDo(source.Action, source.Folder, out _);
        if (may && source.Old.Count > 0)
        {
            WriteVerbose(Messages.SourceReplaced.With(source.Commit.FunctionId, source.Folder, string.Join(", ", source.Old), source.Commit.Id));
        }

        return may;
    }
}
