using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;

namespace ConductorOne.PowerShell.Api;

/// <summary>An operation of the API, as Find-C1Operation finds it. Piped to Invoke-C1Api, it is called.</summary>
public sealed class C1Operation
{
    private readonly Lazy<C1OperationParameter[]> _parameters;

    internal C1Operation(ApiTable table, ApiOperation operation)
    {
        Operation = operation.Name;
        Method = operation.Method;
        Path = operation.Path;
        Id = operation.Id;
        Stability = operation.IsDeprecated ? "deprecated" : operation.Stability;
        Request = operation.RequestName;
        Answer = operation.AnswerName;
        _parameters = new(() => [.. new OperationFields(table, operation).All.Select(f => new C1OperationParameter(f))]);
    }

    /// <summary>The name that Invoke-C1Api takes.</summary>
    public string Operation { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path, with its fields in braces.</summary>
    public string Path { get; }

    /// <summary>The id in the vendor's description.</summary>
    public string Id { get; }

    /// <summary>What the vendor says of it: draft, alpha, beta or deprecated; empty where nothing.</summary>
    public string Stability { get; }

    /// <summary>The message of the body; empty where there is none.</summary>
    public string Request { get; }

    /// <summary>The message of the answer.</summary>
    public string Answer { get; }

    /// <summary>The parameters that Invoke-C1Api has for it: the required ones first.</summary>
    public IReadOnlyList<C1OperationParameter> Parameters => _parameters.Value;

    /// <summary>A command that calls it, with what is required.</summary>
    public string Syntax => "Invoke-C1Api -Operation " + Operation + string.Concat(Parameters.Where(p => p.IsRequired).Select(p => " -" + p.Name + " <" + p.Type + ">"));

    /// <summary>The name.</summary>
    public override string ToString() => Operation;
}
