using ConductorOne.Apps;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>The body of <c>POST /api/v1/apps/{app_id}/connectors</c>: somebody else configures it later.</summary>
internal sealed class CreateDelegatedConnectorRequest
{
    public string? CatalogId { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string[]? UserIds { get; init; }

    public C1AppEntitlementRef[]? AppEntitlementOwnerRefs { get; init; }

    public AppManagedStateBindingRef? AppManagedStateBindingRef { get; init; }

    public ConnectorExpandMask? ExpandMask { get; init; }

    public void Check()
    {
        Required.Text(CatalogId, nameof(CatalogId));
        Required.Ids(UserIds, nameof(UserIds));
        EntitlementRefs.Check(AppEntitlementOwnerRefs, nameof(AppEntitlementOwnerRefs));
        ExpandMask?.Check();
        if (AppManagedStateBindingRef is { } binding)
        {
            Required.GivenId(binding.AppId, "AppManagedStateBindingRef.AppId");
            Required.GivenId(binding.ResourceId, "AppManagedStateBindingRef.ResourceId");
            Required.GivenId(binding.ResourceTypeId, "AppManagedStateBindingRef.ResourceTypeId");
        }
    }
}
