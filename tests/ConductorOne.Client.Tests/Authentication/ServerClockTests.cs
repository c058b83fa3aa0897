using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class ServerClockTests
{
    private const string ClientId = "fox@acme.conductor.one/spc";

    private readonly ManualTime _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false)]
    [InlineData(20, false)]
    [InlineData(-20, false)]
    [InlineData(45, true)]
    [InlineData(-45, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(7200, true)]
    public void It_is_set_by_what_the_server_says_where_that_matters(int seconds, bool matters)
    {
        var clock = new ServerClock(_time.Clock);
        var told = _time.Now.AddSeconds(seconds);
        Assert.Equal(matters, clock.Learn(told));
        Assert.Equal(matters ? seconds : 0, (clock.Now - _time.Now).TotalSeconds);
        Assert.False(clock.Learn(told));
    }

    [Fact]
    public void It_is_set_back_when_the_machine_is_right_again()
    {
        var clock = new ServerClock(_time.Clock);
        Assert.True(clock.Learn(_time.Now.AddMinutes(5)));
        Assert.True(clock.Learn(_time.Now));
        Assert.Equal(_time.Now, clock.Now);
    }

    [Fact]
    public void An_answer_without_a_date_teaches_nothing() => Assert.False(new ServerClock(_time.Clock).Learn(null));

    [Fact]
    public void A_date_that_is_a_mistake_teaches_nothing()
    {
        var clock = new ServerClock(_time.Clock);
        foreach (var told in new[] { DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue.AddSeconds(-2) })
            Assert.False(clock.Learn(told));
        Assert.Equal(_time.Now, clock.Now);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task A_clock_that_is_five_minutes_off_costs_one_request(int seconds)
    {
        var server = Strict(TimeSpan.FromSeconds(seconds));
        var endpoint = TokenEndpoint.Behind(server, clock: _time.Clock);
        Assert.Equal("granted", (await NewSource().FetchAsync(endpoint, null, Cancelled)).Value);
        Assert.Equal(2, server.Requests.Count);

        Assert.Equal("granted", (await NewSource().FetchAsync(endpoint, null, Cancelled)).Value);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, server.Bodies.Select(b => Form.Read(b)["client_assertion"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(-100)]
    public async Task A_clock_that_is_off_by_less_than_an_assertion_lives_costs_none(int seconds)
    {
        var server = Strict(TimeSpan.FromSeconds(seconds));
        await NewSource().FetchAsync(TokenEndpoint.Behind(server, clock: _time.Clock), null, Cancelled);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(300, 2)]
    [InlineData(-300, 2)]
    [InlineData(10, 1)]
    public async Task A_refusal_that_stays_is_an_error(int seconds, int requests)
    {
        var server = new FakeSender(() => Dated(FakeSender.Answer(401, """{"error":"invalid_client","error_description":"unknown"}"""), TimeSpan.FromSeconds(seconds)));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => NewSource().FetchAsync(TokenEndpoint.Behind(server, clock: _time.Clock), null, Cancelled));
        Assert.StartsWith("POST /auth/v1/token was answered with 401 invalid_client: unknown. ", error.Message, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_whose_clock_jumps_about_is_asked_twice_at_most()
    {
        var minutes = 0;
        var server = new FakeSender(() => Dated(FakeSender.Answer(401), TimeSpan.FromMinutes(minutes += 10)));
        await Assert.ThrowsAsync<C1ApiException>(() => NewSource().FetchAsync(TokenEndpoint.Behind(server, clock: _time.Clock), null, Cancelled));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_came_is_kept_whatever_its_date()
    {
        var server = new FakeSender(() => Dated(FakeSender.Answer(200, """{"access_token":"granted"}"""), TimeSpan.FromMinutes(5)));
        await NewSource().FetchAsync(TokenEndpoint.Behind(server, clock: _time.Clock), null, Cancelled);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_date_of_an_answer_is_read_off_the_wire()
    {
        var offset = TimeSpan.FromMinutes(-5);
        await using var server = new RawServer(r =>
        {
            var answer = AnswerOf(r.Body, offset);
            return RawServer.Answer(answer.Status, answer.Text, "application/json", FormattableString.Invariant($"Date: {_time.Now + offset:R}"));
        });
        using var client = new C1Client(server.Url, NewSource(), new ClientSettings { Clock = _time.Clock });
        await client.SignInAsync(null, Cancelled);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task Proofs_are_made_by_the_servers_clock_too(int seconds)
    {
        var offset = TimeSpan.FromSeconds(seconds);
        var server = new FakeSender((r, _) => Dated(
            IsTimely(new Jwt(r.Proof!), offset) ? FakeSender.Answer(200, """{"access_token":"granted","token_type":"DPoP"}""") : FakeSender.Answer(400, """{"error":"invalid_dpop_proof"}"""), offset));
        var clock = new ServerClock(_time.Clock);
        var endpoint = new AuthorizationServer(new ProvingSender(server, new("https://acme.conductor.one"), clock), clock, isProving: true);
        Assert.Equal("granted", (await NewSource().FetchAsync(endpoint, null, Cancelled)).Value);
        Assert.Equal(2, server.Requests.Count);
    }

    private static SignedAssertionTokenSource NewSource() => new(ClientId, Keys.Secret, "acme.conductor.one");

    /// <summary>A server that looks at assertions by a clock of its own.</summary>
    private FakeSender Strict(TimeSpan offset) => new((_, body) => Dated(AnswerOf(body, offset), offset));

    private ApiResponse AnswerOf(string body, TimeSpan offset) => IsTimely(new Jwt(Form.Read(body)["client_assertion"]), offset)
        ? FakeSender.Answer(200, """{"access_token":"granted","token_type":"Bearer","expires_in":600}""")
        : FakeSender.Answer(401, """{"error":"invalid_client","error_description":"not now"}""");

    private bool IsTimely(Jwt signed, TimeSpan offset)
    {
        var now = (_time.Now + offset).ToUnixTimeSeconds();
        var (begins, ends) = (signed.Claims["nbf"]!.GetValue<long>(), signed.Claims["exp"]!.GetValue<long>());
        return begins <= now && now < ends && ends - now <= 300;
    }

    private ApiResponse Dated(ApiResponse answer, TimeSpan offset)
    {
        // Without fractions, as a header has it.
        return answer with { Date = DateTimeOffset.FromUnixTimeSeconds((_time.Now + offset).ToUnixTimeSeconds()) };
    }
}
