using System;
using ConductorOne.Sandbox.AppResources;
using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Connectors;
using ConductorOne.Sandbox.Functions;
using ConductorOne.Sandbox.Policies;
using ConductorOne.Sandbox.Users;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox;

/// <summary>The public face of one fresh tenant: sign-in and API, from a request in memory to an answer in memory.</summary>
internal sealed class Api
{
    private const string BearerScheme = "Bearer ";

    private readonly Router _router = new();
    private readonly TokenEndpoint _tokenEndpoint;

    public Api(ClientCredential credential, string audience, TimeSpan tokenLifetime)
    {
        Tokens = new TokenStore(tokenLifetime);
        _tokenEndpoint = new TokenEndpoint(credential, audience, Tokens);
        new IntrospectEndpoint(Tenant, credential).Map(_router);
        new AppEndpoints(Tenant).Map(_router);
        new AppResourceTypeEndpoints(Tenant).Map(_router);
        new AppResourceEndpoints(Tenant).Map(_router);
        new ConnectorEndpoints(Tenant).Map(_router);
        new FunctionEndpoints(Tenant).Map(_router);
        new PolicyEndpoints(Tenant).Map(_router);
        new UserEndpoints(Tenant.Users).Map(_router);
    }

    /// <summary>What the tenant holds.</summary>
    public Tenant Tenant { get; } = new();

    /// <summary>The tokens that were issued.</summary>
    public TokenStore Tokens { get; }

    /// <summary>Answers one request.</summary>
    public ApiResponse Answer(string method, RequestTarget target, string? authorization, string? contentType, ReadOnlyMemory<byte> body)
    {
        if (target.Path == TokenEndpoint.Path)
            return _tokenEndpoint.Answer(method, authorization, contentType, body.Span);
        if (target.CleanedPath() is { } cleaned)
            return Redirect(method, cleaned, target.Query);

        var requestId = Identifiers.Create();
        try
        {
            Authenticate(authorization);
            var endpoint = _router.Find(method, target, out var pathValues);
            return WithRequestId(endpoint(new ApiRequest(target, pathValues, contentType, body)), requestId);
        }
        catch (ApiException exception)
        {
            return Error(exception.Code, exception.Message, requestId);
        }
        catch (Exception exception)
        {
            // A mistake of the sandbox itself: whoever meets it should see where it comes from.
            return Error(RpcCode.Internal, $"the sandbox failed: {exception}", requestId);
        }
    }

    /// <summary>An error in the API's own form.</summary>
    public static ApiResponse Error(RpcCode code, string message, string requestId, int? httpStatus = null) =>
        WithRequestId(RpcStatus.Response(code, message, requestId, httpStatus), requestId);

    private void Authenticate(string? authorization)
    {
        var hasToken = authorization?.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase) == true;
        if (!hasToken)
            throw new ApiException(RpcCode.Unauthenticated, "missing bearer token");
        if (!Tokens.IsValid(authorization![BearerScheme.Length..].Trim()))
            throw new ApiException(RpcCode.Unauthenticated, "invalid or expired token");
    }

    // A safe method may be repeated as it is; any other must keep its method and body.
    private static ApiResponse Redirect(string method, string path, string query) =>
        ApiResponse.Redirect(method is "GET" or "HEAD" ? 301 : 307, query.Length == 0 ? path : $"{path}?{query}");

    private static ApiResponse WithRequestId(ApiResponse response, string requestId) => response with { RequestId = requestId };
}
