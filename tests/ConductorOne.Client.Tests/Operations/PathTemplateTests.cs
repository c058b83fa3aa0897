using System;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Operations;

public class PathTemplateTests
{
    private static readonly PathTemplate Path = "/api/v1/apps/{AppId}/connectors/{ConnectorId}/pause";

    [Fact]
    public void Its_places_have_the_names_of_fields()
    {
        Assert.Equal(["AppId", "ConnectorId"], Path.Fields);
        Assert.Equal("/api/v1/apps/{AppId}/connectors/{ConnectorId}/pause", Path.ToString());
        Assert.Empty(new PathTemplate("/api/v1/apps").Fields);
        Assert.Equal("/api/v1/apps", new PathTemplate("/api/v1/apps").Fill(new() { { "AppId", "a" } }));
    }

    [Fact]
    public void Any_ids_come_back_out_of_it_or_are_refused_by_their_names() => Always.Holds(
        from app in Always.AnyCodeUnits from connector in Always.AnyCodeUnits select (app, connector),
        ids =>
        {
            var fields = new Fields { { "Other", "x" }, { "ConnectorId", ids.connector }, { "AppId", ids.app } };
            if (!IsSent(ids.app) || !IsSent(ids.connector))
            {
                Assert.Equal(IsSent(ids.app) ? "ConnectorId" : "AppId", Assert.Throws<C1InputException>(() => Path.Fill(fields)).Parameter);
                return;
            }

            var parts = Path.Fill(fields).Split('/').Select(Uri.UnescapeDataString);
            Assert.Equal(["", "api", "v1", "apps", ids.app, "connectors", ids.connector, "pause"], parts);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData(7)]
    public void What_is_no_id_would_reach_the_collection(object? id)
    {
        const string message = "ConnectorId is empty. An empty id would reach the whole collection, so nothing was sent.";
        Wire.Refused("ConnectorId", message, () => Path.Fill(new() { { "AppId", "a" }, { "ConnectorId", id } }));
        Wire.Refused("ConnectorId", message, () => Path.Fill(new() { { "AppId", "a" }, { "connectorId", "c" } }));
    }

    private static bool IsSent(string id) => !string.IsNullOrWhiteSpace(id) && WholeText.Is(id) && !ApiPath.LeadsElsewhere(id);
}
