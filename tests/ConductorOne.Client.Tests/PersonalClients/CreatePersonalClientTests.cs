using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.PersonalClients;
using Xunit;

namespace ConductorOne.Client.Tests.PersonalClients;

public class CreatePersonalClientTests
{
    private const string Path = "/api/v1/iam/personal_clients";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void It_sends_what_was_given() => Wire.AssertCreate(
        Path,
        """{"displayName":"PowerShell on box","expires":"3600s","scopedRoles":["READ_ONLY"],"allowSourceCidr":["10.0.0.0/8","2001:db8::/32"]}""",
        PersonalClientCalls.Create(new()
        {
            DisplayName = "PowerShell on box",
            Expires = TimeSpan.FromHours(1),
            ScopedRoles = ["READ_ONLY"],
            AllowSourceCidr = ["10.0.0.0/8", "2001:db8::/32"],
        }));

    [Fact]
    public void It_sends_nothing_else() => Wire.AssertCreate(Path, """{"displayName":"box"}""", PersonalClientCalls.Create(new() { DisplayName = "box" }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void It_needs_a_name(string? name) =>
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => PersonalClientCalls.Create(new() { DisplayName = name }));

    [Theory]
    [InlineData(0, "Expires must be longer than zero, not 00:00:00.")]
    [InlineData(-1, "Expires must be longer than zero, not -00:00:01.")]
    public void It_needs_time(int seconds, string message) =>
        Wire.Refused("Expires", message, () => PersonalClientCalls.Create(new() { DisplayName = "box", Expires = TimeSpan.FromSeconds(seconds) }));

    [Fact]
    public void The_answer_holds_the_id_and_for_the_only_time_the_secret()
    {
        var answer = Read("""{"client":{"id":"fox","clientId":"fox@acme.conductor.one/pcc","expiresTime":"2030-01-02T03:04:05Z","more":1},"clientSecret":"hunter2-secret"}""")!;
        Assert.Equal(
            ("fox", "fox@acme.conductor.one/pcc", new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero), "hunter2-secret"),
            (answer.Client!.Id, answer.Client.ClientId, answer.Client.ExpiresTime, answer.ClientSecret));
    }

    [Fact]
    public void One_that_does_not_end_has_no_end() =>
        Assert.Null(Read("""{"client":{"clientId":"fox@acme.conductor.one/pcc","expiresTime":null},"clientSecret":"hunter2-secret"}""")!.Client!.ExpiresTime);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"client":null,"clientSecret":"hunter2-secret"}""")]
    [InlineData("""{"client":{"clientId":""},"clientSecret":"hunter2-secret"}""")]
    [InlineData("""{"client":{"clientId":"fox@acme.conductor.one/pcc"}}""")]
    [InlineData("""{"client":{"clientId":"fox@acme.conductor.one/pcc"},"clientSecret":null}""")]
    public void Half_an_answer_is_none(string json) => Assert.Null(Read(json));

    [Fact]
    public async Task Half_an_answer_does_not_show_the_secret()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, """{"clientSecret":"hunter2-secret"}"""));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var trace = new RecordingTrace { WantsDetail = true };
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(PersonalClientCalls.Create(new() { DisplayName = "box" }), trace, Cancelled));
        Assert.Null(error.Body);
        Assert.EndsWith("The server may have done it: check before you send it again.", error.Message, StringComparison.Ordinal);
        Assert.All(trace.Details, d => Assert.DoesNotContain("hunter2", d, StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_could_not_be_kept_is_deleted_by_its_id()
    {
        var request = PersonalClientCalls.Delete(new PersonalClient { Id = "fox/1" }).Request;
        Assert.Equal(("DELETE", Path + "/fox%2F1", true, true, null), (request.Method, request.Path, request.Authorised, request.Repeatable, request.Body));
        Wire.Refused("Id", "Id is empty. An empty id would reach the whole collection, so nothing was sent.", () => PersonalClientCalls.Delete(new PersonalClient { Id = " " }));
    }

    private static PersonalClientAnswer? Read(string json) => PersonalClientCalls.Create(new() { DisplayName = "box" }).Read(Encoding.UTF8.GetBytes(json));
}
