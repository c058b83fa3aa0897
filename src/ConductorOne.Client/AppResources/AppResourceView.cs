using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>A resource and where the objects around it stand in the answer.</summary>
internal sealed class AppResourceView
{
    public C1AppResource? AppResource { get; set; }

    public object? ObjectPermissions { get; set; }

    public string AppPath { get; set; } = "";

    public string ResourceTypePath { get; set; } = "";

    public string ParentResourcePath { get; set; } = "";

    public string ParentResourceTypePath { get; set; } = "";

    /// <summary>The resource with those objects.</summary>
    public C1AppResource? Unwrap(C1List<object?> expanded)
    {
        if (AppResource is not { } resource)
        {
            return null;
        }

        resource.ObjectPermissions = ObjectPermissions;
        resource.App = ExpandedPath.Single(AppPath, expanded);
        resource.ResourceType = ExpandedPath.Single(ResourceTypePath, expanded);
        resource.ParentResource = ExpandedPath.Single(ParentResourcePath, expanded);
        resource.ParentResourceType = ExpandedPath.Single(ParentResourceTypePath, expanded);
        resource.Expanded = expanded;
        return resource;
    }
}

/// <summary>What wraps a resource in an answer: a create has the object, a read its view.</summary>
internal sealed class AppResourceAnswer
{
    public C1AppResource? AppResource { get; set; }

    public AppResourceView? AppResourceView { get; set; }

    public object?[]? Expanded { get; set; }

    public C1AppResource? Unwrap() => (AppResourceView ?? new() { AppResource = AppResource }).Unwrap(new(Expanded ?? []));
}
