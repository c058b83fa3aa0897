using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ConductorOne.Api;

/// <summary>
/// The API as a table: every operation and every message, out of two text files. A line of the first is an operation; of the second, a line
/// at the margin names a message and the lines behind it are its fields. What nobody asks for is not read: messages are found by where they
/// stand, and read one by one.
/// </summary>
public sealed class ApiTable
{
    private static readonly Lazy<ApiTable> Shipped = new(() => new ApiTable(Resource("Operations.txt"), Resource("Messages.txt")));

    private readonly string _messages;
    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ApiMessage> _read = new(StringComparer.Ordinal);

    /// <param name="operations">The text of the file of operations.</param>
    /// <param name="messages">The text of the file of messages.</param>
    public ApiTable(string operations, string messages)
    {
        var all = Lines(operations).Select(ApiOperation.Parse).ToArray();
        Operations = [.. all.Where(o => !o.IsRemoved)];
        Removed = [.. all.Where(o => o.IsRemoved)];
        _messages = messages;
        Index();
    }

    /// <summary>The table of this build.</summary>
    public static ApiTable Current => Shipped.Value;

    /// <summary>The operations, in the order of their ids.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>Operations that the description had once.</summary>
    public IReadOnlyList<ApiOperation> Removed { get; }

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

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#');

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
