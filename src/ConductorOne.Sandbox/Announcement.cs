using System;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox;

/// <summary>What a process says of its tenants: a line of JSON each.</summary>
internal static class Announcement
{
    /// <summary>Where a tenant is, and how to sign in to it.</summary>
    public static ReadOnlyMemory<byte> Of(SandboxServer server) => ApiResponse.Render(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("url", server.Url.GetLeftPart(UriPartial.Authority));
        writer.WriteString("clientId", server.ClientId);
        writer.WriteString("clientSecret", server.ClientSecret);
        if (server.HttpsUrl is { } httpsUrl)
        {
            writer.WriteString("httpsUrl", httpsUrl.GetLeftPart(UriPartial.Authority));
            writer.WriteString("certificate", server.Certificate);
        }

        writer.WriteEndObject();
    });

    /// <summary>Why there is no tenant.</summary>
    public static ReadOnlyMemory<byte> Of(Exception exception) => ApiResponse.Render(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", exception.Message);
        writer.WriteEndObject();
    });

    /// <summary>Writes one to standard output.</summary>
    public static void Write(ReadOnlyMemory<byte> announcement)
    {
        using var output = Console.OpenStandardOutput();
        output.Write([.. announcement.Span, (byte)'\n']);
        output.Flush();
    }
}
