using System.Collections;
using System.Net;
using System.Text.Json;
using ConductorOne.Connectors;
using ConductorOne.Json;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Connectors;

/// <summary>A configuration that was read has no secrets in it, and is refused where one would be stored.</summary>
public class ConfigSecretsTests
{
    private const string OktaId = "23w9L3qudsiSZQJ8jUP1KYyQqVW";
    private static readonly CatalogEntry Okta = ConnectorCatalog.Find("Okta");

    public static TheoryData<object, string> Blanked => new()
    {
        { "***", "Configuration.okta_api_key is a mask" },
        { " ***\n", "Configuration.okta_api_key is a mask" },
        { "********", "Configuration.okta_api_key is" },
        { "••••••", "Configuration.okta_api_key is" },
        { "", "Configuration.okta_api_key is empty" },
        { "  ", "Configuration.okta_api_key is empty" },
        { new NetworkCredential("", "***").SecurePassword, "Configuration.okta_api_key is" },
        { new NetworkCredential("", "").SecurePassword, "Configuration.okta_api_key is empty" },
        { new Hashtable { ["stringValue"] = "***" }, "Configuration.okta_api_key.stringValue is" },
        { new Hashtable { ["stringValue"] = "" }, "Configuration.okta_api_key.stringValue is empty" },
        { "planted\ud800", "Configuration.okta_api_key contains half" },
    };

    [Theory]
    [MemberData(nameof(Blanked))]
    public void A_secret_field_is_given_anew(object value, string words)
    {
        var error = Assert.Throws<C1InputException>(() => ConnectorConfig.FromFields(Okta, new Hashtable { ["okta_domain"] = "a", ["okta_api_key"] = value }));
        Assert.StartsWith(words, error.Message);
        Assert.DoesNotContain("planted", error.Message);
        Assert.StartsWith("Configuration", error.Parameter);
    }

    [Theory]
    [InlineData("okta_domain", "***", false)]
    [InlineData("okta_domain", "****", true)]
    [InlineData("okta_domain", "", true)]
    [InlineData("okta_domain", "a***b", true)]
    [InlineData("okta_api_key", "a***b", true)]
    [InlineData("okta_api_key", "**", true)]
    public void What_is_no_mask_is_sent(string field, string value, bool isSent)
    {
        var fields = new Hashtable { [field] = value };
        if (isSent)
        {
            Assert.NotNull(ConnectorConfig.FromFields(Okta, fields));
        }
        else
        {
            Assert.Throws<C1InputException>(() => ConnectorConfig.FromFields(Okta, fields));
        }
    }

    [Theory]
    [InlineData("""{"@type":"t","configuration":{"okta_domain":{"stringValue":"a"},"okta_api_key":{"stringValue":"***"}}}""", OktaId, "Config.configuration.okta_api_key.stringValue is a mask")]
    [InlineData("""{"@type":"t","configuration":{"okta_domain":{"stringValue":"a"},"okta_api_key":{"stringValue":""}}}""", OktaId, "Config.configuration.okta_api_key.stringValue is empty")]
    [InlineData("""{"@type":"t","a":[{"b":"***"}]}""", "other", "Config.a[0].b is a mask")]
    public void So_it_is_in_a_raw_configuration(string json, string catalogId, string words) => Assert.StartsWith(
        words,
        Assert.Throws<C1InputException>(() => ConnectorConfig.FromRaw((IDictionary)JsonSerializer.Deserialize(json, C1JsonContext.Default.Object)!, catalogId)).Message);

    [Theory]
    [InlineData("""{"@type":"t","configuration":{"okta_domain":{"stringValue":""}}}""", OktaId, true)]
    [InlineData("""{"@type":"t","configuration":{"okta_domain":{"stringValue":""}}}""", "other", false)]
    [InlineData("""{"@type":"t","configuration":{"okta_domain":{"stringValue":" "}}}""", null, false)]
    [InlineData("""{"@type":"t","configuration":{"okta_domain":{"stringValue":"x"}}}""", null, true)]
    [InlineData("""{"@type":"t","configuration":{"new_field":{"stringValue":""}}}""", OktaId, false)]
    [InlineData("""{"@type":"t","configuration":{"map":{"keyValues":{"items":[{"key":"a","value":""}]}}}}""", "other", true)]
    [InlineData("""{"@type":"t","api_key":""}""", "other", false)]
    public void In_one_that_may_be_read_what_the_catalog_does_not_know_may_not_be_blank(string json, string? catalogId, bool isSent)
    {
        var config = (IDictionary)JsonSerializer.Deserialize(json, C1JsonContext.Default.Object)!;
        var error = Record.Exception(() => ConnectorConfig.FromRaw(config, catalogId, mayBeRead: true));
        Assert.Equal(isSent, error is null);
        Assert.NotNull(ConnectorConfig.FromRaw(config, catalogId, mayBeBlank: true));
    }

    [Fact]
    public void Empty_values_of_a_secret_map_and_of_a_product_that_is_not_known_are_sent()
    {
        Assert.NotNull(ConnectorConfig.FromFields(ConnectorCatalog.Find("HTTP"), new Hashtable { ["http_connector_map_values"] = new Hashtable { ["a"] = "" } }));
        Assert.NotNull(ConnectorConfig.FromRaw(new Hashtable { ["@type"] = "t", ["okta_api_key"] = "" }, "other"));
    }
}
