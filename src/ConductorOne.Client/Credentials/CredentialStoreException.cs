using System;

namespace ConductorOne.Credentials;

/// <summary>The stored credentials cannot be read or changed: the message says where they are and what to do.</summary>
public sealed class CredentialStoreException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public CredentialStoreException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public CredentialStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public CredentialStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
