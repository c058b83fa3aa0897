using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The base of the cmdlets that take rows: a row in, a validated call, ShouldProcess, the object out. Whatever is wrong with one row
/// is an error of that row, and the pipe goes on.
/// </summary>
/// <typeparam name="T">What comes of a row.</typeparam>
public abstract partial class C1RowCommand<T> : C1SessionCmdlet
    where T : class
{
    private HashSet<string> _arguments = [];
    private CellParameters? _parameters;
    private RowColumns? _columns;
    private RowScripts? _scripts;
    private string? _action;
    private RowsInFlight<T>? _inFlight;
    private RowProgress? _progress;
    private InputRow? _row;
    private int _rows;

    // What the row gives for these cannot be read.
    private readonly HashSet<string> _unfilled = [];

    private protected C1RowCommand()
    {
    }

    /// <summary>Takes the rows of a pipe; their properties fill the other parameters by name.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Row]
    public PSObject? InputObject
    {
        get;
        set
        {
            // Counted here: a row that PowerShell cannot bind comes no further.
            field = value;
            _rows += value is null ? 0 : 1;
        }
    }

    /// <summary>How many requests are under way at once; that of the session where none is given.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>How many rows will come, for the progress bar.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? RowCount { get; set; }

    /// <summary>The parameters that were given as arguments.</summary>
    private protected ICollection<string> Arguments => _columns?.Arguments ?? _arguments;

    /// <summary>The parameters that rows fill.</summary>
    private protected CellParameters Parameters => _columns?.Parameters ?? (_parameters ??= NewParameters());

    private protected virtual CellParameters NewParameters() => new(GetType());

    /// <summary>What the columns of this row mean: the same for all rows, but where a row says itself what it is for.</summary>
    private protected virtual RowColumns ColumnsOfRow() => _columns!;

    /// <summary>Whether PowerShell has bound the cells of this row whose columns have the names of parameters.</summary>
    private protected virtual bool IsRowBound(InputRow row) => true;

    /// <summary>What columns mean where other parameters are filled.</summary>
    /// <param name="parameters">What rows fill.</param>
    /// <param name="alsoGiven">Those of them that were given as arguments, beside those that PowerShell knows.</param>
    private protected RowColumns NewColumns(CellParameters parameters, ISet<string> alsoGiven) =>
        new(parameters, NounClass, new HashSet<string>(_arguments.Concat(alsoGiven), StringComparer.OrdinalIgnoreCase), _scripts!.Names);

    /// <summary>Whether what comes down the pipe is a row of fields.</summary>
    private protected virtual bool TakesRows => true;

    /// <summary>The parameters that a script block gives, for each row.</summary>
    private protected ICollection<string> Scripted => _scripts!.Names;

    /// <summary>What -WhatIf and -Confirm call the step, such as "Create app". Reads ask nobody.</summary>
    private protected virtual string Action => _action ??= OfNoun(Verb switch
    {
        VerbsCommon.Set => Messages.ActionChange,
        VerbsCommon.Remove => Messages.ActionRemove,
        _ => Messages.ActionCreate,
    });

    /// <summary>What they call the object.</summary>
    private protected virtual string Target => OwnId is not { Length: > 0 } id ? ""
        : NameOfRow is { } name ? Messages.NameAndId.With(name, id)
        : id;

    // A connector without a name of its own goes by that of its product.
    private string? NameOfRow => KnownObject.Text(InputObject, "DisplayName")
        ?? (Nouns.OfClass(NounClass.FullName) == Noun.Connector ? KnownObject.Text(InputObject, "Catalog") : null);

    /// <summary>What the error of a request that was sent is about, where there is no row.</summary>
    private protected virtual string SubjectOf(ApiRequest request) => Target;

    /// <summary>What is sent behind the first request of a row, to be shown with it.</summary>
    private protected virtual IEnumerable<ApiRequest> RequestsBehind => [];

    /// <summary>Whether the user agrees with what -Confirm does not ask about.</summary>
    private protected virtual bool IsAgreed() => true;

    /// <summary>The parameter that a text in the pipe fills where the own id is an argument, or the cmdlet takes none.</summary>
    private protected virtual string? TextParameter => null;

    /// <summary>Refuses a row before it is said to give nothing.</summary>
    /// <exception cref="C1InputException">Says what is wrong.</exception>
    private protected virtual void Check(InputRow row) => RefuseOtherNoun(row);

    /// <summary>Makes the call out of the parameters: this is what validates them.</summary>
    private protected abstract ApiCall<T> NewCall();

    /// <summary>What is sent for a call. Made while the parameters are those of the row, and run when they may be another one's.</summary>
    private protected virtual RowWork<T> NewWork(ApiCall<T> call) =>
        (session, trace, cancellationToken) => session.Client.SendAsync(call, trace, cancellationToken);

    /// <summary>What the row waits for once its request is accepted; nothing where it does not wait. Made and run as the work is.</summary>
    private protected virtual RowWait<T>? NewRowWait(ApiCall<T> call) => null;

    /// <summary>Takes the next row, which is sent or refused by this.</summary>
    private protected virtual void Take(System.Action row) => row();

    /// <summary>Whether a row that waits keeps the next one from being sent, as one does whose request is under way.</summary>
    private protected virtual bool WaitsInTurn => false;

    /// <summary>Reads what a call cannot be made without.</summary>
    /// <exception cref="C1ApiException">It could not be read.</exception>
    private protected TRead Fetch<TRead>(ApiCall<TRead> get)
        where TRead : class => Fetch((client, trace, cancellationToken) => client.SendAsync(get, trace, cancellationToken));

    /// <summary>The same with several requests.</summary>
    /// <exception cref="C1ApiException">It could not be read.</exception>
    private protected TRead Fetch<TRead>(WaitLook<TRead> read)
        where TRead : class
    {
        // A row before this one may be changing the same object.
        _inFlight!.FinishSending();
        var client = RequireSession().Client;
        TRead? found = null;
        ExceptionDispatchInfo? failure = null;
        Await((trace, cancellationToken) => read(client, trace, cancellationToken), result => found = result, error => failure = ExceptionDispatchInfo.Capture(error));
        failure?.Throw();
        return found!;
    }

    /// <summary>Writes what came of a row: of a change, only where that was asked for.</summary>
    private protected virtual void Write(PendingRow<T> row, T made)
    {
        if (PassesOn)
        {
            WriteObject(made);
        }
    }

    /// <summary>Whether objects are written.</summary>
    private protected virtual bool PassesOn => true;

    /// <summary>Takes what -InputObject is as an argument, where that means anything: by itself it does not.</summary>
    private protected virtual bool TakesInputArgument() => false;

    /// <summary>Remembers what was given as arguments.</summary>
    protected override void BeginProcessing()
    {
        RowBinding.Current.End();

        _arguments = new HashSet<string>(
            MyInvocation.BoundParameters.Where(p => !RowScripts.IsScript(p.Value)).Select(p => p.Key), StringComparer.OrdinalIgnoreCase);
        if (_arguments.Contains(nameof(InputObject)) && !TakesInputArgument())
        {
            Terminate(new C1InputException(Messages.InputObjectAsArgument, nameof(InputObject)));
        }

        _rows = 0;

        _scripts = new RowScripts(MyInvocation.BoundParameters, Parameters);
        _columns = new RowColumns(Parameters, NounClass, _arguments, _scripts.Names);
        _progress = new RowProgress(this) { Total = RowCount };
        _inFlight = new RowsInFlight<T>(this, Write, _progress);
    }

    /// <summary>Sends a row on its way.</summary>
    protected override void ProcessRecord()
    {
        var binding = RowBinding.Current;
        binding.End();

        // A null in the pipe is a row, too.
        _rows += InputObject is null && MyInvocation.ExpectingInput ? 1 : 0;

        // Asked before scripts of the user's run, which may bind rows of their own.
        var hasUnreadable = binding.HasUnreadable;
        _columns = ColumnsOfRow();
        _row = new InputRow(InputObject, _rows, typeof(T), _columns.Arguments, Scripted);
        var reset = new List<(PropertyInfo Property, object? Value)>();
        try
        {
            WithPipe(() =>
            {
                if (TakesRows)
                {
                    TellOfIgnored(_columns!, _row);
                }

                var unreadable = Fill(_columns!, _row, reset);
                TakeOwnId(_row, reset);
                Process(_columns!, unreadable, hasUnreadable);
            });
        }
        finally
        {
            reset.ForEach(filled => filled.Property.SetValue(this, filled.Value));
        }
    }

    /// <summary>Writes what is still on its way.</summary>
    protected override void EndProcessing()
    {
        // A row that PowerShell could not bind leaves no trace.
        RowBinding.Current.End();
        WithPipe(() =>
        {
            SendGathered();
            _inFlight!.Finish();
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // A pipe that was ended by somebody else comes here at once.
            _inFlight?.End();
        }

        base.Dispose(disposing);
    }

    /// <summary>The value if it was given, or nothing: only what was given is sent.</summary>
    private protected TValue? Given<TValue>(TValue? value, [CallerArgumentExpression(nameof(value))] string parameter = "") =>
        _row!.Gives(parameter, value) ? value : default;

    /// <summary>The call of an operation with what was given.</summary>
    private protected ApiCall<T> Call(Operation<T> operation) =>
        operation.Call(operation.Wrapper is null ? GivenFields(operation.Names) : GivenChanges(operation.Names));

    /// <summary>Every field that was given: only what was given is sent.</summary>
    /// <param name="names">The fields that say which object is meant: the path checks these.</param>
    private protected Fields GivenFields(IReadOnlyCollection<string> names) =>
        FieldsWhere(names, (parameter, value) => value is not null && _row!.Gives(parameter.Name, value));

    /// <summary>The fields that say which object is meant.</summary>
    private protected Fields GivenNames(IReadOnlyCollection<string> names) =>
        FieldsWhere(names, (parameter, value) => value is not null && names.Contains(parameter.Name) && _row!.Gives(parameter.Name, value));

    /// <summary>
    /// The fields that change: an argument without a value clears its field, an empty cell leaves it alone. Of an object of this module that comes
    /// down the pipe, nothing but its ids is taken: it has every field.
    /// </summary>
    /// <param name="names">The fields that say which object is meant.</param>
    private protected Fields GivenChanges(IReadOnlyCollection<string> names) => FieldsWhere(names, (parameter, value) =>
        Arguments.Contains(parameter.Name)
        || (_row!.Gives(parameter.Name, value) && (!_row.IsOurs || names.Contains(parameter.Name) || Scripted.Contains(parameter.Name))));

    private Fields FieldsWhere(IReadOnlyCollection<string> names, Func<CellParameter, object?, bool> isGiven)
    {
        var fields = new Fields();
        foreach (var parameter in Parameters.All)
        {
            var value = parameter.Property.GetValue(this);
            if (isGiven(parameter, value))
            {
                fields.Add(parameter.Name, value is null || names.Contains(parameter.Name) ? value : parameter.Cell.ToWire(value, parameter.Name));
            }
        }

        return fields;
    }

    /// <summary>What a step is called that is done to such an object.</summary>
    private protected string OfNoun(string action) => action.With(Nouns.OfClass(NounClass.FullName)?.Facts().LabelWithoutArticle);

    /// <summary>The class of the objects that the cmdlet is about.</summary>
    private protected virtual Type NounClass => typeof(T);

    private void TellOfIgnored(RowColumns columns, InputRow row)
    {
        var ignored = columns.NewIgnored(row);
        var misspelt = ignored.ToLookup(column => columns.Misspelt(column, row));
        foreach (var meant in misspelt.Where(m => m.Key is not null))
        {
            WriteWarning(VisibleText.Lines(string.Join(Environment.NewLine, meant.Select(column => Messages.ColumnMisspelt.With(column, meant.Key)))));
        }

        // That row asks for what it does not get.
        foreach (var column in misspelt[null].Where(column => MyInvocation.MyCommand.Parameters.TryGetValue(column, out var parameter) && parameter.SwitchParameter && !Arguments.Contains(column)))
        {
            WriteWarning(VisibleText.Of(Messages.ColumnIsSwitch.With(column)));
        }

        if (misspelt[null].Any())
        {
            WriteVerbose(Messages.ColumnsIgnored.With(string.Join(", ", misspelt[null])));
        }
    }

    // Fills the parameters that PowerShell left empty, and notes what they were before: it resets what it has bound itself, and nothing else.
    private C1InputException? Fill(RowColumns columns, InputRow row, List<(PropertyInfo Property, object? Value)> reset)
    {
        C1InputException? failure = null;
        _unfilled.Clear();
        foreach (var (parameter, value, source) in row.Unbound(columns, IsRowBound(row))
            .Select(cell => (cell.Parameter, Value: cell.Parameter.Cell.Read(cell.Cell), Messages.CellUnreadable))
            .Concat(TextOfPipe().Select(cell => (cell.Parameter, Value: cell.Parameter.Cell.Read(cell.Text), Messages.CellUnreadable)))
            .Concat(_scripts!.Run(InputObject).Select(result => (result.Parameter, result.Value, Messages.ScriptUnreadable))))
        {
            if (value is UnreadableCell unreadable)
            {
                _unfilled.Add(parameter.Name);
                failure ??= new C1InputException(source.With(parameter.Name, unreadable.Reason), parameter.Name);
            }
            else if (value is not null)
            {
                reset.Insert(0, (parameter.Property, parameter.Property.GetValue(this)));
                parameter.Property.SetValue(this, LanguagePrimitives.ConvertTo(value, parameter.Property.PropertyType, CultureInfo.InvariantCulture));
            }
        }

        return failure;
    }

    private IEnumerable<(CellParameter Parameter, string Text)> TextOfPipe()
    {
        if (InputObject?.BaseObject is string text && TextParameter is { } name && (IdParameter is not { } own || IsTyped(own)) && !IsTyped(name))
        {
            yield return (Parameters.Find(name)!, text);
        }
    }

    private void Process(RowColumns columns, C1InputException? unreadable, bool hasUnreadable) => Process(columns, () =>
    {
        if (hasUnreadable)
        {
            _row!.RefuseUnreadable(columns.Parameters);
        }

        if (unreadable is not null)
        {
            throw unreadable;
        }

        Required.That(InputObject is not null || !MyInvocation.ExpectingInput || !TakesRows, nameof(InputObject), () => Messages.RowGivesNothing.With(columns.Parameters.All[0].Name));
        Check(_row!);
        _row!.RefuseUseless(this, columns);
        return Gathers(_row!) ? null : NewCall();
    });

    private void Process(RowColumns columns, Func<ApiCall<T>?> newCall)
    {
        if (TryNewCall(columns, newCall) is { } call)
        {
            var session = RequireSession(_inFlight!.Finish);
            var work = NewWork(call);
            _inFlight.Limit = ThrottleLimit ?? session.ThrottleLimit;
            var (row, subject, wait) = (_row!, SubjectOf(call.Request), NewRowWait(call));
            Take(() => _inFlight.Send(
                row,
                subject,
                call.Request.IsRead,
                (trace, cancellationToken) => work(session, trace, cancellationToken),
                wait is null ? null : (made, trace, cancellationToken) => wait(made, session, trace, cancellationToken),
                WaitsInTurn));
        }
    }

    private void WithPipe(System.Action step)
    {
        try
        {
            step();
        }
        catch
        {
            _inFlight!.End();
            throw;
        }
    }

    // A call that may be sent.
    private ApiCall<T>? TryNewCall(RowColumns columns, Func<ApiCall<T>?> newCall)
    {
        try
        {
            return newCall() is { } call && MayGoOn(call.Request, Action, Target, RequestsBehind) && IsAgreed() ? call : null;
        }
        catch (C1InputException) when (_row!.IsBlank)
        {
            WriteVerbose(Messages.RowIsBlank.With(_row.Name));
            return null;
        }
        catch (C1InputException e)
        {
            Refuse(Explained(e, columns));
            return null;
        }
        catch (C1ApiException e)
        {
            Refuse(e);
            return null;
        }
    }

    private void Refuse(Exception error)
    {
        if (GathersFault(_row!, error))
        {
            return;
        }

        var (row, target) = (_row!, Target);
        Take(() => _inFlight!.Refuse(row, target, error));
    }

    // What is said of a parameter that was not given is that it is missing: more helps to give it.
    private C1InputException Explained(C1InputException error, RowColumns columns)
    {
        var missing = columns.Parameters.All.FirstOrDefault(p => p.Name == error.Parameter);
        var isGiven = missing is null ? error.Parameter != nameof(InputObject) : _row!.Gives(missing.Name, missing.Property.GetValue(this));
        var isBlankId = missing is not null && (error.Message == Messages.BlankId.With(missing.Name)
            || (Nouns.OfField(missing.Name) is not null && error.Message == Messages.RequiredTextEmpty.With(missing.Name)));
        if (isGiven && !isBlankId)
        {
            return error;
        }

        var message = isBlankId ? WhatToGive(missing!.Name, isGiven) : error.Message;
        return new C1InputException(!isGiven && columns.Advice(_row!, missing?.Name) is { } advice ? message + " " + advice : message, error.Parameter);
    }

    private string Verb => GetType().GetCustomAttribute<CmdletAttribute>()!.VerbName;

    // An argument that is empty was given by its name already: to say so again helps nobody. No command that changes all apps is shown to be copied.
    private string WhatToGive(string id, bool isGiven) =>
        Nouns.OfField(id)?.Facts() is not { } noun ? Messages.BlankIdOfOther.With(id)
        : !isGiven && noun.Plural is { } plural
            ? Verb == VerbsCommon.Get ? Messages.BlankParent.With(id, plural(), noun.Cmdlet, MyInvocation.MyCommand.Name) : Messages.BlankParentOfChange.With(id, noun.Label())
        : Messages.BlankIdOfNoun.With(id, noun.Label(), noun.LabelWithoutArticle);
}
