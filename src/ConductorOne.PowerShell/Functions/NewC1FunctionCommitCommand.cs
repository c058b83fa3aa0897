using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Files;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Makes commits of functions: new versions of their code.</summary>
[Cmdlet(VerbsCommon.New, "C1FunctionCommit", SupportsShouldProcess = true)]
[OutputType(typeof(C1FunctionCommit))]
public sealed class NewC1FunctionCommitCommand : FunctionActionCommand<C1FunctionCommit>
{
    // What the row that is looked at comes to.
    private RowWork<C1FunctionCommit>? _work;
    private IReadOnlyList<ApiRequest> _behind = [];

    /// <summary>The code: a folder, a file or several, with main.ts among them.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [PathCell]
    public string[]? Path { get; set; }

    /// <summary>The code: file paths with text or bytes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ContentCell]
    public IDictionary? Content { get; set; }

    /// <summary>What the commit says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Message")]
    [TextCell]
    public string? CommitMessage { get; set; }

    /// <summary>How the files are sent; by their size and kind where nothing is said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<CommitTransfer>))]
    [EnumCell(typeof(CommitTransfer))]
    public string? Transfer { get; set; }

    /// <summary>Publishes the commit, by a call of its own.</summary>
    [Parameter]
    public SwitchParameter Publish { get; set; }

    /// <summary>Makes a commit even where nothing has changed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => Publish ? Messages.ActionCommitAndPublish : Messages.ActionCommit;

    private protected override IEnumerable<ApiRequest> RequestsBehind => _behind;

    private protected override ApiCall<C1FunctionCommit> NewCall()
    {
        _behind = [];
        var id = GivenFunction();
        var code = Code(Given(Path), Given(Content), nameof(Content)) ?? throw new C1InputException(Messages.CommitWithoutCode, nameof(Path));
        code.Check(Given(Path) is null ? nameof(Content) : nameof(Path));
        var transfer = Given(Transfer) is { } given ? CommitTransfer.Read(given) : code.FitsRequest ? CommitTransfer.Request : CommitTransfer.Files;
        var message = Given(CommitMessage);
        var function = Fetch(FunctionOperations.Get.Call(new() { { nameof(FunctionId), id } }));
        if (!Force && function.Head.Length > 0)
        {
            var head = Fetch(SourceCall(id, function.Head));
            if (head.Is(code.Files))
            {
                WriteVerbose(Messages.FunctionUnchanged.With(id, function.Head));
                return Unchanged(function, head.Commit);
            }

            // A folder that was saved would lose them without a word.
            var lost = head.Files.Select(file => file.Key).Where(name => FolderReader.LeavesOut(name) && !code.Files.ContainsKey(name)).ToArray();
            Required.That(Given(Path) is null || lost.Length == 0, nameof(Path), () => Messages.CommitWouldLose.With(function.Head, string.Join(", ", lost)));
        }

        _behind =
        [
            .. transfer == CommitTransfer.Request ? [] : CommitUpload.Behind(id, code.Files),
            .. Publish ? [FunctionOperations.Publish(id, Messages.NewCommit).Request] : Array.Empty<ApiRequest>(),
        ];
        return transfer == CommitTransfer.Request ? InRequest(id, code, message) : ByFiles(id, code, message);
    }

    private protected override RowWork<C1FunctionCommit> NewWork(ApiCall<C1FunctionCommit> call) => _work!;

    // What goes out is what -WhatIf shows: nothing, or the call that publishes what is there.
    private ApiCall<C1FunctionCommit> Unchanged(C1Function function, C1FunctionCommit head)
    {
        head.FunctionId = function.Id;
        var isPublished = !Publish || function.PublishedCommitId == function.Head;
        var publish = FunctionOperations.Publish(function.Id, function.Head);
        _work = async (session, trace, cancellationToken) =>
        {
            if (!isPublished)
            {
                await session.Client.SendAsync(publish, trace, cancellationToken).ConfigureAwait(false);
            }

            return head;
        };
        return new(isPublished ? SourceCall(function.Id, function.Head).Request : publish.Request, _ => head);
    }

    private ApiCall<C1FunctionCommit> InRequest(string id, FunctionContent code, string? message)
    {
        var update = FunctionOperations.Update.Call(new() { { nameof(FunctionId), id }, { nameof(Content), code }, { nameof(CommitMessage), string.IsNullOrEmpty(message) ? null : message } });
        _work = Publishing(
            async (session, trace, cancellationToken) =>
            {
                var function = await session.Client.SendAsync(update, trace, cancellationToken).ConfigureAwait(false);
                return function.Commit is { Id.Length: > 0 } commit ? commit : new C1FunctionCommit { Id = function.Head, Message = message ?? "" };
            },
            id);
        return new(update.Request, _ => null);
    }

    private ApiCall<C1FunctionCommit> ByFiles(string id, FunctionContent code, string? message)
    {
        var begin = CommitUpload.Begin(id, message, code.Files, RequireSession().ServerUrl);
        _work = Publishing(
            async (session, trace, cancellationToken) =>
            {
                var upload = await session.Client.SendAsync(begin, trace, cancellationToken).ConfigureAwait(false);
                try
                {
                    return await upload.SendAsync(session.Client, trace, cancellationToken).ConfigureAwait(false);
                }
                catch (NotSentException e)
                {
                    // The commit has been begun, so there is something to tell.
                    throw new OperationCanceledException(e.CancellationToken);
                }
            },
            id);
        return new(begin.Request, _ => null);
    }

    // A commit that could not be published exists all the same, and is written.
    private RowWork<C1FunctionCommit> Publishing(RowWork<C1FunctionCommit> make, string functionId)
    {
        var publishes = Publish.IsPresent;
        return async (session, trace, cancellationToken) =>
        {
            var commit = await make(session, trace, cancellationToken).ConfigureAwait(false);
            commit.FunctionId = functionId;
            try
            {
                if (publishes)
                {
                    await session.Client.SendAsync(FunctionOperations.Publish(functionId, commit.Id), trace, cancellationToken).ConfigureAwait(false);
                }

                return commit;
            }
            catch (Exception e)
            {
                throw new PartialResultException(commit, e);
            }
        };
    }
}
