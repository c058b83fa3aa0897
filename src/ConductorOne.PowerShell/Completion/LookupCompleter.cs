using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Lists;
using ConductorOne.Lookup;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Completion;

/// <summary>
/// Completes by asking the session's server. Silent without a session, offline, or when the answer takes longer than somebody who types
/// would wait: then it offers what has come until then.
/// </summary>
/// <param name="newCall">What it asks for, by the ids that are given already; nothing where one is missing.</param>
internal abstract class LookupCompleter(Func<Func<string, string?>, PagedCall<NamedId>?> newCall) : IArgumentCompleter
{
    /// <summary>Asks for the objects of a noun.</summary>
    protected LookupCompleter(Noun noun)
        : this(given => LookupCalls.Of(noun, given))
    {
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var session = LineSession.Of(commandName, commandAst, fakeBoundParameters);
        return session is { IsClosed: false }
            ? Offer(GracePeriod.Fetch(async patience => newCall(parameter => IdOf(fakeBoundParameters, parameter)) is { } call
                ? await session.Lookups.GetAsync(session.Client, call, patience).ConfigureAwait(false)
                : []), wordToComplete)
            : [];
    }

    /// <summary>Makes offers of what was found, if they begin as the word does.</summary>
    protected abstract IEnumerable<CompletionResult> Offer(IReadOnlyList<NamedId> found, string? word);

    /// <summary>The noun of a class of objects.</summary>
    protected static Noun NounOf<T>()
        where T : C1Object => Nouns.OfClass(typeof(T).FullName)!.Value;

    // An id that is given already.
    private static string? IdOf(IDictionary boundParameters, string parameter) => PlainValue.Of(boundParameters[parameter]) switch
    {
        C1Object known => known.Id,
        string { Length: > 0 } id => id,
        _ => null,
    };
}
