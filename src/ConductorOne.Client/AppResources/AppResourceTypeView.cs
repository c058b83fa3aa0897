using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>A resource type and where its app stands in the answer.</summary>
internal sealed class AppResourceTypeView
{
    public C1AppResourceType? AppResourceType { get; set; }

    public string AppPath { get; set; } = "";

    /// <summary>The resource type with its app.</summary>
    public C1AppResourceType? Unwrap(C1List<object?> expanded)
    {
        if (AppResourceType is not { } type)
        {
            return null;
        }

        type.App = ExpandedPath.Single(AppPath, expanded);
        type.Expanded = expanded;
        return type;
    }
}

/// <summary>What wraps a resource type in an answer: a create has the object, a read its view.</summary>
internal sealed class AppResourceTypeAnswer
{
    public C1AppResourceType? AppResourceType { get; set; }

    public AppResourceTypeView? AppResourceTypeView { get; set; }

    public object?[]? Expanded { get; set; }

    public C1AppResourceType? Unwrap() => (AppResourceTypeView ?? new() { AppResourceType = AppResourceType }).Unwrap(new(Expanded ?? []));
}
