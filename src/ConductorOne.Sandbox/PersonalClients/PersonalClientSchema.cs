using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.PersonalClients;

/// <summary>What the body of a request about personal clients may consist of.</summary>
internal static class PersonalClientSchema
{
    internal static readonly MessageSchema CreateRequest = new("PersonalClientServiceCreateRequest",
        NonEmptyTexts("allowSourceCidr"),
        Text("displayName").Required(),
        Duration("expires"),
        NonEmptyTexts("scopedRoles"));
}
