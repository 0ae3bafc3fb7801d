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
        new IdempotenceCheck(),
        new LifecycleCheck(),
        new PagingCheck(),
        new SortCheck(),
        new FilterCheck(),
        new PersonalDataCheck(),
        new HealthCheck(),
    ];
}
