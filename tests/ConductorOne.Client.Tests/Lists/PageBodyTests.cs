using System.Linq;
using System.Text;
using System.Text.Json;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using Xunit;

namespace ConductorOne.Client.Tests.Lists;

public class PageBodyTests
{
    [Theory]
    [InlineData("""{"list":[{"id":"1"},{"id":"2"}],"nextPageToken":"t"}""", "1,2", "t")]
    [InlineData("""{"list":[{"id":"1"}]}""", "1", "")]
    [InlineData("""{"list":[{"id":"1"}],"nextPageToken":null}""", "1", "")]
    [InlineData("""{"list":null,"nextPageToken":"t"}""", "", "t")]
    [InlineData("""{"nextPageToken":"t"}""", "", "t")]
    [InlineData("""{"list":[],"expanded":null,"new":{"a":[1]},"nextPageToken":""}""", "", "")]
    [InlineData("{}", "", "")]
    public void What_is_empty_may_be_left_out(string json, string ids, string token)
    {
        var page = AppCalls.List().Read(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal((ids, token), (string.Join(",", page.Items.Select(app => app.Id)), page.NextToken));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"list":[null]}""")]
    [InlineData("""{"list":[{"id":"1"},{}]}""")]
    [InlineData("""{"list":[{"id":""}]}""")]
    public void A_list_with_a_hole_is_none(string json) => Assert.Null(AppCalls.List().Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"list":[{"appResource":null}]}""")]
    [InlineData("""{"list":[{"appPath":""}]}""")]
    [InlineData("""{"list":[{"appResource":{"displayName":"x"}}]}""")]
    public void Nor_is_one_of_views_without_an_object(string json) =>
        Assert.Null(AppResourceCalls.List("a", "t").Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"list\"")]
    [InlineData("""{"list":{}}""")]
    [InlineData("""{"list":[{"id":"1"}],"nextPageToken":7}""")]
    [InlineData("""{"list":[{"id":"1"}""")]
    public void Other_json_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => AppCalls.List().Read(Encoding.UTF8.GetBytes(json)));
}
