using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>What calls functions: the hooks and the automations of the tenant, read once.</summary>
/// <param name="found">What calls which function.</param>
/// <param name="failure">Why some of it could not be read, where that is so.</param>
internal sealed class FunctionUses(ILookup<string, C1FunctionUsage> found, C1ApiException? failure = null)
{
    private C1ApiException? _failure = failure;

    private const string Hook = "Hook";
    private const string Automation = "Automation";

    private static readonly string[] StepLists = ["automationSteps", "draftAutomationSteps"];

    private static readonly (Func<string> Name, PagedCall<IReadOnlyList<C1FunctionUsage>> List)[] Lists =
    [
        (() => Messages.Hooks, UntypedList.Of<IReadOnlyList<C1FunctionUsage>>(PageRequests.Get("/api/v1/hooks"), OfHook, "list")),
        (() => Messages.Automations, UntypedList.Of<IReadOnlyList<C1FunctionUsage>>(PageRequests.Get("/api/v1/automations"), OfAutomation, "list")),
    ];

    /// <summary>Reads both lists. One that is refused leaves the other: who may see the hooks of a tenant is decided apart from who may see its functions.</summary>
    public static async Task<FunctionUses> ReadAsync(C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var (all, unread) = (new List<C1FunctionUsage>(), new List<string>());
        C1ApiException? failure = null;
        foreach (var (name, list) in Lists)
        {
            try
            {
                using var pages = new PageReader<IReadOnlyList<C1FunctionUsage>>(client.SendAsync, list);
                while (await pages.NextAsync(trace, cancellationToken).ConfigureAwait(false) is { } page)
                {
                    all.AddRange(page.SelectMany(uses => uses));
                }
            }
            catch (C1ApiException e) when (e.Kind is C1ErrorKind.Forbidden or C1ErrorKind.NotFound or C1ErrorKind.ServerError)
            {
                failure ??= e;
                unread.Add(name());
            }
        }

        return new(all.ToLookup(use => use.FunctionId, StringComparer.Ordinal), failure?.With(Messages.UsesUnread.With(string.Join(", ", unread))));
    }

    /// <summary>Why some of it could not be read: told once, since the lists are read once.</summary>
    public C1ApiException? TakeFailure() => Interlocked.Exchange(ref _failure, null);

    /// <summary>What calls a function. What the function itself names and no list has is there by its id alone.</summary>
    public IReadOnlyList<C1FunctionUsage> Of(C1Function function)
    {
        C1FunctionUsage[] known = [.. found[function.Id]];
        return [.. known, .. Unknown(Hook, function.HookRefs), .. Unknown(Automation, function.WorkflowTemplateRefs)];

        IEnumerable<C1FunctionUsage> Unknown(string kind, IEnumerable<string> ids) => ids
            .Where(id => !known.Any(use => use.Kind == kind && use.Id == id))
            .Select(id => new C1FunctionUsage { FunctionId = function.Id, Kind = kind, Id = id });
    }

    /// <summary>What refers to a function, as a sentence; nothing where nothing does.</summary>
    public static string? Advice(C1Function function)
    {
        string[] users =
        [
            .. function.HookRefs.Count > 0 ? [Messages.UsedByHooks.With(string.Join(", ", function.HookRefs))] : Array.Empty<string>(),
            .. function.WorkflowTemplateRefs.Count > 0 ? [Messages.UsedByAutomations.With(string.Join(", ", function.WorkflowTemplateRefs))] : Array.Empty<string>(),
        ];
        return users.Length == 0 ? null : Messages.FunctionIsInUse.With(string.Join("; ", users), function.Id);
    }

    private static C1FunctionUsage[] OfHook(JsonElement hook) => Member(hook, "function") is { } called && Text(called, "functionId") is { Length: > 0 } id
        ? [New(hook, Hook, id, commit: Text(called, "commitId"))]
        : [];

    private static C1FunctionUsage[] OfAutomation(JsonElement automation) =>
    [
        .. StepLists.Select(list => Member(automation, list)).Where(steps => steps is { ValueKind: JsonValueKind.Array })
            .SelectMany(steps => steps!.Value.EnumerateArray())
            .Select(step => (Step: Text(step, "stepDisplayName") is { Length: > 0 } name ? name : Text(step, "stepName"), FunctionId: Member(step, "callFunction") is { } call ? Text(call, "functionId") : ""))
            .Where(step => step.FunctionId.Length > 0)
            .Distinct()
            .Select(step => New(automation, Automation, step.FunctionId, step.Step)),
    ];

    private static C1FunctionUsage New(JsonElement user, string kind, string functionId, string step = "", string commit = "") =>
        new() { FunctionId = functionId, Kind = kind, Id = Text(user, "id"), DisplayName = Text(user, "displayName"), Step = step, CommitId = commit };

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static string Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
