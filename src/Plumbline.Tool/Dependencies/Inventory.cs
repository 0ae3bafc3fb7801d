using Plumbline.Spec.Findings;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Dependencies;

/// <summary>A package that a project gets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Asked">The version that is asked for; null where it comes along with another package.</param>
/// <param name="Resolved">The version that the last restore took; null where the project was not restored since it asks for this.</param>
/// <param name="By">The project that asks for it; null where it comes along.</param>
internal sealed record PackageUse(string Name, string? Asked, string? Resolved, string? By)
{
    /// <summary>The version that counts.</summary>
    public string Version => Resolved ?? Asked ?? "";
}

/// <summary>A document that a project has.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Role">What the project is to it.</param>
/// <param name="Name">Its namespace; its name where it has none.</param>
/// <param name="Version">Its version; null where it does not say.</param>
/// <param name="Fingerprint">Twelve hexadecimal digits of what it promises; words are no part of it.</param>
/// <param name="Imports">What it borrows from.</param>
internal sealed record DocumentUse(string Path, string Role, string Name, string? Version, string Fingerprint, IReadOnlyList<ImportUse> Imports);

/// <summary>A document that another one borrows from.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="Path">The document that answers; null where the project has none.</param>
/// <param name="Fingerprint">That document's fingerprint.</param>
internal sealed record ImportUse(string Uri, string? Path, string? Fingerprint);

/// <summary>What a project depends on.</summary>
/// <param name="Project">The project.</param>
/// <param name="IsRestored">Whether the versions are those that a restore took.</param>
/// <param name="Packages">Its packages.</param>
/// <param name="Documents">Its documents.</param>
internal sealed record ProjectInventory(EvaluatedProject Project, bool IsRestored, IReadOnlyList<PackageUse> Packages, IReadOnlyList<DocumentUse> Documents);

/// <summary>Something that deserves a look.</summary>
/// <param name="Kind">What kind it is: <c>differs</c>, <c>outdated</c>, <c>vulnerable</c>, <c>moved</c>, <c>ahead</c>, <c>missing</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="File">The file to look at.</param>
/// <param name="Message">What it is, and what to do.</param>
internal sealed record DependencyFinding(string Kind, Severity Severity, string File, string Message);
