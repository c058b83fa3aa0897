using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ConductorOne.Files;
using ConductorOne.Functions;

namespace ConductorOne.PowerShell.Functions;

/// <summary>The code of a commit, and where it is to be written. Never leaves the cmdlet.</summary>
public sealed class FunctionSource
{
    private readonly CommitSource _source;

    internal FunctionSource(CommitSource source, string folder)
    {
        _source = source;
        Folder = folder;
    }

    /// <summary>Where it is to be written.</summary>
    internal string Folder { get; }

    /// <summary>How many files it has.</summary>
    internal int Count => _source.Files.Count;

    /// <summary>The commit.</summary>
    internal string CommitId => _source.Commit.Id;

    /// <summary>Writes the files.</summary>
    internal IReadOnlyList<C1FunctionSourceFile> Save(bool replaces, CancellationToken cancellationToken) =>
    [
        .. new FolderWriter(Folder, replaces, "OutDirectory", cancellationToken).Write(_source.Files).Zip(_source.Files, (path, file) => new C1FunctionSourceFile
        {
            FunctionId = _source.Commit.FunctionId,
            CommitId = _source.Commit.Id,
            Name = file.Key,
            Length = file.Value.Length,
            Path = path,
        }),
    ];
}
