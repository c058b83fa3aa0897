using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Asks a sandbox for what no tenant would do.</summary>
internal static class SandboxControl
{
    /// <param name="server">The sandbox.</param>
    /// <param name="path">Below <c>/sandbox/</c>.</param>
    /// <param name="body">What to post; nothing for a GET.</param>
    public static async Task<JsonNode> ControlAsync(this SandboxServer server, string path, object? body = null)
    {
        var stop = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = server.Url };
        using var answer = body is null ? await http.GetAsync(path, stop) : await http.PostAsJsonAsync(path, body, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
