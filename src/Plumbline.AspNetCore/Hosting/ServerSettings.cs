using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Plumbline.AspNetCore;

/// <summary>Reads options from configuration. By hand, because the binder needs reflection or a generator of its own.</summary>
internal static class ServerSettings
{
    /// <summary>Sets what the section has.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="InvalidOperationException">A value does not parse; the message names its key.</exception>
    public static void Apply(IConfigurationSection section, PlumblineServerOptions options)
    {
        options.MaxBodyBytes = Value(section, nameof(options.MaxBodyBytes), options.MaxBodyBytes);
        options.MaxJsonDepth = Value(section, nameof(options.MaxJsonDepth), options.MaxJsonDepth);
        options.RefuseUnknownFields = Value(section, nameof(options.RefuseUnknownFields), options.RefuseUnknownFields);
        options.AnswerExceptions = Value(section, nameof(options.AnswerExceptions), options.AnswerExceptions);
        options.DescribeEmptyErrors = Value(section, nameof(options.DescribeEmptyErrors), options.DescribeEmptyErrors);
        options.IdempotencyLifetime = Value(section, nameof(options.IdempotencyLifetime), options.IdempotencyLifetime);
        options.IdempotencyMaxBytes = Value(section, nameof(options.IdempotencyMaxBytes), options.IdempotencyMaxBytes);
        foreach (var scheme in section.GetSection(nameof(options.AuthenticationSchemes)).GetChildren())
            options.AuthenticationSchemes[scheme.Key] = scheme.Value ?? "";
    }

    private static bool Value(IConfigurationSection section, string key, bool otherwise) =>
        section[key] is not { } text ? otherwise : bool.TryParse(text, out var value) ? value : throw Unreadable(section, key);

    private static T Value<T>(IConfigurationSection section, string key, T otherwise)
        where T : struct, IParsable<T> =>
        section[key] is not { } text ? otherwise : T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Unreadable(section, key);

    private static InvalidOperationException Unreadable(IConfigurationSection section, string key) =>
        new($"The setting '{section.Path}:{key}' has a value that cannot be read.");
}
