using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Device;

public sealed class DevicePageTests
{
    private const string ClientId = "<b>\"mine\"</b>";

    [Fact]
    public async Task The_page_asks_for_a_code()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var page = await tenant.GetAsync("/auth/v1/device");
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.Headers["Content-Type"]));
        Assert.Contains("<input name=\"user_code\"", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve", "Approved", "Approve", 200, "access_token")]
    [InlineData("deny", "Denied", "Deny", 400, "access_denied")]
    public async Task The_buttons_of_the_page_decide(string action, string said, string button, int status, string answered)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var (userCode, deviceCode) = await StartAsync(tenant);
        var page = await tenant.GetAsync($"/auth/v1/device?user_code={userCode}");
        Assert.Contains($"<strong>{userCode}</strong>", page.Body, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&quot;mine&quot;&lt;/b&gt;", page.Body, StringComparison.Ordinal);
        Assert.Contains($"<button name=\"action\" value=\"{action}\">{button}</button>", page.Body, StringComparison.Ordinal);

        var decided = await PostAsync(tenant, userCode, action);
        Assert.Equal(200, decided.Status);
        Assert.Contains(said, decided.Body, StringComparison.Ordinal);
        Assert.Equal(409, (await PostAsync(tenant, userCode, action)).Status);
        Assert.Equal(409, (await tenant.GetAsync($"/auth/v1/device?user_code={userCode}")).Status);

        var token = await tenant.TokenAsync(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
            ["device_code"] = deviceCode,
            ["client_id"] = ClientId,
        });
        Assert.Equal(status, token.Status);
        Assert.Contains(answered, token.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_may_be_typed_as_people_type()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var (userCode, _) = await StartAsync(tenant);
        var typed = userCode.Replace("-", "%20", StringComparison.Ordinal).ToLowerInvariant();
        Assert.Contains(userCode, (await tenant.GetAsync($"/auth/v1/device?user_code={typed}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_an_expired_and_a_bad_decision_are_told_apart()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var (userCode, _) = await StartAsync(tenant);
        Assert.Equal(404, (await tenant.GetAsync("/auth/v1/device?user_code=BCDF")).Status);
        Assert.Equal(404, (await PostAsync(tenant, "BCDF", "approve")).Status);
        Assert.Equal(400, (await PostAsync(tenant, userCode, "perhaps")).Status);
        Assert.Equal(400, (await tenant.PostAsync("/auth/v1/device", "{}")).Status);
        Assert.Equal("GET, POST", (await tenant.DeleteAsync("/auth/v1/device")).Headers["Allow"]);

        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(410, (await tenant.GetAsync($"/auth/v1/device?user_code={userCode}")).Status);
        Assert.Equal(410, (await PostAsync(tenant, userCode, "approve")).Status);
    }

    private static async Task<(string UserCode, string DeviceCode)> StartAsync(TestTenant tenant)
    {
        await tenant.PostAsync("/sandbox/device/clients", """{"clientId":"<b>\"mine\"</b>"}""");
        var codes = (await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/auth/v1/device_authorization")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("client_id", ClientId)]),
        })).Json;
        return ((string)codes["user_code"]!, (string)codes["device_code"]!);
    }

    private static Task<Answer> PostAsync(TestTenant tenant, string userCode, string action) => tenant.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/auth/v1/device")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("user_code", userCode), KeyValuePair.Create("action", action)]),
        });
}
