namespace Plumbline.AspNetCore.Tests.Lab;

internal sealed class SecretsApi : IFieldErrorsApi
{
    public Task<FieldErrorsGetPlainResult> GetPlainAsync(CancellationToken cancellationToken) => Task.FromResult<FieldErrorsGetPlainResult>(new Echo { Text = "plain" });

    public Task<FieldErrorsGetScopedResult> GetScopedAsync(CancellationToken cancellationToken) => Task.FromResult<FieldErrorsGetScopedResult>(new Echo { Text = "scoped" });

    public Task<FieldErrorsGetOpenResult> GetOpenAsync(CancellationToken cancellationToken) => Task.FromResult<FieldErrorsGetOpenResult>(new Echo { Text = "open" });
}
