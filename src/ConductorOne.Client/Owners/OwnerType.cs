using ConductorOne.Json;

namespace ConductorOne.Owners;

/// <summary>What may own something. A word of this module: the API has a list for each.</summary>
internal sealed class OwnerType() : WireEnum("", "USER", "ENTITLEMENT");
