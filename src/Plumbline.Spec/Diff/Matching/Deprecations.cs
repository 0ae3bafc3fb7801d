using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Everything of both documents that can be deprecated.</summary>
internal static class Deprecations
{
    public static IEnumerable<(Subject Subject, Deprecation? Old, Deprecation? Now)> Of(ServicePairs pairs) =>
        pairs.Types.Models.Both.Select(type => (pairs.Of(type), type.Before.Deprecation, type.After.Deprecation))
            .Concat(pairs.Types.Enums.Both.Select(type => (pairs.Of(type), type.Before.Deprecation, type.After.Deprecation)))
            .Concat(pairs.Types.Unions.Both.Select(type => (pairs.Of(type), type.Before.Deprecation, type.After.Deprecation)))
            .Concat(pairs.Types.Enums.Both.SelectMany(type => ValueMatch.Of(type).Both.Select(value =>
                (ValueMatch.Subject(pairs, type, value.Now) with { Place = type.Place.Item("values", value.Ordinal) }, value.Old.Deprecation, value.Now.Deprecation))))
            .Concat(pairs.Types.Unions.Both.SelectMany(union => MemberMatch.Of(union, pairs.Types).Both.Select(member =>
                (MemberMatch.Subject(pairs, union, member.Now) with { Place = union.Place.Item("types", member.Ordinal) }, member.Old.Deprecation, member.Now.Deprecation))))
            .Concat(pairs.Slots.Where(slot => slot.IsBoth).Select(slot => (slot.Subject, slot.Before!.Deprecation, slot.After!.Deprecation)))
            .Concat(pairs.Resources.Select(resource => (
                new Subject { Title = $"resource {Words.Quote(resource.After.Type.ToString())}", Id = $"resources/{resource.Before.Type}", Place = resource.Place },
                resource.Before.Deprecation, resource.After.Deprecation)))
            .Concat(pairs.Operations.Both.Select(operation => (ServicePairs.Of(operation), operation.Before.Operation.Deprecation, operation.After.Operation.Deprecation)));
}
