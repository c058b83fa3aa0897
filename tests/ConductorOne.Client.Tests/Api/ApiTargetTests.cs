using System.Linq;
using ConductorOne.Api;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Api;

public class ApiTargetTests
{
    [Theory]
    [InlineData("/api/v1/apps")]
    [InlineData("/api/v1/apps/2abc")]
    [InlineData("/a/b%2Fc")]
    [InlineData("/a/b%2fc")]
    [InlineData("/a/%20%C3%A4%25zz%255")]
    [InlineData("/a/-._~!$&'()*+,;=:@")]
    [InlineData("/a/...")]
    [InlineData("/a/.well-known")]
    [InlineData("/a/%FF%00")]
    public void What_is_right_goes_out_as_it_stands(string path)
    {
        var target = ApiTarget.Read(path);
        Assert.Equal(path, target.Path);
        Assert.Empty(target.Query);
        Assert.Equal(path, new System.Uri(new System.Uri("https://acme.conductor.one"), target.Path).PathAndQuery);
    }

    [Theory]
    [InlineData("/a/b c", "/a/b%20c")]
    [InlineData("/a/Größe", "/a/Gr%C3%B6%C3%9Fe")]
    [InlineData("/a/🎉", "/a/%F0%9F%8E%89")]
    [InlineData("/a/\"<>^`{|}[]", "/a/%22%3C%3E%5E%60%7B%7C%7D%5B%5D")]
    [InlineData("/a/%20 %C3%A4ä", "/a/%20%20%C3%A4%C3%A4")]
    public void What_a_path_cannot_hold_is_escaped(string path, string sent)
    {
        Assert.Equal(sent, ApiTarget.Read(path).Path);
        Assert.Equal(sent, new System.Uri(new System.Uri("https://acme.conductor.one"), sent).PathAndQuery);
    }

    [Theory]
    [InlineData("", "one slash")]
    [InlineData("api/v1/apps", "one slash")]
    [InlineData("//evil.example/api", "one slash")]
    [InlineData("https://user:planted@evil.example/api", "one slash")]
    [InlineData("/\\evil.example/api", "backslash")]
    [InlineData("\\\\evil.example\\api", "one slash")]
    [InlineData("/a#b", "a #")]
    [InlineData("/a\r\nHost: evil", "control character")]
    [InlineData("/a\tb", "control character")]
    [InlineData("/", "empty segment")]
    [InlineData("/a/", "empty segment")]
    [InlineData("/a//b", "empty segment")]
    [InlineData("/a/?b=c", "empty segment")]
    [InlineData("/a/./b", "\".\"")]
    [InlineData("/a/../b", "\"..\"")]
    [InlineData("/a/..", "\"..\"")]
    [InlineData("/a/%2e%2E/b", "\"%2e%2E\"")]
    [InlineData("/a/.%2e", "\".%2e\"")]
    [InlineData("/a/x%2f..%2fb", "\"x%2f..%2fb\"")]
    [InlineData("/a/..%5Cb", "\"..%5Cb\"")]
    [InlineData("/a/b%5Cc", "\"b%5Cc\"")]
    [InlineData("/a/b%255cc", "\"b%255cc\"")]
    [InlineData("/a/%252e%252e", "\"%252e%252e\"")]
    [InlineData("/a/%25252E./b", "\"%25252E.\"")]
    [InlineData("/a/x%252f..", "\"x%252f..\"")]
    [InlineData("/a/%c0%ae%c0%ae", "\"%c0%ae%c0%ae\"")]
    [InlineData("/a/x%C0%AF..", "\"x%C0%AF..\"")]
    [InlineData("/a/x%C1%9Cy", "\"x%C1%9Cy\"")]
    [InlineData("/a/..;v=1/b", "\"..;v=1\"")]
    [InlineData("/a/..%00/b", "\"..%00\"")]
    [InlineData("/a/ .. /b", "\" .. \"")]
    [InlineData("/a/%25252525252541", "%25252525252541")]
    [InlineData("/a/b%2Ec", "%2E")]
    [InlineData("/a/%41", "%41")]
    [InlineData("/a/%7e", "%7e")]
    [InlineData("/a/100%", "\"100%\"")]
    [InlineData("/a/%zz", "\"%zz\"")]
    [InlineData("/a/%4", "\"%4\"")]
    [InlineData("/api/v1/apps/{app_id}/owners", "\"{app_id}\"")]
    public void What_would_become_another_path_is_refused(string path, string words)
    {
        var error = Assert.Throws<C1InputException>(() => ApiTarget.Read(path));
        Assert.Contains(words, error.Message);
        Assert.DoesNotContain("planted", error.Message);
        Assert.Equal("Path", error.Parameter);
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Contains("half a character", Assert.Throws<C1InputException>(() => ApiTarget.Read("/a/\ud83c")).Message);

    [Theory]
    [InlineData("/a?b=c", "b=c")]
    [InlineData("/a?b=c&d=%C3%A4+%26", "b=c|d=ä &")]
    [InlineData("/a?b&c=&d==", "b=|c=|d==")]
    [InlineData("/a?&b=1&&b=2", "b=1|b=2")]
    [InlineData("/a?b=/../?c", "b=/../?c")]
    [InlineData("/a?b=ä 100%", "b=ä 100%")]
    [InlineData("/a?", "")]
    public void A_query_is_read(string path, string fields)
    {
        var target = ApiTarget.Read(path);
        Assert.Equal("/a", target.Path);
        Assert.Equal(fields, string.Join("|", target.Query.Select(f => f.Key + "=" + f.Value)));
    }
}
