using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>What the server does with functions: their code is in commits, and their secrets never come out.</summary>
internal sealed class FunctionBehavior(Tenant tenant, FunctionCommits commits) : NounBehavior
{
    private readonly FunctionReferences _references = new(tenant.Objects);

    // Without a mask only the content changes.
    public override string[] FixedFields(ApiRequest request)
    {
        if (request.Body.Text("updateMask").Length > 0)
            return ["head"];
        return HasContent(request.Body)
            ? [.. request.Operation!.Noun!.Schema.Fields.Select(field => field.Name)]
            : throw ApiException.Invalid("invalid FunctionsServiceUpdateFunctionRequest.UpdateMask: value is required");
    }

    public override StoredObject Create(ApiRequest request, StoredObject created)
    {
        var commit = Commit(request, created.Id, "initialContent", "Initial commit");
        return created.With(created.Fields.With(("head", commit.Id), ("isDraft", true)));
    }

    public override MessageFields Change(ApiRequest request, Update update, StoredObject present, MessageFields fields)
    {
        if (update.Mask.Names("publishedCommitId"))
            fields = commits.Publish(present.Id, fields);
        if (HasContent(request.Body))
            fields = fields.With(("head", Commit(request, present.Id, "content", "Update function").Id));
        return fields.Json("secret") is { } secrets
            ? fields.With(("secret", secrets.EnumerateObject().ToDictionary(secret => secret.Name, static _ => "")))
            : fields;
    }

    public override void Delete(StoredObject present, string now) => _references.Refuse(present.Id);

    public override MessageFields Shown(StoredObject stored) => _references.Shown(stored);

    public override Predicate<StoredObject> Filter(Noun noun, JsonElement body)
    {
        var (query, types) = (body.Text("query"), Wire.Filter.Read(body, "functionTypes"));
        return function => types.Takes(function.Fields.Text("functionType")) && Wire.Filter.Finds(query, function.Fields.Text("displayName"));
    }

    public override void Write(Utf8JsonWriter writer, ApiRequest request, StoredObject stored)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("function");
        Shown(stored).Write(writer);
        if (request.Operation!.Answer.Find("commit") is not null)
        {
            writer.WritePropertyName("commit");
            if (request.Made is { } commit)
                commit.Fields.Write(writer);
            else
                writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }

    private static bool HasContent(JsonElement body) => body.Entries("content").Any();

    private StoredObject Commit(ApiRequest request, string functionId, string contentField, string defaultMessage)
    {
        var message = request.Body.Text("commitMessage");
        var files = FunctionContent.Read(request.Body, contentField);
        return request.Made = commits.Add(functionId, Identifiers.Create(), message.Length > 0 ? message : defaultMessage, files);
    }
}
