using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using Xunit;

namespace ConductorOne.Client.Tests.Apps;

public class ReadAppsTests
{
    [Fact]
    public void One_is_read_by_its_id() => Wire.AssertGet("/api/v1/apps/a%2F1", AppCalls.Get("a/1"));

    [Fact]
    public void All_are_listed() => Wire.AssertList("/api/v1/apps", AppCalls.List());

    [Fact]
    public void A_search_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/apps",
        """
        {"query":"pay","displayName":"Payroll","appIds":["a1"],"excludeAppIds":["a2","a3"],"onlyDirectories":false,"policyRefs":[{"id":"p1"},{"id":"p2"}]}
        """,
        AppCalls.Search(new()
        {
            Query = "pay",
            DisplayName = "Payroll",
            AppIds = ["a1"],
            ExcludeAppIds = ["a2", "a3"],
            OnlyDirectories = false,
            PolicyRefs = [new("p1"), new("p2")],
        }));

    [Fact]
    public void A_search_without_filters_says_nothing() => Wire.AssertSearch("/api/v1/search/apps", "{}", AppCalls.Search(new()));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void An_id_is_required(string? id) => Wire.Refused(
        "AppId", "AppId is empty. An empty id would reach the whole collection, so nothing was sent.", () => AppCalls.Get(id));

    [Fact]
    public void No_id_of_a_search_is_blank()
    {
        Wire.Refused("AppIds", "AppIds contains an empty id.", () => AppCalls.Search(new() { AppIds = [""] }));
        Wire.Refused("ExcludeAppIds", "ExcludeAppIds contains an empty id.", () => AppCalls.Search(new() { ExcludeAppIds = ["a", " "] }));
        Wire.Refused("PolicyRefs", "PolicyRefs contains an empty id.", () => AppCalls.Search(new() { PolicyRefs = [new(null)] }));
    }
}
