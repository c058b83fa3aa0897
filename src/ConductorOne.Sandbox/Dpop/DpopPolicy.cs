namespace ConductorOne.Sandbox.Dpop;

/// <summary>What the tenant demands of proofs. It may change while the tenant runs.</summary>
internal sealed class DpopPolicy(SandboxOptions options, TenantClock clock)
{
    private volatile bool _isRequired = options.RequireDpop;
    private volatile bool _needsNonce = options.DpopNonce;

    /// <summary>Whether every token request needs a proof.</summary>
    public bool IsRequired
    {
        get => _isRequired;
        set => _isRequired = value;
    }

    /// <summary>Whether every proof needs a nonce of the server.</summary>
    public bool NeedsNonce
    {
        get => _needsNonce;
        set => _needsNonce = value;
    }

    /// <summary>The nonces that were issued.</summary>
    public DpopNonces Nonces { get; } = new(clock);
}
