using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lookup;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ids, by the beginning of the id, of the name or of the address.</summary>
/// <param name="noun">What they are the ids of.</param>
/// <param name="fits">Which of the objects found may be given; all where nothing is said.</param>
internal class IdCompleter(Noun noun, Func<NamedId, bool>? fits = null) : LookupCompleter(noun)
{
    protected sealed override IEnumerable<CompletionResult> Offer(IReadOnlyList<NamedId> found, string? word)
    {
        var typed = Completions.Typed(word);
        return found
            .Where(o => fits is null || fits(o))
            .Where(o => o.Id.StartsWith(typed, StringComparison.Ordinal) || Begins(o.Name, typed) || (typed.Length > 0 && Begins(o.Address, typed)))
            .Where(o => Completions.CanBeTyped(o.Id))
            .Select(o => (o.Id, Name: VisibleText.Of(o.Name)))
            .Select(o => new CompletionResult(o.Id, o.Name.Length > 0 ? o.Name : o.Id, CompletionResultType.ParameterValue, o.Name + " (" + o.Id + ")"));
    }

    private static bool Begins(string text, string typed) => text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Completes ids of the objects of a class.</summary>
internal sealed class IdCompleter<T>() : IdCompleter(NounOf<T>())
    where T : C1Object;

/// <summary>Completes ids of policies that grant.</summary>
internal sealed class GrantPolicyIdCompleter() : IdCompleter(Noun.Policy, policy => policy.PolicyType == "Grant");

/// <summary>Completes ids of policies that revoke.</summary>
internal sealed class RevokePolicyIdCompleter() : IdCompleter(Noun.Policy, policy => policy.PolicyType == "Revoke");

/// <summary>Completes ids of policies that certify.</summary>
internal sealed class CertifyPolicyIdCompleter() : IdCompleter(Noun.Policy, policy => policy.PolicyType == "Certify");

/// <summary>Completes ids of entitlements.</summary>
internal sealed class EntitlementIdCompleter() : IdCompleter(Noun.Entitlement);

/// <summary>Completes ids of accounts.</summary>
internal sealed class AccountIdCompleter() : IdCompleter(Noun.Account);
