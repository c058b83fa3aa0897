using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The base of the cmdlets that send a request for each owner, and so lose no change that somebody else makes meanwhile.</summary>
public abstract class OneByOneCommand : OwnersCommand
{
    private IReadOnlyList<(C1Owner Owner, ApiCall<Done> Call)> _calls = [];

    private protected OneByOneCommand()
    {
    }

    private protected sealed override IEnumerable<ApiRequest> RequestsBehind => _calls.Skip(1).Select(call => call.Call.Request);

    /// <summary>The request for one owner.</summary>
    private protected abstract ApiCall<Done> CallFor(C1Owner owner);

    private protected sealed override ApiCall<OwnerChange> NewCall()
    {
        // Reading them checks them.
        var (users, entitlements) = (GivenUsers, GivenEntitlements);
        Required.That(users?.Length > 0 || entitlements?.Length > 0, nameof(UserId), () => Messages.OwnersMissing);
        _calls = [.. GivenOwners.Select(owner => (owner, CallFor(owner)))];
        return new(_calls[0].Call.Request, _ => null);
    }

    private protected sealed override RowWork<OwnerChange> NewWork(ApiCall<OwnerChange> call)
    {
        var (calls, kind, ids) = (_calls, Kind, Ids);
        return async (session, trace, cancellationToken) =>
        {
            var (done, failed) = (new List<C1Owner>(), new List<(C1Owner Owner, C1ApiException Error)>());
            C1ApiException? end = null;
            foreach (var (owner, one) in calls)
            {
                // The error of those that failed names the others as untried.
                if (failed.Count > 0 && cancellationToken.IsCancellationRequested)
                {
                    break;
                }

                var before = done.Count > 0 ? new OwnerChange([.. done]) : null;
                try
                {
                    await PartialResultException.AfterAsync(before, false, () => session.Client.SendAsync(one, trace, cancellationToken)).ConfigureAwait(false);
                    done.Add(owner);
                }
                catch (Exception e) when (failed.Count > 0 && PartialResultException.CauseOf(e) is NotSentException)
                {
                    break;
                }
                catch (C1ApiException e)
                {
                    var error = await OwnerFaults.ExplainAsync(e, kind, ids, owner, session.Client, trace, cancellationToken).ConfigureAwait(false);
                    failed.Add((owner, error));
                    if (ErrorRecords.EndsEveryPipe(e, isPipe: true))
                    {
                        end = error;
                        break;
                    }
                }
            }

            if (failed.Count == 0)
            {
                return new OwnerChange(done);
            }

            var untried = calls.Skip(done.Count + failed.Count).Select(call => call.Owner);
            var all = calls.Count == 1 ? failed[0].Error : (end ?? failed[0].Error).Saying(Summary(failed, calls.Count, [.. untried]));
            throw done.Count > 0 ? new PartialResultException(new OwnerChange(done), all) : all;
        };
    }

    // A reason names its owner at most in the path of its request.
    private static string Summary(List<(C1Owner Owner, C1ApiException Error)> failed, int count, C1Owner[] untried)
    {
        var reasons = string.Join(" ", failed.Select(one => Messages.OwnerFailed.With(one.Owner.Key, one.Error.Message)));
        return Messages.OwnersFailed.With(failed.Count, count, reasons)
            + (untried.Length == 0 ? "" : " " + Messages.OwnersUntried.With(string.Join(", ", untried.Select(owner => owner.Key))));
    }
}
