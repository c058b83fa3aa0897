using ConductorOne.Validation;

namespace ConductorOne.Users;

/// <summary>What a user can bring along.</summary>
internal sealed class UserExpandMask() : ExpandMask("role_ids", "manager_ids", "delegated_user_id", "directory_ids", "*");
