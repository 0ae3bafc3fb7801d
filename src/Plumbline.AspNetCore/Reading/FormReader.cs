using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>The form parameters of a request: members of a JSON object, or fields of an urlencoded body.</summary>
internal sealed class FormReader
{
    private readonly Dictionary<string, StringValues>? _fields;
    private readonly Dictionary<string, Range>? _members;
    private readonly ReadOnlyMemory<byte> _json;

    private FormReader(Dictionary<string, StringValues> fields) => _fields = fields;

    private FormReader(Dictionary<string, Range> members, ReadOnlyMemory<byte> json)
    {
        _members = members;
        _json = json;
    }

    /// <summary>Reads a body. No body is an empty form.</summary>
    /// <param name="body">The body.</param>
    /// <param name="options">How deep JSON may nest.</param>
    /// <param name="request">Takes the problems.</param>
    public static FormReader Create(RequestBody body, PlumblineServerOptions options, ApiRequest request)
    {
        if (body.IsForm)
            return new(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Text.Span)));

        var members = new Dictionary<string, Range>(StringComparer.Ordinal);
        if (body.Text.Length > 0)
            ReadMembers(body.Text.Span, members, options, request);

        return new(members, body.Text);
    }

    /// <summary>The texts of a field of an urlencoded body.</summary>
    /// <param name="name">The field's name.</param>
    public StringValues Texts(string name) => _fields is not null && _fields.TryGetValue(name, out var values) ? values : default;

    /// <summary>The JSON of a member, or of a field of an urlencoded body. A member that is null is absent.</summary>
    /// <param name="name">The name.</param>
    /// <param name="json">The JSON.</param>
    public bool TryGetJson(string name, out ReadOnlySpan<byte> json)
    {
        json = default;
        if (_fields is not null)
        {
            if (!_fields.TryGetValue(name, out var values))
                return false;

            json = Encoding.UTF8.GetBytes(values.ToString());
            return true;
        }

        if (!_members!.TryGetValue(name, out var range))
            return false;

        json = _json.Span[range];
        return !json.SequenceEqual("null"u8);
    }

    private static void ReadMembers(ReadOnlySpan<byte> json, Dictionary<string, Range> members, PlumblineServerOptions options, ApiRequest request)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                request.Add(Problem("", JsonProblemCodes.Type, "must be an object"));
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (!members.TryAdd(name, start..(int)reader.BytesConsumed))
                    request.Add(Problem("/" + name, ApiProblemCodes.Repeated, "must be given only once"));
            }

            // Whatever follows the object makes this throw.
            reader.Read();
        }
        // GetString throws InvalidOperationException for half a surrogate pair in a name.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            members.Clear();
            request.Add(BodyJson.Malformed("", "is no JSON"));
        }
    }

    private static ApiProblem Problem(string pointer, string code, string message) =>
        new() { Location = ProblemLocation.Body, Name = pointer, Code = code, Message = message };
}
