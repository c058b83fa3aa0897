using System;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>What the server does with the objects of a noun beyond what the table tells; by itself, nothing.</summary>
internal class NounBehavior
{
    /// <summary>The behavior of a regular noun.</summary>
    public static NounBehavior Regular { get; } = new();

    /// <summary>The fields that an update cannot change, beside those that only the server sets.</summary>
    public virtual string[] FixedFields(ApiRequest request) => [];

    /// <summary>Checks and completes an object that is made.</summary>
    public virtual StoredObject Create(ApiRequest request, StoredObject created) => created;

    /// <summary>Which objects that are there stand in the way of one that is made; null where none can.</summary>
    public virtual Predicate<StoredObject>? Conflicts(StoredObject created) => null;

    /// <summary>The error about such a conflict.</summary>
    public virtual ApiException Conflict() => new(RpcCode.AlreadyExists, "object already exists");

    /// <summary>Checks and completes the fields of an object that is changed.</summary>
    public virtual MessageFields Change(ApiRequest request, Update update, StoredObject present, MessageFields fields) => fields;

    /// <summary>Checks that an object may go, and takes along what goes with it.</summary>
    public virtual void Delete(StoredObject present, string now)
    {
    }

    /// <summary>The objects that a search finds.</summary>
    public virtual Predicate<StoredObject> Filter(Noun noun, JsonElement body) => ObjectFilter.Read(noun, body);

    /// <summary>The fields of an object as the server shows them now.</summary>
    public virtual MessageFields Shown(StoredObject stored) => stored.Fields;

    /// <summary>Writes the answer that holds an object.</summary>
    public virtual void Write(Utf8JsonWriter writer, ApiRequest request, StoredObject stored) =>
        AnswerWriter.Write(writer, request.Operation!.Answer, request.Operation.Steps, Shown(stored));
}
