using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Credentials;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Credentials;

/// <summary>Finds stored credentials by what the user calls them.</summary>
internal static class CredentialNames
{
    /// <summary>The one of that name, or else those that the name matches as a pattern: a name may look like one.</summary>
    public static C1Credential[] Named(this IReadOnlyList<C1Credential> credentials, string name)
    {
        var exact = credentials.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return exact is not null ? [exact] : [.. credentials.Where(c => pattern.IsMatch(c.Name))];
    }

    /// <summary>What is wrong with a name that no credential has.</summary>
    public static NoCredentialException Missing(this IReadOnlyList<C1Credential> credentials, string name) =>
        new(Messages.CredentialNotStored.With(name, credentials.Count == 0 ? Messages.None : string.Join(", ", credentials)));
}
