using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.PersonalClients;

/// <summary>Answers <c>/api/v1/iam/personal_clients</c>: each user sees their own clients, and nobody else's.</summary>
internal sealed class PersonalClientEndpoints(Tenant tenant, string authority, TokenStore tokens, TenantClock clock)
{
    private const string Collection = "/api/v1/iam/personal_clients";
    private const string Kind = "pcc";
    private const long LongestLifetimeSeconds = 3_155_760_000; // A century.

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Collection, Create);
        handlers.Map("GET", Collection, List);
        handlers.Map("GET", Collection + "/{name}", Get);
        handlers.Map("DELETE", Collection + "/{name}", Delete);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Body;
        var lifetime = ReadLifetime(body);
        var networks = ReadNetworks(body);
        var now = tenant.Clock.Now();
        var client = new PersonalClient(new ClientCredential(NewClientId(), new Ed25519Key()), request.Caller.UserId)
        {
            CreatedAt = now,
            UpdatedAt = now,
            DisplayName = body.Text("displayName"),
            ExpiresTime = lifetime is { } span ? tenant.Clock.After(span) : null,
            Expiry = lifetime is { } life ? clock.After(life) : null,
            ScopedRoles = body.Texts("scopedRoles"),
            AllowSourceCidr = networks,
        };
        tenant.PersonalClients.Add(client);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("client");
            client.Write(writer);
            writer.WriteString("clientSecret", client.Credential.ClientSecret);
            writer.WriteEndObject();
        });
    }

    private ApiResponse List(ApiRequest request) => Page.Answer(
        request,
        tenant.PersonalClients,
        static (writer, client) => client.Write(writer),
        where: client => client.UserId == request.Caller.UserId);

    private ApiResponse Get(ApiRequest request)
    {
        var client = FindOwn(request);
        return ApiResponse.Json(writer => writer.WriteWrapped("client", client.Write));
    }

    private ApiResponse Delete(ApiRequest request)
    {
        var client = FindOwn(request);
        var answer = SoftDelete.Answer(
            request,
            tenant.PersonalClients,
            "personal client",
            tenant.Clock,
            static (present, now) => present with { DeletedAt = now, UpdatedAt = now });
        tokens.Revoke(client.Id);
        return answer;
    }

    private PersonalClient FindOwn(ApiRequest request) =>
        tenant.PersonalClients.Find(request.PathValues[0]) is { } client && client.UserId == request.Caller.UserId
            ? client
            : throw ApiException.NotFound("personal client");

    // The name in it is the id as well.
    private string NewClientId()
    {
        var clientId = ClientIds.Create(authority, Kind);
        while (tenant.PersonalClients.Find(ClientIds.NameOf(clientId)) is not null)
            clientId = ClientIds.Create(authority, Kind);
        return clientId;
    }

    private static TimeSpan? ReadLifetime(JsonElement body)
    {
        if (body.Field("expires") is not { } expires)
            return null;
        var seconds = decimal.Parse(expires.GetString()!.TrimEnd('s'), CultureInfo.InvariantCulture);
        return seconds is > 0 and <= LongestLifetimeSeconds
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw Broken("Expires", $"value must be greater than 0s and at most {LongestLifetimeSeconds}s");
    }

    private static List<IPNetwork> ReadNetworks(JsonElement body) =>
        [.. body.Texts("allowSourceCidr").Select((text, index) => IPNetwork.TryParse(text, out var network)
            ? network
            : throw Broken($"AllowSourceCidr[{index}]", "value must be a valid CIDR"))];

    private static ApiException Broken(string field, string rule) =>
        ApiException.Invalid($"invalid PersonalClientServiceCreateRequest.{field}: {rule}");
}
