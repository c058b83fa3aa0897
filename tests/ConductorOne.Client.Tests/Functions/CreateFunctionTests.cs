using System.Linq;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Functions;
using Xunit;

namespace ConductorOne.Client.Tests.Functions;

public class CreateFunctionTests
{
    [Fact]
    public void A_name_is_all_it_takes() =>
        Wire.AssertCreate("/api/v1/functions", """{"displayName":"On call"}""", FunctionOperations.Create.Call(new() { { "DisplayName", "On call" } }));

    [Fact]
    public void Every_field_goes_out_and_files_as_base64() => Wire.AssertCreate(
        "/api/v1/functions",
        """
        {
          "displayName": "On call", "description": "Who is?", "functionType": "FUNCTION_TYPE_CODE_MODE", "commitMessage": "First",
          "initialContent": {"main.ts": "ZXhwb3J0IGRlZmF1bHQ=", "lib/data.bin": "AP+A", "empty.txt": ""}
        }
        """,
        FunctionOperations.Create.Call(new()
        {
            { "DisplayName", "On call" },
            { "Description", "Who is?" },
            { "FunctionType", "FUNCTION_TYPE_CODE_MODE" },
            { "CommitMessage", "First" },
            { "InitialContent", Files(("main.ts", "export default"u8.ToArray()), ("lib/data.bin", [0, 255, 128]), ("empty.txt", [])) },
        }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_name_is_required(string? name) =>
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => FunctionOperations.Create.Call(new() { { "DisplayName", name } }));

    [Theory]
    [InlineData("")]
    [InlineData("/main.ts")]
    [InlineData("lib/")]
    [InlineData("lib//a.ts")]
    [InlineData("./a.ts")]
    [InlineData("lib/../a.ts")]
    [InlineData("lib/ .. /a.ts")]
    [InlineData("lib/ /a.ts")]
    [InlineData("lib\\a.ts")]
    [InlineData("..")]
    public void A_path_that_leaves_the_folder_is_refused(string path) => Wire.Refused(
        "InitialContent",
        $"The file path \"{path}\" is refused: paths are relative, separated by /, without empty parts, . or ..",
        () => Create(("main.ts", []), (path, [])));

    [Theory]
    [InlineData("a b.ts")]
    [InlineData(".env")]
    [InlineData("..data/x...y")]
    [InlineData("ä/ö.ts")]
    public void Any_other_path_passes(string path) => Create(("main.ts", []), (path, []));

    [Fact]
    public void The_entry_file_is_required_at_the_top() => Wire.Refused(
        "InitialContent",
        "A function needs the file main.ts at its top. There is: Main.ts, index.ts, src/main.ts.",
        () => Create(("index.ts", []), ("src/main.ts", []), ("Main.ts", [])));

    [Fact]
    public void An_empty_folder_has_no_entry_file() =>
        Wire.Refused("InitialContent", "A function needs the file main.ts at its top. There is: no file.", () => Create());

    [Fact]
    public void Publishing_is_an_update_of_one_field() => Wire.AssertCreate(
        "/api/v1/functions/update",
        """{"function":{"id":"f1","publishedCommitId":"c1"},"updateMask":"publishedCommitId"}""",
        FunctionOperations.Publish("f1", "c1"));

    [Theory]
    [InlineData("", "c1", "FunctionId")]
    [InlineData("f1", " ", "CommitId")]
    public void Publishing_needs_both_ids(string functionId, string commitId, string missing) =>
        Wire.Refused(missing, missing + " is missing or empty.", () => FunctionOperations.Publish(functionId, commitId));

    [Fact]
    public void The_values_of_secrets_go_no_further()
    {
        var function = FunctionOperations.Create
            .Read("""{"function":{"id":"f1","secret":{"API_KEY":"hunter2"}},"commit":{"id":"c1"}}"""u8.ToArray())!;
        Assert.Equal(["API_KEY"], function.SecretNames);
        Assert.Equal(("f1", "c1"), (function.FunctionId, function.Commit!.Id));
        Assert.True(function.AdditionalProperties is null or { Count: 0 });
    }

    [Fact]
    public void A_message_without_code_is_refused() => Wire.Refused(
        "CommitMessage",
        "CommitMessage has no effect without code: give Path or InitialContent, too, or leave CommitMessage out.",
        () => FunctionOperations.Create.Call(new() { { "DisplayName", "f" }, { "CommitMessage", "First" } }));

    [Fact]
    public async Task The_sandbox_takes_and_publishes_it()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        var made = await client.SendAsync(
            FunctionOperations.Create.Call(new()
            {
                { "DisplayName", "On call" },
                { "FunctionType", "FUNCTION_TYPE_ANY" },
                { "InitialContent", Files(("main.ts", "export default async () => ({});"u8.ToArray())) },
                { "CommitMessage", "First" },
            }),
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal(("On call", "Any", "First"), (made.DisplayName, made.FunctionType, made.Commit!.Message));
        var published = await client.SendAsync(FunctionOperations.Publish(made.Id, made.Commit.Id), null, TestContext.Current.CancellationToken);
        Assert.Equal(made.Commit.Id, published.PublishedCommitId);
    }

    private static FunctionContent Files(params (string Path, byte[] Bytes)[] files) => new(files.ToDictionary(f => f.Path, f => f.Bytes));

    private static void Create(params (string Path, byte[] Bytes)[] files) =>
        FunctionOperations.Create.Call(new() { { "DisplayName", "F" }, { "InitialContent", Files(files) } });
}
