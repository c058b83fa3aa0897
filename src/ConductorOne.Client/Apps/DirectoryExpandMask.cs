using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>What an answer about a directory can bring along.</summary>
internal sealed class DirectoryExpandMask() : ExpandMask("app_id", "*");
