using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>What a call sends.</summary>
internal static class Wire
{
    public static string BodyOf<T>(ApiCall<T> call)
        where T : class => Encoding.UTF8.GetString(call.Request.Body!());

    /// <summary>Checks a call that creates: its method, its path, its body to the last member, and that it is never repeated by itself.</summary>
    public static void AssertCreate<T>(string path, string body, ApiCall<T> call)
        where T : class
    {
        Assert.Equal(("POST", path, "application/json"), (call.Request.Method, call.Request.Path, call.Request.ContentType));
        Assert.Equal((true, false), (call.Request.Authorised, call.Request.Repeatable));
        AssertJson(body, BodyOf(call));
    }

    /// <summary>Checks a call that reads one object.</summary>
    public static void AssertGet<T>(string path, ApiCall<T> call)
        where T : class
    {
        Assert.Equal(("GET", path, ""), (call.Request.Method, call.Request.Path, call.Request.Query));
        Assert.Equal((true, true, true), (call.Request.Authorised, call.Request.Repeatable, call.Request.IsRead));
        Assert.Null(call.Request.Body);
    }

    /// <summary>Checks a list that is asked for by GET.</summary>
    public static void AssertList<T>(string path, PagedCall<T> call)
    {
        var request = call.PageAt("t", 10).Request;
        AssertGet(path, call.PageAt("t", 10) with { Request = request with { Query = "" } });
        Assert.Equal("?page_size=10&page_token=t", request.Query);
    }

    /// <summary>Checks a search: its path, its body to the last member, and that it may be sent again.</summary>
    public static void AssertSearch<T>(string path, string body, PagedCall<T> call)
    {
        var request = call.PageAt("", 50).Request;
        Assert.Equal(("POST", path, "", "application/json"), (request.Method, request.Path, request.Query, request.ContentType));
        Assert.Equal((true, true, true), (request.Authorised, request.Repeatable, request.IsRead));
        AssertJson(body.Insert(1, body.Length > 2 ? "\"pageSize\":50," : "\"pageSize\":50"), Encoding.UTF8.GetString(request.Body!()));
    }

    /// <summary>Reads one page of a list.</summary>
    public static Page<T> Read<T>(PagedCall<T> call, string json) => call.Read(Encoding.UTF8.GetBytes(json))!;

    /// <summary>Reads one page of a list.</summary>
    public static Page<T> Read<T>(ListOperation<T> list, string json) => list.Read(Encoding.UTF8.GetBytes(json))!;

    /// <summary>Checks that two texts are the same JSON, whatever the order of members.</summary>
    public static void AssertJson(string expected, string actual) =>
        Assert.Equal(Sorted(JsonNode.Parse(expected))?.ToJsonString(), Sorted(JsonNode.Parse(actual))?.ToJsonString());

    public static void Refused(string parameter, string message, Action action)
    {
        var error = Assert.Throws<C1InputException>(action);
        Assert.Equal((parameter, message), (error.Parameter, error.Message));
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => new KeyValuePair<string, JsonNode?>(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
