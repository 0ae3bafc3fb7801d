using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Chooses among the media types of a body.</summary>
internal static class MediaTypeChoice
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>The schema of the JSON form; null where there is none.</summary>
    public static Cursor? Json(Cursor? content, ImportNotes notes)
    {
        Cursor? chosen = null;
        foreach (var (name, value) in content?.Members ?? [])
        {
            var type = name.Split(';')[0].Trim().ToLowerInvariant();
            if (chosen is null && (type is "application/json" or "*/*" || type.EndsWith("+json", StringComparison.Ordinal)))
                chosen = value;
            else
                notes.Add(value, $"media type '{name}' has no counterpart; what travels is JSON");
        }

        return chosen;
    }

    /// <summary>Reports what a body may be besides a form: JSON of the same fields goes without saying.</summary>
    /// <param name="content">The media types.</param>
    /// <param name="notes">Receives them.</param>
    public static void NoteBesidesForm(Cursor content, ImportNotes notes)
    {
        var fields = content[FormType]!;
        notes.Unread(fields, ["schema"]);
        foreach (var (name, value) in content.Members.Where(member => member.Name != FormType))
        {
            if (name != "application/json" || value["schema"] is not { } schema || JsonValues.From(schema.Node) != JsonValues.From(fields["schema"]!.Node))
                notes.Add(value, $"media type '{name}' beside a form has no counterpart; what travels is the form, or JSON of its fields");
        }
    }

    /// <summary>The schema of a form; null where there is none.</summary>
    public static Cursor? Form(Cursor? content) => content?[FormType]?["schema"];
}
