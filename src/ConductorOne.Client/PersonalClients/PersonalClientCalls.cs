using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.PersonalClients;

internal static class PersonalClientCalls
{
    public static ApiCall<PersonalClientAnswer> Create(CreatePersonalClientRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post("/api/v1/iam/personal_clients", request, C1JsonContext.Default.CreatePersonalClientRequest) with { AnswerIsSecret = true },
            JsonBody.Reader(
                C1JsonContext.Default.PersonalClientAnswer,
                answer => answer is { Client.ClientId.Length: > 0, ClientSecret.Length: > 0 } ? answer : null));
    }

    public static ApiCall<object> Delete(PersonalClient client) => new(
        new ApiRequest { Method = "DELETE", Path = ApiPath.Build("/api/v1/iam/personal_clients/{id}", ("Id", client.Id)), Repeatable = true },
        _ => new object());
}
