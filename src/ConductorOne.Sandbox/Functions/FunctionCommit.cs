using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>One state of a function's code.</summary>
/// <param name="Id">The commit's id.</param>
/// <param name="FunctionId">The function that it belongs to.</param>
/// <param name="Author">The id of the user who made it.</param>
/// <param name="Message">What was said of it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Files">The files, base64 by path.</param>
internal sealed record FunctionCommit(
    string Id,
    string FunctionId,
    string Author,
    string Message,
    string CreatedAt,
    IReadOnlyList<KeyValuePair<string, string>> Files) : IStoredObject
{
    public string? DeletedAt => null;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("author", Author);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteString("functionId", FunctionId);
        writer.WriteString("id", Id);
        writer.WriteString("message", Message);
        writer.WriteEndObject();
    }
}
