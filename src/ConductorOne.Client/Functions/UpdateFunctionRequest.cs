namespace ConductorOne.Functions;

/// <summary>The body of <c>POST /api/v1/functions/update</c>, as far as publishing needs it.</summary>
internal sealed class UpdateFunctionRequest
{
    public required UpdatedFunction Function { get; init; }

    /// <summary>Comma-joined names of the fields that change.</summary>
    public required string UpdateMask { get; init; }
}

internal sealed class UpdatedFunction
{
    public required string Id { get; init; }

    public required string PublishedCommitId { get; init; }
}
