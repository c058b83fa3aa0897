using System;
using System.Linq;
using System.Threading.Tasks;
using ConductorOne.Api;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class ApiPathTests
{
    [Fact]
    public void Places_are_filled_in_order_and_escaped() => Assert.Equal(
        "/api/v1/apps/a%2Fb/resource_types/%C3%A4%20%3F%23%25/resources",
        ApiPath.Build("/api/v1/apps/{app_id}/resource_types/{type_id}/resources", ("AppId", "a/b"), ("TypeId", "ä ?#%")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n\u00a0\u2028")]
    public void A_blank_id_is_refused(string? id)
    {
        var error = Assert.Throws<C1InputException>(() => ApiPath.Build("/api/v1/apps/{app_id}", ("AppId", id)));
        Assert.Equal(("AppId", "AppId is empty. An empty id would reach the whole collection, so nothing was sent."), (error.Parameter, error.Message));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("./x")]
    [InlineData("a/..")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("/../../users")]
    [InlineData("\\")]
    [InlineData("a\\b")]
    [InlineData("..\\x")]
    [InlineData("%2E%2E")]
    [InlineData(".%2e")]
    [InlineData("%2e")]
    [InlineData("a%2f..%2Fb")]
    [InlineData("a%5Cb")]
    [InlineData("a%5cb")]
    [InlineData("%252e%252e")]
    [InlineData("a%252F%252e")]
    [InlineData("a%255Cb")]
    [InlineData("%25252525252541")]
    [InlineData("%c0%ae.")]
    [InlineData("%E0%80%AE%e0%80%ae")]
    [InlineData("a%E0%81%9Cb")]
    [InlineData("%F0%80%80%AE.")]
    [InlineData("..?x")]
    [InlineData("a%2f..%23")]
    [InlineData("a%C0%AF..")]
    [InlineData("a%C1%9Cb")]
    [InlineData("..;v=1")]
    [InlineData("a/..;/b")]
    [InlineData(" .. ")]
    [InlineData("..%20")]
    [InlineData("..%00")]
    [InlineData("..\0")]
    public void What_a_gateway_may_take_for_another_path_is_refused(string id)
    {
        var error = Assert.Throws<C1InputException>(() => ApiPath.Build("/api/v1/apps/{app_id}", ("AppId", id)));
        Assert.Equal("AppId", error.Parameter);
        Assert.StartsWith($"AppId is \"{VisibleText.Of(id)}\", which a server may take for another path.", error.Message, StringComparison.Ordinal);
        Assert.Throws<C1InputException>(() => ApiTarget.Read("/api/v1/apps/" + id));
    }

    [Theory]
    [InlineData("...")]
    [InlineData("a..b")]
    [InlineData("..a")]
    [InlineData(".well-known")]
    [InlineData("a;..")]
    [InlineData("100%")]
    [InlineData("%2F")]
    [InlineData("x?page_size=1")]
    [InlineData("\ud800")]
    public void Any_other_stays_one_segment(string id) => AssertOneSegment(id);

    [Fact]
    public void Any_id_is_refused_or_stays_one_segment() => Always.Holds(
        Gen.OneOf(Always.AnyCodeUnits, Always.AnyText, Gen.Elements("", ".", "..").SelectMany(_ => Always.AnyText, (dots, rest) => dots + rest)),
        AssertOneSegment);

    [Fact]
    public async Task Any_id_travels_as_one_segment()
    {
        var ids = Always.AnyText.Where(id => !string.IsNullOrWhiteSpace(id) && !ApiPath.LeadsElsewhere(id)).Sample(60, 40).Distinct().ToArray();
        await using var server = new RawServer(_ => RawServer.Answer(200));
        using var sender = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
        foreach (var id in ids)
        {
            var path = ApiPath.Build("/api/v1/apps/{app_id}/connectors", ("AppId", id));
            await sender.SendAsync(new() { Method = "GET", Path = path }, TestContext.Current.CancellationToken);
        }

        Assert.Equal(ids, server.Requests.Select(r => Uri.UnescapeDataString(r.Target.Split('/')[4])));
        Assert.All(server.Requests, r => Assert.Equal(6, r.Target.Split('/').Length));
    }

    private static void AssertOneSegment(string id)
    {
        string path;
        try
        {
            path = ApiPath.Build("/api/v1/apps/{app_id}/connectors", ("AppId", id));
        }
        catch (C1InputException)
        {
            return;
        }

        var parts = path.Split('/');
        Assert.Equal(["", "api", "v1", "apps", parts[4], "connectors"], parts);
        Assert.Equal(id, Uri.UnescapeDataString(parts[4]));
        Assert.Equal(path, new Uri(new Uri("https://acme.conductor.one"), path).PathAndQuery);
    }
}
