using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Operations;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>
/// A commit that waits for its files. Each goes to an address of its own, which carries the permission: it gets no token, and is shown nowhere.
/// </summary>
internal sealed class CommitUpload
{
    // Stands in a path for the id of a commit that the server has not made yet.
    private const string Unknown = "000000000000000000000000000";

    private readonly string _functionId;
    private readonly string _commitId;

    private CommitUpload(string functionId, string commitId, ApiCall<Done>[] files)
    {
        _functionId = functionId;
        _commitId = commitId;
        Files = files;
    }

    /// <summary>What sends the files.</summary>
    public IReadOnlyList<ApiCall<Done>> Files { get; }

    /// <summary>Begins a commit, and reads where its files go.</summary>
    /// <param name="functionId">The function.</param>
    /// <param name="message">What the commit says, if anything.</param>
    /// <param name="files">Its files.</param>
    /// <param name="server">Where they may go: nowhere else.</param>
    public static ApiCall<CommitUpload> Begin(string functionId, string? message, IReadOnlyDictionary<string, byte[]> files, Uri server)
    {
        var fields = new Fields
        {
            { "FunctionId", functionId },
            { "Filenames", files.Keys.OrderBy(name => name, StringComparer.Ordinal).ToArray() },
            { "CommitMessage", string.IsNullOrEmpty(message) ? null : message },
        };
        return new Operation<CommitUpload>("POST", FunctionCommitOperations.Commits, body => Read(body, functionId, files, server)) { AnswerIsSecret = true }.Call(fields);
    }

    /// <summary>Sends the files, and ends the commit.</summary>
    public async Task<C1FunctionCommit> SendAsync(C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            try
            {
                await client.SendAsync(file, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (C1ApiException e) when (e.Status is >= 400 and < 500 && e.Kind is not (C1ErrorKind.RateLimited or C1ErrorKind.Timeout))
            {
                throw Refused(file.Request, e);
            }
        }

        return await client.SendAsync(FunctionCommitOperations.Finish.Call(new() { { "FunctionId", _functionId }, { "CommitId", _commitId } }), trace, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>What is sent behind the request that begins a commit, as far as that is known before the server has said where.</summary>
    public static IEnumerable<ApiRequest> Behind(string functionId, IReadOnlyDictionary<string, byte[]> files)
    {
        var end = FunctionCommitOperations.Finish.Call(new() { { "FunctionId", functionId }, { "CommitId", Unknown } }).Request;
        return
        [
            .. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => Put(file)),
            end with { ShownAs = end.Path.Replace(Unknown, Messages.NewCommit) },
        ];
    }

    // What stores the files speaks a language of its own, which says little to who reads it.
    private static C1ApiException Refused(ApiRequest request, C1ApiException error) =>
        new(Messages.AnsweredWithError.With(request.Method, request.ShownPath, error.Status, Messages.UploadRefused))
        {
            // The address is the permission: a 401 says nothing of the session.
            Kind = error.Kind == C1ErrorKind.Unauthorized ? C1ErrorKind.Forbidden : error.Kind,
            Status = error.Status,
            Code = error.Code,
            Method = request.Method,
            Path = request.ShownPath,
            RequestId = error.RequestId,
            Body = error.Body,
        };

    private static CommitUpload Read(AnswerJson body, string functionId, IReadOnlyDictionary<string, byte[]> files, Uri server)
    {
        using var document = JsonDocument.Parse(body.Bytes, JsonDepth.Deep);
        var answer = document.RootElement;
        var id = Text(answer, "commitId") ?? throw new AnswerException(Messages.AnswerPartIsOther.With("commitId", Messages.JsonMissing));
        var hasUrls = answer.TryGetProperty("uploadUrls", out var urls) && urls.ValueKind == JsonValueKind.Object;
        return new(functionId, id, [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => File(file, hasUrls ? Text(urls, file.Key) : null, server))]);
    }

    private static ApiCall<Done> File(KeyValuePair<string, byte[]> file, string? url, Uri server)
    {
        if (url is null)
        {
            throw new AnswerException(Messages.UploadUrlMissing.With(file.Key));
        }

        var place = PlaceOf(url, server) ?? throw new AnswerException(Messages.UploadUrlElsewhere.With(file.Key));
        var end = place.IndexOf('?') is >= 0 and var at ? at : place.Length;
        var (path, query) = (place.Substring(0, end), place.Substring(end));
        var request = Put(file) with { Path = path, Query = query, Secrets = [.. CapabilityAddress.Secrets(path, query)] };
        return new(request, _ => Done.Value) { Empty = Done.Value };
    }

    private static ApiRequest Put(KeyValuePair<string, byte[]> file) => new()
    {
        Method = "PUT",
        Path = "/",
        ShownAs = Messages.UploadUrlShown.With(file.Key),
        HasToken = false,
        ContentType = "application/octet-stream",
        Body = () => file.Value,
        Preview = () => Messages.RawBody.With(file.Value.Length, "application/octet-stream"),
        Repeatable = true,
    };

    // A path of this server, or an address that says the same. What has backslashes, dots or another host leads elsewhere.
    private static string? PlaceOf(string url, Uri server)
    {
        var origin = server.GetLeftPart(UriPartial.Authority);
        var place = url.StartsWith(origin + "/", StringComparison.OrdinalIgnoreCase) ? url.Substring(origin.Length) : url;
        return place.Length > 1 && place[0] == '/' && place[1] is not ('/' or '\\')
            && place.IndexOfAny(['\\', '#']) < 0 && !ApiPath.LeadsElsewhere(place.Split('?')[0]) ? place : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
