using System.Collections;
using System.Management.Automation;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <content>Calls by path: what comes down the pipe are bodies.</content>
public sealed partial class InvokeC1ApiCommand
{
    private ApiCall<ApiAnswer> NewPathCall()
    {
        var (body, raw) = ReadBody();
        var untyped = new UntypedCall(Method, _target!, QueryMembers(), body, raw, ContentType, Headers);
        var call = Paginate ? FirstPage(PagesOf(untyped)) : Single(untyped.Request());
        _turnsPages = _turnsPages || (!_isWarned && !Paginate && call.Request.IsRead && untyped.NamesPage);
        return call;
    }

    private ApiCall<ApiAnswer> Single(ApiRequest request) =>
        new(request, Raw ? ApiAnswer.ReadText : ApiAnswer.Read) { Empty = ApiAnswer.Nothing };

    private PagedCall<object?> PagesOf(UntypedCall untyped) => Raw
        ? UntypedList.OfPages<object?>(untyped.Pages(), ApiAnswer.TextOf)
        : UntypedList.Of(untyped.Pages(), e => AnswerValue.Of(e), ListProperty);

    private IDictionary? QueryMembers() => Query is null ? null
        : Query as IDictionary ?? throw new C1InputException(Messages.ValueUnfit.With(nameof(Query), PlainValue.SingleText(Query) ?? Query.GetType().Name, Messages.ExpectedMembers), nameof(Query));

    // Once, however many rows there are. Who asks for a page by its token turns the pages alone.
    private void WarnOfNextPage(ApiAnswer answer)
    {
        if (answer.HasNextPage && !_turnsPages && !_isWarned)
        {
            _isWarned = true;
            WriteWarning(Messages.NextPageNotRead.With(_target?.ShownPath ?? Target));
        }
    }

    private (ApiBody? Json, RawBody? Raw) ReadBody()
    {
        var hasBody = MyInvocation.BoundParameters.ContainsKey(nameof(Body));
        if (InFile is not null)
        {
            Required.That(!hasBody, nameof(InFile), () => Messages.BodyTwice);
            return (null, RawBody.OfFile(UserPath.Full(InFile, nameof(InFile), SessionState, () => Messages.InFileNotOne.With(InFile))));
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
}
