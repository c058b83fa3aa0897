using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Connectors;
using ConductorOne.Shapes;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// A configuration as a parameter keeps it. PowerShell hands out what is bound together with each verbose line and each error, and which product it
/// is for is not known yet: every text and number in it is protected.
/// </summary>
internal sealed class ProtectedConfiguration : Dictionary<string, object?>
{
    public ProtectedConfiguration(IDictionary given)
    {
        Given = given;
        foreach (var member in given.Entries().Where(member => IsName(given, member.Key)))
        {
            this[member.Key] = SecretAttribute.ProtectAll(member.Value);
        }
    }

    /// <summary>As it was given. Nothing outside this assembly sees it.</summary>
    internal IDictionary Given { get; }

    // A secret with a ; or = in it falls to pieces in the text form, and what looks like a name may be one of the pieces.
    private static bool IsName(IDictionary given, string name) =>
        given is not IReadOnlyDictionary<string, string> || ConnectorCatalog.Entries.Any(entry => entry.Fields.Any(field => field.Name == name));
}
