using ConductorOne.Resources;

namespace ConductorOne.Apps;

/// <summary>Names an entitlement of an app.</summary>
public sealed class C1AppEntitlementRef : C1Part
{
    /// <summary>The app that the entitlement belongs to.</summary>
    public string? AppId { get; set; }

    /// <summary>The entitlement.</summary>
    public string? Id { get; set; }

    /// <summary>The form that a CSV cell takes: <c>appId/id</c>.</summary>
    public override string ToString() => VisibleText.Of(AppId + "/" + Id);
}
