using System;
using System.Collections.Generic;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Objects of one kind in the order of their creation.</summary>
internal sealed class ObjectStore<T>
    where T : class, IStoredObject
{
    private readonly List<T> _objects = [];

    // Not there while the store is empty, as most of those that belong to an object are.
    private Dictionary<string, int>? _positions;

    /// <summary>Adds an object.</summary>
    public void Add(T added)
    {
        lock (_objects)
            Append(added);
    }

    /// <summary>Adds many objects.</summary>
    /// <param name="count">How many there are, for which room is made.</param>
    /// <param name="added">The objects.</param>
    public void Add(int count, IEnumerable<T> added)
    {
        lock (_objects)
        {
            _objects.EnsureCapacity(_objects.Count + count);
            Positions.EnsureCapacity(_objects.Count + count);
            foreach (var item in added)
                Append(item);
        }
    }

    /// <summary>Adds an object, unless one that is there stands in its way.</summary>
    public bool TryAdd(T added, Predicate<T>? conflicts)
    {
        lock (_objects)
        {
            if (conflicts is not null && _objects.Exists(present => present.DeletedAt is null && conflicts(present)))
                return false;
            Append(added);
            return true;
        }
    }

    /// <summary>The object with this id, deleted or not, or null.</summary>
    public T? Find(string id)
    {
        lock (_objects)
            return _positions?.TryGetValue(id, out var position) == true ? _objects[position] : null;
    }

    /// <summary>Replaces an object by what the change makes of it. Null when there is no such object.</summary>
    public T? Change(string id, Func<T, T> change)
    {
        lock (_objects)
        {
            if (_positions?.TryGetValue(id, out var position) != true)
                return null;
            return _objects[position] = change(_objects[position]);
        }
    }

    /// <summary>Up to <paramref name="size"/> objects that aren't deleted, and where the next page starts, or null at the end.</summary>
    /// <param name="start">Where the page starts.</param>
    /// <param name="size">How many objects it holds at most.</param>
    /// <param name="where">Which objects are meant; null for all.</param>
    /// <param name="includeDeleted">Whether deleted objects are meant as well.</param>
    public (IReadOnlyList<T> Items, int? Next) Read(int start, int size, Predicate<T>? where = null, bool includeDeleted = false)
    {
        var items = new List<T>(Math.Min(size, 100));
        lock (_objects)
        {
            for (var position = start; position < _objects.Count; position++)
            {
                if ((!includeDeleted && _objects[position].DeletedAt is not null) || where?.Invoke(_objects[position]) == false)
                    continue;
                if (items.Count == size)
                    return (items, position);
                items.Add(_objects[position]);
            }
        }

        return (items, null);
    }

    private Dictionary<string, int> Positions => _positions ??= new Dictionary<string, int>(StringComparer.Ordinal);

    private void Append(T added)
    {
        Positions.Add(added.Id, _objects.Count);
        _objects.Add(added);
    }
}
