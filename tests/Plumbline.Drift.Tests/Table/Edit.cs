namespace Plumbline.Drift.Tests.Table;

/// <summary>A change to a copy of a sample. One that does not fit any more is an error, so that no drift goes missing when the sample changes.</summary>
/// <param name="File">The file, from the copy's root.</param>
/// <param name="Before">What it contains exactly once; null for a file that is new, or goes.</param>
/// <param name="After">What stands there afterwards; null for a file that goes.</param>
public sealed record Edit(string File, string? Before, string? After)
{
    /// <summary>Whether it only adds a file, which can stand beside those of other edits.</summary>
    public bool IsAddition => Before is null && After is not null;

    /// <summary>A file that is new.</summary>
    public static Edit Add(string file, string text) => new(file, null, text);

    /// <summary>A file that goes.</summary>
    public static Edit Remove(string file) => new(file, null, null);

    /// <summary>A text that is replaced.</summary>
    public static Edit Replace(string file, string before, string after) => new(file, before, after);

    /// <summary>Applies the change.</summary>
    /// <param name="folder">The copy's root.</param>
    public void Apply(string folder)
    {
        var path = Path.Combine(folder, File);
        if (After is null)
        {
            Assert.True(System.IO.File.Exists(path), $"{File} is not there to be removed");
            System.IO.File.Delete(path);
            return;
        }

        if (Before is null)
        {
            System.IO.File.WriteAllText(path, After);
            return;
        }

        var text = System.IO.File.ReadAllText(path).ReplaceLineEndings("\n");
        var at = text.IndexOf(Before, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(Before, at + 1, StringComparison.Ordinal) < 0, $"{File} must contain '{Before}' exactly once");
        System.IO.File.WriteAllText(path, text[..at] + After + text[(at + Before.Length)..]);
    }
}
