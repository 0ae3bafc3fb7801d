namespace Plumbline.AspNetCore;

/// <summary>How often an operation may be called (the document's <c>rate_limit</c> attribute). Emitted.</summary>
/// <param name="Permits">Requests per window.</param>
/// <param name="Window">The window.</param>
/// <param name="IsPerClient">Counted per client (<see cref="PlumblineServerOptions.ClientKey"/>), otherwise for all together.</param>
public sealed record ApiRateLimit(int Permits, TimeSpan Window, bool IsPerClient);
