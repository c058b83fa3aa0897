using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
using Shell = System.Management.Automation.PowerShell;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>
/// A script block that gets an OIDC token. It runs in a runspace of its own, as Start-ThreadJob would run it: a session is used
/// from many runspaces, and the one that it was connected in may be busy waiting for this token, or gone.
/// </summary>
internal sealed class ScriptTokenSource : ISubjectTokenSource
{
    // How PowerShell itself hands the values of $using: to a script.
    private const string UsingParameter = "--%";

    private readonly string _script;
    private readonly string _folder;
    private readonly Hashtable _usingValues = [];

    /// <param name="script">The block; what it takes from outside, it takes by <c>$using:</c>.</param>
    /// <param name="session">Where the values are now.</param>
    public ScriptTokenSource(ScriptBlock script, SessionState session)
    {
        _script = script.ToString();
        _folder = session.Path.CurrentFileSystemLocation.ProviderPath;
        foreach (var expression in script.Ast.FindAll(ast => ast is UsingExpressionAst, searchNestedScriptBlocks: true).Cast<UsingExpressionAst>())
        {
            if (expression.SubExpression is VariableExpressionAst variable)
            {
                var value = session.PSVariable.Get(variable.VariablePath.UserPath)
                    ?? throw new C1InputException(Messages.UsingVariableMissing.With(variable.VariablePath.UserPath), "OidcTokenSource");
                var key = Convert.ToBase64String(Encoding.Unicode.GetBytes(expression.ToString().ToLowerInvariant()));
                _usingValues[key] = value.Value;
            }
        }
    }

    public string SignIn => "WorkloadFederation";

    public string Origin => "-OidcTokenSource";

    public IReadOnlyCollection<string> Secrets => [];

    public async Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(_folder));
        using var shell = Shell.Create();
        shell.Runspace = runspace;
        shell.AddScript(_script).AddArgument(audience);
        if (_usingValues.Count > 0)
        {
            shell.AddParameter(UsingParameter, _usingValues);
        }

        using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            var output = await Task.Factory.FromAsync(shell.BeginInvoke(), shell.EndInvoke).ConfigureAwait(false);
            return TextOf(output) ?? throw Failed(shell.Streams.Error.FirstOrDefault()?.ToString() ?? Messages.ScriptGaveNoToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RuntimeException e)
        {
            throw Failed(e.Message);
        }
    }

    private static string? TextOf(PSDataCollection<PSObject?> output) => output.Count != 1 ? null
        : output[0]?.BaseObject switch
        {
            string text => text,
            SecureString secret => SecretText.Reveal(secret),
            _ => null,
        };

    // In the script's words, but not with its exception, which may hold anything.
    private static C1ApiException Failed(string words) =>
        new(Messages.TokenScriptFailed.With(SecretText.Redact(words, []))) { Kind = C1ErrorKind.SignInFailed, IsFinal = true };
}
