using System;
using System.Globalization;
using ConductorOne.Json;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The operations on the usage controls of an app.</summary>
internal static class AppUsageControlOperations
{
    private const string Days = "AfterDays";
    private const string Path = "/api/v1/apps/{AppId}/usage_controls";

    private static readonly Func<AnswerJson, C1AppUsageControl?> One = Http.JsonBody.Reader(C1JsonContext.Default.AppUsageControlAnswer, answer => answer.Unwrap());

    public static readonly Operation<C1AppUsageControl> Get = Operation.Get(Path, One);

    public static readonly Operation<C1AppUsageControl> Update = Operation.Update(Path, "AppUsageControls", One) with { Check = CheckDays };

    /// <summary>Whether days are given without their switch: then it has to be on already.</summary>
    public static bool NeedsPresent(Fields changes) => IsIdle(changes, "Notify") || IsIdle(changes, "Revoke");

    /// <summary>Refuses days that would have no effect, because their switch is off.</summary>
    /// <exception cref="C1InputException">Names the switch. Nobody's access is to be revoked because it was turned on by the way.</exception>
    public static void CheckSwitches(Fields changes, C1AppUsageControl present)
    {
        Check("Notify", present.Notify, present.NotifyAfterDays);
        Check("Revoke", present.Revoke, present.RevokeAfterDays);

        void Check(string name, bool isOn, long days) => Required.That(
            !IsIdle(changes, name) || (isOn && !changes.Has(name)) || Convert.ToInt64(changes[name + Days], CultureInfo.InvariantCulture) == days,
            name + Days,
            () => Messages.SettingIdle.With(name + Days, name));
    }

    private static bool IsIdle(Fields changes, string name) => changes[name + Days] is > 0 && changes[name] is not true;

    private static void CheckDays(Fields fields)
    {
        foreach (var name in new[] { "NotifyAfterDays", "RevokeAfterDays" })
        {
            Required.That(fields[name] is not < 0, name, () => Messages.DaysNegative.With(name, fields[name]));
        }
    }
}

/// <summary>What wraps the usage controls in an answer.</summary>
internal sealed class AppUsageControlAnswer
{
    public C1AppUsageControl? AppUsageControls { get; set; }

    public bool? HasUsageData { get; set; }

    public C1AppUsageControl? Unwrap()
    {
        if (AppUsageControls is { } controls)
        {
            controls.HasUsageData = HasUsageData;
        }

        return AppUsageControls;
    }
}
