namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>What a token of an expression is.</summary>
internal enum CelTokenKind
{
    /// <summary>The end of the expression.</summary>
    End,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A number or a text.</summary>
    Literal,

    /// <summary>An operator or a bracket.</summary>
    Sign,
}
