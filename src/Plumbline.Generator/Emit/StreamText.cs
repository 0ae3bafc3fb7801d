using System.Globalization;
using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Writes what publisher and consumers of a stream agree on.</summary>
internal static class StreamText
{
    /// <summary>Writes the properties that say which stream it is.</summary>
    /// <param name="writer">The class.</param>
    /// <param name="stream">The stream.</param>
    public static void WriteProperties(SourceWriter writer, StreamDeclaration stream)
    {
        WriteProperty(writer, "string", "Service", CSharpText.Literal(stream.Service));
        WriteProperty(writer, "int", "Major", stream.Major.ToString(CultureInfo.InvariantCulture));
        WriteProperty(writer, "string", "Union", CSharpText.Literal(stream.Union));
        WriteProperty(writer, "string", "Serialization", CSharpText.Literal(stream.Serialization));
        WriteProperty(writer, EventTypes.Delivery, "Delivery", $"{EventTypes.Delivery}.{stream.Delivery}");
    }

    /// <summary>Writes a property with one value, and a line after it.</summary>
    /// <param name="writer">The class.</param>
    /// <param name="type">The property's type.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static void WriteProperty(SourceWriter writer, string type, string name, string value)
    {
        writer.WriteLine("/// <inheritdoc/>");
        writer.WriteLine($"public override {type} {name} => {value};");
        writer.WriteLine();
    }
}
