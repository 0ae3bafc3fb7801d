namespace Plumbline.Benchmarks.Measuring;

/// <summary>What a piece of work costs once.</summary>
/// <param name="Nanoseconds">Processor time.</param>
/// <param name="Bytes">Allocated bytes.</param>
internal readonly record struct Cost(double Nanoseconds, double Bytes);

/// <summary>Measures two pieces of work in turns, so that whatever else the machine does meets both alike.</summary>
internal static class SideBySide
{
    private const long RoundNanoseconds = 15_000_000;

    /// <summary>Measures a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="rounds">How many short rounds each side gets.</param>
    public static (Cost Ours, Cost Rival) Measure(Scenario scenario, int rounds = 41)
    {
        // The first calls run unoptimised, and optimised code takes a moment to arrive.
        for (var i = 0; i < 4; i++)
        {
            WarmUp(scenario.Ours);
            WarmUp(scenario.Rival);
            Thread.Sleep(150);
        }

        var (ourTimes, rivalTimes) = (new List<double>(rounds), new List<double>(rounds));
        var (ourCount, rivalCount) = (Calibrate(scenario.Ours), Calibrate(scenario.Rival));
        for (var i = 0; i < rounds; i++)
        {
            ourTimes.Add(Time(scenario.Ours, ourCount));
            rivalTimes.Add(Time(scenario.Rival, rivalCount));
        }

        return (new(Typical(ourTimes), Allocated(scenario.Ours)), new(Typical(rivalTimes), Allocated(scenario.Rival)));
    }

    /// <summary>The bytes that one call allocates.</summary>
    /// <param name="work">The work.</param>
    public static double Allocated(Func<object?> work)
    {
        const int Count = 200;
        for (var i = 0; i < Count; i++)
            work();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Count; i++)
            work();

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Count;
    }

    /// <summary>The lower quartile: noise only ever adds.</summary>
    /// <param name="times">The times of all rounds.</param>
    public static double Typical(List<double> times)
    {
        times.Sort();
        return times[times.Count / 4];
    }

    private static void WarmUp(Func<object?> work)
    {
        var end = ThreadClock.Now() + (RoundNanoseconds * 10);
        while (ThreadClock.Now() < end)
        {
            for (var i = 0; i < 20; i++)
                work();
        }
    }

    private static int Calibrate(Func<object?> work)
    {
        var once = Math.Max(1, Time(work, 50));
        return (int)Math.Clamp(RoundNanoseconds / once, 1, 1_000_000);
    }

    private static double Time(Func<object?> work, int count)
    {
        var start = ThreadClock.Now();
        for (var i = 0; i < count; i++)
            work();

        return (ThreadClock.Now() - start) / (double)count;
    }
}
