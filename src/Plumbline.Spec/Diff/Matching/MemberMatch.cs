using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Matches the members of a union: by what names them on the wire, then by their types.</summary>
internal static class MemberMatch
{
    // What is left over is compared each with each.
    private const int MostLeft = 200;

    public static ListMatch<UnionMember> Of(Pair<UnionType> union, TypePairs types)
    {
        var match = ListMatch<UnionMember>.By(union.Before.Members, union.After.Members, StringComparer.Ordinal, member => member.DiscriminatorValue);
        if (match.Removed.Count > MostLeft || match.Added.Count > MostLeft)
            return match;

        foreach (var old in match.Removed.ToList())
        {
            var index = match.Added.FindIndex(candidate => old.Type.Shape == candidate.Now.Type.Shape && (old.Type == candidate.Now.Type || types.AreSame(old.Type, candidate.Now.Type)));
            if (index < 0)
                continue;

            match.Both.Add((old, match.Added[index].Now, match.Added[index].Ordinal));
            match.Removed.Remove(old);
            match.Added.RemoveAt(index);
        }

        return match;
    }

    /// <summary>The subject of a member.</summary>
    public static Subject Subject(ServicePairs pairs, Pair<UnionType> union, UnionMember member) => pairs.Of(union) with
    {
        Title = $"member {Words.Quote(member.DiscriminatorValue)} of union {Words.Quote(union.After.Name)}",
        Id = $"unions/{union.Before.Name}/types/{member.DiscriminatorValue}",
    };
}
