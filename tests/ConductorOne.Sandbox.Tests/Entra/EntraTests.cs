using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Tests.Federation;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Entra;

public sealed class EntraTests(FederatedTenant shared) : IClassFixture<FederatedTenant>
{
    public static TheoryData<string> BadAssertions => [.. BadAssertionChanges.Keys];

    private static Dictionary<string, (Action<JsonObject, JsonObject> Change, int Number, string Reason)> BadAssertionChanges => new()
    {
        ["algorithm"] = ((h, _) => h["alg"] = "none", 700027, "alg must be PS256 or RS256"),
        ["algorithm that was not used"] = ((h, _) => h["alg"] = "RS512", 700027, "alg must be PS256 or RS256"),
        ["no thumbprint"] = ((h, _) => h.Remove("x5t#S256"), 700027, ThumbprintRule),
        ["another thumbprint"] = ((h, _) => h["x5t#S256"] = "AAAA", 700027, ThumbprintRule),
        ["one right thumbprint of two"] = ((h, _) => h["x5t"] = "AAAA", 700027, ThumbprintRule),
        ["issuer"] = ((_, c) => c["iss"] = "someone", 700021, "iss and sub must be the client id"),
        ["subject"] = ((_, c) => c.Remove("sub"), 700021, "iss and sub must be the client id"),
        ["audience"] = ((_, c) => c["aud"] += "/", 700023, "aud must be \"{url}\""),
        ["expired"] = ((_, c) => Shift(c, "exp", -901), 700024, "it has expired"),
        ["not valid yet"] = ((_, c) => Shift(c, "nbf", 301), 700024, "nbf is in the future"),
        ["no expiry"] = ((_, c) => c.Remove("exp"), 50027, "exp must be a time in seconds"),
        ["expiry as words"] = ((_, c) => c["exp"] = "soon", 50027, "exp must be a time in seconds"),
        ["no identifier"] = ((_, c) => c.Remove("jti"), 50027, "jti is missing"),
    };

    private static string ThumbprintRule => "x5t or x5t#S256 must be the thumbprint of the registered certificate";

