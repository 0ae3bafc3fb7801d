using Microsoft.Extensions.Options;

namespace Plumbline.AspNetCore.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public void Reads_every_setting()
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["MaxBodyBytes"] = "7", ["MaxJsonDepth"] = "8", ["RefuseUnknownFields"] = "true", ["AnswerExceptions"] = "false", ["DescribeEmptyErrors"] = "false",
            ["IdempotencyLifetime"] = "00:01:00", ["IdempotencyMaxBytes"] = "9", ["AuthenticationSchemes:bearer"] = "Company",
        })
            builder.Configuration["Plumbline:Server:" + key] = value;

        builder.AddPlumbline();
        var options = builder.Build().Services.GetRequiredService<IOptions<PlumblineServerOptions>>().Value;
        Assert.Equal((7, 8, true, false, false), (options.MaxBodyBytes, options.MaxJsonDepth, options.RefuseUnknownFields, options.AnswerExceptions, options.DescribeEmptyErrors));
        Assert.Equal((TimeSpan.FromMinutes(1), 9L, "Company"), (options.IdempotencyLifetime, options.IdempotencyMaxBytes, options.AuthenticationSchemes["bearer"]));
    }

    [Fact]
    public void Names_a_setting_that_cannot_be_read()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Plumbline:Server:MaxBodyBytes"] = "much";
        builder.AddPlumbline();
        var options = builder.Build().Services.GetRequiredService<IOptions<PlumblineServerOptions>>();
        Assert.Contains("Plumbline:Server:MaxBodyBytes", Assert.Throws<InvalidOperationException>(() => options.Value).Message, StringComparison.Ordinal);
    }
}
