using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Makes completions out of texts: those that begin as the word does, quoted where PowerShell needs it.</summary>
internal static class Completions
{
    public static IEnumerable<CompletionResult> Of(IEnumerable<(string Text, string ToolTip)> candidates, string? word)
    {
        var typed = (word ?? "").Trim('\'', '"');
        return candidates
            .Where(c => c.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && CanBeTyped(c.Text))
            .Select(c => new CompletionResult(Quoted(c.Text), c.Text, CompletionResultType.ParameterValue, VisibleText.Of(c.ToolTip)));
    }

    /// <summary>Whether a text may go onto a command line: what would act on the terminal is not offered.</summary>
    public static bool CanBeTyped(string text) => VisibleText.Of(text) == text;

    private static string Quoted(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.') ? text : "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
}
