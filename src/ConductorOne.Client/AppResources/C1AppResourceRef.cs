using ConductorOne.Resources;

namespace ConductorOne.AppResources;

/// <summary>Names a resource of an app.</summary>
public sealed class C1AppResourceRef : C1Part
{
    /// <summary>The app that the resource belongs to.</summary>
    public string? AppId { get; set; }

    /// <summary>The kind of resource that it is.</summary>
    public string? AppResourceTypeId { get; set; }

    /// <summary>The resource.</summary>
    public string? Id { get; set; }

    /// <summary>The form that a CSV cell takes: <c>appId/appResourceTypeId/id</c>.</summary>
    public override string ToString() => VisibleText.Of(AppId + "/" + AppResourceTypeId + "/" + Id);
}
