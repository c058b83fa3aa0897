using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Finds where policies are used.</summary>
[Cmdlet(VerbsCommon.Get, "C1PolicyUsage")]
[OutputType(typeof(C1PolicyUsage))]
public sealed class GetC1PolicyUsageCommand : GetC1PartsCommand<C1PolicyUsage>
{
    /// <summary>The policy.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdCell(Noun.Policy)]
    public string? PolicyId { get; set; }

    /// <summary>What to look among; all of it where nothing is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<PolicyUser>))]
    [EnumsCell(typeof(PolicyUser))]
    public string[]? UsedBy { get; set; }

    private protected override string IdParameter => nameof(PolicyId);

    private protected override Type NounClass => typeof(C1Policy);

    private protected override string Target => OwnId ?? "";

    private protected override PagedCall<C1PolicyUsage> NewList()
    {
        Required.GivenId(OwnId, nameof(PolicyId));
        var usages = new PolicyUsages(OwnId!);
        var users = WireEnum.Of<PolicyUser>();
        Required.Items(Given(UsedBy) ?? [], nameof(UsedBy));
        string[] wanted = Given(UsedBy) is { Length: > 0 } given ? [.. given.Select(text => users.Read(text, nameof(UsedBy)))] : [.. users.Names];
        var lists = new[] { ("App", usages.Apps()), ("Entitlement", usages.Entitlements()), ("Policy", usages.Policies()) };
        var before = lists.Where(list => wanted.Contains(list.Item1)).Select(list => list.Item2).Prepend(usages.Itself()).Reverse().ToArray();
        var last = wanted.Contains("AccessRequestDefault") ? before[0].Then(usages.Defaults(), when: () => usages.MayBeForRequests) : before[0];
        return before.Skip(1).Aggregate(last, (behind, list) => list.Then(behind));
    }

    // An app that never had any defaults may answer that there are none.
    private protected override Func<ApiCall<Page<C1PolicyUsage>>, IApiTrace?, CancellationToken, Task<Page<C1PolicyUsage>>> NewSend(C1Client client) => async (call, trace, cancellationToken) =>
    {
        try
        {
            return await client.SendAsync(call, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e) when (e.Kind == C1ErrorKind.NotFound && call.Request.Path.EndsWith("/access_request_defaults", StringComparison.Ordinal))
        {
            return call.Read(Encoding.UTF8.GetBytes("{}"))!;
        }
    };
}
