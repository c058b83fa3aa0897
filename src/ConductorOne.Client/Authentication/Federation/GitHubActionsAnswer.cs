namespace ConductorOne.Authentication.Federation;

/// <summary>What the OIDC endpoint of GitHub Actions answers.</summary>
internal sealed class GitHubActionsAnswer
{
    /// <summary>The token.</summary>
    public string Value { get; set; } = "";
}
