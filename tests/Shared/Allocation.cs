namespace Plumbline.Tests.Shared;

/// <summary>Counts what work allocates, so that a regression fails without any clock.</summary>
internal static class Allocation
{
    private const int Calls = 100;
    private const int Attempts = 100;

    /// <summary>
    /// The bytes that one call allocates on this thread, once its code is optimised: before that, code allocates what it does not need. Stops
    /// at the number that is hoped for, and otherwise says the least that was seen.
    /// </summary>
    /// <param name="hoped">The number that is enough.</param>
    /// <param name="work">The work.</param>
    public static long PerCall(long hoped, Action work)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts && least > hoped; attempt++)
        {
            for (var i = 0; i < Calls; i++)
                work();

            Thread.Sleep(attempt == 0 ? 0 : 100);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
                work();

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
        }

        return least;
    }
}
