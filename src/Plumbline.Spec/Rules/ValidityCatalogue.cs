using Plumbline.Spec.Rules.Validity;

namespace Plumbline.Spec.Rules;

/// <summary>The rules of the format, of HTTP and of our attributes.</summary>
internal static class ValidityCatalogue
{
    /// <summary>All of them; the limits come first.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        // Limits
        new TypeNestedTooDeep(),
        new TooManyNodes(),
        new NameTooLong(),
        // Types
        new ImportNotAnswered(),
        new NamedTypeNotFound(),
        new InterfaceAsValue(),
        // Names
        new ServiceName(),
        new InvalidName(),
        new RepeatedDeclaration(),
        new UnionNamedLikeInterface(),
        new RepeatedName(),
        new RepeatedEnumValue(),
        new BaseUrlTrailingSlash(),
        // Fields
        new MinimumAboveMaximum(),
        new DefaultOutOfBounds(),
        new InvalidDefault(),
        new UndeclaredAnnotation(),
        // Interfaces
        new InterfaceFieldMissing(),
        new InterfaceFieldDiffers(),
        // Enums
        new EmptyEnum(),
        // Unions
        new EmptyUnion(),
        new ImportedMember(),
        new UnitMember(),
        new SeveralDefaultMembers(),
        new DefaultMemberWithoutDiscriminator(),
        new ReservedDiscriminator(),
        new DiscriminatorIsField(),
        new NestedDiscriminatorDiffers(),
        new UnionCycle(),
        new MemberOfDifferentUnions(),
        new RepeatedDiscriminatorValue(),
        // Headers
        new HeaderType(),
        // Resources
        new ResourceType(),
        new EmptyResource(),
        new RepeatedResource(),
        // Operations
        new UnknownMethod(),
        new BodyOnGet(),
        new RepeatedRoute(),
        new AmbiguousRoute(),
        new RepeatedPathParameter(),
        new MalformedPath(),
        new BodyAndFormParameters(),
        // Parameters
        new OptionalParameterWithDefault(),
        new PathParameterNotInPath(),
        new PathParameterType(),
        new OptionalPathParameter(),
        new QueryParameterType(),
        // Responses
        new StatusCodeRange(),
        new SuccessTypesDiffer(),
        new ContentWithoutBody(),
        // Attributes
        new UnknownAttributeKey(),
        new InvalidAttributeValue(),
        new MisplacedAttribute(),
        new RepeatedAttribute(),
        new MisspelledAttribute(),
        new TableFields(),
        new StreamNames(),
        new StreamTable(),
        new StreamMembers(),
        new ConsumedUnion(),
        new PagingParameters(),
        new SortNames(),
        new FilterField(),
        new InvalidPattern(),
        new BacktrackingPattern(),
        new PatternOnNonText(),
        new OperationNames(),
        new RepeatedTable(),
    ];
}
