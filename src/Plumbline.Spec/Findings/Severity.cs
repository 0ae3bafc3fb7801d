namespace Plumbline.Spec.Findings;

/// <summary>How bad a finding is, before configuration.</summary>
public enum Severity
{
    /// <summary>Not shown.</summary>
    Hidden,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably wrong.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Error,
}
