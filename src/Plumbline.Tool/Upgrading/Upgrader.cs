namespace Plumbline.Tool.Upgrading;

/// <summary>Finds the upgrades with which the tests pass: all at once where that works, else by halves.</summary>
/// <param name="prove">Runs the tests with some upgrades; null where they pass, else why they do not.</param>
internal sealed class Upgrader(Func<IReadOnlyList<Upgrade>, Task<string?>> prove)
{
    private readonly List<Upgrade> _taken = [];
    private readonly List<(Upgrade Upgrade, string Why)> _left = [];

    /// <summary>Upgrades that were proven together.</summary>
    public IReadOnlyList<Upgrade> Taken => _taken;

    /// <summary>Upgrades that break the tests, and how.</summary>
    public IReadOnlyList<(Upgrade Upgrade, string Why)> Left => _left;

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
        return null;
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
            _left.Add((upgrades[0], why));
            return;
        }

        var (taken, half) = (_taken.Count, upgrades.Count / 2);
        await TryAsync([.. upgrades.Take(half)]).ConfigureAwait(false);

        // With the whole first half taken, the second one is what has failed already.
        IReadOnlyList<Upgrade> rest = [.. upgrades.Skip(half)];
        await (_taken.Count == taken + half ? SplitAsync(rest, why) : TryAsync(rest)).ConfigureAwait(false);
    }
}
