using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// What is sent for one row. Runs on the thread pool, beside other rows and while the cmdlet's parameters are those of a later one:
/// it reads none that a row may fill.
/// </summary>
/// <exception cref="PartialResultException">Something was made, and then something failed.</exception>
internal delegate Task<T> RowWork<T>(C1Session session, IApiTrace trace, CancellationToken cancellationToken);

/// <summary>
/// What a row waits for once the server has accepted its request: many rows wait side by side, and the next ones are sent meanwhile. Runs as
/// <see cref="RowWork{T}"/> does.
/// </summary>
/// <returns>What comes of the row in the end.</returns>
internal delegate Task<T> RowWait<T>(T made, C1Session session, IApiTrace trace, CancellationToken cancellationToken);
