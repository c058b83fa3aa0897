using ConductorOne.Validation;

namespace ConductorOne.AppResources;

/// <summary>What a resource can bring along.</summary>
internal sealed class AppResourceExpandMask() : ExpandMask("app_id", "app_resource_type_id", "*");
