using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>Answers operations by the table: keeps the objects of nouns, and answers what is about no noun with nothing set.</summary>
internal sealed class TableAnswers(ObjectSet objects, WireClock clock)
{
    private readonly Dictionary<string, NounBehavior> _behaviors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<string, IStoredObject?>> _others = new(StringComparer.Ordinal);

    /// <summary>Adds what the server does with the objects of a noun.</summary>
    /// <param name="itemPath">The path of one, with empty braces.</param>
    /// <param name="behavior">What it does.</param>
    public void Add(string itemPath, NounBehavior behavior) => _behaviors.Add(itemPath, behavior);

    /// <summary>Names the objects of a noun that others keep.</summary>
    /// <param name="itemPath">The path of one, with empty braces.</param>
    /// <param name="find">Finds one by its id.</param>
    public void Add(string itemPath, Func<string, IStoredObject?> find) => _others.Add(itemPath, find);

    /// <summary>Answers one request.</summary>
    public ApiResponse Answer(ApiRequest request)
    {
        var operation = request.Operation!;
        CheckParents(operation, request.PathValues);
        return operation.Role switch
        {
            Role.Create => One(request, Create(operation, request)),
            Role.Get => One(request, Find(operation, request.PathValues)),
            Role.List => List(operation, request),
            Role.Update => One(request, Change(operation, request)),
            Role.Delete => Delete(operation, request.PathValues),
            _ => ApiResponse.Json(writer => AnswerWriter.WriteUnset(writer, operation.Answer)),
        };
    }

    // Objects that no operation creates come to be when they are first asked for, unless code of their own makes them.
    private bool IsMade(Noun noun) => noun.IsCreated || _behaviors.ContainsKey(noun.ItemPath);

    private NounBehavior BehaviorOf(Noun noun) => _behaviors.GetValueOrDefault(noun.ItemPath, NounBehavior.Regular);

    private ApiResponse One(ApiRequest request, StoredObject stored) =>
        ApiResponse.Json(writer => BehaviorOf(request.Operation!.Noun!).Write(writer, request, stored));

    private StoredObject Create(TableOperation operation, ApiRequest request)
    {
        var (noun, body) = (operation.Noun!, request.Body);
        var (id, now) = (Identifiers.Create(), clock.Now());
        var (wrapper, part) = operation.Parts;
        var given = wrapper is null ? default : body.Field(wrapper.Name);
        var fields = given is { } one ? MessageFields.Of(noun.Schema, one) : MessageFields.Taking(noun.Schema, operation.Request!, body);
        if (part is not null)
            fields = fields.With((part.Name, MessageFields.Taking(part.Schema, operation.Request!, body).ToJson()));
        if (Annotations.AreIn(noun.Schema) && fields.Json("annotations") is not null)
            fields = fields.With(("annotations", Annotations.Read(given ?? body, request.RequestName)));
        var created = New(noun, id, fields.WithKnown(("createdAt", now), ("updatedAt", now), ("modifiedAt", now)), request.PathValues);
        var behavior = BehaviorOf(noun);
        created = behavior.Create(request, created);
        return objects.Of(noun.ItemPath).TryAdd(created, behavior.Conflicts(created)) ? created : throw behavior.Conflict();
    }

    private StoredObject Change(TableOperation operation, ApiRequest request)
    {
        var (noun, body) = (operation.Noun!, request.Body);
        var behavior = BehaviorOf(noun);
        string[] fixedFields = [.. noun.ParentFields, noun.KeyField ?? "", .. behavior.FixedFields(request)];
        if (operation.Wrapper is not null && LiveRules.RequiresMask(operation.Operation) && body.Text("updateMask").Length == 0)
            throw ApiException.Invalid("update_mask is required");
        var update = operation.Wrapper is { } wrapper
            ? Update.Read(request, wrapper, fixedFields)
            : Update.Flat(MessageFields.Taking(noun.Schema, operation.Request ?? noun.Schema, body).ToJson(), body.Text("updateMask"), noun.Schema, fixedFields);

        // Of one noun the id is in the object.
        var found = noun.IsAbove(operation.Path) || operation.Path == noun.ItemPath
            ? Find(operation, request.PathValues)
            : Find(operation, [.. request.PathValues, update.Given.Text(noun.KeyField ?? "")]);
        return update.Apply(objects.Of(noun.ItemPath), found.Id, noun.What, clock, (present, fields) =>
        {
            foreach (var name in noun.Required)
                update.Require(fields, name);
            return behavior.Change(request, update, present, fields);
        });
    }

