using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class AuthorizationServerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("")]
    public async Task A_token_that_is_not_bound_is_refused_where_proofs_were_asked_for(string type)
    {
        var error = await RefusedAsync(type, isProving: true);
        Assert.Equal(
            "POST /auth/v1/token failed: the token that came is not bound to the session's key (token_type Bearer), though -DPoP asks for that. "
                + "Ask the tenant's administrator whether this credential may use DPoP, or leave -DPoP out.",
            error.Message);
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("dpop")]
    public async Task A_token_that_is_bound_to_a_key_is_refused_where_there_is_none(string type) => Assert.Equal(
        "POST /auth/v1/token failed: the token that came is bound to a key (token_type DPoP): this credential needs -DPoP.",
        (await RefusedAsync(type, isProving: false)).Message);

    [Theory]
    [InlineData("invalid_dpop_proof", false, true)]
    [InlineData("use_dpop_nonce", false, true)]
    [InlineData("invalid_dpop_proof", true, false)]
    [InlineData("invalid_client", false, false)]
    public async Task A_server_that_wants_proofs_is_explained(string code, bool isProving, bool isExplained)
    {
        var sender = new FakeSender(() => FakeSender.Answer(400, $$"""{"error":"{{code}}","error_description":"no."}"""));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => RequestAsync(TokenEndpoint.Behind(sender, isProving)));
        Assert.Equal($"POST /auth/v1/token was answered with 400 {code}: no." + (isExplained ? " This credential needs -DPoP." : ""), error.Message);
        Assert.Single(sender.Requests);
    }

    [Fact]
    public async Task What_a_form_holds_is_a_secret_of_its_errors_too()
    {
        var sender = new FakeSender((_, body) => FakeSender.Answer(400, $$"""{"error":"invalid_client","error_description":"you sent {{Form.Read(body)["client_assertion"]}}"}"""));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => RequestAsync(TokenEndpoint.Behind(sender), "hunter2-assertion"));
        Assert.Equal("POST /auth/v1/token was answered with 400 invalid_client: you sent ***", error.Message);
        Assert.DoesNotContain("hunter2", error.ToString() + error.Body, System.StringComparison.Ordinal);
    }

    private static async Task<C1ApiException> RefusedAsync(string type, bool isProving)
    {
        var sender = FakeSender.Answering($$"""{"access_token":"hunter2-token","token_type":"{{type}}","expires_in":600}""");
        var error = await Assert.ThrowsAsync<C1ApiException>(() => RequestAsync(TokenEndpoint.Behind(sender, isProving)));
        Assert.Equal((C1ErrorKind.SignInFailed, true), (error.Kind, error.IsFinal));
        Assert.DoesNotContain("hunter2", error.ToString() + error.Body, System.StringComparison.Ordinal);
        Assert.Single(sender.Requests);
        return error;
    }

    private static Task<AccessToken> RequestAsync(AuthorizationServer server, string assertion = "x") =>
        server.RequestTokenAsync(_ => new Dictionary<string, string> { ["client_assertion"] = assertion }, [], null, Cancelled);
}
