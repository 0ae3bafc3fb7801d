using Plumbline;

namespace Users;

/// <summary>Which users, in which order, and which page of them. The emitted code has checked the values already.</summary>
internal sealed record UserQuery
{
    public ApiList<string>? Ids { get; init; }

    public string? Email { get; init; }

    public UserStatus? Status { get; init; }

    public required long Limit { get; init; }

    public required long Offset { get; init; }

    public required string Sort { get; init; }

    internal ApiList<User> Apply(IEnumerable<User> users)
    {
        var selected = users.Where(IsSelected);
        var ordered = Sort.StartsWith('-')
            ? selected.OrderByDescending(SortKey, StringComparer.Ordinal)
            : selected.OrderBy(SortKey, StringComparer.Ordinal);
        return ordered
            .ThenBy(user => user.Id, StringComparer.Ordinal) // So that pages never overlap.
            .Skip((int)Math.Min(Offset, int.MaxValue))
            .Take((int)Limit)
            .ToApiList();
    }

    private bool IsSelected(User user) =>
        (Ids is null || Ids.Contains(user.Id))
        && (Email is null || string.Equals(Email, user.Email, StringComparison.OrdinalIgnoreCase))
        && (Status is null || Status == user.Status);

    private string? SortKey(User user) => Sort.TrimStart('-') switch
    {
        "email" => user.Email,
        "status" => user.Status.ToString(),
        _ => user.Id,
    };
}
