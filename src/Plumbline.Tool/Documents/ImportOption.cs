using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Documents;

/// <summary>A value of <c>--import</c>: a document that others name, where imports do not say so by themselves.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Uri">The address under which others import it; null where its content tells.</param>
internal sealed record ImportOption(string Path, string? Uri)
{
    /// <summary>Reads <c>PATH</c> or <c>URI=PATH</c>.</summary>
    /// <param name="text">The value.</param>
    public static ImportOption Parse(string text)
    {
        // An address holds '=' at most in its query; a path of that form can be given as './a=b'.
        var middle = text.LastIndexOf('=');
        return middle > 0 && text.Contains("://", StringComparison.Ordinal)
            ? new(text[(middle + 1)..] is { Length: > 0 } path ? path : throw new ToolException($"'{text}' names no file; write URI=FILE"), text[..middle])
            : new(text, null);
    }
}
