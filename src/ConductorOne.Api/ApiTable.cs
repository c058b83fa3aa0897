using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ConductorOne.Api;

/// <summary>
/// The API as a table: every operation and every message, out of two text files. A line of the first is an operation; of the second, a line
/// at the margin names a message and the lines behind it are its fields. What nobody asks for is not read: messages are found by where they
/// stand, and read one by one; so are operations.
/// </summary>
public sealed class ApiTable
{
    private static readonly Lazy<ApiTable> Shipped = new(() => new ApiTable(Resource("Operations.txt"), Resource("Messages.txt")));

    private readonly string _messages;
    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ApiMessage> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private readonly List<string> _removedIds = [];
    private readonly ConcurrentDictionary<string, ApiOperation> _readOperations = new(StringComparer.Ordinal);

    /// <param name="operations">The text of the file of operations.</param>
    /// <param name="messages">The text of the file of messages.</param>
    public ApiTable(string operations, string messages)
    {
        foreach (var line in operations.Split('\n'))
        {
            if (line.Length > 0 && line[0] != '#' && line.IndexOf(' ') is > 0 and var end)
            {
                var id = line.Substring(0, end);
                _lines[id] = line.TrimEnd('\r');
                (_lines[id].EndsWith(" removed", StringComparison.Ordinal) ? _removedIds : _ids).Add(id);
            }
        }

        _messages = messages;
        Index();
    }

    /// <summary>The table of this build.</summary>
    public static ApiTable Current => Shipped.Value;

    /// <summary>The ids of the operations, in their order.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The ids of operations that the description had once.</summary>
    public IReadOnlyList<string> RemovedIds => _removedIds;

    /// <summary>The operations, in the order of their ids.</summary>
    public IEnumerable<ApiOperation> Operations => _ids.Select(Operation);

    /// <summary>An operation by its id, whether the description still has it or had it once.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ApiOperation Operation(string id) => _readOperations.GetOrAdd(id, known => ApiOperation.Parse(_lines[known]));

    /// <summary>The names of all messages.</summary>
    public IReadOnlyCollection<string> MessageNames => _starts.Keys;

    /// <summary>A message by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ApiMessage Message(string name) => _read.GetOrAdd(name, Read);

    /// <summary>What a message may hold; nothing for an operation without a body.</summary>
    public ApiMessage? Request(ApiOperation operation) => operation.RequestName.Length == 0 ? null : Message(operation.RequestName);

    /// <summary>What an operation answers.</summary>
    public ApiMessage? Answer(ApiOperation operation) => operation.AnswerName.Length == 0 ? null : Message(operation.AnswerName);

    private static string Resource(string name)
    {
        using var stream = typeof(ApiTable).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Index()
    {
        for (int start = 0, end; start < _messages.Length; start = end + 1)
        {
            end = EndOf(start);
            if (end > start && _messages[start] is not (' ' or '#' or '\r'))
            {
                _starts[Line(start, end)] = end + 1;
            }
        }
    }

    private ApiMessage Read(string name)
    {
        var fields = new List<ApiField>();
        for (int start = _starts[name], end; start < _messages.Length && _messages[start] == ' '; start = end + 1)
        {
            end = EndOf(start);
            fields.Add(ApiField.Parse(Line(start, end)));
        }

        return new(name, fields);
    }

    private int EndOf(int start) => _messages.IndexOf('\n', start) is >= 0 and var end ? end : _messages.Length;

    private string Line(int start, int end) => _messages.Substring(start, end - start).TrimEnd('\r');
}
