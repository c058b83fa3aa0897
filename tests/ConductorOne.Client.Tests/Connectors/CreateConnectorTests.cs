using System;
using System.Collections;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Sandbox;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Connectors;

public class CreateConnectorTests
{
    private const string Okta = "23w9L3qudsiSZQJ8jUP1KYyQqVW";

    private const string Sent = """
        {"catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW","description":"Ours","userIds":["u1"],
         "config":{"@type":"type.googleapis.com/c1.api.app.v1.EnvConfig","configuration":{"okta_api_key":{"stringValue":"hunter2"}}},
         "expandMask":{"paths":["app_id","user_ids"]}}
        """;

    private static ConnectorConfig Config => ConnectorConfig.FromFields(ConnectorCatalog.Find("okta"), new Hashtable { ["okta_api_key"] = "hunter2" });

    [Fact]
    public void Every_field_goes_out_and_the_preview_hides_secrets()
    {
        var call = Configured(new()
        {
            { "AppId", "a 1" },
            { "CatalogId", Okta },
            { "Description", "Ours" },
            { "UserIds", new[] { "u1" } },
            { "ExpandMask", new Fields { { "Paths", new[] { "app_id", "user_ids" } } } },
        });
        Wire.AssertCreate("/api/v1/apps/a%201/connectors/create", Sent, call);
        Wire.AssertJson(Sent.Replace("hunter2", "***", StringComparison.Ordinal), call.Request.Preview!());
        Assert.Equal(["hunter2"], call.Request.Secrets);
        Assert.DoesNotContain("hunter2", call.Request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_of_a_delegated_one_goes_out() => Wire.AssertCreate(
        "/api/v1/apps/a1/connectors",
        """
        {"catalogId":"x","displayName":"HR","description":"Theirs","userIds":[],"appEntitlementOwnerRefs":[{"appId":"a2","id":"e2"}],
         "appManagedStateBindingRef":{"appId":"a3","resourceId":"r3","resourceTypeId":"t3"},"expandMask":{"paths":["*"]}}
        """,
        ConnectorOperations.CreateDelegated.Call(new()
        {
            { "AppId", "a1" },
            { "CatalogId", "x" },
            { "DisplayName", "HR" },
            { "Description", "Theirs" },
            { "UserIds", Array.Empty<string>() },
            { "AppEntitlementOwnerRefs", new C1AppEntitlementRef[] { new() { AppId = "a2", Id = "e2" } } },
            { "AppManagedStateBindingRef", new AppManagedStateBindingRef { AppId = "a3", ResourceId = "r3", ResourceTypeId = "t3" } },
            { "ExpandMask", new Fields { { "Paths", new[] { "*" } } } },
        }));

    [Fact]
    public void A_delegated_one_needs_its_product_only() => Wire.AssertCreate(
        "/api/v1/apps/a1/connectors", """{"catalogId":"x"}""", ConnectorOperations.CreateDelegated.Call(new() { { "AppId", "a1" }, { "CatalogId", "x" } }));

    [Fact]
    public void A_product_is_required()
    {
        Wire.Refused("CatalogId", "CatalogId is missing or empty.", () => Configured(new() { { "AppId", "a1" } }));
        Wire.Refused("CatalogId", "CatalogId is missing or empty.", () => ConnectorOperations.CreateDelegated.Call(new() { { "AppId", "a1" }, { "CatalogId", " " } }));
    }

    [Fact]
    public void Ids_are_not_blank()
    {
        const string empty = "AppId is empty. An empty id would reach the whole collection, so nothing was sent.";
        Wire.Refused("AppId", empty, () => Configured(new() { { "AppId", "" }, { "CatalogId", "x" } }));
        Wire.Refused("AppId", empty, () => ConnectorOperations.CreateDelegated.Call(new() { { "AppId", null }, { "CatalogId", "x" } }));
    }

    [Theory]
    [InlineData(null, "r", "t", "AppId")]
    [InlineData("a", "", "t", "ResourceId")]
    [InlineData("a", "r", " ", "ResourceTypeId")]
    public void A_binding_has_all_its_ids(string? appId, string? resourceId, string? typeId, string missing) => Wire.Refused(
        "AppManagedStateBindingRef." + missing,
        $"AppManagedStateBindingRef.{missing} is missing or empty.",
        () => ConnectorOperations.CreateDelegated.Call(new()
        {
            { "AppId", "a1" },
            { "CatalogId", "x" },
            { "AppManagedStateBindingRef", new AppManagedStateBindingRef { AppId = appId, ResourceId = resourceId, ResourceTypeId = typeId } },
        }));

    [Theory]
    [InlineData("Payroll app", "r", "t", "AppId takes the id of an app")]
    [InlineData("a", "ada@example.com", "t", "ResourceId takes the id of an app resource")]
    [InlineData("a", "r", "A role", "ResourceTypeId takes the id of an app resource type")]
    public void A_binding_has_ids_and_no_names(string appId, string resourceId, string typeId, string words) => Assert.StartsWith(
        "AppManagedStateBindingRef." + words,
        Assert.Throws<C1InputException>(() => ConnectorOperations.CreateDelegated.Call(new()
        {
            { "AppId", "a1" },
            { "CatalogId", "x" },
            { "AppManagedStateBindingRef", new AppManagedStateBindingRef { AppId = appId, ResourceId = resourceId, ResourceTypeId = typeId } },
        })).Message);

    [Fact]
    public void An_answer_is_put_together()
    {
        var connector = ConnectorOperations.Create.Hiding(Config).Read(
            """
            {"connectorView":{"connector":{"id":"c1","catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW","status":{"status":"SYNC_STATUS_RUNNING"},
               "config":{"configuration":{"okta_api_key":{"stringValue":"hunter2"}}}},
              "appPath":"$.expanded[0]","usersPath":"$.expanded[2, 1]","capabilitiesPath":""},
             "expanded":[{"id":"a1"},{"id":"u1"},{"id":"u2"}]}
            """u8.ToArray())!;
        Assert.Equal(("c1", "c1", "Okta", "Running"), (connector.Id, connector.ConnectorId, connector.Catalog, connector.Status!.Status));
        Assert.Equal(["a1"], Ids(connector.App));
        Assert.Equal(["u2", "u1"], Ids([.. connector.Users]));
        Assert.Equal(3, connector.Expanded.Count);
        Assert.Null(connector.Capabilities);
        Assert.DoesNotContain(
            "hunter2",
            System.Text.Json.JsonSerializer.Serialize(connector.Config!, ConductorOne.Json.C1JsonContext.Default.Object),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"connectorView":{"connector":{"id":"c1"}}}""")]
    [InlineData("""{"connectorView":{"connector":{"id":"c1"},"appPath":null,"usersPath":null},"expanded":null}""")]
    [InlineData("""{"connectorView":{"connector":{"id":"c1"},"appPath":"$.expanded[7]","usersPath":"$.users"},"expanded":[]}""")]
    public void An_answer_may_bring_nothing_along(string json)
    {
        var connector = ConnectorOperations.CreateDelegated.Read(System.Text.Encoding.UTF8.GetBytes(json))!;
        Assert.Equal(("c1", null), (connector.Id, connector.App));
        Assert.Empty(connector.Users);
    }

    [Fact]
    public async Task The_sandbox_takes_it_and_an_echo_of_the_secret_is_masked()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        var cancelled = TestContext.Current.CancellationToken;
        var app = await client.SendAsync(Some.NewApp("Okta"), null, cancelled);
        var call = Configured(new() { { "AppId", app.Id }, { "CatalogId", Okta }, { "ExpandMask", new Fields { { "Paths", new[] { "*" } } } } });
        var connector = await client.SendAsync(call, null, cancelled);
        Assert.Equal((app.Id, "Okta"), (connector.AppId, connector.Catalog));
        Assert.Equal([app.Id], Ids(connector.App));

        tenant.Server.Faults.Add(new Fault { Status = 400, Body = """{"code":3,"message":"bad key hunter2"}""" });
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(call, null, cancelled));
        Assert.EndsWith(": bad key ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString() + error.Body, StringComparison.Ordinal);
    }

    private static ApiCall<C1Connector> Configured(Fields fields)
    {
        var config = Config;
        fields.Add("Config", config);
        return ConnectorOperations.Create.Hiding(config).Call(fields);
    }

    private static string[] Ids(params object?[] items) =>
        Array.ConvertAll(items, item => Assert.IsType<string>(Assert.IsType<IDictionary>(item, exactMatch: false)["id"] ?? ((IDictionary)((IDictionary)item!)["app"]!)["id"]));
}
