using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies.Approvals;

/// <summary>
/// Who decides where no approver is found: a switch, a list of users, a list of groups, and a switch that says which list counts. Ids turn
/// their switches on; what would have no effect is refused. The server keeps both lists, so both are taken where the switch is given.
/// </summary>
internal static class FallbackCheck
{
    public static void Check(FallbackApprover approver, string at)
    {
        Required.Ids(approver.FallbackUserIds, at + ".FallbackUserIds");
        foreach (var reference in approver.FallbackGroupIds ?? [])
        {
            Required.GivenId(reference?.AppEntitlementId, at + ".FallbackGroupIds.AppEntitlementId");
            Required.GivenId(reference?.AppId, at + ".FallbackGroupIds.AppId");
        }

        var hasUsers = approver.FallbackUserIds is { Length: > 0 };
        var hasGroups = approver.FallbackGroupIds is { Length: > 0 };
        Required.That(!(hasUsers && hasGroups) || approver.IsGroupFallbackEnabled is not null, at, () => Messages.FallbackTwice.With(at));
        Required.That(
            approver.Fallback != false || !(hasUsers || hasGroups),
            at,
            () => Messages.SwitchedOff.With(at, "Fallback", hasUsers ? "FallbackUserIds" : "FallbackGroupIds"));
        Required.That(
            approver.IsGroupFallbackEnabled != false || !hasGroups || hasUsers,
            at,
            () => Messages.SwitchedOff.With(at, "IsGroupFallbackEnabled", "FallbackGroupIds"));
        Required.That(approver.IsGroupFallbackEnabled != true || hasGroups, at, () => Messages.GroupFallbackToNobody.With(at));

        // The live server answers 500 to a fallback to nobody.
        Required.That(approver.Fallback != true || hasUsers || hasGroups, at, () => Messages.FallbackToNobody.With(at));

        if (hasGroups)
        {
            approver.IsGroupFallbackEnabled ??= true;
        }

        if (hasUsers || hasGroups)
        {
            approver.Fallback = true;
        }
    }
}
