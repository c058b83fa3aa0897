using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Functions;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Functions;

public class FunctionCommitTests
{
    private const string Id = "2fy9Pf34qY6Nb3wWD25RQ4F5ZR3";

    [Fact]
    public void A_commit_is_begun_with_the_names_of_its_files_alone()
    {
        var call = Begin(("main.ts", "hush"), ("lib/a.ts", "hush"));
        Wire.AssertCreate($"/api/v1/functions/{Id}/commits", """{"filenames":["lib/a.ts","main.ts"],"commitMessage":"Second"}""", call);
        Assert.True(call.Request.AnswerIsSecret);
    }

    [Theory]
    [InlineData("{\"commitId\":\"c\"}", "it does not say where the file \"main.ts\" is to be sent.")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"other.ts\":\"/file/x\"}}", "it does not say where the file \"main.ts\" is to be sent.")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":7}}", "it does not say where the file \"main.ts\" is to be sent.")]
    [InlineData("{\"uploadUrls\":{\"main.ts\":\"/file/x\"}}", "its \"commitId\" is missing, which is not what this call returns.")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"https://evil.example.com/file/x\"}}", "is not one of this server")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"//evil.example.com/file/x\"}}", "is not one of this server")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"/\\\\evil.example.com/file/x\"}}", "is not one of this server")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"https://acme.conductor.one.evil.example.com/x\"}}", "is not one of this server")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"https://acme.conductor.one@evil.example.com/x\"}}", "is not one of this server")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"http://acme.conductor.one/x\"}}", "is not one of this server")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"/file/../api/v1/apps\"}}", "is not one of this server")]
    [InlineData("{\"commitId\":\"c\",\"uploadUrls\":{\"main.ts\":\"file/x\"}}", "is not one of this server")]
    public void An_address_that_is_missing_or_leads_elsewhere_is_refused(string answer, string words) =>
        Assert.Contains(words, Assert.Throws<AnswerException>(() => Begin(("main.ts", "")).Read(Encoding.UTF8.GetBytes(answer))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/file/9f8e7d6c5b4a39281706?sig=abcdefabcdefabcdef")]
    [InlineData("https://acme.conductor.one/file/9f8e7d6c5b4a39281706?sig=abcdefabcdefabcdef")]
    public void A_file_goes_to_its_address_without_a_token_and_nothing_shows_the_address(string url)
    {
        var upload = Begin(("main.ts", "code")).Read(Encoding.UTF8.GetBytes($$$"""{"commitId":"c","uploadUrls":{"main.ts":"{{{url}}}"}}"""))!;
        var request = Files(upload).Single();
        Assert.Equal(("PUT", "/file/9f8e7d6c5b4a39281706", "?sig=abcdefabcdefabcdef"), (request.Method, request.Path, request.Query));
        Assert.Equal((false, true, "application/octet-stream"), (request.HasToken, request.Repeatable, request.ContentType));
        Assert.Equal("code", Encoding.UTF8.GetString(request.Body!()));
        Assert.Equal("PUT (upload address of main.ts)", request.ToString());
        Assert.Equal("(4 bytes of application/octet-stream)", request.Preview!());
        Assert.DoesNotContain("9f8e7d6c5b4a39281706", SecretText.Redact("at /file/9f8e7d6c5b4a39281706?sig=abcdefabcdefabcdef", request.Secrets), StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefabcdefabcdef", SecretText.Redact("sig abcdefabcdefabcdef", request.Secrets), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"commit":{"id":"c","message":"m"},"files":{"main.ts":"YQ==","b.bin":"AP+A","empty":""}}""")]
    [InlineData("""{"commit":{"id":"c","message":"m"},"content":{"main.ts":"YQ==","b.bin":"AP-A","empty":null}}""")]
    public void A_commit_is_read_with_its_files_and_shows_their_sizes(string json)
    {
        var source = CommitSource.Read(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal("main.ts=61|b.bin=00FF80|empty=", string.Join("|", source.Files.Select(file => file.Key + "=" + Convert.ToHexString(file.Value))));
        Assert.Equal("main.ts 1|b.bin 3|empty 0", string.Join("|", source.Commit.Files.Select(file => file.Name + " " + file.Length)));
        Assert.Null(source.Commit.AdditionalProperties);
    }

    [Theory]
    [InlineData("""{"commit":{"id":"c"},"files":{"main.ts":"no base64!"}}""", "files.main.ts")]
    [InlineData("""{"commit":{"id":"c"},"files":{"main.ts":7}}""", "files.main.ts")]
    [InlineData("""{"commit":{"id":"c"},"files":["main.ts"]}""", "files")]
    public void Half_of_the_code_is_none(string json, string place) =>
        Assert.Contains("\"" + place + "\"", Assert.Throws<AnswerException>(() => CommitSource.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"commit":{"id":"c"}}""")]
    [InlineData("""{"commit":{"id":"c"},"files":null}""")]
    [InlineData("""{"commit":{"id":"c"},"files":{}}""")]
    [InlineData("""{"commit":{"id":"c"},"content":{}}""")]
    public void No_code_is_without_a_file(string json)
    {
        Assert.Empty(CommitSource.Read(Encoding.UTF8.GetBytes(json))!.Files);
        Assert.Equal("its \"files\" is missing or empty, and a commit has one file at least.", Assert.Throws<AnswerException>(() => CommitSource.ReadCode(Encoding.UTF8.GetBytes(json))).Message);
    }

    [Fact]
    public void The_code_is_the_same_only_if_every_byte_is()
    {
        var source = CommitSource.Read(Encoding.UTF8.GetBytes("""{"commit":{"id":"c"},"files":{"main.ts":"YQ==","b":"Yg=="}}"""))!;
        Assert.True(source.Is(Content(("b", "b"), ("main.ts", "a"))));
        foreach (var other in new[] { Content(("main.ts", "a")), Content(("main.ts", "a"), ("b", "c")), Content(("main.ts", "a"), ("c", "b")), Content(("main.ts", "a"), ("b", "b"), ("c", "")) })
            Assert.False(source.Is(other));
    }

    [Theory]
    [InlineData(0, "", true)]
    [InlineData(256 * 1024, "", true)]
    [InlineData(256 * 1024 + 1, "", false)]
    [InlineData(1, "00", false)]
    [InlineData(1, "FFFE", false)]
    [InlineData(1, "C3A9", true)]
    public void What_is_small_and_text_goes_with_the_request(int size, string hex, bool fits) =>
        Assert.Equal(fits, new FunctionContent(new Dictionary<string, byte[]> { ["main.ts"] = [.. Enumerable.Repeat((byte)'a', size)], ["x"] = Convert.FromHexString(hex) }).FitsRequest);

    [Theory]
    [InlineData("x\u0000.ts")]
    [InlineData("\u202ets.exe")]
    public void A_name_with_hidden_characters_is_not_sent(string name) => Wire.Refused(
        "Content",
        $"The file path \"{ConductorOne.Resources.VisibleText.Of(name)}\" is refused: it has characters that nobody can see.",
        () => new FunctionContent(Content(("main.ts", ""), (name, ""))).Check("Content"));

    [Fact]
    public void Too_much_is_not_sent() => Wire.Refused(
        "Content",
        "The files of a function must not have more than 10 MB in all. These have 10,485,761 bytes.",
        () => new FunctionContent(new Dictionary<string, byte[]> { ["main.ts"] = new byte[10 * 1024 * 1024], ["x"] = [1] }).Check("Content"));

    private static ApiCall<CommitUpload> Begin(params (string Name, string Text)[] files) =>
        CommitUpload.Begin(Id, "Second", Content(files), new Uri("https://acme.conductor.one"));

    private static Dictionary<string, byte[]> Content(params (string Name, string Text)[] files) =>
        files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Text));

    private static IEnumerable<ApiRequest> Files(CommitUpload upload) => upload.Files.Select(file => file.Request);
}
