using System.Globalization;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Tests.Naming;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("user_form", "UserForm")]
    [InlineData("user-form.v2", "UserFormV2")]
    [InlineData("userForm", "UserForm")]
    [InlineData("USD", "USD")]
    [InlineData("2fa_code", "_2faCode")]
    [InlineData("_id", "Id")]
    [InlineData("!@#", "Value")]
    [InlineData("straße", "StraE")]
    public void Makes_type_and_member_names(string name, string expected) => Assert.Equal(expected, CSharpName.Pascal(name));

    [Theory]
    [InlineData("user_form", "userForm")]
    [InlineData("ID", "id")]
    [InlineData("URLPath", "urlPath")]
    [InlineData("2fa", "_2fa")]
    [InlineData("X-Request-Id", "xRequestId")]
    public void Makes_local_names(string name, string expected) => Assert.Equal(expected, CSharpName.Camel(name));

    [Theory]
    [InlineData("class", "@class")]
    [InlineData("await", "@await")]
    [InlineData("user", "user")]
    public void Escapes_keywords(string name, string expected) => Assert.Equal(expected, CSharpName.Escape(name));

    [Fact]
    public void Culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Turkish turns i into a dotted capital.
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal("InvoiceId", CSharpName.Pascal("invoice_id"));
            Assert.Equal("id", CSharpName.Camel("ID"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("io.example.user.v0", "App", "user", "Io.Example.UserV0")]
    [InlineData("io.example.user", "App", "user", "Io.Example.UserApi")]
    [InlineData("io.example.user-api.v12", "App", "user", "Io.Example.UserApiV12")]
    [InlineData("v1", "App", "user", "V1Api")]
    [InlineData(null, "App", "my service", "App.MyServiceApi")]
    [InlineData("", "", "my service", "MyServiceApi")]
    [InlineData("io.2nd", "App", "x", "Io._2ndApi")]
    public void Makes_namespaces(string? documentNamespace, string rootNamespace, string name, string expected) =>
        Assert.Equal(expected, CSharpNamespace.From(documentNamespace, rootNamespace, name));

    [Theory]
    [InlineData("GET", "/users", "/users", "Get")]
    [InlineData("GET", "/users", "/users/:id", "GetById")]
    [InlineData("POST", "/users", "/users/:id/addresses", "PostAddressesById")]
    [InlineData("DELETE", "/users", "/users/:id/addresses/:address_id", "DeleteAddressesByIdAndAddressId")]
    [InlineData("GET", "/:org/users", "/:org/users/:id", "GetByOrgAndId")]
    [InlineData("GET", "/users", "/users/:id.csv", "GetByIdCsv")]
    public void Names_operations_as_apibuilder_does(string method, string resourcePath, string path, string expected) =>
        Assert.Equal(expected, OperationName.From(method, resourcePath, path));

    [Fact]
    public void Finds_what_paths_share() => Assert.Equal("/a/b", OperationName.SharedPath(["/a/b", "/a/b/c", "/a/b/:id"]));
}
