using System;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>What a search for functions may ask for, and which functions it then finds.</summary>
internal static class FunctionSearch
{
    public static Predicate<Function> Read(JsonElement body)
    {
        var (query, types) = (body.Text("query"), Filter.Read(body, "functionTypes"));
        return function => types.Takes(function.Fields.Text("functionType")) && Filter.Finds(query, function.Fields.Text("displayName"));
    }
}
