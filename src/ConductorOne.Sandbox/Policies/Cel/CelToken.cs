namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>One token of an expression: a name, a literal, an operator, or the end.</summary>
internal readonly record struct CelToken(CelTokenKind Kind, string Text, int Line, int Column);
