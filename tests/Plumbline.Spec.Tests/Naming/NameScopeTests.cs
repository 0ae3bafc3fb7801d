using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Tests.Naming;

public sealed class NameScopeTests
{
    [Fact]
    public void The_first_claim_wins_and_later_ones_are_varied_in_order()
    {
        var scope = new NameScope(StringComparer.Ordinal, ["Equals"]);
        Assert.Equal("UserForm", scope.Claim("UserForm"));
        Assert.Equal("UserForm2", scope.Claim("UserForm"));
        Assert.Equal("UserForm3", scope.Claim("UserForm"));
        Assert.Equal("EqualsValue", scope.Claim("Equals", "Value"));
        Assert.Equal("EqualsValue2", scope.Claim("Equals", "Value"));
    }

    [Fact]
    public void A_family_is_renamed_together()
    {
        var scope = new NameScope(StringComparer.OrdinalIgnoreCase, ["USERJSON"]);
        Assert.Equal("UserModel", scope.ClaimFamily("User", "Model", [s => s, s => s + "Json"]));
        Assert.Equal("User", scope.Claim("User"));
        Assert.Equal("UserModelJson2", scope.Claim("UserModelJson"));
    }
}
