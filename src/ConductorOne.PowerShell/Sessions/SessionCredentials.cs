using System;
using ConductorOne.Authentication;
using ConductorOne.Http;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Where to sign in and with what: all that a session is made of.</summary>
internal sealed record SessionCredentials(Uri Server, string? ClientId, ITokenSource Tokens)
{
    public C1Session Open(string? name)
    {
        var client = new C1Client(Server, Tokens);
        return new C1Session(string.IsNullOrWhiteSpace(name) ? Server.Authority : name!.Trim(), Server, ClientId, client);
    }

    /// <summary>Never what it holds.</summary>
    public override string ToString() => Server.Authority;
}
