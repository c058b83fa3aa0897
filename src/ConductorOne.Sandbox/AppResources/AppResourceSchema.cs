using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>What the body of a request about resource types and resources may consist of.</summary>
internal static class AppResourceSchema
{
    internal static readonly MessageSchema CreateResourceTypeRequest = new("CreateManuallyManagedResourceTypeRequest",
        Text("displayName").Required(),
        Choice(
            "resourceType",
            "ROLE", "GROUP", "LICENSE", "PROJECT", "CATALOG", "CUSTOM", "VAULT", "PROFILE_TYPE", "SESSION_POLICY", "CLAW_AGENT").Required());

    internal static readonly MessageSchema UpdateResourceTypeRequest =
        TableSchemas.Current.Of("c1.api.app.v1.UpdateManuallyManagedResourceTypeRequestInput");

    internal static readonly MessageSchema UpdateResourceRequest = TableSchemas.Current.Of("c1.api.app.v1.AppResourceServiceUpdateRequestInput");

    internal static readonly MessageSchema CreateResourceRequest = new("CreateManuallyManagedAppResourceRequest",
        TextMap("annotations"),
        Text("description"),
        Text("displayName").Required(),
        Text("matchBatonId"),
        Ids("resourceOwnerUserIds"));
}
