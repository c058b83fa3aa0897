using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Users;

/// <summary>What a search for users may ask for, and which users it then finds.</summary>
internal static class UserSearch
{
    public static Predicate<User> Read(JsonElement body)
    {
        var (query, email) = (body.Text("query"), body.Text("email"));
        var ids = new Filter([.. body.Texts("ids"), .. body.Items("refs").Select(reference => reference.Text("id"))]);
        var (excluded, excludedTypes) = (Filter.Read(body, "excludeIds"), Filter.Read(body, "excludeTypes"));
        var (departments, jobTitles) = (Filter.Read(body, "departments", ignoresCase: true), Filter.Read(body, "jobTitles", ignoresCase: true));
        var managers = Filter.Read(body, "managerIds");
        if (IsUnmet(body))
            return static _ => false;
        return user => ids.Takes(user.Id)
            && !excluded.Names(user.Id)
            && !excludedTypes.Names(user.Type)
            && departments.Takes(user.Department)
            && jobTitles.Takes(user.JobTitle)
            && managers.Takes(user.ManagerId ?? "")
            && Filter.Is(email, user.Email)
            && Filter.Finds(query, user.DisplayName, user.Email, user.Username);
    }

    // Nobody here has a role, a delegate or an app as a source, and all are of one origin and one status.
    private static bool IsUnmet(JsonElement body)
    {
        var (origins, sources) = (Filter.Read(body, "origins"), Filter.Read(body, "sourceAppIds"));
        return Filter.Read(body, "delegatedUserIds").IsSet
            || Filter.Read(body, "roleIds").IsSet
            || body.Flag("isDelegate")
            || body.Text("delegateStatus") == "DELEGATE_STATUS_HAS_DELEGATE"
            || Filter.Read(body, "excludeOrigins").Names(User.Origin)
            || !Filter.Read(body, "userStatuses").Takes(User.Status)
            || ((origins.IsSet || sources.IsSet) && !origins.Names(User.Origin));
    }
}
