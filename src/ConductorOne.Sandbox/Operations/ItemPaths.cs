namespace ConductorOne.Sandbox.Operations;

/// <summary>The paths of one object of each noun that has code of its own, by which its objects are kept.</summary>
internal static class ItemPaths
{
    public const string App = "/api/v1/apps/{}";
    public const string Automation = "/api/v1/automations/{}";
    public const string Commit = "/api/v1/functions/{}/commits/{}";
    public const string Connector = "/api/v1/apps/{}/connectors/{}";
    public const string Entitlement = "/api/v1/apps/{}/entitlements/{}";
    public const string Function = "/api/v1/functions/{}";
    public const string FunctionInvocation = "/api/v1/functions/{}/invocations/{}";
    public const string Hook = "/api/v1/hooks/{}";
    public const string PersonalClient = "/api/v1/iam/personal_clients/{}";
    public const string Policy = "/api/v1/policies/{}";
    public const string Resource = "/api/v1/apps/{}/resource_types/{}/resources/{}";
    public const string ResourceType = "/api/v1/apps/{}/resource_types/{}";
    public const string User = "/api/v1/users/{}";
}
