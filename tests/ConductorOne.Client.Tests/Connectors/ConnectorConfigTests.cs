using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Json;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Connectors;

public class ConnectorConfigTests
{
    private static readonly CatalogEntry Jira = ConnectorCatalog.Find("jira_cloud");

    private static readonly CatalogEntry Http = ConnectorCatalog.Find("http");

    [Fact]
    public void Every_kind_of_field_is_wrapped_and_secrets_are_masked_where_shown()
    {
        using var secret = Secure("hunter2-key");
        var config = ConnectorConfig.FromFields(Jira, new Hashtable
        {
            ["jiracloud_apikey"] = secret,
            ["JiraCloud_Domain"] = "acme.atlassian.net",
            ["jiracloud_project_keys"] = new ArrayList { "HR", "IT" },
            ["enable_external_ticket_provisioning"] = true,
            ["jiracloud_username"] = null,
        });
        const string sent = """
            {"@type":"type.googleapis.com/c1.api.app.v1.EnvConfig","configuration":{
              "jiracloud_apikey":{"stringValue":"hunter2-key"},
              "jiracloud_domain":{"stringValue":"acme.atlassian.net"},
              "jiracloud_project_keys":{"stringValue":"HR,IT"},
              "enable_external_ticket_provisioning":{"stringValue":"true"}}}
            """;
        Wire.AssertJson(sent, Json(config.Value));
        Wire.AssertJson(sent.Replace("hunter2-key", "***", StringComparison.Ordinal), Json(config.Shown));
        Assert.Equal(["hunter2-key"], config.Secrets);
    }

    [Fact]
    public void A_map_is_wrapped_and_its_values_are_secrets()
    {
        var config = ConnectorConfig.FromFields(Http, new Dictionary<string, object?>
        {
            ["http_connector_map_values"] = new Dictionary<string, object?> { ["token"] = "hunter2-a", ["count"] = 5, ["none"] = null },
        });
        Wire.AssertJson(
            """
            {"@type":"type.googleapis.com/c1.api.app.v1.EnvConfig","configuration":{"http_connector_map_values":{"keyValues":{"items":[
              {"key":"token","value":"hunter2-a"},{"key":"count","value":"5"},{"key":"none","value":""}]}}}}
            """,
            Json(config.Value));
        Assert.DoesNotContain("hunter2", Json(config.Shown), StringComparison.Ordinal);
        Assert.Contains("\"token\"", Json(config.Shown), StringComparison.Ordinal);
        Assert.Equal(["hunter2-a", "5"], config.Secrets);
    }

    [Theory]
    [InlineData("jiracloud_project_keys", "HR;IT", "HR,IT")]
    [InlineData("jiracloud_project_keys", "HR, IT", "HR,IT")]
    [InlineData("jiracloud_project_keys", "HR", "HR")]
    [InlineData("jiracloud_project_keys", "", "")]
    [InlineData("enable_external_ticket_provisioning", "yes", "true")]
    [InlineData("enable_external_ticket_provisioning", "0", "false")]
    [InlineData("enable_external_ticket_provisioning", false, "false")]
    [InlineData("enable_external_ticket_provisioning", 1, "true")]
    [InlineData("jiracloud_domain", 5, "5")]
    [InlineData("jiracloud_domain", true, "true")]
    [InlineData("jiracloud_domain", "", "")]
    [InlineData("jiracloud_domain", 1.5, "1.5")]
    public void Values_are_written_as_the_wire_has_them(string field, object value, string wire)
    {
        var config = ConnectorConfig.FromFields(Jira, new Hashtable { [field] = value });
        Wire.AssertJson(
            "{\"@type\":\"type.googleapis.com/c1.api.app.v1.EnvConfig\",\"configuration\":{\"" + field + "\":{\"stringValue\":\"" + wire + "\"}}}",
            Json(config.Value));
    }

