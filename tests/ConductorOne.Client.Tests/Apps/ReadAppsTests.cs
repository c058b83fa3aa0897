using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Lists;
using Xunit;

namespace ConductorOne.Client.Tests.Apps;

public class ReadAppsTests
{
    [Fact]
    public void One_is_read_by_its_id() => Wire.AssertGet("/api/v1/apps/a%2F1", AppOperations.Get.Call(new() { { "AppId", "a/1" } }));

    [Fact]
    public void All_are_listed() => Wire.AssertList("/api/v1/apps", AppOperations.List.Call([]));

    [Fact]
    public void A_search_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/apps",
        """
        {"query":"pay","displayName":"Payroll","appIds":["a1"],"excludeAppIds":["a2","a3"],"onlyDirectories":false,"policyRefs":[{"id":"p1"},{"id":"p2"}]}
        """,
        AppOperations.Search.Call(new()
        {
            { "Query", "pay" },
            { "DisplayName", "Payroll" },
            { "AppIds", new[] { "a1" } },
            { "ExcludeAppIds", new[] { "a2", "a3" } },
            { "OnlyDirectories", false },
            { "PolicyRefs", new IdRef[] { new("p1"), new("p2") } },
        }));

    [Fact]
    public void A_search_without_filters_says_nothing() => Wire.AssertSearch("/api/v1/search/apps", "{}", AppOperations.Search.Call([]));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void An_id_is_required(string? id) => Wire.Refused(
        "AppId", "AppId is empty. An empty id would reach the whole collection, so nothing was sent.", () => AppOperations.Get.Call(new() { { "AppId", id } }));
}
