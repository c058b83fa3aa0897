using System;
using System.Collections.Generic;
using System.Globalization;
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
        var typed = Typed(word);
        return candidates
            .Where(c => c.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && CanBeTyped(c.Text))
            .Select(c => new CompletionResult(Quoted(c.Text), c.Text, CompletionResultType.ParameterValue, VisibleText.Of(c.ToolTip)));
    }

    /// <summary>What somebody has typed, without the quotation mark that they have begun with.</summary>
    public static string Typed(string? word) => (word ?? "").Trim('\'', '"');

    /// <summary>Whether a text has another in it, in any case of letters.</summary>
    public static bool Has(string text, string part) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part, CompareOptions.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a text may go onto a command line: what would act on the terminal is not offered.</summary>
    public static bool CanBeTyped(string text) => VisibleText.Of(text) == text;

    // What begins with a dash would be a parameter.
    private static string Quoted(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/') && !text.StartsWith("-", StringComparison.Ordinal) ? text : "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
}
