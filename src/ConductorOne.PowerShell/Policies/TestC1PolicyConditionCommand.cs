using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Has the server check conditions of rules: true for each row whose conditions are all valid, otherwise false and a warning for each fault.</summary>
[Cmdlet(VerbsDiagnostic.Test, "C1PolicyCondition")]
[OutputType(typeof(bool), typeof(C1PolicyConditionTest))]
public sealed class TestC1PolicyConditionCommand : C1RowCommand<PolicyConditionTests>
{
    private List<C1PolicyConditionTest> _tests = [];

    /// <summary>The condition, a CEL expression.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Condition { get; set; }

    /// <summary>Rules whose conditions to check; those of policies in the pipe.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyRule[]))]
    public C1PolicyRule[]? Rules { get; set; }

    /// <summary>What warnings and results call it; the name of the policy for policies in the pipe.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? DisplayName { get; set; }

    /// <summary>Returns an object for each condition instead, with what was found.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override string TextParameter => nameof(Condition);

    private protected override string Target => _tests.Count > 0 ? _tests[0].Condition : Condition ?? "";

    // Whatever a policy is called, its rules are what is checked.
    private bool IsPolicy => KnownObject.NounOf(InputObject) == Noun.Policy;

    private protected override ApiCall<PolicyConditionTests> NewCall()
    {
        var rules = IsPolicy && !Arguments.Contains(nameof(Rules)) ? Rules : Given(Rules);
        _tests = [];
        var tests = new List<C1PolicyConditionTest>();
        if (Given(Condition) is { } single)
        {
            tests.Add(New(single, ""));
        }

        for (var i = 0; i < rules?.Length; i++)
        {
            tests.Add(New(rules[i]?.Condition, "Rules[" + i + "]"));
        }

        // What is empty by mistake must not read as true.
        Required.That(IsPolicy || tests.Count > 0, nameof(Condition), () => Messages.ConditionMissing.With(nameof(Condition)));
        _tests = tests;
        var first = PolicyConditionOperations.Validate.Call(new() { { "Text", tests.Count > 0 ? tests[0].Condition : "true" } });
        return new(first.Request, _ => null);
    }

    private protected override RowWork<PolicyConditionTests> NewWork(ApiCall<PolicyConditionTests> call)
    {
        var tests = _tests;
        return async (session, trace, cancellationToken) =>
        {
            foreach (var test in tests)
            {
                var validate = PolicyConditionOperations.Validate.Call(new() { { "Text", test.Condition } });
                var answer = await session.Client.SendAsync(validate, trace, cancellationToken).ConfigureAwait(false);
                test.Markers = answer.Markers;
            }

            return new(tests);
        };
    }

    private protected override void Write(PendingRow<PolicyConditionTests> row, PolicyConditionTests made)
    {
        if (Detailed)
        {
            WriteObject(made.Tests, enumerateCollection: true);
            return;
        }

        foreach (var (test, marker) in made.Tests.SelectMany(test => test.Markers.Select(marker => (test, marker))))
        {
            Warn(Messages.MarkerFound.With(marker.Severity, marker, PlaceOf(test)));
        }

        WriteObject(made.Tests.All(test => test.IsValid));
    }

    private static string PlaceOf(C1PolicyConditionTest test) =>
        test.DisplayName.Length > 0 && test.Place.Length > 0 ? Messages.ConditionPlace.With(test.DisplayName, test.Place)
        : test.Place.Length > 0 ? test.Place + ": "
        : test.DisplayName.Length > 0 ? test.DisplayName + ": "
        : "";

    private C1PolicyConditionTest New(string? condition, string place)
    {
        Required.Text(condition, place.Length == 0 ? nameof(Condition) : place + "." + nameof(Condition));
        return new() { DisplayName = DisplayName?.Trim() ?? "", Place = place, Condition = condition! };
    }
}
