using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>Calls any operation of the API.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "C1Api", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed partial class InvokeC1ApiCommand : C1SessionCmdlet
{
    private HashSet<string> _onCommandLine = [];
    private ApiTarget? _target;
    private RowsInFlight<ApiAnswer>? _inFlight;
    private int _rows;

    /// <summary>Checks what is the same for all requests.</summary>
    protected override void BeginProcessing()
    {
        _onCommandLine = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _inFlight = new RowsInFlight<ApiAnswer>(this, (_, answer) => answer.WriteTo(this), new RowProgress(this));
        try
        {
            CheckTogether();
            _target = ApiTarget.Read(Path);
        }
        catch (C1InputException e)
        {
            Terminate(e);
        }
    }

    /// <summary>Sends a request on its way, or reads a list.</summary>
    protected override void ProcessRecord()
    {
        var fromPipe = MyInvocation.ExpectingInput ? PSObject.AsPSObject(Body ?? new PSObject()) : null;
        var row = new InputRow(fromPipe, ++_rows, typeof(object), _onCommandLine);
        WithPipe(() => Process(row));
    }

    /// <summary>Writes what is still on its way.</summary>
    protected override void EndProcessing() => WithPipe(_inFlight!.Finish);

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

    private void Process(InputRow row)
    {
        ApiRequest request;
        PageRequest? pages;
        try
        {
            var call = new UntypedCall(Method, _target!, Query, ReadBody());
            (request, pages) = (call.Request(), Paginate ? call.Pages() : null);
        }
        catch (C1InputException e)
        {
            _inFlight!.Refuse(row, Path, e);
            return;
        }

        if (!MayGoOn(request, request.Method, request.Path))
        {
            return;
        }

        var session = RequireSession();
        if (pages is not null)
        {
            WritePages(session, NewList(pages), row, request);
            return;
        }

        var single = new ApiCall<ApiAnswer>(request, Raw ? ApiAnswer.ReadText : ApiAnswer.Read) { Empty = ApiAnswer.Nothing };
        _inFlight!.Limit = ThrottleLimit ?? session.ThrottleLimit;
        _inFlight.Send(row, request.ToString(), request.IsRead, (trace, cancellationToken) => session.Client.SendAsync(single, trace, cancellationToken));
    }

    private PagedCall<object?> NewList(PageRequest pages) => Raw
        ? UntypedList.OfPages<object?>(pages, ApiAnswer.TextOf)
        : UntypedList.Of(pages, AnswerValue.Of, ListProperty);

    private void WritePages(C1Session session, PagedCall<object?> list, InputRow row, ApiRequest request)
    {
        using var reader = new PageReader<object?>(session.Client.SendAsync, list, First, PageSize);
        for (var hasMore = true; hasMore;)
        {
            Await(
                reader.NextAsync,
                page =>
                {
                    hasMore = page is not null;
                    foreach (var item in page ?? [])
                    {
                        WriteObject(item);
                    }
                },
                error =>
                {
                    hasMore = false;
                    _inFlight!.Refuse(row, request.ToString(), error);
                });
        }
    }

    private ApiBody? ReadBody()
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Body)))
        {
            return null;
        }

        try
        {
            return ApiBody.Of(PlainValue.Of(Body) ?? throw new C1InputException(Messages.BodyIsNull, nameof(Body)));
        }
        catch (RuntimeException e) when (e is MetadataException or GetValueException)
        {
            // Too deep, or a property that fails.
            throw new C1InputException(e.Message, nameof(Body));
        }
    }

    private void CheckTogether()
    {
        string?[] ofItems = [ListProperty is null ? null : nameof(ListProperty), First is null ? null : nameof(First)];
        var ofPages = PageSize is null ? null : nameof(PageSize);
        Refuse(Paginate ? null : ofItems.Append(ofPages), name => Messages.ListParametersWithoutPaginate.With(name));
        Refuse(Paginate && Raw ? ofItems : null, name => Messages.RawPagesAreWhole.With(name));
        Required.That(!Paginate || ThrottleLimit is null or 1, nameof(ThrottleLimit), () => Messages.PaginateInTurn);
    }

    private static void Refuse(IEnumerable<string?>? parameters, Func<string, string> message)
    {
        if (parameters?.FirstOrDefault(p => p is not null) is { } given)
        {
            throw new C1InputException(message("-" + given), given);
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
}
