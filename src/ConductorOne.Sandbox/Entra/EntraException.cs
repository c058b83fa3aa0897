using System;

namespace ConductorOne.Sandbox.Entra;

/// <summary>A token request that the directory refuses, with Microsoft's number for the reason.</summary>
internal sealed class EntraException(int number, string error, string reason, int status = 400) : Exception(reason)
{
    /// <summary>The number behind <c>AADSTS</c>.</summary>
    public int Number { get; } = number;

    /// <summary>The error's code.</summary>
    public string Error { get; } = error;

    /// <summary>The status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>The assertion of the client is missing or not to be trusted.</summary>
    public static EntraException InvalidAssertion(int number, string reason) =>
        new(number, "invalid_client", $"client_assertion: {reason}", 401);

    /// <summary>The request is wrong in itself.</summary>
    public static EntraException InvalidRequest(int number, string reason) => new(number, "invalid_request", reason);
}
