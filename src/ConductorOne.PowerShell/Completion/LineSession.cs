using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Sessions;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Completion;

/// <summary>
/// The session that a line would use, or nothing where that is known only when the line runs: another tenant than the user's must not be asked.
/// </summary>
internal static class LineSession
{
    private const string Parameter = "Session";

    public static C1Session? Of(string commandName, CommandAst line, IDictionary boundParameters) =>
        boundParameters.Contains(Parameter) ? Known(boundParameters[Parameter])
            : line.CommandElements.Any(MayGiveSession) ? null
            : OfDefaults(commandName);

    // PowerShell evaluates only what is simple: not a command in parentheses, nor what is splatted.
    private static bool MayGiveSession(CommandElementAst element) => element switch
    {
        CommandParameterAst given => given.ParameterName.Length > 0 && Parameter.StartsWith(given.ParameterName, StringComparison.OrdinalIgnoreCase),
        VariableExpressionAst variable => variable.Splatted,
        _ => false,
    };

    private static C1Session? OfDefaults(string commandName)
    {
        // A line is completed while a pipeline runs, when the runspace gives its variables only to scripts.
        var found = PlainValue.Unwrapped(ScriptBlock.Create("$PSDefaultParameterValues").InvokeReturnAsIs());
        if (found is not IDictionary defaults || LanguagePrimitives.IsTrue(defaults["Disabled"]))
        {
            return RunspaceSessions.Current.Default;
        }

        // Keys such as *-C1*:Session. Whether PowerShell takes a pattern of parameters depends on which others fit it.
        var sessions = defaults.Cast<DictionaryEntry>()
            .Select(entry => (Key: (entry.Key as string)?.Split(':').Select(part => part.Trim().Trim('\'', '"')).ToList(), entry.Value))
            .Where(entry => entry.Key is { Count: 2 } key && Matches(key[0], commandName) && Matches(key[1], Parameter))
            .Select(entry => WildcardPattern.ContainsWildcardCharacters(entry.Key![1]) ? null : Known(entry.Value))
            .Distinct()
            .ToList();
        return sessions.Count switch
        {
            0 => RunspaceSessions.Current.Default,
            1 => sessions[0],
            _ => null,
        };
    }

    private static bool Matches(string pattern, string name) => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(name);

    private static C1Session? Known(object? value) => PlainValue.Unwrapped(value) switch
    {
        C1Session session => session,
        string name => RunspaceSessions.Current.Find(name),
        _ => null,
    };
}
