using System;
using System.Threading;

namespace ConductorOne.Http;

/// <summary>Cancelled while nothing was under way that the server may have processed.</summary>
internal sealed class NotSentException(CancellationToken cancellationToken) : OperationCanceledException(cancellationToken);
