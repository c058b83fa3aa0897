using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Files;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>The code of a commit on its way to a folder.</summary>
/// <param name="source">The commit with its files.</param>
/// <param name="folder">Where they are to be written.</param>
/// <param name="replaces">Whether they take the place of what the folder has of the function.</param>
/// <param name="stop">Ends writing; reading has a token of its own.</param>
internal sealed class FunctionSource(CommitSource source, string folder, bool replaces, CancellationToken stop)
{
    private const string Parameter = "OutDirectory";
    private const int MostNamed = 5;

    private readonly FolderWriter _writer = new(folder, replaces, Parameter, stop);

    // What is removed, as it was when it was looked at; nothing where nobody looks.
    private IReadOnlyDictionary<string, byte[]>? _others;

    /// <summary>What the folder has of other commits of the function. Filled by <see cref="PrepareAsync"/>.</summary>
    public IReadOnlyList<string> Old { get; private set; } = [];

    /// <summary>Where it goes.</summary>
    public string Folder => folder;

    /// <summary>The commit.</summary>
    public C1FunctionCommit Commit => source.Commit;

    /// <summary>What is asked about.</summary>
    public string Action => Old.Count == 0
        ? Messages.ActionSaveSource.With(source.Files.Count, Commit.Id)
        : Messages.ActionReplaceSource.With(source.Files.Count, Commit.Id, string.Join(", ", Old));

    /// <summary>
    /// Looks at the folder. What else is there would be uploaded with the next commit: it is removed where a commit of the function has it, byte for
    /// byte, so that nothing is lost, and refused otherwise.
    /// </summary>
    /// <exception cref="C1InputException">There is something else.</exception>
    public async Task PrepareAsync(C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        _writer.Check(source.Files);
        if (!replaces || source.Files.Count == 0)
        {
            return;
        }

        var others = _writer.Others(source.Files);
        if (others.Count > 0)
        {
            var foreign = await FunctionHistory.ForeignAsync(Commit.FunctionId, others, client, trace, cancellationToken).ConfigureAwait(false);
            Required.That(foreign.Count == 0, Parameter, () => Messages.OutFolderHasOthers.With(
                folder, FirstFew.Of([.. foreign.OrderBy(name => name, StringComparer.Ordinal)], MostNamed), Commit.FunctionId));
            Old = [.. others.Keys.OrderBy(name => name, StringComparer.Ordinal)];
        }

        _others = others;
    }

    /// <summary>Writes the files.</summary>
    public IReadOnlyList<C1FunctionSourceFile> Save() =>
    [
        .. _writer.Write(source.Files, _others).Zip(source.Files, (path, file) => new C1FunctionSourceFile
        {
            FunctionId = Commit.FunctionId,
            CommitId = Commit.Id,
            Name = file.Key,
            Length = file.Value.Length,
            Path = path,
        }),
    ];
}
