using System.Management.Automation;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Tells whether a row may be about the owners of such a thing.</summary>
internal static class OwnedThing
{
    /// <summary>The id of the thing, which an entitlement of Invoke-C1Api has as its Id.</summary>
    public static string? IdOf(OwnerKind kind, string? bound, InputRow row, bool isIdTyped) =>
        kind == OwnerKind.AppEntitlement && !isIdTyped && !row.Has("AppEntitlementId") ? bound ?? row.EntitlementId : bound;

    /// <summary>Refuses the owner of something else, and an object whose parent would be taken for what is meant.</summary>
    /// <exception cref="C1InputException">Says where it belongs.</exception>
    public static void Check(OwnerKind kind, InputRow row, bool isIdTyped, PSCmdlet cmdlet, bool changes)
    {
        var name = cmdlet.MyInvocation.MyCommand.Name;
        if (isIdTyped)
        {
            return;
        }

        if (row.Has("OwnerOf") && OwnerKind.Find(row.Value("OwnerOf")?.ToString()) is var other && other != kind)
        {
            // What this version does not know may have the ids of something else beside its own.
            Required.That(other is not null, kind.Ids[kind.Ids.Count - 1], () => Messages.OwnerOfUnknown.With(name, kind.Noun.Facts().Label(), row.Value("OwnerOf")));
            var right = name.Split('-')[0] + "-" + other!.CmdletNoun;
            throw new C1InputException(Messages.OwnerOfOther.With(name, kind.Noun.Facts().Label(), other.Noun.Facts().Label(), right), kind.Ids[kind.Ids.Count - 1]);
        }

        // To read, the settings of an app are as good as the app.
        var part = changes && !row.Has("OwnerOf") ? row.PartName : null;
        Required.That(
            part is null && (row.Noun is null or Noun.User || row.Noun == kind.Noun),
            kind.Ids[kind.Ids.Count - 1],
            () => Messages.RowOfOtherOwned.With(name, kind.Noun.Facts().Label(), part ?? row.Noun!.Value.Facts().Label(), row.Label, kind.Ids[kind.Ids.Count - 1]));
    }
}
