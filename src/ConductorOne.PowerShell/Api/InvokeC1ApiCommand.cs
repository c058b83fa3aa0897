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
    private bool _turnsPages;
    private bool _isWarned;

    /// <summary>Checks what is the same for all requests.</summary>
    protected override void BeginProcessing()
    {
        _onCommandLine = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _inFlight = new RowsInFlight<ApiAnswer>(this, Write, new RowProgress(this));
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
        var row = new InputRow(fromPipe, ++_rows, typeof(object), _onCommandLine, []);
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
        UntypedCall untyped;
        ApiCall<ApiAnswer> call;
        try
        {
            var (body, raw) = ReadBody();
            untyped = new UntypedCall(Method, _target!, Query, body, raw, ContentType, Headers);
            call = Paginate ? FirstPage(untyped.Pages()) : Single(untyped.Request());
        }
        catch (C1InputException e)
        {
            _inFlight!.Refuse(row, _target!.Path, e);
            return;
        }

        _turnsPages = _turnsPages || (!_isWarned && !Paginate && call.Request.IsRead && untyped.NamesPage);
        if (MayGoOn(call.Request, call.Request.Method, call.Request.Path))
        {
            var session = RequireSession(_inFlight!.Finish);
            _inFlight.Limit = ThrottleLimit ?? session.ThrottleLimit;
            _inFlight.Send(row, call.Request.ToString(), call.Request.IsRead, (trace, cancellationToken) => session.Client.SendAsync(call, trace, cancellationToken));
        }
    }

    private ApiCall<ApiAnswer> Single(ApiRequest request) =>
        new(request, Raw ? ApiAnswer.ReadText : ApiAnswer.Read) { Empty = ApiAnswer.Nothing };

    private ApiCall<ApiAnswer> FirstPage(PageRequest pages)
    {
        var list = Raw ? UntypedList.OfPages<object?>(pages, ApiAnswer.TextOf) : UntypedList.Of(pages, AnswerValue.Of, ListProperty);
        var page = list.PageAt("", PageReader<object?>.SizeOfPage(First, PageSize));
        return new(page.Request, body => page.Read(body) is { } first ? ApiAnswer.OfList(list, first) : null);
    }

    private void Write(PendingRow<ApiAnswer> row, ApiAnswer answer)
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

    // Once, however many rows there are. Who asks for a page by its token turns the pages alone.
    private void WarnOfNextPage(ApiAnswer answer)
    {
        if (answer.HasNextPage && !_turnsPages && !_isWarned)
        {
            _isWarned = true;
            WriteWarning(Messages.NextPageNotRead.With(_target!.Path));
        }
    }

    private (ApiBody? Json, RawBody? Raw) ReadBody()
    {
        var hasBody = MyInvocation.BoundParameters.ContainsKey(nameof(Body));
        if (InFile is not null)
        {
            Required.That(!hasBody, nameof(InFile), () => Messages.BodyTwice);
            return (null, RawBody.OfFile(FileOnDisk(InFile)));
        }

        if (!hasBody)
        {
            return (null, null);
        }

        try
        {
            var plain = PlainValue.Of(Body) ?? throw new C1InputException(Messages.BodyIsNull, nameof(Body));
            return RawBody.Of(plain, ContentType) is { } raw ? (null, raw) : (ApiBody.Of(plain), null);
        }
        catch (RuntimeException e) when (e is MetadataException or GetValueException)
        {
            // Too deep, or a property that fails.
            throw new C1InputException(e.Message, nameof(Body));
        }
    }

    private string FileOnDisk(string path)
    {
        try
        {
            var full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? full : throw new C1InputException(Messages.InFileNotOne.With(path), nameof(InFile));
        }
        catch (RuntimeException)
        {
            // A drive that does not exist.
            throw new C1InputException(Messages.InFileNotOne.With(path), nameof(InFile));
        }
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
