using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Tests.Authentication;
using Xunit;

namespace ConductorOne.Sandbox.Tests.PersonalClients;

public sealed class PersonalClientTests
{
    private const string Clients = "/api/v1/iam/personal_clients";
    private const string Minimal = """{"displayName":"laptop"}""";

    [Fact]
    public async Task A_client_is_created_with_a_secret_that_is_shown_only_once()
    {
        await using var tenant = await TestTenant.StartAsync();
        var created = (await tenant.PostAsync(Clients, Minimal)).Json;
        var client = created["client"]!;

        var id = (string)client["id"]!;
        Assert.Equal($"{id}@{tenant.Server.Url.Authority}/pcc", (string)client["clientId"]!);
        Assert.Equal((await tenant.GetAsync("/api/v1/auth/introspect")).Json["userId"]!.ToJsonString(), client["userId"]!.ToJsonString());
        Assert.Equal("laptop", (string)client["displayName"]!);
        Assert.Null(client["expiresTime"]);
        Assert.Null(client["lastUsedAt"]);
        Assert.Empty(client["scopedRoles"]!.AsArray());
        Assert.Empty(client["allowSourceCidr"]!.AsArray());

        var read = (await tenant.GetAsync($"{Clients}/{id}")).Json;
        Assert.Equal(["client"], read.AsObject().Select(member => member.Key));
        Assert.Equal(client.ToJsonString(), read["client"]!.ToJsonString());
        Assert.Equal(client.ToJsonString(), (await tenant.GetAsync(Clients)).Json["list"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task All_fields_are_kept_and_the_expiry_follows_the_clock_of_the_tenant()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time, ClockOffset = TimeSpan.FromSeconds(-240) });
        var client = (await tenant.PostAsync(
            Clients,
            """
            {"displayName":"ci","expires":"3600s","scopedRoles":["READ_ONLY","APP_OWNER"],"allowSourceCidr":["10.0.0.0/24","2001:db8::/32"]}
            """)).Json["client"]!;

        var expires = DateTimeOffset.Parse((string)client["expiresTime"]!, CultureInfo.InvariantCulture);
        Assert.Equal(time.GetUtcNow() + TimeSpan.FromSeconds(3360), expires, TimeSpan.FromSeconds(1));
        Assert.Equal(["READ_ONLY", "APP_OWNER"], client["scopedRoles"]!.AsArray().Select(role => (string)role!));
        Assert.Equal(["10.0.0.0/24", "2001:db8::/32"], client["allowSourceCidr"]!.AsArray().Select(network => (string)network!));
    }

