using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>The body of <c>POST /api/v1/apps/{app_id}/connectors/create</c>.</summary>
internal sealed record CreateConnectorRequest
{
    public string? CatalogId { get; init; }

    public string? Description { get; init; }

    public string[]? UserIds { get; init; }

    public object? Config { get; init; }

    public ConnectorExpandMask? ExpandMask { get; init; }

    public void Check()
    {
        Required.Text(CatalogId, nameof(CatalogId));
        Required.Ids(UserIds, nameof(UserIds));
        ExpandMask?.Check();
    }
}

/// <summary>The related objects that an answer should bring along.</summary>
internal sealed class ConnectorExpandMask
{
    public static readonly string[] Known = ["app_id", "user_ids", "capabilities", "*"];

    public required string[] Paths { get; init; }

    public void Check()
    {
        foreach (var path in Paths)
        {
            Required.That(
                Known.Contains(path),
                "ExpandMask",
                () => Messages.UnknownEnumValue.With(path, Messages.LabelPathToExpand, Nearest.Hint(path, Known), string.Join(", ", Known)));
        }
    }
}
