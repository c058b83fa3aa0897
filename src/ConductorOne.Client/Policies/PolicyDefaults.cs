using System;
using System.Collections.Generic;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.Policies;

/// <summary>
/// The access request defaults of all apps, as one list: a page of apps, then those of each app on it. There is no search for them. Read from
/// its beginning to its end, once.
/// </summary>
internal sealed class PolicyDefaults
{
    // What the tokens begin with: then follows the app whose defaults come next, or the server's token for the next page of apps.
    private const string OfApp = "app ";
    private const string OfPage = "page ";

    private static readonly PagedCall<C1App> Apps = AppOperations.List.Call([]);

    private readonly Queue<C1App> _waiting = new();
    private string _next = "";

    /// <summary>The apps with their defaults.</summary>
    public PagedCall<(C1App App, C1AppAccessRequestDefault Defaults)> List => new(NewRequest, Read);

    private static ApiRequest NewRequest(string token, int size) =>
        token.StartsWith(OfApp, StringComparison.Ordinal) ? AppAccessRequestDefaultOperations.Get.Call(new() { { "AppId", token.Substring(OfApp.Length) } }).Request
        : Apps.NewRequest(token.Length > 0 ? token.Substring(OfPage.Length) : "", size);

    private Page<(C1App App, C1AppAccessRequestDefault Defaults)>? Read(AnswerJson json)
    {
        if (_waiting.Count > 0)
        {
            var app = _waiting.Dequeue();
            return AppAccessRequestDefaultOperations.Get.Call(new() { { "AppId", app.Id } }).Read(json) is { } defaults ? new([(app, defaults)], Next) : null;
        }

        if (Apps.Read(json) is not { } page)
        {
            return null;
        }

        foreach (var app in page.Items)
        {
            _waiting.Enqueue(app);
        }

        _next = page.NextToken;
        return new([], Next) { Holes = page.Holes };
    }

    private string Next => _waiting.Count > 0 ? OfApp + _waiting.Peek().Id : _next.Length > 0 ? OfPage + _next : "";
}
