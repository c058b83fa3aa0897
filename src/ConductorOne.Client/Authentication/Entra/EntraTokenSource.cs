using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
using Microsoft.Identity.Client;

namespace ConductorOne.Authentication.Entra;

/// <summary>
/// Tokens of Microsoft Entra, got by MSAL. Always new ones: a tenant takes a token for ten minutes, and MSAL would keep it for an hour.
/// This folder alone knows MSAL, which so is loaded only when one of its sources is asked for a token.
/// </summary>
/// <param name="resource">Whom tokens are made out to; the tenant's host where nothing is said.</param>
internal abstract class EntraTokenSource(string? resource) : ISubjectTokenSource
{
    private const string DefaultScope = "/.default";

    // MSAL puts it into an address as it is.
    private static readonly Regex Identifier = new("^[A-Za-z0-9:/._~-]+$", RegexOptions.CultureInvariant);

    private readonly string? _resource = Read(resource);

    public abstract string SignIn { get; }

    public abstract string Origin { get; }

    public abstract string AdviceWhenOld { get; }

    public abstract IReadOnlyCollection<string> Secrets { get; }

    public async Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken)
    {
        using var http = NewHttp(trace);
        try
        {
            return await AcquireAsync(_resource ?? audience, http, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (http.Failure is { } failure)
        {
            throw Explain(failure);
        }
        catch (Exception e) when (e is not (C1ApiException or C1InputException))
        {
            // Without the exception itself: MSAL's hold answers and claims.
            throw new C1ApiException(Messages.EntraFailed.With(SecretText.Redact(e.Message, [.. Secrets, .. http.Sent])))
            {
                Kind = C1ErrorKind.SignInFailed,
                Code = (e as MsalException)?.ErrorCode,
            };
        }
    }

    protected abstract MsalHttp NewHttp(IApiTrace? trace);

    protected abstract Task<string> AcquireAsync(string resource, MsalHttp http, IApiTrace? trace, CancellationToken cancellationToken);

    /// <summary>Adds what there is to check.</summary>
    protected virtual C1ApiException Explain(C1ApiException failure) => failure;

    private static string? Read(string? resource)
    {
        if (string.IsNullOrWhiteSpace(resource))
        {
            return null;
        }

        // Who copies a scope means its resource.
        var name = resource!.Trim();
        name = name.EndsWith(DefaultScope, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - DefaultScope.Length) : name;
        Required.That(Identifier.IsMatch(name), "Resource", () => Messages.ResourceUnreadable);
        return name;
    }
}
