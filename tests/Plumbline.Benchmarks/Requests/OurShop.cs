using Io.Example.ShopV0;
using Plumbline.AspNetCore;
using Plumbline.Json;

namespace Plumbline.Benchmarks.Requests;

/// <summary>The service on its document.</summary>
internal static class OurShop
{
    /// <summary>Builds the application.</summary>
    /// <param name="urls">Where it listens.</param>
    public static WebApplication Build(string urls)
    {
        var builder = Shop.NewBuilder(urls);
        // Not AddPlumbline() and MapApi(): they would want the database of the catalogue, which another measurement writes to.
        builder.AddPlumblineServer();
        builder.Services.AddSingleton<AccountBook>();
        builder.Services.AddAccountsApi<AccountsApi>();
        var app = builder.Build();
        app.MapAccountsApi();
        return app;
    }

    /// <summary>The accounts there are.</summary>
    private sealed class AccountBook
    {
        private readonly Dictionary<Guid, Account> _accounts = Shop.Read<ApiList<Account>, ListCodec<Account, AccountJson>>(Json.Samples.Accounts).ToDictionary(a => a.Id);

        private readonly ApiList<Account> _firstHundred =
            [.. Shop.Read<ApiList<Account>, ListCodec<Account, AccountJson>>(Json.Samples.Accounts).Take(100)];

        public ValueTask<ApiList<Account>> FirstHundredAsync() => new(_firstHundred);

        public ValueTask<Account> AddAsync(Account account) => new(account);

        public ValueTask<Account?> FindAsync(Guid id) => new(_accounts.GetValueOrDefault(id));
    }

    private sealed class AccountsApi(AccountBook book) : IAccountsApi
    {
        public async Task<AccountsGetResult> GetAsync(CancellationToken cancellationToken) => await book.FirstHundredAsync();

        public async Task<AccountsGetByIdResult> GetByIdAsync(Guid id, CancellationToken cancellationToken) =>
            await book.FindAsync(id) is { } account ? account : TypedResults.NotFound();

        public async Task<AccountsPostResult> PostAsync(AccountForm accountForm, CancellationToken cancellationToken) => await book.AddAsync(new()
        {
            Id = Shop.NewId,
            Email = accountForm.Email,
            DisplayName = accountForm.DisplayName,
            Status = accountForm.Status,
            LoginCount = 0,
            Credit = accountForm.Credit,
            IsVerified = false,
            CreatedAt = Shop.Now,
        });
    }
}