    [Theory]
    [InlineData("{}", ".DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"displayName":"a","expires":"0s"}""", ".Expires: value must be greater than 0s and at most 3155760000s")]
    [InlineData("""{"displayName":"a","expires":"-1s"}""", ".Expires: value must be greater than 0s and at most 3155760000s")]
    [InlineData("""{"displayName":"a","expires":"999999999999s"}""", ".Expires: value must be greater than 0s and at most 3155760000s")]
    [InlineData("""{"displayName":"a","scopedRoles":[""]}""", ".ScopedRoles[0]: value length must be at least 1 runes")]
    [InlineData("""{"displayName":"a","allowSourceCidr":["10.0.0.0/8","10.0.0.1"]}""", ".AllowSourceCidr[1]: value must be a valid CIDR")]
    [InlineData("""{"displayName":"a","allowSourceCidr":["10.0.0.0/33"]}""", ".AllowSourceCidr[0]: value must be a valid CIDR")]
    public async Task A_bad_client_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Clients, body)).AssertError(400, 3, "invalid PersonalClientServiceCreateRequest" + message);
        Assert.Empty((await tenant.GetAsync(Clients)).Json["list"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"displayName":"a","expires":"1h"}""", "proto: invalid value for google.protobuf.Duration field expires: \"1h\"")]
    [InlineData("""{"displayName":"a","expires":3600}""", "proto: invalid value for google.protobuf.Duration field expires: 3600")]
    [InlineData("""{"displayName":"a","clientId":"mine"}""", "proto: unknown field \"clientId\"")]
    public async Task A_body_of_the_wrong_form_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Clients, body)).AssertError(400, 3, message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_signs_in_as_its_user(bool byAssertion)
    {
        await using var tenant = await TestTenant.StartAsync();
        var userId = (string)(await tenant.GetAsync("/api/v1/auth/introspect")).Json["userId"]!;
        var (id, form) = await CreateAsync(tenant, """{"displayName":"a","scopedRoles":["READ_ONLY"]}""", byAssertion);
        await tenant.SignInAsync(form);

        var identity = (await tenant.GetAsync("/api/v1/auth/introspect")).Json;
        Assert.Equal((id, userId), ((string)identity["principleId"]!, (string)identity["userId"]!));
        Assert.Equal(["READ_ONLY"], identity["roles"]!.AsArray().Select(role => (string)role!));
        Assert.NotNull((await tenant.GetAsync($"{Clients}/{id}")).Json["client"]!["lastUsedAt"]);
    }

    [Fact]
    public async Task Without_scoped_roles_a_client_has_those_of_its_user()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (_, form) = await CreateAsync(tenant, Minimal);
        await tenant.SignInAsync(form);
        Assert.Equal("SUPER_ADMIN", (string)(await tenant.GetAsync("/api/v1/auth/introspect")).Json["roles"]!.AsArray().Single()!);
    }

    [Fact]
    public async Task A_client_needs_its_own_secret()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (_, form) = await CreateAsync(tenant, Minimal);
        var (_, other) = await CreateAsync(tenant, Minimal, byAssertion: true);
        form["client_secret"] = tenant.Server.ClientSecret;
        (await TokenAsync(tenant, form)).AssertRefused(401, "invalid_client", "client_secret is not right");
        other["client_id"] = form["client_id"];
        (await TokenAsync(tenant, other)).AssertRefused(401, "invalid_client", "client_assertion: the signature is not right");
    }

    [Fact]
    public async Task The_whole_client_id_counts_not_just_its_name()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (_, form) = await CreateAsync(tenant, Minimal);
        form["client_id"] = form["client_id"].Replace("/pcc", "/spc", StringComparison.Ordinal);
        (await TokenAsync(tenant, form)).AssertRefused(401, "invalid_client", "client_id is not known");
    }

    [Fact]
    public async Task An_expired_client_does_not_sign_in()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time });
        var (_, form) = await CreateAsync(tenant, """{"displayName":"a","expires":"2.5s"}""");
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.Equal(200, (await TokenAsync(tenant, form)).Status);
        time.Advance(TimeSpan.FromSeconds(0.1));
        (await TokenAsync(tenant, form)).AssertRefused(401, "invalid_client", "the personal client has expired");
    }

    [Fact]
    public async Task Deleting_a_client_ends_its_tokens_and_no_others()
    {
        await using var tenant = await TestTenant.StartAsync();
        var own = tenant.Http.DefaultRequestHeaders.Authorization;
        var (id, form) = await CreateAsync(tenant, Minimal);
        await tenant.SignInAsync(form);
        var fromClient = tenant.Http.DefaultRequestHeaders.Authorization;

        tenant.Http.DefaultRequestHeaders.Authorization = own;
        Assert.Equal("{}", (await tenant.DeleteAsync($"{Clients}/{id}")).Body);
        Assert.Empty((await tenant.GetAsync(Clients)).Json["list"]!.AsArray());
        Assert.NotNull((await tenant.GetAsync($"{Clients}/{id}")).Json["client"]!["deletedAt"]);
        tenant.Http.DefaultRequestHeaders.Authorization = fromClient;
        (await tenant.GetAsync(Clients)).AssertError(401, 16, "invalid or expired token");
        (await TokenAsync(tenant, form)).AssertRefused(401, "invalid_client", "the personal client was deleted");
    }

    [Theory]
    [InlineData("127.0.0.0/8", 200)]
    [InlineData("10.0.0.0/8", 401)]
    public async Task A_client_works_only_from_where_it_may_be_used(string network, int status)
    {
        await using var tenant = await TestTenant.StartAsync();
        var (_, form) = await CreateAsync(tenant, $$"""{"displayName":"a","allowSourceCidr":["{{network}}"]}""");
        var answer = await TokenAsync(tenant, form);
        Assert.Equal(status, answer.Status);
        if (status == 401)
            answer.AssertRefused(401, "invalid_client", "the personal client may not be used from this address");
    }

    [Fact]
    public async Task A_client_that_is_not_there_is_not_found()
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.GetAsync($"{Clients}/nobody-knows-10000")).AssertError(404, 5, "personal client not found");
        (await tenant.DeleteAsync($"{Clients}/nobody-knows-10000")).AssertError(404, 5, "personal client not found");
    }

    private static async Task<(string Id, Dictionary<string, string> Form)> CreateAsync(TestTenant tenant, string body, bool byAssertion = false)
    {
        var created = (await tenant.PostAsync(Clients, body)).Json;
        var (clientId, secret) = ((string)created["client"]!["clientId"]!, (string)created["clientSecret"]!);
        return ((string)created["client"]!["id"]!, byAssertion ? new Assertion(clientId, secret).Form() : TestTenant.SecretForm(clientId, secret));
    }

    // A token request carries no Authorization header.
    private static Task<Answer> TokenAsync(TestTenant tenant, Dictionary<string, string> form)
    {
        tenant.Http.DefaultRequestHeaders.Authorization = null;
        return tenant.TokenAsync(form);
    }
}
