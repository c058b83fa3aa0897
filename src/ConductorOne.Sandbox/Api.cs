using System;
using System.Linq;
using ConductorOne.Sandbox.AppResources;
using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Connectors;
using ConductorOne.Sandbox.Device;
using ConductorOne.Sandbox.Dpop;
using ConductorOne.Sandbox.Entra;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Functions;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Owners;
using ConductorOne.Sandbox.PersonalClients;
using ConductorOne.Sandbox.Platforms;
using ConductorOne.Sandbox.Policies;
using ConductorOne.Sandbox.Policies.Cel;
using ConductorOne.Sandbox.Users;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox;

/// <summary>The public face of one fresh tenant: sign-in and API, from a request in memory to an answer in memory.</summary>
internal sealed class Api
{
    private readonly HandlerSet _handlers = new();
    private readonly TableAnswers _answers;
    private readonly IOpenEndpoint[] _openEndpoints;
    private readonly TokenGate _gate;
    private readonly bool _isSparse;

    public Api(Premises premises)
    {
        var (audience, clock, issuer) = (premises.Url.Host, premises.Clock, premises.Issuer);
        _isSparse = premises.Options.Sparse;
        Tenant = new Tenant(premises.Options, clock);
        Tokens = new TokenStore(premises.Options.TokenLifetime, clock);
        Devices = new DeviceFlow(premises.Options, clock);
        Dpop = new DpopPolicy(premises.Options, clock);
        Trusts = new TrustStore(premises.Url);
        Identities = new ManagedIdentities(premises.Platform.IdentityId);
        var proofs = new DpopProofs(Dpop, clock);
        _gate = new TokenGate(Tokens, proofs);
        var uploads = new FunctionUploads();
        var commits = new FunctionCommits(Tenant);
        var reports = new AppReports(Tenant, clock, premises.Url);
        _openEndpoints =
        [
            reports,
            new TokenEndpoint(
                Tokens,
                proofs,
                new ClientCredentialsGrant(Tenant, premises.Credential, new ClientAssertion(audience, clock), clock),
                new TokenExchangeGrant(Tenant, Trusts, issuer, audience, clock),
                new DeviceCodeGrant(Tenant, Devices)),
            new DeviceAuthorizationEndpoint(Devices),
            new DevicePage(Devices),
            new ManagedIdentityEndpoint(premises.Platform, Identities, issuer),
            new ActionsTokenEndpoint(premises.Platform, issuer),
            new EntraTokenEndpoint(Directory, issuer, clock),
            new UploadEndpoint(uploads),
        ];
        new IntrospectEndpoint(Tenant).Map(_handlers);
        foreach (var kind in new[] { OwnerKind.App, OwnerKind.Resource, OwnerKind.Entitlement, OwnerKind.Connector, OwnerKind.Account })
            new OwnerEndpoints(Tenant, kind).Map(_handlers);
        new UserOwnershipEndpoint(Tenant).Map(_handlers);
        new AppUsageControlEndpoints(Tenant).Map(_handlers);
        reports.Map(_handlers);
        Discovered = new DiscoveredApps(Tenant);
        Discovered.Map(_handlers);
        var directories = new DirectoryEndpoints(Tenant);
        directories.Map(_handlers);
        new AccessRequestDefaultEndpoints(Tenant, clock).Map(_handlers);
        CatalogEndpoint.Map(_handlers);
        HttpConfigEndpoint.Map(_handlers);
        new ConnectorSyncEndpoints(Tenant).Map(_handlers);
        new ConnectorCredentialEndpoints(Tenant, premises.Url.Authority).Map(_handlers);
        CelEndpoint.Map(_handlers);
        new CommitEndpoints(commits, uploads).Map(_handlers);
        new RunEndpoints(Tenant, commits, premises.Options.FunctionTime, clock).Map(_handlers);
        new TagEndpoints(commits).Map(_handlers);
        new AccountProvisionEndpoint(Tenant).Map(_handlers);
        new PersonalClientEndpoints(Tenant, premises.Url.Authority, Tokens, clock).Map(_handlers);
        new UserEndpoints(Tenant.Users).Map(_handlers);
        _answers = new TableAnswers(Tenant.Objects, Tenant.Clock);
        _answers.Add(ItemPaths.App, new AppBehavior(Tenant, directories.Has));
        _answers.Add(ItemPaths.Commit, new CommitBehavior());
        _answers.Add(ItemPaths.Connector, new ConnectorBehavior(Tenant));
        _answers.Add(ItemPaths.Function, new FunctionBehavior(Tenant, commits));
        _answers.Add(ItemPaths.FunctionInvocation, new InvocationBehavior(clock));
        _answers.Add(DiscoveredApps.ItemPath, Discovered);
        _answers.Add(ItemPaths.Entitlement, new EntitlementBehavior());
        _answers.Add(ItemPaths.Policy, new PolicyBehavior(Tenant));
        _answers.Add(ItemPaths.Resource, new AppResourceBehavior(Tenant));
        _answers.Add(ItemPaths.ResourceType, new AppResourceTypeBehavior(Tenant));
        _answers.Add(ItemPaths.PersonalClient, Tenant.PersonalClients.Find);
        _answers.Add(ItemPaths.User, Tenant.Users.Find);
    }

