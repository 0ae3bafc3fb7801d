using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Reading;

/// <summary>Reads one declaration, or takes it over from an earlier reading of the document.</summary>
internal static class DeclarationReader
{
    /// <summary>A reader for a declaration.</summary>
    public static NodeReader For(ReadContext context, Declaration declaration, string kind) =>
        new(context, declaration.Node, new Place(kind, declaration.Name, null, declaration.NameSpan));

    /// <summary>Reads a declaration.</summary>
    /// <param name="context">The reading.</param>
    /// <param name="declaration">The declaration.</param>
    /// <param name="list">The list that holds it, as the format writes it.</param>
    /// <param name="kind">What it is, for messages.</param>
    /// <param name="ordinal">Its place in the service's list.</param>
    /// <param name="surroundings">All that decides on what comes out besides its own text; null for nothing.</param>
    /// <param name="read">Reads it.</param>
    public static T Read<T>(
        ReadContext context, Declaration declaration, string list, string kind, int ordinal, string? surroundings, Func<NodeReader, string, NodePath, T> read)
        where T : class, IEquatable<T>
    {
        var path = NodePath.Root.Item(list, ordinal);
        context.Syntax.Add(path, declaration.Node, declaration.NameSpan);
        var before = context.Previous.Find(list, declaration.Name);
        if (before is { IsAlone: true, Result: T known } && before.Surroundings == surroundings && before.Node.HasSameContent(declaration.Node))
        {
            // Only places are new, and hardly anybody asks for them: whoever does has it read again.
            context.Syntax.AddLater(path, () => Syntax(context.Form, declaration, kind, path, read));
            context.Readings.Add(list, declaration.Name, before with { Node = declaration.Node });
            return known;
        }

        var (findings, declared) = (context.Findings.Attempts, context.Declarations.Attempts);
        var result = read(For(context, declaration, kind), declaration.Name, path);
        if (before?.Result is T same && same.Equals(result))
            result = same;

        var isAlone = findings == context.Findings.Attempts && declared == context.Declarations.Attempts;
        context.Readings.Add(list, declaration.Name, new(declaration.Node, surroundings, result, isAlone));
        return result;
    }

    private static SyntaxMap Syntax<T>(DocumentForm form, Declaration declaration, string kind, NodePath path, Func<NodeReader, string, NodePath, T> read)
    {
        var context = new ReadContext(form, new FindingBag(), Readings.None, CancellationToken.None);
        read(For(context, declaration, kind), declaration.Name, path);
        return context.Syntax;
    }
}
