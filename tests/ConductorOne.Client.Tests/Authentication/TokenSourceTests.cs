using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Sandbox;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class TokenSourceTests
{
    private const string WhatToCheck =
        "Check that the client id and the secret belong together and are of this tenant, and that the client was not deleted and has not expired.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_assertion_signs_in_and_keeps_the_secret_here()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time, TokenLifetime = TimeSpan.FromMinutes(30) });
        var client = tenant.Client();
        await client.SignInAsync(null, Cancelled);

        var request = Assert.Single(tenant.TokenRequests);
        var form = Form.Read(request.Body);
        Assert.Equal(["grant_type", "client_id", "client_assertion_type", "client_assertion"], form.Keys);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal(tenant.Server.ClientId, form["client_id"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.Equal(("POST", 200), (request.Method, request.Status));
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["content-type"]);
        Assert.False(request.Headers.ContainsKey("authorization"));
        Assert.Equal("ClientCredentials", client.SignIn);
        Assert.Equal(time.Now.AddMinutes(30), client.ExpiresAt);
    }

    [Fact]
    public async Task A_plain_secret_signs_in_with_the_secret_in_the_body()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client(new PlainSecretTokenSource(tenant.Server.ClientId, " " + tenant.Server.ClientSecret + "\n"));
        await client.SignInAsync(null, Cancelled);

        var form = Form.Read(Assert.Single(tenant.TokenRequests).Body);
        Assert.Equal(["grant_type", "client_id", "client_secret"], form.Keys);
        Assert.Equal(
            ("client_credentials", tenant.Server.ClientId, tenant.Server.ClientSecret), (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Equal("PlainSecret", client.SignIn);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(499)]
    public async Task Each_attempt_carries_an_assertion_of_its_own(int status)
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/auth/v1/token", Status = status, Times = 2, AfterProcessing = true });
        await tenant.Client().SignInAsync(null, Cancelled);
        Assert.Equal([status, status, 200], tenant.TokenRequests.Select(e => e.Status));
        Assert.Equal(3, tenant.TokenRequests.Select(e => Form.Read(e.Body)["client_assertion"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("", "The access token is empty.")]
    [InlineData(" \n", "The access token is empty.")]
    [InlineData("hunter2\r\nX-Evil: 1", "The access token contains a blank, a line break or another character that no token contains. Was it copied completely?")]
    [InlineData("hunter2 hunter2", "The access token contains a blank, a line break or another character that no token contains. Was it copied completely?")]
    [InlineData("hunter2ä", "The access token contains a blank, a line break or another character that no token contains. Was it copied completely?")]
    public void An_access_token_that_no_header_carries_is_refused(string token, string message)
    {
        var error = Assert.Throws<C1InputException>(() => new StaticTokenSource(token));
        Assert.Equal(("AccessToken", message), (error.Parameter, error.Message));
    }

    [Fact]
    public void An_empty_plain_secret_is_refused() => Assert.Equal(
        "The client secret is empty.",
        Assert.Throws<C1InputException>(() => new PlainSecretTokenSource("fox@acme.conductor.one/spc", " ")).Message);

    [Fact]
    public async Task An_access_token_is_used_as_it_is()
    {
        await using var tenant = await TestTenant.StartAsync();
        using var sender = new HttpSender(tenant.Server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
        var token = await tenant.SignedAssertion().FetchAsync(TokenEndpoint.Behind(sender), null, Cancelled);
        var source = new StaticTokenSource(" " + token.Value + " ");
        await tenant.Client(source).SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal("Bearer " + token.Value, tenant.Calls.Single().Headers["authorization"]);
        Assert.Equal(("AccessToken", false), (source.SignIn, source.CanRenew));
        Assert.Single(tenant.TokenRequests);
    }

    [Fact]
    public async Task A_wrong_secret_is_a_refused_sign_in_with_the_servers_words_and_what_to_check()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client(new PlainSecretTokenSource(tenant.Server.ClientId, "hunter2-hunter2"));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SignInAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, 401, "invalid_client"), (error.Kind, error.Status, error.Code));
        Assert.Equal("POST /auth/v1/token was answered with 401 invalid_client: client_secret is not right. " + WhatToCheck, error.Message);
        Assert.Single(tenant.TokenRequests);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"no."}""", "401 invalid_client: no. " + WhatToCheck)]
    [InlineData(400, """{"error":"invalid_client"}""", "400 invalid_client: invalid_client. " + WhatToCheck)]
    [InlineData(401, """{"code":16,"message":"no"}""", "401 UNAUTHENTICATED: no. " + WhatToCheck)]
    [InlineData(400, """{"error":"invalid_scope","error_description":"no"}""", "400 invalid_scope: no")]
    [InlineData(400, """{"error":"use_dpop_nonce","error_description":"no"}""", "400 use_dpop_nonce: no. This credential needs -DPoP.")]
    [InlineData(403, "<html>", "403: the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it.")]
    [InlineData(503, """{"error":"invalid_client","error_description":"no"}""", "503 invalid_client: no")]
    public async Task What_to_check_is_said_where_the_credentials_are_refused(int status, string body, string words)
    {
        var source = new SignedAssertionTokenSource("fox@acme.conductor.one/spc", Keys.Secret, "acme.conductor.one");
        var endpoint = TokenEndpoint.Behind(new FakeSender(() => FakeSender.Answer(status, body)));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(endpoint, null, Cancelled));
        Assert.Equal("POST /auth/v1/token was answered with " + words, error.Message);
    }

    [Fact]
    public async Task What_to_check_is_not_said_where_there_is_better_advice()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client(new PlainSecretTokenSource(tenant.Server.ClientId, "hunter2-hunter2") { Advice = "Do this." });
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SignInAsync(null, Cancelled));
        Assert.Equal("POST /auth/v1/token was answered with 401 invalid_client: client_secret is not right. Do this.", error.Message);
    }
}
