using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConductorOne.Resources;

namespace ConductorOne.Json;

/// <summary>One answer taken apart: what belongs to every object in it, and what kept an object from being one.</summary>
/// <param name="answer">The whole.</param>
internal sealed class AnswerParts(Wrapper answer)
{
    // Each of many objects may point to everything, and gets all unknown fields of the answer.
    private int _stepsLeft = JsonSize.MostTokens;

    // The wrapper within the answer, where there is one.
    private string _around = "";

    /// <summary>The objects that came along.</summary>
    public C1List<object?> Expanded { get; } = new((answer as ExpandedAnswer)?.Expanded ?? []);

    /// <summary>Which object of a page is looked at.</summary>
    public int? Item { get; set; }

    /// <summary>Why objects could not be had.</summary>
    public ShortList Faults { get; } = new();

    public object? Single(string path) => All(path) is { Count: > 0 } found ? found[0] : null;

    public C1List<object?> All(string path) => [.. ExpandedPath.All(path, Expanded, ref _stepsLeft)];

    /// <summary>What should be in a field of a wrapper. Where it is not, that is a fault.</summary>
    public T? Inside<T>(Wrapper wrapper, T? inside, string name)
        where T : class
    {
        if (inside is null)
        {
            Fault(name, wrapper.AdditionalProperties, name);
        }

        _around = inside is Wrapper ? name : _around;
        return inside;
    }

    /// <summary>An object with an id, and the unknown fields of what it was in. Without one, that is a fault.</summary>
    public T? Object<T>(Wrapper? wrapper, T? inside, string name)
        where T : C1Object
    {
        if (wrapper is not null && Inside(wrapper, inside, name) is null)
        {
            return null;
        }

        if (inside!.Id.Length == 0)
        {
            Fault(name.Length == 0 ? "id" : name + ".id", inside.AdditionalProperties, "id");
            return null;
        }

        Add(inside, wrapper?.AdditionalProperties);
        Add(inside, answer.AdditionalProperties);
        return inside;
    }

    /// <summary>There is no object where there should be one on a page.</summary>
    public void Hole(string found) => Fault("", found);

    private void Fault(string at, IDictionary<string, object?>? unread, string name) => Fault(
        at, unread is not null && unread.TryGetValue(name, out var value) ? JsonKind.Of(value) : Messages.JsonMissing);

    private void Fault(string at, string found) => Faults.Add(() =>
    {
        var steps = new[] { Item is { } item ? "list[" + item.ToString(CultureInfo.InvariantCulture) + "]" : "", _around, at };
        return Messages.AnswerPartIsOther.With(string.Join(".", steps.Where(s => s.Length > 0)), found);
    });

    // Its own come first.
    private void Add(C1Object target, IDictionary<string, object?>? unknown)
    {
        if (unknown is null)
        {
            return;
        }

        target.AdditionalProperties ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in unknown)
        {
            if (--_stepsLeft < 0)
            {
                return;
            }

            if (!target.AdditionalProperties.ContainsKey(field.Key))
            {
                target.AdditionalProperties.Add(field.Key, field.Value);
            }
        }
    }
}
