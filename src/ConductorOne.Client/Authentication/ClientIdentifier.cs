using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>A client id, which names its host and its kind: <c>random-name@host/spc</c>.</summary>
internal sealed class ClientIdentifier
{
    private ClientIdentifier(string value, string host, string kind)
    {
        Value = value;
        Host = host;
        Kind = kind;
    }

    public string Value { get; }

    /// <summary>Host and port, as written.</summary>
    public string Host { get; }

    /// <summary><c>pcc</c> (personal API key), <c>spc</c> (service principal credential) or <c>wfe</c> (workload federation trust).</summary>
    public string Kind { get; }

    public bool IsFederated => Kind == "wfe";

    public bool IsPersonal => Kind == "pcc";

    /// <summary>The server at the host that the id names.</summary>
    public Uri Server => TenantAddress.Read(Host, "ClientId");

    /// <exception cref="C1InputException">It has no <c>@</c>, or no <c>/</c> after the host.</exception>
    public static ClientIdentifier Read(string text)
    {
        var value = text.Trim();
        var at = value.IndexOf('@');
        var slash = at < 0 ? -1 : value.IndexOf('/', at);
        return at > 0 && slash > at + 1 && slash < value.Length - 1
            ? new ClientIdentifier(value, value.Substring(at + 1, slash - at - 1), value.Substring(slash + 1))
            : throw new C1InputException(Messages.ClientIdUnreadable, "ClientId");
    }
}
