using System;
using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Runs functions.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "C1Function", SupportsShouldProcess = true)]
[OutputType(typeof(C1FunctionInvocation))]
public sealed class InvokeC1FunctionCommand : C1WaitingCommand<C1FunctionInvocation>, IDynamicParameters
{
    // Takes the rows of the pipe where -InputObject is an argument: PowerShell binds that to no row then.
    private const string PipeObject = nameof(PipeObject);

    private readonly RuntimeDefinedParameterDictionary _dynamic = [];
    private IDictionary? _input;

    /// <summary>The function.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function)]
    public string? FunctionId { get; set; }

    /// <summary>What the function is given; an empty object where nothing is said.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Input")]
    [FunctionInputCell]
    public IDictionary? Json { get; set; }

    /// <summary>The commit; the published one where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    /// <summary>The volume that the code can read and write files in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? VfsId { get; set; }

    private protected override string IdParameter => nameof(FunctionId);

    private protected override Type NounClass => typeof(C1Function);

    private protected override string Action => OfNoun(Messages.ActionInvoke);

    // A run that is waited for is under way until it is over: a user who says how many run at once means the runs.
    private protected override bool WaitsInTurn => true;

    // A text beside a function that was typed is its input.
    private protected override string? TextParameter => _input is null ? nameof(Json) : null;

    /// <summary>A parameter for the rows, where the one that all cmdlets have is the input.</summary>
    public object? GetDynamicParameters()
    {
        _dynamic.Clear();
        if (InputObject is not null)
        {
            _dynamic.Add(PipeObject, new(PipeObject, typeof(PSObject), new Collection<Attribute>
            {
                new ParameterAttribute { ValueFromPipeline = true, DontShow = true },
                new RowAttribute(),
            }));
        }

        return _dynamic;
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // PowerShell would take what it gives for the row, and the function would run with nothing.
        if (Scripted.Contains(nameof(InputObject)))
        {
            Terminate(new C1InputException(Messages.FunctionInputScript, nameof(InputObject)));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_input is not null)
        {
            InputObject = (PSObject?)_dynamic[PipeObject].Value;
        }

        base.ProcessRecord();
    }

    private protected override void Check(InputRow row)
    {
        if (!FunctionRows.Belongs(row))
        {
            base.Check(row);
        }
    }

    // As an argument it is the input: in a pipe it is the row, as everywhere.
    private protected override bool TakesInputArgument()
    {
        var read = new FunctionInputCellAttribute().Read(InputObject);
        if ((RowBinding.Current.Refusal ?? (read is UnreadableCell unreadable ? nameof(InputObject) + " " + unreadable.Reason
            : read is null ? Messages.FunctionInputEmpty
            : Json is null ? null : Messages.FunctionInputTwice)) is { } refusal)
        {
            Terminate(new C1InputException(refusal));
        }

        (InputObject, _input) = (null, (IDictionary?)read);

        // What was given may have secrets in it, and PowerShell hands it out together with each verbose line.
        MyInvocation.BoundParameters[nameof(InputObject)] = read;
        return true;
    }

    private protected override ApiCall<C1FunctionInvocation> NewCall()
    {
        Required.GivenId(Given(FunctionId), nameof(FunctionId));
        var (id, commit) = (FunctionId!, FunctionRows.Commit(Given(CommitId), IsTyped(nameof(CommitId))));
        var call = FunctionRunOperations.Invoke.Call(new()
        {
            { nameof(FunctionId), id },
            { nameof(CommitId), commit },
            { nameof(Json), new InvocationInput(_input ?? Given(Json) ?? new Hashtable(), nameof(Json)) },
            { nameof(VfsId), Given(VfsId) },
        });
        return new(call.Request, body => call.Read(body)?.Begun(id, commit));
    }

    private protected override RowWork<C1FunctionInvocation> NewWork(ApiCall<C1FunctionInvocation> call) =>
        FunctionRows.Explaining(FunctionId!, Given(CommitId), base.NewWork(call));

    private protected override Func<C1FunctionInvocation, Wait<C1FunctionInvocation>?> NewWait(ApiCall<C1FunctionInvocation> call)
    {
        // What comes back may repeat the input.
        var secrets = call.Request.Secrets;
        return begun => FunctionRunOperations.Wait(begun, secrets);
    }

    private protected override RowWait<C1FunctionInvocation>? NewRowWait(ApiCall<C1FunctionInvocation> call) => base.NewRowWait(call) is not { } wait ? null
        : async (begun, session, trace, cancellationToken) =>
        {
            var done = await wait(begun, session, trace, cancellationToken).ConfigureAwait(false);
            return FunctionRunOperations.Failure(done) is { } failure ? throw new FunctionFailedException(failure, done) : done;
        };

    // An error of a run that failed has the invocation with it.
    private protected override void Write(PendingRow<C1FunctionInvocation> row, C1FunctionInvocation made)
    {
        if (row.Error is not FunctionFailedException)
        {
            WriteObject(made);
        }
    }
}
