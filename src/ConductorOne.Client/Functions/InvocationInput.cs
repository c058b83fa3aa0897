using System.Collections;
using System.Collections.Generic;
using ConductorOne.Api;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

/// <summary>What a function is given: a JSON object, which is sent in base64 and shown as JSON.</summary>
internal sealed class InvocationInput : IMaskedValue
{
    // No more than one request can carry.
    private const int MostBytes = 10 * 1024 * 1024;

    private readonly ApiBody _json;

    /// <exception cref="C1InputException">It cannot be JSON, or is too large.</exception>
    public InvocationInput(IDictionary members, string parameter)
    {
        _json = ApiBody.Of(members);
        Required.That(_json.Json.Length <= MostBytes, parameter, () => Messages.FunctionInputTooLarge.With(MostBytes / 1024 / 1024));
    }

    object IMaskedValue.Sent => _json.Json;

    object IMaskedValue.Shown => _json.Preview();

    // In base64 nobody would recognise a secret.
    IReadOnlyCollection<string> IMaskedValue.Secrets => _json.Secrets.Count == 0 ? [] : [.. _json.Secrets, System.Convert.ToBase64String(_json.Json)];
}
