using System;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Dpop;

/// <summary>Answers <c>/sandbox/dpop</c>: changes what is demanded of proofs.</summary>
internal sealed class DpopControl(Func<Api> api)
{
    private static readonly MessageSchema Change = new("DpopPolicy", Flag("nonce"), Flag("required"));

    public void Map(Router router)
    {
        router.Map("POST", "/sandbox/dpop", ChangePolicy);
        router.Map("POST", "/sandbox/dpop/nonces/expire", ExpireNonces);
    }

    // What is left out stays as it is.
    private ApiResponse ChangePolicy(ApiRequest request)
    {
        using var document = request.ReadBody(Change);
        var (body, changed) = (document.RootElement, api().Dpop);
        if (body.Field("required") is { } required)
            changed.IsRequired = required.GetBoolean();
        if (body.Field("nonce") is { } nonce)
            changed.NeedsNonce = nonce.GetBoolean();
        return ApiResponse.EmptyObject;
    }

    private ApiResponse ExpireNonces(ApiRequest request)
    {
        request.ReadEmptyBody();
        api().Dpop.Nonces.ExpireAll();
        return ApiResponse.EmptyObject;
    }
}
