using Plumbline.CodeFixes;

namespace Plumbline.Drift.Tests.Table;

/// <content>Hand-written types that stand for models.</content>
internal static partial class Drifts
{
    private const string Id = "public required string Id { get; init; } ";
    private const string Email = "public string? Email { get; init; } ";
    private const string Name = "public required Name Name { get; init; } ";
    private const string Status = "public UserStatus Status { get; init; } = UserStatus.Active; ";

    private static IEnumerable<Drift> Models =>
    [
        Model("a field of a hand-written type is renamed", Id + "public string? Mail { get; init; } " + Name + Status, new(new ApiModelFix(), "PLB2009"), new(new AddFieldFix(), "PLB2009")),
        Model("a field of a hand-written type is missing", Id + Email + Name, new Fix(new ApiModelFix(), "PLB2009")),
        Model("a field of a hand-written type that the document does not know", Id + Email + Name + Status + "public string? Nick { get; init; } ", new Fix(new AddFieldFix(), "PLB2009")),
        Model("a field of another type", "public required Guid Id { get; init; } " + Email + Name + Status, new Fix(new ApiModelFix(), "PLB2009")),
        Model("a field that is never null and may be absent", Id + "public string Email { get; init; } = \"\"; " + Name + Status, new Fix(new ApiModelFix(), "PLB2009")),
        Model("a field that is required and may be left out", "public string Id { get; init; } = \"\"; " + Email + Name + Status, new Fix(new ApiModelFix(), "PLB2009")),
        Model("a field that has a default and must be given", Id + Email + Name + "public required UserStatus Status { get; init; } ", new Fix(new ApiModelFix(), "PLB2009")),
    ];

    private static Drift Model(string title, string properties, params Fix[] fixes) => new(title, "PLB2009")
    {
        Edits = [Seeds.Model(properties)],
        Twin = [Seeds.Model(Id + Email + Name + Status + "[JsonIgnore] public string? Nick => Email; ")],
        Fixes = fixes,
    };
}
