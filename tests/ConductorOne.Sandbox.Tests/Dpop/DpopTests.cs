using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Tests.Authentication;
using ConductorOne.Sandbox.Tests.Hosting;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Dpop;

public sealed class DpopTests
{
    private const string Apps = "/api/v1/apps";
    private const string Token = "/auth/v1/token";
    private const string InvalidProof = "DPoP error=\"invalid_dpop_proof\", algs=\"EdDSA\"";
    private const string InvalidToken = "DPoP error=\"invalid_token\", algs=\"EdDSA\"";

    private readonly byte[] _key = Proof.NewKey();

    public static TheoryData<string> BadProofs => [.. BadProofChanges.Keys];

    private static Dictionary<string, (Action<Proof> Change, string Reason)> BadProofChanges { get; } = new()
    {
        ["type"] = (p => p.Header["typ"] = "JWT", "typ must be dpop+jwt"),
        ["no type"] = (p => p.Header.Remove("typ"), "typ must be dpop+jwt"),
        ["algorithm"] = (p => p.Header["alg"] = "none", "alg must be EdDSA"),
        ["critical extension"] = (p => p.Header["crit"] = new JsonArray("b64"), "no extension that crit could name is known"),
        ["no key"] = (p => p.Header.Remove("jwk"), "the jwk header must be the public key"),
        ["private key"] = (p => p.Jwk["d"] = p.Jwk["x"]!.DeepClone(), "the jwk header must not hold a private key"),
        ["kind of key"] = (p => p.Jwk["kty"] = "EC", "the jwk header must be of kty OKP and crv Ed25519"),
        ["curve"] = (p => p.Jwk["crv"] = "X25519", "the jwk header must be of kty OKP and crv Ed25519"),
        ["short key"] = (p => p.Jwk["x"] = SignedToken.Encode(new byte[31]), "x of the jwk header must be 32 bytes in base64url"),
        ["another key"] = (p => p.Jwk["x"] = SignedToken.Encode(Proof.NewKey()), "the signature is not right"),
        ["no id"] = (p => p.Claims.Remove("jti"), "jti is missing"),
        ["empty id"] = (p => p.Claims["jti"] = "", "jti is missing"),
        ["method"] = (p => p.Claims["htm"] = "PUT", "htm must be the method of the request"),
        ["method in lower case"] = (p => p.Claims["htm"] = ((string)p.Claims["htm"]!).ToLowerInvariant(), "htm must be the method of the request"),
        ["query"] = (p => p.Claims["htu"] += "?", "htu must be the URL of the request, without query and fragment"),
        ["fragment"] = (p => p.Claims["htu"] += "#", "htu must be the URL of the request, without query and fragment"),
        ["path"] = (p => p.Claims["htu"] += "/", "htu must be the URL of the request, without query and fragment"),
        ["scheme"] = (p => p.Claims["htu"] = ((string)p.Claims["htu"]!).Replace("http:", "https:", StringComparison.Ordinal),
            "htu must be the URL of the request, without query and fragment"),
        ["port"] = (p => p.Claims["htu"] = "http://127.0.0.1:1/auth/v1/token", "htu must be the URL of the request, without query and fragment"),
        ["no time"] = (p => p.Claims.Remove("iat"), "iat must be a time in seconds"),
        ["too old"] = (p => Shift(p, "iat", -310), "iat must be within five minutes of the server's time"),
        ["from the future"] = (p => Shift(p, "iat", 310), "iat must be within five minutes of the server's time"),
        ["not valid yet"] = (p => Shift(p, "nbf", 60), "nbf is in the future"),
        ["expired"] = (p => Shift(p, "exp", -10), "it has expired"),
        ["expiry as text"] = (p => p.Claims["exp"] = "never", "exp must be a time in seconds"),
    };

    [Fact]
    public async Task A_proof_binds_the_token_to_its_key()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var answer = await tenant.SendAsync(TokenRequest(tenant, TokenProof(tenant)));
        Assert.Equal((200, "DPoP"), (answer.Status, (string)answer.Json["token_type"]!));

