using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>An operation and the values of its fields: makes the path, the query and the body.</summary>
/// <param name="fields">The operation's fields.</param>
internal sealed class OperationCall(OperationFields fields)
{
    /// <param name="given">The values that were given, by the names of the parameters; null for one that was given without a value.</param>
    /// <param name="headers">What headers say beside those that every request has.</param>
    /// <exception cref="C1InputException">A field is missing, or a value does not fit.</exception>
    public UntypedCall New(IReadOnlyDictionary<string, object?> given, IDictionary? headers)
    {
        RefuseMissing(given);
        var operation = fields.Operation;
        var path = ApiPath.Build(operation.Path, [.. fields.All.Where(f => f.Place == FieldPlace.Path).OrderBy(PlaceInPath).Select(f => (f.Name, (string?)ScalarText.Of(given[f.Name]!)))]);
        var query = new OrderedDictionary();
        foreach (var (field, value) in Given(FieldPlace.Query, given))
        {
            query[field.Field.Name] = field.ToWire(value);
        }

        var body = fields.Request is null ? null : Body(given);
        return new(operation.Method, new ApiTarget(path, []), query, body is null ? null : ApiBody.Of(body), headers: headers);
    }

    private int PlaceInPath(OperationField field) => fields.Operation.Path.IndexOf("{" + field.Field.Name + "}", StringComparison.Ordinal);

    private void RefuseMissing(IReadOnlyDictionary<string, object?> given)
    {
        var missing = fields.All.Where(f => f.IsRequired && !(given.TryGetValue(f.Name, out var value) && value is not null && !(value is string text && string.IsNullOrWhiteSpace(text)))).Select(f => f.Name).ToArray();
        Required.That(
            missing.Length == 0, missing.FirstOrDefault() ?? "", () => Messages.OperationFieldsMissing.With(fields.Operation.Name, string.Join(", ", missing)));
    }

    private OrderedDictionary Body(IReadOnlyDictionary<string, object?> given)
    {
        var body = new OrderedDictionary();
        foreach (var (field, value) in Given(FieldPlace.Body, given))
        {
            // Without a value, a field of an update is cleared; of anything else, it is not given.
            if (value is not null)
            {
                body[field.Field.Name] = field.ToWire(value);
            }
        }

        AddMasked(body, given);
        RefuseTwoOfGroup(fields.Request!.Fields, body);

        // An empty object in the place of what was forgotten would empty what it replaces.
        Required.That(
            body.Count > 0 || fields.Operation.Method is not ("PUT" or "PATCH") || !fields.All.Any(f => f.Place >= FieldPlace.Body),
            "",
            () => Messages.OperationWithoutBody.With(fields.Operation.Name, string.Join(", ", fields.All.Where(f => f.Place >= FieldPlace.Body).Select(f => f.Name))));
        return body;
    }

    // The object itself may be given, too, and its fields beside it. What of them was given is the mask, unless that is given.
    private void AddMasked(OrderedDictionary body, IReadOnlyDictionary<string, object?> given)
    {
        if (fields.Masked is not { } masked)
        {
            return;
        }

        var whole = new OrderedDictionary();
        foreach (var member in (body[masked.Name] as IDictionary)?.Entries() ?? [])
        {
            whole[member.Key] = member.Value;
        }

        foreach (var (field, value) in Given(FieldPlace.Masked, given))
        {
            whole[field.Field.Name] = field.ToWire(value);
        }

        RefuseTwoOfGroup(fields.MaskedFields, whole);
        string[] changed = [.. whole.Keys.Cast<string>().Where(name => name != "id")];
        Required.That(
            changed.Length > 0 || body.Contains(OperationFields.UpdateMask),
            "",
            () => Messages.OperationChangesNothing.With(fields.Operation.Name, string.Join(", ", fields.All.Where(f => f.Place == FieldPlace.Masked).Select(f => f.Name))));
        body[masked.Name] = whole;
        body[OperationFields.UpdateMask] = body[OperationFields.UpdateMask] ?? string.Join(",", changed);
    }

    private static void RefuseTwoOfGroup(IEnumerable<ApiField> known, OrderedDictionary body)
    {
        foreach (var group in OperationShapes.Groups(known))
        {
            var set = group.Arms.Where(arm => body[arm] is not null).Select(OperationField.NameOf).ToArray();
            Required.That(set.Length <= 1, set.FirstOrDefault() ?? "", () => Messages.OneOfTwice.With(group.Name, string.Join(", ", set)));
        }
    }

    private IEnumerable<(OperationField Field, object? Value)> Given(FieldPlace place, IReadOnlyDictionary<string, object?> given) =>
        fields.All.Where(f => f.Place == place && given.ContainsKey(f.Name)).OrderBy(f => f.Field.Name, StringComparer.Ordinal).Select(f => (f, given[f.Name]));
}
