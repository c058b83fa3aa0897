using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Authentication;

public sealed class TokenEndpointTests
{
    public static TheoryData<string> BadAssertions => [.. BadAssertionChanges.Keys];

    private static Dictionary<string, (Action<Assertion> Change, string Reason)> BadAssertionChanges { get; } = new()
    {
        ["algorithm"] = (a => a.Header["alg"] = "none", "alg must be EdDSA"),
        ["no nonce"] = (a => a.Header.Remove("nonce"), "the nonce header must be 32 hex digits"),
        ["short nonce"] = (a => a.Header["nonce"] = new string('0', 31), "the nonce header must be 32 hex digits"),
        ["long nonce"] = (a => a.Header["nonce"] += "0", "the nonce header must be 32 hex digits"),
        ["nonce in base64url"] = (a => a.Header["nonce"] = SignedToken.Encode(new byte[16]), "the nonce header must be 32 hex digits"),
        ["nonce in capitals"] = (a => a.Header["nonce"] = new string('A', 32), "the nonce header must be 32 hex digits"),
        ["issuer"] = (a => a.Claims["iss"] = "someone", "iss and sub must be the client id"),
        ["subject"] = (a => a.Claims.Remove("sub"), "iss and sub must be the client id"),
        ["audience with a port"] = (a => a.Claims["aud"] = "127.0.0.1:80", "aud must be \"127.0.0.1\", without a port"),
        ["no audience"] = (a => a.Claims.Remove("aud"), "aud must be \"127.0.0.1\", without a port"),
        ["issued in the future"] = (a => Shift(a, "iat", 200), "iat is in the future"),
        ["no issue time"] = (a => a.Claims.Remove("iat"), "iat must be a time in seconds"),
        ["not valid yet"] = (a => Shift(a, "nbf", 200), "nbf is in the future"),
        ["expired"] = (a => Shift(a, "exp", -121), "it has expired"),
        ["expiry as text"] = (a => a.Claims["exp"] = "soon", "exp must be a time in seconds"),
        ["too long a life"] = (a => Shift(a, "exp", 181), "it lives longer than five minutes"),
    };

    [Fact]
    public async Task A_signed_assertion_gives_a_token_that_works()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var answer = await tenant.TokenAsync(new Assertion(tenant.Server).Form());

