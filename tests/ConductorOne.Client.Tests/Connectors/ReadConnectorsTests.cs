using System.Collections;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using Xunit;

namespace ConductorOne.Client.Tests.Connectors;

public class ReadConnectorsTests
{
    private const string View =
        """
        {"connector":{"id":"c1","catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW",
          "config":{"configuration":{"okta_api_key":{"stringValue":"hunter2"},"okta_domain":{"stringValue":"acme.okta.com"}}}},
         "appPath":"$.expanded[0]","usersPath":"$.expanded[1]","capabilitiesPath":null}
        """;

    [Fact]
    public void One_is_read_by_its_ids() => Wire.AssertGet("/api/v1/apps/a%2F/connectors/c%2F", Get("a/", "c/"));

    [Fact]
    public void All_of_an_app_are_listed() => Wire.AssertList("/api/v1/apps/a%2F/connectors", List("a/"));

    [Fact]
    public void Configurations_are_masked_as_in_a_create()
    {
        var listed = Wire.Read(ConnectorOperations.List, "{\"list\":[" + View + "],\"expanded\":[{\"id\":\"a1\"},{\"id\":\"u1\"}]}").Items[0];
        var read = ConnectorOperations.Get.Read(System.Text.Encoding.UTF8.GetBytes("{\"connectorView\":" + View + "}"))!;
        foreach (var connector in new[] { listed, read })
        {
            var config = JsonSerializer.Serialize(connector.Config!, C1JsonContext.Default.Object);
            Wire.AssertJson("""{"configuration":{"okta_api_key":{"stringValue":"***"},"okta_domain":{"stringValue":"acme.okta.com"}}}""", config);
        }

        Assert.Equal(("c1", "Okta", "a1"), (listed.Id, listed.Catalog, ((IDictionary)listed.App!)["id"]));
        Assert.Equal("u1", ((IDictionary)Assert.Single(listed.Users)!)["id"]);
        Assert.Equal((2, 0), (listed.Expanded.Count, read.Expanded.Count));
    }

    [Fact]
    public void An_answer_that_cannot_be_read_is_kept_by_no_error()
    {
        Assert.True(Get("a", "c").Request.AnswerIsSecret);
        Assert.True(List("a").PageAt("t", 10).Request.AnswerIsSecret);
    }

    [Theory]
    [InlineData(null, "c", "AppId")]
    [InlineData("a", " ", "ConnectorId")]
    public void Every_id_is_required(string? app, string? connector, string missing)
    {
        var message = missing + " is empty. An empty id would reach the whole collection, so nothing was sent.";
        Wire.Refused(missing, message, () => Get(app, connector));
        if (app is null)
        {
            Wire.Refused(missing, message, () => List(app));
        }
    }
    private static ApiCall<C1Connector> Get(string? app, string? connector) => ConnectorOperations.Get.Call(new() { { "AppId", app }, { "ConnectorId", connector } });

    private static PagedCall<C1Connector> List(string? app) => ConnectorOperations.List.Call(new() { { "AppId", app } });
}
