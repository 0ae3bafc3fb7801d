using Microsoft.AspNetCore.Http;

namespace Plumbline.AspNetCore;

/// <summary>How requests are served. Read from the configuration section <c>Plumbline:Server</c>.</summary>
public sealed class PlumblineServerOptions
{
    /// <summary>The largest request body in bytes; larger ones are answered with 413. 1 MiB unless set.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How deep JSON in a request may nest; deeper is answered with 400. 64 unless set.</summary>
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>Whether a body with a field that the document does not know is refused (422). Such fields are ignored unless set.</summary>
    public bool RefuseUnknownFields { get; set; }

    /// <summary>
    /// Whether an exception that a handler throws is logged and answered with 500 here (the default), or left to the application's own middleware.
    /// An application that registers an <see cref="Microsoft.AspNetCore.Diagnostics.IExceptionHandler"/> gets its exceptions in either case.
    /// </summary>
    public bool AnswerExceptions { get; set; } = true;

    /// <summary>Whether an answer of ASP.NET Core without a body (no such route, wrong method, not authorized) gets a problem document as its body.</summary>
    public bool DescribeEmptyErrors { get; set; } = true;

    /// <summary>How long an answer is kept for replay under its idempotency key. 24 hours unless set.</summary>
    public TimeSpan IdempotencyLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The most bytes of answers kept for replay in memory; the oldest go first. 64 MiB unless set.</summary>
    public long IdempotencyMaxBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// The authentication scheme for each scheme of the documents. Unless set, <c>bearer</c> is <c>Bearer</c>, <c>basic</c> is <c>Basic</c>,
    /// <c>api_key</c> is <c>ApiKey</c>, <c>mutual_tls</c> is <c>Certificate</c>, where the application has a scheme of that name; otherwise its default scheme is used.
    /// </summary>
    public IDictionary<string, string> AuthenticationSchemes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What tells clients apart for rate limits and idempotency keys: the authenticated user, otherwise the address, unless set.</summary>
    public Func<HttpContext, string> ClientKey { get; set; } = ClientKeys.Default;
}
