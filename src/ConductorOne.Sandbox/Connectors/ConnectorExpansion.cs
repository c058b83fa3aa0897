using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Users;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>What is answered beside a connector, as the request's expand mask asks for it.</summary>
internal sealed class ConnectorExpansion
{
    private const string Everything = "*";
    private static readonly string[] KnownPaths = ["app_id", "user_ids", "capabilities", Everything];

    private readonly StoredObject? _app;
    private readonly IReadOnlyList<User> _users = [];
    private readonly bool _hasCapabilities;

    private ConnectorExpansion(IReadOnlyList<string> paths, StoredObject app, IEnumerable<User> users)
    {
        var all = paths.Contains(Everything);
        _app = all || paths.Contains("app_id") ? app : null;
        _users = all || paths.Contains("user_ids") ? [.. users] : [];
        _hasCapabilities = all || paths.Contains("capabilities");
    }

    /// <summary>Reads an expand mask.</summary>
    /// <exception cref="ApiException">It names a path that does not exist.</exception>
    public static ConnectorExpansion Read(JsonElement? mask, StoredObject connector, StoredObject app, ObjectStore<User> users)
    {
        var paths = mask?.Texts("paths") ?? [];
        var unknown = paths.FirstOrDefault(path => !KnownPaths.Contains(path));
        if (unknown is not null)
            throw ApiException.Invalid($"invalid ConnectorExpandMask.Paths: unknown path \"{unknown}\"");
        return new ConnectorExpansion(paths, app, connector.Fields.Texts("userIds").Select(users.Find).OfType<User>());
    }

    /// <summary>Writes the view: the connector and the JSONPaths of what is expanded.</summary>
    public void WriteView(Utf8JsonWriter writer, StoredObject connector)
    {
        var position = 0;
        writer.WriteStartObject();
        writer.WriteString("appPath", Path(ref position, _app is null ? 0 : 1));
        writer.WritePropertyName("connector");
        connector.Fields.Write(writer);
        writer.WriteString("usersPath", Path(ref position, _users.Count));
        writer.WriteString("capabilitiesPath", Path(ref position, _hasCapabilities ? 1 : 0));
        writer.WriteEndObject();
    }

    /// <summary>Writes the <c>expanded</c> array, in the order of the view's paths.</summary>
    public void WriteExpanded(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("expanded");
        if (_app is not null)
            WriteTyped(writer, "c1.api.app.v1.App", _app.Fields.WriteFields);
        foreach (var user in _users)
            WriteTyped(writer, "c1.api.user.v1.User", user.WriteFields);
        if (_hasCapabilities)
            WriteTyped(writer, "c1.api.app.v1.ConnectorCapabilities", static _ => { });
        writer.WriteEndArray();
    }

    private static string Path(ref int position, int count)
    {
        if (count == 0)
            return "";
        var path = $"$.expanded[{string.Join(',', Enumerable.Range(position, count))}]";
        position += count;
        return path;
    }

    private static void WriteTyped(Utf8JsonWriter writer, string type, Action<Utf8JsonWriter> writeFields)
    {
        writer.WriteStartObject();
        writer.WriteString("@type", "type.googleapis.com/" + type);
        writeFields(writer);
        writer.WriteEndObject();
    }
}
