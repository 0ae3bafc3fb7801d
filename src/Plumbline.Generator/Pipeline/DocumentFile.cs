using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Generator.Pipeline;

/// <summary>An additional file that is (or may be) a document.</summary>
/// <param name="Text">The file.</param>
/// <param name="Role">Its role.</param>
/// <param name="IsNamed">Whether metadata or the file's name makes it a document; otherwise its content decides.</param>
/// <param name="Namespace">The C# namespace that the project asks for; null for the derived one.</param>
/// <param name="Access">The accessibility that the project asks for; null for the role's.</param>
/// <param name="Uri">Where imports say it lives; null where the project does not say.</param>
/// <param name="ApiNamespace">The document's own namespace, where its text states none; null where the project does not say.</param>
/// <param name="AllTypes">Whether the project wants all types of an import, those too that no document names.</param>
/// <param name="KnownAttributes">The company's list of other tools' attributes; null where there is none.</param>
internal sealed record DocumentFile(
    AdditionalText Text, DocumentRole Role, bool IsNamed, string? Namespace, string? Access, string? Uri, string? ApiNamespace, bool AllTypes, string? KnownAttributes)
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    private static readonly (string Name, DocumentRole Role)[] s_roles =
    [
        ("service", DocumentRole.Service),
        ("client", DocumentRole.Client),
        ("contract", DocumentRole.Contract),
        ("import", DocumentRole.Import),
        ("baseline", DocumentRole.Baseline),
    ];

    private static readonly string[] s_accesses = ["public", "internal"];

    /// <summary>The company's settings, as far as rules of the format ask for any. (Analyzers have all of them.)</summary>
    public RuleOptions Options => new(key => key == RuleOptions.KnownAttributes ? KnownAttributes : null);

    /// <summary>Looks at a file's name and metadata.</summary>
    /// <param name="text">An additional file.</param>
    /// <param name="options">The metadata of all files.</param>
    /// <returns>Null where it cannot be a document.</returns>
    public static DocumentFile? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var fileName = Path.GetFileName(text.Path);
        if (!fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return null;

        var metadata = options.GetOptions(text);
        var role = Read(metadata, Metadata, "PlumblineRole");
        if (role is null && DocumentFileName.IsSettings(fileName))
            return null;

        var isNamed = role is not null || DocumentFileName.IsDocument(fileName);
        return ParseRole(role) is { } parsed
            ? new(
                text,
                parsed,
                isNamed,
                Read(metadata, Metadata, "PlumblineNamespace") ?? Read(options.GlobalOptions, "build_property.", "PlumblineNamespace"),
                Read(metadata, Metadata, "PlumblineAccess") ?? Read(options.GlobalOptions, "build_property.", "PlumblineAccess"),
                Read(metadata, Metadata, "PlumblineUri"),
                Read(metadata, Metadata, "PlumblineApiNamespace"),
                bool.TryParse(Read(metadata, Metadata, "PlumblineAllTypes") ?? Read(options.GlobalOptions, "build_property.", "PlumblineAllTypes"), out var all) && all,
                Read(metadata, "", RuleOptions.KnownAttributes) ?? Read(options.GlobalOptions, "", RuleOptions.KnownAttributes))
            : null;
    }

    /// <summary>What the project says of a file without meaning: left in silence, no type would be emitted, or one that nobody can reach.</summary>
    /// <param name="text">An additional file.</param>
    /// <param name="options">The metadata of all files.</param>
    public static EquatableArray<DocumentFinding> FindUnknownMetadata(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var metadata = options.GetOptions(text);
        var found = new List<DocumentFinding>();
        if (Read(metadata, Metadata, "PlumblineRole") is { } role)
        {
            if (ParseRole(role) is null)
                found.Add(Unknown(text, "PlumblineRole", role, [.. s_roles.Select(known => known.Name)]));
            else if (!text.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                found.Add(Unknown(text, $"PlumblineRole=\"{role}\" has no effect here: only files named *.json are documents"));
        }

        if (Read(metadata, Metadata, "PlumblineAccess") is { } access && !IsAccess(access))
            found.Add(Unknown(text, "PlumblineAccess", access, s_accesses));

        return found.ToEquatableArray();
    }

    /// <summary>Whether a text is an accessibility that emitted types can have.</summary>
    /// <param name="access">The text.</param>
    public static bool IsAccess(string access) => s_accesses.Contains(access);

    private static DocumentFinding Unknown(AdditionalText text, string name, string value, string[] known) =>
        Unknown(text, $"{name}=\"{value}\" means nothing; say {string.Join(", ", known.Take(known.Length - 1))} or {known[known.Length - 1]}{Suggestion.DidYouMean(value, known)}");

    private static DocumentFinding Unknown(AdditionalText text, string message) => new(
        text.Path,
        new Finding { RuleId = ProjectRules.UnknownMetadata.Id, Severity = ProjectRules.UnknownMetadata.Severity, Message = message, Span = default },
        default);

    private static DocumentRole? ParseRole(string? role)
    {
        if (role is null)
            return DocumentRole.Service;

        var at = Array.FindIndex(s_roles, known => string.Equals(known.Name, role, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : s_roles[at].Role;
    }

    private static string? Read(AnalyzerConfigOptions options, string prefix, string name) =>
        options.TryGetValue(prefix + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
