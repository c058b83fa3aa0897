using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>Calls any operation of the API: by its path, or by its name.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "C1Api", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(PSObject))]
public sealed partial class InvokeC1ApiCommand : C1RowCommand<ApiAnswer>, IDynamicParameters
{
    private const string ByPath = "Path";
    internal const string ByOperation = "Operation";

    private ApiTarget? _target;
    private ApiRequest? _request;
    private bool _turnsPages;
    private bool _isWarned;

    private protected override string Action => _request?.Method ?? "";

    private protected override string Target => _request?.ShownPath ?? _target?.ShownPath ?? Operation ?? "";

    private protected override string SubjectOf(ApiRequest request) => request.ToString();

    /// <summary>Checks what is the same for all requests.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // PowerShell hands out what is bound together with each verbose line, and these may be secrets.
        MyInvocation.BoundParameters.Remove(OtherFields);
        try
        {
            if (Path.Length > 0)
            {
                CheckTogether();
                _target = ApiTarget.Read(Path);
            }
            else
            {
                BeginOperation();
            }
        }
        catch (C1InputException e)
        {
            Terminate(e);
        }
    }

    /// <summary>Sends a request on its way, or reads a list.</summary>
    protected override void ProcessRecord()
    {
        // A null in the pipe is a body that is refused, and is counted like the others.
        if (InputObject is null && Path.Length > 0 && MyInvocation.ExpectingInput)
        {
            InputObject = new PSObject();
        }

        base.ProcessRecord();
    }

    private protected override ApiCall<ApiAnswer> NewCall()
    {
        _request = null;
        var call = Path.Length > 0 ? NewPathCall() : NewOperationCall();
        _request = call.Request;
        return call;
    }

    private protected override void Write(PendingRow<ApiAnswer> row, ApiAnswer answer)
    {
        if (answer.List is null)
        {
            answer.WriteTo(this);
            WarnOfNextPage(answer);
            return;
        }

        using var reader = new PageReader<object?>(RequireSession().Client.SendAsync, answer.List, First, PageSize, answer.FirstPage);
        WritePages(reader, row);
    }

    private ApiCall<ApiAnswer> FirstPage(PagedCall<object?> list)
    {
        var page = list.PageAt("", PageReader<object?>.SizeOfPage(First, PageSize));
        return new(page.Request, body => page.Read(body) is { } first ? ApiAnswer.OfList(list, first) : null);
    }

    private void CheckTogether()
    {
        string?[] ofItems = [ListProperty is null ? null : nameof(ListProperty), First is null ? null : nameof(First)];
        var ofPages = PageSize is null ? null : nameof(PageSize);
        Refuse(Paginate ? null : ofItems.Append(ofPages), name => Messages.ListParametersWithoutPaginate.With(name));
        Refuse(Paginate && Raw ? ofItems : null, name => Messages.RawPagesAreWhole.With(name));
    }

    private static void Refuse(IEnumerable<string?>? parameters, Func<string, string> message)
    {
        if (parameters?.FirstOrDefault(p => p is not null) is { } given)
        {
            throw new C1InputException(message("-" + given), given);
        }
    }
}
