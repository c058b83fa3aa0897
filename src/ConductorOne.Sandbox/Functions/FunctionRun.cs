using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConductorOne.Sandbox.Functions;

/// <summary>
/// What an invocation comes to. Nothing is executed: the same code and input always give the same, which is <c>{"ok":true,"echo":input}</c>, unless the
/// entry file throws an error, returns no object or exports no function.
/// </summary>
internal sealed partial record FunctionRun(JsonElement? Output, string Error)
{
    private const string EntryFile = "main.ts";

    /// <summary>Runs the code of a commit.</summary>
    public static FunctionRun Of(IReadOnlyList<KeyValuePair<string, string>> files, JsonElement input)
    {
        var code = TextOf(files.FirstOrDefault(file => file.Key == EntryFile).Value ?? "");
        return Thrown(code) is { } error ? new(null, WithLogs($"Error: {error}", code))
            : !Export().IsMatch(code) ? new(null, $"{EntryFile} has no default export")
            : OtherResult().IsMatch(code) ? new(null, WithLogs("the handler must return an object", code))
            : new(JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["ok"] = true, ["echo"] = input }), "");
    }

    /// <summary>What stands in a file.</summary>
    public static string TextOf(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    /// <summary>What the code throws, or null.</summary>
    public static string? Thrown(string code) => ThrownError().Match(code) is { Success: true } found ? found.Groups["text"].Value : null;

    /// <summary>What the code logs.</summary>
    public static IReadOnlyList<string> Logged(string code) => [.. Logging().Matches(code).Select(found => found.Groups["text"].Value)];

    private static string WithLogs(string error, string code) => string.Join('\n', [error, .. Logged(code)]);

    [GeneratedRegex("""\bthrow new Error\((?<quote>["'`])(?<text>.*?)\k<quote>\)""", RegexOptions.CultureInvariant)]
    private static partial Regex ThrownError();

    [GeneratedRegex("""\bconsole\.(log|info|error)\((?<quote>["'`])(?<text>.*?)\k<quote>\)""", RegexOptions.CultureInvariant)]
    private static partial Regex Logging();

    [GeneratedRegex(@"\bexport default\b", RegexOptions.CultureInvariant)]
    private static partial Regex Export();

    [GeneratedRegex("""(=>|\breturn)\s*\(?(null|undefined|true|false|[0-9"'`\[])""", RegexOptions.CultureInvariant)]
    private static partial Regex OtherResult();
}
