using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>An operation of the API's table, and what it does.</summary>
internal sealed class TableOperation(ApiOperation operation, TableOperations all)
{
    private Meaning? _meaning;
    private (FieldSchema? Wrapper, FieldSchema? Part)? _parts;

    /// <summary>The operation, as the table has it.</summary>
    public ApiOperation Operation => operation;

    /// <summary>The method and the path, whatever the parameters are called.</summary>
    public string Key { get; } = KeyOf(operation.Method, operation.Path);

    /// <summary>The path with empty braces.</summary>
    public string Path { get; } = Shape(operation.Path);

    /// <summary>The names of the path's parameters, as fields have them.</summary>
    public IReadOnlyList<string> Parameters { get; } = [.. operation.PathFields.Select(field => Camel(field.Name))];

    /// <summary>What the body may consist of; null where there is none.</summary>
    public MessageSchema? Request => operation.RequestName.Length > 0 ? TableSchemas.Current.Of(operation.RequestName) : null;

    /// <summary>What the answer consists of.</summary>
    public MessageSchema Answer => operation.AnswerName.Length > 0 ? TableSchemas.Current.Of(operation.AnswerName) : MessageSchema.Empty;

    /// <summary>What it does.</summary>
    public Role Role => Meaning.Role;

    /// <summary>With whose objects.</summary>
    public Noun? Noun => Meaning.Noun;

    /// <summary>Where the object is: the names of the fields from the answer, or from one row of the list, down to it.</summary>
    public IReadOnlyList<string> Steps => Meaning.Steps;

    /// <summary>The field of the answer that is the list.</summary>
    public string? ListField => Meaning.ListField;

    /// <summary>The field of the request that holds the object, where an update has a mask beside it.</summary>
    public string? Wrapper => Meaning.Wrapper;

    /// <summary>The nouns of which the path names an object above its own, and the position of the id.</summary>
    public IReadOnlyList<(Noun Noun, int Position)> Parents => Meaning.Parents;

    /// <summary>
    /// Where the body of a creation holds more than fields of the object: a field with the object itself, or fields of a message of the object
    /// beside its own, such as those of the form of a request schema; both may be null.
    /// </summary>
    public (FieldSchema? Wrapper, FieldSchema? Part) Parts => _parts ??= FindParts(Request ?? MessageSchema.Empty, Noun!.Schema);

    // Read when it is first asked for: a tenant that runs a minute needs a few of them only.
    private Meaning Meaning => _meaning ??= all.MeaningOf(this);

    /// <summary>The method and the path of a template, whatever its parameters are called.</summary>
    public static string KeyOf(string method, string template) => $"{method} {Shape(template)}";

    /// <summary>Checks the fields of the query and the numbers of the path. As behind any gateway, a field that the query should not have counts for nothing.</summary>
    /// <exception cref="ApiException">A field holds something else than it should.</exception>
    public void CheckTarget(RequestTarget target, IReadOnlyList<string> pathValues)
    {
        for (var position = 0; position < pathValues.Count; position++)
            TextValues.Check(operation.PathFields[position], pathValues[position]);
        foreach (var (name, value) in target.QueryFields())
        {
            if (operation.QueryFields.FirstOrDefault(field => field.Name == name) is { } field)
                TextValues.Check(field, value);
        }
    }

    /// <summary>The name of a path's parameter as a field of a message.</summary>
    public static string Camel(string name) => string.Concat(name.Split('_').Select((word, index) =>
        index == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static (FieldSchema? Wrapper, FieldSchema? Part) FindParts(MessageSchema request, MessageSchema schema)
    {
        var others = request.Fields.Where(field => schema.Find(field.Name) is null).ToList();
        var wrapper = others.Find(field => field is { Kind: FieldKind.Nested, Shape: FieldShape.Single } && field.Schema == schema);
        var part = others.Count < 2 ? null : schema.Fields.FirstOrDefault(field => field is { Kind: FieldKind.Nested, Shape: FieldShape.Single, OneOf: null }
            && others.Count(other => field.Schema.Find(other.Name) is not null) * 2 > others.Count);
        return (wrapper, part);
    }

    private static string Shape(string template) =>
        string.Join('/', template.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));
}
