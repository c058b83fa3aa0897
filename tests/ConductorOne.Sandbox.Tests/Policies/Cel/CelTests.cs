using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Policies.Cel;

public sealed class CelTests
{
    private const string Path = "/api/v1/policies/validate/cel";

    [Theory]
    [InlineData("true")]
    [InlineData("subject.department == 'a)'")]
    [InlineData("subject.email.endsWith(\"@example.com\") && !(task.isEmergency || account.status != 'x')")]
    [InlineData("entitlement.annotations[\"k\"] in ['a', \"b\",]")]
    [InlineData("subject.managers.exists(m, m.email == 'a' && subject.roles.all(r, r != m.id))")]
    [InlineData("has(subject.profile.team) ? size(subject.roles) > 0 : -1 < 2.5e+3")]
    [InlineData("{'a': 1, 'b': [1, 2u, 0x1F]}['a'] == 1 // a comment")]
    [InlineData("r'\\d' + b'x' + \"\"\"a\n\"quoted\" text\"\"\" != ''")]
    [InlineData("subject.status == UserStatus.ENABLED && timestamp('2026-01-01T00:00:00Z') < now()")]
    [InlineData("duration('1h') == duration('60m') && type(1) == int")]
    public async Task A_good_condition_has_no_markers(string text)
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Empty(await MarkersAsync(tenant, text));
    }

    [Theory]
    [InlineData("", 1, 1, "the expression is empty")]
    [InlineData(" \n", 1, 1, "the expression is empty")]
    [InlineData("(task", 1, 1, "'(' is not closed")]
    [InlineData("task)", 1, 5, "mismatched input ')'")]
    [InlineData("task == 'b", 1, 9, "a text is not closed")]
    [InlineData("task ==\n  = 1", 2, 3, "token recognition error at: '='")]
    [InlineData("task =! 1", 1, 6, "token recognition error at: '='")]
    [InlineData("task == ", 1, 9, "mismatched input '<EOF>'")]
    [InlineData("task subject", 1, 6, "mismatched input 'subject'")]
    [InlineData("task..id", 1, 6, "mismatched input '.'")]
    [InlineData("task ? 1", 1, 9, "mismatched input '<EOF>'")]
    [InlineData("task and subject", 1, 6, "mismatched input 'and'")]
    [InlineData("user.email == 'a'", 1, 1, "undeclared reference to 'user' (in container '')")]
    [InlineData("task.id == 1 &&\n appOwners.size() > 0", 2, 2, "undeclared reference to 'appOwners' (in container '')")]
    [InlineData("subject.roles.exists(r, x == 1)", 1, 25, "undeclared reference to 'x' (in container '')")]
    [InlineData("subject.roles.exists(r, r == 1) && r", 1, 36, "undeclared reference to 'r' (in container '')")]
    public async Task A_bad_condition_has_a_marker_where_it_is_bad(string text, int line, int column, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var marker = Assert.Single(await MarkersAsync(tenant, text))!;
        Assert.Equal(("ERROR", message), ((string)marker["severity"]!, (string)marker["message"]!));
        Assert.Equal((line, column), ((int)marker["startLineNumber"]!, (int)marker["startColumn"]!));
    }

    private static async Task<JsonArray> MarkersAsync(TestTenant tenant, string text)
    {
        var answer = await tenant.PostAsync(Path, new JsonObject { ["text"] = text }.ToJsonString());
        Assert.Equal(200, answer.Status);
        return answer.Json["markers"]!.AsArray();
    }
}
