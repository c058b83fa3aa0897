using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The object that came down the pipe, a CSV row or another object, beside what PowerShell has bound from it: tells what it gave,
/// what it could not give, and what to call it. PowerShell resets a parameter before each row but goes on listing it as bound, so
/// "not given" shows in the value: no parameter has a default of its own.
/// </summary>
internal sealed class InputRow
{
    private static readonly string[] NamingColumns = ["DisplayName", "Name", "Id"];

    private readonly PSObject? _row;
    private readonly int _number;
    private readonly bool _isForeign;
    private readonly ICollection<string> _onCommandLine;

    /// <param name="row">The object; nothing where the cmdlet was called with arguments alone.</param>
    /// <param name="number">Which one it is, from 1.</param>
    /// <param name="noun">The class that the cmdlet makes. From objects of ours of another class only ids flow.</param>
    /// <param name="onCommandLine">The parameters that were given as arguments.</param>
    public InputRow(PSObject? row, int number, Type noun, ICollection<string> onCommandLine)
    {
        _row = row;
        _number = number;
        _isForeign = KnownObject.OfClass(row) is { } own && own != KnownObject.OfType(noun);
        _onCommandLine = onCommandLine;
    }

    /// <summary>How messages name it; nothing without a pipe.</summary>
    public string? Name => _row is null ? null
        : Property(NamingColumns)?.ToString() is { Length: > 0 } name ? Messages.RowNamed.With(_number, name)
        : Messages.RowNumbered.With(_number);

    /// <summary>The object itself.</summary>
    public object? Target => _row?.BaseObject is PSCustomObject ? _row : _row?.BaseObject;

    /// <summary>
    /// Whether a parameter was given: as an argument, or by a cell with something in it. An object of ours spells out what is not set, as an
    /// empty list, too.
    /// </summary>
    public bool Gives(string parameter, object? value) =>
        _onCommandLine.Contains(parameter)
        || (value is not null && !(value is string text && string.IsNullOrWhiteSpace(text)) && !IsOfAnother(parameter)
            && !(value is ICollection { Count: 0 } && KnownObject.NounOf(_row) is not null));

    /// <summary>Tells of the first cell that could not be read.</summary>
    /// <exception cref="C1InputException">Names the column, the value and what was expected.</exception>
    public void RefuseUnreadable(CellParameters parameters)
    {
        foreach (var property in _row?.Properties ?? Enumerable.Empty<PSPropertyInfo>())
        {
            if (parameters.Find(property.Name) is { } parameter
                && !_onCommandLine.Contains(parameter.Name)
                && !IsOfAnother(parameter.Name)
                && parameter.Cell.Read(Value(property)) is UnreadableCell unreadable)
            {
                throw new C1InputException(Messages.CellUnreadable.With(parameter.Name, unreadable.Reason), parameter.Name);
            }
        }
    }

    /// <summary>Refuses a row of which nothing would be used: a text or a number in the pipe, say.</summary>
    public void RefuseUseless(PSCmdlet cmdlet, CellParameters parameters)
    {
        var open = parameters.All.Where(p => !_onCommandLine.Contains(p.Name));
        Required.That(
            _row is null || !open.Any() || open.Any(p => p.Property.GetValue(cmdlet) is not (null or "")),
            "InputObject",
            () => Messages.RowGivesNothing);
    }

    /// <summary>The columns of a CSV row that no parameter takes: misspelt, perhaps.</summary>
    public string[] IgnoredColumns(CellParameters parameters) =>
        _row?.BaseObject is PSCustomObject ? [.. _row.Properties.Select(p => p.Name).Where(name => parameters.Find(name) is null)] : [];

    // Nobody asked for the name of an app as the name of its resource types.
    private bool IsOfAnother(string parameter) => _isForeign && !parameter.EndsWith("Id", StringComparison.Ordinal);

    private object? Property(string[] columns)
    {
        foreach (var column in columns)
        {
            if (_row!.Properties[column] is { } property)
            {
                return Value(property);
            }
        }

        return null;
    }

    // A script property may fail; it has been told of, if it mattered, when PowerShell bound it.
    public static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
