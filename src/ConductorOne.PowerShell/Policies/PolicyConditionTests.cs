using System.Collections.Generic;
using ConductorOne.Policies;

namespace ConductorOne.PowerShell.Policies;

/// <summary>What came of the conditions of a row. Never leaves the cmdlet.</summary>
public sealed class PolicyConditionTests
{
    internal PolicyConditionTests(IReadOnlyList<C1PolicyConditionTest> tests) => Tests = tests;

    internal IReadOnlyList<C1PolicyConditionTest> Tests { get; }
}
