using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules.Validity;

namespace Plumbline.Spec.Rules;

/// <summary>Every rule, listed by hand.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules of the format, of HTTP and of our attributes: errors, always on.</summary>
    public static IReadOnlyList<Rule> ValidityRules { get; } =
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
        new TableFields(),
        new StreamNames(),
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

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. ValidityRules];

    /// <summary>What is known of all rules, those that the reader itself reports included.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [.. ReaderRules.All, .. All.Select(rule => rule.Descriptor)];
}
