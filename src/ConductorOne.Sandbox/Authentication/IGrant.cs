namespace ConductorOne.Sandbox.Authentication;

/// <summary>One way to get an access token.</summary>
internal interface IGrant
{
    /// <summary>The value of <c>grant_type</c>.</summary>
    string Type { get; }

    /// <summary>Judges a token request and says whom its token stands for.</summary>
    /// <exception cref="OAuthException">The request is refused.</exception>
    Principal Judge(OAuthForm form);
}
