using System.Text.Json.Nodes;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Checks;

/// <summary>Makes a failing request smaller while it still fails in the same way.</summary>
internal static class Shrinker
{
    private const int MostTries = 60;

    /// <summary>Takes members and items away, one at a time, and keeps what still fails.</summary>
    /// <param name="call">The failing request; its body is JSON.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="problems">What was wrong.</param>
    /// <param name="isSame">Whether a smaller request still tries the same thing: a valid one must stay valid, an invalid one invalid.</param>
    /// <param name="tryAsync">Sends it; null where it does not fail in the same way.</param>
    public static async Task<(ApiCall Call, ApiAnswer? Answer, List<Problem> Problems)> ShrinkAsync(
        ApiCall call,
        ApiAnswer? answer,
        List<Problem> problems,
        Func<ApiCall, bool> isSame,
        Func<ApiCall, Task<(ApiAnswer? Answer, List<Problem> Problems)?>> tryAsync)
    {
        var tries = 0;
        var isSmaller = true;
        while (isSmaller && tries < MostTries)
        {
            isSmaller = false;
            foreach (var body in Smaller(call.Json).ToList())
            {
                var candidate = call.WithJson(body);
                if (tries++ >= MostTries)
                    break;

                if (isSame(candidate) && await tryAsync(candidate).ConfigureAwait(false) is { } again)
                {
                    (call, answer, problems) = (candidate, again.Answer, again.Problems);
                    isSmaller = true;
                    break;
                }
            }
        }

        return (call, answer, problems);
    }

    private static IEnumerable<JsonNode?> Smaller(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject fields:
                foreach (var (name, content) in fields)
                {
                    var without = (JsonObject)fields.DeepClone();
                    without.Remove(name);
                    yield return without;
                    foreach (var smaller in Smaller(content))
                    {
                        var with = (JsonObject)fields.DeepClone();
                        with[name] = smaller?.DeepClone();
                        yield return with;
                    }
                }

                break;
            case JsonArray { Count: > 0 } items:
                for (var i = 0; i < items.Count; i++)
                {
                    var without = (JsonArray)items.DeepClone();
                    without.RemoveAt(i);
                    yield return without;
                }

                break;
            case JsonValue text when text.GetValueKind() == System.Text.Json.JsonValueKind.String && text.GetValue<string>().Length > 1:
                var whole = text.GetValue<string>();
                yield return whole[..(whole.Length / 2)];
                yield return whole[(whole.Length / 2)..];
                break;
        }
    }
}
