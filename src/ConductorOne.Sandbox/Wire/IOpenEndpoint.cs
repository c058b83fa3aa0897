namespace ConductorOne.Sandbox.Wire;

/// <summary>Answers without a token of the tenant: a way to get one, or a service beside the tenant.</summary>
internal interface IOpenEndpoint
{
    /// <summary>Whether requests to this path are its own.</summary>
    bool Takes(string path);

    /// <summary>Answers one request.</summary>
    ApiResponse Answer(IncomingRequest request);

    /// <summary>An error in the form that clients of this endpoint understand.</summary>
    ApiResponse Fail(int status, string reason);
}
