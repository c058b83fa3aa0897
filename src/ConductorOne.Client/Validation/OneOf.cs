using System.Linq;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>A oneof of the API: exactly one of its arms may be set.</summary>
internal static class OneOf
{
    public static void Check(string at, params (string Name, object? Value)[] arms)
    {
        var count = arms.Count(a => a.Value is not null);
        if (count == 0)
        {
            throw new C1InputException(Messages.OneOfEmpty.With(at, string.Join(", ", arms.Select(a => a.Name))), at);
        }

        if (count > 1)
        {
            throw new C1InputException(Messages.OneOfTwice.With(at, Names(arms)), at);
        }
    }

    /// <summary>The arms that are set.</summary>
    public static string Names((string Name, object? Value)[] arms) => string.Join(", ", arms.Where(a => a.Value is not null).Select(a => a.Name));
}
