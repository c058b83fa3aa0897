using ConductorOne.Json;

namespace ConductorOne.Owners;

/// <summary>What a user may own, as a search for it says.</summary>
internal sealed class OwnershipType() : WireEnum("USER_OWNERSHIP_TYPE_", "UNSPECIFIED", "APP", "RESOURCE", "ENTITLEMENT");
