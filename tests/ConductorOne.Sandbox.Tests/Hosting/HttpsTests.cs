using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Hosting;

public sealed class HttpsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Who_trusts_the_certificate_reaches_the_same_tenant(string host)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Https = true }, signIn: false);
        var url = new UriBuilder(tenant.Server.HttpsUrl!) { Host = host }.Uri;
        Assert.Equal("https", url.Scheme);
        Assert.NotEqual(tenant.Server.Url.Port, url.Port);

        using var http = Trusting(tenant.Server.Certificate!);
        using var form = new FormUrlEncodedContent(tenant.SecretForm());
        using var response = await http.PostAsync(new Uri(url, "/auth/v1/token"), form, TestContext.Current.CancellationToken);
        var token = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["access_token"];
        tenant.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        Assert.Equal(200, (await tenant.GetAsync("/api/v1/apps")).Status);
    }

    [Fact]
    public async Task Nobody_trusts_the_certificate_unasked_and_it_shows_no_key()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Https = true }, signIn: false);
        using var http = new HttpClient();
        var exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => http.GetAsync(tenant.Server.HttpsUrl, TestContext.Current.CancellationToken));
        Assert.IsType<System.Security.Authentication.AuthenticationException>(exception.InnerException);
        Assert.Empty(tenant.Server.Journal.Entries);
        Assert.Single(PemTypes(tenant.Server.Certificate!), "CERTIFICATE");
    }

    [Fact]
    public async Task Without_being_asked_for_there_is_no_TLS()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        Assert.Null(tenant.Server.HttpsUrl);
        Assert.Null(tenant.Server.Certificate);
    }

    // As a client does that was given a private root.
    internal static HttpClient Trusting(string certificate)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { X509Certificate2.CreateFromPem(certificate) },
        };
        return new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } });
    }

    private static IEnumerable<string> PemTypes(string pem)
    {
        while (System.Security.Cryptography.PemEncoding.TryFind(pem, out var fields))
        {
            yield return pem[fields.Label];
            pem = pem[fields.Location.End..];
        }
    }
}
