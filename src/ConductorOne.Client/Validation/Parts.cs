using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Functions;
using ConductorOne.Owners;
using ConductorOne.Policies;

namespace ConductorOne.Validation;

/// <summary>
/// What belongs to an object of a noun, and has the ids of that among its own: owners, settings, syncs, tags. Live ones and copies are known by
/// their class, and rows of a file by their columns.
/// </summary>
internal static class Parts
{
    // The columns that tell such a row. Hardly a file that somebody writes for the object itself has all of them.
    private static readonly (Type Class, string[] Columns)[] Table =
    [
        (typeof(C1UserOwnership), ["OwnershipType"]),
        (typeof(C1Owner), ["OwnerOf"]),
        (typeof(C1PolicyUsage), ["UsedPolicyId"]),
        (typeof(C1PolicyRule), ["Condition", "StepKey", "PolicyId"]),
        (typeof(C1PolicyScope), ["Slot", "AppId", "AppEntitlementId"]),
        (typeof(C1AppReport), ["AppReportId"]),
        (typeof(C1AppUsageControl), ["HasUsageData"]),
        (typeof(C1AppAccessRequestDefault), ["State", "DefaultsEnabled"]),
        (typeof(C1AppUserMapper), ["MappingCases"]),
        (typeof(C1AppUserMapperMatchCase), ["CaseIndex", "AppUserKeyCel"]),
        (typeof(C1Directory), ["Expanded", "MergeConfig"]),
        (typeof(C1DiscoveredApp), ["ManagedAppId"]),
        (typeof(C1ConnectorSync), ["LastError", "StartedAt", "ConnectorId"]),
        (typeof(C1ConnectorCredential), ["CredentialId", "ExpiresTime", "ConnectorId"]),
        (typeof(C1FunctionUsage), ["Step", "Kind", "FunctionId"]),
        (typeof(C1FunctionTestResult), ["Assertions", "Logs", "FunctionId"]),
        (typeof(C1FunctionSourceFile), ["Path", "Length", "CommitId", "FunctionId"]),
        (typeof(C1FunctionDifference), ["SideIndicator", "Status", "Name", "CommitId", "FunctionId"]),
        (typeof(C1FunctionTag), ["Message", "Name", "CommitId", "FunctionId"]),
    ];

    // Most rows have none of the first columns, and so are asked for nothing else.
    private static readonly ILookup<string, (Type Class, string[] Columns)> ByFirst = Table.ToLookup(part => part.Columns[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>The class of a row with these columns; nothing for what is no part, or cannot be told from other rows.</summary>
    public static Type? OfColumns(IReadOnlyList<string> columns) => columns
        .SelectMany(column => ByFirst[column])
        .FirstOrDefault(part => part.Columns.All(column => columns.Contains(column, StringComparer.OrdinalIgnoreCase))).Class;
}
