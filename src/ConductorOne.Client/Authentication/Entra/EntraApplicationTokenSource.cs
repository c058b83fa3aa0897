using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
using Microsoft.Identity.Client;

namespace ConductorOne.Authentication.Entra;

/// <summary>Tokens of an application that is registered with Microsoft Entra, proven by a certificate or by a token of an issuer that it trusts.</summary>
internal sealed class EntraApplicationTokenSource : EntraTokenSource
{
    /// <summary>Who tokens of federated credentials are made out to.</summary>
    private const string FederationAudience = "api://AzureADTokenExchange";

    // A name without a dot is no tenant: common, organizations.
    private static readonly Regex DomainName = new(@"^[A-Za-z0-9]([A-Za-z0-9-]*\.)+[A-Za-z0-9-]+$", RegexOptions.CultureInvariant);

    private readonly string _tenantId;
    private readonly string _clientId;
    private readonly X509Certificate2? _certificate;
    private readonly ISubjectTokenSource? _federated;
    private readonly Uri _authority;
    private readonly ClientSettings _settings;
    private volatile string? _assertion;

    /// <param name="tenantId">Id or domain of the directory.</param>
    /// <param name="clientId">Of the application.</param>
    /// <param name="certificate">With a private key.</param>
    /// <param name="resource">Whom tokens are made out to; the tenant's host where nothing is said.</param>
    /// <param name="authority">The cloud's sign-in host, https only.</param>
    /// <param name="settings">How the session sends.</param>
    /// <exception cref="C1InputException">Something of it cannot be used.</exception>
    public EntraApplicationTokenSource(
        string tenantId, string clientId, X509Certificate2 certificate, string? resource, Uri authority, ClientSettings settings)
        : this(tenantId, clientId, resource, authority, settings)
    {
        Certificates.RequireUsable(certificate, "Certificate");
        _certificate = certificate;
    }

    /// <param name="tenantId">Id or domain of the directory.</param>
    /// <param name="clientId">Of the application.</param>
    /// <param name="federated">Gives the tokens that prove the application, a new one each time. A managed identity can, too.</param>
    /// <param name="resource">Whom tokens are made out to; the tenant's host where nothing is said.</param>
    /// <param name="authority">The cloud's sign-in host, https only.</param>
    /// <param name="settings">How the session sends.</param>
    /// <exception cref="C1InputException">Something of it cannot be used.</exception>
    public EntraApplicationTokenSource(
        string tenantId, string clientId, ISubjectTokenSource federated, string? resource, Uri authority, ClientSettings settings)
        : this(tenantId, clientId, resource, authority, settings) => _federated = federated;

    private EntraApplicationTokenSource(
        string tenantId, string clientId, string? resource, Uri authority, ClientSettings settings)
        : base(resource)
    {
        _tenantId = tenantId.Trim();
        _clientId = clientId.Trim();
        _authority = authority;
        _settings = settings;
        Required.That(Guid.TryParse(_tenantId, out _) || DomainName.IsMatch(_tenantId), "EntraTenantId", () => Messages.EntraTenantIdUnreadable);
        Required.That(Guid.TryParse(_clientId, out _), "EntraClientId", () => Messages.EntraClientIdUnreadable);
        Required.That(IsSignInHost(authority), "EntraAuthority", () => Messages.EntraAuthorityRefused);
    }

    /// <summary>The sign-in host of the public cloud.</summary>
    public static Uri PublicCloud { get; } = new("https://login.microsoftonline.com");

    public override string SignIn => "EntraApplication";

    public override string Origin => "Microsoft Entra";

    public override string AdviceWhenOld => Messages.OldTokenAsked;

    public override IReadOnlyCollection<string> Secrets => [.. _federated?.Secrets ?? [], .. _assertion is { } assertion ? new[] { assertion } : []];

    protected override MsalHttp NewHttp(IApiTrace? trace) => new(_settings, trace);

    protected override async Task<string> AcquireAsync(string resource, MsalHttp http, IApiTrace? trace, CancellationToken cancellationToken)
    {
        // The authority is what the user said. MSAL would have the public cloud vouch for it.
        var builder = ConfidentialClientApplicationBuilder.Create(_clientId)
            .WithAuthority(new Uri(_authority, _tenantId), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http, retryOnceOn5xx: false);
        if (_federated is not null)
        {
            var assertion = await _federated.FetchAsync(FederationAudience, trace, cancellationToken).ConfigureAwait(false);
            _assertion = assertion;
            builder = builder.WithClientAssertion((AssertionRequestOptions _) => Task.FromResult(assertion));
        }
        else
        {
            builder = builder.WithCertificate(_certificate);
        }

        var result = await builder.Build().AcquireTokenForClient([resource + "/.default"]).WithForceRefresh(true)
            .ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result.AccessToken;
    }

    private static bool IsSignInHost(Uri authority) =>
        authority.IsAbsoluteUri && authority.Scheme == Uri.UriSchemeHttps && authority.UserInfo.Length == 0 && authority.PathAndQuery == "/";
}
