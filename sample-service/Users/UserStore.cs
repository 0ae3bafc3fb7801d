using Plumbline;

namespace Users;

/// <summary>Users in memory, gone when the service stops. Safe for any number of callers at once.</summary>
internal sealed class UserStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, User> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _idByEmail = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The user with an id; null where there is none.</summary>
    public User? Find(string id)
    {
        lock (_lock)
            return _users.GetValueOrDefault(id);
    }

    /// <summary>The users that a query selects, in its order, cut to its page.</summary>
    public ApiList<User> List(UserQuery query)
    {
        List<User> users;
        lock (_lock)
            users = [.. _users.Values];
        return query.Apply(users);
    }

    /// <summary>Adds a user; false where somebody else has the e-mail address.</summary>
    public bool TryAdd(User user)
    {
        lock (_lock)
            return TrySave(user);
    }

    /// <summary>Replaces a user by what <paramref name="change"/> makes of it.</summary>
    public Change Update(string id, Func<User, User> change)
    {
        lock (_lock)
        {
            if (_users.GetValueOrDefault(id) is not { } before)
                return new(ChangeOutcome.NotFound, null);
            var after = change(before);
            return TrySave(after) ? new(ChangeOutcome.Changed, after) : new(ChangeOutcome.EmailTaken, null);
        }
    }

    /// <summary>Deletes a user; false where there is none.</summary>
    public bool Delete(string id)
    {
        lock (_lock)
        {
            if (!_users.Remove(id, out var user))
                return false;
            if (user.Email is not null)
                _idByEmail.Remove(user.Email);
            return true;
        }
    }

    private bool TrySave(User user)
    {
        if (user.Email is not null && _idByEmail.TryGetValue(user.Email, out var owner) && owner != user.Id)
            return false;
        if (_users.GetValueOrDefault(user.Id)?.Email is { } formerEmail)
            _idByEmail.Remove(formerEmail);
        if (user.Email is not null)
            _idByEmail[user.Email] = user.Id;
        _users[user.Id] = user;
        return true;
    }
}

/// <summary>What came of a change.</summary>
/// <param name="Outcome">Whether it was made.</param>
/// <param name="User">The user after the change; null where it was not made.</param>
internal readonly record struct Change(ChangeOutcome Outcome, User? User);

/// <summary>Whether a change was made, and why not.</summary>
internal enum ChangeOutcome
{
    Changed,
    NotFound,
    EmailTaken,
}
