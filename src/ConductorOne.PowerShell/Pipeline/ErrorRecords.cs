using System;
using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Credentials;
using ConductorOne.Http;
using ConductorOne.PowerShell.Functions;
using ConductorOne.Resources;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>The one place that makes error records: stable ids, categories, the input as target.</summary>
internal static class ErrorRecords
{
    /// <param name="error">What happened.</param>
    /// <param name="target">The row or object that it happened to.</param>
    /// <param name="row">How the message names that row, if it came down a pipe.</param>
    public static ErrorRecord From(Exception error, object? target, string? row = null)
    {
        var (id, category) = error switch
        {
            C1InputException => ("C1.InvalidInput", ErrorCategory.InvalidArgument),
            C1ApiException api => ("C1." + api.Kind, Category(api.Kind)),
            CredentialStoreException => ("C1.CredentialStore", ErrorCategory.ResourceUnavailable),
            NoCredentialException => ("C1.NoCredential", ErrorCategory.ObjectNotFound),
            NameNotFoundException => ("C1." + C1ErrorKind.NotFound, ErrorCategory.ObjectNotFound),
            FunctionFailedException => ("C1.FunctionFailed", ErrorCategory.InvalidResult),
            FunctionTestFailedException => ("C1.TestFailed", ErrorCategory.InvalidResult),
            ConnectorSyncException { Kind: var kind } => ("C1." + kind, kind == ConnectorSyncFault.SyncRunning ? ErrorCategory.ResourceBusy : ErrorCategory.InvalidResult),
            WaitTimeoutException => ("C1.WaitTimeout", ErrorCategory.OperationTimeout),
            NoSessionException => ("C1.NoSession", ErrorCategory.ConnectionError),
            _ => ("C1.Unexpected", ErrorCategory.NotSpecified),
        };
        var record = new ErrorRecord(error, id, category, target);
        var message = VisibleText.Lines(error.Message);

        // PowerShell would print the whole row, with whatever secrets stand in it.
        record.CategoryInfo.TargetName = VisibleText.Of(row ?? record.CategoryInfo.TargetName);
        if (row is not null || message != error.Message)
        {
            record.ErrorDetails = new ErrorDetails(row is null ? message : VisibleText.Of(row) + ": " + message);
        }

        return record;
    }

    /// <summary>Whether an error is one of the session and not of the row: no other row would fare better.</summary>
    /// <param name="error">What happened.</param>
    /// <param name="isPipe">Whether there may be other rows. A token that is refused after it was renewed is the one error of a cmdlet without a pipe.</param>
    public static bool EndsEveryPipe(Exception error, bool isPipe) =>
        error is C1ApiException { Kind: C1ErrorKind.SignInFailed } || (isPipe && error is C1ApiException { Kind: C1ErrorKind.Unauthorized });

    private static ErrorCategory Category(C1ErrorKind kind) => kind switch
    {
        C1ErrorKind.InvalidInput => ErrorCategory.InvalidArgument,
        C1ErrorKind.Unauthorized or C1ErrorKind.SignInFailed => ErrorCategory.AuthenticationError,
        C1ErrorKind.Forbidden => ErrorCategory.PermissionDenied,
        C1ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        C1ErrorKind.Conflict => ErrorCategory.ResourceExists,
        C1ErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
        C1ErrorKind.ServerError => ErrorCategory.ResourceUnavailable,
        C1ErrorKind.Network or C1ErrorKind.SessionClosed => ErrorCategory.ConnectionError,
        C1ErrorKind.Timeout => ErrorCategory.OperationTimeout,
        C1ErrorKind.InvalidResponse or C1ErrorKind.Redirected => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };
}
