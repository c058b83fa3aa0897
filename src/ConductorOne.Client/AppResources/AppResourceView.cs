using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>A resource and where the objects around it stand in the answer.</summary>
internal sealed class AppResourceView : Wrapper
{
    public C1AppResource? AppResource { get; set; }

    public object? ObjectPermissions { get; set; }

    public string AppPath { get; set; } = "";

    public string ResourceTypePath { get; set; } = "";

    public string ParentResourcePath { get; set; } = "";

    public string ParentResourceTypePath { get; set; } = "";

    /// <summary>The resource with those objects.</summary>
    public C1AppResource? Unwrap(AnswerParts parts)
    {
        if (parts.Object(this, AppResource, "appResource") is not { } resource)
        {
            return null;
        }

        resource.ObjectPermissions = ObjectPermissions;
        resource.App = parts.Single(AppPath);
        resource.ResourceType = parts.Single(ResourceTypePath);
        resource.ParentResource = parts.Single(ParentResourcePath);
        resource.ParentResourceType = parts.Single(ParentResourceTypePath);
        resource.Expanded = parts.Expanded;
        return resource;
    }
}

/// <summary>What wraps a resource in an answer: a create has the object, a read its view.</summary>
internal sealed class AppResourceAnswer : ExpandedAnswer
{
    public C1AppResource? AppResource { get; set; }

    public AppResourceView? AppResourceView { get; set; }

    public C1AppResource? Unwrap(AnswerParts parts) => AppResourceView is null && AdditionalProperties?.ContainsKey("appResourceView") != true
        ? new AppResourceView { AppResource = AppResource, AdditionalProperties = AdditionalProperties }.Unwrap(parts)
        : parts.Inside(this, AppResourceView, "appResourceView")?.Unwrap(parts);
}
