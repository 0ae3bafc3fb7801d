using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Spec.Diff;

/// <summary>Names a change so that an approval finds it again after everything around it has moved.</summary>
internal static class Fingerprint
{
    private const int Bytes = 6;

    /// <summary>How long a fingerprint is, in hexadecimal digits.</summary>
    public const int Length = Bytes * 2;

    /// <summary>The fingerprint of a change: no positions, no order, no callers go into it.</summary>
    public static string Of(string rule, string subject, string facts)
    {
        using var hash = SHA256.Create();
        var digest = hash.ComputeHash(Encoding.UTF8.GetBytes($"{rule}\n{subject}\n{facts}"));
        var text = new StringBuilder(Length);
        for (var i = 0; i < Bytes; i++)
            text.Append(digest[i].ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>Whether a text could be one.</summary>
    public static bool IsWellFormed(string text) => text.Length == Length && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
