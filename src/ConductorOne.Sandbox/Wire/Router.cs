using System;
using System.Collections.Generic;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Finds the endpoint of a request: a tree of path segments in which a literal goes before a parameter.</summary>
internal sealed class Router
{
    private readonly Node _root = new();

    /// <summary>Adds an endpoint.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The path, with parameters in braces.</param>
    /// <param name="endpoint">What answers.</param>
    public void Map(string method, string template, Func<ApiRequest, ApiResponse> endpoint)
    {
        var node = _root;
        foreach (var segment in template.TrimStart('/').Split('/'))
            node = segment.StartsWith('{') ? node.Parameter ??= new Node() : node.Literal(segment);
        node.Endpoints.Add(method, endpoint);
        node.Template ??= template;
    }

    /// <summary>The endpoint of a path and the values of its parameters.</summary>
    /// <exception cref="ApiException">There is no such path, or none with this method.</exception>
    public Func<ApiRequest, ApiResponse> Find(string method, RequestTarget target, out IReadOnlyList<string> pathValues)
    {
        var values = new List<string>(3);
        var node = Find(_root, target.Segments(), 0, values);
        pathValues = values;
        if (node is null)
            throw new ApiException(RpcCode.NotFound, "Not Found");
        return node.Endpoints.TryGetValue(method, out var endpoint)
            ? endpoint
            : throw new ApiException(RpcCode.Unimplemented, "Method Not Allowed");
    }

    /// <summary>The template that takes a path, whatever the method, or null.</summary>
    public string? TemplateOf(RequestTarget target) => Find(_root, target.Segments(), 0, [])?.Template;

    private static Node? Find(Node node, string[] segments, int position, List<string> values)
    {
        if (position == segments.Length)
            return node.Endpoints.Count > 0 ? node : null;
        if (node.Literals.TryGetValue(segments[position], out var literal) && Find(literal, segments, position + 1, values) is { } found)
            return found;
        if (node.Parameter is null)
            return null;

        values.Add(segments[position]);
        var below = Find(node.Parameter, segments, position + 1, values);
        if (below is null)
            values.RemoveAt(values.Count - 1);
        return below;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Func<ApiRequest, ApiResponse>> Endpoints { get; } = new(StringComparer.Ordinal);

        public Node? Parameter { get; set; }

        public string? Template { get; set; }

        public Node Literal(string segment)
        {
            if (!Literals.TryGetValue(segment, out var node))
                Literals.Add(segment, node = new Node());
            return node;
        }
    }
}
