using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Lists;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>The base of the cmdlets that list what belongs to an object, page by page as it arrives.</summary>
/// <typeparam name="T">What belongs to it.</typeparam>
public abstract class GetC1PartsCommand<T> : C1RowCommand<FoundObjects<T>>
    where T : class
{
    private protected GetC1PartsCommand()
    {
    }

    /// <summary>How many to write at most, of each list.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>How many to ask for at a time.</summary>
    [Parameter]
    [ValidateRange(10, 100)]
    public int? PageSize { get; set; }

    private protected sealed override Type PartClass => typeof(T);

    /// <summary>The list for the row.</summary>
    private protected abstract PagedCall<T> NewList();

    /// <summary>What sends the call for a page.</summary>
    private protected virtual Func<ApiCall<Page<T>>, IApiTrace?, CancellationToken, Task<Page<T>>> NewSend(C1Client client) => client.SendAsync;

    private protected sealed override ApiCall<FoundObjects<T>> NewCall()
    {
        var list = NewList();
        var page = list.PageAt("", PageReader<T>.SizeOfPage(list.IsFiltered ? null : First, PageSize));
        return new(page.Request, body => page.Read(body) is { } first ? new(first, list) : null);
    }

    private protected sealed override void Write(PendingRow<FoundObjects<T>> row, FoundObjects<T> found)
    {
        using var reader = new PageReader<T>(NewSend(RequireSession().Client), found.List!, First, PageSize, found.FirstPage);
        WritePages(reader, row);
    }
}
