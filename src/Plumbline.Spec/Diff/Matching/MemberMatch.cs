using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Matches the members of a union: by what names them on the wire, then by their types.</summary>
internal static class MemberMatch
{
    public static (IReadOnlyList<(UnionMember Old, UnionMember Now, int Ordinal)> Both, IReadOnlyList<UnionMember> Removed, IReadOnlyList<(UnionMember Now, int Ordinal)> Added) Of(
        Pair<UnionType> union, TypePairs types)
    {
        var both = new List<(UnionMember, UnionMember, int)>();
        var removed = union.Before.Members.ToList();
        var added = union.After.Members.Select((member, i) => (Now: member, Ordinal: i)).ToList();
        foreach (var areSame in new Func<UnionMember, UnionMember, bool>[]
        {
            (old, now) => old.DiscriminatorValue == now.DiscriminatorValue,
            (old, now) => old.Type.Shape == now.Type.Shape && (old.Type == now.Type || types.AreSame(old.Type, now.Type)),
        })
        {
            foreach (var old in removed.ToList())
            {
                var index = added.FindIndex(candidate => areSame(old, candidate.Now));
                if (index < 0)
                    continue;

                both.Add((old, added[index].Now, added[index].Ordinal));
                removed.Remove(old);
                added.RemoveAt(index);
            }
        }

        return (both, removed, added);
    }

    /// <summary>The subject of a member.</summary>
    public static Subject Subject(ServicePairs pairs, Pair<UnionType> union, UnionMember member) => pairs.Of(union) with
    {
        Title = $"member {Words.Quote(member.DiscriminatorValue)} of union {Words.Quote(union.After.Name)}",
        Id = $"unions/{union.Before.Name}/types/{member.DiscriminatorValue}",
    };
}