    [Theory]
    [InlineData("PS256", "x5t#S256", "SHA256")]
    [InlineData("RS256", "x5t", "SHA1")]
    public async Task An_assertion_of_the_certificate_gives_a_token_for_the_resource(string algorithm, string thumbprint, string hash)
    {
        var (app, tenant) = (await RegisterAsync(), shared.Tenant);
        var (header, claims) = Assertion(app);
        header.Remove("x5t#S256");
        (header["alg"], header[thumbprint]) = (algorithm, TestCertificate.Thumbprint(new HashAlgorithmName(hash)));
        var answer = await SendAsync(app, TestCertificate.Sign(header, claims));

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ("Bearer", 3599, 3599),
            ((string)answer.Json["token_type"]!, (int)answer.Json["expires_in"]!, (int)answer.Json["ext_expires_in"]!));
        var token = await PublishedKey.ReadAsync(tenant, (string)answer.Json["access_token"]!);
        Assert.Equal(("https://acme.example", app.ClientId), ((string)token["aud"]!, (string)token["sub"]!));
        Assert.Equal(app.TenantId, (string)token["tid"]!);
    }

    [Theory]
    [MemberData(nameof(BadAssertions))]
    public async Task A_bad_assertion_is_refused(string name)
    {
        var app = await RegisterAsync();
        var (header, claims) = Assertion(app);
        var (change, number, reason) = BadAssertionChanges[name];
        change(header, claims);
        var words = reason.Replace("{url}", app.Url, StringComparison.Ordinal);
        var answer = await SendAsync(app, TestCertificate.Sign(header, claims));
        AssertRefused(answer, 401, "invalid_client", number, $"client_assertion: {words}");
    }

    [Theory]
    [InlineData("tampered")]
    [InlineData("unsigned")]
    public async Task A_signature_that_is_not_the_certificates_is_refused(string how)
    {
        var app = await RegisterAsync();
        var (header, claims) = Assertion(app);
        var good = TestCertificate.Sign(header, claims).Split('.');
        Shift(claims, "exp", 1);
        var other = TestCertificate.Sign(header, claims).Split('.');
        var bad = how == "unsigned" ? $"{good[0]}.{good[1]}." : $"{good[0]}.{other[1]}.{good[2]}";
        AssertRefused(await SendAsync(app, bad), 401, "invalid_client", 700027, "client_assertion: the signature is not right");
    }

    [Fact]
    public async Task An_assertion_works_only_once()
    {
        var app = await RegisterAsync();
        var (header, claims) = Assertion(app);
        Assert.Equal(200, (await SendAsync(app, TestCertificate.Sign(header, claims))).Status);
        Shift(claims, "exp", 1);
        var again = await SendAsync(app, TestCertificate.Sign(header, claims));
        AssertRefused(again, 401, "invalid_client", 50013, "client_assertion: it was used before");
    }

    [Fact]
    public async Task Five_minutes_between_the_clocks_do_no_harm()
    {
        var app = await RegisterAsync();
        var (header, claims) = Assertion(app);
        (claims["nbf"], claims["exp"]) = (shared.Now + 299, shared.Now + 899);
        Assert.Equal(200, (await SendAsync(app, TestCertificate.Sign(header, claims))).Status);
        (claims["nbf"], claims["exp"], claims["jti"]) = (shared.Now - 899, shared.Now - 299, "later");
        Assert.Equal(200, (await SendAsync(app, TestCertificate.Sign(header, claims))).Status);
    }

    [Fact]
    public async Task A_federated_subject_gets_a_token_that_the_tenant_takes_in_exchange()
    {
        var (app, tenant) = (await RegisterAsync("""{"federatedSubject":"repo:acme/iac"}"""), shared.Tenant);
        var answer = await SendAsync(app, await FederatedAsync(), form => form["scope"] = "127.0.0.1/.default");
        Assert.Equal(200, answer.Status);

        var exchanged = await tenant.TokenAsync(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
            ["client_id"] = await tenant.CreateTrustAsync($$$"""{"condition":{"claim":"sub","equals":"{{{app.ClientId}}}"}}"""),
            ["subject_token"] = (string)answer.Json["access_token"]!,
            ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
        });
        Assert.Equal(200, exchanged.Status);
    }

    [Theory]
    [InlineData("""{"claims":{"sub":"repo:acme/web","aud":"api://AzureADTokenExchange"}}""", 700213, "sub must be \"repo:acme/iac\"")]
    [InlineData("""{"claims":{"sub":"repo:acme/iac"}}""", 700212, "aud must be \"api://AzureADTokenExchange\"")]
    [InlineData("""{"claims":{"iss":"https://token.example"}}""", 700211, "iss must be \"{issuer}\"")]
    [InlineData("""{"forged":true}""", 50013, "the signature is not right")]
    [InlineData("""{"ageSeconds":1000,"claims":{"sub":"repo:acme/iac","aud":"api://AzureADTokenExchange"}}""", 700024, "it has expired")]
    public async Task A_token_of_another_subject_is_refused(string token, int number, string reason)
    {
        var app = await RegisterAsync("""{"federatedSubject":"repo:acme/iac"}""");
        var words = reason.Replace("{issuer}", new Uri(shared.Tenant.Server.Url, "/sandbox/issuer").AbsoluteUri, StringComparison.Ordinal);
        AssertRefused(
            await SendAsync(app, await shared.Tenant.IssueTokenAsync(token)), 401, "invalid_client", number, $"client_assertion: {words}");
    }

    [Theory]
    [InlineData("grant_type", null, 400, "invalid_request", 900144, "grant_type is missing")]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type", 70003, "grant_type \"password\" is not supported")]
    [InlineData("client_id", null, 400, "invalid_request", 900144, "client_id is missing")]
    [InlineData("client_id", "x", 400, "unauthorized_client", 700016, "the directory has no application with this client_id")]
    [InlineData("scope", "https://acme.example", 400, "invalid_scope", 1002012, "scope must be one resource followed by /.default")]
    [InlineData("scope", "/.default", 400, "invalid_scope", 1002012, "scope must be one resource followed by /.default")]
    [InlineData("scope", "a/.default b/.default", 400, "invalid_scope", 1002012, "scope must be one resource followed by /.default")]
    [InlineData("client_assertion", "a.b", 401, "invalid_client", 50027, "client_assertion: it is not a compact JWT of three parts")]
    [InlineData("client_assertion", null, 401, "invalid_client", 7000216,
        "client_assertion: it must come along with client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer")]
    [InlineData("client_assertion_type", "urn:x", 401, "invalid_client", 7000216,
        "client_assertion: it must come along with client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer")]
    public async Task A_bad_form_is_refused(string field, string? value, int status, string error, int number, string reason)
    {
        var app = await RegisterAsync("""{"federatedSubject":"repo:acme/iac"}""");
        var answer = await SendAsync(app, await FederatedAsync(), form =>
        {
            form.Remove(field);
            if (value is not null)
                form[field] = value;
        });
        AssertRefused(answer, status, error, number, reason);
    }

    [Fact]
    public async Task Another_directory_is_not_known_and_nothing_but_POST_is()
    {
        var app = await RegisterAsync();
        var other = app with { TenantId = Guid.NewGuid().ToString() };
        AssertRefused(await SendAsync(other, "a.b.c"), 400, "invalid_request", 90002, "there is no such tenant");
        AssertRefused(await shared.Tenant.GetAsync(app.Url), 400, "invalid_request", 900561, "only POST is understood");
    }

    [Fact]
    public async Task A_refusal_repeats_the_id_by_which_the_client_asked()
    {
        var app = await RegisterAsync();
        var id = Guid.NewGuid().ToString();
        using var content = new FormUrlEncodedContent([]);
        var request = new HttpRequestMessage(HttpMethod.Post, app.Url) { Content = content, Headers = { { "client-request-id", id } } };
        var answer = await shared.Tenant.SendAsync(request);
        Assert.Equal(id, (string)answer.Json["correlation_id"]!);
        Assert.Contains($"Correlation ID: {id} ", (string)answer.Json["error_description"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"certificate":"nonsense"}""")]
    [InlineData("""{"federatedIssuer":"https://token.example"}""")]
    [InlineData("""{"certificate":"x","federatedSubject":"y"}""")]
    public async Task A_bad_application_is_refused(string json) =>
        Assert.Equal(400, (await shared.Tenant.PostAsync("/sandbox/entra/applications", json)).Status);

    [Fact]
    public async Task A_certificate_without_an_RSA_key_is_refused()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        var answer = await shared.Tenant.PostAsync(
            "/sandbox/entra/applications", new JsonObject { ["certificate"] = certificate.ExportCertificatePem() }.ToJsonString());
        answer.AssertError(400, 3, "certificate: its key is not an RSA key");
    }

    [Fact]
    public async Task Requests_are_in_the_journal_and_faults_look_like_the_directorys_own()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        tenant.Server.Faults.Add(new Fault { Path = "/any/oauth2/v2.0/token", Status = 503 });
        var answer = await tenant.PostAsync("/any/oauth2/v2.0/token", "");
        AssertRefused(answer, 503, "temporarily_unavailable", 90033, "injected fault");
        Assert.Equal("/any/oauth2/v2.0/token", Assert.Single(tenant.Server.Journal.Entries).Path);
    }

    [Theory]
    [InlineData("/oauth2/v2.0/token")]
    [InlineData("/a/b/oauth2/v2.0/token")]
    public async Task Only_one_segment_names_a_directory(string path) =>
        (await shared.Tenant.PostAsync(path, "{}")).AssertError(401, 16, "missing bearer token");

    private async Task<Registration> RegisterAsync(string? json = null)
    {
        var body = json ?? new JsonObject { ["certificate"] = TestCertificate.Pem }.ToJsonString();
        var answer = (await shared.Tenant.PostAsync("/sandbox/entra/applications", body)).Json;
        return new Registration((string)answer["tenantId"]!, (string)answer["clientId"]!, shared.Tenant.Server.Url);
    }

    private (JsonObject Header, JsonObject Claims) Assertion(Registration app) => (
        new JsonObject { ["alg"] = "PS256", ["typ"] = "JWT", ["x5t#S256"] = TestCertificate.Thumbprint(HashAlgorithmName.SHA256) },
        new JsonObject
        {
            ["iss"] = app.ClientId,
            ["sub"] = app.ClientId,
            ["aud"] = app.Url,
            ["nbf"] = $"{shared.Now}",
            ["exp"] = $"{shared.Now + 600}",
            ["jti"] = Guid.NewGuid().ToString(),
        });

    private static void Shift(JsonObject claims, string claim, long seconds) =>
        claims[claim] = long.Parse((string)claims[claim]!, CultureInfo.InvariantCulture) + seconds;

    private Task<string> FederatedAsync() =>
        shared.Tenant.IssueTokenAsync("""{"claims":{"sub":"repo:acme/iac","aud":"api://AzureADTokenExchange"}}""");

    private Task<Answer> SendAsync(Registration app, string assertion, Action<Dictionary<string, string>>? change = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = app.ClientId,
            ["scope"] = "https://acme.example/.default",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        };
        change?.Invoke(form);
        return shared.Tenant.SendAsync(new HttpRequestMessage(HttpMethod.Post, app.Url) { Content = new FormUrlEncodedContent(form) });
    }

    private static void AssertRefused(Answer answer, int status, string error, int number, string reason)
    {
        Assert.StartsWith($"AADSTS{number}: {reason}. Trace ID: ", (string)answer.Json["error_description"]!, StringComparison.Ordinal);
        Assert.Equal((status, error), (answer.Status, (string)answer.Json["error"]!));
        Assert.Equal(number, (int)Assert.Single(answer.Json["error_codes"]!.AsArray())!);
        Assert.True(Guid.TryParse((string)answer.Json["trace_id"]!, out _));
    }

    private sealed record Registration(string TenantId, string ClientId, Uri Server)
    {
        public string Url => new Uri(Server, $"/{TenantId}/oauth2/v2.0/token").AbsoluteUri;
    }
}
