using System;

namespace ConductorOne.Policies;

/// <summary>Names the message of the form schema that a property without a class of its own has to fit.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireSchemaAttribute(string message) : Attribute
{
    public string Message { get; } = message;
}
