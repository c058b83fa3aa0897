using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Entra;

/// <summary>What the body of a request for an application may consist of: a certificate, or a federated subject.</summary>
internal static class EntraSchema
{
    internal static readonly MessageSchema Application = new MessageSchema("Application",
        Text("certificate").In("credential"),
        Text("federatedIssuer"),
        Text("federatedSubject").In("credential")).Requires("credential");
}
