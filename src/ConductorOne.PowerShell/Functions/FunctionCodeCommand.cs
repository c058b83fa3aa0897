using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Functions;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>The base of the cmdlets that take the code of functions.</summary>
/// <typeparam name="T">What comes of a row.</typeparam>
public abstract class FunctionCodeCommand<T> : C1RowCommand<T>
    where T : class
{
    private static readonly string[] SavedFile = ["FunctionId", "CommitId", "Name", "Length", "Path"];

    private protected FunctionCodeCommand()
    {
    }

    private protected override void Check(InputRow row)
    {
        RefuseSourceFile(row);
        base.Check(row);
    }

    // What Save-C1FunctionSource writes, live or in a CSV file: one file of many, which would be taken for all of the code.
    private protected void RefuseSourceFile(InputRow row) => Required.That(
        Parameters.Find("Path") is null || IsTyped("Path") || !SavedFile.All(row.Has), "Path", () => Messages.RowIsSourceFile.With(MyInvocation.MyCommand.Name));

    /// <summary>The code: that which was given, or that of -Path.</summary>
    /// <param name="paths">The paths, if any were given.</param>
    /// <param name="content">The code in memory, if it was given.</param>
    /// <param name="name">The parameter that gives it.</param>
    /// <returns>Nothing where neither was given.</returns>
    private protected FunctionContent? Code(string[]? paths, IDictionary? content, string name)
    {
        Required.That(paths is null || content is null, "Path", () => Messages.PathAndContent.With(name));
        return paths is not null ? new(Read(paths))
            : content is not null ? new((IReadOnlyDictionary<string, byte[]>)content)
            : null;
    }

    /// <summary>The files of a folder, or single ones, by their paths in the function.</summary>
    private protected Dictionary<string, byte[]> Read(string[] paths)
    {
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var resolved = FunctionFiles.Resolve(SessionState.Path, paths);
        Await(() => FunctionFiles.Read(resolved, StopToken), read =>
        {
            content = read.Content.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
            if (read.LeftOut.Count > 0)
            {
                WriteVerbose(Messages.FilesLeftOut.With(string.Join(", ", read.LeftOut)));
            }
        });
        return content;
    }
}
