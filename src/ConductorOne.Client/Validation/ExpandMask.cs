using System.Collections.Generic;
using System.Linq;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>The related objects that an answer should bring along.</summary>
internal abstract class ExpandMask
{
    public required string[] Paths { get; init; }

    /// <summary>What the API can bring along.</summary>
    protected abstract IReadOnlyList<string> Expandable { get; }

    public void Check()
    {
        foreach (var path in Paths)
        {
            Required.That(
                Expandable.Contains(path),
                nameof(ExpandMask),
                () => Messages.UnknownEnumValue.With(
                    nameof(ExpandMask), path, Nearest.Hint(path, Expandable), string.Join(", ", Expandable)));
        }
    }
}
