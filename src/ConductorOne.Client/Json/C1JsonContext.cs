using System;
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
using ConductorOne.Owners;
using ConductorOne.PersonalClients;
using ConductorOne.Policies;
using ConductorOne.Users;
using ConductorOne.Validation;

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
[JsonSerializable(typeof(AppAnswer))]
[JsonSerializable(typeof(AppUsageControlAnswer))]
[JsonSerializable(typeof(ListAnswer<C1AppReport>))]
[JsonSerializable(typeof(DiscoveredAppAnswer))]
[JsonSerializable(typeof(ListAnswer<DiscoveredAppView>))]
[JsonSerializable(typeof(DirectoryAnswer))]
[JsonSerializable(typeof(ListAnswer<DirectoryView>))]
[JsonSerializable(typeof(C1DirectoryMergeConfig))]
[JsonSerializable(typeof(C1AppAccessRequestDefault))]
[JsonSerializable(typeof(PolicyAnswer))]
[JsonSerializable(typeof(C1AccountProvisionResult))]
[JsonSerializable(typeof(ListAnswer<PolicyEntitlementView>))]
[JsonSerializable(typeof(C1PolicyStep))]
[JsonSerializable(typeof(FunctionAnswer))]
[JsonSerializable(typeof(FunctionCommitAnswer))]
[JsonSerializable(typeof(FunctionTagsAnswer))]
[JsonSerializable(typeof(InvocationAnswer))]
[JsonSerializable(typeof(InvokeAnswer))]
[JsonSerializable(typeof(TestAnswer))]
[JsonSerializable(typeof(AppResourceTypeAnswer))]
[JsonSerializable(typeof(AppResourceAnswer))]
[JsonSerializable(typeof(ConnectorAnswer))]
[JsonSerializable(typeof(ConnectorCredentialAnswer))]
[JsonSerializable(typeof(ConfigSchemaRequest))]
[JsonSerializable(typeof(ConfigSchemaAnswer))]
[JsonSerializable(typeof(C1Markers))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(ListAnswer<JsonElement>))]
[JsonSerializable(typeof(ListAnswer<C1App>))]
[JsonSerializable(typeof(ListAnswer<C1Policy>))]
[JsonSerializable(typeof(ListAnswer<C1Function>))]
[JsonSerializable(typeof(ListAnswer<C1FunctionCommit>))]
[JsonSerializable(typeof(ListAnswer<C1FunctionInvocation>))]
[JsonSerializable(typeof(ListAnswer<C1AppResourceType>))]
[JsonSerializable(typeof(ListAnswer<AppResourceTypeView>))]
[JsonSerializable(typeof(ListAnswer<AppResourceView>))]
[JsonSerializable(typeof(ListAnswer<ConnectorView>))]
[JsonSerializable(typeof(ListAnswer<UserView>))]
[JsonSerializable(typeof(ListAnswer<C1User>))]
[JsonSerializable(typeof(ListAnswer<OwnerView>))]
[JsonSerializable(typeof(ListAnswer<C1UserOwnership>))]
[JsonSerializable(typeof(OwnerIdsAnswer))]
[JsonSerializable(typeof(C1AppEntitlementRef[]))]
[JsonSerializable(typeof(C1AppMatchBatonRef))]
[JsonSerializable(typeof(C1AppUserMapper))]
[JsonSerializable(typeof(C1AppResourceRef[]))]
[JsonSerializable(typeof(AppManagedStateBindingRef))]
[JsonSerializable(typeof(C1SyncConfig))]
[JsonSerializable(typeof(Dictionary<string, C1PolicySteps>))]
[JsonSerializable(typeof(C1PolicyRule[]))]
[JsonSerializable(typeof(C1PolicyPostAction[]))]
[JsonSerializable(typeof(C1PolicyScope))]
[JsonSerializable(typeof(IdRef[]))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(Dictionary<string, byte[]>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(object[]), TypeInfoPropertyName = "ObjectArray")]
internal sealed partial class C1JsonContext : JsonSerializerContext;
