using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Reads what a document says of the service as a whole.</summary>
internal static class ServiceInformation
{
    private static readonly string[] s_read = ["title", "description", "version", "contact", "license"];

    public static Service Read(Cursor root, ImportNotes notes)
    {
        var info = root["info"];
        if (info is not null)
            notes.Unread(info, s_read);
        var title = info?.Text("title") ?? "service";
        if (!char.IsLetter(title[0]))
        {
            notes.Add(info!, $"the service's name must start with a letter; '{title}' gets one");
            title = "service " + title;
        }

        if (info?["version"] is { } version && info.Text("version") != "0")
            notes.Add(version, $"a version stands in the namespace; '{version.Node.Text}' is left out");
        var license = info?["license"];
        if (info?["contact"] is { } contact)
            notes.Unread(contact, ["name", "url", "email"]);
        if (license is not null)
            notes.Unread(license, license.Text("name") is null ? ["name"] : ["name", "url"]);
        return new()
        {
            Name = title,
            Application = Slug.Of(title),
            Description = info?.Text("description"),
            BaseUrl = BaseUrl(root, notes),
            Info = new()
            {
                ContactName = info?["contact"]?.Text("name"),
                ContactUrl = info?["contact"]?.Text("url"),
                ContactEmail = info?["contact"]?.Text("email"),
                LicenseName = license?.Text("name"),
                LicenseUrl = license?.Text("name") is null ? null : license.Text("url"),
            },
        };
    }

    private static string? BaseUrl(Cursor root, ImportNotes notes)
    {
        string? found = null;
        foreach (var server in root["servers"]?.Items ?? [])
        {
            notes.Unread(server, ["url"]);
            var url = server.Text("url") ?? "/";
            var isUsable = Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && url.IndexOf('{') < 0;
            if (found is null && isUsable)
                found = url.TrimEnd('/');
            else if (url != "/")
                notes.Add(server, $"server '{url}' has no counterpart; a service has one address, without variables");
        }

        return found;
    }
}
