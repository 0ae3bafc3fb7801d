using Plumbline.Testing;

namespace PLUMBLINE_NAMESPACE.Tests;

/// <summary>The running service does what its document says: every operation, every check. Its data is the tests' own.</summary>
[ConformanceDocument("src/Plumbline-Service/api.json")]
public sealed class ServiceConformance : ConformanceSuite<Program>;
