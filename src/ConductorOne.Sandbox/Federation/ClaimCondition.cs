using ConductorOne.Sandbox.Authentication;

namespace ConductorOne.Sandbox.Federation;

/// <summary>What a trust demands of the subject token beside its issuer: a claim with a certain text.</summary>
internal sealed record ClaimCondition(string Claim, string Expected)
{
    /// <summary>Whether a token meets the condition.</summary>
    public bool IsMetBy(JsonWebToken token) => token.Text(Claim) == Expected;

    /// <summary>The condition in CEL.</summary>
    public override string ToString() => $"{Claim} == \"{Expected}\"";
}
