using System.Linq;
using ConductorOne.Sandbox.AppResources;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>Answers <c>/api/v1/apps</c>.</summary>
internal sealed class AppEndpoints(Tenant tenant)
{
    public void Map(Router router)
    {
        router.Map("POST", "/api/v1/apps", Create);
        router.Map("GET", "/api/v1/apps", request => Page.Answer(request, tenant.Apps, static (writer, app) => app.Write(writer)));
        router.Map("GET", "/api/v1/apps/{id}", Get);
        router.Map("DELETE", "/api/v1/apps/{id}", Delete);
        router.Map("POST", "/api/v1/search/apps", Find);
    }

    private ApiResponse Create(ApiRequest request)
    {
        using var document = request.ReadBody(AppSchema.CreateAppRequest);
        var body = document.RootElement;
        var matchBatonRef = body.Field("matchBatonRef");
        if (matchBatonRef is not null && (body.Items("owners").Any() || body.Items("appEntitlementOwnerRefs").Any()))
            throw ApiException.Invalid("invalid CreateAppRequest.Owners: value must be empty when match_baton_ref is set");

        var now = tenant.Clock.Now();
        var id = Identifiers.Create();
        var app = new App(id)
        {
            CreatedAt = now,
            UpdatedAt = now,
            DisplayName = body.Text("displayName"),
            Description = body.Text("description"),
            Annotations = Annotations.Read(body, AppSchema.CreateAppRequest.Name),
            GrantPolicyId = body.Text("grantPolicyId"),
            CertifyPolicyId = body.Text("certifyPolicyId"),
            RevokePolicyId = body.Text("revokePolicyId"),
            IdentityMatching = body.Text("identityMatching", AppSchema.UnspecifiedMatching),
            Instructions = body.Text("instructions"),
            MonthlyCostUsd = body.Int32("monthlyCostUsd"),
            StrictAccessEntitlementProvisioning = body.Flag("strictAccessEntitlementProvisioning"),
            MatchBatonRef = MessageWriter.Render(AppSchema.AppMatchBatonRef, matchBatonRef),
            ResourceTypes = new(tenant.ResourceTypes),
            Owners = tenant.NewOwners(matchBatonRef is null ? [.. body.Texts("owners"), request.Caller.UserId] : []),
            Access = new(Identifiers.Create(), id, now),
        };
        app.ResourceTypes.Add(AppResourceType.Credential(app, tenant));
        tenant.Apps.Add(app);
        return Answer(app);
    }

    private ApiResponse Get(ApiRequest request) => Answer(tenant.FindApp(request.PathValues[0]));

    private ApiResponse Find(ApiRequest request) =>
        Search.Answer(request, AppSearch.Request, tenant.Apps, AppSearch.Read, static (writer, app) => app.Write(writer));

    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(
        request,
        tenant.Apps,
        "app",
        tenant.Clock,
        static (app, now) => app with { DeletedAt = now, UpdatedAt = now });

    private static ApiResponse Answer(App app) => ApiResponse.Json(writer => writer.WriteWrapped("app", app.Write));
}
