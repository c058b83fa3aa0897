using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Tests.Dpop;
using ConductorOne.Sandbox.Tests.Hosting;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Device;

public sealed class DeviceFlowTests
{
    private const string ClientId = "2RCzHlak5q7CY14SdBc8HoZEJRf";
    private const string Page = "/auth/v1/device";
    private const string Clients = "/api/v1/iam/personal_clients";

    [Fact]
    public async Task A_device_gets_its_codes()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var answer = await StartAsync(tenant);
        var codes = answer.Json;
        var userCode = (string)codes["user_code"]!;

        Assert.Equal((200, "no-store"), (answer.Status, answer.Headers["Cache-Control"]));
        Assert.Matches("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$", userCode);
        Assert.True(((string)codes["device_code"]!).Length >= 40);
        Assert.Equal(new Uri(tenant.Server.Url, Page).AbsoluteUri, (string)codes["verification_uri"]!);
        Assert.Equal(new Uri(tenant.Server.Url, $"{Page}?user_code={userCode}").AbsoluteUri, (string)codes["verification_uri_complete"]!);
        Assert.Equal((600, 5), ((int)codes["expires_in"]!, (int)codes["interval"]!));
        Assert.NotEqual(userCode, (string)(await StartAsync(tenant)).Json["user_code"]!);
    }

    [Fact]
    public async Task With_TLS_the_page_is_where_the_request_went()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Https = true }, signIn: false);
        using var http = HttpsTests.Trusting(tenant.Server.Certificate!);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("client_id", ClientId)]);
        var url = new Uri(tenant.Server.HttpsUrl!, "/auth/v1/device_authorization");
        using var response = await http.PostAsync(url, form, TestContext.Current.CancellationToken);
        var codes = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(new Uri(tenant.Server.HttpsUrl!, Page).AbsoluteUri, (string)codes["verification_uri"]!);
    }

    [Fact]
    public async Task The_interval_and_the_lifetime_can_be_set()
    {
        var options = new SandboxOptions { DeviceInterval = TimeSpan.FromSeconds(1), DeviceLifetime = TimeSpan.FromSeconds(9) };
        await using var tenant = await TestTenant.StartAsync(options, signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        Assert.Equal((9, 1), ((int)codes["expires_in"]!, (int)codes["interval"]!));
    }

    [Fact]
    public async Task An_approved_device_signs_in_as_the_first_person_and_only_once()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        (await PollAsync(tenant, codes)).AssertRefused(400, "authorization_pending", "the user has not decided yet");
        await DecideAsync(tenant, "approve", codes);

        // Approved is approved, however soon the client asks again.
        var token = await PollAsync(tenant, codes);
        Assert.Equal((200, "Bearer"), (token.Status, (string)token.Json["token_type"]!));
        (await PollAsync(tenant, codes)).AssertRefused(400, "invalid_grant", "the device code was used before");

        tenant.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token.Json["access_token"]!);
        var identity = (await tenant.GetAsync("/api/v1/auth/introspect")).Json;
        var users = (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray();
        var person = users.First(user => (string)user!["type"]! == "USER_TYPE_HUMAN")!;
        Assert.Equal((string)person["id"]!, (string)identity["userId"]!);
    }

    [Fact]
    public async Task A_denied_device_does_not_sign_in()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        await DecideAsync(tenant, "deny", codes);
        (await PollAsync(tenant, codes)).AssertRefused(400, "access_denied", "the user denied the sign-in");
        (await PollAsync(tenant, codes)).AssertRefused(400, "access_denied", "the user denied the sign-in");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Codes_expire_approved_or_not(bool isApproved)
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        if (isApproved)
            await DecideAsync(tenant, "approve", codes);
        time.Advance(TimeSpan.FromSeconds(599));
        if (!isApproved)
            (await PollAsync(tenant, codes)).AssertRefused(400, "authorization_pending", "the user has not decided yet");
        time.Advance(TimeSpan.FromSeconds(1));
        (await PollAsync(tenant, codes)).AssertRefused(400, "expired_token", "the device code has expired");
        Assert.Empty((await tenant.GetAsync("/sandbox/device")).Json["list"]!.AsArray());
    }

    [Fact]
    public async Task Codes_expire_on_demand()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        await DecideAsync(tenant, "expire", codes);
        (await PollAsync(tenant, codes)).AssertRefused(400, "expired_token", "the device code has expired");
    }

    [Fact]
    public async Task Who_polls_too_soon_has_to_slow_down_for_good()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        var other = (await StartAsync(tenant)).Json;
        foreach (var (seconds, error) in new (double Seconds, string Error)[]
        {
            (0, "authorization_pending"),
            (5, "authorization_pending"),
            (4.5, "slow_down"),
            (9.5, "slow_down"),
            (15, "authorization_pending"),
            (14, "slow_down"),
            (20, "authorization_pending"),
        })
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Equal((400, error), await ErrorAsync(tenant, codes));
        }

        // It is the matter of one device alone.
        Assert.Equal((400, "authorization_pending"), await ErrorAsync(tenant, other));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((400, "authorization_pending"), await ErrorAsync(tenant, other));
    }

    [Fact]
    public async Task A_timer_that_goes_off_a_little_early_is_forgiven()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        await PollAsync(tenant, codes);
        time.Advance(TimeSpan.FromMilliseconds(4950));
        Assert.Equal((400, "authorization_pending"), await ErrorAsync(tenant, codes));
    }

    [Fact]
    public async Task Only_known_clients_may_start_and_others_can_be_registered()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        (await StartAsync(tenant, "mine")).AssertRefused(401, "invalid_client", "client_id is not known");
        Assert.Equal("{}", (await tenant.PostAsync("/sandbox/device/clients", """{"clientId":"mine"}""")).Body);
        var codes = (await StartAsync(tenant, "mine")).Json;
        Assert.Equal((string)codes["user_code"]!, (string)(await ListAsync(tenant))["userCode"]!);
        Assert.Equal("mine", (string)(await ListAsync(tenant))["clientId"]!);

        await DecideAsync(tenant, "approve", codes);
        (await PollAsync(tenant, codes)).AssertRefused(400, "invalid_grant", "device_code is not known");
        (await PollAsync(tenant, codes, "nobody")).AssertRefused(401, "invalid_client", "client_id is not known");
        Assert.Equal(200, (await PollAsync(tenant, codes, "mine")).Status);
    }

    [Theory]
    [InlineData("client_id", "client_id is missing")]
    [InlineData("device_code", "device_code is missing")]
    public async Task A_field_that_is_missing_is_named(string field, string description)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var form = Form((await StartAsync(tenant)).Json, ClientId);
        form.Remove(field);
        (await tenant.TokenAsync(form)).AssertRefused(400, "invalid_request", description);
    }

    [Fact]
    public async Task An_unknown_device_code_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var codes = new JsonObject { ["device_code"] = "guess" };
        (await PollAsync(tenant, codes)).AssertRefused(400, "invalid_grant", "device_code is not known");
    }

    [Fact]
    public async Task The_start_takes_a_form_and_nothing_else()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        (await tenant.PostAsync("/auth/v1/device_authorization", "{}"))
            .AssertRefused(400, "invalid_request", "the content type must be application/x-www-form-urlencoded");
        var get = await tenant.GetAsync("/auth/v1/device_authorization");
        Assert.Equal((405, "POST"), (get.Status, get.Headers["Allow"]));
        tenant.Server.Faults.Add(new Fault { Path = "/auth/v1/device_authorization", Status = 503 });
        (await StartAsync(tenant)).AssertRefused(503, "server_error", "injected fault");
    }

    [Fact]
    public async Task The_control_endpoints_name_what_they_do_not_find()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        Assert.Equal(404, (await tenant.PostAsync("/sandbox/device/approve", """{"userCode":"BCDF-GHJK"}""")).Status);
        Assert.Equal(400, (await tenant.PostAsync("/sandbox/device/approve", "{}")).Status);
        var codes = (await StartAsync(tenant)).Json;
        await DecideAsync(tenant, "deny", codes);
        var body = new JsonObject { ["userCode"] = (string)codes["user_code"]! }.ToJsonString();
        var second = await tenant.PostAsync("/sandbox/device/approve", body);
        Assert.Equal(400, second.Status);
        Assert.StartsWith("the user code is decided already, or has expired", (string)second.Json["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_is_in_the_journal_and_control_is_not()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        await tenant.GetAsync($"{Page}?user_code={codes["user_code"]}");
        await DecideAsync(tenant, "approve", codes);
        await PollAsync(tenant, codes);
        Assert.Equal(
            ["POST /auth/v1/device_authorization 200", "GET /auth/v1/device 200", "POST /auth/v1/token 200"],
            tenant.Server.Journal.Entries.Select(entry => $"{entry.Method} {entry.Path} {entry.Status}"));
    }

    [Fact]
    public async Task A_proof_binds_the_token_of_a_device()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true }, signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        await DecideAsync(tenant, "approve", codes);
        (await PollAsync(tenant, codes)).AssertRefused(400, "invalid_dpop_proof", "DPoP: the proof is missing");

        var key = Proof.NewKey();
        using var form = new FormUrlEncodedContent(Form(codes, ClientId));
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/v1/token") { Content = form };
        request.Headers.Add("DPoP", new Proof(key, "POST", new Uri(tenant.Server.Url, "/auth/v1/token")).Sign());
        var answer = await tenant.SendAsync(request);
        Assert.Equal((200, "DPoP"), (answer.Status, (string)answer.Json["token_type"]!));
        var token = (string)answer.Json["access_token"]!;
        var proof = new Proof(key, "GET", new Uri(tenant.Server.Url, Clients), token);
        Assert.Equal(200, (await tenant.SendAsync(proof.Get(Clients, token))).Status);
    }

    [Fact]
    public async Task A_person_keeps_a_personal_client_that_nobody_else_sees()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var codes = (await StartAsync(tenant)).Json;
        await DecideAsync(tenant, "approve", codes);
        var token = (string)(await PollAsync(tenant, codes)).Json["access_token"]!;
        tenant.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var person = (string)(await tenant.GetAsync("/api/v1/auth/introspect")).Json["userId"]!;
        var created = (await tenant.PostAsync(Clients, """{"displayName":"laptop"}""")).Json;
        var id = (string)created["client"]!["id"]!;

        await tenant.SignInAsync();
        Assert.NotEqual(person, (string)(await tenant.GetAsync("/api/v1/auth/introspect")).Json["userId"]!);
        Assert.Empty((await tenant.GetAsync(Clients)).Json["list"]!.AsArray());
        (await tenant.GetAsync($"{Clients}/{id}")).AssertError(404, 5, "personal client not found");
        (await tenant.DeleteAsync($"{Clients}/{id}")).AssertError(404, 5, "personal client not found");

        await tenant.SignInAsync(TestTenant.SecretForm((string)created["client"]!["clientId"]!, (string)created["clientSecret"]!));
        Assert.Equal(person, (string)(await tenant.GetAsync("/api/v1/auth/introspect")).Json["userId"]!);
        Assert.Equal(id, (string)(await tenant.GetAsync(Clients)).Json["list"]![0]!["id"]!);
    }

    private static Task<Answer> StartAsync(TestTenant tenant, string clientId = ClientId) => tenant.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/auth/v1/device_authorization")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("client_id", clientId)]),
        });

    private static Dictionary<string, string> Form(JsonNode codes, string clientId) => new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
        ["device_code"] = (string)codes["device_code"]!,
        ["client_id"] = clientId,
    };

    private static Task<Answer> PollAsync(TestTenant tenant, JsonNode codes, string clientId = ClientId) =>
        tenant.TokenAsync(Form(codes, clientId));

    private static async Task<(int Status, string Error)> ErrorAsync(TestTenant tenant, JsonNode codes)
    {
        var answer = await PollAsync(tenant, codes);
        return (answer.Status, (string)answer.Json["error"]!);
    }

    private static async Task DecideAsync(TestTenant tenant, string decision, JsonNode codes)
    {
        var body = new JsonObject { ["userCode"] = (string)codes["user_code"]! }.ToJsonString();
        Assert.Equal("{}", (await tenant.PostAsync($"/sandbox/device/{decision}", body)).Body);
    }

    private static async Task<JsonNode> ListAsync(TestTenant tenant) =>
        (await tenant.GetAsync("/sandbox/device")).Json["list"]!.AsArray().Single()!;
}
