using System;

namespace ConductorOne.Validation;

/// <summary>What an attribute names by its class: an enumeration, a mask, a converter. On .NET Framework, attributes cannot be generic.</summary>
internal static class ClassInAttribute
{
    public static T New<T>(Type type)
        where T : class => (T)Activator.CreateInstance(type)!;
}
