using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Credentials;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Credentials;

public sealed class CredentialStoreTests : IDisposable
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "credentials.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_saved_is_found_by_any_other_store_of_the_folder()
    {
        var saved = Credential("prod") with { PlainSecret = true, DPoP = true, ExpiresAt = new(2027, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) };
        var shown = Store().Save(saved, true);
        Assert.Equal(saved, Store().Find("prod"));
        Assert.Equal("PlaintextFile", shown.Storage);
        Assert.Null(Store().Find("test"));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        Store().Save(Credential("another, which stays"), true);
        Always.Holds(
            from name in Always.AnyText
            from secret in Always.AnyText
            from clientId in Always.AnyText
            select Credential("n" + name) with { ClientSecret = secret, ClientId = clientId },
            credential =>
            {
                Store().Save(credential, true);
                Assert.Equal(credential, Store().Find(credential.Name));
                Assert.Equal(2, Store().List().Count);
                Assert.True(Store().Remove(credential.Name));
                Assert.Equal(Credential("another, which stays"), Store().Find("another, which stays"));
            });
    }

    [Fact]
    public void What_is_not_text_is_refused_rather_than_changed()
    {
        var half = "😀"[..1];
        foreach (var credential in new[] { Credential(half), Credential("a") with { ClientSecret = half }, Credential("a") with { ClientId = half } })
            Assert.Throws<C1InputException>(() => Store().Save(credential, true));
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_name_is_needed(string name) => Assert.Throws<C1InputException>(() => Store().Save(Credential(name), true));

    [Fact]
    public void The_same_name_replaces_in_any_case()
    {
        Store().Save(Credential("prod"), true);
        Store().Save(Credential("other"), true);
        Store().Save(Credential("PROD") with { ClientSecret = "second" }, true);
        Assert.Equal(["other", "PROD"], Store().List().Select(c => c.Name));
        Assert.Equal("second", Store().Find("Prod")!.ClientSecret);
    }

    [Fact]
    public void Removing_takes_one_and_the_last_takes_the_file()
    {
        Store().Save(Credential("a"), true);
        Store().Save(Credential("b"), true);
        Assert.False(Store().Remove("c"));
        Assert.True(Store().Remove("A"));
        Assert.False(Store().Remove("a"));
        Assert.Equal("b", Assert.Single(Store().List()).Name);
        Assert.True(Store().Remove("b"));
        Assert.Empty(_folder.Files);
        Assert.Empty(Store().List());
    }

    [Fact]
    public void The_list_shows_everything_but_the_secret()
    {
        var saved = Credential("prod") with { ExpiresAt = new(2027, 1, 2, 3, 4, 5, TimeSpan.Zero) };
        Store().Save(saved, true);
        var shown = Assert.Single(Store().List());
        Assert.Equal(
            ("prod", "acme.conductor.one", new Uri("https://acme.conductor.one:8443/"), "PersonalClient", saved.ClientId, saved.ExpiresAt, saved.SavedAt, "PlaintextFile", "prod"),
            (shown.Name, shown.Tenant, shown.ServerUrl, shown.Kind, shown.ClientId, shown.ExpiresAt, shown.SavedAt, shown.Storage, shown.ToString()));
        Assert.Equal(
            ["ClientId", "ExpiresAt", "Kind", "Name", "SavedAt", "ServerUrl", "Storage", "Tenant"],
            typeof(C1Credential).GetProperties().Select(p => p.Name).Order());
        Assert.Empty(typeof(C1Credential).GetFields());
        Assert.Equal("prod", saved.ToString());
    }

    [Theory]
    [InlineData("fox@acme.conductor.one/pcc", "PersonalClient")]
    [InlineData("fox@acme.conductor.one/spc", "ServicePrincipal")]
    [InlineData("fox@acme.conductor.one/new", "new")]
    public void The_client_id_says_the_kind(string clientId, string kind)
    {
        var shown = Store().Save(Credential("prod") with { ClientId = clientId }, true);
        Assert.Equal(kind, shown.Kind);
    }

    [Fact]
    public void The_list_is_in_the_order_of_names()
    {
        foreach (var name in new[] { "b", "C", "a" })
            Store().Save(Credential(name), true);
        Assert.Equal(["a", "b", "C"], Store().List().Select(c => c.Name));
    }

    [Fact]
    public void Asking_where_nothing_is_stored_writes_nothing()
    {
        foreach (var isProtected in new[] { true, false })
        {
            var store = new CredentialStore(_folder.Path, isProtected);
            Assert.Empty(store.List());
            Assert.Null(store.Find("prod"));
            Assert.False(store.Remove("prod"));
        }

        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public void Without_protected_storage_and_leave_for_a_file_saving_is_refused_and_writes_nothing()
    {
        var error = Assert.Throws<CredentialStoreException>(() => Store().Save(Credential("prod"), allowPlaintextFile: false));
        Assert.Contains("-AllowPlaintextFile", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public void Leave_for_a_file_counts_once()
    {
        Store().Save(Credential("prod"), true);
        Assert.Throws<CredentialStoreException>(() => Store().Save(Credential("prod") with { ClientSecret = "second" }, allowPlaintextFile: false));
        Assert.Equal("secret of prod", Store().Find("prod")!.ClientSecret);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Nobody_else_can_read_the_file_or_its_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        Store().Save(Credential("prod"), true);
        Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(_folder.Path));
        Assert.Equal(OwnerReadsAndWrites, System.IO.File.GetUnixFileMode(File));
        Store().Save(Credential("test"), true);
        Assert.Equal(OwnerReadsAndWrites, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task The_file_is_replaced_whole_whoever_reads_meanwhile()
    {
        Store().Save(Credential("kept"), true);
        using var done = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    Assert.NotNull(Store().Find("kept"));
                    started.TrySetResult();
                }
            },
            TestContext.Current.CancellationToken);
        await Task.WhenAny(started.Task, reading);
        for (var i = 0; i < 50; i++)
            Store().Save(Credential("x" + i), true);
        await done.CancelAsync();
        await reading;
    }

    [Fact]
    public void What_a_crash_left_half_written_is_in_nobodys_way_and_does_not_stay()
    {
        Store().Save(Credential("kept"), true);
        System.IO.File.WriteAllText(File + ".new", "{\"version\":1,\"cred");
        Assert.Equal("kept", Assert.Single(Store().List()).Name);
        Store().Save(Credential("prod"), true);
        Assert.Equal(["credentials.json"], _folder.Files);
        Assert.Equal(2, Store().List().Count);
    }

    [Fact]
    public void Many_at_once_lose_nothing()
    {
        var names = Enumerable.Range(0, 80).Select(i => "c" + i).ToArray();
        Store().Save(Credential("goes"), true);
        Parallel.ForEach([.. names, "!goes"], new ParallelOptions { MaxDegreeOfParallelism = 8 }, name =>
        {
            if (name == "!goes")
                Assert.True(Store().Remove("goes"));
            else
                Store().Save(Credential(name), true);
        });
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), Store().List().Select(c => c.Name));
        Assert.Equal(["credentials.json"], _folder.Files);
    }

    [Fact]
    public async Task Cancelled_while_another_has_the_folder_nothing_is_changed_then_or_later()
    {
        Store().Save(Credential("kept"), true);
        foreach (var change in new Action<CredentialStore>[] { s => s.Save(Credential("late"), true), s => s.Remove("kept"), s => s.Rehearse(true) })
        {
            using var stop = new CancellationTokenSource();
            using (new FileStream(Path.Combine(_folder.Path, "credentials.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            {
                // What tries whether the folder can be written waits for the lock next.
                var tried = new TaskCompletionSource();
                using var watcher = new FileSystemWatcher(_folder.Path);
                watcher.Created += (_, _) => tried.TrySetResult();
                watcher.EnableRaisingEvents = true;
                var changing = Task.Run(() => change(new(_folder.Path, false, stop.Token)), TestContext.Current.CancellationToken);
                await Task.WhenAny(tried.Task, changing);
                Assert.False(changing.IsCompleted);
                stop.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => changing);
            }

            Assert.Equal("kept", Assert.Single(Store().List()).Name);
        }
    }

    [Fact]
    public void Cancelled_before_it_begins_nothing_is_written()
    {
        var store = new CredentialStore(_folder.Path, false, new CancellationToken(canceled: true));
        Assert.ThrowsAny<OperationCanceledException>(() => store.Save(Credential("late"), true));
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_named_and_left_alone(string content)
    {
        Store().Save(Credential("prod"), true);
        System.IO.File.WriteAllText(File, content);
        Action[] uses =
        [
            () => Store().List(),
            () => Store().Find("prod"),
            () => Store().Remove("prod"),
            () => Store().Save(Credential("prod"), true),
        ];
        foreach (var use in uses)
        {
            var error = Assert.Throws<CredentialStoreException>(use);
            Assert.Contains(File, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(content, System.IO.File.ReadAllText(File));
        }

        var unread = new List<CredentialStoreException>();
        Assert.Empty(Store().List(unread.Add));
        Assert.Single(unread);
    }

    public static TheoryData<string> Damages()
    {
        const string whole = """{"name":"prod","serverUrl":"https://a.b/","clientId":"c","clientSecret":"hunter2","savedAt":"2026-11-21T00:00:00+00:00"}""";
        return
        [
            "",
            "hunter2",
            "null",
            "[]",
            "{}",
            """{"version":1,"credentials":null}""",
            """{"version":1,"credentials":[null]}""",
            """{"version":1,"credentials":["hunter2"]}""",
            $$"""{"version":2,"credentials":[{{whole}}]}""",
            $$"""{"version":1,"credentials":[{{whole}}]""",
            $$"""{"version":1,"credentials":[{{whole.Replace("\"name\":\"prod\",", "")}}]}""",
            $$"""{"version":1,"credentials":[{{whole.Replace("\"prod\"", "null")}}]}""",
            $$"""{"version":1,"credentials":[{{whole.Replace("https://a.b/", "hunter2")}}]}""",
            $$"""{"version":1,"credentials":[{{whole.Replace("\"hunter2\"", "null")}}]}""",
            $$"""{"version":1,"credentials":[{{whole.Replace("2026-11-21T00:00:00+00:00", "hunter2")}}]}""",
        ];
    }

    [Fact]
    public void A_file_that_was_cut_short_anywhere_is_never_taken_for_whole()
    {
        Store().Save(Credential("prod"), true);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.Throws<CredentialStoreException>(() => Store().List());
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_at_once()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path)!);
        System.IO.File.WriteAllText(_folder.Path, "a file");
        var error = Assert.Throws<CredentialStoreException>(() => Store().Save(Credential("prod"), true));
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Empty(Store().List());
    }

    [Fact]
    public void The_file_is_text_that_can_be_read_anywhere()
    {
        Store().Save(Credential("prod"), true);
        var text = new UTF8Encoding(false, true).GetString(System.IO.File.ReadAllBytes(File));
        Assert.Equal(
            """{"version":1,"credentials":[{"name":"prod","serverUrl":"https://acme.conductor.one:8443/","clientId":"fox@acme.conductor.one/pcc","clientSecret":"secret of prod","plainSecret":false,"dpop":false,"savedAt":"2026-11-21T13:00:00+00:00"}]}""",
            text);
    }

    private static StoredCredential Credential(string name) => new()
    {
        Name = name,
        ServerUrl = new("https://acme.conductor.one:8443/"),
        ClientId = "fox@acme.conductor.one/pcc",
        ClientSecret = "secret of " + name,
        SavedAt = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero),
    };

    private CredentialStore Store() => new(_folder.Path, isProtected: false);
}
