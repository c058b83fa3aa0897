using System.Collections.Generic;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>What a connector can bring along.</summary>
internal sealed class ConnectorExpandMask : ExpandMask
{
    public static readonly string[] Known = ["app_id", "user_ids", "capabilities", "*"];

    protected override IReadOnlyList<string> Expandable => Known;
}
