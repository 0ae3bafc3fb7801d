using System.Globalization;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>The answers of an operation, matched by status.</summary>
internal static class Responses
{
    public static IEnumerable<(Response Old, Response Now, int Ordinal)> Both(Operation old, Operation now)
    {
        foreach (var answer in old.Responses)
        {
            var ordinal = IndexOf(now, answer.Code);
            if (ordinal >= 0)
                yield return (answer, now.Responses[ordinal], ordinal);
        }
    }

    /// <summary>The ordinal of a status; -1 where it is not answered.</summary>
    public static int IndexOf(Operation operation, int? code)
    {
        for (var i = 0; i < operation.Responses.Count; i++)
        {
            if (operation.Responses[i].Code == code)
                return i;
        }

        return -1;
    }

    public static bool IsSuccess(int? code) => code is >= 200 and < 300;

    public static string Name(Response response) => response.Code?.ToString(CultureInfo.InvariantCulture) ?? "default";
}
