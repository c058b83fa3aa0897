using ConductorOne.Sandbox.Authentication;

namespace ConductorOne.Sandbox.Entra;

/// <summary>What makes an assertion that of an application.</summary>
internal interface IApplicationCredential
{
    /// <summary>Verifies an assertion of the application.</summary>
    /// <param name="assertion">The assertion.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="url">Where the assertion was sent.</param>
    /// <exception cref="EntraException">It is not to be trusted.</exception>
    void Verify(JsonWebToken assertion, string clientId, string url);
}
