using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace ConductorOne.Sandbox.Hosting;

/// <summary>The listener with TLS.</summary>
internal sealed class TlsListener : IDisposable
{
    private readonly X509Certificate2 _certificate = SelfSignedCertificate.Create();
    private readonly ServiceProvider _services = CreateServices();

    /// <summary>The certificate in PEM, without its key.</summary>
    public string Certificate => _certificate.ExportCertificatePem();

    /// <summary>Adds the listener to a server that is being set up, at a port or, with 0, at a free one.</summary>
    public void AddTo(KestrelServerOptions options, int port)
    {
        options.ApplicationServices = _services;
        options.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = _certificate });
        });
    }

    public void Dispose()
    {
        _services.Dispose();
        _certificate.Dispose();
    }

    // TLS is the one thing for which Kestrel asks for services, and only a host's builder knows them all.
    private static ServiceProvider CreateServices()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        return builder.Services.BuildServiceProvider();
    }
}
