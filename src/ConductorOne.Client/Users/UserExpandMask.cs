using System.Collections.Generic;
using ConductorOne.Validation;

namespace ConductorOne.Users;

/// <summary>What a user can bring along.</summary>
internal sealed class UserExpandMask : ExpandMask
{
    public static readonly string[] Known = ["role_ids", "manager_ids", "delegated_user_id", "directory_ids", "*"];

    protected override IReadOnlyList<string> Expandable => Known;
}
