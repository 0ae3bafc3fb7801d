using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Tests.Attributes;

public sealed class OperationAttributeTests
{
    [Theory]
    [InlineData("bearer", AuthScheme.Bearer)]
    [InlineData("basic", AuthScheme.Basic)]
    [InlineData("api_key", AuthScheme.ApiKey)]
    [InlineData("mutual_tls", AuthScheme.MutualTls)]
    [InlineData("none", AuthScheme.None)]
    public void Auth_names_a_scheme(string name, AuthScheme scheme) =>
        Assert.Equal(scheme, AuthAttribute.Find(AttributeText.One("auth", $$"""{"scheme": "{{name}}"}"""))?.Scheme);

    [Fact]
    public void Auth_carries_scopes_and_a_policy()
    {
        var auth = AuthAttribute.Find(AttributeText.One("auth", """{"scopes": ["users:read"], "policy": "staff"}"""));

        Assert.NotNull(auth);
        Assert.Null(auth.Scheme);
        Assert.Equal(["users:read"], auth.Scopes);
        Assert.Equal("staff", auth.Policy);
    }

    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("PUT", null, true)]
    [InlineData("POST", null, false)]
    [InlineData("PATCH", null, false)]
    [InlineData("POST", "{}", true)]
    [InlineData("POST", """{"value": true}""", true)]
    [InlineData("PUT", """{"value": false}""", false)]
    public void Idempotence_follows_the_attribute_and_else_the_method(string method, string? json, bool expected)
    {
        var operation = new Operation
        {
            Method = method,
            Path = "/",
            Attributes = json is null ? default : AttributeText.One("idempotent", json),
        };

        Assert.Equal(expected, IdempotentAttribute.IsIdempotent(operation));
    }

    [Fact]
    public void The_idempotency_header_has_a_default() =>
        Assert.Equal("Idempotency-Key", IdempotentAttribute.Find(AttributeText.One("idempotent", "{}"))?.KeyHeader);

    [Fact]
    public void The_first_usable_attribute_wins()
    {
        var attributes = AttributeText.Of(
            ("timeout", """{"milliseconds": "soon"}"""), ("timeout", """{"milliseconds": 0}"""), ("timeout", """{"milliseconds": 500}"""),
            ("timeout", """{"milliseconds": 900}"""));

        Assert.Equal(500, TimeoutAttribute.Find(attributes)?.Milliseconds);
    }

    [Fact]
    public void A_rate_limit_needs_both_numbers_and_counts_per_client()
    {
        Assert.Null(RateLimitAttribute.Find(AttributeText.One("rate_limit", """{"permits": 5}""")));
        Assert.Equal(
            new RateLimitAttribute { Permits = 5, PerSeconds = 60, By = RateLimitScope.Client },
            RateLimitAttribute.Find(AttributeText.One("rate_limit", """{"permits": 5, "per_seconds": 60}""")));
        Assert.Equal(
            RateLimitScope.All,
            RateLimitAttribute.Find(AttributeText.One("rate_limit", """{"permits": 5, "per_seconds": 60, "by": "all"}"""))?.By);
    }

    [Fact]
    public void Paging_goes_by_offset_unless_a_cursor_is_named()
    {
        Assert.Equal(
            new PagingAttribute { Limit = "limit", Offset = "offset", Cursor = null, Default = 25, Maximum = 100 },
            PagingAttribute.Find(AttributeText.One("paging", "{}")));
        Assert.Equal(
            new PagingAttribute { Limit = "size", Offset = null, Cursor = "after", Default = 10, Maximum = 50 },
            PagingAttribute.Find(AttributeText.One("paging", """{"limit": "size", "cursor": "after", "default": 10, "maximum": 50}""")));
    }

    [Fact]
    public void A_sort_needs_fields_and_orders_by_creation()
    {
        Assert.Null(SortAttribute.Find(AttributeText.One("sort", """{"fields": []}""")));
        Assert.Equal(
            new SortAttribute { Parameter = "sort", Fields = EquatableArray.Create("name"), Default = "-created_at" },
            SortAttribute.Find(AttributeText.One("sort", """{"fields": ["name"]}""")));
    }

    [Fact]
    public void Latency_budgets_and_operation_names_are_read()
    {
        Assert.Equal(250, LatencyBudgetAttribute.Find(AttributeText.One("latency_budget", """{"p99_milliseconds": 250}"""))?.P99Milliseconds);
        Assert.Equal("find", OperationNameAttribute.Find(AttributeText.One("operation_name", """{"name": "find"}"""))?.Name);
    }
}
