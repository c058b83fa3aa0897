using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Functions;
using ConductorOne.Policies;
using ConductorOne.Resources;
using ConductorOne.Users;

namespace ConductorOne.Validation;

/// <summary>What is known of a noun: how messages call it, which property has its id, and what finds the id of one by its name.</summary>
/// <param name="Label">With its article: "an app".</param>
/// <param name="IdProperty">The property or column that has the id of such an object and of no other.</param>
/// <param name="FindByName">The command, with {0} for the name as an argument, and {1} for the name within an expression.</param>
internal sealed record NounFacts(Func<string> Label, string IdProperty, string FindByName)
{
    /// <summary>The command where the name is an address.</summary>
    public string FindByAddress { get; init; } = FindByName;

    /// <summary>Without its article: "app".</summary>
    public string LabelWithoutArticle => Label().Substring(Label().IndexOf(' ') + 1);

    /// <summary>What paths call all of them.</summary>
    public string? Collection { get; init; }

    /// <summary>What messages call all of them: "apps".</summary>
    public Func<string>? Plural { get; init; }

    /// <summary>The cmdlet that lists them.</summary>
    public string Cmdlet => FindByName.Split(' ')[0];

    /// <summary>Other fields that hold such ids, by the ends of their names.</summary>
    public string[] Fields { get; init; } = [];
}

/// <summary>The nouns and what is known of each.</summary>
internal static class Nouns
{
    private static readonly Dictionary<Noun, NounFacts> Table = new()
    {
        // What another noun's field ends with comes before it: an AppUserId is a UserId, too.
        [Noun.AppResourceType] = new(() => Messages.NounAppResourceType, "AppResourceTypeId", "Get-C1AppResourceType -DisplayName {0}")
        {
            Fields = ["ResourceTypeId"],
            Collection = "resource_types",
            Plural = () => Messages.NounAppResourceTypes,
        },
        [Noun.AppResource] = new(() => Messages.NounAppResource, "AppResourceId", "Get-C1AppResource -DisplayName {0}") { Fields = ["ResourceId"], Collection = "resources" },
        [Noun.Account] = new(() => Messages.NounAccount, "AppUserId", "Invoke-C1Api /api/v1/search/app_users -Method POST -Body @{{ query = {1} }}"),
        [Noun.AppReport] = new(() => Messages.NounAppReport, "AppReportId", "Get-C1App {0} | Get-C1AppReport"),
        [Noun.App] = new(() => Messages.NounApp, "AppId", "Get-C1App -DisplayName {0}") { Collection = "apps", Plural = () => Messages.NounApps },
        [Noun.Connector] = new(() => Messages.NounConnector, "ConnectorId", "Get-C1App | Get-C1Connector -DisplayName {0}") { Collection = "connectors" },
        [Noun.Function] = new(() => Messages.NounFunction, "FunctionId", "Get-C1Function -DisplayName {0}") { Collection = "functions" },
        [Noun.FunctionCommit] = new(() => Messages.NounFunctionCommit, "CommitId", "Get-C1Function | Get-C1FunctionCommit") { Collection = "commits" },
        [Noun.FunctionInvocation] = new(() => Messages.NounFunctionInvocation, "InvocationId", "Get-C1Function | Get-C1FunctionInvocation") { Collection = "invocations" },
        [Noun.Policy] = new(() => Messages.NounPolicy, "PolicyId", "Get-C1Policy -DisplayName {0}") { Collection = "policies" },
        [Noun.User] = new(() => Messages.NounUser, "UserId", "Get-C1User -DisplayName {0}")
        {
            Collection = "users",
            FindByAddress = "Get-C1User -Email {0}",
            Fields = ["Owner", "AllowedReassignee", "ApproverId", "ManagerId"],
        },
        [Noun.RequestCatalog] = new(() => Messages.NounRequestCatalog, "RequestCatalogId", "Invoke-C1Api /api/v1/catalogs"),
        [Noun.RequestSchema] = new(() => Messages.NounRequestSchema, "RequestSchemaId", "Invoke-C1Api /api/v1/request_schemas"),
        [Noun.CatalogEntry] = new(() => Messages.NounCatalogEntry, "CatalogId", "Get-C1CatalogEntry {0}"),
        [Noun.Entitlement] = new(() => Messages.NounEntitlement, "AppEntitlementId", "Invoke-C1Api /api/v1/search/entitlements -Method POST -Body @{{ query = {1} }}")
        {
            Fields = ["EntitlementId", "AppGroupId"],
        },
        [Noun.Role] = new(() => Messages.NounRole, "RoleId", "Invoke-C1Api /api/v1/iam/roles"),
        [Noun.StepUpProvider] = new(() => Messages.NounStepUpProvider, "StepUpProviderId", "Invoke-C1Api /api/v1/search/step-up/providers -Method POST"),
        [Noun.Trait] = new(() => Messages.NounTrait, "TraitId", "Get-C1AppResourceType | Select-Object DisplayName, TraitIds"),
        [Noun.Webhook] = new(() => Messages.NounWebhook, "WebhookId", "Invoke-C1Api /api/v1/webhooks"),
    };

    // As PowerShell calls them, in copies, too.
    private static readonly Dictionary<string, Noun> ByClass = new(StringComparer.Ordinal)
    {
        [typeof(C1App).FullName!] = Noun.App,
        [typeof(C1AppResource).FullName!] = Noun.AppResource,
        [typeof(C1AppResourceType).FullName!] = Noun.AppResourceType,
        [typeof(C1CatalogEntry).FullName!] = Noun.CatalogEntry,
        [typeof(C1Connector).FullName!] = Noun.Connector,
        [typeof(C1Function).FullName!] = Noun.Function,
        [typeof(C1FunctionCommit).FullName!] = Noun.FunctionCommit,
        [typeof(C1FunctionInvocation).FullName!] = Noun.FunctionInvocation,
        [typeof(C1Policy).FullName!] = Noun.Policy,
        [typeof(C1User).FullName!] = Noun.User,
    };

    /// <summary>The nouns whose objects have a class.</summary>
    public static IEnumerable<Noun> WithClass => ByClass.Values;

    /// <summary>The noun that a class stands for, by its full name.</summary>
    public static Noun? OfClass(string? name) => name is not null && ByClass.TryGetValue(name, out var noun) ? noun : null;

    public static NounFacts Facts(this Noun noun) => Table[noun];

    /// <summary>The noun whose objects a part of a path is about.</summary>
    public static Noun? OfCollection(string segment) =>
        Table.Where(entry => entry.Value.Collection == segment).Select(entry => (Noun?)entry.Key).FirstOrDefault();

    /// <summary>The noun by whose ids a field of this name is filled, as far as the name says.</summary>
    public static Noun? OfField(string field)
    {
        var name = field.Substring(field.LastIndexOf('.') + 1).Replace("_", "").TrimEnd('s');
        return Table.Where(entry => EndsWith(entry.Value.IdProperty) || entry.Value.Fields.Any(EndsWith)).Select(entry => (Noun?)entry.Key).FirstOrDefault();

        bool EndsWith(string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
    }
}
