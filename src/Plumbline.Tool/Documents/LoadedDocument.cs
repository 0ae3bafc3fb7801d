using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Tool.Documents;

/// <summary>A document as read, and what it is to the command.</summary>
internal sealed class LoadedDocument
{
    /// <summary>Its text.</summary>
    public required SourceText Source { get; init; }

    /// <summary>What was read from it.</summary>
    public required Document Document { get; init; }

    /// <summary>Where imports say it lives; null where the command line does not say.</summary>
    public string? Uri { get; init; }

    /// <summary>Whether the command is about it; otherwise it only lends its types.</summary>
    public required bool IsSubject { get; init; }

    /// <summary>What a project says it is; null where no project was asked, and it counts as a service.</summary>
    public string? Role { get; init; }

    /// <summary>Whether the company's rules are for it; others are judged where they are written.</summary>
    public bool IsOwned => IsSubject && Role is null or "service" or "contract";

    /// <summary>The service as written, not bound.</summary>
    public Service Declared => Document.Service;
}
