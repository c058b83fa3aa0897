using System;
using System.Linq;
using ConductorOne.ApiUpdate;
using Xunit;

namespace ConductorOne.Client.Tests.Table;

public class ChangeTests
{
    private const string Operations = "x.v1.Apps.Get GET /apps/{id} <Answer\nx.v1.Apps.Old GET /old <Other\n";
    private const string Messages = "Answer\n  app App\nApp\n  id text\n  kind KIND_(A|B)\nOther\n";

    [Theory]
    [InlineData(Operations, Messages)]
    [InlineData("x.v1.Apps.Get GET /apps/{id} <Answer\n", Messages, "- x.v1.Apps.Old")]
    [InlineData(Operations + "x.v1.Apps.New POST /apps >App <Answer\n", Messages, "+ x.v1.Apps.New")]
    [InlineData("x.v1.Apps.Get GET /apps/{id} ?q:text <Answer\nx.v1.Apps.Old GET /old <Other\n", Messages, "~ x.v1.Apps.Get|    + q text")]
    [InlineData(Operations, "Answer\n  app App\nApp\n  id text required\n  size int32\nOther\n", "~ App|    ~ id text required   was: id text|    - kind KIND_(A|B)|    + size int32")]
    [InlineData(Operations, "Answer\n  app App\nApp\n  id text\n  kind KIND_(A|B|C)\nOther\n", "~ App|    ~ kind KIND_(A|B|C)   was: kind KIND_(A|B)")]
    public void What_differs_is_a_line_each(string operations, string messages, params string[] lines)
    {
        var changes = Change.Between(new(Operations, Messages), new(operations, messages)).Select(c => c.Text.Replace(Environment.NewLine, "|", StringComparison.Ordinal));
        Assert.Equal(lines, changes);
    }

    [Fact]
    public void A_message_touches_the_operations_that_it_is_inside_of()
    {
        var change = Assert.Single(Change.Between(new(Operations, Messages), new(Operations, Messages.Replace("  id text\n", "", StringComparison.Ordinal))));
        Assert.Equal(["Apps.Get"], change.Operations.Select(o => o.Name));
    }
}
