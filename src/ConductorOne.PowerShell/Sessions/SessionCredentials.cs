using System;
using ConductorOne.Authentication;
using ConductorOne.Http;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Where to sign in and with what: all that a session is made of.</summary>
internal sealed record SessionCredentials(Uri Server, string? ClientId, ITokenSource Tokens)
{
    /// <param name="name">What the user calls it; without a name, the host does, and a number where another identity has that.</param>
    /// <param name="others">The sessions that there are.</param>
    public C1Session Open(string? name, RunspaceSessions others)
    {
        var client = new C1Client(Server, Tokens);
        return new C1Session(string.IsNullOrWhiteSpace(name) ? FreeName(others) : name!.Trim(), Server, ClientId, client);
    }

    private string FreeName(RunspaceSessions others)
    {
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? Server.Authority : Server.Authority + "#" + number;
            if (others.Find(name) is not { } other || (ClientId is not null && other.ClientId == ClientId))
            {
                return name;
            }
        }
    }

    /// <summary>Never what it holds.</summary>
    public override string ToString() => Server.Authority;
}
