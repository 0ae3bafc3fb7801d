namespace Plumbline.Spec.Naming;

/// <summary>Hands out names that are unique within a scope, in the order of the claims.</summary>
/// <param name="comparer">How names are compared; types ignore case because their files do.</param>
/// <param name="reserved">Names that nobody gets.</param>
public sealed class NameScope(StringComparer comparer, IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = new(reserved, comparer);

    /// <summary>Claims one name.</summary>
    /// <param name="desired">The wish.</param>
    /// <param name="suffix">Tried first when the wish is taken; numbers follow.</param>
    /// <returns>The wish, or the first free variation of it.</returns>
    public string Claim(string desired, string suffix = "") => ClaimFamily(desired, suffix, [name => name]);

    /// <summary>Claims a stem with every name derived from it, so that a rename keeps them together.</summary>
    /// <param name="desired">The wished stem.</param>
    /// <param name="suffix">Tried first when one of the family is taken; numbers follow.</param>
    /// <param name="family">The derived names, e.g. <c>stem => stem + "Json"</c>.</param>
    /// <returns>The stem.</returns>
    public string ClaimFamily(string desired, string suffix, IReadOnlyList<Func<string, string>> family)
    {
        for (var attempt = 0; ; attempt++)
        {
            var stem = attempt switch
            {
                0 => desired,
                1 when suffix.Length > 0 => desired + suffix,
                _ => desired + suffix + (suffix.Length > 0 ? attempt : attempt + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
            if (family.Any(name => _taken.Contains(name(stem))))
                continue;

            foreach (var name in family)
                _taken.Add(name(stem));

            return stem;
        }
    }
}
