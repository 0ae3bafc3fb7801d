namespace Plumbline.Client;

/// <summary>Puts a caller's credentials on requests whose operation asks for them. One instance serves all calls of a client at once.</summary>
public interface IApiCredentials
{
    /// <summary>Adds credentials, e.g. an <c>Authorization</c> header. Called for every attempt, so that an expired token is renewed.</summary>
    /// <param name="request">The request, complete but for this.</param>
    /// <param name="requirement">What the document asks for.</param>
    /// <param name="cancellationToken">Ends the wait for a token.</param>
    ValueTask ApplyAsync(HttpRequestMessage request, AuthRequirement requirement, CancellationToken cancellationToken);
}
