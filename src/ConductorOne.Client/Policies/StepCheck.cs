using System;
using ConductorOne.Policies.Approvals;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>The inside of each kind of step.</summary>
internal static class StepCheck
{
    public static void Check(C1PolicyStep step, string at)
    {
        if (step.Approval is { } approval)
        {
            ApprovalCheck.Check(approval, at + ".Approval");
        }

        if (step.Wait is { } wait)
        {
            Wait(wait, at + ".Wait");
        }

        if (step.Form is { Form: null })
        {
            throw new C1InputException(Messages.RequiredTextEmpty.With(at + ".Form.Form"), at);
        }
    }

    private static void Wait(WaitStep wait, string at)
    {
        OneOf.Check(at, ("Condition", wait.Condition), ("Duration", wait.Duration), ("UntilTime", wait.UntilTime));
        if (wait.Condition is { } condition)
        {
            Required.Text(condition.Condition, at + ".Condition");
        }

        if (wait.Duration is { } duration)
        {
            Positive(duration.Duration ?? TimeSpan.Zero, at + ".Duration");
        }

        if (wait.TimeoutDuration is { } timeout)
        {
            Positive(timeout, at + ".TimeoutDuration");
        }

        if (wait.UntilTime is { } time && (time.Hours is < 0 or > 23 || time.Minutes is < 0 or > 59))
        {
            throw new C1InputException(Messages.TimeOfDayRefused.With(at, time.Hours ?? 0, time.Minutes ?? 0), at);
        }

        TimeZoneNames.Check(wait.UntilTime?.Timezone, at + ".UntilTime.Timezone");
    }

    private static void Positive(TimeSpan duration, string at)
    {
        if (duration <= TimeSpan.Zero)
        {
            throw new C1InputException(Messages.DurationNotPositive.With(at, duration), at);
        }
    }
}
