using System;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Functions;

/// <summary>What a search for functions may ask for, and which functions it then finds.</summary>
internal static class FunctionSearch
{
    internal static readonly MessageSchema Request = new("FunctionsSearchRequest",
        PrefixedChoice("functionTypes", "FUNCTION_TYPE_", "UNSPECIFIED", "ANY", "CODE_MODE").Repeated(),
        Int32(PageRequest.SizeField),
        Text(PageRequest.TokenField),
        Text("query"));

    public static Predicate<Function> Read(JsonElement body)
    {
        var (query, types) = (body.Text("query"), Filter.Read(body, "functionTypes"));
        return function => types.Takes(function.Fields.Text("functionType")) && Filter.Finds(query, function.Fields.Text("displayName"));
    }
}
