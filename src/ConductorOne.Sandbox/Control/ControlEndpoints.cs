using System;
using System.Text.Json;
using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Connectors;
using ConductorOne.Sandbox.Device;
using ConductorOne.Sandbox.Dpop;
using ConductorOne.Sandbox.Entra;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Limits;
using ConductorOne.Sandbox.Owners;
using ConductorOne.Sandbox.Platforms;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Control;

/// <summary>Answers <c>/sandbox/</c>: what tests use to look behind the API and to make it fail.</summary>
internal sealed class ControlEndpoints
{
    /// <summary>Where all control paths begin.</summary>
    public const string Prefix = "/sandbox/";

    private readonly SandboxServer _server;
    private readonly Func<Api> _api;
    private readonly Router _router = new();

    public ControlEndpoints(SandboxServer server, Premises premises, Func<Api> api)
    {
        _server = server;
        _api = api;
        _router.Map("POST", "/sandbox/faults", AddFault);
        _router.Map("GET", "/sandbox/faults", _ => GetFaults());
        _router.Map("DELETE", "/sandbox/faults", _ => Do(_server.Faults.Clear));
        _router.Map("GET", "/sandbox/users", _ => GetUsers());
        _router.Map("POST", "/sandbox/settle", _ => Do(_server.Settle));
        _router.Map("POST", "/sandbox/reset", _ => Do(_server.Reset));
        _router.Map("POST", "/sandbox/tokens/expire", _ => Do(() => _api().Tokens.ExpireAll()));
        new JournalControl(server.Journal).Map(_router);
        new RateControl(server.Limiter).Map(_router);
        new OutageControl(server.Outages).Map(_router);
        new ListControl(api).Map(_router);
        new SeedControl(api).Map(_router);
        new OwnerControl(api).Map(_router);
        new SyncControl(api).Map(_router);
        new DiscoveryControl(api).Map(_router);
        new ClockControl(premises.Clock, api).Map(_router);
        new DeviceControl(api).Map(_router);
        new DpopControl(api).Map(_router);
        new FederationControl(api, premises.Issuer, premises.Url).Map(_router);
        new PlatformControl(api, premises.Platform).Map(_router);
        new EntraControl(api, premises.Issuer, premises.Clock).Map(_router);
    }

    /// <summary>Answers one request.</summary>
    public ApiResponse Answer(IncomingRequest request)
    {
        try
        {
            return _router.Find(request.Method, request.Target, out var pathValues)(new ApiRequest(request, pathValues));
        }
        catch (ApiException exception)
        {
            return Api.Error(exception.Code, exception.Message, Identifiers.Create());
        }
    }

    private ApiResponse AddFault(ApiRequest request)
    {
        var fault = FaultJson.Read(request);
        try
        {
            return Do(() => _server.Faults.Add(fault));
        }
        catch (ArgumentException exception)
        {
            throw ApiException.Invalid(exception.Message);
        }
    }

    private ApiResponse GetFaults() => List(writer =>
    {
        foreach (var (fault, hits) in _server.Faults.List())
            FaultJson.Write(writer, fault, hits);
    });

    private ApiResponse GetUsers()
    {
        var users = _api().Tenant.Users.Read(0, int.MaxValue).Items;
        return List(writer =>
        {
            foreach (var user in users)
                user.Write(writer);
        });
    }

    private static ApiResponse Do(Action action)
    {
        action();
        return ApiResponse.EmptyObject;
    }

    private static ApiResponse List(Action<Utf8JsonWriter> writeItems) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("list");
        writeItems(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
