using System;
using System.Collections.Generic;
using System.Text;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Answers <c>/auth/v1/token</c>.</summary>
internal sealed class TokenEndpoint(ClientCredential credential, string audience, TokenStore tokens)
{
    public const string Path = "/auth/v1/token";

    private const string FormContentType = "application/x-www-form-urlencoded";

    public ApiResponse Answer(string method, string? authorization, string? contentType, ReadOnlySpan<byte> body)
    {
        try
        {
            if (method != "POST")
                return ApiResponse.Empty(405) with { Headers = new Dictionary<string, string> { ["Allow"] = "POST" } };
            Authenticate(authorization, contentType, body);
            var granted = ApiResponse.Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("access_token", tokens.Issue());
                writer.WriteString("token_type", "Bearer");
                writer.WriteNumber("expires_in", (long)tokens.Lifetime.TotalSeconds);
                writer.WriteEndObject();
            });
            return granted with { Headers = new Dictionary<string, string> { ["Cache-Control"] = "no-store" } };
        }
        catch (OAuthException exception)
        {
            return Error(exception.Status, exception.Error, exception.Message);
        }
    }

    /// <summary>An error answer.</summary>
    public static ApiResponse Error(int status, string error, string description) => ApiResponse.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", error);
        writer.WriteString("error_description", description);
        writer.WriteEndObject();
    });

    private void Authenticate(string? authorization, string? contentType, ReadOnlySpan<byte> body)
    {
        if (!string.IsNullOrEmpty(authorization))
            throw OAuthException.InvalidRequest("credentials belong into the body, not into a header");
        if (contentType is null || !contentType.Split(';')[0].Trim().Equals(FormContentType, StringComparison.OrdinalIgnoreCase))
            throw OAuthException.InvalidRequest($"the content type must be {FormContentType}");

        var form = ReadForm(Encoding.UTF8.GetString(body));
        if (!form.TryGetValue("grant_type", out var grantType))
            throw OAuthException.InvalidRequest("grant_type is missing");
        if (grantType != "client_credentials")
            throw new OAuthException("unsupported_grant_type", $"grant_type \"{grantType}\" is not supported");
        if (!form.TryGetValue("client_id", out var clientId))
            throw OAuthException.InvalidRequest("client_id is missing");

        var hasAssertion = form.TryGetValue("client_assertion", out var assertion);
        var hasType = form.TryGetValue("client_assertion_type", out var assertionType);
        var hasSecret = form.TryGetValue("client_secret", out var secret);
        if ((hasAssertion || hasType) && hasSecret)
            throw OAuthException.InvalidRequest("client_assertion and client_secret exclude each other");
        if (hasAssertion != hasType || (hasType && assertionType != ClientAssertion.Type))
            throw OAuthException.InvalidRequest($"client_assertion and client_assertion_type={ClientAssertion.Type} belong together");
        if (!hasAssertion && !hasSecret)
            throw OAuthException.InvalidClient("client_assertion or client_secret is missing");
        if (clientId != credential.ClientId)
            throw OAuthException.InvalidClient("client_id is not known");

        if (hasAssertion)
            ClientAssertion.Verify(assertion!, credential, audience, tokens);
        else if (!credential.IsSecret(secret!))
            throw OAuthException.InvalidClient("client_secret is not right");
    }

    private static Dictionary<string, string> ReadForm(string body)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Unescape(equals < 0 ? pair : pair[..equals]);
            if (!form.TryAdd(name, equals < 0 ? "" : Unescape(pair[(equals + 1)..])))
                throw OAuthException.InvalidRequest($"{name} is given twice");
        }

        return form;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
