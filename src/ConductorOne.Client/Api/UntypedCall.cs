using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>A call of any operation of the API: what it needs, and nothing of what it means.</summary>
internal sealed class UntypedCall
{
    // Where pages are turned, the page engine alone says which.
    private static readonly string[] PageFields = ["page_size", "page_token"];
    private static readonly string[] PageMembers = ["pageSize", "pageToken"];

    private readonly string _method;
    private readonly ApiTarget _target;
    private readonly ApiBody? _body;

    /// <param name="method">In any case; that which fits the body where nothing is said.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="query">What the query says beside what stands in the target.</param>
    /// <param name="body">What goes along.</param>
    /// <exception cref="C1InputException">They do not fit together.</exception>
    public UntypedCall(string? method, ApiTarget target, IDictionary? query, ApiBody? body)
    {
        _method = method?.ToUpperInvariant() ?? (body is null ? "GET" : "POST");
        _target = query is null ? target : target with { Query = [.. target.Query, .. QueryFields.Of(query)] };
        _body = body;
        Required.That(body is null || _method is not ("GET" or "HEAD"), ApiBody.Parameter, () => Messages.BodyWithoutPlace.With(_method));
    }

    /// <summary>Whether it asks for a certain page: then somebody else turns the pages.</summary>
    public bool NamesPage => _target.Query.Any(f => f.Key == PageFields[1] && f.Value.Length > 0) || _body?.HasText(PageMembers[1]) == true;

    /// <summary>The one request that it takes.</summary>
    public ApiRequest Request()
    {
        var request = new ApiRequest
        {
            Method = _method,
            Path = _target.Path,
            Query = ApiQuery.Write(_target.Query),
            Secrets = [.. _body?.Secrets ?? [], .. QueryFields.Secrets(_target.Query)],
            AnswerSecrets = _body?.ProtectedSecrets ?? [],
            Body = _body is null ? null : () => _body.Json,
            Preview = _body is null ? null : _body.Preview,
        };
        return request with { Repeatable = request.IsRead || _method is "PUT" or "DELETE" };
    }

    /// <summary>The requests for the pages of a list.</summary>
    /// <exception cref="C1InputException">It asks for no list, or for a page of its own.</exception>
    public PageRequest Pages()
    {
        Required.That(_method is "GET" or "POST", "Paginate", () => Messages.PaginateMethod.With(_method));
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
}
