using System;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>Which cmdlet finds the ids that a parameter takes, and what it takes for a name.</summary>
/// <param name="Nouns">What the objects are called.</param>
/// <param name="Cmdlet">Reads them.</param>
/// <param name="ByName">Its parameter for a name; nothing where it has none.</param>
internal sealed record IdFinder(string Nouns, string Cmdlet, string? ByName)
{
    private const int LengthOfId = 27;

    /// <summary>By the name of the parameter: that of a policy may have a word before it.</summary>
    public static IdFinder? For(string parameter) => parameter switch
    {
        "AppId" => new(Messages.NounApps, "Get-C1App", "DisplayName"),
        "AppResourceTypeId" => new(Messages.NounAppResourceTypes, "Get-C1AppResourceType", "DisplayName"),
        "AppResourceId" => new(Messages.NounAppResources, "Get-C1AppResource", "Query"),
        "ConnectorId" => new(Messages.NounConnectors, "Get-C1Connector -AppId", null),
        "FunctionId" => new(Messages.NounFunctions, "Get-C1Function", "Query"),
        "UserId" => new(Messages.NounUsers, "Get-C1User", "Query"),
        _ when parameter.EndsWith("PolicyId", StringComparison.Ordinal) => new(Messages.NounPolicies, "Get-C1Policy", "DisplayName"),
        _ => null,
    };

    /// <summary>Whether a text has the shape of the server's ids.</summary>
    public static bool IsId(string text) =>
        text.Length == LengthOfId && text.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));

    /// <summary>Adds to a server's error about an id that does not look like one how to find the right one.</summary>
    /// <param name="error">404, or 400 that quotes the pattern of ids.</param>
    /// <param name="ids">What was given where ids belong, without those that look like one.</param>
    public static C1ApiException Explain(C1ApiException error, (string Parameter, string Value)[] ids)
    {
        foreach (var (parameter, value) in ids)
        {
            var isMeant = error.Path?.Contains("/" + Uri.EscapeDataString(value)) == true || (error.Status == 400 && error.Message.Contains("pattern"));
            if (isMeant && error.Status is 400 or 404 && For(parameter) is { } finder)
            {
                return error.With(Messages.NotAnId.With(value, finder.Advice(value)));
            }
        }

        return error;
    }

    private string Advice(string value) => ByName is null ? Messages.NotAnIdList.With(Nouns, Cmdlet)
        : Messages.NotAnIdFindByName.With(Nouns, Cmdlet, Cmdlet == "Get-C1User" && value.Contains('@') ? "Email" : ByName);
}
