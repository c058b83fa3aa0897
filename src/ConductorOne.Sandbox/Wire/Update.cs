using System;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Wire;

/// <summary>An update of an object: what it gives of the object, and which fields it changes.</summary>
internal sealed class Update
{
    private Update(MessageSchema schema, JsonElement given, UpdateMask mask) => (Schema, Given, Mask) = (schema, given, mask);

    /// <summary>What the object may consist of.</summary>
    public MessageSchema Schema { get; }

    /// <summary>The object as the update gives it.</summary>
    public JsonElement Given { get; }

    /// <summary>What the update changes.</summary>
    public UpdateMask Mask { get; }

    /// <summary>Reads an update out of a validated body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="wrapper">The field that holds the object.</param>
    /// <param name="unchangeable">The fields that an update cannot change, beside those that only the server sets.</param>
    /// <exception cref="ApiException">The mask names what does not exist or cannot change, or annotations break a rule.</exception>
    public static Update Read(ApiRequest request, string wrapper, params string[] unchangeable)
    {
        var (schema, given) = (request.Operation!.Request!.Find(wrapper)!.Schema, request.Body.GetProperty(wrapper));
        var mask = UpdateMask.Read(request.Body.Text("updateMask"), given, schema, unchangeable);
        if (mask.Names("annotations") && Annotations.AreIn(schema))
            Annotations.Read(given, schema.Name);
        return new Update(schema, given, mask);
    }

    /// <summary>An update that gives its fields beside each other, not in an object, and may have a mask or none.</summary>
    /// <param name="given">What it gives of the object.</param>
    /// <param name="mask">The mask, or an empty text.</param>
    /// <param name="schema">What the object may consist of.</param>
    /// <param name="unchangeable">The fields that an update cannot change, beside those that only the server sets.</param>
    /// <exception cref="ApiException">The mask names what does not exist or cannot change.</exception>
    public static Update Flat(JsonElement given, string mask, MessageSchema schema, params string[] unchangeable) =>
        new(schema, given, UpdateMask.Read(mask, given, schema, unchangeable));

    /// <summary>Changes an object that is there and not deleted.</summary>
    /// <param name="objects">Where the object is.</param>
    /// <param name="id">The object's id.</param>
    /// <param name="what">What it is called when it isn't there.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="complete">Makes the new fields of the object and of the fields that it would have.</param>
    /// <exception cref="ApiException">There is no such object, or what it would become breaks a rule.</exception>
    public T Apply<T>(ObjectStore<T> objects, string id, string what, WireClock clock, Func<T, MessageFields, MessageFields>? complete = null)
        where T : class, IChangingObject<T> => objects.Change(id, present =>
        {
            if (present.DeletedAt is not null)
                throw ApiException.NotFound(what);
            var fields = Mask.Apply(present.Fields, Given);
            if (Mask.Names("annotations") && Annotations.AreIn(Schema))
                Annotations.Read(fields.ToJson(), Schema.Name);
            fields = complete?.Invoke(present, fields) ?? fields;
            return present.With(fields.WithKnown(("updatedAt", clock.Now())));
        }) ?? throw ApiException.NotFound(what);

    /// <summary>Checks that the update leaves a text in a field that must have one.</summary>
    /// <exception cref="ApiException">It clears the field.</exception>
    public void Require(MessageFields fields, string name)
    {
        if (Mask.Names(name) && fields.Text(name).Length == 0)
            throw ApiException.Invalid($"invalid {Schema.Name}.{char.ToUpperInvariant(name[0])}{name[1..]}: value length must be at least 1 runes");
    }
}
