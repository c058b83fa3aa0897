using System;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PersonalClients;

/// <summary>The body of <c>POST /api/v1/iam/personal_clients</c>.</summary>
internal sealed class CreatePersonalClientRequest
{
    public string? DisplayName { get; init; }

    /// <summary>How long it lives; for ever where nothing is said.</summary>
    [JsonConverter(typeof(WireDurationConverter))]
    public TimeSpan? Expires { get; init; }

    /// <summary>Roles that its permissions are cut down to.</summary>
    public string[]? ScopedRoles { get; init; }

    /// <summary>Networks that it may be used from.</summary>
    public string[]? AllowSourceCidr { get; init; }

    /// <exception cref="C1InputException">Nobody could make it.</exception>
    public void Check()
    {
        Required.Text(DisplayName, nameof(DisplayName));
        Required.That(Expires is not { } life || life > TimeSpan.Zero, nameof(Expires), () => Messages.DurationNotPositive.With(nameof(Expires), Expires!));
    }
}
