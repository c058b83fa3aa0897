using System;

namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>An expression is wrong.</summary>
internal sealed class CelException(int line, int column, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public CelProblem Problem { get; } = new(line, column, message);

    public static CelException At(CelToken token, string message) => new(token.Line, token.Column, message);
}
