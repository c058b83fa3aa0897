using System.Collections.Generic;

namespace ConductorOne.PowerShell.Api;

/// <summary>A parameter that Invoke-C1Api has for an operation.</summary>
public sealed class C1OperationParameter
{
    internal C1OperationParameter(OperationField known)
    {
        Name = known.Name;
        Field = known.Field.Name;
        Type = known.Field.Type.Kind == ConductorOne.Api.ApiKind.Enum ? known.Field.Type.Prefix + "…" : known.Field.Type.ToString();
        In = known.Place.ToString();
        IsRequired = known.IsRequired;
        IsDeprecated = known.Field.IsDeprecated;
        Values = known.Names?.Names ?? [];
    }

    /// <summary>The parameter.</summary>
    public string Name { get; }

    /// <summary>The field, as the API calls it.</summary>
    public string Field { get; }

    /// <summary>What it holds: <c>[]</c> before it stands for a list, <c>{}</c> for a map.</summary>
    public string Type { get; }

    /// <summary>Where it travels: Path, Query, Body, or Masked for a field of the object that an update changes.</summary>
    public string In { get; }

    /// <summary>Whether it has to be given.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether it should be used no more.</summary>
    public bool IsDeprecated { get; }

    /// <summary>The names that an enumeration has.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>As a line of help.</summary>
    public override string ToString() =>
        "-" + Name + " <" + (Values.Count > 0 ? string.Join(" | ", Values) : Type) + ">" + (IsRequired ? " (required)" : "") + (IsDeprecated ? " (deprecated)" : "");
}
