using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>A resource type and where its app stands in the answer.</summary>
internal sealed class AppResourceTypeView : Wrapper
{
    public C1AppResourceType? AppResourceType { get; set; }

    public string AppPath { get; set; } = "";

    /// <summary>The resource type with its app.</summary>
    public C1AppResourceType? Unwrap(AnswerParts parts)
    {
        if (parts.Object(this, AppResourceType, "appResourceType") is not { } type)
        {
            return null;
        }

        type.App = parts.Single(AppPath);
        type.Expanded = parts.Expanded;
        return type;
    }
}

/// <summary>What wraps a resource type in an answer: a create has the object, a read its view.</summary>
internal sealed class AppResourceTypeAnswer : ExpandedAnswer
{
    public C1AppResourceType? AppResourceType { get; set; }

    public AppResourceTypeView? AppResourceTypeView { get; set; }

    public C1AppResourceType? Unwrap(AnswerParts parts) => AppResourceTypeView is null && AdditionalProperties?.ContainsKey("appResourceTypeView") != true
        ? new AppResourceTypeView { AppResourceType = AppResourceType, AdditionalProperties = AdditionalProperties }.Unwrap(parts)
        : parts.Inside(this, AppResourceTypeView, "appResourceTypeView")?.Unwrap(parts);
}
