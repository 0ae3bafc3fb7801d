using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Text;

/// <summary>The name of another document's type: <c>io.example.common.v0.models.name</c>.</summary>
/// <param name="Namespace">The document's namespace.</param>
/// <param name="Section"><c>models</c>, <c>enums</c>, <c>unions</c> or <c>interfaces</c>.</param>
/// <param name="Name">The type's own name.</param>
internal sealed record QualifiedName(string Namespace, string Section, string Name)
{
    private static readonly string[] s_sections = ["models", "enums", "unions", "interfaces"];

    /// <summary>Reads a name; null where it is not qualified. The section next to the end counts: names may hold dots.</summary>
    public static QualifiedName? Parse(string text)
    {
        var parts = text.Split('.');
        for (var i = parts.Length - 2; i > 0; i--)
        {
            if (s_sections.Contains(parts[i]))
                return new(string.Join(".", parts.Take(i)), parts[i], string.Join(".", parts.Skip(i + 1)));
        }

        return null;
    }

    /// <summary>The qualified names of everything that a service declares.</summary>
    public static IEnumerable<string> All(Service service) =>
        service.Models.Select(type => $"{service.Namespace}.models.{type.Name}")
            .Concat(service.Enums.Select(type => $"{service.Namespace}.enums.{type.Name}"))
            .Concat(service.Unions.Select(type => $"{service.Namespace}.unions.{type.Name}"))
            .Concat(service.Interfaces.Select(type => $"{service.Namespace}.interfaces.{type.Name}"));

    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}.{Section}.{Name}";
}
