using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>
/// The operations of the API's table. Which of them belong together is told by their messages and paths: one that gets an object makes a
/// noun of the object's message, and what creates, lists, changes or deletes such objects belongs to it.
/// </summary>
internal sealed class TableOperations
{
    private static readonly Lazy<TableOperations> Shipped = new(() => new TableOperations(ApiTable.Current));

    private static readonly Meaning Nothing = new(Role.None, null);

    // What some paths of creations end with.
    private const string Creates = "/create";

    private readonly ApiTable _table;
    private readonly Router<TableOperation> _router = new();
    private readonly Lazy<Dictionary<string, Noun>> _byItem;
    private readonly Lazy<ILookup<string, Noun>> _byMessage;
    private readonly Lazy<Dictionary<string, Meaning>> _singles;

    public TableOperations(ApiTable table)
    {
        _table = table;
        All = [.. table.Operations.Select(operation => new TableOperation(operation, this))];
        foreach (var operation in All)
            _router.Map(operation.Operation.Method, operation.Operation.Path, operation, name => LiveRules.IsPathId(operation.Operation, name));
        _byItem = new(FindNouns);
        _singles = new(FindSingles);
        _byMessage = new(() => _byItem.Value.Values.ToLookup(noun => noun.MessageName, StringComparer.Ordinal));
    }

    /// <summary>Those of the table that this build has.</summary>
    public static TableOperations Current => Shipped.Value;

    /// <summary>All operations.</summary>
    public IReadOnlyList<TableOperation> All { get; }

    /// <summary>The operation of a request, and the values of its path's parameters.</summary>
    /// <exception cref="ApiException">There is no such path, or none with this method, or it holds something else where an id belongs.</exception>
    public TableOperation Find(string method, RequestTarget target, out IReadOnlyList<string> pathValues) => _router.Find(method, target, out pathValues);

    /// <summary>The template that takes a path, whatever the method, or null.</summary>
    public string? TemplateOf(RequestTarget target) => _router.TemplateOf(target);

    /// <summary>What an operation does.</summary>
    public Meaning MeaningOf(TableOperation operation)
    {
        var meaning = FindRole(operation);
        return meaning with { Parents = [.. ParentsOf(operation, meaning.Noun)] };
    }

    private Dictionary<string, Noun> FindNouns()
    {
        var nouns = new Dictionary<string, Noun>(StringComparer.Ordinal);
        var paths = All.Select(operation => operation.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var operation in All)
        {
            if (operation.Operation.Method != "GET" || !operation.Path.EndsWith("/{}", StringComparison.Ordinal) || _table.Answer(operation.Operation)?.ListField is not null)
                continue;

            // Where there is nothing but a GET, it is one more way to read what another path holds.
            var collection = operation.Path[..^"/{}".Length];
            string[] others = [$"POST {collection}", $"POST {collection}/create", $"GET {collection}", $"DELETE {operation.Path}", $"POST {operation.Path}", $"PATCH {operation.Path}"];
            if (ObjectsOf(operation.Operation.AnswerName).FirstOrDefault() is not { } found || (collection.Contains("/by_", StringComparison.Ordinal) && !others.Any(paths.Contains)))
                continue;
            var message = _table.Message(found.MessageName);
            nouns[operation.Path] = new Noun(found.MessageName, operation.Path, new(() => FindCreation(operation.Path)))
            {
                ParentFields = [.. operation.Parameters.SkipLast(1)],
                KeyField = new[] { "id", operation.Parameters[^1] }.FirstOrDefault(name => message.Find(name)?.Type is { Kind: ApiKind.Text, Shape: ApiShape.One }),
            };
        }

        return nouns;
    }

    // What a GET reads and another operation of the same path changes, where the path ends in no id, is one object: a setting.
    private Dictionary<string, Meaning> FindSingles()
    {
        var singles = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (var path in All.GroupBy(operation => operation.Path, StringComparer.Ordinal))
        {
            if (path.Key.EndsWith("/{}", StringComparison.Ordinal) || path.FirstOrDefault(operation => operation.Operation.Method == "GET") is not { } read
                || path.FirstOrDefault(operation => operation.Operation.Method is "POST" or "PUT" or "PATCH") is not { } change
                || _table.Answer(read.Operation)?.ListField is not null)
                continue;

            // The answer is the object, or holds it: then the request gives it whole, beside a mask, or fields of it.
            var masked = _table.Request(change.Operation)?.MaskedField?.Type.MessageName;
            var found = ObjectsOf(read.Operation.AnswerName).Prepend(new Found(read.Operation.AnswerName, []))
                .FirstOrDefault(one => masked is null ? TableSchemas.Current.Of(one.MessageName).SharedWith(change.Request ?? MessageSchema.Empty).Any() : one.MessageName == masked);
            if (found is not null)
                singles[path.Key] = new Meaning(Role.Get, new Noun(found.MessageName, path.Key, new((TableOperation?)null)) { IsSingle = true, ParentFields = read.Parameters }) { Steps = found.Steps };
        }

        return singles;
    }

