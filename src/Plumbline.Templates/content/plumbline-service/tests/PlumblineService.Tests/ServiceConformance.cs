using Microsoft.AspNetCore.Hosting;
using Plumbline.Testing;

namespace PlumblineService.Tests;

/// <summary>The running service does what its document says: every operation, every check.</summary>
[ConformanceDocument("src/PlumblineService/api.json")]
public sealed class ServiceConformance : ConformanceSuite<Program>
{
    /// <summary>The tests write into a database of their own.</summary>
    protected override void Configure(ConformanceOptions options) =>
        options.ConfigureHost(host => host.UseSetting(
            "Plumbline:Storage:ConnectionString", Path.Combine(Directory.CreateTempSubdirectory().FullName, "test.db")));
}
