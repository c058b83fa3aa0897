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
