using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Federation;

public sealed class SubjectTokenSourceTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_given_token_stays_the_same()
    {
        var token = Jwt.Fresh();
        var source = new GivenSubjectToken(" " + token + "\n");
        Assert.Equal(token, await source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Equal(token, await source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Equal(("WorkloadFederation", "-OidcToken"), (source.SignIn, source.Origin));
        Assert.Equal([token], source.Secrets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("e30.eyJpYXQiOjF9.e30")]
    public void A_given_token_that_is_none_is_refused_at_once(string token) =>
        Assert.DoesNotContain("hunter2", Assert.Throws<C1InputException>(() => new GivenSubjectToken(token)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_is_read_again_each_time()
    {
        await File.WriteAllTextAsync(_path, Jwt.Fresh() + "\n", Cancelled);
        var source = new SubjectTokenFile(_path);
        var next = Jwt.Fresh();
        await File.WriteAllTextAsync(_path, next, Encoding.Unicode, Cancelled);
        Assert.Equal(next, await source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Equal(("WorkloadFederation", _path), (source.SignIn, source.Origin));
        Assert.Empty(source.Secrets);
    }

    [Fact]
    public async Task A_file_that_went_away_is_told_when_it_is_needed()
    {
        await File.WriteAllTextAsync(_path, Jwt.Fresh(), Cancelled);
        var source = new SubjectTokenFile(_path);
        File.Delete(_path);
        var error = await Assert.ThrowsAsync<C1InputException>(() => source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.StartsWith($"No OIDC token could be read from the file {_path}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused_at_once() =>
        Assert.StartsWith($"No OIDC token could be read from the file {_path}: ", Assert.Throws<C1InputException>(() => new SubjectTokenFile(_path)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("/no/\0such")]
    public void What_is_no_path_is_refused_at_once(string path) => Assert.Throws<C1InputException>(() => new SubjectTokenFile(path));

    [Fact]
    public void A_folder_is_no_file() =>
        Assert.StartsWith("No OIDC token could be read from the file ", Assert.Throws<C1InputException>(() => new SubjectTokenFile(Path.GetTempPath())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", " contains no OIDC token: it is empty.")]
    [InlineData("\n", " contains no OIDC token: it is empty.")]
    [InlineData("hunter2", " contains no OIDC token: it is not a JWT, which has three parts of base64url separated by dots.")]
    public void A_file_without_a_token_is_refused_at_once(string content, string message)
    {
        File.WriteAllText(_path, content);
        Assert.Equal(_path + message, Assert.Throws<C1InputException>(() => new SubjectTokenFile(_path)).Message);
    }

    [Fact]
    public async Task A_variable_is_read_again_each_time()
    {
        using var variable = new EnvironmentVariable("C1_TEST_TOKEN_THAT_CHANGES", Jwt.Fresh());
        var source = new SubjectTokenVariable(variable.Name);
        var next = Jwt.Fresh();
        variable.Value = next;
        Assert.Equal(next, await source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Equal(("WorkloadFederation", variable.Name), (source.SignIn, source.Origin));

        variable.Value = null;
        var error = await Assert.ThrowsAsync<C1InputException>(() => source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Equal($"The environment variable {variable.Name} contains no OIDC token: it is not set, or empty.", error.Message);
    }

    [Theory]
    [InlineData(null, "The environment variable NAME contains no OIDC token: it is not set, or empty.")]
    [InlineData(" \n", "The environment variable NAME contains no OIDC token: it is not set, or empty.")]
    [InlineData("hunter2", "NAME contains no OIDC token: it is not a JWT, which has three parts of base64url separated by dots.")]
    public void A_variable_without_a_token_is_refused_at_once(string? value, string message)
    {
        using var variable = new EnvironmentVariable("C1_TEST_TOKEN_THAT_IS_NONE", value);
        var error = Assert.Throws<C1InputException>(() => new SubjectTokenVariable(variable.Name));
        Assert.Equal(message.Replace("NAME", variable.Name, StringComparison.Ordinal), error.Message);
    }
}
