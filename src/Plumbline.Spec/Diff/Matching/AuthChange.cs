using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>A change of who may call, told once for all operations that it reaches in one way.</summary>
internal sealed record AuthChange(AuthAttribute? Old, AuthAttribute? Now, Subject Subject)
{
    private bool WasOpen => Old is null or { Scheme: AuthScheme.None };

    private bool IsOpen => Now is null or { Scheme: AuthScheme.None };

    /// <summary>Whether whoever was let in still is.</summary>
    public bool IsLooser => !WasOpen && (IsOpen
        || (Old!.Scheme == Now!.Scheme && (Old.Policy == Now.Policy || Now.Policy is null) && Now.Scopes.All(scope => Old.Scopes.Contains(scope))));

    /// <summary>Whether only the running service knows: another policy, or a scheme that the document did or does not tell.</summary>
    public bool IsUndecidable => !WasOpen && !IsOpen && Old!.Scopes.SequenceEqual(Now!.Scopes)
        && (Old.Scheme is null || Now.Scheme is null || Old.Scheme == Now.Scheme);

    /// <summary>Every change, at the declaration that makes it.</summary>
    public static IEnumerable<AuthChange> All(ServicePairs pairs)
    {
        var changes = new List<(OperationPair Operation, AuthAttribute? Old, AuthAttribute? Now, Reading.NodePath Place)>();
        foreach (var operation in pairs.Operations.Both)
        {
            var (old, _) = Effective(operation.Before, pairs.Before);
            var (now, place) = Effective(operation.After, pairs.After);
            if (Describe(old) != Describe(now))
                changes.Add((operation, old, now, place));
        }

        return changes.GroupBy(change => (change.Place.Text, Old: Describe(change.Old), Now: Describe(change.Now))).Select(group =>
        {
            var first = group.First();
            return new AuthChange(first.Old, first.Now, new Subject
            {
                Title = Words.List(group.Select(change => $"'{change.Operation.After.Name}'")),
                Id = $"operations/{string.Join(",", group.Select(change => change.Operation.Before.Key).OrderBy(key => key, StringComparer.Ordinal))}/auth",
                Place = first.Place,
                Positions = [.. group.SelectMany(change => ServicePairs.Of(change.Operation).Positions)],
            });
        });
    }

    /// <summary>What callers bring: <c>bearer authorization with the scopes 'a', 'b'</c>.</summary>
    public static string Describe(AuthAttribute? auth)
    {
        if (auth is null or { Scheme: AuthScheme.None })
            return "no authorization";

        var scheme = auth.Scheme switch
        {
            AuthScheme.ApiKey => "an api key",
            AuthScheme.MutualTls => "a client certificate",
            { } known => $"{known.ToString().ToLowerInvariant()} authorization",
            null => "authorization",
        };
        var scopes = auth.Scopes.Count == 0 ? "" : $" with the {(auth.Scopes.Count == 1 ? "scope" : "scopes")} {string.Join(", ", auth.Scopes.OrderBy(scope => scope, StringComparer.Ordinal).Select(Words.Quote))}";
        return scheme + scopes + (auth.Policy is null ? "" : $" by the policy {Words.Quote(auth.Policy)}");
    }

    // The nearest declaration wins; the change is told where it stands, or at the operation where none is left.
    private static (AuthAttribute? Auth, Reading.NodePath Place) Effective(Located operation, Service service)
    {
        foreach (var (attributes, place) in new (EquatableArray<ApiAttribute>, Reading.NodePath)[]
        {
            (operation.Operation.Attributes, operation.Place), (operation.Resource.Attributes, operation.ResourcePlace), (service.Attributes, Reading.NodePath.Root),
        })
        {
            if (AuthAttribute.Find(attributes) is { } auth)
                return (auth, place.Item("attributes", IndexOf(attributes)));
        }

        return (null, operation.ResourcePlace);
    }

    private static int IndexOf(EquatableArray<ApiAttribute> attributes)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Name == AuthAttribute.AttributeName)
                return i;
        }

        return 0;
    }
}
