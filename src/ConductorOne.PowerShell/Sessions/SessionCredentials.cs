using System;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Where to sign in and with what: all that a session is made of.</summary>
internal sealed record SessionCredentials(Uri Server, string? ClientId, ITokenSource Tokens)
{
    /// <summary>A client id and its secret.</summary>
    /// <param name="clientId">The id.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="server">Where to sign in; nothing for the host that the id names.</param>
    /// <param name="sendsSecret">Whether the secret itself is sent.</param>
    /// <param name="advice">What to do when the server refuses it.</param>
    public static SessionCredentials OfSecret(ClientIdentifier clientId, string secret, Uri? server, bool sendsSecret = false, string? advice = null)
    {
        Required.That(!clientId.IsFederated, nameof(ClientId), () => Messages.FederatedClientWithSecret);
        var address = server ?? clientId.Server;
        ITokenSource tokens = sendsSecret
            ? new PlainSecretTokenSource(clientId.Value, secret) { Advice = advice }
            : new SignedAssertionTokenSource(clientId.Value, secret, address.Host) { Advice = advice };
        return new(address, clientId.Value, tokens);
    }

    /// <summary>A workload federation trust and whoever issues the tokens that it trusts.</summary>
    public static SessionCredentials OfTrust(ClientIdentifier clientId, Func<ISubjectTokenSource> subjects, Uri? server)
    {
        Required.That(clientId.IsFederated, nameof(ClientId), () => Messages.ClientWithoutTrust.With(clientId.Kind));
        var address = server ?? clientId.Server;
        return new(address, clientId.Value, new TokenExchangeSource(clientId.Value, subjects(), address.Host));
    }

    /// <param name="name">What the user calls it; without a name, the host does, and a number where another identity has that.</param>
    /// <param name="others">The sessions that there are.</param>
    /// <param name="settings">How it sends.</param>
    public C1Session Open(string? name, RunspaceSessions others, ClientSettings? settings = null)
    {
        var client = new C1Client(Server, Tokens, settings);
        return new C1Session(string.IsNullOrWhiteSpace(name) ? FreeName(others) : name!.Trim(), Server, ClientId, client);
    }

    private string FreeName(RunspaceSessions others)
    {
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? Server.Authority : Server.Authority + "#" + number;
            if (others.Find(name) is not { IsClosed: false } other || (ClientId is not null && other.ClientId == ClientId))
            {
                return name;
            }
        }
    }

    /// <summary>Never what it holds.</summary>
    public override string ToString() => Server.Authority;
}
