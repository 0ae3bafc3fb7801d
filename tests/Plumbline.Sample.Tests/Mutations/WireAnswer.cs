namespace Plumbline.Sample.Tests.Mutations;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record WireAnswer(int Status, Dictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool Closes => string.Equals(Header("Connection"), "close", StringComparison.OrdinalIgnoreCase);

    public override string ToString() =>
        $"{Status} {string.Join("; ", Headers.Select(header => $"{header.Key}: {header.Value}"))} | {(Body.Length > 500 ? Body[..500] + "..." : Body)}";
}
