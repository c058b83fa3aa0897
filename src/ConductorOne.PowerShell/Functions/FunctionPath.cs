namespace ConductorOne.PowerShell.Functions;

/// <summary>A path that was given for code, and what the file system has there.</summary>
/// <param name="Given">As it was given.</param>
/// <param name="IsPattern">Whether it has wildcards.</param>
/// <param name="Found">The path, or what matches it.</param>
internal sealed record FunctionPath(string Given, bool IsPattern, string[] Found);
