using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.AspNetCore;

/// <summary>How JSON is written here.</summary>
internal static class ServerJson
{
    /// <summary>Compact, and only what JSON itself asks for is escaped: answers are declared as UTF-8 JSON and never HTML.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
