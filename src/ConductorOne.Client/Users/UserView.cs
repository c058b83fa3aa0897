using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>A user and where the objects around it stand in the answer.</summary>
internal sealed class UserView
{
    public C1User? User { get; set; }

    public object? ObjectPermissions { get; set; }

    public string DelegatedUserPath { get; set; } = "";

    public string DirectoriesPath { get; set; } = "";

    public string ManagersPath { get; set; } = "";

    public string RolesPath { get; set; } = "";

    /// <summary>The user with those objects.</summary>
    public C1User? Unwrap(C1List<object?> expanded)
    {
        if (User is not { } user)
        {
            return null;
        }

        user.ObjectPermissions = ObjectPermissions;
        user.DelegatedUser = ExpandedPath.Single(DelegatedUserPath, expanded);
        user.Directories = [.. ExpandedPath.All(DirectoriesPath, expanded)];
        user.Managers = [.. ExpandedPath.All(ManagersPath, expanded)];
        user.Roles = [.. ExpandedPath.All(RolesPath, expanded)];
        user.Expanded = expanded;
        return user;
    }
}

/// <summary>What wraps a user in an answer.</summary>
internal sealed class UserAnswer
{
    public UserView? UserView { get; set; }

    public object?[]? Expanded { get; set; }
}
