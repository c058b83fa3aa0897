using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ConductorOne.Authentication.Entra;

/// <summary>Tokens of a managed identity of the Azure resource that this runs on: App Service, Functions, Automation, Arc, a virtual machine.</summary>
internal sealed class ManagedIdentityTokenSource : EntraTokenSource
{
    private const string SecretVariable = "IDENTITY_HEADER";

    private readonly string? _clientId;
    private readonly ClientSettings _settings;

    /// <param name="clientId">Of a user-assigned identity; nothing for that of the system.</param>
    /// <param name="resource">Whom tokens are made out to; the tenant's host where nothing is said.</param>
    /// <param name="settings">How the session sends.</param>
    /// <exception cref="C1InputException">The client id is none, or the resource.</exception>
    public ManagedIdentityTokenSource(string? clientId, string? resource, ClientSettings settings)
        : base(resource)
    {
        Required.That(clientId is null || Guid.TryParse(clientId, out _), "ManagedIdentityClientId", () => Messages.ManagedIdentityClientIdUnreadable);
        _clientId = clientId?.Trim();
        _settings = settings;
    }

    public override string SignIn => "ManagedIdentity";

    public override string Origin => "the managed identity";

    public override string AdviceWhenOld => Messages.OldTokenOfManagedIdentity;

    public override IReadOnlyCollection<string> Secrets => Environment.GetEnvironmentVariable(SecretVariable) is { Length: > 0 } secret ? [secret] : [];

    protected override MsalHttp NewHttp(IApiTrace? trace) => new ManagedIdentityHttp(_settings, trace);

    protected override async Task<string> AcquireAsync(string resource, MsalHttp http, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var identity = _clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.WithUserAssignedClientId(_clientId);
        var application = ManagedIdentityApplicationBuilder.Create(identity).WithHttpClientFactory(http, retryOnceOn5xx: false).Build();
        var result = await application.AcquireTokenForManagedIdentity(resource).WithForceRefresh(true).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result.AccessToken;
    }

    protected override C1ApiException Explain(C1ApiException failure) => failure switch
    {
        { Kind: C1ErrorKind.Network or C1ErrorKind.NotFound } or { Kind: C1ErrorKind.Timeout, Status: null } => failure.With(Messages.NoManagedIdentity),
        { Kind: C1ErrorKind.SignInFailed } => failure.With(Messages.ManagedIdentityRefused),
        _ => failure,
    };
}
