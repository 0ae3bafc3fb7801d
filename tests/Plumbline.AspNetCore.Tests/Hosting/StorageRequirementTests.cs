using Plumbline.Data;

namespace Plumbline.AspNetCore.Tests.Hosting;

public sealed class StorageRequirementTests
{
    [Fact]
    public async Task Who_forgets_AddPlumbline_is_told_before_anything_is_served()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();

        var refusal = Assert.Throws<InvalidOperationException>(() => app.RequireStorage());

        Assert.Equal(
            "The documents of this project have tables or events, and no database is registered: call builder.AddPlumbline() before builder.Build().", refusal.Message);
    }

    [Fact]
    public async Task A_registered_database_is_not_opened_for_it()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<Storage>(_ => throw new InvalidOperationException("opened"));
        await using var app = builder.Build();

        app.RequireStorage();
    }
}
