namespace Plumbline.Generator.CSharp;

/// <summary>What a document is to the project that includes it.</summary>
public enum DocumentRole
{
    /// <summary>The project implements it.</summary>
    Service,

    /// <summary>The project calls it.</summary>
    Client,

    /// <summary>The project publishes its types for others.</summary>
    Contract,

    /// <summary>Others name its types; they are emitted where nothing referenced has them.</summary>
    Import,

    /// <summary>The last released form, to compare with; nothing is emitted.</summary>
    Baseline,
}

/// <summary>What every file emitted from one document shares.</summary>
/// <remarks>Equatable, and free of text positions, like everything in this folder: the incremental steps compare it by value.</remarks>
public sealed record DocumentContext
{
    /// <summary>The document's role in this project.</summary>
    public required DocumentRole Role { get; init; }

    /// <summary>The document's file name without folders, for the head of emitted files.</summary>
    public required string FileName { get; init; }

    /// <summary>The service's name as the document gives it.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The service's name in C#, e.g. <c>User</c>; stems of <c>AddUserClient</c>, <c>UserClient</c>.</summary>
    public required string ServiceStem { get; init; }

    /// <summary>The document's namespace, or its slug where it has none.</summary>
    public required string ApiNamespace { get; init; }

    /// <summary>The C# namespace of everything emitted, e.g. <c>Io.Example.UserV0</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary><c>internal</c> or <c>public</c>.</summary>
    public required string Access { get; init; }

    /// <summary>Whether the project has the ASP.NET Core framework (and with it Plumbline.AspNetCore).</summary>
    public required bool HasAspNetCore { get; init; }
}
