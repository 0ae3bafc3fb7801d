using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Plumbline.Benchmarks.Measuring;

/// <summary>The processor time of the current thread: other programs on the machine do not count, unlike with a stopwatch.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Nanoseconds since some moment.</summary>
    public static long Now()
    {
        if (!OperatingSystem.IsLinux())
            return (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;

        Marshal.ThrowExceptionForHR(GetTime(ThreadCpuTime, out var time));
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
