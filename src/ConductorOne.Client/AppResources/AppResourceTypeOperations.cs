using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;

namespace ConductorOne.AppResources;

/// <summary>The operations on resource types.</summary>
internal static class AppResourceTypeOperations
{
    private const string Types = "/api/v1/apps/{AppId}/resource_types";
    private const string Type = Types + "/{AppResourceTypeId}";

    private static readonly Func<AnswerJson, C1AppResourceType?> One = JsonBody.Reader(C1JsonContext.Default.AppResourceTypeAnswer, (answer, parts) => answer.Unwrap(parts));

    public static readonly Operation<C1AppResourceType> Get = Operation.Get(Type, One);

    public static readonly Operation<C1AppResourceType> Create = Operation.Create(Types, One) with { Required = ["DisplayName", "ResourceType"] };

    public static readonly Operation<C1AppResourceType> Update = Operation.Update(Type, "AppResourceType", One);

    public static readonly Operation<Done> Delete = Operation.Delete(Type);

    public static readonly ListOperation<C1AppResourceType> List = new(
        Types, PageBody.Reader(C1JsonContext.Default.ListAnswerAppResourceTypeView, (AppResourceTypeView view, AnswerParts parts) => view.Unwrap(parts)));

    /// <summary>Resource types of any app. They come without a view.</summary>
    public static readonly ListOperation<C1AppResourceType> Search = new(
        "/api/v1/search/app_resource_types", PageBody.Reader(C1JsonContext.Default.ListAnswerC1AppResourceType))
    { IsSearch = true };
}
