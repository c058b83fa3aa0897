namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>What is wrong with an expression, and where; lines and columns begin with 1.</summary>
internal sealed record CelProblem(int Line, int Column, string Message);