    private ApiResponse Delete(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        var (noun, now) = (operation.Noun!, clock.Now());
        _ = objects.Of(noun.ItemPath).Change(Find(operation, pathValues).Id, present =>
        {
            if (present.DeletedAt is not null)
                throw ApiException.NotFound(noun.What);
            BehaviorOf(noun).Delete(present, now);
            return present.Delete(now);
        });
        return ApiResponse.Json(writer => AnswerWriter.WriteUnset(writer, operation.Answer));
    }

    private ApiResponse List(TableOperation operation, ApiRequest request)
    {
        var noun = operation.Noun!;
        var page = request.IsGet ? PageRequest.FromQuery(request) : PageRequest.FromBody(request);
        var belongs = Belongs(operation, request.PathValues);
        var isMeant = request.IsGet ? ObjectFilter.Read(noun, QueryAsBody(request)) : BehaviorOf(noun).Filter(noun, request.Body);
        var (rows, next) = objects.Of(noun.ItemPath).Read(
            page.Start, page.Size, stored => belongs(stored) && isMeant(stored), request.Body.Flag("includeDeleted"));
        return ApiResponse.Json(writer => AnswerWriter.WriteList(
            writer, operation, rows.Select(BehaviorOf(noun).Shown), next is { } position ? page.TokenFor(position) : ""));
    }

    private StoredObject Find(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        var noun = operation.Noun!;
        var store = objects.Of(noun.ItemPath);
        if (operation.Role == Role.Get && operation.Path != noun.ItemPath)
        {
            var (name, value) = (operation.Parameters[^1], pathValues[^1]);
            var isKnown = noun.Schema.Find(name) is { Kind: FieldKind.Text };
            return store.Read(0, 1, stored => isKnown && stored.Fields.Text(name) == value).Items is [var one] ? one : throw ApiException.NotFound(noun.What);
        }

        var id = pathValues[noun.ParentFields.Count];
        if (store.Find(id) is null && !IsMade(noun))
            store.TryAdd(New(noun, id, MessageFields.Of(noun.Schema), pathValues), present => present.Id == id);
        return store.Find(id) is { GoneAt: null } found && IsUnder(found, pathValues) ? found : throw ApiException.NotFound(noun.What);
    }

    private static StoredObject New(Noun noun, string id, MessageFields fields, IReadOnlyList<string> pathValues)
    {
        string[] parents = [.. pathValues.Take(noun.ParentFields.Count)];
        for (var position = 0; position < parents.Length; position++)
            fields = fields.WithKnown((noun.ParentFields[position], parents[position]));
        return new StoredObject(id, noun.KeyField is { } key ? fields.With((key, id)) : fields, parents);
    }

    private static bool IsUnder(StoredObject stored, IReadOnlyList<string> pathValues)
    {
        for (var position = 0; position < stored.Parents.Count; position++)
        {
            if (position >= pathValues.Count || stored.Parents[position] != pathValues[position])
                return false;
        }

        return true;
    }

    private void CheckParents(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        foreach (var (noun, position) in operation.Parents)
        {
            var id = pathValues[position];
            var isKeptElsewhere = _others.TryGetValue(noun.ItemPath, out var find);
            var found = isKeptElsewhere ? find!(id) : objects.Of(noun.ItemPath).Find(id);
            var isMissing = found is null || (found is StoredObject stored && !IsUnder(stored, pathValues))
                || (operation.Role == Role.Create && found.DeletedAt is not null);
            if (isMissing && (isKeptElsewhere || IsMade(noun)))
                throw ApiException.NotFound(noun.What);
        }
    }

    // By the ids in the path: those of its own path, or of its fields. What has neither is a list about something that nobody here has.
    private static Predicate<StoredObject> Belongs(TableOperation operation, IReadOnlyList<string> pathValues)
    {
        var noun = operation.Noun!;
        var tests = new List<Predicate<StoredObject>>();
        for (var position = 0; position < pathValues.Count; position++)
        {
            var (name, value) = (operation.Parameters[position], pathValues[position]);
            var parent = noun.ParentFields.ToList().IndexOf(name);
            if (parent >= 0)
                tests.Add(stored => stored.Parents[parent] == value);
            else if (noun.Schema.Find(name) is { Kind: FieldKind.Text, Shape: FieldShape.Single })
                tests.Add(stored => stored.Fields.Text(name) == value);
            else
                tests.Add(static _ => false);
        }

        return tests.Count == 0 ? static _ => true : stored => tests.TrueForAll(test => test(stored));
    }

    private static JsonElement QueryAsBody(ApiRequest request) => JsonSerializer.SerializeToElement(request.Target.QueryFields()
        .Where(field => field.Name is not ("page_size" or "page_token") && field.Value.Length > 0)
        .DistinctBy(field => field.Name)
        .ToDictionary(field => TableOperation.Camel(field.Name), field => field.Value));
}
