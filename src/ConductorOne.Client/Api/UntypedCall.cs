using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>A call of any operation of the API: what it needs, and nothing of what it means.</summary>
internal sealed class UntypedCall
{
    private const string Json = "application/json";
    private const string Bytes = "application/octet-stream";

    // Where pages are turned, the page engine alone says which.
    private static readonly string[] PageFields = ["page_size", "page_token"];
    private static readonly string[] PageMembers = ["pageSize", "pageToken"];

    private readonly string _method;
    private readonly ApiTarget _target;
    private readonly ApiBody? _body;
    private readonly RawBody? _raw;
    private readonly IDictionary? _headers;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _sentHeaders;
    private readonly string _contentType;

    /// <param name="method">In any case; that which fits the body where nothing is said.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="query">What the query says beside what stands in the target.</param>
    /// <param name="body">What goes along as JSON.</param>
    /// <param name="raw">What goes along as it is.</param>
    /// <param name="contentType">What the body is; JSON or bytes where nothing is said.</param>
    /// <param name="headers">What headers say beside those that every request has.</param>
    /// <exception cref="C1InputException">They do not fit together.</exception>
    public UntypedCall(
        string? method, ApiTarget target, IDictionary? query, ApiBody? body, RawBody? raw = null, string? contentType = null, IDictionary? headers = null)
    {
        var hasBody = body is not null || raw is not null;
        _method = method?.ToUpperInvariant() ?? (hasBody ? "POST" : "GET");
        _target = query is null ? target : target with { Query = [.. target.Query, .. QueryFields.Of(query)] };
        Required.That(!hasBody || _method is not ("GET" or "HEAD"), ApiBody.Parameter, () => Messages.BodyWithoutPlace.With(_method));
        Required.That(contentType is null || hasBody, "ContentType", () => Messages.ContentTypeWithoutBody);

        // An empty object in the place of what was forgotten would empty what a PUT replaces: the owners of an app, say.
        Required.That(hasBody || !_target.IsOperation || _method is not ("PUT" or "PATCH"), ApiBody.Parameter, () => Messages.BodyMissing.With(_method));

        // The API wants an object where it has nothing to say. A DELETE takes one, too.
        _body = hasBody || _method is "GET" or "HEAD" || !_target.IsOperation ? body : ApiBody.Of(new Hashtable());
        _raw = raw;
        _headers = headers;
        _sentHeaders = ApiHeaders.Of(headers);
        _contentType = contentType ?? (raw is null ? Json : Bytes);
        RefuseContentType();
        RefuseBlankSecrets();
    }

    /// <summary>Whether it asks for a certain page: then somebody else turns the pages.</summary>
    public bool NamesPage => _target.Query.Any(f => f.Key == PageFields[1] && f.Value.Length > 0) || _body?.HasText(PageMembers[1]) == true;

    /// <summary>The one request that it takes.</summary>
    public ApiRequest Request()
    {
        var query = ApiQuery.Write(_target.Query);
        var address = _target.IsOperation ? [] : CapabilityAddress.Secrets(_target.Path, query);
        string[] hidden = [.. _body?.ProtectedSecrets ?? [], .. ApiHeaders.Secrets(_headers), .. address];
        var request = new ApiRequest
        {
            Method = _method,
            Path = _target.Path,
            ShownAs = _target.IsOperation ? null : _target.ShownPath,
            Query = query,
            Secrets = [.. _body?.Secrets ?? [], .. hidden, .. QueryFields.Secrets(_target.Query)],
            AnswerSecrets = hidden,
            Headers = _sentHeaders,
            ContentType = _contentType,
            HasToken = _target.IsOperation,
            Body = _body is null ? null : () => _body.Json,
            Stream = _raw?.Open,
            Preview = _raw is not null ? () => Messages.RawBody.With(_raw.Length, _contentType) : _body is null ? null : _body.Preview,
        };
        return request with { Repeatable = request.IsRead || _method is "PUT" or "DELETE" };
    }

    /// <summary>The requests for the pages of a list.</summary>
    /// <exception cref="C1InputException">It asks for no list, or for a page of its own.</exception>
    public PageRequest Pages()
    {
        Required.That(_method is "GET" or "POST", "Paginate", () => Messages.PaginateMethod.With(_method));
        Required.That(_raw is null, "Paginate", () => Messages.PaginateBodyIsNoObject);
        RefusePages(_target.Query.Select(f => f.Key), PageFields, "Query");
        if (_method == "GET")
        {
            return PageRequests.Get(Request(), _target.Query);
        }

        var (sent, shown) = _body?.Members() ?? (new Dictionary<string, object?>(), new Dictionary<string, object?>());
        RefusePages(sent.Keys, PageMembers, ApiBody.Parameter);
        var request = Request();
        var (toSend, toShow) = (PageRequests.Post(_target.Path, sent), PageRequests.Post(_target.Path, shown));
        return (token, size) => request with
        {
            Body = toSend(token, size).Body,
            Preview = () => SecretText.RedactBody(request.ContentType, toShow(token, size).Preview!(), request.Secrets),
        };
    }

    private static void RefusePages(IEnumerable<string> given, string[] taken, string parameter)
    {
        var page = given.FirstOrDefault(taken.Contains);
        Required.That(page is null, parameter, () => Messages.PaginateTurnsPages.With(parameter, page));
    }

    private void RefuseContentType() => Required.That(
        _contentType.All(c => c is >= ' ' and <= '~') && MediaTypeHeaderValue.TryParse(_contentType, out _), "ContentType", () => Messages.ContentTypeUnfit.With(_contentType));

    // What was read of a connector has blanks where its secrets were: to create another one of it, or to send it back, would store them.
    private void RefuseBlankSecrets()
    {
        if (_method is "POST" or "PUT" or "PATCH" && _body is { IsObject: true } && _target.Path.Split('/').Contains("connectors"))
        {
            var sent = _body.Members().Sent;
            var isNew = _target.Path.EndsWith("/connectors/create", StringComparison.Ordinal);
            SentConnector.Check(sent, ApiBody.Parameter, isNew);
            if (SentConnector.Member(sent, "connector") is IReadOnlyDictionary<string, object?> connector)
            {
                SentConnector.Check(connector, ApiBody.Parameter + ".connector", isNew);
            }
        }
    }
}
