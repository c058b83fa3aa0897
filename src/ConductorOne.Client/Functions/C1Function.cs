using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>Code of the tenant's own that C1 runs.</summary>
public sealed class C1Function : C1Object
{
    /// <summary>The function's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string FunctionId => Id;

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What it does.</summary>
    public string Description { get; set; } = "";

    /// <summary>Its kind: Unspecified, Any or CodeMode.</summary>
    [JsonConverter(typeof(WireEnumConverter<FunctionType>))]
    public string FunctionType { get; set; } = "";

    /// <summary>The newest commit.</summary>
    public string Head { get; set; } = "";

    /// <summary>The commit that runs; empty until one is published.</summary>
    public string PublishedCommitId { get; set; } = "";

    /// <summary>Whether it is a draft.</summary>
    public bool IsDraft { get; set; }

    /// <summary>The hosts that it may call.</summary>
    public C1List<string> OutboundNetworkAllowlist { get; set => field = value ?? []; } = [];

    /// <summary>How many instances are kept warm.</summary>
    public int ProvisionedConcurrency { get; set; }

    /// <summary>The roles that its calls of the C1 API have.</summary>
    public C1List<string> ScopedRoleIds { get; set => field = value ?? []; } = [];

    /// <summary>The names of its secrets; the server does not give their values away.</summary>
    [JsonIgnore]
    public C1List<string> SecretNames { get; private set; } = [];

    /// <summary>Whether it signs in as a service principal of its own.</summary>
    public bool UseSpn { get; set; }

    /// <summary>The hooks that still use it.</summary>
    public C1List<string> HookRefs { get; set => field = value ?? []; } = [];

    /// <summary>The workflow templates that still use it.</summary>
    public C1List<string> WorkflowTemplateRefs { get; set => field = value ?? []; } = [];

    /// <summary>The commit that this call made, where it made one.</summary>
    [JsonIgnore]
    public C1FunctionCommit? Commit { get; internal set; }

    // Values may be secrets: the field is known so that they do not surface as unknown ones, and only the names are read.
    [JsonInclude]
    [JsonConverter(typeof(SecretNamesConverter))]
    internal IReadOnlyList<string>? Secret
    {
        get => null;
        set => SecretNames = [.. value ?? []];
    }

    /// <summary>The display name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName);
}
