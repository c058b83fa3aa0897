using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests;

/// <summary>A tenant of one test and a plain HTTP client that is signed in to it.</summary>
internal sealed class TestTenant : IAsyncDisposable
{
    private TestTenant(SandboxServer server)
    {
        Server = server;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
    }

    public SandboxServer Server { get; }

    public HttpClient Http { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<TestTenant> StartAsync(SandboxOptions? options = null, bool signIn = true)
    {
        var tenant = new TestTenant(await SandboxServer.StartAsync((options ?? new SandboxOptions()).WithSharedKeys()));
        if (signIn)
            await tenant.SignInAsync();
        return tenant;
    }

    /// <summary>Signs in with the tenant's own credential.</summary>
    public Task SignInAsync() => SignInAsync(SecretForm());

    public async Task SignInAsync(Dictionary<string, string> form)
    {
        Http.DefaultRequestHeaders.Authorization = null;
        var answer = await TokenAsync(form);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)answer.Json["access_token"]!);
    }

    public Dictionary<string, string> SecretForm() => SecretForm(Server.ClientId, Server.ClientSecret);

    public static Dictionary<string, string> SecretForm(string clientId, string clientSecret) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_secret"] = clientSecret,
    };

    public Task<Answer> TokenAsync(IEnumerable<KeyValuePair<string, string>> form) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, "/auth/v1/token") { Content = new FormUrlEncodedContent(form) });

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    public Task<Answer> PostAsync(string path, string json, string contentType = "application/json") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, contentType) });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await Http.SendAsync(sent, Cancelled);
        return new Answer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(Cancelled),
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Creates an app and gives its id.</summary>
    public async Task<string> CreateAppAsync(string displayName = "Payroll") =>
        (string)(await PostAsync("/api/v1/apps", $$"""{"displayName":"{{displayName}}"}""")).Json["app"]!["id"]!;

    /// <summary>Creates a resource type and gives its id.</summary>
    public async Task<string> CreateResourceTypeAsync(string appId, string kind = "ROLE")
    {
        var answer = await PostAsync($"/api/v1/apps/{appId}/resource_types", $$"""{"displayName":"{{kind}}","resourceType":"{{kind}}"}""");
        return (string)answer.Json["appResourceType"]!["id"]!;
    }

    /// <summary>Makes a workload federation trust and gives its client id.</summary>
    public async Task<string> CreateTrustAsync(string json = "{}") => (string)(await PostAsync("/sandbox/trusts", json)).Json["clientId"]!;

    /// <summary>Has the local issuer make a token.</summary>
    public async Task<string> IssueTokenAsync(string json = "{}") => (string)(await PostAsync("/sandbox/issuer/tokens", json)).Json["token"]!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>An answer, read completely.</summary>
internal sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>Checks that this is a refusal in the form of OAuth.</summary>
    public void AssertRefused(int status, string error, string description)
    {
        Assert.Equal(status, Status);
        Assert.Equal(error, (string)Json["error"]!);
        Assert.Equal(description, (string)Json["error_description"]!);
    }

    /// <summary>Checks that this is an error in the API's form: status, code, words, and the request id in the message and in a header.</summary>
    public void AssertError(int status, int code, string message)
    {
        Assert.Equal((status, code), (Status, (int)Json["code"]!));
        Assert.Equal($"{message} (request-id: {Headers["X-Request-Id"]})", (string)Json["message"]!);
        Assert.Empty(Json["details"]!.AsArray());
    }
}
