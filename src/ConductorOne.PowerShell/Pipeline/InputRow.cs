using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
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

    // How many rows a message names.
    private const int MostNamed = 5;

    private readonly PSObject? _row;
    private readonly IReadOnlyList<InputRow> _gathered = [];
    private readonly int _number;
    private readonly bool _isForeign;
    private readonly ICollection<string> _onCommandLine;
    private readonly ICollection<string> _scripted;

    // PowerShell makes the list anew each time that it is asked.
    private string[]? _columns;

    /// <param name="row">The object; nothing where the cmdlet was called with arguments alone.</param>
    /// <param name="number">Which one it is, from 1.</param>
    /// <param name="noun">The class that the cmdlet makes. From objects of ours of another class only ids flow.</param>
    /// <param name="onCommandLine">The parameters that were given as arguments.</param>
    /// <param name="scripted">The parameters that a script block gives: whatever the row is, that was asked for.</param>
    public InputRow(PSObject? row, int number, Type noun, ICollection<string> onCommandLine, ICollection<string> scripted)
    {
        _row = row;
        _number = number;
        _isForeign = KnownObject.OfClass(row) is { } own && own != Nouns.OfClass(noun.FullName);
        _onCommandLine = onCommandLine;
        _scripted = scripted;
    }

    private InputRow(IReadOnlyList<InputRow> gathered)
    {
        _gathered = gathered;
        (_onCommandLine, _scripted) = (gathered[0]._onCommandLine, gathered[0]._scripted);
    }

    /// <summary>Rows that are sent as one: what goes wrong is about all of them.</summary>
    public static InputRow Of(IReadOnlyList<InputRow> rows) => rows.Count == 1 ? rows[0] : new(rows);

    /// <summary>How messages name it; nothing without a pipe.</summary>
    public string? Name => _gathered.Count > 0 ? Messages.RowsNumbered.With(FirstFew.Of([.. _gathered.Select(row => row._number)], MostNamed))
        : _row is null ? null
        : Label is { Length: > 0 } name ? Messages.RowNamed.With(_number, name)
        : Messages.RowNumbered.With(_number);

    /// <summary>The same for a null in the pipe, which has no name.</summary>
    public string Place => Name ?? Messages.RowNumbered.With(_number);

    /// <summary>What it calls itself.</summary>
    public string? Label => NamingColumns.Select(Find).FirstOrDefault(value => value is string { Length: > 0 } or ValueType)?.ToString();

    /// <summary>The object itself; all of them, where it is several.</summary>
    public object? Target => _gathered.Count > 0 ? _gathered.Select(row => row.Target).ToArray()
        : _row?.BaseObject is PSCustomObject ? _row
        : _row?.BaseObject;

    /// <summary>Whether its columns are the user's own: of a CSV file, a hashtable, a table of a database.</summary>
    public bool IsTable => _row?.BaseObject is PSCustomObject or IDictionary or DataRow;

    /// <summary>Whether it is an object of this module.</summary>
    public bool IsOurs => KnownObject.ClassOf(_row) is not null;

    /// <summary>Whether it is several rows in one.</summary>
    public bool IsList => _row?.BaseObject is IEnumerable and not (string or IDictionary);

    /// <summary>Whether it was an object of this module in another process.</summary>
    public bool IsCopy => _row?.BaseObject is PSCustomObject && _row.TypeNames[0].StartsWith("Deserialized." + nameof(ConductorOne), StringComparison.Ordinal);

    /// <summary>The class of a text or a number, which has no columns.</summary>
    public string? ClassOfSingle => _row?.BaseObject is string or ValueType ? _row.BaseObject.GetType().Name : null;

    /// <summary>Whether there is nothing in any cell, as in the rows that a spreadsheet writes below the last one.</summary>
    public bool IsBlank => _row?.BaseObject is PSCustomObject
        && _row.Properties.Count() > 1
        && _row.Properties.All(property => property is PSNoteProperty && (property.Value is null || IsBlankText(property.Value)))
        && _row.Properties.Any(property => property.Value is string);

    /// <summary>The names of its columns.</summary>
    public IReadOnlyList<string> Columns => _columns ??=
    [
        .. _row?.BaseObject is IDictionary keys
            ? keys.Keys.OfType<string>()
            : (_row?.Properties ?? Enumerable.Empty<PSPropertyInfo>()).Select(property => property.Name),
    ];

    /// <summary>
    /// Whether a parameter was given: as an argument, or by a cell with something in it. An object of ours spells out what is not set, as an
    /// empty list, too.
    /// </summary>
    public bool Gives(string parameter, object? value) =>
        _onCommandLine.Contains(parameter)
        || (value is not null && !IsBlankText(value) && !IsOfAnother(parameter)
            && !(value is ICollection { Count: 0 } && KnownObject.NounOf(_row) is not null));

    /// <summary>Whether a column fills a parameter.</summary>
    public bool Has(CellParameter parameter, RowColumns columns) => Columns.Any(column => columns.Find(column) == parameter);

    /// <summary>The first of some parameters that a row of a table has columns for, where nothing is in any of these.</summary>
    public CellParameter? FirstEmpty(IReadOnlyCollection<CellParameter> parameters, RowColumns columns)
    {
        var cells = (IsTable ? Columns : []).Select(column => (Parameter: columns.Find(column), Column: column)).Where(cell => parameters.Contains(cell.Parameter)).ToArray();
        return cells.All(cell => IsEmpty(cell.Column)) ? parameters.FirstOrDefault(p => cells.Any(cell => cell.Parameter == p)) : null;
    }

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string column) => _row?.BaseObject is IDictionary
        ? Columns.Contains(column, StringComparer.OrdinalIgnoreCase)
        : _row?.Properties[column] is not null;

    /// <summary>The noun of the object or of the row, as far as it can be told.</summary>
    public Noun? Noun => KnownObject.NounOf(_row);

    /// <summary>The class of an object of this module, or of a row of a file that has the columns of a part, without its namespace.</summary>
    public string? ClassName => NameOf(KnownObject.ClassOfSelected(_row));

    /// <summary>The same where it is no object of a noun, but may have the ids of one: an owner has that of its app.</summary>
    public string? PartName => KnownObject.ClassOfSelected(_row) is var name && Nouns.OfClass(name) is null ? NameOf(name) : null;

    /// <summary>What stands in these columns of a row and looks like an id.</summary>
    public IEnumerable<string> Ids(string[] columns) => (IsTable ? columns : []).Select(Find).OfType<string>().Select(id => id.Trim()).Where(IdText.IsId);

    /// <summary>
    /// Whether an id that PowerShell has bound is that of something else. An <c>Id</c> fits as well as ours would: that of a process, say. Of an object
    /// of ours, another property says whose it is: that of an app is its AppId, too.
    /// </summary>
    public bool IsIdOfOther(string parameter, string? id) => id is { Length: > 0 } && IsEmpty(parameter) && (!(IsTable || IsOurs) || HasAsOtherId(id));

    /// <summary>
    /// The id of an entitlement as the API writes it, which has no column of the noun's own name. Of all objects of the API with an id and that of
    /// an app, entitlements alone have a slug or a purpose; rows that somebody has put together do not have the other fields.
    /// </summary>
    public string? EntitlementId =>
        IsTable && Has("AppId") && (Has("Slug") || Has("Purpose")) && (Has("AppResourceTypeId") || Has("GrantPolicyId"))
        && Ids(["Id"]).FirstOrDefault() is { } id && !HasAsOtherId(id) ? id : null;

    // Whether there is no such column, or nothing in it.
    private bool IsEmpty(string column) => PlainValue.Unwrapped(Value(column)) is var value && (value is null or DBNull || IsBlankText(value));

    private static bool IsBlankText(object value) => value is string text && string.IsNullOrWhiteSpace(text);

    private string? NameOf(string? ours) => ours is not null ? ours.Substring(ours.LastIndexOf('.') + 1)
        : IsTable ? Parts.OfColumns(Columns)?.Name
        : null;

    // Whether an id stands in a column that is named after its noun. No script of a property is run.
    private bool HasAsOtherId(string id) => Columns.Any(column =>
        column.Length > "Id".Length
        && column.EndsWith("Id", StringComparison.OrdinalIgnoreCase)
        && _row!.Properties[column] is not PSScriptProperty
        && Value(column) as string == id);

    /// <summary>What a column holds.</summary>
    public object? Value(string column) =>
        _row?.BaseObject is IDictionary keys ? ValueOf(keys, column) : _row?.Properties[column] is { } property ? Value(property) : null;

    /// <summary>What a property holds. A script property may fail; it has been told of, if it mattered, when PowerShell bound it.</summary>
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

    /// <summary>
    /// The cells that PowerShell does not bind, since it knows no keys of hashtables and no headers with something around their names.
    /// </summary>
    /// <param name="columns">What its columns mean.</param>
    /// <param name="isBound">Whether PowerShell has bound the others.</param>
    public IEnumerable<(CellParameter Parameter, object? Cell)> Unbound(RowColumns columns, bool isBound)
    {
        foreach (var column in IsTable || !isBound ? Columns : [])
        {
            if (columns.Find(column) is { } parameter
                && !_onCommandLine.Contains(parameter.Name)
                && !_scripted.Contains(parameter.Name)
                && !IsEmpty(column)
                && (!isBound || _row!.BaseObject is IDictionary || (columns.Parameters.Find(column) is null && !parameter.Names.Any(Has))))
            {
                yield return (parameter, Value(column));
            }
        }
    }

    /// <summary>Tells of the first cell that could not be read.</summary>
    /// <exception cref="C1InputException">Names the column, the value and what was expected.</exception>
    public void RefuseUnreadable(CellParameters parameters)
    {
        foreach (var (parameter, reason) in Unreadable(parameters))
        {
            throw new C1InputException(Messages.CellUnreadable.With(parameter, reason), parameter);
        }
    }

    /// <summary>The parameters whose cells cannot be read, each with the reason.</summary>
    public IEnumerable<(string Parameter, string Reason)> Unreadable(CellParameters parameters)
    {
        foreach (var column in Columns)
        {
            if (parameters.Find(column) is { } parameter
                && !_onCommandLine.Contains(parameter.Name)
                && !IsOfAnother(parameter.Name)
                && parameter.Cell.Read(Value(column)) is UnreadableCell unreadable)
            {
                yield return (parameter.Name, unreadable.Reason);
            }
        }
    }

    /// <summary>Refuses a row of which nothing would be used: a text or a number in the pipe, say.</summary>
    public void RefuseUseless(PSCmdlet cmdlet, RowColumns columns)
    {
        var parameters = columns.Parameters.All;
        var open = parameters.Where(p => !_onCommandLine.Contains(p.Name));
        Required.That(
            _row is null || !open.Any() || open.Any(p => p.Property.GetValue(cmdlet) is not (null or "")),
            "InputObject",
            () => parameters.FirstOrDefault(p => _onCommandLine.Contains(p.Name) && Has(p, columns)) is { } own
                ? Messages.RowHasOwn.With(own.Name)
                : Messages.RowGivesNothing.With(parameters[0].Name));
    }

    private static object? ValueOf(IDictionary keys, string column) =>
        keys.Contains(column) ? keys[column] : keys.Keys.OfType<string>().FirstOrDefault(key => Same(key, column)) is { } other ? keys[other] : null;

    // Nobody asked for the name of an app as the name of its resource types.
    private bool IsOfAnother(string parameter) => _isForeign && !_scripted.Contains(parameter) && !parameter.EndsWith("Id", StringComparison.Ordinal);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private object? Find(string column) => Has(column) ? PlainValue.Unwrapped(Value(column)) : null;
}
