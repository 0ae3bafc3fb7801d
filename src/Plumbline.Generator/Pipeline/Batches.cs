using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Collections;

namespace Plumbline.Generator.Pipeline;

/// <summary>
/// Puts the declarations of large documents into files together. Each time it runs, the compiler compares the name of every emitted file with
/// all others, so that thousands of files cost more than what is in them, also while nobody touches the document.
/// </summary>
internal static class Batches
{
    /// <summary>From how many declarations of a kind in a document on they share files.</summary>
    public const int Many = 128;

    // So that one file is read and compiled anew in no time when one of them changes.
    private const int PerFile = 16;

    /// <summary>Divides declarations: one by one where there are few.</summary>
    /// <param name="declarations">Declarations of one kind, of any documents.</param>
    /// <param name="context">The document of a declaration.</param>
    /// <param name="name">Its name, unique in its document.</param>
    public static IEnumerable<EquatableArray<T>> Of<T>(EquatableArray<T> declarations, Func<T, DocumentContext> context, Func<T, string> name)
        where T : IEquatable<T>
    {
        if (declarations.Count < Many)
            return declarations.Select(d => EquatableArray.Create(d));

        return declarations.GroupBy(context).SelectMany(document =>
        {
            var count = document.Count();
            if (count < Many)
                return document.Select(d => EquatableArray.Create(d));

            // By name and not by place: a new declaration must not push all that follow into other files.
            var files = (uint)RoundUp(count / PerFile);
            return document.GroupBy(d => Hash(name(d)) % files).OrderBy(g => g.Key).Select(g => g.ToEquatableArray());
        });
    }

    /// <summary>The files of a batch: as they are where there is one declaration, otherwise one file with all of them.</summary>
    /// <param name="batch">The declarations.</param>
    /// <param name="context">The document of a declaration.</param>
    /// <param name="name">Its name, unique in its document.</param>
    /// <param name="kind">What they are, for the file's name.</param>
    /// <param name="emit">The files of one declaration.</param>
    public static IEnumerable<EmittedFile> Emit<T>(
        EquatableArray<T> batch, Func<T, DocumentContext> context, Func<T, string> name, string kind, Func<T, IEnumerable<EmittedFile>> emit)
        where T : IEquatable<T>
    {
        var files = batch.SelectMany(emit);
        return batch.Count == 1 ? files : [SourceFile.Join(files.ToList(), context(batch[0]), $"{kind}-{name(batch[0])}")];
    }

    private static int RoundUp(int number)
    {
        var power = 1;
        while (power < number)
            power *= 2;

        return power;
    }

    // The same on every machine, unlike string's own.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619);

        return hash ^ (hash >> 16);
    }
}
