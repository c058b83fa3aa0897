using System.Collections;
using System.Management.Automation;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;

namespace ConductorOne.PowerShell.Api;

/// <content>What it takes.</content>
public sealed partial class InvokeC1ApiCommand
{
    /// <summary>Where the operation is: an absolute path on the session's host, with a query if need be.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [TextCell]
    public string Path { get; set; } = "";

    /// <summary>The operation by its name, such as <c>Vault.Create</c>. Its fields are parameters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByOperation, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string? Operation { get; set; }

    /// <summary>The HTTP method; POST with a body and GET without one where none is given.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")]
    public string? Method { get; set; }

    /// <summary>What the query says: a list repeats its name, null is left out. Beside an operation, its field of that name.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByOperation, ValueFromPipelineByPropertyName = true)]
    [Members]
    public object? Query { get; set; }

    /// <summary>The body: a hashtable, an object, an array or JSON text, or bytes. A pipe gives one for each request.</summary>
    [Parameter(ParameterSetName = ByPath, ValueFromPipeline = true)]
    public object? Body { get; set; }

    /// <summary>A file whose bytes are the body.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [TextCell]
    public string? InFile { get; set; }

    /// <summary>What the body is, where it is no JSON. Beside an operation, its field of that name.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByOperation, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [TextCell]
    public string? ContentType { get; set; }

    /// <summary>Headers beside those that every request has.</summary>
    [Parameter]
    [Members]
    public IDictionary? Headers { get; set; }

    /// <summary>Reads a list to its end, page by page.</summary>
    [Parameter(ParameterSetName = ByPath)]
    public SwitchParameter Paginate { get; set; }

    /// <summary>The array of a page that is the list; "list", or the only one, where none is given.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string? ListProperty { get; set; }

    /// <summary>How many objects of a list are wanted at most.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>How many objects of a list to ask for at once.</summary>
    [Parameter]
    [ValidateRange(10, 100)]
    public int? PageSize { get; set; }

    /// <summary>Writes the text of the answer instead of objects.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }
}
