using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Something the tenant keeps, of which fields can change.</summary>
/// <typeparam name="T">What it is.</typeparam>
internal interface IChangingObject<T> : IStoredObject
    where T : class, IChangingObject<T>
{
    /// <summary>What the API shows of it.</summary>
    MessageFields Fields { get; }

    /// <summary>The same object with other fields.</summary>
    T With(MessageFields fields);
}
