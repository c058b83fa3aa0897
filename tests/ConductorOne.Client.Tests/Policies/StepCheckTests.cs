using System;
using System.Collections.Generic;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Policies;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class StepCheckTests
{
    private const string At = "PolicySteps.grant[0]";

    [Fact]
    public void A_step_is_not_nothing() => Refused(At, At + " is empty.", null!);

    [Fact]
    public void A_step_has_a_kind() =>
        Refused(At, At + " needs exactly one of: Approval, Accept, Reject, Wait, Form, Provision, Action.", new());

    [Fact]
    public void A_step_has_one_kind() => Refused(At, At + " takes only one of these, but has Accept, Reject.", new() { Accept = new(), Reject = new() });

    [Fact]
    public void Provisioning_is_refused_as_the_server_would() => Refused(
        At, At + " is a step of the kind provision, which the server refuses in a new policy.", new() { Provision = new Dictionary<string, object>() });

    [Fact]
    public void Actions_are_refused_as_the_server_would() => Refused(
        At, At + " is a step of the kind action, which the server refuses in a new policy.", new() { Action = new Dictionary<string, object>() });

    [Fact]
    public void A_form_step_has_a_form() => Refused(At, At + ".Form.Form is missing or empty.", new() { Form = new() });

    [Fact]
    public void A_wait_waits_for_something() =>
        Refused(At + ".Wait", At + ".Wait needs exactly one of: Condition, Duration, UntilTime.", new() { Wait = new() { Name = "W" } });

    [Fact]
    public void A_wait_waits_for_one_thing() => Refused(
        At + ".Wait",
        At + ".Wait takes only one of these, but has Condition, Duration.",
        new() { Wait = new() { Condition = new() { Condition = "true" }, Duration = new() { Duration = TimeSpan.FromSeconds(1) } } });

    [Fact]
    public void A_condition_is_not_blank() => Refused(
        At + ".Wait.Condition", At + ".Wait.Condition is missing or empty.", new() { Wait = new() { Condition = new() { Condition = " " } } });

    [Theory]
    [InlineData(null, "00:00:00")]
    [InlineData(0, "00:00:00")]
    [InlineData(-5, "-00:00:05")]
    public void A_wait_is_longer_than_nothing(int? seconds, string shown) => Refused(
        At + ".Wait.Duration",
        $"{At}.Wait.Duration must be longer than zero, not {shown}.",
        new() { Wait = new() { Duration = new() { Duration = seconds is { } s ? TimeSpan.FromSeconds(s) : null } } });

    [Fact]
    public void A_time_out_is_longer_than_nothing() => Refused(
        At + ".Wait.TimeoutDuration",
        At + ".Wait.TimeoutDuration must be longer than zero, not 00:00:00.",
        new() { Wait = new() { Condition = new() { Condition = "true" }, TimeoutDuration = TimeSpan.Zero } });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(23, 59)]
    [InlineData(null, null)]
    public void A_time_of_day_is_one(int? hours, int? minutes) => Check(new() { Wait = new() { UntilTime = new() { Hours = hours, Minutes = minutes } } });

    [Theory]
    [InlineData(24, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 60)]
    [InlineData(0, -1)]
    public void Another_time_is_refused(int hours, int minutes) => Refused(
        At + ".Wait",
        $"{At}.Wait.UntilTime is no time of day: {hours}:{minutes}.",
        new() { Wait = new() { UntilTime = new() { Hours = hours, Minutes = minutes } } });

    [Fact]
    public void Steps_name_their_kind()
    {
        Assert.Equal("Accept", new C1PolicyStep { Accept = new() }.ToString());
        Assert.Equal("AppOwners", new C1PolicyStep { Approval = new() { AppOwners = new() } }.Kind);
        Assert.Equal("Wait, Reject", new C1PolicySteps { Steps = [new() { Wait = new() }, new() { Reject = new() }] }.ToString());
    }

    private static void Check(C1PolicyStep step) => PolicyOperations.Create.Call(new()
    {
        { "DisplayName", "P" },
        { "PolicyType", "POLICY_TYPE_GRANT" },
        { "PolicySteps", Some.Steps("grant", step) },
    });

    private static void Refused(string parameter, string message, C1PolicyStep step) => Wire.Refused(parameter, message, () => Check(step));
}
