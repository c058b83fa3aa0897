using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Finds the endpoint of a request.</summary>
internal sealed class Router : Router<Func<ApiRequest, ApiResponse>>
{
    /// <summary>Adds an endpoint. Parameters whose names end in <c>id</c> take ids only.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The path, with parameters in braces.</param>
    /// <param name="endpoint">What answers.</param>
    public void Map(string method, string template, Func<ApiRequest, ApiResponse> endpoint) =>
        Map(method, template, endpoint, static name => name.EndsWith("id", StringComparison.Ordinal));
}

/// <summary>Finds what belongs to a method and a path: a tree of path segments in which a literal goes before a parameter.</summary>
internal class Router<T>
{
    private readonly Node _root = new();

    /// <summary>Adds an endpoint.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The path, with parameters in braces.</param>
    /// <param name="endpoint">What belongs to it.</param>
    /// <param name="isId">Tells which parameters take ids only.</param>
    public void Map(string method, string template, T endpoint, Predicate<string> isId)
    {
        var node = _root;
        var parameters = new List<(string Name, bool IsId)>();
        foreach (var segment in template.TrimStart('/').Split('/'))
        {
            var isParameter = segment.StartsWith('{');
            if (segment.Trim('{', '}') is var name && isParameter)
                parameters.Add((name, isId(name)));
            node = isParameter ? node.Parameter ??= new Node() : node.Literal(segment);
        }

        node.Endpoints.Add(method, new(endpoint, parameters));
        node.Template ??= template;
    }

    /// <summary>The endpoint of a path and the values of its parameters.</summary>
    /// <exception cref="ApiException">There is no such path, or none with this method, or it holds something else where an id belongs.</exception>
    public T Find(string method, RequestTarget target, out IReadOnlyList<string> pathValues)
    {
        var values = new List<string>(3);
        var node = Find(_root, target.Segments(), 0, values);
        pathValues = values;
        if (node is null)
            throw new ApiException(RpcCode.NotFound, "Not Found");
        if (!node.Endpoints.TryGetValue(method, out var endpoint))
            throw new ApiException(RpcCode.Unimplemented, "Method Not Allowed");
        CheckIds(endpoint.Parameters, values, target);
        return endpoint.Target;
    }

    /// <summary>The template that takes a path, whatever the method, or null.</summary>
    public string? TemplateOf(RequestTarget target) => Find(_root, target.Segments(), 0, [])?.Template;

    private static void CheckIds(List<(string Name, bool IsId)> parameters, List<string> values, RequestTarget target)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!parameters[i].IsId || Identifiers.IsValid(values[i]))
                continue;
            if (!target.IsUtf8())
                throw ApiException.Internal("string field contains invalid UTF-8");
            throw ApiException.Invalid($"invalid Request.{Pascal(parameters[i].Name)}: {Identifiers.Rule}");
        }
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

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

    private sealed record Endpoint(T Target, List<(string Name, bool IsId)> Parameters);

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Endpoint> Endpoints { get; } = new(StringComparer.Ordinal);

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
