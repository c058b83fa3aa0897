using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.AppResources;

public sealed class AppResourceUpdateTests
{
    [Fact]
    public async Task A_type_changes_its_name_and_traits()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        var path = $"/api/v1/apps/{app}/resource_types/{await tenant.CreateResourceTypeAsync(app)}";
        var answer = (await tenant.PostAsync(path, """{"appResourceType":{"displayName":"R","traitIds":["t"]},"updateMask":"displayName,traitIds"}""")).Json;
        Assert.Equal("[]", answer["expanded"]!.ToJsonString());
        Assert.Equal(("R", """["t"]"""), ((string)answer["appResourceType"]!["displayName"]!, answer["appResourceType"]!["traitIds"]!.ToJsonString()));
        Assert.Equal(
            answer["appResourceType"]!.ToJsonString(),
            (await tenant.GetAsync(path)).Json["appResourceTypeView"]!["appResourceType"]!.ToJsonString());

        (await tenant.PostAsync(path, """{"appResourceType":{"resourceType":"GROUP"}}""")).AssertError(400, 3, "proto: unknown field \"resourceType\"");
        (await tenant.PostAsync(path, """{"appResourceType":{},"updateMask":"appId"}"""))
            .AssertError(400, 3, "invalid update mask: path \"appId\" cannot be changed");
    }

    [Fact]
    public async Task A_type_takes_its_resources_along()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        var type = $"/api/v1/apps/{app}/resource_types/{await tenant.CreateResourceTypeAsync(app)}";
        var id = (string)(await tenant.PostAsync(type + "/resources", """{"displayName":"r"}""")).Json["appResource"]!["id"]!;
        await tenant.DeleteAsync(type);
        Assert.NotNull((await tenant.GetAsync($"{type}/resources/{id}")).Json["appResourceView"]!["appResource"]!["deletedAt"]);
        Assert.Empty((await tenant.PostAsync("/api/v1/search/app_resources", "{}")).Json["list"]!.AsArray());
        (await tenant.DeleteAsync($"{type}/resources/{id}")).AssertError(404, 5, "app resource not found");
    }

    [Fact]
    public async Task An_updated_resource_is_answered_as_a_view()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        var resources = $"/api/v1/apps/{app}/resource_types/{await tenant.CreateResourceTypeAsync(app)}/resources";
        var path = $"{resources}/{(string)(await tenant.PostAsync(resources, """{"displayName":"r","description":"d"}""")).Json["appResource"]!["id"]!}";
        var answer = await tenant.PostAsync(path, """
            {"appResource":{"displayName":"R","customDescription":"c","matchBatonId":"m","accessConfigId":"a","annotations":{"k":"v"},
              "parentAppResourceId":"p00000000000000000000000000","parentAppResourceTypeId":"t00000000000000000000000000"},
             "updateMask":"displayName,description,customDescription,matchBatonId,accessConfigId,annotations,parentAppResourceId,parentAppResourceTypeId",
             "expandMask":{"paths":["*"]}}
            """);
        var resource = answer.Json["appResourceView"]!["appResource"]!;
        Assert.Equal(("R", "", "c", "m", "a"), ((string)resource["displayName"]!, (string)resource["description"]!, (string)resource["customDescription"]!,
            (string)resource["matchBatonId"]!, (string)resource["accessConfigId"]!));
        Assert.Equal(answer.Body, (await tenant.GetAsync(path)).Body);

        foreach (var field in new[] { "appId", "appResourceTypeId", "id", "grantCount", "externalId", "profile", "agentTrait", "secretTrait" })
        {
            (await tenant.PostAsync(path, $$"""{"appResource":{},"updateMask":"{{field}}"}"""))
                .AssertError(400, 3, $"invalid update mask: path \"{field}\" cannot be changed");
        }
    }
}
