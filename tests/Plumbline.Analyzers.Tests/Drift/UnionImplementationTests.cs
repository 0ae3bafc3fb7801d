using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class UnionImplementationTests
{
    [Fact]
    public async Task Reports_a_class_that_implements_a_union_from_outside() =>
        await Shapes.Project()
            .WithCode("""
                sealed record [|Triangle|] : IShape
                {
                    void IShape.WriteJson(Plumbline.Json.JsonWriter writer) => writer.WriteNullValue();
                }
                """)
            .AssertReportsAsync(
                new UnionImplementationAnalyzer(),
                "PLB2005",
                "'Triangle' implements IShape, whose members are those of union 'shape' in api.json(4,15); add the member to the document, or implement another interface");

    [Fact]
    public async Task Names_the_place_in_the_document_too()
    {
        var project = Shapes.Project().WithCode("sealed record Triangle : IShape { void IShape.WriteJson(Plumbline.Json.JsonWriter writer) { } }");
        var found = Assert.Single(await project.AnalyzeAsync(new UnionImplementationAnalyzer()));
        var place = Assert.Single(found.AdditionalLocations).GetLineSpan();
        Assert.Equal(("/project/api.json", 3), (place.Path, place.StartLinePosition.Line));
    }

    [Fact]
    public async Task Leaves_a_member_with_a_hand_written_part_alone() =>
        await Shapes.Project()
            .WithCode("namespace Io.Example.ShopV0; partial record Circle : IShape { public int Diameter => 2 * Radius; } interface IOther : IDisposable;")
            .AssertReportsAsync(new UnionImplementationAnalyzer(), "PLB2005");
}
