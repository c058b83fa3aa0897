using System;
using System.Security.Cryptography;

namespace ConductorOne.Sandbox.Federation;

/// <summary>Where the keys of an issuer come from. Tests give every tenant the same ones: making one takes as long as a whole start.</summary>
/// <param name="Signer">Makes the key that the issuer publishes.</param>
/// <param name="Forger">Makes the key of what only looks as if the issuer had signed it.</param>
internal sealed record IssuerKeys(Func<RSA> Signer, Func<RSA> Forger)
{
    private const int Bits = 2048;

    /// <summary>New ones for each issuer.</summary>
    public static IssuerKeys New { get; } = new(Make, Make);

    private static RSA Make() => RSA.Create(Bits);
}
