using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Plumbline.Benchmarks.Measuring;

/// <summary>The processor time of child processes that have ended.</summary>
internal static partial class ChildClock
{
    private const int Children = -1;

    /// <summary>Nanoseconds since some moment.</summary>
    public static double Now()
    {
        if (!OperatingSystem.IsLinux())
            return Stopwatch.GetElapsedTime(0).TotalNanoseconds;

        Marshal.ThrowExceptionForHR(GetUsage(Children, out var usage));
        return ((usage.UserSeconds + usage.SystemSeconds) * 1e9) + ((usage.UserMicroseconds + usage.SystemMicroseconds) * 1e3);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    // The first four fields of the system's structure, and room for the rest.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
