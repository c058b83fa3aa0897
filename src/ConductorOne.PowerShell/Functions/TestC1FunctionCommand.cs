using System;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Runs the tests of functions.</summary>
[Cmdlet(VerbsDiagnostic.Test, "C1Function", SupportsShouldProcess = true)]
[OutputType(typeof(C1FunctionTestResult))]
public sealed class TestC1FunctionCommand : FunctionActionCommand<SeveralObjects<C1FunctionTestResult>>
{
    /// <summary>The commit; the server chooses one where none is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    private protected override string Action => OfNoun(Messages.ActionTest);

    private protected override ApiCall<SeveralObjects<C1FunctionTestResult>> NewCall()
    {
        var (id, commit) = (GivenFunction(), GivenCommit(CommitId));
        var call = FunctionRunOperations.Test.Call(new() { { nameof(FunctionId), id }, { nameof(CommitId), commit } });
        return new(call.Request, body => call.Read(body) is { } answer ? new([.. answer.All.Select(result => Of(result, id, commit))]) : null);
    }

    // All results first: under -ErrorAction Stop, the first error is the last that is written.
    private protected override RowWork<SeveralObjects<C1FunctionTestResult>> NewWork(ApiCall<SeveralObjects<C1FunctionTestResult>> call)
    {
        var send = FunctionRows.Explaining(FunctionId!, Given(CommitId), base.NewWork(call));
        return async (session, trace, cancellationToken) =>
        {
            var made = await send(session, trace, cancellationToken).ConfigureAwait(false);
            Exception[] failures = [.. made.Items.Where(result => result.Status is not ("Ok" or "Skipped")).Select(Failure)];
            return failures.Length == 0 ? made : throw new PartialResultException(made, failures[0], [.. failures.Skip(1)]);
        };
    }

    private protected override void Write(PendingRow<SeveralObjects<C1FunctionTestResult>> row, SeveralObjects<C1FunctionTestResult> made)
    {
        WriteObject(made.Items, enumerateCollection: true);
        if (made.Items.Count == 0)
        {
            Warn(Messages.FunctionTestsMissing.With(row.Subject));
        }
    }

    private static FunctionTestFailedException Failure(C1FunctionTestResult failed) => new(Messages.FunctionTestFailed.With(failed.Name, Reason(failed)), failed);

    private static C1FunctionTestResult Of(C1FunctionTestResult result, string functionId, string? commitId)
    {
        (result.FunctionId, result.CommitId) = (functionId, commitId ?? "");
        return result;
    }

    private static string Reason(C1FunctionTestResult failed) => failed.Error.Length > 0 ? failed.Error
        : failed.Assertions.Find(assertion => !assertion.Pass) is { } wrong ? Messages.FunctionTestReason.With(wrong.Description, wrong.Expected, wrong.Actual, wrong.At).TrimEnd()
        : failed.Status;
}
