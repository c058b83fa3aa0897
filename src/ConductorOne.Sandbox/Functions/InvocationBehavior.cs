using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Functions;

/// <summary>What the server tells of invocations: they are pending, run, and end, as time passes.</summary>
internal sealed class InvocationBehavior(TenantClock clock) : NounBehavior
{
    public override MessageFields Shown(StoredObject stored)
    {
        var work = (InvocationWork)stored.Hidden!;
        return !clock.HasPassed(work.Begins) ? stored.Fields
            : !clock.HasPassed(work.Ends) ? stored.Fields.With(("status", "FUNCTION_INVOCATION_STATUS_RUNNING"))
            : work.Run.Error.Length > 0 ? stored.Fields.With(("status", "FUNCTION_INVOCATION_STATUS_ERROR"), ("error", work.Run.Error))
            : stored.Fields.With(("status", "FUNCTION_INVOCATION_STATUS_SUCCESS"), ("output", work.Run.Output));
    }
}

/// <summary>An invocation's course.</summary>
/// <param name="Run">What it comes to.</param>
/// <param name="Begins">When it runs.</param>
/// <param name="Ends">When it is over.</param>
internal sealed record InvocationWork(FunctionRun Run, Deadline Begins, Deadline Ends);
