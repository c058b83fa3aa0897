using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
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

    private static readonly Regex UsingPrefix = new(@"^(\$\{?)using:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly string _script;
    private readonly string _folder;
    private readonly Hashtable _usingValues = [];

    /// <param name="script">The block; what it takes from outside, it takes by <c>$using:</c>.</param>
    /// <param name="session">Where the values are now.</param>
    /// <exception cref="C1InputException">A value is not there, or cannot be taken along.</exception>
    public ScriptTokenSource(ScriptBlock script, SessionState session)
    {
        // The script's runspace has none of the limits of a restricted one.
        Required.That(session.LanguageMode == PSLanguageMode.FullLanguage, "OidcTokenSource", () => Messages.TokenScriptRestricted);
        _script = script.ToString();
        _folder = session.Path.CurrentFileSystemLocation.ProviderPath;
        foreach (var expression in script.Ast.FindAll(ast => ast is UsingExpressionAst, searchNestedScriptBlocks: true).Cast<UsingExpressionAst>())
        {
            _usingValues[UsingKey(expression)] = UsingValue(expression, session);
        }

        Secrets = [.. TextsIn(PlainValue.Of(_usingValues))];
    }

    public string SignIn => "WorkloadFederation";

    public string Origin => "-OidcTokenSource";

    public string AdviceWhenOld => Messages.OldTokenAsked;

    /// <summary>Any of the values may be one; a URL that is masked in an error does less harm than a password that is not.</summary>
    public IReadOnlyCollection<string> Secrets { get; }

    public async Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken)
    {
        try
        {
            using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
            runspace.Open();
            if (Directory.Exists(_folder))
            {
                runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(_folder));
            }

            using var shell = Shell.Create();
            shell.Runspace = runspace;
            shell.AddScript(_script).AddArgument(audience);
            if (_usingValues.Count > 0)
            {
                shell.AddParameter(UsingParameter, _usingValues);
            }

            using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
            var output = await Task.Factory.FromAsync(shell.BeginInvoke(), shell.EndInvoke).ConfigureAwait(false);
            return TextOf(output) ?? throw Failed(shell.Streams.Error.FirstOrDefault()?.ToString() ?? Messages.ScriptGaveNoToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is not C1ApiException)
        {
            throw Failed(e.Message);
        }
    }

    private static IEnumerable<string> TextsIn(object? value) => value switch
    {
        string text => [text],
        SecureString secret => [SecretText.Reveal(secret)],
        PSCredential credential => [SecretText.Reveal(credential.Password)],
        IDictionary members => members.Values.Cast<object?>().SelectMany(TextsIn),
        object?[] items => items.SelectMany(TextsIn),
        _ => [],
    };

    // As PowerShell itself calls them: the text, in small letters where it is a variable alone.
    private static string UsingKey(UsingExpressionAst expression)
    {
        var text = expression.ToString();
        return Convert.ToBase64String(Encoding.Unicode.GetBytes(expression.SubExpression is VariableExpressionAst ? text.ToLowerInvariant() : text));
    }

    private static object? UsingValue(UsingExpressionAst expression, SessionState session)
    {
        var variable = expression.SubExpression.FindAll(ast => ast is VariableExpressionAst, searchNestedScriptBlocks: false).Cast<VariableExpressionAst>().First();
        var name = variable.VariablePath.UserPath;
        var held = session.PSVariable.Get(name) ?? throw new C1InputException(Messages.UsingVariableMissing.With(name), "OidcTokenSource");
        var value = ReferenceEquals(expression.SubExpression, variable) ? held.Value : MemberOf(expression, session);

        // It would run in the runspace that it came from, which may be waiting for it.
        Required.That(
            (value is PSObject wrapped ? wrapped.BaseObject : value) is not ScriptBlock, "OidcTokenSource", () => Messages.UsingScriptBlock.With(name));
        return value;
    }

    // $using:settings.Url is $settings.Url here.
    private static object? MemberOf(UsingExpressionAst expression, SessionState session)
    {
        var text = UsingPrefix.Replace(expression.ToString(), "$1", 1);
        var found = session.InvokeCommand.InvokeScript(useLocalScope: false, ScriptBlock.Create(text), null);
        return found.Count == 1 ? found[0] : found.ToArray();
    }

    private static string? TextOf(PSDataCollection<PSObject?> output) => output.Count != 1 ? null
        : output[0]?.BaseObject switch
        {
            string text => text,
            SecureString secret => SecretText.Reveal(secret),
            _ => null,
        };

    // In the script's words, but not with its exception, which may hold anything.
    private C1ApiException Failed(string words) =>
        new(Messages.TokenScriptFailed.With(SecretText.Redact(words, Secrets))) { Kind = C1ErrorKind.SignInFailed, IsFinal = true };
}
