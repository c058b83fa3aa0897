using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The base of the cmdlets that create: a row in, a validated call, ShouldProcess, the object out. Whatever is wrong with one row
/// is an error of that row, and the pipe goes on.
/// </summary>
/// <typeparam name="T">What is created.</typeparam>
public abstract class NewC1ObjectCommand<T> : C1SessionCmdlet
    where T : class
{
    private HashSet<string> _onCommandLine = [];
    private CellParameters? _cellParameters;
    private InputRow? _row;
    private int _rows;

    private protected NewC1ObjectCommand()
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

    /// <summary>What -WhatIf and -Confirm call the step, such as "Create app".</summary>
    private protected abstract string Action { get; }

    /// <summary>What they call the object.</summary>
    private protected abstract string Target { get; }

    /// <summary>Makes the call out of the parameters: this is what validates them.</summary>
    private protected abstract ApiCall<T> NewCall();

    /// <summary>Sends it. Where more than one call is needed, a later one that fails is thrown with what was made all the same.</summary>
    /// <exception cref="PartialResultException">Something was made, and then something failed.</exception>
    private protected virtual Task<T> SendAsync(C1Session session, ApiCall<T> call, IApiTrace trace, CancellationToken cancellationToken) =>
        session.Client.SendAsync(call, trace, cancellationToken);

    /// <summary>Remembers what was given as arguments.</summary>
    protected override void BeginProcessing()
    {
        RowBinding.Current.End();
        _onCommandLine = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        if (_onCommandLine.Contains(nameof(InputObject)))
        {
            Terminate(new C1InputException(Messages.InputObjectAsArgument, nameof(InputObject)));
        }
    }

    /// <summary>Creates one object.</summary>
    protected override void ProcessRecord()
    {
        var binding = RowBinding.Current;
        binding.End();
        _cellParameters ??= new CellParameters(GetType());
        _row = new InputRow(InputObject, _rows, typeof(T), _onCommandLine);
        if (_rows == 1 && _row.IgnoredColumns(_cellParameters) is { Length: > 0 } ignored)
        {
            WriteVerbose(Messages.ColumnsIgnored.With(string.Join(", ", ignored)));
        }

        if (TryNewCall(_cellParameters, binding.HasUnreadable) is { } call && MayGoOn(call.Request))
        {
            var session = RequireSession();

            // Whatever goes wrong with one row, foreseen or not, is that row's error.
            Await((trace, cancellationToken) => SendAsync(session, call, trace, cancellationToken), created => WriteObject(created), Fail);
        }
    }

    /// <summary>A row that PowerShell could not bind leaves no trace.</summary>
    protected override void EndProcessing() => RowBinding.Current.End();

    /// <summary>The value if it was given, or nothing: only what was given is sent.</summary>
    private protected TValue? Given<TValue>(TValue? value, [CallerArgumentExpression(nameof(value))] string parameter = "") =>
        _row!.Gives(parameter, value) ? value : default;

    /// <summary>A value of an enumeration in either spelling, if it was given.</summary>
    private protected string? GivenName(string? value, WireEnum names, [CallerArgumentExpression(nameof(value))] string parameter = "") =>
        Given(value, parameter) is { } text && !string.IsNullOrWhiteSpace(text) ? names.Read(text, parameter) : null;

    private ApiCall<T>? TryNewCall(CellParameters parameters, bool hasUnreadable)
    {
        try
        {
            if (hasUnreadable)
            {
                _row!.RefuseUnreadable(parameters);
            }

            _row!.RefuseUseless(this, parameters);
            return NewCall();
        }
        catch (C1InputException e)
        {
            WriteFailure(e);
            return null;
        }
    }

    private bool MayGoOn(ApiRequest request)
    {
        if (ShouldProcess(
            Messages.ShouldProcessDescription.With(Action, Target),
            Messages.ShouldProcessQuestion.With(Action, Target),
            Messages.ShouldProcessCaption,
            out var reason))
        {
            return true;
        }

        if (reason == ShouldProcessReason.WhatIf)
        {
            WriteVerbose(Messages.WouldSend.With(request.Method, request.Path, request.Preview?.Invoke()));
        }

        return false;
    }

    private void Fail(Exception error)
    {
        if (error is PartialResultException partial)
        {
            WriteObject(partial.Made);
            error = partial.InnerException!;
        }

        if (error is C1ApiException { Kind: C1ErrorKind.SignInFailed })
        {
            Terminate(error, _row!.Target);
        }

        WriteFailure(error);
    }

    private void WriteFailure(Exception error) => WriteError(ErrorRecords.From(error, _row!.Target ?? Target, _row.Name));
}
