using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Json;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

public class ListAndMapTests
{
    [Fact]
    public void A_list_exports_to_a_cell_that_imports_again()
    {
        var list = new C1List<string>(["u1", "u2"]);
        Assert.Equal("u1;u2", list.ToString());
        Assert.Equal(list, CellText.ReadList(list.ToString()));
    }

    [Fact]
    public void A_list_of_plain_objects_exports_to_json() => Assert.Equal(
        """[{"appId":"a1","priority":1},null,"text"]""",
        new C1List<object?>([new Dictionary<string, object?> { ["appId"] = "a1", ["priority"] = 1 }, null, "text"]).ToString());

    [Fact]
    public void A_map_exports_to_a_cell_that_imports_again()
    {
        var map = new C1Map<string> { ["b"] = "x=y", ["a"] = "" };
        Assert.Equal("b=x=y;a=", map.ToString());
        Assert.True(CellText.TryReadMap(map.ToString(), out var read));
        Assert.Equal(map.AsEnumerable(), read);
    }

    [Fact]
    public void Both_are_plain_json()
    {
        var info = C1JsonContext.Default.GetTypeInfo(typeof(C1App))!;
        var app = (C1App)JsonSerializer.Deserialize(
            """{"annotations":{"a":"1","b":null},"appOwners":[{"id":"u1","displayName":"Ada","new":true}]}""", info)!;
        Assert.Equal("a=1;b=", app.Annotations.ToString());
        Assert.Equal("u1", app.AppOwners.ToString());
        Assert.Equal(("Ada", "u1"), (app.AppOwners[0].DisplayName, app.AppOwners[0].UserId));
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(app, info));
        Wire.AssertJson("""{"a":"1","b":""}""", written.RootElement.GetProperty("annotations").GetRawText());
        Assert.True(written.RootElement.GetProperty("appOwners")[0].GetProperty("new").GetBoolean());
    }

    [Fact]
    public void Each_object_shows_its_id_twice()
    {
        var connector = new C1Connector { Id = "c1", DisplayName = "Okta" };
        Assert.Equal(("c1", "Okta"), (connector.ConnectorId, connector.ToString()));
    }
}
