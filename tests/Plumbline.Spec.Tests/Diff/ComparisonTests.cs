using Plumbline.Spec.Collections;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Tests.Diff;

public sealed class ComparisonTests
{
    private const string Before = """
        { "name": "user",
          "enums": { "status": { "values": [{ "name": "active" }] } },
          "models": { "user": { "description": "Somebody.", "fields": [{ "name": "id", "type": "string" }, { "name": "status", "type": "status" }, { "name": "email", "type": "string" }] } },
          "resources": { "user": { "operations": [{ "method": "GET", "responses": { "200": { "type": "[user]" } } }] } } }
        """;

    [Fact]
    public void The_text_tells_the_worst_first_and_the_version_step_last()
    {
        var after = Before
            .Replace("\"email\", \"type\": \"string\"", "\"email\", \"type\": \"string\", \"required\": false", StringComparison.Ordinal)
            .Replace("[{ \"name\": \"active\" }]", "[{ \"name\": \"active\" }, { \"name\": \"locked\" }]", StringComparison.Ordinal)
            .Replace("{ \"name\": \"id\", \"type\": \"string\" }", "{ \"name\": \"id\", \"type\": \"string\" }, { \"name\": \"nick\", \"type\": \"string\", \"required\": false }", StringComparison.Ordinal);
        var change = Diffing.Compare(Before, after).Single("PLB3030");

        var text = ComparisonText.Write(Diffing.Compare(Before, after, Diffing.Approve(ApprovalsText.Approve(change, "announced in June", "accounts")) with { ReleasedAs = "1.4.0" }));

        Assert.Equal(
            """
            breaking
              PLB3020 043d62c7df53  'user.email' becomes optional: breaks every reader of the answer of GET /users (released as 1.4.0); approve or keep it required

            dangerous
              PLB3030 283d0cac737f  value 'locked' of enum 'status' is added: may break every reader of the answer of GET /users (released as 1.4.0); approve or announce it before it is sent
                approved by accounts: announced in June

            compatible
              PLB3015 c04a06205878  'user.nick' is added: breaks nobody

            1 breaking, 1 dangerous, 1 compatible; suggested version step: major

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Theory]
    [InlineData("Somebody.", "Somebody.", VersionStep.None, "nothing changed\n")]
    [InlineData("Somebody.", "Anybody.", VersionStep.Patch, "nothing changed but words; suggested version step: patch\n")]
    [InlineData("{ \"name\": \"active\" }", "{ \"name\": \"active\" }, { \"name\": \"locked\" }", VersionStep.Minor, null)]
    [InlineData("\"email\"", "\"telephone\"", VersionStep.Major, null)]
    public void The_version_step_follows_from_the_worst_change(string old, string now, VersionStep step, string? text)
    {
        var comparison = Diffing.Compare(Before, Before.Replace(old, now, StringComparison.Ordinal));

        Assert.Equal(step, comparison.SuggestedStep);
        if (text is not null)
            Assert.Equal(text, ComparisonText.Write(comparison));
    }

    [Fact]
    public void The_baselines_own_version_is_the_release_where_nobody_says_otherwise()
    {
        var before = Diffing.Bind(Before) with { Version = "2.1.0" };
        var after = Diffing.Bind(Before.Replace("\"email\", \"type\": \"string\"", "\"email\", \"type\": \"long\"", StringComparison.Ordinal));

        Assert.Contains("(released as 2.1.0)", Diffing.Compare(before, after).Single("PLB3023").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.4.0", "1.5.0", "has the version '1.5.0' after '1.4.0'", "release it as 2.0.0")]
    [InlineData("1.4.0", "1.4.0", "keeps the version '1.4.0'", "release it as 2.0.0")]
    [InlineData("0.4.0", "0.4.1", "has the version '0.4.1' after '0.4.0'", "release it as 0.5.0")]
    [InlineData("0.4.0", "0.5.0", null, null)]
    [InlineData("0.4.0", "1.0.0", null, null)]
    [InlineData("1.4.0", "2.0.0", null, null)]
    [InlineData("today", "today", null, null)]
    public void A_break_needs_a_version_that_tells_of_it(string from, string to, string? what, string? remedy)
    {
        var after = Diffing.Bind(Before.Replace("\"email\", \"type\": \"string\"", "\"email\", \"type\": \"long\"", StringComparison.Ordinal)) with { Version = to };
        var found = Diffing.Compare(Diffing.Bind(Before) with { Version = from }, after).Changes.Where(change => change.Rule.Id == "PLB3050").ToList();

        Assert.Equal(what is not null, found.Count == 1);
        Assert.All(found, change => Assert.Contains(what!, change.Message, StringComparison.Ordinal));
        Assert.All(found, change => Assert.EndsWith(remedy!, change.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_renamed_type_is_told_once_and_its_fields_are_still_compared()
    {
        var after = Before.Replace("\"user\": { \"desc", "\"person\": { \"plural\": \"users\", \"desc", StringComparison.Ordinal)
            .Replace("[user]", "[person]", StringComparison.Ordinal)
            .Replace("\"resources\": { \"user\"", "\"resources\": { \"person\"", StringComparison.Ordinal)
            .Replace("\"email\", \"type\": \"string\"", "\"email\", \"type\": \"string\", \"required\": false", StringComparison.Ordinal);

        var comparison = Diffing.Compare(Before, after);

        Assert.Equal(["PLB3020", "PLB3049"], comparison.Rules());
        Assert.Equal("'person.email' becomes optional: breaks every reader of the answer of GET /users; approve or keep it required", comparison.Single("PLB3020").Message);
        Assert.StartsWith("model 'person' was called 'user', renamed?:", comparison.Single("PLB3049").Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Dangerous, comparison.Single("PLB3049").Verdict);
    }

    [Fact]
    public void A_field_is_not_renamed_where_two_could_be()
    {
        static string Two(string first, string second) => Before.Replace("{ \"name\": \"email\", \"type\": \"string\" }", $$"""
            { "name": "{{first}}", "type": "string" }, { "name": "{{second}}", "type": "string" }
            """, StringComparison.Ordinal);

        Assert.Contains("PLB3018", Diffing.Compare(Two("home_mail", "fax"), Two("home_address", "fax")).Rules());
        Assert.DoesNotContain("PLB3018", Diffing.Compare(Two("home_mail", "home_fax"), Two("home_address", "home_phone")).Rules());
        Assert.DoesNotContain("PLB3018", Diffing.Compare(Two("home_mail", "fax"), Two("telephone", "fax")).Rules());
    }

    [Fact]
    public void Names_of_a_hostile_document_stay_on_one_line_of_bounded_length()
    {
        var name = "a\n\u202eb\u2028" + new string('x', 100_000);
        Service With(params string[] fields) => new()
        {
            Name = name,
            Application = "user",
            Models = EquatableArray.Create(new ModelType
            {
                Name = name,
                Plural = "users",
                Fields = fields.Select(field => new Field { Name = field, Type = TypeReference.Of(Primitive.String), Default = name }).ToEquatableArray(),
            }),
        };

        var comparison = Diffing.Compare(With(name), With(name + "y", name + "z") with { Namespace = name, Name = "other" });

        Assert.NotEmpty(comparison.Changes);
        Assert.All(comparison.Changes, change =>
        {
            Assert.True(change.Message.Length < 2_000, change.Message.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.DoesNotContain(change.Message, c => char.IsControl(c) || c is '\u202e' or '\u2028');
        });
    }

    [Fact]
    public void A_long_chain_of_types_is_compared()
    {
        Service Chain(string prefix) => Diffing.Bind($$"""
            { "name": "user", "models": { "user": { "fields": [{ "name": "first", "type": "{{prefix}}0" }] },
              {{string.Join(", ", new[] { "a", "b" }.SelectMany(letter => Enumerable.Range(0, 2_000).Select(i => $$"""
                "{{letter}}{{i}}": { "fields": [{ "name": "next", "type": "{{letter}}{{(i + 1) % 2_000}}" }] }
                """)))}} } }
            """);

        Assert.Single(Diffing.Compare(Chain("a"), Chain("b")).Changes);
    }

    [Fact]
    public void Very_long_lists_are_compared_in_reasonable_time()
    {
        Service Long(string prefix) => new()
        {
            Name = "user",
            Application = "user",
            Enums = EquatableArray.Create(new EnumType { Name = "e", Plural = "es", Values = Enumerable.Range(0, 10_000).Select(i => new EnumValue { Name = $"{prefix}{i}", Text = $"{prefix}{i}" }).ToEquatableArray() }),
            Models = EquatableArray.Create(new ModelType { Name = "m", Plural = "ms", Fields = Enumerable.Range(0, 10_000).Select(i => new Field { Name = $"{prefix}{i}", Type = TypeReference.Of(Primitive.String) }).ToEquatableArray() }),
        };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Empty(Diffing.Compare(Long("a"), Long("a")).Changes);
        Assert.Equal(40_000, Diffing.Compare(Long("a"), Long("b")).Changes.Count);

        // Quadratic time would be minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void Types_that_hold_each_other_have_the_same_shape_where_all_else_is_the_same()
    {
        const string Loop = """
            { "name": "user", "models": {
              "user": { "fields": [{ "name": "first", "type": "a" }] },
              "a": { "fields": [{ "name": "next", "type": "a", "required": false }] },
              "b": { "fields": [{ "name": "next", "type": "b", "required": false }] },
              "c": { "fields": [{ "name": "next", "type": "c" }] } } }
            """;
        static string To(string type) => Loop.Replace("\"first\", \"type\": \"a\"", $"\"first\", \"type\": \"{type}\"", StringComparison.Ordinal);

        Assert.Equal(["PLB3065"], Diffing.Compare(Loop, To("b")).Rules());
        Assert.Equal(["PLB3023"], Diffing.Compare(Loop, To("c")).Rules());
    }

    [Theory]
    [InlineData("/users/:id", "GET /users/:")]
    [InlineData("/users/:id.csv", "GET /users/:.csv")]
    [InlineData("/users/:", "GET /users/:")]
    [InlineData("/", "GET /")]
    public void Addresses_do_not_depend_on_parameter_names(string path, string key) => Assert.Equal(key, Spec.Diff.Usage.PathKey.Of("GET", path));

    [Fact]
    public void Wider_is_never_its_own_way_back()
    {
        var all = Enum.GetValues<Primitive>();
        Assert.DoesNotContain(
            all.SelectMany(_ => all, (left, right) => (left, right)),
            pair => PrimitiveOrder.IsWider(pair.left, pair.right, true) && PrimitiveOrder.IsWider(pair.right, pair.left, true));
    }
}
