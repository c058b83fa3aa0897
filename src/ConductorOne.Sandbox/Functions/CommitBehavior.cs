using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>What the server does with the commits of functions: it answers one with its files.</summary>
internal sealed class CommitBehavior : NounBehavior
{
    public override void Write(Utf8JsonWriter writer, ApiRequest request, StoredObject stored)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("commit");
        stored.Fields.Write(writer);
        writer.WriteTextMap("files", stored.Hidden as IReadOnlyList<KeyValuePair<string, string>> ?? []);
        writer.WriteEndObject();
    }
}
