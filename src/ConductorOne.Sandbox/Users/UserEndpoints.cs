using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Users;

/// <summary>Answers <c>/api/v1/users</c>.</summary>
internal sealed class UserEndpoints(ObjectStore<User> users)
{
    public void Map(HandlerSet handlers)
    {
        handlers.Map("GET", "/api/v1/users", request => Page.Answer(request, users, WriteView, expands: true));
        handlers.Map("GET", "/api/v1/users/{id}", Get);
        handlers.Map("POST", "/api/v1/search/users", Find);
    }

    private ApiResponse Get(ApiRequest request)
    {
        var user = users.Find(request.PathValues[0]) ?? throw ApiException.NotFound("user");
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("userView");
            WriteView(writer, user);
            writer.WriteEmptyList("expanded");
            writer.WriteEndObject();
        });
    }

    private ApiResponse Find(ApiRequest request) =>
        Search.Answer(request, users, UserSearch.Read, WriteView, expands: true);

    private static void WriteView(Utf8JsonWriter writer, User user)
    {
        writer.WriteStartObject();
        writer.WriteString("delegatedUserPath", "");
        writer.WriteString("directoriesPath", "");
        writer.WriteString("managersPath", "");
        writer.WriteString("rolesPath", "");
        writer.WritePropertyName("user");
        user.Write(writer);
        writer.WriteString("userId", user.Id);
        writer.WriteEndObject();
    }
}
