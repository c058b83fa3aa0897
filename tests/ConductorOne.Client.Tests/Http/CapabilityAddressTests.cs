using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using ConductorOne.Api;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

/// <summary>Addresses and codes that are as good as a password: hidden in traces and errors, kept in objects.</summary>
public class CapabilityAddressTests
{
    private const string Secret = "https://files.example.com/put/7Hq2Zx9-kP?sig=Ab3dE6gH9jK2";

    [Theory]
    [InlineData("uploadUrl")]
    [InlineData("upload_url")]
    [InlineData("downloadUrl")]
    [InlineData("webhookCapabilityUrl")]
    [InlineData("capabilityUrl")]
    [InlineData("callbackUrl")]
    [InlineData("callback-url")]
    [InlineData("shareCode")]
    [InlineData("webhookHmacSecret")]
    public async Task It_is_hidden_where_it_is_shown_and_kept_where_it_is_data(string name)
    {
        var body = $$"""{"{{name}}":"{{Secret}}"}""";
        var request = new UntypedCall("POST", ApiTarget.Read("/api/v1/things"), null, ApiBody.Of(body)).Request();
        Assert.Equal($$"""{"{{name}}":"***"}""", request.Preview!());
        foreach (var answer in new[] { body, $$"""{"list":[{"{{name}}s":["{{Secret}}"]}]}""" })
        {
            if (name.EndsWith("rl", StringComparison.Ordinal) || answer == body)
            {
                using var message = new HttpResponseMessage(HttpStatusCode.OK);
                Assert.DoesNotContain("7Hq2Zx9", WireDetail.Of(ApiRequest.Get("/x"), message, FakeSender.Answer(200, answer)), StringComparison.Ordinal);
                Assert.DoesNotContain("7Hq2Zx9", ApiErrors.From(ApiRequest.Get("/x"), FakeSender.Answer(500, answer)).Body, StringComparison.Ordinal);
            }
        }

        var refused = ApiErrors.From(request, FakeSender.Answer(400, """{"code":3,"message":"cannot reach 7Hq2Zx9-kP?sig=Ab3d at files"}"""));
        Assert.Equal("POST /api/v1/things was answered with 400 INVALID_ARGUMENT: cannot reach *** at files", refused.Message);

        await using var server = new RawServer(_ => RawServer.Answer(200, body));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var read = await client.SendAsync(new ApiCall<string>(request, body => Encoding.UTF8.GetString(body.Bytes)), null, TestContext.Current.CancellationToken);
        Assert.Equal(body, read);
    }
}
