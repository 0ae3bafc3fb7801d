namespace Plumbline.Sample.Tests.Mutations;

/// <summary>Values that break careless readers. Those with <see cref="Secret"/> must not come back in an error.</summary>
internal static class Hostile
{
    public const string Secret = "Zq7xVw";

    public static readonly string[] Methods =
        ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "Post", "BREW", "M-SEARCH", "!", new('M', 300)];

    public static readonly string[] Segments =
    [
        "", ".", "..", "%2e%2e", "%2F", "%2f%2F", "%5c", "\\", "%00", "%", "%zz", "%ff", "%C0%AF", "%ED%A0%80", "%252F", "%F0%9F%98%80", "\u00E9", "\u0001",
        "users", "USERS", "user", "usr-", "_internal_", "healthcheck", "*", "{id}", ":id", "a;b=c", "a+b", "%20", "%0d%0aX:%201", "null", "0", "-1",
        "a" + Secret, "#a", "?a", "%23", "%3F", new('a', 2_000), new('b', 9_000), string.Concat(Enumerable.Repeat("%41", 2_000)),
    ];

    public static readonly string[] Targets =
        ["*", "/", "//", "///users", "users", "http://other.example/users", "https:///", "/users#x", "/users?#", "example.io:80", "?", "/?", "\\users", "/./users/../users"];

    public static readonly string[] QueryNames = ["id", "email", "status", "limit", "offset", "sort", "LIMIT", "", "%", "limit%00", "lim%69t", "id[]", "id[0]", "$filter", "\u00E9"];

    public static readonly string[] QueryValues =
    [
        "", "0", "1", "-1", "100", "101", "1e3", "+5", "%2B5", "%205", "0x10", "1,5", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "99999999999999999999999999999999", "NaN", "null", "true", "active", "ACTIVE", "inactive", "id", "-email", "--id", "%D9%A3", "%00", "%", "%zz", "%ff",
        "%ED%A0%80", "%F0%9F%98%80", "%0d%0aX:1", "a,b", "[]", "{}", "'", "\"", "<script>", "a=b", "a;b", ";", Secret, new('a', 3_000), new('9', 5_000), new('a', 9_000),
    ];

    public static readonly string[] HeaderNames =
    [
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Content-Type", "Content-Encoding", "Content-Language", "Content-Range", "If-Match",
        "If-None-Match", "If-Modified-Since", "Range", "Expect", "Origin", "Access-Control-Request-Method", "Authorization", "Cookie", "X-Forwarded-For",
        "X-Forwarded-Host", "X-HTTP-Method-Override", "Upgrade", "Connection", "TE", "Trailer", "Via", "Forwarded", "traceparent", "tracestate", "baggage",
        "Idempotency-Key", "Prefer", "Host", "X-Unknown", "Date", "Cache-Control", "Content-MD5",
    ];

    public static readonly string[] HeaderValues =
    [
        "", " ", "*", "*/*", ";;;", ",,,", "application/json", "application/json; charset=utf-16", "application/json; charset=\"", "application/json;charset=",
        "application/xml+json", "text/html", "text/html;q=0", "application/json;q=0", "a/b;q=2", "a/b;q=NaN", "/", "multipart/form-data", "application/x-www-form-urlencoded",
        "gzip", "identity", "br, gzip", "bytes=0-", "W/\"x\"", "100-continue", "close", "upgrade", "h2c", "websocket", "DELETE", "0", "-1", "99999999999999999999", "\u00E9\u00FF",
        "\t", "a\tb", "Basic x", "Bearer " + Secret, "x=y; z", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "localhost", "a b", "[::1", "a:99999",
        "Sun, 06 Nov 1994 08:49:37 GMT", "=?utf-8?", "\"", "(", new('a', 5_000), new('b', 40_000),
    ];

    public static readonly string[] JsonNames =
    [
        "\"email\"", "\"password\"", "\"name\"", "\"first\"", "\"id\"", "\"status\"", "\"EMAIL\"", "\"\"", "\"e\\u006dail\"", "\"\\ud800\"", "\"__proto__\"", "\"$type\"", "\"a/b~c\"",
        "email", "5", "null", "\"" + new string('n', 5_000) + "\"", "\"" + Secret + "\"",
    ];

    public static readonly string[] JsonValues =
    [
        "null", "true", "false", "0", "-0", "-1", "1e999", "1E-999", "123456789012345678901234567890", "0.1", "01", "-", "1.", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"",
        "\"\\u202e\"", "\"" + Secret + "\"", "\"" + Secret + "@example.io\"", "\"a@b\"", "\"@\"", "\"a@b.c\"", "\"12345678\"", "\"é😀@é.io\"", "\"\\x\"", "\"line\nend\"", "\"tab\tx\"", "'x'", "NaN",
        "Infinity", "tru", "n" + Secret, "undefined", "/*c*/null", "// c\nnull", "[]", "{}", "[null]", "{\"first\":1,\"last\":{}}", "{\"first\":null,\"last\":[]}", "{\"first\":\"a\",\"first\":\"b\"}",
        "{\"first\":\"" + new string('f', 101) + "\"}", "\"" + new string('s', 300) + "\"", "\"" + new string('e', 70_000) + "@example.io\"", "\"" + string.Concat(Enumerable.Repeat("\\u0041", 5_000)) + "\"",
        Nested(10), Nested(62), Nested(63), Nested(64), Nested(10_000), new string('[', 50_000), string.Concat(Enumerable.Repeat("{\"name\":", 100)), "", ",", ":", "}", "]",
        "[" + string.Join(',', Enumerable.Repeat("{}", 5_000)) + "]",
    ];

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
