using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>Answers operations by the table alone: keeps the objects of regular nouns, and answers all others with nothing set.</summary>
internal sealed class TableAnswers(WireClock clock)
{
    private readonly ConcurrentDictionary<Noun, ObjectStore<StoredObject>> _stores = new();
    private readonly Dictionary<string, Func<string, IStoredObject?>> _kept = new(StringComparer.Ordinal);

    /// <summary>Names the objects of a noun that others keep.</summary>
    /// <param name="itemPath">The path of one, with empty braces.</param>
    /// <param name="find">Finds one by its id.</param>
    public void Keep(string itemPath, Func<string, IStoredObject?> find) => _kept.Add(itemPath, find);

    /// <summary>Answers one request.</summary>
    public ApiResponse Answer(ApiRequest request)
    {
        var operation = request.Operation!;
        var body = request.Body;
        CheckParents(operation, request.PathValues);
        return operation.Role switch
        {
            Role.Create => One(operation, Create(operation, request, body)),
            Role.Get => One(operation, Find(operation, request.PathValues)),
            Role.List => List(operation, request, body),
            Role.Update => One(operation, Change(operation, request, body)),
            Role.Delete => Delete(operation, request.PathValues),
            _ => ApiResponse.Json(writer => AnswerWriter.WriteUnset(writer, operation.Answer)),
        };
    }

    private ObjectStore<StoredObject> StoreOf(Noun noun) => _stores.GetOrAdd(noun, static _ => new());

    private StoredObject Create(TableOperation operation, ApiRequest request, JsonElement body)
    {
        var noun = operation.Noun!;
        var (id, now) = (Identifiers.Create(), clock.Now());
        var given = operation.Request?.Fields.FirstOrDefault(field => field is { Kind: FieldKind.Nested, Shape: FieldShape.Single } && field.Schema == noun.Schema) is { } wrapper
            ? body.Field(wrapper.Name) ?? body
            : body;
        if (noun.Schema.Find("annotations") is not null)
            Annotations.Read(given, operation.Request!.Name);
        var parents = ParentIds(operation, request.PathValues, operation.Parameters.Count);
        var fields = MessageFields.Taking(noun.Schema, operation.Request, given).WithKnown([.. parents.Select(parent => (parent.Key, (object?)parent.Value))])
            .WithKnown(("createdAt", now), ("updatedAt", now));
        fields = WithPart(fields, operation.Request, body).WithKnown(("modifiedAt", now));
        if (noun.KeyField is { } key)
            fields = fields.With((key, id));
        var created = new StoredObject(id, fields, parents);
        StoreOf(noun).Add(created);
        return created;
    }

    // Some requests give the fields of a message of the object, such as the form of a request schema, beside its own.
    private static MessageFields WithPart(MessageFields fields, MessageSchema? request, JsonElement body)
    {
        var others = request?.Fields.Where(field => fields.Schema.Find(field.Name) is null).Select(field => field.Name).ToList() ?? [];
        var part = fields.Schema.Fields.FirstOrDefault(field => field is { Kind: FieldKind.Nested, Shape: FieldShape.Single, OneOf: null }
            && others.Count > 1 && others.Count(name => field.Schema.Find(name) is not null) * 2 > others.Count);
        return part is null ? fields : fields.With((part.Name, MessageFields.Taking(part.Schema, request, body).ToJson()));
    }

    /// <summary>Whether an object that is not deleted says something in its fields.</summary>
    /// <param name="itemPath">The path of the objects, with empty braces.</param>
    /// <param name="json">What it says, as JSON.</param>
    public bool AnySays(string itemPath, string json) => _stores.Where(store => store.Key.ItemPath == itemPath)
        .Any(store => store.Value.Read(0, 1, stored => stored.Fields.ToJson().GetRawText().Contains(json, StringComparison.Ordinal)).Items.Count > 0);

    private StoredObject Change(TableOperation operation, ApiRequest request, JsonElement body)
    {
        var noun = operation.Noun!;
        var id = operation.Path == noun.CollectionPath + "/update" && operation.Wrapper is { } outer
            ? body.GetProperty(outer).Text(noun.KeyField ?? "id")
            : request.PathValues[noun.ItemPath.Count(letter => letter == '{') - 1];
        var update = operation.Wrapper is { } wrapper
            ? Update.Read(request, wrapper, [.. operation.Parameters, noun.KeyField ?? ""])
            : Update.Flat(MessageFields.Taking(noun.Schema, operation.Request, body).ToJson(), body.Text("updateMask"), noun.Schema, noun.KeyField ?? "");
        if (operation.Wrapper is not null && LiveRules.RequiresMask(operation.Operation) && body.Text("updateMask").Length == 0)
            throw ApiException.Invalid("update_mask is required");
        _ = Find(operation, [.. request.PathValues.Take(noun.ItemPath.Count(letter => letter == '{') - 1), id]);
        return update.Apply(StoreOf(noun), id, noun.What, clock, (_, fields) =>
        {
            foreach (var name in noun.Required.Where(name => noun.Schema.Find(name) is not null))
                update.Require(fields, name);
            return fields;
        });
    }

