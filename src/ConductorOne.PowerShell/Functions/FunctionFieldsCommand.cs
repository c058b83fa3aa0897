using System.Collections;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;

namespace ConductorOne.PowerShell.Functions;

/// <summary>What New-C1Function and Set-C1Function both take.</summary>
public abstract class FunctionFieldsCommand : FunctionCodeCommand<C1Function>
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
        var content = (IDictionary?)fields.Take(name);
        fields.Take(nameof(Path));
        var code = Code(Given(Path), content, name);
        if (code is not null)
        {
            fields.Add(name, code);
        }

        return code is not null;
    }
}
