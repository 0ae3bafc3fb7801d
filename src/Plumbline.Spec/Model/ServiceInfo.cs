namespace Plumbline.Spec.Model;

/// <summary>Contact and licence of a service; every part may be absent.</summary>
public sealed record ServiceInfo
{
    /// <summary>Who to ask.</summary>
    public string? ContactName { get; init; }

    /// <summary>Their page.</summary>
    public string? ContactUrl { get; init; }

    /// <summary>Their address.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The licence's name.</summary>
    public string? LicenseName { get; init; }

    /// <summary>The licence's text.</summary>
    public string? LicenseUrl { get; init; }
}
