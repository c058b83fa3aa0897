using System.Text.Json.Serialization;

namespace ConductorOne.Credentials;

/// <summary>The JSON of stored credentials. Not the API's context, whose leniency would let a damaged document pass.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CredentialDocument))]
internal sealed partial class CredentialJsonContext : JsonSerializerContext;
