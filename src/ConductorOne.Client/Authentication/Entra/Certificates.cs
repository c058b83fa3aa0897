using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Entra;

/// <summary>Certificates that an application can sign with.</summary>
internal static class Certificates
{
    private const int ThumbprintLength = 40;
    private const string Thumbprint = "CertificateThumbprint";

    /// <summary>Looks in the store My of the user, then of the machine.</summary>
    /// <param name="thumbprint">As people copy it: with blanks, colons, or what the dialog of Windows puts before it unseen.</param>
    /// <exception cref="C1InputException">It is none, or what it names is not there or cannot sign.</exception>
    public static X509Certificate2 Find(string thumbprint)
    {
        var digits = new string([.. thumbprint.Where(c => !char.IsWhiteSpace(c) && c != ':' && char.GetUnicodeCategory(c) != UnicodeCategory.Format)]).ToUpperInvariant();
        Required.That(digits.Length == ThumbprintLength && digits.All(Uri.IsHexDigit), Thumbprint, () => Messages.ThumbprintUnreadable);

        X509Certificate2[] found = [.. In(StoreLocation.CurrentUser, digits), .. In(StoreLocation.LocalMachine, digits)];
        Required.That(found.Length > 0, Thumbprint, () => Messages.CertificateNotFound.With(digits));
        var certificate = found.FirstOrDefault(c => c.HasPrivateKey) ?? found[0];
        RequireUsable(certificate, Thumbprint);
        return certificate;
    }

    /// <summary>Refuses what could not sign, or what nobody would believe.</summary>
    /// <exception cref="C1InputException">It has expired, or no private key that can be used.</exception>
    public static void RequireUsable(X509Certificate2 certificate, string parameter)
    {
        var name = certificate.Thumbprint;
        var now = DateTime.Now;
        Required.That(certificate.HasPrivateKey, parameter, () => Messages.CertificateWithoutPrivateKey.With(name));
        Required.That(now <= certificate.NotAfter, parameter, () => Messages.CertificateExpired.With(name, certificate.NotAfter));
        Required.That(now >= certificate.NotBefore, parameter, () => Messages.CertificateNotYetValid.With(name, certificate.NotBefore));
        try
        {
            using var key = certificate.GetRSAPrivateKey();
            Required.That(key is not null, parameter, () => Messages.CertificateNotRsa.With(name));
        }
        catch (CryptographicException e)
        {
            throw new C1InputException(Messages.CertificateKeyUnreadable.With(name, e.Message), parameter);
        }
    }

    private static IEnumerable<X509Certificate2> In(StoreLocation location, string thumbprint)
    {
        using var store = new X509Store(StoreName.My, location);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException)
        {
            // Who never kept a certificate has no store; on Linux the machine has none.
            return [];
        }

        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).Cast<X509Certificate2>();
    }
}
