namespace Plumbline.Testing.Checks;

/// <summary>Every check, in the order of its rows.</summary>
internal static class ConformanceChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new ValidRequestCheck(),
        new BodyEdgeCheck(),
        new UnreadableBodyCheck(),
        new ParameterEdgeCheck(),
        new RandomRequestCheck(),
        new UnknownPathCheck(),
        new MethodCheck(),
        new NegotiationCheck(),
        new AuthenticationCheck(),
        new ExampleCheck(),
        new IdempotenceCheck(),
        new LifecycleCheck(),
        new UniqueCheck(),
        new RefusalCheck(),
        new EventCheck(),
        new ReplicaCheck(),
        new OwnerCheck(),
        new PatchCheck(),
        new PatchEdgeCheck(),
        new NoEffectCheck(),
        new ConcurrencyCheck(),
        new PagingCheck(),
        new SortCheck(),
        new FilterCheck(),
        new PersonalDataCheck(),
        new HealthCheck(),
        new DescriptionCheck(),
    ];
}
