using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Device;
using ConductorOne.Authentication.Federation;
using ConductorOne.Connectors;
using ConductorOne.Functions;
using ConductorOne.Identity;
using ConductorOne.Lists;
using ConductorOne.PersonalClients;
using ConductorOne.Policies;
using ConductorOne.Users;

namespace ConductorOne.Json;

/// <summary>The one JSON context: camelCase, nothing written that was not given, proto3's leniency on reading.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(ProtoStringConverter), typeof(ProtoBooleanConverter), typeof(ProtoInt32Converter), typeof(ProtoInt64Converter),
        typeof(OptionalInt32Converter), typeof(OptionalInt64Converter), typeof(ProtoTimestampConverter), typeof(PlainValueConverter),
    ])]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(DeviceAuthorization))]
[JsonSerializable(typeof(GitHubActionsAnswer))]
[JsonSerializable(typeof(C1Identity))]
[JsonSerializable(typeof(CreatePersonalClientRequest))]
[JsonSerializable(typeof(PersonalClientAnswer))]
[JsonSerializable(typeof(CreateAppRequest))]
[JsonSerializable(typeof(AppAnswer))]
[JsonSerializable(typeof(CreatePolicyRequest))]
[JsonSerializable(typeof(PolicyAnswer))]
[JsonSerializable(typeof(C1PolicyStep))]
[JsonSerializable(typeof(CreateFunctionRequest))]
[JsonSerializable(typeof(UpdateFunctionRequest))]
[JsonSerializable(typeof(FunctionAnswer))]
[JsonSerializable(typeof(CreateAppResourceTypeRequest))]
[JsonSerializable(typeof(AppResourceTypeAnswer))]
[JsonSerializable(typeof(CreateAppResourceRequest))]
[JsonSerializable(typeof(AppResourceAnswer))]
[JsonSerializable(typeof(CreateConnectorRequest))]
[JsonSerializable(typeof(CreateDelegatedConnectorRequest))]
[JsonSerializable(typeof(ConnectorAnswer))]
[JsonSerializable(typeof(ConfigSchemaRequest))]
[JsonSerializable(typeof(ConfigSchemaAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(SearchAppsRequest))]
[JsonSerializable(typeof(SearchPoliciesRequest))]
[JsonSerializable(typeof(SearchFunctionsRequest))]
[JsonSerializable(typeof(SearchAppResourceTypesRequest))]
[JsonSerializable(typeof(SearchAppResourcesRequest))]
[JsonSerializable(typeof(SearchUsersRequest))]
[JsonSerializable(typeof(ListAnswer<JsonElement>))]
[JsonSerializable(typeof(ListAnswer<C1App>))]
[JsonSerializable(typeof(ListAnswer<C1Policy>))]
[JsonSerializable(typeof(ListAnswer<C1Function>))]
[JsonSerializable(typeof(ListAnswer<C1AppResourceType>))]
[JsonSerializable(typeof(ListAnswer<AppResourceTypeView>))]
[JsonSerializable(typeof(ListAnswer<AppResourceView>))]
[JsonSerializable(typeof(ListAnswer<ConnectorView>))]
[JsonSerializable(typeof(ListAnswer<UserView>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(object[]), TypeInfoPropertyName = "ObjectArray")]
internal sealed partial class C1JsonContext : JsonSerializerContext;
