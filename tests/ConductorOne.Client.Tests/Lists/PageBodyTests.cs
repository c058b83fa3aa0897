using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Http;
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
        var page = AppOperations.List.Read(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal((ids, token), (string.Join(",", page.Items.Select(app => app.Id)), page.NextToken));
    }

    [Fact]
    public void Null_is_no_page() => Assert.Null(AppOperations.List.Read("null"u8.ToArray()));

    [Theory]
    [InlineData("""{"list":[{"id":"1"},null,{"id":"2"}]}""", "list[1]", "null")]
    [InlineData("""{"list":[{"id":"1"},{},{"id":"2"}]}""", "list[1].id", "missing")]
    [InlineData("""{"list":[{"id":"1"},{"id":""},{"id":"2"}]}""", "list[1].id", "missing")]
    [InlineData("""{"list":[{"id":"1"},{"id":7,"displayName":"x"},{"id":"2"}]}""", "list[1].id", "a number")]
    [InlineData("""{"list":[{"id":"1"},{"id":{"value":"a"}},{"id":"2"}]}""", "list[1].id", "an object")]
    [InlineData("""{"list":[{"id":"1"},{"id":true},{"id":"2"}]}""", "list[1].id", "a boolean")]
    [InlineData("""{"list":[{"id":"1"},7,{"id":"2"}]}""", "list[1]", "a number")]
    [InlineData("""{"list":[{"id":"1"},"x",{"id":"2"}]}""", "list[1]", "a text")]
    [InlineData("""{"list":[{"id":"1"},[{"id":"3"}],{"id":"2"}]}""", "list[1]", "an array")]
    public void An_object_that_cannot_be_read_is_named_and_the_others_are_kept(string json, string field, string found)
    {
        var page = AppOperations.List.Read(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal(["1", "2"], page.Items.Select(app => app.Id));
        Assert.Equal([$"its \"{field}\" is {found}, which is not what this call returns."], page.Holes);
    }

    [Theory]
    [InlineData("""{"list":[{"appResource":null}]}""", "list[0].appResource", "missing")]
    [InlineData("""{"list":[{"appPath":""}]}""", "list[0].appResource", "missing")]
    [InlineData("""{"list":[{"appResource":"x"}]}""", "list[0].appResource", "a text")]
    [InlineData("""{"list":[{"appResource":{"displayName":"x"}}]}""", "list[0].appResource.id", "missing")]
    [InlineData("""{"list":[{"appResource":{"id":[]}}]}""", "list[0].appResource.id", "an array")]
    public void So_is_a_view_without_an_object(string json, string field, string found)
    {
        var page = AppResourceOperations.List.Read(Encoding.UTF8.GetBytes(json))!;
        Assert.Empty(page.Items);
        Assert.Equal([$"its \"{field}\" is {found}, which is not what this call returns."], page.Holes);
    }

    [Fact]
    public void Of_many_holes_the_first_are_named_and_the_rest_are_counted()
    {
        var page = AppOperations.List.Read(Encoding.UTF8.GetBytes("{\"list\":[" + string.Join(",", Enumerable.Repeat("7", 1000)) + ",{\"id\":\"1\"}]}"))!;
        Assert.Equal("1", Assert.Single(page.Items).Id);
        Assert.Equal((21, "and 980 more."), (page.Holes.Count, page.Holes[^1]));
    }

    [Theory]
    [InlineData("[]", "it is an array, which")]
    [InlineData("7", "it is a number, which")]
    [InlineData("\"list\"", "it is a text, which")]
    [InlineData("""{"list":{}}""", "its \"list\" is an object, which")]
    [InlineData("""{"list":"none"}""", "its \"list\" is a text, which")]
    [InlineData("""{"list":[{"id":"1"}],"nextPageToken":7}""", "its \"nextPageToken\" is a number, which")]
    [InlineData("""{"list":[{"id":"1"}],"nextPageToken":["t"]}""", "its \"nextPageToken\" is an array, which")]
    public void Without_a_list_or_a_token_it_is_no_page(string json, string words) => Assert.StartsWith(
        words, Assert.Throws<AnswerException>(() => AppOperations.List.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"list":[{"id":"1"}""")]
    [InlineData("""{"list":[{"id":"1","displayName":5}]}}""")]
    [InlineData("""{"list":[{"id":"1","displayName":5}]} {}""")]
    [InlineData("""{"list":[{"id":"1","displayName":5}],}""")]
    public void Half_json_is_none(string json) => Assert.ThrowsAny<JsonException>(() => AppOperations.List.Read(Encoding.UTF8.GetBytes(json)));
}
