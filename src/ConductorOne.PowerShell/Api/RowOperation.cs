using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>
/// An operation that rows name. When PowerShell read the arguments, it knew none of its fields: they are parameters of the row pipe alone, which
/// fills them from the row, and keep what was given as an argument.
/// </summary>
internal sealed class RowOperation
{
    /// <param name="fields">The operation's fields.</param>
    /// <param name="own">The cmdlet's own parameters that rows fill, whatever the operation.</param>
    /// <param name="arguments">What PowerShell could not bind.</param>
    /// <exception cref="C1InputException">An argument is no field of the operation, or cannot be read.</exception>
    public RowOperation(OperationFields fields, IEnumerable<PropertyInfo> own, OtherArguments arguments)
    {
        Fields = fields;
        Parameters = new([
            .. fields.All.Where(f => !OperationFields.IsShared(f.Name)).Select(f => NewParameter(f.NewParameter())),
            .. own.Select(property => new CellParameter(property, fields.Find(property.Name)?.NewCell() ?? new TextCellAttribute())),
        ]);
        foreach (var argument in arguments.Of(fields))
        {
            var parameter = Parameters.Find(argument.Key.Name)!;
            var read = parameter.Cell.Read(argument.Value);
            if (read is UnreadableCell unreadable)
            {
                throw new C1InputException(Messages.OperationArgumentUnreadable.With(parameter.Name, unreadable.Reason), parameter.Name);
            }

            parameter.Property.SetValue(null, read);
            Given.Add(parameter.Name);
        }
    }

    public OperationFields Fields { get; }

    /// <summary>Its fields, and the cmdlet's own parameters, as the row pipe fills them.</summary>
    public CellParameters Parameters { get; }

    /// <summary>The fields that were given as arguments.</summary>
    public ISet<string> Given { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    private static CellParameter NewParameter(RuntimeDefinedParameter parameter) =>
        new(new OperationParameter(parameter), parameter.Attributes.OfType<CellAttribute>().Single());
}
