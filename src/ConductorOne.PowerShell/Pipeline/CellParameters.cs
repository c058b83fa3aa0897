using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ConductorOne.PowerShell.Binding;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>A parameter that reads cells.</summary>
internal sealed record CellParameter(PropertyInfo Property, CellAttribute Cell)
{
    public string Name => Property.Name;

    /// <summary>Its name and its aliases.</summary>
    public string[] Names { get; } = [Property.Name, .. Property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];
}

/// <summary>The parameters of a cmdlet that rows fill, by the columns that fill them.</summary>
internal sealed class CellParameters
{
    private readonly Dictionary<string, CellParameter> _byColumn = new(StringComparer.OrdinalIgnoreCase);

    public CellParameters(Type cmdlet)
        : this(
            from property in cmdlet.GetProperties()
            let cell = property.GetCustomAttribute<CellAttribute>()
            where cell is not null && property.GetCustomAttributes<ParameterAttribute>().Any(p => p.ValueFromPipelineByPropertyName)
            select new CellParameter(property, cell))
    {
    }

    public CellParameters(IEnumerable<CellParameter> all)
    {
        All = [.. all];
        foreach (var parameter in All)
        {
            foreach (var name in parameter.Names)
            {
                _byColumn[name] = parameter;
            }
        }
    }

    public IReadOnlyList<CellParameter> All { get; }

    public CellParameter? Find(string column) => _byColumn.TryGetValue(column, out var parameter) ? parameter : null;
}
