using System;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Entra;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Sandbox;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Entra;

public class EntraApplicationTests
{
    private const string Audience = "acme.conductor.one";
    private const string Subject = "system:serviceaccount:iac:runner";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "acme.conductor.one")]
    [InlineData("api://c1", "api://c1")]
    [InlineData("https://c1.example.com//.default", "https://c1.example.com/")]
    public async Task A_certificate_proves_the_application_as_Entra_expects(string? resource, string expected)
    {
        await using var entra = await EntraSandbox.StartAsync();
        using var certificate = TestCertificates.New();
        var (tenantId, clientId) = await entra.RegisterAsync(new { certificate = certificate.ExportCertificatePem() });
        var source = new EntraApplicationTokenSource(tenantId, clientId, certificate, resource, entra.Authority, entra.Settings);
        var token = await source.FetchAsync(Audience, null, Cancelled);
        Assert.Equal(expected, new Jwt(token).Claims["aud"]!.ToString());
        Assert.Equal(("EntraApplication", "Microsoft Entra"), (source.SignIn, source.Origin));

        // One request: nobody else is asked whether the authority is one.
        var sent = Assert.Single(entra.Requests);
        Assert.Equal(("POST", "/" + tenantId + "/oauth2/v2.0/token", 200), (sent.Method, sent.Path, sent.Status));
        Assert.StartsWith("ConductorOne.PowerShell/", sent.Headers["user-agent"], StringComparison.Ordinal);
        Assert.DoesNotContain(sent.Headers, h => h.Key.StartsWith("x-client", StringComparison.OrdinalIgnoreCase));

        var form = Form.Read(sent.Body);
        Assert.Equal(["client_assertion", "client_assertion_type", "client_id", "client_info", "grant_type", "scope"], form.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((clientId, "client_credentials", expected + "/.default"), (form["client_id"], form["grant_type"], form["scope"]));
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);

        var assertion = form["client_assertion"].Split('.');
        var header = new Jwt(form["client_assertion"]).Header;
        Assert.Equal(("PS256", "JWT"), (header["alg"]!.ToString(), header["typ"]!.ToString()));
        Assert.Equal(Base64Url.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)), header["x5t#S256"]!.ToString());
        Assert.Null(header["x5c"]);
        var claims = new Jwt(form["client_assertion"]).Claims;
        Assert.Equal((clientId, clientId), (claims["iss"]!.ToString(), claims["sub"]!.ToString()));
        Assert.Equal(new Uri(entra.Authority, "/" + tenantId + "/oauth2/v2.0/token").ToString(), claims["aud"]!.ToString());
        using var key = certificate.GetRSAPublicKey()!;
        Assert.True(Base64Url.TryDecode(assertion[2], out var signature));
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes(assertion[0] + "." + assertion[1]), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Fact]
    public async Task Every_fetch_signs_and_asks_anew()
    {
        await using var entra = await EntraSandbox.StartAsync();
        using var certificate = TestCertificates.New();
        var (tenantId, clientId) = await entra.RegisterAsync(new { certificate = certificate.ExportCertificatePem() });
        var source = new EntraApplicationTokenSource(tenantId, clientId, certificate, null, entra.Authority, entra.Settings);
        var tokens = new[] { await source.FetchAsync(Audience, null, Cancelled), await source.FetchAsync(Audience, null, Cancelled) };
        Assert.Equal(2, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, entra.Requests.Select(e => Form.Read(e.Body)["client_assertion"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_federated_credential_is_read_again_each_time()
    {
        await using var entra = await EntraSandbox.StartAsync();
        var (tenantId, clientId) = await entra.RegisterAsync(new { federatedSubject = Subject });
        using var file = new TempFile(await entra.AssertionAsync(Subject) + "\n");
        var source = new EntraApplicationTokenSource(tenantId, clientId, new FederatedTokenFile(file.Path), "api://c1", entra.Authority, entra.Settings);
        Assert.Equal("api://c1", new Jwt(await source.FetchAsync(Audience, null, Cancelled)).Claims["aud"]!.ToString());

        var renewed = await entra.AssertionAsync(Subject);
        file.Write(renewed);
        await source.FetchAsync(Audience, null, Cancelled);
        var sent = entra.Requests.Select(e => Form.Read(e.Body)["client_assertion"]).ToArray();
        Assert.Equal(2, sent.Length);
        Assert.NotEqual(renewed, sent[0]);
        Assert.Equal(renewed, sent[1]);
        Assert.Contains(renewed, source.Secrets);

        file.Write(" ");
        var error = await Assert.ThrowsAsync<C1InputException>(() => source.FetchAsync(Audience, null, Cancelled));
        Assert.Equal(("EntraFederatedTokenFile", file.Path + " contains no OIDC token: it is empty."), (error.Parameter, error.Message));
    }

    [Fact]
    public async Task A_refusal_keeps_Entras_words_and_nothing_else()
    {
        await using var entra = await EntraSandbox.StartAsync();
        using var registered = TestCertificates.New();
        using var other = TestCertificates.New(hasOwnKey: true);
        var (tenantId, clientId) = await entra.RegisterAsync(new { certificate = registered.ExportCertificatePem() });
        var source = new EntraApplicationTokenSource(tenantId, clientId, other, null, entra.Authority, entra.Settings);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(Audience, null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, 401, "invalid_client"), (error.Kind, error.Status, error.Code));
        Assert.StartsWith($"POST /{tenantId}/oauth2/v2.0/token was answered with 401 invalid_client: AADSTS700027: ", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
        Assert.Empty(error.Data);
        var assertion = Form.Read(Assert.Single(entra.Requests).Body)["client_assertion"];
        Assert.DoesNotContain(assertion, error.ToString() + error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_echoed_assertion_is_masked_in_the_error()
    {
        await using var entra = await EntraSandbox.StartAsync();
        var (tenantId, clientId) = await entra.RegisterAsync(new { federatedSubject = "runner" });
        var assertion = await entra.AssertionAsync("somebody else");
        using var file = new TempFile(assertion);
        entra.Faults.Add(new Fault
        {
            Path = "/" + tenantId + "/oauth2/v2.0/token",
            Status = 400,
            Body = JsonSerializer.Serialize(new { error = "invalid_request", error_description = "AADSTS1: " + assertion }),
        });
        var source = new EntraApplicationTokenSource(tenantId, clientId, new FederatedTokenFile(file.Path), null, entra.Authority, entra.Settings);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(Audience, null, Cancelled));
        Assert.EndsWith("was answered with 400 invalid_request: AADSTS1: ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(assertion, error.ToString() + error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_passes_is_tried_again_and_told_to_whoever_listens()
    {
        await using var entra = await EntraSandbox.StartAsync();
        using var certificate = TestCertificates.New();
        var (tenantId, clientId) = await entra.RegisterAsync(new { certificate = certificate.ExportCertificatePem() });
        var path = "/" + tenantId + "/oauth2/v2.0/token";
        entra.Faults.Add(new Fault { Path = path, Status = 503 });
        var trace = new RecordingTrace { WantsDetail = true };
        var source = new EntraApplicationTokenSource(tenantId, clientId, certificate, null, entra.Authority, entra.Settings);
        var token = await source.FetchAsync(Audience, trace, Cancelled);
        Assert.Equal([$"POST {path} #1 -> 503", $"POST {path} #1 waits", $"POST {path} #2 -> 200"], trace.Lines);
        Assert.Single(entra.Waiting.Waits);

        var assertion = Form.Read(entra.Requests[^1].Body)["client_assertion"];
        Assert.NotEmpty(trace.Details);
        Assert.All(trace.Details, text => Assert.False(text.Contains(token, StringComparison.Ordinal) || text.Contains(assertion, StringComparison.Ordinal), text));
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_is_not_spoken_to()
    {
        await using var entra = await EntraSandbox.StartAsync();
        using var certificate = TestCertificates.New();
        var (tenantId, clientId) = await entra.RegisterAsync(new { certificate = certificate.ExportCertificatePem() });
        var source = new EntraApplicationTokenSource(tenantId, clientId, certificate, null, entra.Authority, entra.Distrusting);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(Audience, null, Cancelled));
        Assert.Equal((C1ErrorKind.Network, true), (error.Kind, error.IsFinal));
        Assert.Contains("its certificate is not trusted", error.Message, StringComparison.Ordinal);
        Assert.Empty(entra.Requests);
    }

    [Fact]
    public async Task It_goes_through_the_proxy_that_the_user_named()
    {
        await using var proxy = new RawServer(_ => RawServer.Answer(403));
        using var certificate = TestCertificates.New();
        var settings = new ClientSettings { Network = new NetworkSettings { Proxy = new WebProxy(proxy.Url) }, Retry = new RecordedWaits().Rule };
        var source = Application(certificate, settings: settings);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(Audience, null, Cancelled));
        Assert.Equal(C1ErrorKind.Network, error.Kind);
        Assert.Equal(("CONNECT", "login.microsoftonline.com:443"), (proxy.Requests.First().Method, proxy.Requests.First().Target));
    }

    [Fact]
    public async Task It_stops_at_once_when_it_is_told_to()
    {
        using var server = new SilentServer();
        using var certificate = TestCertificates.New();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var fetching = Application(certificate, authority: "https://" + server.Url.Authority).FetchAsync(Audience, null, stop.Token);
        using (await server.SpokenToAsync(Cancelled))
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching.WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
        }
    }

    [Fact]
    public void A_certificate_that_cannot_sign_is_refused_before_any_request()
    {
        using var whole = TestCertificates.New();
        using var half = TestCertificates.WithoutKey(whole);
        Wire.Refused(
            "Certificate",
            $"The certificate {whole.Thumbprint} is here without its private key, so nothing can be signed with it. Import the .pfx, not the .cer.",
            () => Application(half));
        using var expired = TestCertificates.New(-30, -1);
        Wire.Refused("Certificate", $"The certificate {expired.Thumbprint} has expired: it was valid until {expired.NotAfter:d}.", () => Application(expired));
    }

    [Theory]
    [InlineData("common")]
    [InlineData("organizations")]
    [InlineData("https://login.microsoftonline.com/x")]
    [InlineData("contoso.com/x")]
    [InlineData("")]
    public void A_tenant_that_is_none_is_refused(string tenantId)
    {
        using var certificate = TestCertificates.New();
        Wire.Refused(
            "EntraTenantId",
            "The Entra tenant is neither an id of the form 00000000-0000-0000-0000-000000000000 nor a domain such as contoso.onmicrosoft.com.",
            () => Application(certificate, tenantId: tenantId));
    }

    [Theory]
    [InlineData("clever-fox-12345@acme.conductor.one/wfe")]
    [InlineData("")]
    public void A_client_id_that_is_none_is_refused(string clientId)
    {
        using var certificate = TestCertificates.New();
        Wire.Refused(
            "EntraClientId", "The application's client id is not of the form 00000000-0000-0000-0000-000000000000.", () => Application(certificate, clientId: clientId));
    }

    [Theory]
    [InlineData("http://login.microsoftonline.com")]
    [InlineData("https://login.microsoftonline.com/common")]
    [InlineData("https://user@login.microsoftonline.com")]
    [InlineData("https://login.microsoftonline.com/?x=1")]
    public void An_authority_that_is_more_or_less_than_a_host_with_https_is_refused(string authority)
    {
        using var certificate = TestCertificates.New();
        Wire.Refused(
            "EntraAuthority", "The authority must be https and a host, and nothing more: https://login.microsoftonline.com.", () => Application(certificate, authority: authority));
    }

    [Fact]
    public void A_file_without_a_token_is_refused()
    {
        using var file = new TempFile("not a token");
        Wire.Refused(
            "EntraFederatedTokenFile",
            file.Path + " contains no OIDC token: it is not a JWT, which has three parts of base64url separated by dots.",
            () => _ = new FederatedTokenFile(file.Path));
        var error = Assert.Throws<C1InputException>(() => new FederatedTokenFile(file.Path + ".not"));
        Assert.Equal("EntraFederatedTokenFile", error.Parameter);
        Assert.StartsWith($"No OIDC token could be read from the file {file.Path}.not: ", error.Message, StringComparison.Ordinal);
    }

    private static EntraApplicationTokenSource Application(
        X509Certificate2 certificate,
        string tenantId = "contoso.onmicrosoft.com",
        string clientId = "5c0f1b6e-52a5-4f42-9a61-0b8c5a3d7e11",
        string? authority = null,
        ClientSettings? settings = null) =>
        new(tenantId, clientId, certificate, null, authority is null ? EntraApplicationTokenSource.PublicCloud : new Uri(authority), settings ?? new ClientSettings());
}