        var token = (string)answer.Json["access_token"]!;
        Assert.Equal(200, (await tenant.SendAsync(ApiProof(tenant, token).Get(Apps + "?page_size=10", token))).Status);
        var created = ApiProof(tenant, token, "POST").Get(Apps, token);
        created.Method = HttpMethod.Post;
        created.Content = new StringContent("""{"displayName":"a"}""", new MediaTypeHeaderValue("application/json"));
        Assert.Equal(200, (await tenant.SendAsync(created)).Status);
    }

    [Theory]
    [MemberData(nameof(BadProofs))]
    public async Task A_bad_proof_is_refused_wherever_it_comes(string name)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var (change, reason) = BadProofChanges[name];
        var atSignIn = TokenProof(tenant);
        change(atSignIn);
        (await tenant.SendAsync(TokenRequest(tenant, atSignIn))).AssertRefused(400, "invalid_dpop_proof", $"DPoP: {reason}");

        var token = await SignInAsync(tenant);
        var atTheApi = ApiProof(tenant, token);
        change(atTheApi);
        AssertChallenged(await tenant.SendAsync(atTheApi.Get(Apps, token)), InvalidProof, $"DPoP: {reason}");
    }

    [Theory]
    [InlineData("", "the proof is missing")]
    [InlineData("a.b", "it is not a compact JWT of three parts")]
    [InlineData("a.b.c", "its header is not a base64url JSON object")]
    public async Task What_is_no_proof_is_refused(string header, string reason)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var request = TokenRequest(tenant);
        request.Headers.TryAddWithoutValidation("DPoP", header);
        (await tenant.SendAsync(request)).AssertRefused(400, "invalid_dpop_proof", $"DPoP: {reason}");
    }

    [Fact]
    public async Task Two_proofs_are_one_too_many()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var request = TokenRequest(tenant, TokenProof(tenant));
        request.Headers.Add("DPoP", TokenProof(tenant).Sign());
        var answer = await tenant.SendAsync(request);

        // Whether they come as two lines or as one is up to the client.
        Assert.Equal((400, "invalid_dpop_proof"), (answer.Status, (string)answer.Json["error"]!));
    }

    [Fact]
    public async Task A_proof_works_only_once()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var proof = TokenProof(tenant);
        Assert.Equal(200, (await tenant.SendAsync(TokenRequest(tenant, proof))).Status);
        (await tenant.SendAsync(TokenRequest(tenant, proof))).AssertRefused(400, "invalid_dpop_proof", "DPoP: it was used before");

        var token = await SignInAsync(tenant);
        var used = ApiProof(tenant, token);
        Assert.Equal(200, (await tenant.SendAsync(used.Get(Apps, token))).Status);
        AssertChallenged(await tenant.SendAsync(used.Get(Apps, token)), InvalidProof, "DPoP: it was used before");
    }

    [Fact]
    public async Task The_hash_of_the_token_belongs_to_API_requests_and_to_them_alone()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var proof = new Proof(_key, "POST", new Uri(tenant.Server.Url, Token), "any");
        (await tenant.SendAsync(TokenRequest(tenant, proof)))
            .AssertRefused(400, "invalid_dpop_proof", "DPoP: ath does not belong into a token request");

        var token = await SignInAsync(tenant);
        var withoutHash = new Proof(_key, "GET", new Uri(tenant.Server.Url, Apps));
        AssertChallenged(
            await tenant.SendAsync(withoutHash.Get(Apps, token)), InvalidProof, "DPoP: ath must be the hash of the access token");
        var ofAnother = ApiProof(tenant, await SignInAsync(tenant));
        AssertChallenged(await tenant.SendAsync(ofAnother.Get(Apps, token)), InvalidProof, "DPoP: ath must be the hash of the access token");
    }

    [Fact]
    public async Task A_bound_token_needs_a_proof_of_its_own_key()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var token = await SignInAsync(tenant);
        var ofAnotherKey = new Proof(Proof.NewKey(), "GET", new Uri(tenant.Server.Url, Apps), token);
        AssertChallenged(await tenant.SendAsync(ofAnotherKey.Get(Apps, token)), InvalidToken, "the token is bound to another key");

        var withoutProof = ApiProof(tenant, token).Get(Apps, token);
        withoutProof.Headers.Remove("DPoP");
        AssertChallenged(await tenant.SendAsync(withoutProof), InvalidProof, "DPoP: the proof is missing");
    }

    [Fact]
    public async Task A_token_goes_with_its_own_scheme_only()
    {
        await using var tenant = await TestTenant.StartAsync();
        var bearer = tenant.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        tenant.Http.DefaultRequestHeaders.Authorization = null;
        AssertChallenged(
            await tenant.SendAsync(ApiProof(tenant, bearer).Get(Apps, bearer)),
            InvalidToken,
            "the token is not bound to a key: it goes with the Bearer scheme");

        var bound = await SignInAsync(tenant);
        var asBearer = ApiProof(tenant, bound).Get(Apps, bound);
        asBearer.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bound);
        AssertChallenged(
            await tenant.SendAsync(asBearer), InvalidToken, "the token is bound to a key: it goes with the DPoP scheme and a proof");
    }

    [Fact]
    public async Task An_expired_bound_token_is_no_longer_taken()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var token = await SignInAsync(tenant);
        await tenant.PostAsync("/sandbox/tokens/expire", "{}");
        AssertChallenged(await tenant.SendAsync(ApiProof(tenant, token).Get(Apps, token)), InvalidToken, "invalid or expired token");
    }

    [Fact]
    public async Task Proofs_can_be_required()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true }, signIn: false);
        (await tenant.TokenAsync(tenant.SecretForm())).AssertRefused(400, "invalid_dpop_proof", "DPoP: the proof is missing");
        Assert.Equal(200, (await tenant.SendAsync(TokenRequest(tenant, TokenProof(tenant)))).Status);

        Assert.Equal("{}", (await tenant.PostAsync("/sandbox/dpop", """{"required":false}""")).Body);
        Assert.Equal("Bearer", (string)(await tenant.TokenAsync(tenant.SecretForm())).Json["token_type"]!);
        await tenant.PostAsync("/sandbox/reset", "{}");
        Assert.Equal(400, (await tenant.TokenAsync(tenant.SecretForm())).Status);
    }

    [Fact]
    public async Task Nonces_can_be_required()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { DpopNonce = true }, signIn: false);
        var nonce = await AssertNonceDemandedAsync(tenant, TokenProof(tenant));
        var proof = TokenProof(tenant);
        proof.Claims["nonce"] = nonce;
        var token = (string)(await tenant.SendAsync(TokenRequest(tenant, proof))).Json["access_token"]!;

        var challenged = await tenant.SendAsync(ApiProof(tenant, token).Get(Apps, token));
        AssertChallenged(challenged, "DPoP error=\"use_dpop_nonce\", algs=\"EdDSA\"", "DPoP: a current nonce of the server is needed");
        var answered = ApiProof(tenant, token);
        answered.Claims["nonce"] = challenged.Headers["DPoP-Nonce"];
        Assert.Equal(200, (await tenant.SendAsync(answered.Get(Apps, token))).Status);

        // A bearer token has no proof that could carry one.
        Assert.Equal("Bearer", (string)(await tenant.TokenAsync(tenant.SecretForm())).Json["token_type"]!);
    }

    [Fact]
    public async Task A_refused_nonce_uses_neither_the_proof_nor_the_assertion_up()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { DpopNonce = true }, signIn: false);
        var form = new Assertion(tenant.Server).Form();
        var proof = TokenProof(tenant);
        proof.Claims["nonce"] = "made up";
        var challenged = await tenant.SendAsync(TokenRequest(tenant, proof, form));
        Assert.Equal("use_dpop_nonce", (string)challenged.Json["error"]!);
        proof.Claims["nonce"] = challenged.Headers["DPoP-Nonce"];
        Assert.Equal(200, (await tenant.SendAsync(TokenRequest(tenant, proof, form))).Status);
    }

    [Fact]
    public async Task Nonces_grow_old_on_demand_and_by_themselves()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        Assert.Equal("{}", (await tenant.PostAsync("/sandbox/dpop", """{"nonce":true}""")).Body);
        var first = await AssertNonceDemandedAsync(tenant, TokenProof(tenant));
        await AssertTakenAsync(tenant, first);
        await AssertTakenAsync(tenant, first);

        Assert.Equal("{}", (await tenant.PostAsync("/sandbox/dpop/nonces/expire", "{}")).Body);
        var second = await AssertNonceDemandedAsync(tenant, TokenProof(tenant), first);
        Assert.NotEqual(first, second);
        await AssertTakenAsync(tenant, second);

        // The clock goes back, so that it is the nonce that is too old and not the proof.
        time.Advance(TimeSpan.FromMinutes(5));
        time.SetClock(TimeSpan.FromMinutes(-5));
        await AssertNonceDemandedAsync(tenant, TokenProof(tenant), second);
        await tenant.PostAsync("/sandbox/dpop", """{"nonce":false}""");
        await AssertTakenAsync(tenant, second);
    }

    [Theory]
    [InlineData(290, 200)]
    [InlineData(-290, 200)]
    [InlineData(310, 400)]
    [InlineData(-310, 400)]
    public async Task Proofs_are_judged_by_the_clock_of_the_tenant(int secondsAhead, int status)
    {
        var options = new SandboxOptions { ClockOffset = TimeSpan.FromSeconds(secondsAhead) };
        await using var tenant = await TestTenant.StartAsync(options, signIn: false);
        Assert.Equal(status, (await tenant.SendAsync(TokenRequest(tenant, TokenProof(tenant)))).Status);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("example.com", false)]
    public async Task The_URL_is_that_of_the_listener(string host, bool isTaken)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var claimed = new UriBuilder(tenant.Server.Url) { Host = host, Path = Token }.Uri;
        var request = TokenRequest(tenant, new Proof(_key, "POST", claimed));
        request.Headers.Host = claimed.Authority;
        Assert.Equal(isTaken ? 200 : 400, (await tenant.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 400)]
    public async Task With_TLS_the_URL_is_that_of_the_TLS_listener(bool isOwn, int status)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Https = true }, signIn: false);
        using var http = HttpsTests.Trusting(tenant.Server.Certificate!);
        using var request = TokenRequest(tenant, new Proof(_key, "POST", new Uri(isOwn ? tenant.Server.HttpsUrl! : tenant.Server.Url, Token)));
        request.RequestUri = new Uri(tenant.Server.HttpsUrl!, Token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("""{"required":"yes"}""")]
    [InlineData("""{"nonces":true}""")]
    public async Task A_bad_policy_is_refused(string body)
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Equal(400, (await tenant.PostAsync("/sandbox/dpop", body)).Status);
    }

    private static void Shift(Proof proof, string claim, long seconds) =>
        proof.Claims[claim] = (long)proof.Claims["iat"]! + seconds;

    private Proof TokenProof(TestTenant tenant) => new(_key, "POST", new Uri(tenant.Server.Url, Token));

    private Proof ApiProof(TestTenant tenant, string token, string method = "GET") => new(_key, method, new Uri(tenant.Server.Url, Apps), token);

    private static HttpRequestMessage TokenRequest(TestTenant tenant, Proof? proof = null, Dictionary<string, string>? form = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Token) { Content = new FormUrlEncodedContent(form ?? tenant.SecretForm()) };
        if (proof is not null)
            request.Headers.Add("DPoP", proof.Sign());
        return request;
    }

    private async Task<string> SignInAsync(TestTenant tenant) =>
        (string)(await tenant.SendAsync(TokenRequest(tenant, TokenProof(tenant)))).Json["access_token"]!;

    private async Task AssertTakenAsync(TestTenant tenant, string nonce)
    {
        var proof = TokenProof(tenant);
        proof.Claims["nonce"] = nonce;
        Assert.Equal(200, (await tenant.SendAsync(TokenRequest(tenant, proof))).Status);
    }

    private static async Task<string> AssertNonceDemandedAsync(TestTenant tenant, Proof proof, string? nonce = null)
    {
        if (nonce is not null)
            proof.Claims["nonce"] = nonce;
        var answer = await tenant.SendAsync(TokenRequest(tenant, proof));
        answer.AssertRefused(400, "use_dpop_nonce", "DPoP: a current nonce of the server is needed");
        return answer.Headers["DPoP-Nonce"];
    }

    private static void AssertChallenged(Answer answer, string challenge, string message)
    {
        answer.AssertError(401, 16, message);
        Assert.Equal(challenge, answer.Headers["WWW-Authenticate"]);
    }
}
