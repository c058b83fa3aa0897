using System;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using Xunit;

namespace ConductorOne.Client.Tests.Connectors;

public class ConnectorCatalogTests
{
    [Theory]
    [InlineData("Okta")]
    [InlineData("okta")]
    [InlineData(" OKTA ")]
    [InlineData("23w9L3qudsiSZQJ8jUP1KYyQqVW")]
    public void An_entry_is_found_by_name_slug_and_id(string typed) => Assert.Equal("23w9L3qudsiSZQJ8jUP1KYyQqVW", ConnectorCatalog.Find(typed).CatalogId);

    [Theory]
    [InlineData("Google Workspace v2", "google_workspace_v2")]
    [InlineData("google-workspace-V2", "google_workspace_v2")]
    [InlineData("GoogleWorkspace v2", "google_workspace_v2")]
    [InlineData("jira_cloud_v2", "jira_cloud_v2")]
    [InlineData("Snipe IT", "snipe_it")]
    public void Blanks_and_signs_in_a_name_do_not_count(string typed, string slug) => Assert.Equal(slug, ConnectorCatalog.Find(typed).Slug);

    [Theory]
    [InlineData("Jira Cloud", "jira_cloud, jira_cloud_v2")]
    [InlineData("cloudflare zero trust", "cloudflare_zero_trust, cloudflare_zero_trust_v2")]
    public void A_name_of_two_is_refused_with_their_slugs(string typed, string slugs) => Wire.Refused(
        "Catalog", $"\"{typed}\" stands for several entries of the connector catalog. Give one of: {slugs}.", () => ConnectorCatalog.Find(typed));

    [Theory]
    [InlineData("Otka", " Did you mean \"Okta\"?")]
    [InlineData("Sales force v3", " Did you mean \"Salesforce v2\"?")]
    [InlineData("qqqqqqqqqqqqqqqq", "")]
    public void An_unknown_name_is_refused_with_the_nearest(string typed, string hint) =>
        Wire.Refused("Catalog", $"The connector catalog has no entry \"{typed}\".{hint}", () => ConnectorCatalog.Find(typed));

    [Fact]
    public void Every_entry_is_found_by_its_id_and_its_slug()
    {
        Assert.Equal(148, ConnectorCatalog.Entries.Count);
        Assert.All(ConnectorCatalog.Entries, e => Assert.Same(e, ConnectorCatalog.Find(e.CatalogId)));
        Assert.All(ConnectorCatalog.Entries, e => Assert.Same(e, ConnectorCatalog.Find(e.Slug)));
    }

    [Fact]
    public void No_two_entries_share_an_id_or_a_slug_and_no_two_fields_a_name()
    {
        Assert.Equal(148, ConnectorCatalog.Entries.Select(e => e.CatalogId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(148, ConnectorCatalog.Entries.Select(e => e.Slug).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(ConnectorCatalog.Entries, e => Assert.Distinct(e.Fields.Select(f => f.Name), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Fields_have_their_types_and_secrets()
    {
        var jira = ConnectorCatalog.Find("jira_cloud").Fields.ToDictionary(f => f.Name, f => (f.Type, f.IsSecret));
        Assert.Equal((CatalogFieldType.String, true), jira["jiracloud_apikey"]);
        Assert.Equal((CatalogFieldType.List, false), jira["jiracloud_project_keys"]);
        Assert.Equal((CatalogFieldType.Bool, false), jira["enable_external_ticket_provisioning"]);
        Assert.Equal(
            (CatalogFieldType.Map, true),
            ConnectorCatalog.Find("http").Fields.Where(f => f.Name == "http_connector_map_values").Select(f => (f.Type, f.IsSecret)).Single());
    }

    [Fact]
    public void A_connector_shows_its_product() => Assert.Equal("Okta", new C1Connector { CatalogId = "23w9L3qudsiSZQJ8jUP1KYyQqVW" }.Catalog);

    [Fact]
    public void A_connector_of_an_unknown_product_shows_none() => Assert.Null(new C1Connector { CatalogId = "other" }.Catalog);
}
