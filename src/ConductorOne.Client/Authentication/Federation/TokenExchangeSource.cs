using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.Authentication.Federation;

/// <summary>Workload federation (RFC 8693): an OIDC token of an issuer that the tenant trusts, for a token of the tenant's.</summary>
internal sealed class TokenExchangeSource(string clientId, ISubjectTokenSource subjects, string audience) : ITokenSource
{
    private volatile string? _subjectToken;

    public string SignIn => subjects.SignIn;

    public bool CanRenew => true;

    /// <summary>Nothing: what to check depends on the token, and is said with the refusal.</summary>
    public string? Advice => null;

    public IReadOnlyCollection<string> Secrets => _subjectToken is { } token ? [.. subjects.Secrets, token] : subjects.Secrets;

    public async Task<AccessToken> FetchAsync(AuthorizationServer server, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var text = await subjects.FetchAsync(audience, trace, cancellationToken).ConfigureAwait(false);
        var token = SubjectToken.Read(text, subjects.Origin, subjects.AdviceWhenOld, server.Clock.Now);
        _subjectToken = token.Value;
        try
        {
            return await server.RequestTokenAsync(_ => Form(token.Value), Secrets, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e) when (e.Kind == C1ErrorKind.SignInFailed)
        {
            throw e.With(token.TooOld(subjects.Origin, subjects.AdviceWhenOld, server.Clock.Now) ?? WhatToCheck(token.Claims));
        }
    }

    private Dictionary<string, string> Form(string subjectToken) => new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
        ["subject_token"] = subjectToken,
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
        ["client_id"] = clientId,
    };

    private string WhatToCheck(JwtClaims claims) => claims.Audiences.Contains(audience, StringComparer.OrdinalIgnoreCase)
        ? Messages.ExchangeAdvice.With(clientId, claims.Issuer ?? Messages.None, claims.Subject ?? Messages.None)
        : Messages.ExchangeAudienceAdvice.With(claims.Audiences.Count == 0 ? Messages.None : string.Join(", ", claims.Audiences), audience);
}
