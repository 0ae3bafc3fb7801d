using Io.Example.ShopV0;
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
        builder.AddPlumbline();
        builder.Services.AddSingleton<AccountBook>();
        builder.Services.AddAccountsApi<AccountsApi>();
        var app = builder.Build();
        app.MapApi();
        return app;
    }

    /// <summary>The accounts there are.</summary>
    private sealed class AccountBook
    {
        private readonly Dictionary<Guid, Account> _accounts = Shop.Read<ApiList<Account>, ListCodec<Account, AccountJson>>(Json.Samples.Accounts).ToDictionary(a => a.Id);

        public ApiList<Account> FirstHundred { get; } =
            [.. Shop.Read<ApiList<Account>, ListCodec<Account, AccountJson>>(Json.Samples.Accounts).Take(100)];

        public Account? Find(Guid id) => _accounts.GetValueOrDefault(id);
    }

    private sealed class AccountsApi(AccountBook book) : IAccountsApi
    {
        public Task<AccountsGetResult> GetAsync(CancellationToken cancellationToken) => Task.FromResult<AccountsGetResult>(book.FirstHundred);

        public Task<AccountsGetByIdResult> GetByIdAsync(Guid id, CancellationToken cancellationToken) =>
            Task.FromResult<AccountsGetByIdResult>(book.Find(id) is { } account ? account : TypedResults.NotFound());

        public Task<AccountsPostResult> PostAsync(AccountForm accountForm, CancellationToken cancellationToken) => Task.FromResult<AccountsPostResult>(new Account
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
