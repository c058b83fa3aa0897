using System;
using System.Linq;
using System.Management.Automation;
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

    /// <summary>What to look among; apps, entitlements and policies where nothing is given.</summary>
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
        string[] wanted = Given(UsedBy) is { Length: > 0 } given ? [.. given.Select(text => users.Read(text, nameof(UsedBy)))] : [.. users.Names];
        var lists = new[] { ("App", usages.Apps()), ("Entitlement", usages.Entitlements()), ("Policy", usages.Policies()) };
        return lists.Where(list => wanted.Contains(list.Item1)).Select(list => list.Item2).Reverse().Aggregate((behind, list) => list.Then(behind));
    }
}
