namespace Plumbline.Spec.Diff;

/// <summary>What a change does to those who rely on the released document.</summary>
public enum Verdict
{
    /// <summary>Nobody notices who does not want to.</summary>
    Compatible,

    /// <summary>Correct users go on working, careless or strict ones may not.</summary>
    Dangerous,

    /// <summary>Somebody who relied on the released document fails.</summary>
    Breaking,
}

/// <summary>Who meets a change.</summary>
public enum Direction
{
    /// <summary>Callers written against the released document send; the changed service reads.</summary>
    Request,

    /// <summary>The changed service answers; callers written against the released document read.</summary>
    Response,

    /// <summary>The changed service publishes; consumers written against the released document read.</summary>
    Event,

    /// <summary>Events stored under the released document are read under the changed one.</summary>
    Replay,

    /// <summary>C# written against what was emitted from the released document compiles against the changed one.</summary>
    Source,
}

/// <summary>How much a change of emitted C# counts that leaves the wire alone.</summary>
public enum SourceCompatibility
{
    /// <summary>Not at all.</summary>
    Ignore,

    /// <summary>What stops compiling is <see cref="Verdict.Dangerous"/>: the author of the calling code meets it when updating, not at night.</summary>
    Warn,

    /// <summary>What stops compiling is <see cref="Verdict.Breaking"/>: for documents whose C# is published as a library.</summary>
    Enforce,
}

/// <summary>The least step of the version (major.minor.patch) that tells of a set of changes.</summary>
public enum VersionStep
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Words only: descriptions, examples, contacts.</summary>
    Patch,

    /// <summary>More is possible than before.</summary>
    Minor,

    /// <summary>Something breaks.</summary>
    Major,
}
