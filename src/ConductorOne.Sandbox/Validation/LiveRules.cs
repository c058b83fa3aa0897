using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;

namespace ConductorOne.Sandbox.Validation;

/// <summary>What the live server demands of fields beyond what its description says, and the other way round.</summary>
internal static class LiveRules
{
    /// <summary>A field of a message with what else is demanded of it.</summary>
    public static FieldSchema Of(string messageName, FieldSchema field) => (messageName + "." + field.Name) switch
    {
        "c1.api.app.v1.CreateAppRequest.owners" => field with { IsId = true },
        "c1.api.app.v1.SearchAppResourcesRequest.ownerUserIds" => field with { IsId = false }, // "none" stands for no owner.
        "c1.api.functions.v1.FunctionsServiceCreateFunctionRequest.displayName" => field.Required(),
        "c1.api.iam.v1.PersonalClientServiceCreateRequest.displayName" => field.Required(),
        "c1.api.iam.v1.PersonalClientServiceCreateRequest.allowSourceCidr" or "c1.api.iam.v1.PersonalClientServiceCreateRequest.scopedRoles" =>
            field with { HasNonEmptyItems = true },
        "c1.api.policy.v1.CreatePolicyRequest.policyType" => field.Required(),
        "c1.api.user.v1.SearchUsersRequest.sourceAppIds" => field with { IsId = false },
        "c1.api.user.v1.SearchUsersRequest.ids" or "c1.api.user.v1.SearchUsersRequest.excludeIds" or "c1.api.user.v1.SearchUsersRequest.managerIds" =>
            field with { IsId = true },
        "c1.api.functions.v1.Function.id" => field.Required() with { IsId = true },
        "c1.api.policy.v1.PolicySteps.steps" => field.Items(1, int.MaxValue),
        "c1.api.policy.v1.Policy.rules" or "c1.api.policy.v1.CreatePolicyRequest.rules" => field.Items(0, 16),
        "c1.api.policy.v1.Rule.condition" => field.Required(),
        "c1.api.policy.v1.Approval.allowedReassignees" => field with { IsId = true },
        "c1.api.policy.v1.Approval.assigned" => field.ReadAsNull(),
        "c1.api.policy.v1.Escalation.ReassignToApprovers.approverIds" => field with { IsId = true },
        "c1.api.policy.v1.UserApproval.userIds" => field.Items(1, 32),
        "c1.api.app.v1.AppEntitlementRef.appId" or "c1.api.app.v1.AppEntitlementRef.id" => field.Required(),

        // Clients cannot read null in their place.
        "c1.api.app.v1.App.appUserMapper" or "c1.api.app.v1.AppResource.profile" or "c1.api.app.v1.AppResourceView.objectPermissions"
            or "c1.api.app.v1.AppResource.agentTrait" or "c1.api.app.v1.Connector.configUpdatedAt" or "c1.api.app.v1.Connector.connectorSyncCronSchedule"
            or "c1.api.app.v1.Connector.syncConfig" => field with { IsLeftOut = true },
        _ => field,
    };

    /// <summary>Whether a parameter of a path takes ids of the usual form only.</summary>
    public static bool IsPathId(ApiOperation operation, string name) => (name == "id" || name.EndsWith("_id", StringComparison.Ordinal))
        && operation.PathFields.Any(field => field.Name == name && field.Type.Kind == ApiKind.Text)
        && !(name is "id" or "catalog_id" && HasShortIds(operation.Path))
        && name is not ("client_id" or "external_id");

    /// <summary>Whether an update is refused without a mask.</summary>
    public static bool RequiresMask(ApiOperation operation) =>
        operation.Path.StartsWith("/api/v1/access_review", StringComparison.Ordinal) || operation.Path.Contains("/sso/", StringComparison.Ordinal)
        || operation.Path == "/api/v1/settings/sso";

    // Personal clients, credentials and entries of the MCP server catalog are called by short names.
    private static bool HasShortIds(string path) => path.StartsWith("/api/v1/iam/personal_clients/", StringComparison.Ordinal)
        || path.Contains("/credentials/", StringComparison.Ordinal)
        || path.StartsWith("/api/v1/mcp_server_catalog/", StringComparison.Ordinal);

    /// <summary>The groups of a message of which one field must be set.</summary>
    public static IReadOnlyList<string> RequiredOneOfs(string messageName) => messageName switch
    {
        "c1.api.policy.v1.Approval" => ["typ"],
        _ => [],
    };
}
