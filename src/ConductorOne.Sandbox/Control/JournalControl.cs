using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Control;

/// <summary>Answers <c>/sandbox/journal</c>: the requests that came in, one by one or counted.</summary>
internal sealed class JournalControl(Journal journal)
{
    public void Map(Router router)
    {
        router.Map("GET", "/sandbox/journal", List);
        router.Map("GET", "/sandbox/journal/summary", Summarise);
        router.Map("DELETE", "/sandbox/journal", _ => Clear());
    }

    private ApiResponse List(ApiRequest request)
    {
        var path = request.Target.QueryValue("path");
        var method = request.Target.QueryValue("method");
        var entries = journal.EntriesSince(ReadSince(request)).Where(entry =>
            (path is null || entry.Path == path) && (method is null || entry.Method == method));
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("list");
            foreach (var entry in entries)
                Write(writer, entry);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private ApiResponse Summarise(ApiRequest request)
    {
        var pathOf = ReadPathOf(request);
        var entries = journal.EntriesSince(ReadSince(request));
        var groups = entries
            .GroupBy(entry => (Path: pathOf(entry.Path), entry.Method, entry.Status))
            .OrderBy(group => group.Key.Path, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Method, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Status);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("list");
            foreach (var group in groups)
            {
                writer.WriteStartObject();
                writer.WriteString("method", group.Key.Method);
                writer.WriteString("path", group.Key.Path);
                writer.WriteNumber("status", group.Key.Status);
                writer.WriteNumber("count", group.Count());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("total", entries.Count);
            writer.WriteNumber("dropped", journal.Dropped);
            writer.WriteNumber("last", journal.LastSequence);
            writer.WriteEndObject();
        });
    }

    private ApiResponse Clear()
    {
        journal.Clear();
        return ApiResponse.EmptyObject;
    }

    private static Func<string, string> ReadPathOf(ApiRequest request) => request.Target.QueryValue("by") switch
    {
        null or "template" => path => Api.TemplateOf(path) ?? path,
        "path" => static path => path,
        _ => throw ApiException.Invalid("by is template or path"),
    };

    private static long ReadSince(ApiRequest request)
    {
        if (request.Target.QueryValue("since") is not { } text)
            return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? since
            : throw ApiException.Invalid("since is the sequence of an entry");
    }

    private static void Write(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("sequence", entry.Sequence);
        writer.WriteString("method", entry.Method);
        writer.WriteString("path", entry.Path);
        writer.WriteString("query", entry.Query);
        writer.WriteTextMap("headers", entry.Headers);
        writer.WriteString("body", entry.Body);
        writer.WriteNumber("status", entry.Status);
        writer.WriteString("startedAt", entry.StartedAt);
        writer.WriteEndObject();
    }
}
