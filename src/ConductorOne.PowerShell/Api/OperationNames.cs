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
        var found = Meant(typed, table.Operations);
        return found.Length switch
        {
            1 => found[0],
            > 1 => throw new C1InputException(Messages.OperationAmbiguous.With(typed, string.Join(", ", found.Take(MostHints).Select(o => o.Name))), Parameter),
            _ when Meant(typed, table.Removed).FirstOrDefault() is { } removed => throw new C1InputException(
                Messages.OperationRemoved.With(removed.Name, removed.Method, removed.Path), Parameter),
            _ => throw new C1InputException(Messages.OperationUnknown.With(typed, Nearest.Hint(Nearest.Closest(LastTwo(typed), table.Operations.Select(o => o.Name), MostHints))), Parameter),
        };
    }

    private static string LastTwo(string name) => string.Join(".", name.Split('.') is { Length: > 2 } parts ? parts.Skip(parts.Length - 2) : [name]);

    private static ApiOperation[] Meant(string typed, IReadOnlyList<ApiOperation> operations)
    {
        foreach (var isMeant in new Func<ApiOperation, bool>[]
        {
            o => Same(o.Name, typed) || Same(o.Id, typed),
            o => Same(Plain(o.Name), Plain(typed)),
            o => typed.Length > 0 && (EndsWith(o.Name, typed) || EndsWith(o.Id, typed)),
        })
        {
            if (operations.Where(isMeant).ToArray() is { Length: > 0 } found)
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
        return noun.TrimEnd('s', 'S') + "." + parts[parts.Length - 1];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string name, string end) => name.EndsWith("." + end, StringComparison.OrdinalIgnoreCase);
}
