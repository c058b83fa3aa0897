using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>What New-C1Function and Set-C1Function both take.</summary>
public abstract class FunctionFieldsCommand : C1RowCommand<C1Function>
{
    private protected FunctionFieldsCommand()
    {
    }

    /// <summary>The name that people see.</summary>
    public abstract string? DisplayName { get; set; }

    /// <summary>The code: a folder, a file or several, with main.ts among them.</summary>
    public abstract string[]? Path { get; set; }

    /// <summary>What it does.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>The kind; Any is what users' own functions are.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<FunctionType>))]
    [EnumCell(typeof(FunctionType))]
    public string? FunctionType { get; set; }

    /// <summary>What the commit of the code says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? CommitMessage { get; set; }

    /// <summary>Puts the code into its field: that which was given there, or that of -Path.</summary>
    /// <param name="fields">The fields of the function.</param>
    /// <param name="name">The field.</param>
    /// <returns>Whether there is code.</returns>
    private protected bool GatherContent(Fields fields, string name)
    {
        var content = (IReadOnlyDictionary<string, byte[]>?)(IDictionary?)fields.Take(name);
        fields.Take(nameof(Path));
        var paths = Given(Path);
        Required.That(paths is null || content is null, nameof(Path), () => Messages.PathAndContent.With(name));
        content = paths is null ? content : Read(paths);
        if (content is not null)
        {
            fields.Add(name, new FunctionContent(content));
        }

        return content is not null;
    }

    private Dictionary<string, byte[]> Read(string[] paths)
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
