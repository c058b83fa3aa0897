using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public class OneOfTests
{
    [Fact]
    public void One_arm_passes() => OneOf.Check("Step", ("A", null), ("B", ""));

    [Fact]
    public void No_arm_is_refused_with_all_there_are()
    {
        var error = Assert.Throws<C1InputException>(() => OneOf.Check("Step", ("A", null), ("B", null)));
        Assert.Equal(("Step", "Step needs exactly one of: A, B."), (error.Parameter, error.Message));
    }

    [Fact]
    public void Two_arms_are_refused_by_name()
    {
        var error = Assert.Throws<C1InputException>(() => OneOf.Check("Step", ("A", 1), ("B", null), ("C", false)));
        Assert.Equal(("Step", "Step takes only one of these, but has A, C."), (error.Parameter, error.Message));
    }
}
