using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>
/// Finds an operation by what a user calls it: its short name (<c>Vault.Create</c>), its id, or the end of either where no other operation ends
/// so. Letters may be in any case; the noun may be in the plural, and may have Service behind it, as in the id.
/// </summary>
/// <param name="table">The table.</param>
internal sealed class OperationNames(ApiTable table)
{
    private const string Parameter = "Operation";
    private const int MostHints = 3;

    /// <exception cref="C1InputException">There is none, it was removed, or the name stands for several.</exception>
    public ApiOperation Find(string text)
    {
        var typed = text.Trim();
        var found = Meant(typed, table.Ids);
        return found.Length switch
        {
            1 => table.Operation(found[0]),
            > 1 => throw new C1InputException(Messages.OperationAmbiguous.With(typed, string.Join(", ", found.Take(MostHints).Select(ApiOperation.ShortName))), Parameter),
            _ when Meant(typed, table.RemovedIds).FirstOrDefault() is { } removed => throw Removed(table.Operation(removed)),
            _ => throw new C1InputException(
                Messages.OperationUnknown.With(typed, Nearest.Hint(Nearest.Closest(LastTwo(typed), table.Ids.Select(ApiOperation.ShortName), MostHints))), Parameter),
        };
    }

    private static C1InputException Removed(ApiOperation operation) =>
        new(Messages.OperationRemoved.With(operation.Name, operation.Method, operation.Path), Parameter);

    private static string LastTwo(string name) => string.Join(".", name.Split('.') is { Length: > 2 } parts ? parts.Skip(parts.Length - 2) : [name]);

    private static string[] Meant(string typed, IReadOnlyList<string> ids)
    {
        var plain = Plain(typed);
        foreach (var isMeant in new Func<string, bool>[]
        {
            id => Same(id, typed) || Same(ApiOperation.ShortName(id), typed),
            id => Same(Plain(ApiOperation.ShortName(id)), plain),
            id => typed.Length > 0 && (EndsWith(id, typed) || EndsWith(ApiOperation.ShortName(id), typed)),
        })
        {
            if (ids.Where(isMeant).ToArray() is { Length: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    // Without what may differ: the package, Service, the plural.
    private static string Plain(string name)
    {
        var parts = name.Split('.');
        var noun = parts.Length > 1 ? parts[parts.Length - 2] : "";
        noun = noun.EndsWith("Service", StringComparison.OrdinalIgnoreCase) ? noun.Substring(0, noun.Length - "Service".Length) : noun;
        var one = noun.EndsWith("ies", StringComparison.OrdinalIgnoreCase) ? $"{noun.Substring(0, noun.Length - "ies".Length)}y" : noun.TrimEnd('s', 'S');
        return one + "." + parts[parts.Length - 1];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string name, string end) => name.EndsWith("." + end, StringComparison.OrdinalIgnoreCase);
}
