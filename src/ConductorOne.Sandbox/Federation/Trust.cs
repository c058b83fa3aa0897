namespace ConductorOne.Sandbox.Federation;

/// <summary>Says that the tokens of an issuer are as good as a credential of the tenant.</summary>
/// <param name="ClientId">The client id, of kind <c>wfe</c>.</param>
/// <param name="Issuer">The issuer's <c>iss</c>.</param>
/// <param name="Condition">What is demanded of the tokens beside; null for nothing.</param>
internal sealed record Trust(string ClientId, string Issuer, ClaimCondition? Condition);
