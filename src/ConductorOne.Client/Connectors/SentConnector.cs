using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Connectors;

/// <summary>A connector in a body that a user has put together.</summary>
internal static class SentConnector
{
    // Who writes a connector gives none of these; a connector that was read has them.
    public static readonly string[] OfTheServer = ["createdAt", "updatedAt", "configUpdatedAt", "status"];

    /// <summary>
    /// Refuses masks instead of secrets, and blanks where they would be stored by mistake: in a new connector, and in one that was read. In
    /// an update that was put together by hand a blank clears a secret that is stored, and is meant.
    /// </summary>
    /// <param name="members">What is sent of the connector.</param>
    /// <param name="at">How messages begin the path of a field.</param>
    /// <param name="isNew">Whether the connector is being created.</param>
    /// <exception cref="Validation.C1InputException">Names the field whose secret must be given anew.</exception>
    public static void Check(IReadOnlyDictionary<string, object?> members, string at, bool isNew)
    {
        if (Member(members, "config") is IDictionary config)
        {
            var wasRead = OfTheServer.Any(name => Member(members, name) is not null);
            ConfigSecrets.Check(config, Member(members, "catalogId") as string, at + ".config", mayBeBlank: !isNew && !wasRead);
        }
    }

    /// <summary>A member as the server reads it, which knows the spelling of the wire's definition, too, or as PowerShell's copies spell it.</summary>
    public static object? Member(IReadOnlyDictionary<string, object?> members, string name) =>
        members.FirstOrDefault(m => string.Equals(m.Key.Replace("_", ""), name, StringComparison.OrdinalIgnoreCase)).Value;
}
