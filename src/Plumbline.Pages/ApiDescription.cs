namespace Plumbline.Pages;

/// <summary>An OpenAPI description that the page shows. Emitted code makes it.</summary>
/// <param name="Name">What people call the service, e.g. <c>user</c>.</param>
/// <param name="Path">Where its description is served, e.g. <c>/openapi.json</c>.</param>
public sealed record ApiDescription(string Name, string Path);