    /// <summary>What the tenant holds.</summary>
    public Tenant Tenant { get; }

    /// <summary>The apps that connectors have discovered.</summary>
    public DiscoveredApps Discovered { get; }

    /// <summary>The tokens that were issued.</summary>
    public TokenStore Tokens { get; }

    /// <summary>The devices that sign in.</summary>
    public DeviceFlow Devices { get; }

    /// <summary>What is demanded of proofs of possession.</summary>
    public DpopPolicy Dpop { get; }

    /// <summary>The workload federation trusts of the tenant.</summary>
    public TrustStore Trusts { get; }

    /// <summary>The identities of the machine that jobs run on.</summary>
    public ManagedIdentities Identities { get; }

    /// <summary>The directory of the applications that jobs may act as.</summary>
    public EntraDirectory Directory { get; } = new();

    /// <summary>Answers one request.</summary>
    public ApiResponse Answer(IncomingRequest request)
    {
        if (FindOpen(request.Target.Path) is { } open)
            return open.Answer(request);
        if (request.Target.CleanedPath() is { } cleaned)
            return Redirect(request.Method, cleaned, request.Target.Query);

        var requestId = Identifiers.Create();
        try
        {
            var caller = _gate.Admit(request);
            var operation = TableOperations.Current.Find(request.Method, request.Target, out var pathValues);
            operation.CheckTarget(request.Target, pathValues);
            var known = new ApiRequest(request, pathValues, caller) { PagesOvershoot = Tenant.Overshoots, Operation = operation };
            using var body = known.ReadBody();
            var answer = _handlers.Find(operation) is { } handler ? handler(known) : _answers.Answer(known);
            return WithRequestId(_isSparse ? SparseJson.Of(answer) : answer, requestId);
        }
        catch (ApiException exception)
        {
            return Error(exception.Code, exception.Message, requestId) with { Headers = exception.Headers };
        }
        catch (Exception exception)
        {
            // A mistake of the sandbox itself: whoever meets it should see where it comes from.
            return Error(RpcCode.Internal, $"the sandbox failed: {exception}", requestId);
        }
    }

    /// <summary>The path with its parameters in braces, or null where there are none.</summary>
    public static string? TemplateOf(string path) => TableOperations.Current.TemplateOf(new RequestTarget(path, ""));

    /// <summary>An error in the form that belongs to the path.</summary>
    public ApiResponse Fail(string path, int status, string reason) =>
        FindOpen(path)?.Fail(status, reason) ?? Error(RpcStatus.FromHttp(status), reason, Identifiers.Create(), status);

    /// <summary>An error in the API's own form.</summary>
    public static ApiResponse Error(RpcCode code, string message, string requestId, int? httpStatus = null) =>
        WithRequestId(RpcStatus.Response(code, message, requestId, httpStatus), requestId);

    private IOpenEndpoint? FindOpen(string path) => _openEndpoints.FirstOrDefault(endpoint => endpoint.Takes(path));

    // A safe method may be repeated as it is; any other must keep its method and body.
    private static ApiResponse Redirect(string method, string path, string query) =>
        ApiResponse.Redirect(method is "GET" or "HEAD" ? 301 : 307, query.Length == 0 ? path : $"{path}?{query}");

    private static ApiResponse WithRequestId(ApiResponse response, string requestId) => response with { RequestId = requestId };
}
