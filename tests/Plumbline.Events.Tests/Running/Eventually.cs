using System.Runtime.CompilerServices;

namespace Plumbline.Events.Tests;

/// <summary>Waits for what happens in the background, as long as a machine with much else to do may need.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static Task TrueAsync(Func<bool> condition, TimeSpan? patience = null, [CallerArgumentExpression(nameof(condition))] string? says = null) =>
        TrueAsync(() => Task.FromResult(condition()), patience, says);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? patience = null, [CallerArgumentExpression(nameof(condition))] string? says = null)
    {
        var end = DateTime.UtcNow + (patience ?? s_patience);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < end, $"It did not happen: {says}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Moves a clock until something happened that waits for it.</summary>
    public static async Task AdvanceUntilAsync(ManualTimeProvider clock, TimeSpan step, Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? says = null)
    {
        var end = DateTime.UtcNow + s_patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, $"It did not happen: {says}");
            clock.Advance(step);
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }
}
