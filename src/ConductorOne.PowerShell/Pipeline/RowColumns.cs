using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>What the columns of the rows mean to a cmdlet. A name is looked at once, however many rows have it.</summary>
/// <param name="parameters">What rows fill.</param>
/// <param name="noun">The class that the cmdlet makes or reads. The names of its properties are no misspellings.</param>
/// <param name="arguments">The parameters that were given as arguments.</param>
/// <param name="scripted">The parameters that a script block gives.</param>
internal sealed class RowColumns(CellParameters parameters, Type noun, ICollection<string> arguments, ICollection<string> scripted)
{
    // How a byte order mark looks that was read as Latin-1.
    private const string Latin1Mark = "\u00EF\u00BB\u00BF";

    private const string DisplayName = nameof(DisplayName);

    // What else a column with names is called.
    private static readonly string[] Names = ["Name", "Title"];

    private readonly Dictionary<string, CellParameter?> _byName = new(StringComparer.Ordinal);

    public CellParameters Parameters => parameters;

    public ICollection<string> Arguments => arguments;

    /// <summary>The parameter that a column fills, whatever stands around its name: blanks, quotes, a byte order mark.</summary>
    public CellParameter? Find(string column)
    {
        if (!_byName.TryGetValue(column, out var parameter))
        {
            _byName[column] = parameter = parameters.Find(column) ?? parameters.Find(Bare(column));
        }

        return parameter;
    }

    /// <summary>The columns of a row that no parameter takes and no row before had.</summary>
    public string[] NewIgnored(InputRow row) => row.IsTable && row.Columns.Any(column => !_byName.ContainsKey(column))
        ? [.. row.Columns.Where(column => !_byName.ContainsKey(column) && Find(column) is null)]
        : [];

    /// <summary>The parameter that a column of a row was probably meant for, which is not given otherwise.</summary>
    public string? Misspelt(string column, InputRow row)
    {
        if (row.IsCopy || Separator(column) is not null || noun.GetProperty(Bare(column), BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance) is not null)
        {
            return null;
        }

        var open = parameters.All.Where(p => !arguments.Contains(p.Name) && !scripted.Contains(p.Name) && !row.Has(p, this)).Select(p => p.Name).ToArray();
        return Nearest.Misspelt(column, open) ?? Nearest.Abbreviated(column, open);
    }

    /// <summary>What a user can do about a row that does not give what it has to; nothing where there is no more to say.</summary>
    /// <param name="row">The row.</param>
    /// <param name="missing">The parameter that is missing, or nothing where none was given.</param>
    public string? Advice(InputRow row, string? missing)
    {
        if (row.Target is null)
        {
            return null;
        }

        if (!row.IsTable)
        {
            return missing is not null ? null
                : row.IsList ? Messages.RowIsList
                : row.ClassOfSingle is { } single ? Messages.RowIsSingle.With(single, parameters.All[0].Name)
                : null;
        }

        foreach (var column in row.Columns)
        {
            var name = Bare(column);
            if (name.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            {
                return Messages.RowHasSeparatorLine.With(name, name.Length > 4 ? " -Delimiter " + Quoted(name[4]) : "");
            }

            if (Separator(name) is { } separator)
            {
                return Messages.RowIsOneColumn.With(column, Quoted(separator));
            }
        }

        if (row.Columns.FirstOrDefault(column => Find(column) is null && Misspelt(column, row) is { } meant && (missing ?? meant) == meant) is { } near)
        {
            return Messages.RowHasNearColumn.With(near, Misspelt(near, row));
        }

        // The commonest other name of all.
        return missing == DisplayName && row.Columns.FirstOrDefault(column => Names.Contains(Bare(column), StringComparer.OrdinalIgnoreCase)) is { } other
            ? Messages.RowHasNearColumn.With(other, DisplayName)
            : null;
    }

    // A header in which other separators part names of parameters.
    private char? Separator(string header)
    {
        foreach (var separator in new[] { ';', '\t', '|', ',' })
        {
            var parts = header.Split(separator);
            if (parts.Length > 1 && parts.Any(part => Find(part) is not null))
            {
                return separator;
            }
        }

        return null;
    }

    private static string Quoted(char separator) => separator == '\t' ? "\"`t\"" : "'" + separator + "'";

    private static string Bare(string column)
    {
        var (start, end) = (column.StartsWith(Latin1Mark, StringComparison.Ordinal) ? Latin1Mark.Length : 0, column.Length);
        while (start < end && IsAround(column[start]))
        {
            start++;
        }

        while (end > start && IsAround(column[end - 1]))
        {
            end--;
        }

        return column.Substring(start, end - start);
    }

    private static bool IsAround(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '"' or '\'';
}
