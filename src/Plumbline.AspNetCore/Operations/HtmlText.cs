using System.Text;
using System.Text.Encodings.Web;

namespace Plumbline.AspNetCore;

/// <summary>Writes a page. Whatever is text goes through the encoder; only literals of this assembly are markup.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup.</summary>
    /// <param name="markup">A literal.</param>
    public HtmlText Markup(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Adds text.</summary>
    /// <param name="text">Any text; nothing where null.</param>
    public HtmlText Text(string? text)
    {
        _text.Append(HtmlEncoder.Default.Encode(text ?? ""));
        return this;
    }

    /// <summary>Adds an element with text in it.</summary>
    /// <param name="name">The element; a literal.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string name, string? text) => Markup($"<{name}>").Text(text).Markup($"</{name}>");

    /// <summary>Adds a field that people do not see.</summary>
    /// <param name="name">Its name; a literal.</param>
    /// <param name="value">Its value.</param>
    public HtmlText Hidden(string name, string value) => Markup($"<input type=\"hidden\" name=\"{name}\" value=\"").Text(value).Markup("\">");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
