using System;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Users;

/// <summary>A person, or a service, of the tenant.</summary>
internal sealed record User(string Id, string DisplayName, string Email, string Department, string JobTitle, string Type) : IStoredObject
{
    /// <summary>The status and the origin of every user here.</summary>
    public const string Status = "ENABLED";
    public const string Origin = "USER_ORIGIN_DIRECTORY";

    public required string CreatedAt { get; init; }

    public string? DeletedAt => null;

    public string? ManagerId { get; init; }

    public string Username => Email[..Email.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>Writes the user as a JSON object of its own.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteFields(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the fields into an object that is open already.</summary>
    public void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteString("delegatedUserId", "");
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("department", Department);
        writer.WriteEmptyList("departmentSources");
        writer.WriteEmptyList("directoryIds");
        writer.WriteString("directoryStatus", Status);
        writer.WriteEmptyList("directoryStatusSources");
        writer.WriteString("displayName", DisplayName);
        writer.WriteString("email", Email);
        writer.WriteEmptyList("emailSources");
        writer.WriteTexts("emails", [Email]);
        writer.WriteEmptyList("employeeIdSources");
        writer.WriteEmptyList("employeeIds");
        writer.WriteString("employmentStatus", "");
        writer.WriteEmptyList("employmentStatusSources");
        writer.WriteString("employmentType", "");
        writer.WriteEmptyList("employmentTypeSources");
        writer.WriteString("id", Id);
        writer.WriteString("jobTitle", JobTitle);
        writer.WriteEmptyList("jobTitleSources");
        writer.WriteTexts("managerIds", ManagerId is null ? [] : [ManagerId]);
        writer.WriteEmptyList("managerSources");
        writer.WriteString("origin", Origin);
        writer.WriteEmptyList("roleIds");
        writer.WriteString("status", Status);
        writer.WriteString("type", Type);
        writer.WriteTime("updatedAt", CreatedAt);
        writer.WriteString("username", Username);
        writer.WriteEmptyList("usernameSources");
        writer.WriteTexts("usernames", [Username]);
    }
}
