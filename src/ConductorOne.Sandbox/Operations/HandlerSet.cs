using System;
using System.Collections.Generic;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>The operations that have code of their own, by method and path.</summary>
internal sealed class HandlerSet
{
    private readonly Dictionary<string, Func<ApiRequest, ApiResponse>> _handlers = new(StringComparer.Ordinal);

    /// <summary>Adds what answers an operation.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The path, with parameters in braces.</param>
    /// <param name="handler">What answers.</param>
    public void Map(string method, string template, Func<ApiRequest, ApiResponse> handler) => _handlers.Add(TableOperation.KeyOf(method, template), handler);

    /// <summary>What answers an operation, or null where the table alone does.</summary>
    public Func<ApiRequest, ApiResponse>? Find(TableOperation operation) => _handlers.GetValueOrDefault(operation.Key);
}
