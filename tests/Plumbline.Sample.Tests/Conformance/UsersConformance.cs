using Plumbline.Testing;

namespace Plumbline.Sample.Tests.Conformance;

/// <summary>The service does what its document says: every operation, every check.</summary>
[ConformanceDocument("specs/user.json")]
public sealed class UsersConformance : ConformanceSuite<Program>;
