using Io.Example.CommonV0;
using Io.Example.ErrorV0;
using Plumbline;
using Plumbline.Data;

namespace Users;

/// <summary>The document's resource "user". Passwords are accepted and dropped: signing in is another service's business.</summary>
internal sealed class UsersApi(UserStore users) : IUsersApi
{
    public async Task<UsersGetResult> GetAsync(
        ApiList<string>? id, string? email, UserStatus? status, long limit, long offset, string sort, CancellationToken cancellationToken) =>
        await users.ListAsync(id, email, status, limit, offset, sort, cancellationToken);

    public async Task<UsersGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) =>
        await users.FindAsync(id, cancellationToken) is { } user ? user : TypedResults.NotFound();

    public async Task<UsersPostResult> PostAsync(UserForm form, CancellationToken cancellationToken)
    {
        var user = new User { Id = $"usr-{UserStore.NewId()}", Email = form.Email, Name = NameOf(form.Name) };
        try
        {
            return await users.InsertAsync(user, cancellationToken);
        }
        catch (UniqueViolationException)
        {
            return TypedResults.UnprocessableEntity(s_emailTaken);
        }
    }

    public async Task<UsersPutByIdResult> PutByIdAsync(string id, UserForm form, CancellationToken cancellationToken)
    {
        try
        {
            return await users.UpdateAsync(id, user => user with { Email = form.Email, Name = NameOf(form.Name) }, cancellationToken) is { } user
                ? user
                : TypedResults.NotFound();
        }
        catch (UniqueViolationException)
        {
            return TypedResults.UnprocessableEntity(s_emailTaken);
        }
    }

    public async Task<UsersPatchByIdResult> PatchByIdAsync(string id, UserFormPatch patch, CancellationToken cancellationToken)
    {
        try
        {
            return await users.UpdateAsync(id, user => Changed(user, patch), cancellationToken) is { } user ? user : TypedResults.NotFound();
        }
        catch (UniqueViolationException)
        {
            return TypedResults.UnprocessableEntity(s_emailTaken);
        }
    }

    public async Task<UsersDeleteByIdResult> DeleteByIdAsync(string id, CancellationToken cancellationToken) =>
        await users.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static readonly GenericError s_emailTaken =
        new() { Code = "email_taken", Messages = ["Another user has this e-mail address."] };

    private static User Changed(User user, UserFormPatch patch) => user with
    {
        Email = patch.Email.Or(user.Email),
        Name = patch.Name.IsPresent ? NameOf(patch.Name.Or(null)) : user.Name,
    };

    private static Name NameOf(NameForm? form) => new() { First = form?.First, Last = form?.Last };
}
