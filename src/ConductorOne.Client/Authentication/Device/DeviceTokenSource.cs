using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Authentication.Device;

/// <summary>
/// A person signs in with a browser while this machine asks the server whether they have (RFC 8628). What comes of it is one
/// token, which nobody but the person can renew.
/// </summary>
internal sealed class DeviceTokenSource(string clientId, IDevicePrompt prompt) : ITokenSource
{
    /// <summary>The vendor's public client for people at terminals.</summary>
    public const string PublicClientId = "2RCzHlak5q7CY14SdBc8HoZEJRf";

    private const string AuthorizationPath = "/auth/v1/device_authorization";

    // Beyond this a number of seconds is a mistake of the server's.
    private const long LongestSeconds = 24 * 60 * 60;

    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private volatile string? _deviceCode;
    private volatile bool _isSignedIn;

    public string SignIn => "Device";

    public bool CanRenew => !_isSignedIn;

    /// <summary>For a token that has ended; why there was none in the first place is said with that.</summary>
    public string? Advice => _isSignedIn ? Messages.DeviceAdvice : null;

    public IReadOnlyCollection<string> Secrets => _deviceCode is { } code ? [code] : [];

    /// <summary>How waiting is done; tests wait without time passing.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    public async Task<AccessToken> FetchAsync(AuthorizationServer server, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var asked = await server
            .PostAsync(AuthorizationPath, new Dictionary<string, string> { ["client_id"] = clientId }, C1JsonContext.Default.DeviceAuthorization, trace, cancellationToken)
            .ConfigureAwait(false);
        if (asked.DeviceCode.Length == 0 || asked.UserCode.Length == 0 || asked.UserCode.Any(char.IsControl))
        {
            throw Refused(Messages.DeviceCodeMissing);
        }

        _deviceCode = asked.DeviceCode;
        prompt.Ask(LinkOf(asked), asked.UserCode);
        var token = await PollAsync(server, asked, trace, cancellationToken).ConfigureAwait(false);
        _isSignedIn = true;
        return token;
    }

    // It is opened in a browser, so it must be nothing else than a page.
    private static Uri LinkOf(DeviceAuthorization asked)
    {
        var text = asked.VerificationUriComplete.Length > 0 ? asked.VerificationUriComplete : asked.VerificationUri;
        return Uri.TryCreate(text, UriKind.Absolute, out var link) && Loopback.IsSafe(link)
            ? link
            : throw Refused(Messages.DeviceLinkUnreadable);
    }

    private static C1ApiException Refused(string reason, string? code = null) =>
        new(reason) { Kind = C1ErrorKind.SignInFailed, Method = "POST", Path = AuthorizationPath, Code = code, IsFinal = true };

    private async Task<AccessToken> PollAsync(
        AuthorizationServer server, DeviceAuthorization asked, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var clock = server.Clock.Machine;
        var end = clock.Uptime + TimeSpan.FromSeconds(Math.Min(asked.ExpiresIn, LongestSeconds));
        var interval = TimeSpan.FromSeconds(Math.Min(Math.Max(1, asked.Interval), LongestSeconds));
        while (true)
        {
            for (var left = interval; left > TimeSpan.Zero; left -= Step)
            {
                prompt.Waiting(end - clock.Uptime);
                await Delay(Step, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return await server.RequestTokenAsync(_ => Form(asked.DeviceCode), Secrets, trace, cancellationToken, isPoll: true).ConfigureAwait(false);
            }
            catch (C1ApiException e) when (clock.Uptime < end && (e.Code is "authorization_pending" or "slow_down" || IsPassing(e)))
            {
                interval += e.Code == "authorization_pending" ? TimeSpan.Zero : SlowDown;
            }
            catch (C1ApiException e) when (e.Code is "authorization_pending" or "slow_down" or "expired_token")
            {
                throw Refused(Messages.DeviceExpired, "expired_token");
            }
            catch (C1ApiException e) when (e.Code == "access_denied")
            {
                throw Refused(Messages.DeviceDenied, e.Code);
            }
        }
    }

    // A network that comes and goes does not end what a person is in the middle of.
    private static bool IsPassing(C1ApiException error) =>
        error.Kind is C1ErrorKind.Network or C1ErrorKind.Timeout or C1ErrorKind.ServerError or C1ErrorKind.RateLimited or C1ErrorKind.InvalidResponse;

    private Dictionary<string, string> Form(string deviceCode) => new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
        ["device_code"] = deviceCode,
        ["client_id"] = clientId,
    };
}
