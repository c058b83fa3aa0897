using System;
using ConductorOne.Json;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The operations on the usage controls of an app.</summary>
internal static class AppUsageControlOperations
{
    private const string Path = "/api/v1/apps/{AppId}/usage_controls";

    private static readonly Func<AnswerJson, C1AppUsageControl?> One = Http.JsonBody.Reader(C1JsonContext.Default.AppUsageControlAnswer, answer => answer.Unwrap());

    public static readonly Operation<C1AppUsageControl> Get = Operation.Get(Path, One);

    public static readonly Operation<C1AppUsageControl> Update = Operation.Update(Path, "AppUsageControls", One) with { Check = CheckDays };

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
