using System;
using System.Globalization;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Entra;

/// <summary>Gives applications tokens the way the token endpoint of a Microsoft Entra directory does.</summary>
internal sealed class EntraTokenEndpoint(EntraDirectory directory, LocalIssuer issuer, TenantClock clock) : IOpenEndpoint
{
    private const string PathEnd = "/oauth2/v2.0/token";
    private const string ScopeEnd = "/.default";
    private const string CorrelationHeader = "client-request-id";
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3599);

    // One segment, which is the directory, comes before the end.
    public bool Takes(string path) =>
        path.EndsWith(PathEnd, StringComparison.Ordinal) && path.IndexOf('/', 1) == path.Length - PathEnd.Length;

    public ApiResponse Answer(IncomingRequest request)
    {
        var correlation = Guid.TryParse(request.Headers[CorrelationHeader], out var given) ? given : Guid.NewGuid();
        try
        {
            return Judge(request);
        }
        catch (OAuthException exception)
        {
            return Refuse(EntraException.InvalidRequest(900144, exception.Message), correlation);
        }
        catch (EntraException exception)
        {
            return Refuse(exception, correlation);
        }
    }

    public ApiResponse Fail(int status, string reason) =>
        Refuse(new EntraException(90033, "temporarily_unavailable", reason, status), Guid.NewGuid());

    private ApiResponse Judge(IncomingRequest request)
    {
        if (request.Method != "POST")
            throw EntraException.InvalidRequest(900561, "only POST is understood");
        if (!request.Target.Path[1..^PathEnd.Length].Equals(directory.Id, StringComparison.OrdinalIgnoreCase))
            throw EntraException.InvalidRequest(90002, "there is no such tenant");

        var form = OAuthForm.Read(request);
        if (form.Get("grant_type") is not "client_credentials" and var type)
            throw new EntraException(70003, "unsupported_grant_type", $"grant_type \"{type}\" is not supported");
        var application = directory.Find(form.Get("client_id"))
            ?? throw new EntraException(700016, "unauthorized_client", "the directory has no application with this client_id");
        var resource = Resource(form.Get("scope"));
        if (!form.TryGet("client_assertion", out var assertion)
            || !form.TryGet("client_assertion_type", out var assertionType) || assertionType != ClientAssertion.Type)
        {
            throw EntraException.InvalidAssertion(7000216, $"it must come along with client_assertion_type={ClientAssertion.Type}");
        }

        application.Credential.Verify(Parse(assertion), application.ClientId, request.Url);
        return Granted(application, resource);
    }

    private static JsonWebToken Parse(string assertion)
    {
        try
        {
            return JsonWebToken.Parse(assertion);
        }
        catch (UntrustedTokenException exception)
        {
            throw EntraException.InvalidAssertion(50027, exception.Message);
        }
    }

    private static string Resource(string scope) =>
        scope.EndsWith(ScopeEnd, StringComparison.Ordinal) && scope != ScopeEnd && !scope.Contains(' ', StringComparison.Ordinal)
            ? scope[..^ScopeEnd.Length]
            : throw new EntraException(1002012, "invalid_scope", $"scope must be one resource followed by {ScopeEnd}");

    private ApiResponse Granted(EntraApplication application, string resource)
    {
        var claims = issuer.Claims(resource, application.ClientId, Lifetime);
        claims["azp"] = application.ClientId;
        claims["oid"] = application.ClientId;
        claims["tid"] = directory.Id;
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("token_type", "Bearer");
            writer.WriteNumber("expires_in", (long)Lifetime.TotalSeconds);
            writer.WriteNumber("ext_expires_in", (long)Lifetime.TotalSeconds);
            writer.WriteString("access_token", issuer.Sign(claims));
            writer.WriteEndObject();
        });
    }

    private ApiResponse Refuse(EntraException refusal, Guid correlation)
    {
        var trace = Guid.NewGuid();
        var time = clock.Now.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return ApiResponse.Json(refusal.Status, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error", refusal.Error);
            writer.WriteString(
                "error_description",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"AADSTS{refusal.Number}: {refusal.Message}. Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}"));
            writer.WriteStartArray("error_codes");
            writer.WriteNumberValue(refusal.Number);
            writer.WriteEndArray();
            writer.WriteString("timestamp", time);
            writer.WriteString("trace_id", trace);
            writer.WriteString("correlation_id", correlation);
            writer.WriteEndObject();
        });
    }
}
