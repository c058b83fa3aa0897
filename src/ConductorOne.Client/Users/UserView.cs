using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>A user and where the objects around it stand in the answer.</summary>
internal sealed class UserView : Wrapper
{
    public C1User? User { get; set; }

    /// <summary>The user's id, which the user has, too.</summary>
    public string UserId { get; set; } = "";

    public object? ObjectPermissions { get; set; }

    public string DelegatedUserPath { get; set; } = "";

    public string DirectoriesPath { get; set; } = "";

    public string ManagersPath { get; set; } = "";

    public string RolesPath { get; set; } = "";

    /// <summary>The user with those objects.</summary>
    public C1User? Unwrap(AnswerParts parts)
    {
        if (parts.Object(this, User, "user") is not { } user)
        {
            return null;
        }

        user.ObjectPermissions = ObjectPermissions;
        user.DelegatedUser = parts.Single(DelegatedUserPath);
        user.Directories = parts.All(DirectoriesPath);
        user.Managers = parts.All(ManagersPath);
        user.Roles = parts.All(RolesPath);
        user.Expanded = parts.Expanded;
        return user;
    }
}

/// <summary>What wraps a user in an answer.</summary>
internal sealed class UserAnswer : ExpandedAnswer
{
    public UserView? UserView { get; set; }
}
