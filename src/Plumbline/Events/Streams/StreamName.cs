using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Plumbline.Events;

/// <summary>The name of a stream, <c>{environment}.{service}.v{major}.{union}.{serialization}</c>: <c>production.user.v0.user_event.json</c>.</summary>
/// <remarks>A new major version or serialization is a new stream, so that both can run side by side.</remarks>
public sealed record StreamName
{
    /// <summary>The longest name in characters: brokers add a group and a partition to it and allow 255.</summary>
    public const int MaxLength = 160;

    /// <summary>Makes a name.</summary>
    /// <param name="environment">Where it runs: <c>production</c>.</param>
    /// <param name="service">The service that publishes: <c>user</c>.</param>
    /// <param name="major">The major version of its document, 0 or more.</param>
    /// <param name="union">The union of the events: <c>user_event</c>.</param>
    /// <param name="serialization">The form of the bodies: <c>json</c>.</param>
    /// <exception cref="ArgumentException">A part is empty or has other characters than <c>a-z 0-9 _ -</c>, the version is negative, or the whole is too long.</exception>
    public StreamName(string environment, string service, int major, string union, string serialization)
    {
        Environment = Checked(environment, nameof(environment));
        Service = Checked(service, nameof(service));
        Major = major >= 0 ? major : throw new ArgumentException("A major version is 0 or more.", nameof(major));
        Union = Checked(union, nameof(union));
        Serialization = Checked(serialization, nameof(serialization));
        if (ToString().Length > MaxLength)
            throw new ArgumentException($"The stream name '{ToString()}' is longer than {MaxLength} characters.");
    }

    /// <summary>Where it runs: <c>production</c>.</summary>
    public string Environment { get; }

    /// <summary>The service that publishes: <c>user</c>.</summary>
    public string Service { get; }

    /// <summary>The major version of its document.</summary>
    public int Major { get; }

    /// <summary>The union of the events: <c>user_event</c>.</summary>
    public string Union { get; }

    /// <summary>The form of the bodies: <c>json</c>.</summary>
    public string Serialization { get; }

    /// <summary>Whether a text can be a part of a stream name, or the name of a group: not empty, of <c>a-z 0-9 _ -</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPart([NotNullWhen(true)] string? text) =>
        !string.IsNullOrEmpty(text) && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-');

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no name of a stream.</exception>
    public static StreamName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException($"'{text}' is no stream name; one looks like production.user.v0.user_event.json.");

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name, or null.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StreamName? name)
    {
        name = null;
        if (text is null || text.Length > MaxLength || text.Split('.') is not [var environment, var service, ['v', .. var version], var union, var serialization])
            return false;

        if (!new[] { environment, service, union, serialization }.All(IsPart))
            return false;

        // Only the shortest form, so that a name has one spelling.
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major.ToString(CultureInfo.InvariantCulture) != version)
            return false;

        name = new(environment, service, major, union, serialization);
        return true;
    }

    /// <summary>The whole name.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment}.{Service}.v{Major}.{Union}.{Serialization}");

    private static string Checked(string part, string parameter) =>
        IsPart(part) ? part : throw new ArgumentException($"'{part}' cannot be part of a stream name: it is of a-z, 0-9, _ and -.", parameter);
}
