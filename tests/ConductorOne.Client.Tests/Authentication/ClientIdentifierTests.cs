using System;
using ConductorOne.Authentication;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class ClientIdentifierTests
{
    [Theory]
    [InlineData("clever-fox-12345@acme.conductor.one/spc", "acme.conductor.one", "spc", false)]
    [InlineData(" clever-fox-12345@acme.conductor.one/pcc\n", "acme.conductor.one", "pcc", false)]
    [InlineData("trust@c1.dev.example.com:2443/wfe", "c1.dev.example.com:2443", "wfe", true)]
    [InlineData("later@acme.conductor.one/new", "acme.conductor.one", "new", false)]
    public void It_names_its_host_and_its_kind(string text, string host, string kind, bool federated)
    {
        var id = ClientIdentifier.Read(text);
        Assert.Equal((text.Trim(), host, kind, federated), (id.Value, id.Host, id.Kind, id.IsFederated));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fox")]
    [InlineData("fox@acme.conductor.one")]
    [InlineData("fox@acme.conductor.one/")]
    [InlineData("fox@/spc")]
    [InlineData("@acme.conductor.one/spc")]
    [InlineData("fox/spc@acme.conductor.one")]
    [InlineData("secret-token:conductorone.com:v1:c2VjcmV0")]
    public void Another_form_is_refused_and_not_repeated(string text)
    {
        var error = Assert.Throws<C1InputException>(() => ClientIdentifier.Read(text));
        Assert.Equal("ClientId", error.Parameter);
        Assert.StartsWith("The client id is not of the form name@host/kind", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }
}
