using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Plumbline.Events;

/// <summary>What everything about events of this process shares.</summary>
internal sealed record EventSettings
{
    /// <summary>The setting of <see cref="Environment"/>.</summary>
    public const string EnvironmentSetting = "Plumbline:Environment";

    /// <summary>The section of the other settings.</summary>
    public const string Section = "Plumbline:Events";

    /// <summary>The environment's part of stream names: <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>This process, among those that share the database.</summary>
    public Guid Owner { get; init; } = Guid.NewGuid();

    /// <summary>Reads the settings.</summary>
    /// <param name="builder">The application.</param>
    /// <exception cref="InvalidOperationException">The environment cannot be a part of a stream's name.</exception>
    public static EventSettings Read(IHostApplicationBuilder builder)
    {
        // The host's own names are written large: Production.
        var environment = builder.Configuration[EnvironmentSetting] is { Length: > 0 } set ? set : builder.Environment.EnvironmentName.ToLowerInvariant();
        return StreamName.IsPart(environment)
            ? new() { Environment = environment }
            : throw new InvalidOperationException(
                $"The environment '{environment}' cannot be part of a stream's name, which is of a-z, 0-9, _ and -. Set {EnvironmentSetting}, for example to 'production'.");
    }

    /// <summary>A setting that is a time span above zero.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="name">The name under <c>Plumbline:Events</c>.</param>
    /// <param name="otherwise">Where it is not set.</param>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public static TimeSpan Time(IConfiguration configuration, string name, TimeSpan otherwise) => configuration[$"{Section}:{name}"] switch
    {
        null or "" => otherwise,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero => time,
        var text => throw new InvalidOperationException($"The setting {Section}:{name} is '{text}', which is no time span above zero; 90 days are 90.00:00:00."),
    };

    /// <summary>A setting that is a number above zero.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="name">The name under <c>Plumbline:Events</c>.</param>
    /// <param name="otherwise">Where it is not set.</param>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public static int Number(IConfiguration configuration, string name, int otherwise) => configuration[$"{Section}:{name}"] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new InvalidOperationException($"The setting {Section}:{name} is '{text}', which is no number above 0."),
    };
}
