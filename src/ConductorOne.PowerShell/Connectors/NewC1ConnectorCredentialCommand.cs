using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Files;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Makes credentials for connectors that run on machines of your own.</summary>
[Cmdlet(VerbsCommon.New, "C1ConnectorCredential", SupportsShouldProcess = true)]
[OutputType(typeof(C1ConnectorCredential))]
public sealed class NewC1ConnectorCredentialCommand : C1RowCommand<C1ConnectorCredential>
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>The app that the connector belongs to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.Connector])]
    public string? AppId { get; set; }

    /// <summary>The connector.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdCell(Noun.Connector)]
    public string? ConnectorId { get; set; }

    /// <summary>A new file for the client id and the secret, which the object does not have then.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? OutFile { get; set; }

    private protected override string IdParameter => nameof(ConnectorId);

    private protected override Type NounClass => typeof(C1Connector);

    private protected override string Action => Messages.ActionCreateCredential;

    private protected override ApiCall<C1ConnectorCredential> NewCall()
    {
        var path = OutPath();
        Required.That(path is null || !_files.Contains(path), nameof(OutFile), () => Messages.OutFileTwice.With(path));
        return ConnectorCredentialOperations.Create.Call(GivenNames([nameof(AppId), nameof(ConnectorId)]));
    }

    private protected override RowWork<C1ConnectorCredential> NewWork(ApiCall<C1ConnectorCredential> call)
    {
        var send = base.NewWork(call);
        var path = OutPath();
        if (path is not null)
        {
            _files.Add(path);
        }

        return async (session, trace, cancellationToken) =>
        {
            using var file = path is null ? null : new OwnFile(path, replaces: null, nameof(OutFile)).Create();
            var made = await send(session, trace, cancellationToken).ConfigureAwait(false);
            if (made.ClientSecret is not { } secret)
            {
                throw new PartialResultException(made, new C1InputException(Messages.CredentialWithoutSecret.With(made.Id)));
            }

            try
            {
                file?.Write(Encoding.UTF8.GetBytes("BATON_CLIENT_ID=" + made.ClientId + "\nBATON_CLIENT_SECRET=" + SecretText.Reveal(secret) + "\n"));
            }
            catch (C1InputException e)
            {
                // The object is the only place left where it is.
                throw new PartialResultException(made, e);
            }

            return file is null ? made : made.WithoutSecret();
        };
    }

    private string? OutPath() => Given(OutFile) is { } given ? UserPath.Full(given, nameof(OutFile), SessionState) : null;
}
