using Io.Example.CommonV0;
using Io.Example.ErrorV0;
using Plumbline;

namespace Users;

/// <summary>The document's resource "user". Passwords are accepted and dropped: signing in is another service's business.</summary>
internal sealed class UsersApi(UserStore users) : IUsersApi
{
    public Task<UsersGetResult> GetAsync(
        ApiList<string>? id, string? email, UserStatus? status, long limit, long offset, string sort, CancellationToken cancellationToken)
    {
        var query = new UserQuery { Ids = id, Email = email, Status = status, Limit = limit, Offset = offset, Sort = sort };
        return Task.FromResult<UsersGetResult>(users.List(query));
    }

    public Task<UsersGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<UsersGetByIdResult>(users.Find(id) is { } user ? user : TypedResults.NotFound());

    public Task<UsersPostResult> PostAsync(UserForm form, CancellationToken cancellationToken)
    {
        var user = new User { Id = $"usr-{Guid.NewGuid():N}", Email = form.Email, Name = NameOf(form.Name) };
        return Task.FromResult<UsersPostResult>(users.TryAdd(user) ? user : TypedResults.UnprocessableEntity(s_emailTaken));
    }

    public Task<UsersPutByIdResult> PutByIdAsync(string id, UserForm form, CancellationToken cancellationToken)
    {
        var change = users.Update(id, user => user with { Email = form.Email, Name = NameOf(form.Name) });
        return Task.FromResult<UsersPutByIdResult>(change.Outcome switch
        {
            ChangeOutcome.Changed => change.User!,
            ChangeOutcome.NotFound => TypedResults.NotFound(),
            _ => TypedResults.UnprocessableEntity(s_emailTaken),
        });
    }

    public Task<UsersPatchByIdResult> PatchByIdAsync(string id, UserFormPatch patch, CancellationToken cancellationToken)
    {
        var change = users.Update(id, user => user with
        {
            Email = patch.Email.Or(user.Email),
            Name = patch.Name.IsPresent ? NameOf(patch.Name.Or(null)) : user.Name,
        });
        return Task.FromResult<UsersPatchByIdResult>(change.Outcome switch
        {
            ChangeOutcome.Changed => change.User!,
            ChangeOutcome.NotFound => TypedResults.NotFound(),
            _ => TypedResults.UnprocessableEntity(s_emailTaken),
        });
    }

    public Task<UsersDeleteByIdResult> DeleteByIdAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<UsersDeleteByIdResult>(users.Delete(id) ? TypedResults.NoContent() : TypedResults.NotFound());

    private static readonly GenericError s_emailTaken =
        new() { Code = "email_taken", Messages = ["Another user has this e-mail address."] };

    private static Name NameOf(NameForm? form) => new() { First = form?.First, Last = form?.Last };
}
