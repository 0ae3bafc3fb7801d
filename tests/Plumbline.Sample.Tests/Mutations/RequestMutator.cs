using System.Globalization;
using System.Text;

namespace Plumbline.Sample.Tests.Mutations;

/// <summary>Makes valid requests to the sample and changes them. The same random numbers give the same request.</summary>
internal sealed class RequestMutator(Random random, string host, string worker, IReadOnlyList<string> ids)
{
    /// <summary>A request that the service takes, or refuses for its state only.</summary>
    public WireRequest Valid()
    {
        List<(string, string)> headers = [("Host", host), ("Accept", "application/json")];
        List<(string, string)> withBody = [.. headers, ("Content-Type", "application/json")];
        var id = ids[random.Next(ids.Count)];
        return random.Next(9) switch
        {
            0 => new() { Method = "GET", Path = ["users"], Headers = headers, Query = Query() },
            1 => new() { Method = "GET", Path = ["users", id], Headers = headers },
            2 => new() { Method = "DELETE", Path = ["users", id], Headers = headers },
            3 => new() { Method = "GET", Path = ["_internal_", "healthcheck"], Headers = headers },
            4 or 5 => new() { Method = "PUT", Path = ["users", id], Headers = withBody, Members = Form() },
            6 => new() { Method = "PATCH", Path = ["users", id], Headers = withBody, Members = Form() },
            _ => new() { Method = "POST", Path = ["users"], Headers = withBody, Members = Form() },
        };
    }

    /// <summary>Changes a request in one to three places.</summary>
    public WireRequest Change(WireRequest request)
    {
        for (var i = random.Next(3); i >= 0; i--)
            ChangeOnce(request);

        return request;
    }

    /// <summary>Changes bytes anywhere, the framing too.</summary>
    public byte[] Break(byte[] bytes)
    {
        var list = bytes.ToList();
        for (var i = random.Next(4); i >= 0; i--)
            BreakOnce(list);

        return [.. list];
    }

    private List<string> Query()
    {
        List<string> query = ["limit=" + random.Next(1, 101).ToString(CultureInfo.InvariantCulture), "offset=0", "sort=-email", "status=active", "id=" + ids[0], "id=x", "email=" + Email()];
        while (query.Count > 0 && random.Next(2) == 0)
            query.RemoveAt(random.Next(query.Count));

        return query;
    }

    private List<(string, string)> Form() =>
    [
        ("\"email\"", $"\"{Email()}\""),
        ("\"password\"", $"\"{Hostile.Secret}-long-enough\""),
        ("\"name\"", $$"""{"first":"{{Hostile.Secret}}","last":"Lovelace"}"""),
    ];

    private string Email() => string.Create(CultureInfo.InvariantCulture, $"{worker}-{random.Next(500)}@example.io");

    private void ChangeOnce(WireRequest request)
    {
        switch (random.Next(request.Members is null ? 6 : 14))
        {
            case 0:
                request.Method = Any(Hostile.Methods);
                break;
            case 1 or 2:
                if (random.Next(20) == 0)
                    request.RawTarget = Any(Hostile.Targets);
                else
                    ChangeItem(request.Path, () => Any(Hostile.Segments));

                break;
            case 3:
                ChangeItem(request.Query, () => random.Next(20) == 0 ? Any(Hostile.QueryValues) : $"{Any(Hostile.QueryNames)}={Any(Hostile.QueryValues)}");
                break;
            case 4 or 5:
                ChangeItem(request.Headers, Header);
                break;
            case 6:
                request.IsChunked = true;
                break;
            case 7:
                request.Bytes = random.Next(100) == 0 ? Encoding.ASCII.GetBytes("{}".PadRight(1_100_000)) : Encoding.UTF8.GetBytes(Any(Hostile.JsonValues));
                break;
            case 8 or 9:
                request.Bytes = Break(request.Body);
                break;
            default:
                ChangeItem(request.Members!, () => (random.Next(3) == 0 ? Any(Hostile.JsonNames) : Any(["\"email\"", "\"password\"", "\"name\""]), Any(Hostile.JsonValues)));
                break;
        }
    }

    private (string, string) Header()
    {
        var name = random.Next(3) == 0 ? Any(["Accept", "Content-Type", "Content-Encoding"]) : Any(Hostile.HeaderNames);
        return (name, Any(Hostile.HeaderValues));
    }

    // Removes, repeats, replaces or adds one.
    private void ChangeItem<T>(List<T> items, Func<T> create)
    {
        var i = items.Count == 0 ? -1 : random.Next(items.Count);
        switch (i < 0 ? 3 : random.Next(6))
        {
            case 0:
                items.RemoveAt(i);
                break;
            case 1:
                items.Insert(random.Next(items.Count + 1), items[i]);
                break;
            case 2 or 3 when i >= 0:
                items[i] = create();
                break;
            default:
                items.Insert(random.Next(items.Count + 1), create());
                break;
        }
    }

    private void BreakOnce(List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)random.Next(256));
            return;
        }

        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 9), bytes.Count - at);
        switch (random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            default:
                if (random.Next(4) == 0)
                    bytes.RemoveRange(at, bytes.Count - at);
                else
                    bytes[at] = Any("\0\r\n\t \"\\{}[]:,/?#%&=;"u8.ToArray());

                break;
        }
    }

    private T Any<T>(T[] values) => values[random.Next(values.Length)];
}
