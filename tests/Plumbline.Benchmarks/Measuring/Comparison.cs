using System.Globalization;

namespace Plumbline.Benchmarks.Measuring;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">Our figure with its unit.</param>
/// <param name="Rival">The rival's; a dash where there is only a limit.</param>
/// <param name="Ratio">One in terms of the other, in the target's direction.</param>
/// <param name="Target">What the ratio, or our figure, is to be.</param>
/// <param name="IsMet">Whether it is; null where there is no target, or nothing was measured.</param>
internal sealed record Comparison(string What, string Ours, string Rival, string Ratio, string Target, bool? IsMet)
{
    /// <summary>Times as fast as the rival.</summary>
    public static Comparison Faster(string what, double ours, double rival, double target) => new(
        what, Time(ours), Time(rival), Text($"{rival / ours:F2}x"), Text($"at least {target:0.0#}x as fast"), rival / ours >= target);

    /// <summary>A part of what the rival takes.</summary>
    public static Comparison AtMost(string what, double ours, double rival, double target, Func<double, string> unit) => new(
        what, unit(ours), unit(rival), rival == 0 ? "-" : Text($"{ours / rival:F2}"), Text($"at most {target:0.0#} of it"), ours <= rival * target);

    /// <summary>Nothing at all.</summary>
    public static Comparison NoBytes(string what, double ours, double rival) => new(what, Bytes(ours), Bytes(rival), "-", "none", ours == 0);

    /// <summary>A limit of its own.</summary>
    public static Comparison Within(string what, double ours, double limit, Func<double, string> unit) => new(
        what, unit(ours), "-", "-", "at most " + unit(limit), ours <= limit);

    /// <summary>A figure to know, without a target.</summary>
    public static Comparison Note(string what, string ours, string rival = "-", string ratio = "-") => new(what, ours, rival, ratio, "-", null);

    /// <summary>Something that could not be measured here; it is not met.</summary>
    public static Comparison Missing(string what, string target, string why) => new(what, why, "-", "-", target, false);

    /// <summary>Nanoseconds in the unit that reads best.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1_000 => Text($"{nanoseconds:F0} ns"),
        < 1_000_000 => Text($"{nanoseconds / 1e3:F2} us"),
        < 1_000_000_000 => Text($"{nanoseconds / 1e6:F1} ms"),
        _ => Text($"{nanoseconds / 1e9:F2} s"),
    };

    /// <summary>Bytes in the unit that reads best.</summary>
    public static string Bytes(double bytes) => bytes switch
    {
        < 10_000 => Text($"{bytes:F0} B"),
        < 10_000_000 => Text($"{bytes / 1024:F1} KiB"),
        _ => Text($"{bytes / 1024 / 1024:F1} MiB"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
