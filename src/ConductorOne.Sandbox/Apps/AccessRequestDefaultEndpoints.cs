using System.Collections.Concurrent;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>
/// Answers the paths of an app's access request defaults. They are replaced as a whole and applied later, by the clock of the tenant; what is
/// under way can be cancelled, which takes as long.
/// </summary>
internal sealed class AccessRequestDefaultEndpoints(Tenant tenant, TenantClock clock)
{
    private const string Path = "/api/v1/apps/{app_id}/access_request_defaults";
    private const string State = "APP_ACCESS_REQUEST_DEFAULTS_LAST_APPLY_STATE_";

    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.app.v1.AppAccessRequestDefaults");

    private readonly ConcurrentDictionary<string, Applied> _defaults = new();

    public void Map(HandlerSet handlers)
    {
        handlers.Map("GET", Path, request => Answer(Of(request)));
        handlers.Map("POST", Path, Replace);
        handlers.Map("POST", Path + "/cancel", Cancel);
    }

    private ApiResponse Replace(ApiRequest request)
    {
        var id = Of(request).Fields.Text("appId");
        CheckPolicy(request.Body.Text("requestPolicyId"));
        CheckPolicy(request.Body.Text("emergencyGrantPolicyId"));
        foreach (var type in request.Body.Texts("resourceTypeIds"))
        {
            if (tenant.ResourceTypes.Find(type) is not { DeletedAt: null } found || found.Parents[0] != id)
                throw ApiException.NotFound("app resource type");
        }

        var fields = MessageFields.Taking(Schema, request.Operation!.Request!, request.Body).With(("appId", id));
        return Answer(_defaults[id] = new Applied(fields, "RUNNING", "SUCCESS", clock.After(tenant.OwnerLag)));
    }

    private ApiResponse Cancel(ApiRequest request)
    {
        var present = Of(request);
        if (StateOf(present) != "RUNNING")
            throw ApiException.Invalid("access request defaults are not being applied");
        return Answer(_defaults[request.PathValues[0]] = present with { Now = "CANCELING", Then = "CANCEL_SUCCESS", From = clock.After(tenant.OwnerLag) });
    }

    private Applied Of(ApiRequest request)
    {
        var id = request.PathValues[0];
        return tenant.Apps.Find(id) is { DeletedAt: null }
            ? _defaults.GetOrAdd(id, key => new Applied(MessageFields.Of(Schema, ("appId", key)), "UNSPECIFIED", "UNSPECIFIED", clock.After(default)))
            : throw ApiException.NotFound("app");
    }

    private void CheckPolicy(string id)
    {
        if (id.Length > 0 && tenant.Policies.Find(id) is not { DeletedAt: null })
            throw ApiException.NotFound("policy");
    }

    private string StateOf(Applied applied) => clock.HasPassed(applied.From) ? applied.Then : applied.Now;

    private ApiResponse Answer(Applied applied) => ApiResponse.Json(writer => applied.Fields.With(("state", State + StateOf(applied))).Write(writer));

    /// <summary>Defaults, their state now, and which comes then.</summary>
    private sealed record Applied(MessageFields Fields, string Now, string Then, Deadline From);
}
