using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Plumbline.Json;

/// <summary>The named text formats of a document's <c>format</c> attribute.</summary>
public static class TextFormat
{
    private static readonly SearchValues<char> s_atomCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    /// <summary>Whether a text has a format.</summary>
    /// <param name="value">The text.</param>
    /// <param name="format">The format's name; any text has an unknown one.</param>
    public static bool IsMatch(string value, string format)
    {
        ArgumentNullException.ThrowIfNull(value);
        return format switch
        {
            "email" => IsEmail(value),
            "uri" => IsUri(value),
            "hostname" => IsHostname(value),
            "ipv4" => IsIPv4(value),
            "ipv6" => IsIPv6(value),
            "phone" => value.Length is >= 3 and <= 16 && value[0] == '+' && value[1] != '0' && All(value.AsSpan(1), char.IsAsciiDigit),
            "currency" => value.Length == 3 && All(value, char.IsAsciiLetterUpper),
            "country" => value.Length == 2 && All(value, char.IsAsciiLetterUpper),
            "language" => IsLanguage(value),
            _ => true,
        };
    }

    /// <summary>A format in words, for messages: <c>an email address</c>.</summary>
    /// <param name="format">The format's name.</param>
    public static string Describe(string format) => format switch
    {
        "email" => "an email address",
        "uri" => "an absolute URI",
        "hostname" => "a host name",
        "ipv4" => "an IPv4 address",
        "ipv6" => "an IPv6 address",
        "phone" => "a phone number in E.164 form (+ and up to 15 digits)",
        "currency" => "a currency code of three capital letters (ISO 4217)",
        "country" => "a country code of two capital letters (ISO 3166)",
        "language" => "a language tag (BCP 47)",
        _ => $"of format {format}",
    };

    // The dot-atom form of RFC 5321 with letters of any script (RFC 6531); quoted local parts and address literals are refused.
    private static bool IsEmail(string value)
    {
        var at = value.LastIndexOf('@');
        if (at is < 1 or > 64 || value[0] == '.' || value[at - 1] == '.' || value.Contains("..", StringComparison.Ordinal))
            return false;

        foreach (var c in value.AsSpan(0, at))
        {
            if (!s_atomCharacters.Contains(c) && !(c > 127 && !char.IsWhiteSpace(c) && !char.IsControl(c)))
                return false;
        }

        var domain = value.AsSpan(at + 1);
        return domain.Contains('.') && IsHostname(domain);
    }

    private static bool IsUri(string value)
    {
        // Without the scheme check a Unix path would pass as a file URI.
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && char.IsAsciiLetter(value[0])
            && All(value.AsSpan(0, colon), static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')
            && Uri.IsWellFormedUriString(value, UriKind.Absolute);
    }

    // RFC 1123: labels of 1 to 63 letters, digits and hyphens inside; letters of other scripts pass, since they have an ASCII form.
    private static bool IsHostname(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > 253)
            return false;

        foreach (var range in value.Split('.'))
        {
            var label = value[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || !All(label, static c => char.IsLetterOrDigit(c) || c == '-'))
                return false;
        }

        return true;
    }

    private static bool IsIPv4(string value)
    {
        var count = 0;
        foreach (var range in value.AsSpan().Split('.'))
        {
            var part = value.AsSpan()[range];
            if (++count > 4 || part.Length is 0 or > 3 || !All(part, char.IsAsciiDigit) || (part.Length > 1 && part[0] == '0')
                || (part.Length == 3 && part.CompareTo("255", StringComparison.Ordinal) > 0))
                return false;
        }

        return count == 4;
    }

    // IPAddress also takes brackets, ports and zones, which are no part of an address.
    private static bool IsIPv6(string value) =>
        All(value, static c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && IPAddress.TryParse(value, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    // The shape of RFC 5646: a language of 2 to 8 letters (or x, i), then subtags of 1 to 8 letters and digits.
    private static bool IsLanguage(string value)
    {
        var isFirst = true;
        foreach (var range in value.AsSpan().Split('-'))
        {
            var part = value.AsSpan()[range];
            if (part.Length is 0 or > 8 || !All(part, isFirst ? char.IsAsciiLetter : char.IsAsciiLetterOrDigit))
                return false;

            if (isFirst && part.Length == 1 && (value.Length < 3 || part[0] is not ('x' or 'X' or 'i' or 'I')))
                return false;

            isFirst = false;
        }

        return true;
    }

    private static bool All(ReadOnlySpan<char> value, Func<char, bool> test)
    {
        foreach (var c in value)
        {
            if (!test(c))
                return false;
        }

        return true;
    }
}
