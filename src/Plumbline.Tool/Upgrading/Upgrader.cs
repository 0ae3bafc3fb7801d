namespace Plumbline.Tool.Upgrading;

/// <summary>Finds the upgrades with which the tests pass: all at once where that works, else by halves, and what was left once more with what was taken.</summary>
/// <param name="prove">Runs the tests with some upgrades; null where they pass, else why they do not.</param>
internal sealed class Upgrader(Func<IReadOnlyList<Upgrade>, Task<string?>> prove)
{
    private readonly List<Upgrade> _taken = [];
    // With how many were taken when it was tried.
    private readonly List<(Upgrade Upgrade, string Why, int Taken)> _left = [];

    /// <summary>Upgrades that were proven together.</summary>
    public IReadOnlyList<Upgrade> Taken => _taken;

    /// <summary>Upgrades that break the tests, and how.</summary>
    public IReadOnlyList<(Upgrade Upgrade, string Why)> Left => [.. _left.Select(left => (left.Upgrade, left.Why))];

    /// <summary>Tries them.</summary>
    /// <param name="upgrades">The upgrades.</param>
    /// <returns>Why the tests fail without any of them; null where they do not.</returns>
    public async Task<string?> RunAsync(IReadOnlyList<Upgrade> upgrades)
    {
        if (await prove(upgrades).ConfigureAwait(false) is not { } why)
        {
            _taken.AddRange(upgrades);
            return null;
        }

        // Before blaming an upgrade: do they pass without?
        if (await prove([]).ConfigureAwait(false) is { } already)
            return already;

        await SplitAsync(upgrades, why).ConfigureAwait(false);
        await RetryAsync().ConfigureAwait(false);
        return null;
    }

    // What fails by itself may only have lacked another one, which was taken later.
    private async Task RetryAsync()
    {
        for (var i = 0; i < _left.Count; i++)
        {
            var (upgrade, _, taken) = _left[i];
            if (taken == _taken.Count)
                continue;

            if (await prove([.. _taken, upgrade]).ConfigureAwait(false) is { } why)
            {
                _left[i] = (upgrade, why, _taken.Count);
                continue;
            }

            _taken.Add(upgrade);
            _left.RemoveAt(i);
            i = -1;
        }
    }

    private async Task TryAsync(IReadOnlyList<Upgrade> upgrades)
    {
        if (await prove([.. _taken, .. upgrades]).ConfigureAwait(false) is { } why)
            await SplitAsync(upgrades, why).ConfigureAwait(false);
        else
            _taken.AddRange(upgrades);
    }

    // These fail together with what is taken.
    private async Task SplitAsync(IReadOnlyList<Upgrade> upgrades, string why)
    {
        if (upgrades.Count == 1)
        {
            _left.Add((upgrades[0], why, _taken.Count));
            return;
        }

        var (taken, half) = (_taken.Count, upgrades.Count / 2);
        await TryAsync([.. upgrades.Take(half)]).ConfigureAwait(false);

        // With the whole first half taken, the second one is what has failed already.
        IReadOnlyList<Upgrade> rest = [.. upgrades.Skip(half)];
        await (_taken.Count == taken + half ? SplitAsync(rest, why) : TryAsync(rest)).ConfigureAwait(false);
    }
}
