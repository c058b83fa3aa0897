using System.Linq;
using ConductorOne.Validation;

namespace ConductorOne.Lists;

/// <summary>Names an object in a search.</summary>
internal sealed record IdRef(string? Id)
{
    public static void Check(IdRef[]? references, string parameter) => Required.Ids(references?.Select(r => r.Id), parameter);
}
