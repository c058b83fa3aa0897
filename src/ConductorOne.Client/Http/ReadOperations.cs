using System;
using System.Linq;

namespace ConductorOne.Http;

/// <summary>Which operations change nothing, whatever their method: they may be sent again, and ask nobody.</summary>
internal static class ReadOperations
{
    // Beside every search. A segment in braces stands for any one. What looks like a read and is none: /secrets/{id}/view uses up a view.
    private static readonly ILookup<string, string[]> Posts = new[]
    {
        "/api/v1/systemlog/events",
        "/api/v1/systemlog/exports/{id}/events",
        "/api/v1/task/audits",
        "/api/v1/grants/feed",
        "/api/v1/policies/validate/cel",
        "/api/v1/policies/test-account-provision-policy",
        "/api/v1/connectorcatalog",
        "/api/v1/apps/connectors/validate_config/http",
        "/api/v1/apps/{app_id}/connectors/{connector_id}/tool_bindings/by_tools",
        "/api/v1/users/introspect",
        "/api/v1/app_users/owned_service_accounts",
        "/api/v1/appentitlementmonitorbinding/get",
        "/api/v1/service_principals/bindings/list",
        "/api/v1/service_principals/{id}/trusts/{client_id}/test",
        "/api/v1/workload_federation/test-cel",
        "/api/v1/settings/session/test-source-ip",
        "/api/v1/role-mining/suggestions/{id}/users",
    }.Select(Segments).ToLookup(path => path[path.Length - 1], StringComparer.Ordinal);

    private static readonly string[] Puts = Segments("/api/v1/request_schema_entitlement_binding");

    public static bool Has(string method, string path) => method switch
    {
        "GET" or "HEAD" => true,
        "POST" => IsSearch(path) || (Segments(path) is var segments && Posts[segments[segments.Length - 1]].Any(known => IsSame(known, segments))),
        "PUT" => IsSame(Puts, Segments(path)),
        _ => false,
    };

    private static bool IsSearch(string path) => path.EndsWith("/search", StringComparison.Ordinal)
        || path.StartsWith("/api/v1/search/", StringComparison.Ordinal)
        || path.StartsWith("/api/v2/search/", StringComparison.Ordinal);

    private static string[] Segments(string path) => path.Split('/');

    private static bool IsSame(string[] known, string[] segments) =>
        known.Length == segments.Length && known.Zip(segments, (k, s) => k.StartsWith("{", StringComparison.Ordinal) ? s.Length > 0 : k == s).All(same => same);
}
