using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Sandbox;
using ConductorOne.Sessions;
using Xunit;

namespace ConductorOne.Client.Tests.Sessions;

public class C1SessionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_who_and_where()
    {
        await using var tenant = await TestTenant.StartAsync();
        var session = Session(tenant, tenant.SignedAssertion());
        Assert.Null(session.ExpiresAt);
        await session.Client.SignInAsync(null, Cancelled);
        Assert.Equal(
            ("main", "127.0.0.1", tenant.Server.Url, tenant.Server.ClientId, "ClientCredentials", "main"),
            (session.Name, session.Tenant, session.ServerUrl, session.ClientId, session.SignIn, session.ToString()));
        Assert.NotNull(session.ExpiresAt);
        Assert.False(session.IsClosed);
        session.Close();
        Assert.True(session.IsClosed);
    }

    [Fact]
    public async Task Nothing_that_it_shows_holds_a_secret()
    {
        await using var tenant = await TestTenant.StartAsync();
        foreach (var source in new[]
        {
            tenant.SignedAssertion(),
            new PlainSecretTokenSource(tenant.Server.ClientId, tenant.Server.ClientSecret),
        })
        {
            var session = Session(tenant, source);
            await session.Client.SendAsync(Some.NewApp(), null, Cancelled);
            string[] secrets =
            [
                tenant.Server.ClientSecret,
                tenant.Server.ClientSecret[Keys.Prefix.Length..],
                tenant.Calls[^1].Headers["authorization"]["Bearer ".Length..],
            ];
            AssertHides(session, secrets);
            Assert.Equal(
                ["ClientId", "ExpiresAt", "MaxRetries", "MaxRetryDelay", "Name", "ServerUrl", "SignIn", "Tenant", "ThrottleLimit", "Timeout", "UserId"],
                typeof(C1Session).GetProperties().Select(p => p.Name).Order());
            Assert.Empty(typeof(C1Session).GetFields());
        }
    }

    [Fact]
    public async Task No_exception_holds_a_secret_not_even_one_that_the_server_echoes()
    {
        await using var tenant = await TestTenant.StartAsync();
        var session = Session(tenant, tenant.SignedAssertion());
        await session.Client.SignInAsync(null, Cancelled);
        var config = ConnectorConfig.FromFields(ConnectorCatalog.Find("okta"), new Hashtable { ["okta_api_key"] = "hunter2-key" });
        var call = ConnectorOperations.Create.Hiding(config).Call(new() { { "AppId", "a1" }, { "CatalogId", "x" }, { "Config", config } });
        var echo = "{\"code\":3,\"message\":\"hunter2-key\",\"details\":[{\"secret\":\"hunter2-key\",\"client\":\"" + tenant.Server.ClientSecret + "\"}]}";
        foreach (var fault in new[]
        {
            new Fault { Status = 400, Body = echo },
            new Fault { Status = 500, Body = "<p>hunter2-key</p>", ContentType = "text/html" },
            new Fault { Status = 200, Body = echo },
            new Fault { Status = 200, Body = "hunter2-key" },
            new Fault { Status = 200, Body = """{"connectorView":"hunter2-key"}""" },
            new Fault { Reset = true },
            new Fault { Status = 307, Redirect = "https://elsewhere.invalid/" },
        })
        {
            tenant.Server.Faults.Add(fault);
            var error = await Assert.ThrowsAsync<C1ApiException>(() => session.Client.SendAsync(call, null, Cancelled));
            AssertHides(error, "hunter2-key", tenant.Server.ClientSecret, tenant.Calls[^1].Headers["authorization"]["Bearer ".Length..]);
        }
    }

    [Fact]
    public async Task A_closed_one_sends_nothing_more()
    {
        await using var tenant = await TestTenant.StartAsync();
        var session = Session(tenant, tenant.SignedAssertion());
        session.Close();
        await Assert.ThrowsAnyAsync<Exception>(() => session.Client.SendAsync(Some.NewApp("P"), null, Cancelled));
        Assert.Empty(tenant.Server.Journal.Entries);
    }

    private static C1Session Session(TestTenant tenant, ITokenSource source) =>
        new("main", tenant.Server.Url, tenant.Server.ClientId, tenant.Client(source));

    private static void AssertHides(object shown, params string[] secrets)
    {
        var texts = new List<string> { shown.ToString()! };
        Collect(shown, texts, [], 0);
        if (shown is not Exception)
            texts.Add(JsonSerializer.Serialize(shown, shown.GetType()));
        Assert.True(texts.Count > 5);
        foreach (var secret in secrets)
            Assert.All(texts, t => Assert.DoesNotContain(secret, t, StringComparison.Ordinal));
    }

    // All that a formatter reaches: public properties and items, ten deep.
    private static void Collect(object? value, List<string> texts, HashSet<object> seen, int depth)
    {
        if (value is null || depth > 10 || value is MemberInfo or Assembly || (!value.GetType().IsValueType && !seen.Add(value)))
            return;
        texts.Add(value.ToString() ?? "");
        if (value is string or DateTimeOffset or TimeSpan || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Collect(item, texts, seen, depth + 1);
        }

        foreach (var property in value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            try
            {
                Collect(property.GetValue(value), texts, seen, depth + 1);
            }
            catch (TargetInvocationException)
            {
                // A property that throws shows nothing.
            }
        }
    }
}
