using System.Collections.Generic;
using System.Net;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Device;

/// <summary>Answers <c>/auth/v1/device</c>: the page on which a person approves or denies the sign-in of a device.</summary>
internal sealed class DevicePage(DeviceFlow flow) : IOpenEndpoint
{
    public const string Path = "/auth/v1/device";

    private const string CodeField = "user_code";
    private const string Approve = "approve";
    private const string Deny = "deny";

    public bool Takes(string path) => path == Path;

    public ApiResponse Answer(IncomingRequest request)
    {
        try
        {
            return request.Method switch
            {
                "GET" => Show(request.Target.QueryValue(CodeField)),
                "POST" => Decide(OAuthForm.Read(request)),
                _ => ApiResponse.Empty(405) with { Headers = new Dictionary<string, string> { ["Allow"] = "GET, POST" } },
            };
        }
        catch (OAuthException exception)
        {
            return Fail(exception.Status, exception.Message);
        }
    }

    public ApiResponse Fail(int status, string reason) => Page(status, $"<p>{WebUtility.HtmlEncode(reason)}</p>");

    private ApiResponse Show(string? userCode)
    {
        if (string.IsNullOrEmpty(userCode))
            return Page(200, $"""<form><label>Code <input name="{CodeField}" autofocus></label> <button>Continue</button></form>""");
        if (flow.FindByUserCode(userCode) is not { } device)
            return Unknown();
        return device.State == DeviceState.Pending ? Ask(device) : Settled(device.State);
    }

    private ApiResponse Decide(OAuthForm form)
    {
        var decision = form.Get("action") switch
        {
            Approve => DeviceState.Approved,
            Deny => DeviceState.Denied,
            _ => throw OAuthException.InvalidRequest($"action must be {Approve} or {Deny}"),
        };
        if (flow.FindByUserCode(form.Get(CodeField)) is not { } device)
            return Unknown();
        if (!device.TryDecide(decision))
            return Settled(device.State);
        return Page(200, decision == DeviceState.Approved
            ? "<p>Approved: the device is signed in. This page can be closed.</p>"
            : "<p>Denied: the device is not signed in. This page can be closed.</p>");
    }

    private static ApiResponse Ask(DeviceAuthorization device) => Page(200, $"""
        <p>A device asks to sign in as you. Does it show this code?</p>
        <p><strong>{device.UserCode}</strong></p>
        <p>Client: {WebUtility.HtmlEncode(device.ClientId)}</p>
        <form method="post" action="{Path}">
        <input type="hidden" name="{CodeField}" value="{device.UserCode}">
        <button name="action" value="{Approve}">Approve</button>
        <button name="action" value="{Deny}">Deny</button>
        </form>
        """);

    private ApiResponse Unknown() => Fail(404, "This code is not known.");

    private ApiResponse Settled(DeviceState state) => state == DeviceState.Expired
        ? Fail(410, "This code has expired.")
        : Fail(409, "This code was approved or denied already.");

    private static ApiResponse Page(int status, string content) => ApiResponse.Text(status, "text/html; charset=utf-8", $"""
        <!DOCTYPE html>
        <html lang="en"><head><title>Sign in a device</title></head><body>
        <h1>Sign in a device</h1>
        {content}
        </body></html>

        """);
}