    public static TheoryData<string, object> Unfit => new()
    {
        { "enable_external_ticket_provisioning", "hunter2" },
        { "enable_external_ticket_provisioning", new ArrayList { true } },
        { "jiracloud_domain", new ArrayList { "hunter2" } },
        { "jiracloud_domain", new Hashtable { ["a"] = "hunter2" } },
        { "jiracloud_project_keys", new object?[] { "hunter2", null } },
        { "jiracloud_project_keys", new ArrayList { "hunter2,2" } },
        { "jiracloud_project_keys", new ArrayList { new ArrayList { "hunter2" } } },
        { "jiracloud_project_keys", new Hashtable { ["a"] = "hunter2" } },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_value_of_another_type_is_refused_and_not_repeated(string field, object value)
    {
        var error = Assert.Throws<C1InputException>(() => ConnectorConfig.FromFields(Jira, new Hashtable { [field] = value }));
        var type = Jira.Fields.Single(f => f.Name == field).Type.ToString().ToLowerInvariant();
        Assert.Equal(("Configuration", $"The value for the field {field} of Jira Cloud does not fit its type, {type}."), (error.Parameter, error.Message));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a=1;a=2")]
    [InlineData(5)]
    public void What_is_no_map_is_refused(object value) => Wire.Refused(
        "Configuration",
        "The value for the field http_connector_map_values of HTTP does not fit its type, map.",
        () => ConnectorConfig.FromFields(Http, new Hashtable { ["http_connector_map_values"] = value }));

    [Fact]
    public void An_unknown_field_is_refused_with_the_nearest() => Wire.Refused(
        "Configuration",
        "HTTP has no field \"http_conector_config_file\". Did you mean \"http_connector_config_file\"? It has: http_connector_config_file, http_connector_map_values.",
        () => ConnectorConfig.FromFields(Http, new Hashtable { ["http_conector_config_file"] = "hunter2" }));

    [Fact]
    public void A_field_is_given_once() => Wire.Refused(
        "Configuration",
        "The field jiracloud_domain is given twice, in different spellings.",
        () => ConnectorConfig.FromFields(Jira, new Dictionary<string, object?> { ["jiracloud_domain"] = "a", ["JIRACLOUD_DOMAIN"] = "b" }));

    [Fact]
    public void What_is_given_as_a_secret_is_one_whatever_the_field()
    {
        using var secret = Secure("hunter2");
        var config = ConnectorConfig.FromFields(Jira, new Hashtable { ["jiracloud_domain"] = secret });
        Assert.Contains("hunter2", Json(config.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Json(config.Shown), StringComparison.Ordinal);
        Assert.Equal(["hunter2"], config.Secrets);
    }

    [Fact]
    public void Secrets_inside_a_list_are_secrets()
    {
        using var secret = Secure("hunter2");
        var config = ConnectorConfig.FromFields(Jira, new Hashtable { ["jiracloud_project_keys"] = new object[] { "HR", secret } });
        Assert.Contains("HR,hunter2", Json(config.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Json(config.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_inside_a_map_are_secrets()
    {
        using var secret = Secure("hunter2");
        var entry = new CatalogEntry("Test", "test", "id", [new("headers", CatalogFieldType.Map, IsSecret: false)]);
        var config = ConnectorConfig.FromFields(entry, new Hashtable { ["headers"] = new Hashtable { ["Authorization"] = secret } });
        Assert.Contains("hunter2", Json(config.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Json(config.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public void A_raw_config_goes_out_as_it_is_and_is_masked_but_for_what_is_known_to_be_harmless()
    {
        using var secret = Secure("hunter2-key");
        var raw = new Hashtable
        {
            ["@type"] = "type.googleapis.com/c1.api.app.v1.EnvConfig",
            ["configuration"] = new Hashtable
            {
                ["okta_domain"] = new Hashtable { ["stringValue"] = "acme.okta.com" },
                ["okta_api_key"] = new Hashtable { ["stringValue"] = secret },
                ["new_field"] = new object?[] { "hunter2-new", 5, true, null },
            },
        };
        var config = ConnectorConfig.FromRaw(raw, "23w9L3qudsiSZQJ8jUP1KYyQqVW");
        Wire.AssertJson(
            """
            {"@type":"type.googleapis.com/c1.api.app.v1.EnvConfig","configuration":{"okta_domain":{"stringValue":"acme.okta.com"},
             "okta_api_key":{"stringValue":"hunter2-key"},"new_field":["hunter2-new",5,true,null]}}
            """,
            Json(config.Value));
        Wire.AssertJson(
            """
            {"@type":"type.googleapis.com/c1.api.app.v1.EnvConfig","configuration":{"okta_domain":{"stringValue":"acme.okta.com"},
             "okta_api_key":{"stringValue":"***"},"new_field":["***","***",true,null]}}
            """,
            Json(config.Shown));
        Assert.Equal(["hunter2-key", "hunter2-new"], config.Secrets.Order());
    }

    [Fact]
    public void Of_an_unknown_product_everything_is_masked()
    {
        var config = ConnectorConfig.FromRaw(new Hashtable { ["@type"] = "t", ["url"] = "hunter2" }, "other");
        Wire.AssertJson("""{"@type":"t","url":"***"}""", Json(config.Shown));
    }

    [Fact]
    public void A_secret_that_is_a_number_or_bytes_is_masked_as_well()
    {
        var raw = new Hashtable { ["@type"] = "t", ["pin"] = 72830451L, ["share"] = 72830.451m, ["key"] = "hunter2"u8.ToArray(), ["digit"] = 7, ["year"] = 2026, ["on"] = true };
        var config = ConnectorConfig.FromRaw(raw, "other");
        Wire.AssertJson("""{"@type":"t","pin":"***","share":"***","key":["***","***","***","***","***","***","***"],"digit":"***","year":"***","on":true}""", Json(config.Shown));
        Assert.Contains("72830451", config.Secrets);
        Assert.DoesNotContain("7", config.Secrets);

        // Else the dates of the answer could not be read.
        Assert.DoesNotContain("2026", config.Secrets);
        Assert.Contains("72830451", Json(config.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(5)]
    public void A_raw_config_names_its_type(object? type) => Wire.Refused(
        "Config",
        "Config needs an \"@type\", for ordinary connectors \"type.googleapis.com/c1.api.app.v1.EnvConfig\". -Configuration takes plain names and values and adds it.",
        () => ConnectorConfig.FromRaw(new Hashtable { ["@type"] = type, ["x"] = "hunter2" }, null));

    [Fact]
    public void An_answers_secrets_are_masked_by_field_and_by_value()
    {
        var config = JsonSerializer.Deserialize(
            """
            {"@type":"t","configuration":{"okta_api_key":{"stringValue":"from-server"},"okta_domain":{"stringValue":"acme.okta.com"},
             "echo":{"stringValue":"hunter2"},"okta_sync_deprovisioned_users":{"stringValue":""},"n":5}}
            """,
            C1JsonContext.Default.Object);
        Wire.AssertJson(
            """
            {"@type":"t","configuration":{"okta_api_key":{"stringValue":"***"},"okta_domain":{"stringValue":"acme.okta.com"},
             "echo":{"stringValue":"***"},"okta_sync_deprovisioned_users":{"stringValue":""},"n":5}}
            """,
            Json(ConnectorConfig.Mask(config, "23w9L3qudsiSZQJ8jUP1KYyQqVW", ["hunter2"])!));
        Assert.Null(ConnectorConfig.Mask(null, null, []));
    }

    [Theory]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"1"},"key":{"stringValue":""}}}""", null)]
    [InlineData("""{"configuration":{"key":{"stringValue":""},"a":{"stringValue":"1"}},"@type":"t"}""", null)]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"2"},"key":{"stringValue":""}}}""", """{"@type":"t","configuration":{"a":{"stringValue":"2"}}}""")]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"1"},"key":{"stringValue":"new"}}}""", """{"@type":"t","configuration":{"key":{"stringValue":"new"}}}""")]
    [InlineData("""{"@type":"t","configuration":{"a":null,"key":{"stringValue":""}}}""", null)]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":null},"key":{"stringValue":""},"new":{"stringValue":""},"empty":{}}}""", null)]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":""},"key":{"stringValue":""}}}""", """{"@type":"t","configuration":{"a":{"stringValue":""}}}""")]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"1","more":[1,"2"]}}}""", """{"@type":"t","configuration":{"a":{"stringValue":"1","more":[1,"2"]}}}""")]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"1"}}}""", null)]
    [InlineData("""{"@type":"other","configuration":{"a":{"stringValue":"1"}}}""", """{"@type":"other","configuration":{"a":{"stringValue":"1"}}}""")]
    [InlineData("""{"@type":"t","text":"x"}""", """{"@type":"t","text":"x"}""")]
    public void Of_a_configuration_that_was_read_only_what_differs_is_left(string given, string? left)
    {
        var now = Plain("""{"@type":"t","configuration":{"a":{"stringValue":"1"},"key":{"stringValue":""}}}""");
        var changes = ConnectorConfig.Changes((IDictionary)Plain(given), now);
        Assert.Equal(left, changes is null ? null : Json(changes));
        Assert.NotNull(ConnectorConfig.Changes((IDictionary)Plain(given), null));
    }

    [Theory]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"1"},"key":{"stringValue":""}}}""", false, "")]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"1"}}}""", false, "key")]
    [InlineData("""{"@type":"t","configuration":{"a":null,"key":{"stringValue":null}}}""", false, "a key")]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"2"}}}""", false, "")]
    [InlineData("""{"@type":"t","configuration":{"a":{"stringValue":"2"}}}""", true, "key")]
    [InlineData("""{"@type":"other","configuration":{}}""", true, "")]
    public void A_field_that_is_not_given_any_more_is_named(string given, bool isWhole, string omitted)
    {
        var now = Plain("""{"@type":"t","configuration":{"a":{"stringValue":"1"},"key":{"stringValue":""}}}""");
        Assert.Equal(omitted, string.Join(" ", ConnectorConfig.Omitted((IDictionary)Plain(given), now, isWhole)));
        Assert.Empty(ConnectorConfig.Omitted((IDictionary)Plain(given), null, isWhole));
    }

    private static object Plain(string json) => JsonSerializer.Deserialize(json, C1JsonContext.Default.Object)!;

    private static SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;

    private static string Json(object value) => JsonSerializer.Serialize(value, C1JsonContext.Default.Object);
}