    private ApiResponse Delete(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        var (noun, now) = (operation.Noun!, clock.Now());
        _ = StoreOf(noun).Change(Find(operation, pathValues).Id, present => present.DeletedAt is not null
            ? throw ApiException.NotFound(noun.What)
            : present.Fields.Schema.Find("deletedAt") is null ? present with { GoneAt = now } : present.With(present.Fields.WithKnown(("deletedAt", now), ("updatedAt", now))));
        return ApiResponse.Json(writer => AnswerWriter.WriteUnset(writer, operation.Answer));
    }

    private ApiResponse List(TableOperation operation, ApiRequest request, JsonElement body)
    {
        var noun = operation.Noun!;
        var page = request.IsGet ? PageRequest.FromQuery(request) : PageRequest.FromBody(request);
        var fitsParents = ReadParents(operation, request.PathValues);
        var fitsFilter = request.IsGet ? ObjectFilter.Read(noun, QueryAsBody(request)) : ObjectFilter.Read(noun, body);
        var (rows, next) = StoreOf(noun).Read(
            page.Start, page.Size, stored => fitsParents(stored) && fitsFilter(stored), body.Flag("includeDeleted"));
        return ApiResponse.Json(writer => AnswerWriter.WriteList(
            writer, operation, rows.Select(row => row.Fields), next is { } position ? page.TokenFor(position) : ""));
    }

    // An object that no operation creates comes to be when it is first asked for.
    private StoredObject Find(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        var noun = operation.Noun!;
        var (id, store) = (pathValues[^1], StoreOf(noun));
        var parents = ParentIds(operation, pathValues, pathValues.Count - 1);
        if (operation.Role == Role.Get && operation.Path != noun.ItemPath && operation.Parameters[^1] is var name && noun.Schema.Find(name) is { Kind: FieldKind.Text })
            return store.Read(0, 1, stored => stored.Fields.Text(name) == id).Items is [var one] ? one : throw ApiException.NotFound(noun.What);
        if (operation.Path != noun.ItemPath && noun.IsAbove(operation.Path))
            id = pathValues[noun.ItemPath.Count(letter => letter == '{') - 1];
        var found = store.Find(id);
        if (found is null && !noun.IsCreated)
        {
            var fields = MessageFields.Of(noun.Schema).WithKnown([.. parents.Select(parent => (parent.Key, (object?)parent.Value))]);
            found = new StoredObject(id, noun.KeyField is { } key ? fields.With((key, id)) : fields, parents);
            store.TryAdd(found, present => present.Id == id);
        }

        var isThere = found is { GoneAt: null } && parents.All(parent => !found.Parents.TryGetValue(parent.Key, out var value) || value == parent.Value);
        return isThere ? found! : throw ApiException.NotFound(noun.What);
    }

    private void CheckParents(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        foreach (var (noun, position) in operation.Parents)
        {
            var id = pathValues[position];
            var found = _kept.TryGetValue(noun.ItemPath, out var find) ? find(id) : StoreOf(noun).Find(id);
            var isMissing = found is null || (operation.Role == Role.Create && found.DeletedAt is not null);
            if (isMissing && (find is not null || noun.IsCreated))
                throw ApiException.NotFound(noun.What);
        }
    }

    private static Predicate<StoredObject> ReadParents(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        var wanted = ParentIds(operation, pathValues, pathValues.Count);
        return stored => wanted.All(parent => ValueOf(stored, parent.Key) == parent.Value);
    }

    // Where neither the object nor its path has such an id, the list is about something else that nobody here has.
    private static string? ValueOf(StoredObject stored, string name) =>
        stored.Parents.TryGetValue(name, out var value) ? value
            : stored.Fields.Schema.Find(name) is { Kind: FieldKind.Text, Shape: FieldShape.Single } ? stored.Fields.Text(name)
            : null;

    private static Dictionary<string, string> ParentIds(TableOperation operation, IReadOnlyList<string> pathValues, int count) =>
        Enumerable.Range(0, count).ToDictionary(position => operation.Parameters[position], position => pathValues[position], StringComparer.Ordinal);

    private static JsonElement QueryAsBody(ApiRequest request) => JsonSerializer.SerializeToElement(request.Target.QueryFields()
        .Where(field => field.Name is not ("page_size" or "page_token") && field.Value.Length > 0)
        .DistinctBy(field => field.Name)
        .ToDictionary(field => TableOperation.Camel(field.Name), field => field.Value));

    private static ApiResponse One(TableOperation operation, StoredObject stored) =>
        ApiResponse.Json(writer => AnswerWriter.Write(writer, operation.Answer, operation.Steps, stored.Fields));
}
