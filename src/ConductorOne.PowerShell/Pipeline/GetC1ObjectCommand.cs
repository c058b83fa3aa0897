using System;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The base of the cmdlets that read: an object by its id, objects by their name, or a list, page by page as it arrives. Rows give ids, or
/// what to look for; many of them may be under way at once, and what they find is written in their order.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract partial class GetC1ObjectCommand<T> : C1RowCommand<FoundObjects<T>>
    where T : C1Object
{
    /// <summary>The parameter set of a read by id or name. The default: of a row that has an id, nothing else counts.</summary>
    private protected const string ById = "Id";

    /// <summary>The parameter set of a list.</summary>
    private protected const string Listing = "List";

    private bool _mayBeName;
    private bool _readsOne;

    private protected GetC1ObjectCommand()
    {
    }

    /// <summary>The object: its id, its name, with wildcards, or itself.</summary>
    public abstract string? Identity { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    public abstract string? DisplayName { get; set; }

    /// <summary>How many objects to write at most, of each list.</summary>
    [Parameter(ParameterSetName = Listing)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>How many objects to ask for at a time.</summary>
    [Parameter(ParameterSetName = Listing)]
    [ValidateRange(10, 100)]
    public int? PageSize { get; set; }

    /// <summary>The parameter that takes the object's own id.</summary>
    private protected abstract override string IdParameter { get; }

    private protected sealed override Type NounClass => typeof(T);

    private protected sealed override string Target => OwnId is { Length: > 0 } id ? id : MyInvocation.MyCommand.Name;

    /// <summary>What stands in the place of an id, and is none: a name or an address.</summary>
    private protected string? SoughtName =>
        OwnId?.Trim() is { Length: > 0 } text && (Arguments.Contains(nameof(Identity)) || IsTextOfPipe) && !IdText.IsId(text) ? text : null;

    /// <summary>The name of what is looked for, if that was given.</summary>
    private protected virtual NamePattern? Name => (SoughtName ?? Given(DisplayName)) is { } name ? new NamePattern(name) : null;

    private bool IsTextOfPipe => InputObject?.BaseObject is string && ParameterSetName == ById && !Arguments.Contains(IdParameter);

    /// <summary>Reads one object.</summary>
    private protected abstract Operation<T> Reads { get; }

    /// <summary>What to say of an id that nothing has, beside what the server says.</summary>
    private protected virtual string? NotFound => null;

    /// <summary>The id without which there is no list; nothing where all objects can be listed.</summary>
    private protected virtual string? IdOfList => null;

    /// <summary>Reads a list: a search, if something to look for was given. What the server cannot look for is left out of it afterwards.</summary>
    private protected abstract PagedCall<T> NewList();

    // Of a row with a column for the id, PowerShell binds nothing to look for. Where that cell is empty, the row is a search.
    private protected sealed override bool IsRowBound(InputRow row) =>
        ParameterSetName == Listing || !IsBlank(OwnId) || Arguments.Contains(nameof(Identity)) || IsTyped(IdParameter)
        || !row.IsTable || !row.Has(Parameters.Find(IdParameter)!, ColumnsOfRow());

    private protected sealed override void Check(InputRow row)
    {
        RefuseTwo();
        RefuseEmptyCells(row);
        RefuseNameOfParent(row);
    }

    private protected sealed override ApiCall<FoundObjects<T>> NewCall()
    {
        (_mayBeName, _readsOne) = (false, false);
        RefuseEmptyIdentity();
        if (SoughtName is null && (Arguments.Contains(nameof(Identity)) || IsGiven(OwnId, IdParameter)))
        {
            RefuseFilters();
            var one = Reads.Call(GivenNames(Reads.Names));
            _readsOne = true;
            _mayBeName = Arguments.Contains(nameof(Identity)) || IsTextOfPipe;
            return new(one.Request, body => one.Read(body) is { Id.Length: > 0 } found ? new(new([found], ""), null) : null);
        }

        RefuseEmpty();

        // A null in the pipe is a row, too, and does not stand for all.
        Required.That(!MyInvocation.ExpectingInput || SoughtName is not null || RowGivesSomething(), nameof(InputObject), () => Messages.RowGivesNothing.With(IdParameter));
        var list = NewList();
        var page = list.PageAt("", PageReader<T>.SizeOfPage(list.IsFiltered ? null : First, PageSize));
        var name = SoughtName is { } sought ? new NamePattern(sought).Exact : null;
        return new(page.Request, body => page.Read(body) is { } first ? new(first, list, name) : null);
    }

    // A name may have the length of an id.
    private protected sealed override RowWork<FoundObjects<T>> NewWork(ApiCall<FoundObjects<T>> call)
    {
        var send = base.NewWork(call);
        var advice = _mayBeName ? Messages.IdMayBeName : _readsOne ? NotFound : null;
        return advice is null ? send : async (session, trace, cancellationToken) =>
        {
            try
            {
                return await send(session, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (C1ApiException e) when (e.Kind == C1ErrorKind.NotFound)
            {
                throw e.With(advice);
            }
        };
    }

    private protected sealed override void Write(PendingRow<FoundObjects<T>> row, FoundObjects<T> found)
    {
        if (found.List is null)
        {
            WriteObject(found.FirstPage.Items, enumerateCollection: true);
            return;
        }

        using var reader = new PageReader<T>(RequireSession().Client.SendAsync, found.List, First, PageSize, found.FirstPage);
        if (WritePages(reader, row) && found.Name is { } name)
        {
            var error = new NameNotFoundException(Messages.NameNotFound.With(MyInvocation.MyCommand.Name, name));
            WriteError(ErrorRecords.From(error, row.Target, row.Row.Name));
        }
    }

    /// <summary>The objects of a list that have the name that is looked for; all where none is. Whatever the server counts as the same name.</summary>
    /// <param name="list">The list.</param>
    /// <param name="nameOf">What counts as the name.</param>
    private protected PagedCall<T> Named(PagedCall<T> list, Func<T, string> nameOf) =>
        Name is { } name ? list.Where(found => name.Matches(nameOf(found))) : list;

    /// <summary>Whether a parameter was given, even if without a value: an id that is empty by mistake must not read as "all".</summary>
    private protected bool IsGiven(string? value, [CallerArgumentExpression(nameof(value))] string parameter = "") =>
        Arguments.Contains(parameter) || Given(value, parameter) is not null;

    /// <summary>What is looked for: every field that was given but what says which object is meant, and the name as the server takes it.</summary>
    /// <param name="query">The words to look for where none were given.</param>
    /// <param name="displayName">The name to look for, where the server can do that.</param>
    private protected Fields GivenFilters(string? query, string? displayName = null)
    {
        var fields = GivenFields([IdParameter]);
        foreach (var name in new[] { IdParameter, nameof(Identity), nameof(DisplayName) })
        {
            fields.Take(name);
        }

        Fill("Query", query);
        Fill(nameof(DisplayName), displayName);
        return fields;

        void Fill(string name, string? value)
        {
            if (value is not null && !fields.Has(name))
            {
                fields.Add(name, value);
            }
        }
    }

    /// <summary>
    /// The same, where the server can look for a whole name. A name that was given with white space around it is searched by its words: the server
    /// may have it with the white space or without. Where that is too short, all are read.
    /// </summary>
    private protected Fields GivenFilters(NamePattern? name) =>
        name is { Exact: { } exact, IsBare: false } ? GivenFilters(NamePattern.Searchable(exact)) : GivenFilters(name?.Words, name?.Exact);

    /// <summary>The ids that a search takes, with that of the parent among them, which must not be empty by mistake.</summary>
    private protected string[] WithParent(string parameter, string? id, string[]? ids)
    {
        string[] all = [Given(id, parameter) ?? "", .. ids ?? []];
        Required.Ids(all, parameter + "s");
        return all;
    }

    /// <summary>A search, or the whole list where there is nothing to look for.</summary>
    private protected static PagedCall<T> Search(ListOperation<T> search, ListOperation<T> list, Fields filters) => filters.IsEmpty ? list.Call(filters) : search.Call(filters);

    private protected sealed override string? IdOfRow(string? bound, InputRow row) =>
        Arguments.Contains(nameof(Identity)) ? Identity?.Trim()
        : InputObject?.BaseObject is string && ParameterSetName != ById ? bound
        : base.IdOfRow(bound, row);

    private bool RowGivesSomething() => InputObject is not null && Parameters.All.Any(parameter =>
        !Arguments.Contains(parameter.Name) && parameter.Name != IdParameter && Given(parameter.Property.GetValue(this), parameter.Name) is not null);
}
