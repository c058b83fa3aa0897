using System.Collections.Generic;
using System.Linq;
using ConductorOne.Operations;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>The related objects that an answer can bring along.</summary>
/// <param name="paths">What the API can bring along.</param>
internal abstract class ExpandMask(params string[] paths)
{
    public IReadOnlyList<string> Paths => paths;

    /// <summary>A mask with these paths, as the wire has it.</summary>
    /// <exception cref="C1InputException">One of them is unknown.</exception>
    public Fields Read(string[] chosen, string parameter)
    {
        foreach (var path in chosen)
        {
            Required.That(
                paths.Contains(path),
                parameter,
                () => Messages.UnknownEnumValue.With(parameter, path, Nearest.Hint(path, paths), string.Join(", ", paths)));
        }

        return new() { { nameof(Paths), chosen } };
    }
}
