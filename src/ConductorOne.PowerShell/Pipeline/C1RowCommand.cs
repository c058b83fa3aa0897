using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The base of the cmdlets that take rows: a row in, a validated call, ShouldProcess, the object out. Whatever is wrong with one row
/// is an error of that row, and the pipe goes on.
/// </summary>
/// <typeparam name="T">What comes of a row.</typeparam>
public abstract class C1RowCommand<T> : C1SessionCmdlet
    where T : class
{
    private HashSet<string> _arguments = [];
    private CellParameters? _cellParameters;
    private RowsInFlight<T>? _inFlight;
    private RowProgress? _progress;
    private InputRow? _row;
    private int _rows;

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
    private protected ICollection<string> Arguments => _arguments;

    /// <summary>What -WhatIf and -Confirm call the step, such as "Create app". Reads ask nobody.</summary>
    private protected virtual string Action => "";

    /// <summary>What they call the object.</summary>
    private protected abstract string Target { get; }

    /// <summary>Makes the call out of the parameters: this is what validates them.</summary>
    private protected abstract ApiCall<T> NewCall();

    /// <summary>What is sent for a call. Made while the parameters are those of the row, and run when they may be another one's.</summary>
    private protected virtual RowWork<T> NewWork(ApiCall<T> call) =>
        (session, trace, cancellationToken) => session.Client.SendAsync(call, trace, cancellationToken);

    /// <summary>Writes what came of a row.</summary>
    private protected virtual void Write(PendingRow<T> row, T made) => WriteObject(made);

    /// <summary>Remembers what was given as arguments.</summary>
    protected override void BeginProcessing()
    {
        RowBinding.Current.End();

        // A script block is no argument yet, but one for each row: PowerShell hides it in a class of its own.
        _arguments = new HashSet<string>(
            MyInvocation.BoundParameters.Where(p => p.Value?.GetType().IsVisible != false).Select(p => p.Key), StringComparer.OrdinalIgnoreCase);
        if (_arguments.Contains(nameof(InputObject)))
        {
            Terminate(new C1InputException(Messages.InputObjectAsArgument, nameof(InputObject)));
        }

        _progress = new RowProgress(this) { Total = RowCount };
        _inFlight = new RowsInFlight<T>(this, Write, _progress);
    }

    /// <summary>Sends a row on its way.</summary>
    protected override void ProcessRecord()
    {
        var binding = RowBinding.Current;
        binding.End();
        _cellParameters ??= new CellParameters(GetType());
        _row = new InputRow(InputObject, _rows, typeof(T), _arguments);
        if (_rows == 1 && _row.IgnoredColumns(_cellParameters) is { Length: > 0 } ignored)
        {
            WriteVerbose(Messages.ColumnsIgnored.With(string.Join(", ", ignored)));
        }

        WithPipe(() => Process(_cellParameters, binding.HasUnreadable));
    }

    /// <summary>Writes what is still on its way.</summary>
    protected override void EndProcessing()
    {
        // A row that PowerShell could not bind leaves no trace.
        RowBinding.Current.End();
        WithPipe(_inFlight!.Finish);
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

    /// <summary>A value of an enumeration in either spelling, if it was given.</summary>
    private protected string? GivenName(string? value, WireEnum names, [CallerArgumentExpression(nameof(value))] string parameter = "") =>
        Given(value, parameter) is { } text && !string.IsNullOrWhiteSpace(text) ? names.Read(text, parameter) : null;

    private void Process(CellParameters parameters, bool hasUnreadable)
    {
        if (TryNewCall(parameters, hasUnreadable) is { } call && MayGoOn(call.Request, Action, Target))
        {
            var session = RequireSession(_inFlight!.Finish);
            var work = NewWork(call);
            _inFlight.Limit = ThrottleLimit ?? session.ThrottleLimit;
            _inFlight.Send(_row!, Target, call.Request.IsRead, (trace, cancellationToken) => work(session, trace, cancellationToken));
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

    private ApiCall<T>? TryNewCall(CellParameters parameters, bool hasUnreadable)
    {
        try
        {
            if (hasUnreadable)
            {
                _row!.RefuseUnreadable(parameters);
            }

            Required.That(InputObject is not null || !MyInvocation.ExpectingInput, nameof(InputObject), () => Messages.RowGivesNothing);
            _row!.RefuseUseless(this, parameters);
            return NewCall();
        }
        catch (C1InputException e)
        {
            _inFlight!.Refuse(_row!, Target, e);
            return null;
        }
    }
}
