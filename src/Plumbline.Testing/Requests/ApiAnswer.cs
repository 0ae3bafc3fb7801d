using System.Text;
using System.Text.Json;

namespace Plumbline.Testing.Requests;

/// <summary>What a service answered.</summary>
internal sealed record ApiAnswer
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>The body's media type without parameters; null where there is none.</summary>
    public string? MediaType { get; init; }

    /// <summary>Every header, by name without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body as text; bytes that are no UTF-8 become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON; null where it is none, or no strict UTF-8.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(s_strict.GetString(Body));
                return document.RootElement.Clone();
            }
            catch (Exception e) when (e is JsonException or DecoderFallbackException)
            {
                return null;
            }
        }
    }
}
