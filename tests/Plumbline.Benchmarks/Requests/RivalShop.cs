using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Plumbline.Benchmarks.Json.Rivals;

namespace Plumbline.Benchmarks.Requests;

/// <summary>The same service by hand: a minimal API with the Request Delegate Generator and a serializer context.</summary>
internal static partial class RivalShop
{
    /// <summary>Builds the application.</summary>
    /// <param name="urls">Where it listens.</param>
    public static WebApplication Build(string urls)
    {
        var builder = Shop.NewBuilder(urls);
        builder.Services.AddSingleton<AccountBook>();
        builder.Services.AddProblemDetails();
        builder.Services.AddValidation();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, RivalJson.Default);
        });
        var app = builder.Build();
        app.MapGet("/accounts", async (AccountBook book) => TypedResults.Ok(await book.FirstHundredAsync())).DisableValidation();
        app.MapGet("/accounts/{id}", async Task<Results<Ok<Account>, NotFound>> (Guid id, AccountBook book) =>
            await book.FindAsync(id) is { } account ? TypedResults.Ok(account) : TypedResults.NotFound()).DisableValidation();
        app.MapPost("/accounts", async Task<Results<Created<Account>, ValidationProblem>> (AccountForm form, AccountBook book) =>
        {
            var problems = Check(form);
            return problems.Count > 0 ? TypedResults.ValidationProblem(problems) : TypedResults.Created($"/accounts/{Shop.NewId}", await book.AddAsync(NewAccount(form)));
        }).DisableValidation();

        // The same with the framework's own validation.
        app.MapPost("/validated-accounts", async (AccountForm form, AccountBook book) =>
            TypedResults.Created($"/accounts/{Shop.NewId}", await book.AddAsync(NewAccount(form))));
        return app;
    }

    private static Account NewAccount(AccountForm form) => new()
    {
        Id = Shop.NewId,
        Email = form.Email,
        DisplayName = form.DisplayName,
        Status = form.Status,
        LoginCount = 0,
        Credit = form.Credit,
        IsVerified = false,
        CreatedAt = Shop.Now,
    };

    private static Dictionary<string, string[]> Check(AccountForm form)
    {
        var problems = s_none;
        Length("/email", form.Email, 3, 254);
        Length("/display_name", form.DisplayName, 1, 80);
        Length("/country", form.Country, 2, 2);
        Require(Country().IsMatch(form.Country), "/country", "must be two capital letters");
        Require(form.Age is >= 13 and <= 150, "/age", "must be 13 to 150");
        Require(form.Credit is >= 0 and <= 100_000, "/credit", "must be 0 to 100000");
        Require(form.Tags.Count <= 10, "/tags", "must be at most 10");
        if (form.Address is { } address)
        {
            Length("/address/name", address.Name, 1, 200);
            Length("/address/street", address.Street, 1, 200);
            Length("/address/extra", address.Extra, 0, 200);
            Length("/address/city", address.City, 1, 200);
            Length("/address/region", address.Region, 0, 200);
            Length("/address/postal_code", address.PostalCode, 2, 20);
            Length("/address/country", address.Country, 2, 2);
        }

        return problems;

        void Length(string name, string? text, int minimum, int maximum) =>
            Require(text is null || (text.Length >= minimum && text.Length <= maximum), name, "is too short or too long");

        void Require(bool isMet, string name, string problem)
        {
            if (isMet)
                return;

            if (ReferenceEquals(problems, s_none))
                problems = new(StringComparer.Ordinal);

            problems[name] = [problem];
        }
    }

    private static readonly Dictionary<string, string[]> s_none = [];

    [GeneratedRegex("^[A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Country();

    /// <summary>The accounts there are.</summary>
    internal sealed class AccountBook
    {
        private readonly Dictionary<Guid, Account> _accounts = JsonSerializer.Deserialize(Json.Samples.Accounts, RivalJson.Default.ListAccount)!.ToDictionary(a => a.Id);

        private readonly List<Account> _firstHundred = JsonSerializer.Deserialize(Json.Samples.Accounts, RivalJson.Default.ListAccount)!.GetRange(0, 100);

        public ValueTask<List<Account>> FirstHundredAsync() => new(_firstHundred);

        public ValueTask<Account> AddAsync(Account account) => new(account);

        public ValueTask<Account?> FindAsync(Guid id) => new(_accounts.GetValueOrDefault(id));
    }
}
