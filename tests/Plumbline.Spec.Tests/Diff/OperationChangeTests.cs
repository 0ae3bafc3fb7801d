using Plumbline.Spec.Diff;

namespace Plumbline.Spec.Tests.Diff;

public sealed class OperationChangeTests
{
    private const string Get = """{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "user" } } }""";

    [Fact]
    public void An_operation_whose_path_changes_is_moved_not_removed()
    {
        var comparison = Diffing.Compare(Users(Get), Users(Get.Replace("/:id", "/by-id/:id", StringComparison.Ordinal)));

        Assert.Equal(["PLB3003"], comparison.Rules());
        Assert.StartsWith("'GET /users/:id' moves to 'GET /users/by-id/:id': breaks every caller; approve", comparison.Changes[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_operations_that_could_have_moved_are_removed_and_added()
    {
        var other = Get.Replace("/:id", "/other/:id", StringComparison.Ordinal);

        Assert.Equal(
            ["PLB3002", "PLB3051"],
            Diffing.Compare(Users(Get, other), Users(Get.Replace("/:id", "/a/:id", StringComparison.Ordinal), other.Replace("/other", "/b", StringComparison.Ordinal))).Rules());
    }

    [Fact]
    public void Path_parameters_that_change_places_break_though_the_address_looks_the_same()
    {
        const string Before = """{ "method": "GET", "path": "/:a/of/:b", "responses": { "200": { "type": "user" } } }""";

        var change = Diffing.Compare(Users(Before), Users(Before.Replace("/:a/of/:b", "/:b/of/:a", StringComparison.Ordinal))).Single("PLB3003");

        Assert.Contains("takes its path parameters in another order", change.Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Breaking, change.Verdict);
    }

    [Fact]
    public void A_plural_that_moves_its_resource_is_told_as_a_move()
    {
        var before = Users(Get);
        var after = before.Replace("\"user\": { \"fields\"", "\"user\": { \"plural\": \"people\", \"fields\"", StringComparison.Ordinal);

        Assert.Contains("PLB3003", Diffing.Compare(before, after).Rules());
        Assert.DoesNotContain("PLB3002", Diffing.Compare(before, after).Rules());
    }

    [Theory]
    [InlineData("integer", "string", "PLB3024", Verdict.Compatible)]
    [InlineData("string", "integer", "PLB3025", Verdict.Breaking)]
    [InlineData("boolean", "date-iso8601", "PLB3023", Verdict.Breaking)]
    [InlineData("[long]", "[string]", "PLB3024", Verdict.Compatible)]
    public void In_the_query_a_number_is_as_good_as_its_digits(string before, string after, string rule, Verdict request)
    {
        static string Search(string type) => $$"""{ "method": "GET", "parameters": [{ "name": "q", "type": "{{type}}" }], "responses": { "200": { "type": "[user]" } } }""";

        Assert.Equal(request, Diffing.Compare(Users(Search(before)), Users(Search(after))).Single(rule).Effects.Request);
    }

    [Fact]
    public void A_request_header_of_the_service_is_a_parameter_of_every_operation()
    {
        var before = Users(Get);
        var after = before.Replace("{ \"name\": \"user\",", "{ \"name\": \"user\", \"headers\": [{ \"name\": \"X-Tenant\", \"type\": \"string\" }],", StringComparison.Ordinal);

        Assert.Equal("request header 'X-Tenant' is added and required: breaks every caller of GET /users/:id; approve or make it optional", Diffing.Compare(before, after).Single("PLB3005").Message);
        Assert.Empty(Diffing.Compare(after, after.Replace("X-Tenant", "x-tenant", StringComparison.Ordinal)).Changes);
    }

    [Fact]
    public void Authorization_that_is_added_to_the_service_is_told_once_at_its_attribute()
    {
        var before = Users(Get, Get.Replace("/:id", "/me", StringComparison.Ordinal));
        var after = before.Replace("{ \"name\": \"user\",", "{ \"name\": \"user\", \"attributes\": [{ \"name\": \"auth\", \"value\": { \"scheme\": \"bearer\" } }],", StringComparison.Ordinal);

        var comparison = Diffing.Compare(before, after);
        var finding = Assert.Single(comparison.ToFindings(Diffing.Read(after).Syntax));

        Assert.Equal("\"auth\"", after.Substring(finding.Span.Start, finding.Span.Length));
        Assert.Contains("breaks every caller of GET /users/:id, GET /users/me", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "scheme": "bearer" }""", """{ "scheme": "basic" }""", "PLB3042", Verdict.Breaking)]
    [InlineData("""{ "scheme": "bearer" }""", """{ "scheme": "none" }""", "PLB3043", Verdict.Dangerous)]
    [InlineData("""{ "scheme": "none" }""", """{ "scheme": "bearer" }""", "PLB3042", Verdict.Breaking)]
    [InlineData("""{ "scheme": "bearer", "scopes": ["a", "b"] }""", """{ "scheme": "bearer", "scopes": ["b"] }""", "PLB3043", Verdict.Dangerous)]
    [InlineData("""{ "scheme": "bearer", "policy": "a" }""", """{ "scheme": "bearer", "policy": "b" }""", "PLB3042", Verdict.Dangerous)]
    public void Authorization_is_judged_by_who_is_still_let_in(string before, string after, string rule, Verdict verdict)
    {
        static string WithAuth(string auth) => Get.Replace("\"responses\"", $$"""
            "attributes": [{ "name": "auth", "value": {{auth}} }], "responses"
            """, StringComparison.Ordinal);

        Assert.Equal(verdict, Diffing.Compare(Users(WithAuth(before)), Users(WithAuth(after))).Single(rule).Verdict);
    }

    [Fact]
    public void Scopes_in_another_order_are_the_same()
    {
        const string Auth = """{ "name": "user", "attributes": [{ "name": "auth", "value": { "scheme": "bearer", "scopes": ["a", "b"] } }],""";
        var before = Users(Get).Replace("{ \"name\": \"user\",", Auth, StringComparison.Ordinal);

        Assert.Empty(Diffing.Compare(before, before.Replace("[\"a\", \"b\"]", "[\"b\", \"a\"]", StringComparison.Ordinal)).Changes);
    }

    [Fact]
    public void What_is_gone_is_told_at_its_nearest_parent_that_is_left()
    {
        var now = Users(Get);

        var finding = Assert.Single(Diffing.Compare(Users(Get, """{ "method": "DELETE", "path": "/:id" }"""), now).ToFindings(Diffing.Read(now).Syntax));

        Assert.Equal(now.LastIndexOf("\"user\": {", StringComparison.Ordinal), finding.Span.Start);
    }

    private static string Users(params string[] operations) => $$"""
        { "name": "user", "models": { "user": { "fields": [{ "name": "id", "type": "string" }] } },
          "resources": { "user": { "operations": [{{string.Join(", ", operations)}}] } } }
        """;
}
