using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Operations;

/// <summary>
/// The fields that one call gives, in the order in which they go out: by the names of the parameters, with the values of the wire. A field that is
/// there with nothing in it is cleared, where the operation can do that.
/// </summary>
internal sealed class Fields : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _given = [];

    public bool IsEmpty => _given.Count == 0;

    public object? this[string name]
    {
        get => IndexOf(name) is >= 0 and var index ? _given[index].Value : null;
        set => Add(name, value);
    }

    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The value, where it is there and of that type.</summary>
    public T? Get<T>(string name)
        where T : class => this[name] as T;

    /// <summary>Adds a field, or gives it another value.</summary>
    public void Add(string name, object? value)
    {
        var field = new KeyValuePair<string, object?>(name, value);
        if (IndexOf(name) is >= 0 and var index)
        {
            _given[index] = field;
        }
        else
        {
            _given.Add(field);
        }
    }

    /// <summary>The same fields and another one.</summary>
    public Fields With(string name, object? value)
    {
        var more = new Fields();
        more._given.AddRange(_given);
        more.Add(name, value);
        return more;
    }

    /// <summary>Takes a field out, and returns its value.</summary>
    public object? Take(string name)
    {
        var value = this[name];
        _given.RemoveAll(field => field.Key == name);
        return value;
    }

    /// <summary>The fields that have a value and are not among these. What has none was not given, where nothing can be cleared.</summary>
    public Fields WithValue(IReadOnlyCollection<string> except)
    {
        var given = new Fields();
        given._given.AddRange(Except(except).Where(field => field.Value is not null));
        return given;
    }

    /// <summary>The fields that are not among these.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Except(IReadOnlyCollection<string> names) => _given.Where(field => !names.Contains(field.Key));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _given.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name) => _given.FindIndex(field => string.Equals(field.Key, name, StringComparison.Ordinal));
}
