using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>What an answer about a discovered app can bring along.</summary>
internal sealed class DiscoveredAppExpandMask() : ExpandMask("app_id", "resource_id", "*");
