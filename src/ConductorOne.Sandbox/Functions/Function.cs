using System.Linq;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>A function, with its commits.</summary>
internal sealed record Function(string Id, MessageFields Fields) : IChangingObject<Function>
{
    public static MessageSchema Schema { get; } = TableSchemas.Current.Of("c1.api.functions.v1.Function");

    public string? DeletedAt => Fields.Time("deletedAt");

    public ObjectStore<FunctionCommit> Commits { get; } = new();

    public Function With(MessageFields fields) => this with { Fields = fields };

    /// <summary>The same fields with the names of the secrets alone: their values are not kept, since they never come out.</summary>
    public static MessageFields WithoutSecrets(MessageFields fields) => fields.Json("secret") is { } secrets
        ? fields.With(("secret", secrets.EnumerateObject().ToDictionary(secret => secret.Name, _ => "")))
        : fields;
}
