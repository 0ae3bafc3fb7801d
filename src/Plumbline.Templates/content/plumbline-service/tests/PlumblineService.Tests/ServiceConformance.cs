using Plumbline.Testing;

namespace PlumblineService.Tests;

/// <summary>The running service does what its document says: every operation, every check. Its data is the tests' own.</summary>
[ConformanceDocument("src/PlumblineService/api.json")]
public sealed class ServiceConformance : ConformanceSuite<Program>;
