using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Operations;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>The operations on credentials of connectors. There is no list of them.</summary>
internal static class ConnectorCredentialOperations
{
    private const string Credential = "/api/v1/apps/{AppId}/connectors/{ConnectorId}/credentials/{CredentialId}";

    private static readonly Func<AnswerJson, C1ConnectorCredential?> Reader = JsonBody.Reader(
        C1JsonContext.Default.ConnectorCredentialAnswer, (answer, parts) => parts.Object(answer, answer.Credential, "credential")?.WithMasks());

    /// <summary>Makes another one: those that are there go on working. The answer alone has the secret.</summary>
    public static readonly Operation<C1ConnectorCredential> Create = Operation.Create("/api/v1/apps/connectors/credentials", Reader) with { Check = CheckIds, AnswerIsSecret = true };

    public static readonly Operation<C1ConnectorCredential> Get = Operation.Get(Credential, Reader) with { AnswerIsSecret = true };

    /// <summary>A POST that deletes.</summary>
    public static readonly Operation<Done> Revoke = ConnectorSyncs.Act(Credential);

    private static void CheckIds(Fields fields)
    {
        Required.GivenId(fields.Get<string>("AppId"), "AppId");
        Required.GivenId(fields.Get<string>("ConnectorId"), "ConnectorId");
    }
}
