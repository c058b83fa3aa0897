namespace ConductorOne.Sandbox.Policies;

/// <summary>The wire names of policy types.</summary>
internal static class PolicyTypes
{
    public const string Unspecified = Prefix + "UNSPECIFIED";
    public const string Grant = Prefix + "GRANT";
    public const string Revoke = Prefix + "REVOKE";
    public const string Certify = Prefix + "CERTIFY";

    private const string Prefix = "POLICY_TYPE_";

    /// <summary>The key of the baseline's steps: the type in lower case, such as <c>grant</c>.</summary>
    public static string BaselineKey(string policyType) => policyType[Prefix.Length..].ToLowerInvariant();

    /// <summary>Whether policies of this type may carry steps.</summary>
    public static bool MayHaveSteps(string policyType) => policyType is Grant or Revoke or Certify;
}
