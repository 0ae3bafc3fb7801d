namespace Plumbline.Tool.Delivery.Settings;

/// <summary>What <c>plumbline.deliver.json</c> says.</summary>
internal sealed record DeliverySettings
{
    /// <summary>The file's name.</summary>
    public const string FileName = "plumbline.deliver.json";

    /// <summary>The folder of the file, absolute; paths in it start here.</summary>
    public required string Root { get; init; }

    /// <summary>The folder in which deliveries are kept, absolute.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Where callers come in.</summary>
    public required GatewaySettings Gateway { get; init; }

    /// <summary>The services by name.</summary>
    public required IReadOnlyDictionary<string, ServiceSettings> Services { get; init; }
}

/// <summary>The gateway in front of the services.</summary>
/// <param name="Bind">Where it listens: <c>127.0.0.1:8080</c>.</param>
/// <param name="Audience">Who stands in front: <c>company</c>, <c>public</c>, <c>internal</c>.</param>
/// <param name="Program">The program.</param>
internal sealed record GatewaySettings(string Bind, string Audience, string Program);

/// <summary>A service that is delivered.</summary>
internal sealed record ServiceSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The project file, relative to the settings' folder.</summary>
    public required string Project { get; init; }

    /// <summary>How many instances run.</summary>
    public required int Instances { get; init; }

    /// <summary>The port of each place for an instance; twice as many as instances at least, since old and new ones run side by side.</summary>
    public required IReadOnlyList<int> Ports { get; init; }

    /// <summary>Environment variables of its instances; <c>{data}</c> is a folder that outlives releases, <c>{port}</c> the instance's port.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The conformance suite that is run against a new instance; null for none.</summary>
    public SuiteSettings? Conformance { get; init; }

    /// <summary>How long is waited, and what is borne.</summary>
    public required GateSettings Gates { get; init; }
}

/// <summary>A test project with conformance suites.</summary>
/// <param name="Project">The project file, relative to the settings' folder.</param>
/// <param name="Class">The suite's class, <c>*</c> for any letters; null for every test of the project.</param>
internal sealed record SuiteSettings(string Project, string? Class);

/// <summary>How long is waited, and what is borne.</summary>
internal sealed record GateSettings
{
    /// <summary>How long new instances may take until they are healthy.</summary>
    public TimeSpan Health { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long new instances are watched while they answer callers, before old ones go.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The share of failing requests that is borne beyond that of the old instances.</summary>
    public double ErrorRate { get; init; } = 0.01;

    /// <summary>How long requests under way may take to end before an instance stops.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the conformance suite may take.</summary>
    public TimeSpan Conformance { get; init; } = TimeSpan.FromMinutes(5);
}
