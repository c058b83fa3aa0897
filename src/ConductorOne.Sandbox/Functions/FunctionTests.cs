using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Functions;

/// <summary>
/// What the tests of a commit come to: those that files ending with <c>.test.ts</c> name. Nothing is executed: a test fails where it says
/// <c>assert.fail("…")</c> or throws an error, is skipped where it says <c>test.skip</c>, and passes otherwise.
/// </summary>
internal static partial class FunctionTests
{
    private const string Ending = ".test.ts";
    private const string Prefix = "FUNCTION_TEST_RESULT_STATUS_";

    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.functions.v1.FunctionTestResult");

    public static IReadOnlyList<MessageFields> Of(IReadOnlyList<KeyValuePair<string, string>> files) =>
    [
        .. files.Where(file => file.Key.EndsWith(Ending, StringComparison.Ordinal)).SelectMany(file => Of(file.Key, FunctionRun.TextOf(file.Value))),
    ];

    private static IEnumerable<MessageFields> Of(string file, string code)
    {
        var tests = Tests().Matches(code);
        for (var index = 0; index < tests.Count; index++)
        {
            var begin = tests[index].Index;
            var body = code[begin..(index + 1 < tests.Count ? tests[index + 1].Index : code.Length)];
            yield return Result(tests[index], body, $"{file}:{code[..begin].Count(letter => letter == '\n') + 1}");
        }
    }

    private static MessageFields Result(Match test, string body, string at)
    {
        var isSkipped = test.Groups["skip"].Success;
        var (thrown, failed) = (FunctionRun.Thrown(body), Failing().Match(body));
        var status = isSkipped ? "SKIPPED" : thrown is not null || failed.Success ? "FAIL" : "OK";
        return MessageFields.Of(Schema, JsonSerializer.SerializeToElement(new
        {
            name = test.Groups["text"].Value,
            status = Prefix + status,
            error = isSkipped ? "" : thrown ?? "",
            assertions = isSkipped || !failed.Success
                ? []
                : new[] { new { pass = false, description = failed.Groups["text"].Value, @operator = "fail", expected = "true", actual = "false", at } },
            logs = FunctionRun.Logged(body).Select(log => new { level = "info", log, source = "stdout" }),
        }));
    }

    [GeneratedRegex("""\btest(?<skip>\.skip)?\(\s*(?<quote>["'`])(?<text>.*?)\k<quote>""", RegexOptions.CultureInvariant)]
    private static partial Regex Tests();

    [GeneratedRegex("""\bassert\.fail\((?<quote>["'`])(?<text>.*?)\k<quote>\)""", RegexOptions.CultureInvariant)]
    private static partial Regex Failing();
}
