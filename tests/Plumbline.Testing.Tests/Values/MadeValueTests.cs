using Plumbline.Spec.Binding;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Tests.Values;

/// <summary>Values that are made up meet everything that the document says, wherever it says it.</summary>
public sealed class MadeValueTests
{
    private const string Document = """
        {
          "name": "shop", "namespace": "io.example.shop.v0",
          "models": { "product": { "fields": [
            { "name": "sku", "type": "string", "example": "AB-1234", "attributes": [{ "name": "pattern", "value": { "regex": "^[A-Z]{2}-[0-9]{4}$" } }] },
            { "name": "code", "type": "string", "minimum": 14, "maximum": 15, "attributes": [{ "name": "pattern", "value": { "regex": "^[a-z0-9]+$" } }] },
            { "name": "odd", "type": "string", "example": "aa", "attributes": [{ "name": "pattern", "value": { "regex": "\\p{Ll}" } }] } ] } },
          "resources": { "product": { "operations": [ {
            "method": "GET",
            "attributes": [{ "name": "paging", "value": { "maximum": 50 } }],
            "parameters": [{ "name": "limit", "type": "long" }, { "name": "offset", "type": "long", "maximum": 1000 }, { "name": "more", "type": "long" }],
            "responses": { "200": { "type": "[product]" } } } ] } }
        }
        """;

    private static readonly Service s_service = ServiceBinder.Bind(DocumentReader.Read("shop.json", Document, CancellationToken.None).Service, []);

    private static readonly ValueMaker s_maker = new(new ServiceTypes([s_service]), new Dictionary<string, Func<Random, System.Text.Json.Nodes.JsonNode?>>(), seed: 1);

    [Theory]
    [InlineData("limit", 1, 50)]
    [InlineData("offset", 0, 1000)]
    [InlineData("more", null, null)]
    public void A_parameter_that_pages_has_the_bounds_of_its_paging_where_it_has_none(string name, int? minimum, int? maximum)
    {
        var operation = s_service.Resources[0].Operations[0];
        var limits = new Limits(operation, operation.Parameters.Single(parameter => parameter.Name == name));
        Assert.Equal((minimum, maximum), ((int?)limits.Minimum, (int?)limits.Maximum));
    }

    [Fact]
    public void Texts_of_a_pattern_differ_also_where_there_is_an_example()
    {
        var texts = Enumerable.Range(0, 10).Select(_ => Make("sku")).ToList();
        Assert.All(texts, text => Assert.Matches("^[A-Z]{2}-[0-9]{4}$", text));
        Assert.True(texts.Distinct(StringComparer.Ordinal).Count() > 1, string.Join(' ', texts));
    }

    [Fact]
    public void Texts_of_a_pattern_have_the_length_that_is_asked_for_too() =>
        Assert.All(Enumerable.Range(0, 20).Select(_ => Make("code")), text => Assert.InRange(text.Length, 14, 15));

    [Fact]
    public void A_line_break_behind_what_matches_is_tried_and_known_to_be_wrong()
    {
        var limits = new Limits(s_service.Models[0].Fields.Single(one => one.Name == "sku"));
        var tried = new BodyVariations(s_maker).Of(s_service, limits, "AB-1234").Single(variation => variation.Name.EndsWith("a line break behind it", StringComparison.Ordinal));
        Assert.EndsWith("\n", tried.Value!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(new ValueChecker(new ServiceTypes([s_service]), isAnswer: false).Check(s_service, limits, System.Text.Json.JsonSerializer.SerializeToElement(tried.Value)));
    }

    [Fact]
    public void A_pattern_that_is_not_understood_leaves_the_example() => Assert.Equal("aa", Make("odd"));

    private static string Make(string field) =>
        s_maker.Make(s_service, new Limits(s_service.Models[0].Fields.Single(one => one.Name == field)), isFull: true)!.GetValue<string>();
}
