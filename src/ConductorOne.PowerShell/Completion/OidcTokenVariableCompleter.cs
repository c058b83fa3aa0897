using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Authentication;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the names of environment variables that hold a JWT, and the ones that platforms are known to fill.</summary>
internal sealed class OidcTokenVariableCompleter : IArgumentCompleter
{
    // HCP Terraform's.
    private static readonly string[] Known = ["TFC_WORKLOAD_IDENTITY_TOKEN"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var filled = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(v => v.Value is string text && JwtClaims.TryRead(text.Trim(), out _))
            .Select(v => (string)v.Key);
        return Completions.Of(filled.Union(Known).OrderBy(n => n, StringComparer.Ordinal).Select(n => (n, n)), wordToComplete);
    }
}
