using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.Apps;

/// <summary>The operations on the access request defaults of an app. They are replaced as a whole, and applied later.</summary>
internal static class AppAccessRequestDefaultOperations
{
    private const string Path = "/api/v1/apps/{AppId}/access_request_defaults";

    private static readonly WaitPace Pace = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10));

    private static readonly Func<AnswerJson, C1AppAccessRequestDefault?> One = JsonBody.Reader(C1JsonContext.Default.C1AppAccessRequestDefault, answer => answer);

    public static readonly Operation<C1AppAccessRequestDefault> Get = Operation.Get(Path, One);

    public static readonly Operation<C1AppAccessRequestDefault> Replace = Operation.Create(Path, One);

    public static readonly Operation<C1AppAccessRequestDefault> Cancel = Operation.Create(Path + "/cancel", One);

    /// <summary>The same with the id that was asked for, where the answer leaves that empty.</summary>
    public static ApiCall<C1AppAccessRequestDefault> Of(ApiCall<C1AppAccessRequestDefault> call, string appId) => call with
    {
        Read = json =>
        {
            if (call.Read(json) is not { } read)
            {
                return null;
            }

            read.AppId = read.AppId.Length > 0 ? read.AppId : appId;
            return read;
        },
    };

    /// <summary>What is sent for these changes: the whole, since what is left out may be lost.</summary>
    /// <param name="changes">The app and the fields that were given; those without a value are cleared.</param>
    /// <param name="present">What the app has now.</param>
    public static Fields Whole(Fields changes, C1AppAccessRequestDefault present)
    {
        var isUnset = changes["DurationUnset"] is true;
        Required.That(!isUnset || changes["DurationGrant"] is null, "DurationGrant", () => Messages.OneOfTwice.With("The duration", "DurationGrant, DurationUnset"));
        var duration = isUnset ? null
            : changes.Has("DurationGrant") ? changes["DurationGrant"]
            : present.DurationGrant;
        Required.That(duration is not TimeSpan length || length > TimeSpan.Zero, "DurationGrant", () => Messages.DurationNotPositive.With("DurationGrant", duration));
        Required.That(
            changes["DurationUnset"] is not false || !(changes.Has("DurationGrant") ? duration is null : present.DurationUnset), "DurationUnset", () => Messages.DurationUnsetFalse);
        Required.That(
            changes["EmergencyGrantPolicyId"] is not string { Length: > 0 } policy || policy == present.EmergencyGrantPolicyId
                || Given("EmergencyGrantEnabled", present.EmergencyGrantEnabled, false) is true,
            "EmergencyGrantPolicyId",
            () => Messages.SettingIdle.With("EmergencyGrantPolicyId", "EmergencyGrantEnabled"));
        var whole = new Fields
        {
            { "AppId", changes["AppId"] },
            { "DefaultsEnabled", Given("DefaultsEnabled", present.DefaultsEnabled, false) },
            { "ResourceTypeIds", Given("ResourceTypeIds", present.ResourceTypeIds.ToArray(), Array.Empty<string>()) },
            { "CatalogIds", Given("CatalogIds", present.CatalogIds.ToArray(), Array.Empty<string>()) },
            { "RequestPolicyId", Given("RequestPolicyId", present.RequestPolicyId, "") },
            { "RequestSchemaId", Given("RequestSchemaId", present.RequestSchemaId, "") },
            { "EmergencyGrantEnabled", Given("EmergencyGrantEnabled", present.EmergencyGrantEnabled, false) },
            { "EmergencyGrantPolicyId", Given("EmergencyGrantPolicyId", present.EmergencyGrantPolicyId, "") },
        };
        if (duration is TimeSpan limit)
        {
            whole.Add("DurationGrant", WireDuration.Format(limit));
        }
        else if (isUnset || changes.Has("DurationGrant") || present.DurationUnset)
        {
            whole.Add("DurationUnset", new Fields());
        }

        return whole;

        object? Given(string name, object? now, object none) => changes.Has(name) ? changes[name] ?? none : now;
    }

    /// <summary>Waits until the server has applied the defaults, or has given that up.</summary>
    /// <param name="appId">The app.</param>
    /// <param name="isCancel">Whether it was asked to give up: then that is success, and so is that it was done before.</param>
    /// <param name="begun">What the request was answered with.</param>
    public static Wait<C1AppAccessRequestDefault> NewWait(string appId, bool isCancel, C1AppAccessRequestDefault begun)
    {
        // Where the answer says nothing, the first look may show how the time before ended.
        var isBegun = begun.State is not ("" or "Unspecified");
        return Wait<C1AppAccessRequestDefault>.For(
            Of(Get.Call(new() { { "AppId", appId } }), appId),
            read =>
            {
                var wasBegun = isBegun;
                isBegun = true;
                return read.State switch
                {
                    // What is switched off, or has no resource types, is applied to nothing.
                    "Unspecified" or "" => !read.DefaultsEnabled || read.ResourceTypeIds.Count == 0 ? read : null,
                    "Running" or "Canceling" => null,
                    _ when !wasBegun => null,
                    "Success" => read,
                    "CancelSuccess" when isCancel => read,
                    "Failed" or "CancelError" or "CancelSuccess" => throw NotApplied(read),
                    _ => null,
                };
            },
            Pace,
            Messages.AccessRequestDefaultsOf.With(appId),
            "Get-C1AppAccessRequestDefault " + appId);
    }

    private static C1ApiException NotApplied(C1AppAccessRequestDefault read) => new(Messages.DefaultsNotApplied.With(read.AppId, read.State))
    {
        Kind = C1ErrorKind.Failed,
        Method = "GET",
        Path = Path.Replace("{AppId}", read.AppId),
    };
}
