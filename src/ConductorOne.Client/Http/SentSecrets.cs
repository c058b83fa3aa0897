using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Http;

/// <summary>What an attempt itself carries and nobody may read in its answer: made anew for each attempt, so that nobody else knows it.</summary>
internal static class SentSecrets
{
    /// <summary>The token, the proof, and what headers and fields of the form hold whose names say that it is secret.</summary>
    public static IReadOnlyCollection<string> Of(ApiRequest request, byte[]? body)
    {
        var secrets = new List<string>();
        if (request.Authorization is { } authorization)
        {
            secrets.Add(Credential(authorization));
        }

        if (request.Proof is { } proof)
        {
            secrets.Add(proof);
        }

        secrets.AddRange(request.Headers.Where(h => SecretText.IsSecretHeader(h.Key)).Select(h => Credential(h.Value)));
        if (body is not null && request.ContentType == FormBody.ContentType)
        {
            secrets.AddRange(FormBody.Read(body).Where(f => SecretText.IsSecret(f.Key)).Select(f => f.Value));
        }

        return secrets;
    }

    // Behind the scheme.
    private static string Credential(string value) => value.Substring(value.LastIndexOf(' ') + 1);
}
