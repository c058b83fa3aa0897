using System;
using System.Linq;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class TenantAddressTests
{
    [Theory]
    [InlineData("acme", "https://acme.conductor.one/")]
    [InlineData("ACME", "https://acme.conductor.one/")]
    [InlineData("  acme\t", "https://acme.conductor.one/")]
    [InlineData("acme/", "https://acme.conductor.one/")]
    [InlineData("acme.conductor.one", "https://acme.conductor.one/")]
    [InlineData("https://acme.conductor.one", "https://acme.conductor.one/")]
    [InlineData("https://acme.conductor.one/", "https://acme.conductor.one/")]
    [InlineData("HTTPS://ACME.CONDUCTOR.ONE", "https://acme.conductor.one/")]
    [InlineData("https://acme.conductor.one:443", "https://acme.conductor.one/")]
    [InlineData("acme.c1eu.ai", "https://acme.c1eu.ai/")]
    [InlineData("c1.dev.example.com:2443", "https://c1.dev.example.com:2443/")]
    [InlineData("https://c1.dev.example.com:2443", "https://c1.dev.example.com:2443/")]
    [InlineData("https://intranet", "https://intranet/")]
    [InlineData("10.1.2.3", "https://10.1.2.3/")]
    [InlineData("bücher.example", "https://xn--bcher-kva.example/")]
    public void What_users_type_becomes_an_address(string typed, string address) =>
        Assert.Equal(address, TenantAddress.Read(typed, "Tenant").AbsoluteUri);

    [Theory]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    [InlineData("http://LOCALHOST:5000", "http://localhost:5000/")]
    [InlineData("http://127.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://127.255.255.254", "http://127.255.255.254/")]
    [InlineData("http://0x7f000001:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]", "http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]:5000", "http://[::ffff:127.0.0.1]:5000/")]
    [InlineData("localhost:5000", "https://localhost:5000/")]
    [InlineData("127.0.0.1:5000", "https://127.0.0.1:5000/")]
    public void This_machine_may_be_reached_in_the_clear(string typed, string address) =>
        Assert.Equal(address, TenantAddress.Read(typed, "Tenant").AbsoluteUri);

    [Theory]
    [InlineData("http://acme.conductor.one")]
    [InlineData("HTTP://10.0.0.1")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://[::127.0.0.1]")]
    [InlineData("http://[::127.0.0.1]:5000")]
    [InlineData("http://[::7f00:1]:5000")]
    [InlineData("http://[::ffff:0:127.0.0.1]")]
    [InlineData("http://[64:ff9b::127.0.0.1]")]
    [InlineData("http://[::ffff:10.0.0.1]")]
    [InlineData("http://[fe80::1]:5000")]
    [InlineData("http://[::2]")]
    [InlineData("http://[::]:5000")]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://128.0.0.1")]
    [InlineData("http://126.255.255.255")]
    [InlineData("http://acme.localhost")]
    [InlineData("http://localhost.")]
    [InlineData("http://localhost.localdomain")]
    public void Another_machine_is_not_reached_in_the_clear(string typed) =>
        Refused(typed, $"\"{typed}\" would send the credentials unencrypted. Only https is allowed, except to this machine itself.");

    [Theory]
    [InlineData("https://acme.conductor.one/api/v1")]
    [InlineData("acme.conductor.one/login")]
    [InlineData("https://acme.conductor.one?x=1")]
    [InlineData("https://acme.conductor.one/?")]
    [InlineData("https://acme.conductor.one#top")]
    [InlineData("https://acme.conductor.one/#")]
    [InlineData("acme//")]
    public void More_than_a_host_is_refused(string typed) =>
        Refused(typed, $"\"{typed}\" has more than a host. Give the address without path, query and fragment.");

    [Theory]
    [InlineData("https://admin:hunter2@acme.conductor.one")]
    [InlineData("admin:hunter2@acme.conductor.one")]
    [InlineData("hunter2@acme")]
    [InlineData("https://@acme.conductor.one")]
    public void User_information_is_refused_and_not_repeated(string typed)
    {
        var error = Refused(typed, "The address has a user name in it. Give the host alone; -ClientId and -ClientSecret take credentials.");
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ac me")]
    [InlineData("acme\nconductor.one")]
    [InlineData("ftp://acme.conductor.one")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("https:\\\\acme")]
    [InlineData("acme:port")]
    [InlineData("acme:99999")]
    [InlineData("://acme")]
    [InlineData("https://acme..conductor.one")]
    public void What_is_no_host_is_refused(string typed) =>
        Refused(typed, $"\"{VisibleText.Of(typed.Trim())}\" is not the name or the address of a tenant. Give a name such as acme, a host, or an https address.");

    [Fact]
    public void What_may_be_a_password_is_not_repeated_in_garbage() =>
        Assert.DoesNotContain("hunter2", Refused("hunter2 or so@ac me", null).Message, StringComparison.Ordinal);

    [Fact]
    public void A_client_secret_in_the_wrong_place_is_not_repeated()
    {
        var error = Refused(Keys.Secret, null);
        Assert.DoesNotContain(Keys.Secret[Keys.Prefix.Length..], error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_refused_or_gives_a_safe_address() => Always.Holds(
        Gen.OneOf(
            Always.AnyCodeUnits,
            from scheme in Gen.Elements("", "http://", "https://", "HTTP://", "ftp://", "//", "https:/")
            from rest in Always.AnyCodeUnits
            select scheme + rest,
            from scheme in Gen.Elements("http://", "https://", "")
            from labels in Always.Word.NonEmptyListOf()
            from end in Gen.Elements("", "/", ":80", ":", ":0", "?", "/x", "@", "%", ".", "..", "\u3002one", ":65536", "/..")
            select scheme + string.Join('.', labels) + end),
        typed =>
        {
            Uri address;
            try
            {
                address = TenantAddress.Read(typed, "Tenant");
            }
            catch (C1InputException)
            {
                return;
            }

            Assert.True(address.Scheme == "https" || (address.Scheme == "http" && Loopback.IsHostOf(address)), address.AbsoluteUri);
            Assert.Equal(address.Host.ToLowerInvariant(), address.Host);
            Assert.Equal("", address.UserInfo);
            Assert.Equal("/", address.PathAndQuery);
            Assert.True(address.AbsoluteUri.All(char.IsAscii), address.AbsoluteUri);
        });

    private static C1InputException Refused(string typed, string? message)
    {
        var error = Assert.Throws<C1InputException>(() => TenantAddress.Read(typed, "Tenant"));
        Assert.Equal("Tenant", error.Parameter);
        Assert.Equal(message ?? error.Message, error.Message);
        return error;
    }
}
