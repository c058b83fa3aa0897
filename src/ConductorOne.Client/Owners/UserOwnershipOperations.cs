using System;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Validation;

namespace ConductorOne.Owners;

/// <summary>The operation that finds what a user owns.</summary>
internal static class UserOwnershipOperations
{
    private static readonly Func<AnswerJson, Page<C1UserOwnership>?> Several =
        PageBody.Reader(C1JsonContext.Default.ListAnswerC1UserOwnership, (C1UserOwnership found, AnswerParts _) => found);

    private static readonly ListOperation<C1UserOwnership> All =
        new("/api/v1/search/user-ownership", Several) { IsSearch = true, Check = fields => Required.GivenId(fields.Get<string>("UserId"), "UserId") };

    /// <summary>What a user owns. The answer does not repeat who that is.</summary>
    public static PagedCall<C1UserOwnership> Search(Fields fields)
    {
        var list = All.Call(fields);
        var user = fields.Get<string>("UserId")!;
        return list with
        {
            Read = json =>
            {
                if (list.Read(json) is not { } page)
                {
                    return null;
                }

                foreach (var found in page.Items)
                {
                    found.UserId = user;
                }

                return page;
            },
        };
    }
}
