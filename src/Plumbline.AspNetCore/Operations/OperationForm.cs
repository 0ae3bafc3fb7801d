using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Plumbline.AspNetCore;

/// <summary>What an operator sent: a form of the page, or a JSON object with the same names.</summary>
internal sealed class OperationForm
{
    private const int MaxBytes = 64 * 1024;

    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    private OperationForm(Dictionary<string, IReadOnlyList<string>> values) => _values = values;

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="OperationFormException">It cannot be read.</exception>
    public static async Task<OperationForm> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is > MaxBytes)
            throw new OperationFormException(StatusCodes.Status413PayloadTooLarge, $"The body has more than {MaxBytes} bytes.");

        if (request.HasFormContentType)
        {
            try
            {
                var form = await request.ReadFormAsync(new() { BufferBodyLengthLimit = MaxBytes, ValueLengthLimit = MaxBytes }, request.HttpContext.RequestAborted).ConfigureAwait(false);
                return new(form.ToDictionary(field => field.Key, IReadOnlyList<string> (field) => [.. field.Value.OfType<string>().Where(v => v.Length > 0)], StringComparer.Ordinal));
            }
            catch (InvalidDataException e)
            {
                throw new OperationFormException(StatusCodes.Status400BadRequest, e.Message);
            }
        }

        if (!request.HasJsonContentType())
            throw new OperationFormException(StatusCodes.Status415UnsupportedMediaType, "Send a form, or a JSON object.");

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, new() { MaxDepth = 4 }, request.HttpContext.RequestAborted).ConfigureAwait(false);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(document.RootElement.EnumerateObject().GroupBy(p => p.Name).ToDictionary(p => p.Key, p => Texts(p.Last().Value), StringComparer.Ordinal))
                : throw new OperationFormException(StatusCodes.Status400BadRequest, "The body is no JSON object.");
        }
        catch (JsonException)
        {
            throw new OperationFormException(StatusCodes.Status400BadRequest, "The body is no JSON.");
        }
    }

    /// <summary>A value.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null where there is none.</returns>
    public string? Find(string name) => _values.GetValueOrDefault(name) is [var value, ..] ? value : null;

    /// <summary>A value that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="OperationFormException">There is none.</exception>
    public string Get(string name) => Find(name) ?? throw new OperationFormException(StatusCodes.Status400BadRequest, $"'{name}' is missing.");

    /// <summary>A time.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="OperationFormException">It is no time.</exception>
    public DateTimeOffset? FindTime(string name) => Find(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.ToUniversalTime(),
        _ => throw new OperationFormException(StatusCodes.Status400BadRequest, $"'{name}' is no time; one looks like 2030-01-31T12:00:00Z."),
    };

    /// <summary>A number above 0.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="OperationFormException">It is no such number.</exception>
    public int? FindNumber(string name) => Find(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        _ => throw new OperationFormException(StatusCodes.Status400BadRequest, $"'{name}' is no number above 0."),
    };

    /// <summary>Numbers of records or failures, at least one.</summary>
    /// <param name="name">Their name.</param>
    /// <exception cref="OperationFormException">There are none, or one is no number.</exception>
    public IReadOnlyList<long> GetIds(string name)
    {
        var ids = new List<long>();
        foreach (var text in _values.GetValueOrDefault(name) ?? [])
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                throw new OperationFormException(StatusCodes.Status400BadRequest, $"'{name}' holds something that is no number.");

            ids.Add(id);
        }

        return ids.Count > 0 ? ids : throw new OperationFormException(StatusCodes.Status400BadRequest, $"'{name}' is missing: choose at least one.");
    }

    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Null => [],
        _ => [value.GetRawText()],
    };
}

/// <summary>What an operator sent cannot be done.</summary>
/// <param name="statusCode">The status to answer.</param>
/// <param name="message">Why, for the operator.</param>
internal sealed class OperationFormException(int statusCode, string message) : Exception(message)
{
    /// <summary>The status to answer.</summary>
    public int StatusCode { get; } = statusCode;
}
