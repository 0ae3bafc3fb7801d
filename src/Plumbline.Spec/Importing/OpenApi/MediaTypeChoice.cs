namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Chooses among the media types of a body.</summary>
internal static class MediaTypeChoice
{
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

    /// <summary>The schema of a form; null where there is none.</summary>
    public static Cursor? Form(Cursor? content) => content?["application/x-www-form-urlencoded"]?["schema"];
}