    private Meaning RoleInSingle(TableOperation operation, Meaning single)
    {
        var masked = _table.Request(operation.Operation)?.MaskedField;
        return single with
        {
            Role = operation.Operation.Method switch { "GET" => Role.Get, "DELETE" => Role.Delete, _ => Role.Update },
            Wrapper = masked?.Type.MessageName == single.Noun!.MessageName ? masked.Name : null,
        };
    }

    private TableOperation? FindCreation(string itemPath) => All.LastOrDefault(operation =>
        operation.Operation.Method == "POST" && MayCreate(operation, _byItem.Value[itemPath]) && operation.Role == Role.Create && operation.Noun!.ItemPath == itemPath);

    private Meaning FindRole(TableOperation operation)
    {
        var (method, path) = (operation.Operation.Method, operation.Path);
        if (_singles.Value.TryGetValue(method == "POST" && path.EndsWith(Creates, StringComparison.Ordinal) ? path[..^Creates.Length] : path, out var single))
            return RoleInSingle(operation, single);
        var answer = _table.Answer(operation.Operation);
        if (answer?.ListField is { } list)
        {
            return list.Type.Kind == ApiKind.Message && Unwrap(list.Type.MessageName) is var row && NounOf(row.MessageName, path) is { } listed && Lists(operation)
                ? new Meaning(Role.List, listed) { Steps = row.Steps, ListField = list.Name }
                : Nothing;
        }

        if (method == "DELETE" || operation.Operation.Name.Contains(".Revoke", StringComparison.Ordinal))
            return _byItem.Value.TryGetValue(path, out var deleted) ? new Meaning(Role.Delete, deleted) : Nothing;

        foreach (var found in ObjectsOf(operation.Operation.AnswerName).OrderByDescending(found => NounOf(found.MessageName, path)?.Has(path) == true))
        {
            if (NounOf(found.MessageName, path) is not { } noun || RoleOf(operation, noun) is not (not Role.None and var role))
                continue;
            var masked = role == Role.Update ? _table.Request(operation.Operation)?.MaskedField : null;
            return new Meaning(role, noun) { Steps = found.Steps, Wrapper = masked?.Type.MessageName == noun.MessageName ? masked.Name : null };
        }

        return Nothing;
    }

    private static Role RoleOf(TableOperation operation, Noun noun)
    {
        var (method, path) = (operation.Operation.Method, operation.Path);
        if (method == "GET")
            return path == noun.ItemPath || path.EndsWith("/{}", StringComparison.Ordinal) ? Role.Get : Role.None;
        if (path == noun.ItemPath || path == noun.CollectionPath + "/update" || noun.IsAbove(path))
            return Role.Update;
        return MayCreate(operation, noun) ? Role.Create : Role.None;
    }

    private static bool MayCreate(TableOperation operation, Noun noun) =>
        operation.Path == noun.CollectionPath || operation.Path == noun.CollectionPath + "/create"
        || operation.Operation.Id[(operation.Operation.Id.LastIndexOf('.') + 1)..].StartsWith("Create", StringComparison.Ordinal);

    // A POST whose answer is a list reads where it asks for pages.
    private bool Lists(TableOperation operation) => operation.Operation.Method == "GET"
        || (operation.Operation.Method == "POST" && _table.Request(operation.Operation)?.Find("pageSize") is not null);

    // Of several with the same message, the one that the path belongs to.
    private Noun? NounOf(string messageName, string path) => _byMessage.Value[messageName]
        .OrderByDescending(noun => noun.Has(path))
        .FirstOrDefault();

    private IEnumerable<(Noun Noun, int Position)> ParentsOf(TableOperation operation, Noun? own)
    {
        var segments = operation.Path.Split('/');
        for (var (end, position) = (1, -1); end <= segments.Length; end++)
        {
            if (segments[end - 1] != "{}")
                continue;
            position++;
            var above = string.Join('/', segments[..end]);
            if (_byItem.Value.TryGetValue(above, out var noun) && (noun != own || above != operation.Path))
                yield return (noun, position);
        }
    }

    // What an answer holds that may be an object: those with an id first.
    private List<Found> ObjectsOf(string answerName)
    {
        if (answerName.Length == 0)
            return [];
        var answer = _table.Message(answerName);
        var found = answer.Fields
            .Where(field => field.Type is { Kind: ApiKind.Message, Shape: ApiShape.One })
            .Select(field => Unwrap(field.Type.MessageName) is var inner ? inner with { Steps = [field.Name, .. inner.Steps] } : null!)
            .OrderByDescending(one => _table.Message(one.MessageName).Find("id") is not null)
            .ToList();
        return answer.Find("id") is null ? found : [new Found(answerName, [])];
    }

    // A view holds the object of which it is one.
    private Found Unwrap(string messageName)
    {
        const string View = "View";
        if (!messageName.EndsWith(View, StringComparison.Ordinal))
            return new Found(messageName, []);
        var fields = _table.Message(messageName).Fields.Where(field => field.Type is { Kind: ApiKind.Message, Shape: ApiShape.One }).ToList();
        var inner = fields.Find(field => field.Type.MessageName == messageName[..^View.Length])
            ?? fields.Find(field => _table.Message(field.Type.MessageName).Find("id") is not null);
        return inner is null ? new Found(messageName, []) : new Found(inner.Type.MessageName, [inner.Name]);
    }

    private sealed record Found(string MessageName, IReadOnlyList<string> Steps);
}
