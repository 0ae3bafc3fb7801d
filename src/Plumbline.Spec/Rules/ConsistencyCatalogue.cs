using Plumbline.Spec.Rules.Consistency;
using Plumbline.Spec.Rules.Suppressing;

namespace Plumbline.Spec.Rules;

/// <summary>The conventions that a company may choose.</summary>
internal static class ConsistencyCatalogue
{
    /// <summary>All of them; those about suppressions come last.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        // Naming
        new TypeCase(),
        new FieldCase(),
        new EnumValueCase(),
        new ParameterCase(),
        new HeaderCase(),
        new PathCase(),
        new SingularPath(),
        new ListFieldSingular(),
        new PathTrailingSlash(),
        new TimeSuffix(),
        new CapitalAbbreviation(),
        new ReservedWord(),
        new Stutter(),
        new InclusiveTerms(),
        new CompanyDictionary(),
        new FormSuffix(),
        // Types
        new CommonFieldType(),
        new TimestampType(),
        new MoneyType(),
        new UntypedField(),
        new InvalidExample(),
        new UnboundedText(),
        new UnboundedNumber(),
        new UnboundedList(),
        new OptionalWithDefault(),
        new StandardBounds(),
        new BooleanForState(),
        new EndlessModel(),
        new UnusedType(),
        new UnusedImport(),
        new SimilarModels(),
        new SharedRequestModel(),
        new PersonalDataUnmarked(),
        // Unions
        new DiscriminatorName(),
        new DiscriminatorValueCase(),
        new NonModelMember(),
        new ExpandableUnion(),
        new ErrorUnion(),
        // Documentation
        new MissingDescription(),
        new StandardDescription(),
        new BareDeprecation(),
        new UnknownAttribute(),
        new MissingOwner(),
        new NamespaceVersion(),
        // Resources
        new GatewayAmbiguity(),
        new UselessBody(),
        new RequiredStatus(),
        new NonStandardStatus(),
        new ErrorBody(),
        new MissingPaging(),
        new CommonParameter(),
        new ParameterOrder(),
        new SortDefault(),
        new MissingExpand(),
        new MissingAuth(),
        new UnsafeCreate(),
        new MissingRetryAfter(),
        new DeepNesting(),
        new ReservedParameter(),
        new MissingHealthcheck(),
        new ErrorModelShape(),
        new BodyWithoutNeed(),
        // Events
        new EventMembers(),
        new EventEnvelope(),
        new EventPayload(),
        new PublishedModel(),
        new MissingPartitionKey(),
        new PersonalDataInEvents(),
        new OrganizationField(),
        new EventAttributes(),
        // Storage
        new MissingIndex(),
        new VersionModel(),
        new MappingModel(),
        new ReferenceModel(),
        // Projects
        new ImportCycle(),
        new DependencyCycle(),
        new UnstableImport(),
        new SameNameOtherShape(),
        new TwoSpellings(),
        // Suppressing
        new UnusedSuppression(),
        new ExpiredSuppression(),
        new UnknownSuppression(),
    ];
}
