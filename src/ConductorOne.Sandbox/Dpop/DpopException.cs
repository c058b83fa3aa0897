using System;

namespace ConductorOne.Sandbox.Dpop;

/// <summary>A request whose proof of possession is missing or refused (RFC 9449).</summary>
internal sealed class DpopException(string error, string description) : Exception(description)
{
    /// <summary>The name of the answer's header that carries a nonce.</summary>
    public const string NonceHeader = "DPoP-Nonce";

    /// <summary>The error's code.</summary>
    public string Error { get; } = error;

    /// <summary>The nonce that the next proof is to carry, or null when no nonce is missing.</summary>
    public string? Nonce { get; private init; }

    /// <summary>The proof itself is wrong.</summary>
    public static DpopException InvalidProof(string reason) => new("invalid_dpop_proof", $"DPoP: {reason}");

    /// <summary>The token doesn't go with the proof, or with any.</summary>
    public static DpopException InvalidToken(string description) => new("invalid_token", description);

    /// <summary>The proof lacks a nonce of the server.</summary>
    public static DpopException UseNonce(string nonce) =>
        new("use_dpop_nonce", "DPoP: a current nonce of the server is needed") { Nonce = nonce };
}
