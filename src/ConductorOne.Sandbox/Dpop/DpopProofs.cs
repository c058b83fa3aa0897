using System;
using System.Security.Cryptography;
using System.Text;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Dpop;

/// <summary>Verifies proofs of possession (RFC 9449), every part of them.</summary>
internal sealed class DpopProofs(DpopPolicy policy, TenantClock clock)
{
    /// <summary>The name of the request's header that carries a proof, and of the scheme of bound tokens.</summary>
    public const string Header = "DPoP";

    private static readonly TimeSpan AllowedAge = TimeSpan.FromMinutes(5);

    private readonly UsedNonces _usedIds = new(clock);

    /// <summary>Verifies the proof of a token request and gives the thumbprint of its key; null when none is there or needed.</summary>
    /// <exception cref="DpopException">The proof is missing or refused.</exception>
    public string? VerifyTokenRequest(IncomingRequest request) =>
        request.Headers.ContainsKey(Header) || policy.IsRequired ? Verify(request, accessToken: null) : null;

    /// <summary>Verifies the proof of an API request that goes with a token, and gives the thumbprint of its key.</summary>
    /// <exception cref="DpopException">The proof is missing or refused.</exception>
    public string VerifyApiRequest(IncomingRequest request, string accessToken) => Verify(request, accessToken);

    private string Verify(IncomingRequest request, string? accessToken)
    {
        try
        {
            var proof = JsonWebToken.Parse(ReadHeader(request));
            var key = CheckHeader(proof);
            CheckClaims(proof, request, accessToken);
            CheckNonce(proof);

            // Last, so that only a good proof uses its id up.
            if (!_usedIds.TryUse(proof.Text("jti")!, proof.Time("iat") + AllowedAge))
                throw new UntrustedTokenException("it was used before");
            return key.Thumbprint;
        }
        catch (UntrustedTokenException exception)
        {
            throw DpopException.InvalidProof(exception.Message);
        }
    }

    private static string ReadHeader(IncomingRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count > 1)
            throw new UntrustedTokenException("there is more than one proof");
        return values.ToString() is { Length: > 0 } proof ? proof : throw new UntrustedTokenException("the proof is missing");
    }

    private static DpopKey CheckHeader(JsonWebToken proof)
    {
        if (proof.HeaderText("typ") != "dpop+jwt")
            throw new UntrustedTokenException("typ must be dpop+jwt");
        if (proof.HeaderText("alg") != "EdDSA")
            throw new UntrustedTokenException("alg must be EdDSA");
        if (proof.Header.TryGetProperty("crit", out _))
            throw new UntrustedTokenException("no extension that crit could name is known");
        var key = DpopKey.Read(proof.Header);
        return key.Verifies(proof) ? key : throw new UntrustedTokenException("the signature is not right");
    }

    private void CheckClaims(JsonWebToken proof, IncomingRequest request, string? accessToken)
    {
        if (string.IsNullOrEmpty(proof.Text("jti")))
            throw new UntrustedTokenException("jti is missing");
        if (proof.Text("htm") != request.Method)
            throw new UntrustedTokenException("htm must be the method of the request");
        if (proof.Text("htu") != request.Url)
            throw new UntrustedTokenException("htu must be the URL of the request, without query and fragment");
        CheckTimes(proof);

        var hasHash = proof.Claims.TryGetProperty("ath", out _);
        if (accessToken is null && hasHash)
            throw new UntrustedTokenException("ath does not belong into a token request");
        if (accessToken is not null && proof.Text("ath") != Hash(accessToken))
            throw new UntrustedTokenException("ath must be the hash of the access token");
    }

    private void CheckTimes(JsonWebToken proof)
    {
        var now = clock.Now;
        if ((now - proof.Time("iat")).Duration() > AllowedAge)
            throw new UntrustedTokenException("iat must be within five minutes of the server's time");

        // Neither needs to be there, but what is there holds (RFC 7519).
        if (proof.Claims.TryGetProperty("nbf", out _) && proof.Time("nbf") > now)
            throw new UntrustedTokenException("nbf is in the future");
        if (proof.Claims.TryGetProperty("exp", out _) && proof.Time("exp") <= now)
            throw new UntrustedTokenException("it has expired");
    }

    private void CheckNonce(JsonWebToken proof)
    {
        if (policy.NeedsNonce && (proof.Text("nonce") is not { } nonce || !policy.Nonces.IsCurrent(nonce)))
            throw DpopException.UseNonce(policy.Nonces.Issue());
    }

    private static string Hash(string accessToken) => Base64Text.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));
}
