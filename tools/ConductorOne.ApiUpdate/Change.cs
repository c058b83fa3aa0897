using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;

namespace ConductorOne.ApiUpdate;

/// <summary>One thing that differs between two tables, and the operations that it touches.</summary>
/// <param name="Text">A line for a person: "+" is new, "-" is gone, "~" is another than before.</param>
/// <param name="Operations">The operations that it touches: itself, or those that send or answer the message.</param>
internal sealed record Change(string Text, IReadOnlyList<ApiOperation> Operations)
{
    /// <summary>What a table has that the one before it had not, and the other way round.</summary>
    public static IEnumerable<Change> Between(ApiTable before, ApiTable after)
    {
        foreach (var (text, old, now) in Pairs(before.Operations, after.Operations, o => o.Id))
        {
            yield return new(text + Fields(old?.QueryFields ?? [], now?.QueryFields ?? [], old is not null && now is not null), [now ?? old!]);
        }

        var users = new Users(before, after);
        foreach (var (text, old, now) in Pairs(Messages(before), Messages(after), m => m.Name))
        {
            yield return new(text + Fields(old?.Fields ?? [], now?.Fields ?? [], old is not null && now is not null), users.Of((now ?? old!).Name));
        }
    }

    private static IEnumerable<ApiMessage> Messages(ApiTable table) => table.MessageNames.Select(table.Message);

    private static IEnumerable<(string Text, T? Old, T? Now)> Pairs<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key)
        where T : class
    {
        var (old, now) = (before.ToDictionary(key), after.ToDictionary(key));
        return from name in old.Keys.Union(now.Keys).OrderBy(n => n, StringComparer.Ordinal)
               let pair = (Old: old.GetValueOrDefault(name), Now: now.GetValueOrDefault(name))
               where pair.Old?.ToString() != pair.Now?.ToString()
               select ((pair.Old is null ? "+ " : pair.Now is null ? "- " : "~ ") + name, pair.Old, pair.Now);
    }

    // Of what is new or gone as a whole, the fields go without saying.
    private static string Fields(IEnumerable<ApiField> before, IEnumerable<ApiField> after, bool areShown) => !areShown ? ""
        : string.Concat(Pairs(before, after, f => f.Name).Select(f => Environment.NewLine + "    " + f.Text[..2] + (f.Now ?? f.Old) + (f is { Old: { } old, Now: not null } ? "   was: " + old : "")));

    // Which operations send or answer a message, alone or inside another.
    private sealed class Users(ApiTable before, ApiTable after)
    {
        private readonly ILookup<string, ApiOperation> _users = (
            from table in new[] { before, after }
            from operation in table.Operations
            from message in Reached(table, [operation.RequestName, operation.AnswerName])
            select (message, operation)).ToLookup(u => u.message, u => u.operation);

        public IReadOnlyList<ApiOperation> Of(string message) => [.. _users[message].DistinctBy(o => o.Id)];

        private static HashSet<string> Reached(ApiTable table, IEnumerable<string> roots)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(roots.Where(r => r.Length > 0));
            while (open.TryPop(out var name))
            {
                if (reached.Add(name))
                {
                    table.Message(name).Fields.Where(f => f.Type.Kind == ApiKind.Message).Select(f => f.Type.MessageName).ToList().ForEach(open.Push);
                }
            }

            return reached;
        }
    }
}
