using Plumbline.Benchmarks.Json.Rivals;

namespace Plumbline.Benchmarks.Clients;

/// <summary>A client by hand: <see cref="HttpClient"/> and a serializer context. It neither retries nor breaks circuits, as the emitted one does.</summary>
/// <param name="http">Has the base address.</param>
internal sealed class RivalClient(HttpClient http)
{
    /// <summary>One account.</summary>
    public async Task<Account> GetByIdAsync(Guid id, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"/accounts/{id}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(RivalJson.Default.Account, cancellationToken))!;
    }

    /// <summary>All accounts.</summary>
    public async Task<List<Account>> GetAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync("/accounts", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(RivalJson.Default.ListAccount, cancellationToken))!;
    }

    /// <summary>Opens an account.</summary>
    public async Task<Account> PostAsync(AccountForm form, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/accounts", form, RivalJson.Default.AccountForm, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(RivalJson.Default.Account, cancellationToken))!;
    }
}
