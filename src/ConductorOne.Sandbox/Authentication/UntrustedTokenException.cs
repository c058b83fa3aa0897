using System;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>A JSON Web Token that is not to be trusted. The message says why, as a sentence about "it".</summary>
internal sealed class UntrustedTokenException(string reason) : Exception(reason);