        Assert.Equal(200, answer.Status);
        Assert.Equal("Bearer", (string)answer.Json["token_type"]!);
        Assert.Equal(600, (int)answer.Json["expires_in"]!);
        tenant.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)answer.Json["access_token"]!);
        Assert.Equal(200, (await tenant.GetAsync("/api/v1/auth/introspect")).Status);
    }

    [Theory]
    [MemberData(nameof(BadAssertions))]
    public async Task A_bad_assertion_is_refused(string name)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var assertion = new Assertion(tenant.Server);
        var (change, reason) = BadAssertionChanges[name];
        change(assertion);
        (await tenant.TokenAsync(assertion.Form())).AssertRefused(401, "invalid_client", $"client_assertion: {reason}");
    }

    [Fact]
    public async Task An_assertion_works_only_once()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var form = new Assertion(tenant.Server).Form();
        Assert.Equal(200, (await tenant.TokenAsync(form)).Status);
        (await tenant.TokenAsync(form)).AssertRefused(401, "invalid_client", "client_assertion: it was used before");
    }

    [Fact]
    public async Task A_changed_assertion_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var assertion = new Assertion(tenant.Server);
        var signature = assertion.Sign().Split('.')[2];
        assertion.Claims["exp"] = (long)assertion.Claims["exp"]! + 1;
        var parts = assertion.Sign().Split('.');
        var answer = await tenant.TokenAsync(assertion.Form($"{parts[0]}.{parts[1]}.{signature}"));
        answer.AssertRefused(401, "invalid_client", "client_assertion: the signature is not right");
    }

    [Fact]
    public async Task Two_parts_are_no_assertion()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var answer = await tenant.TokenAsync(new Assertion(tenant.Server).Form("a.b"));
        answer.AssertRefused(401, "invalid_client", "client_assertion: it is not a compact JWT of three parts");
    }

    [Theory]
    [InlineData("grant_type", null, 400, "invalid_request")]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type")]
    [InlineData("client_id", null, 400, "invalid_request")]
    [InlineData("client_id", "other@127.0.0.1/spc", 401, "invalid_client")]
    [InlineData("client_secret", null, 401, "invalid_client")]
    [InlineData("client_secret", "wrong", 401, "invalid_client")]
    [InlineData("client_assertion", "a.b.c", 400, "invalid_request")]
    [InlineData("client_assertion_type", "urn:other", 400, "invalid_request")]
    public async Task A_bad_form_is_refused(string field, string? value, int status, string error)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var form = tenant.SecretForm();
        form.Remove(field);
        if (value is not null)
            form[field] = value;
        var answer = await tenant.TokenAsync(form);
        Assert.Equal((status, error), (answer.Status, (string)answer.Json["error"]!));
    }

    [Fact]
    public async Task The_secret_without_its_prefix_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var form = tenant.SecretForm();
        form["client_secret"] = form["client_secret"]["secret-token:conductorone.com:v1:".Length..];
        (await tenant.TokenAsync(form)).AssertRefused(401, "invalid_client", "client_secret is not right");
    }

    [Fact]
    public async Task Credentials_in_a_header_are_refused()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        tenant.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "YTpi");
        (await tenant.TokenAsync(tenant.SecretForm())).AssertRefused(
            400, "invalid_request", "credentials belong into the body, not into a header");
    }

    [Fact]
    public async Task A_JSON_token_request_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        (await tenant.PostAsync("/auth/v1/token", "{}")).AssertRefused(
            400, "invalid_request", "the content type must be application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task A_field_given_twice_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var answer = await tenant.TokenAsync([.. tenant.SecretForm(), KeyValuePair.Create("grant_type", "client_credentials")]);
        answer.AssertRefused(400, "invalid_request", "grant_type is given twice");
    }

    [Fact]
    public async Task Without_a_token_or_with_an_unknown_one_the_API_is_closed()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        (await tenant.GetAsync("/api/v1/apps")).AssertError(401, 16, "missing bearer token");
        tenant.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "guess");
        (await tenant.GetAsync("/api/v1/apps")).AssertError(401, 16, "invalid or expired token");
    }

    [Fact]
    public async Task Tokens_expire_on_demand()
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Equal(200, (await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sandbox/tokens/expire"))).Status);
        (await tenant.GetAsync("/api/v1/apps")).AssertError(401, 16, "invalid or expired token");
        await tenant.SignInAsync();
        Assert.Equal(200, (await tenant.GetAsync("/api/v1/apps")).Status);
    }

    [Fact]
    public async Task The_lifetime_of_tokens_can_be_set()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { TokenLifetime = TimeSpan.FromSeconds(7) }, signIn: false);
        Assert.Equal(7, (int)(await tenant.TokenAsync(tenant.SecretForm())).Json["expires_in"]!);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(90, 200)]
    [InlineData(130, 401)]
    [InlineData(-90, 200)]
    [InlineData(-250, 401)]
    public async Task Assertions_are_judged_by_the_clock_of_the_tenant(int secondsAhead, int status)
    {
        var options = new SandboxOptions { ClockOffset = TimeSpan.FromSeconds(secondsAhead) };
        await using var tenant = await TestTenant.StartAsync(options, signIn: false);
        Assert.Equal(status, (await tenant.TokenAsync(new Assertion(tenant.Server).Form())).Status);
    }

    private static void Shift(Assertion assertion, string claim, long seconds) =>
        assertion.Claims[claim] = JsonValue.Create((long)assertion.Claims[claim]! + seconds);
}
