using Plumbline.Spec.Json;

namespace Plumbline.Spec.Export.Formatting;

/// <summary>Where in a document a value stands, as far as it decides about lines.</summary>
internal readonly record struct LinePlace
{
    private enum Room
    {
        Document,
        Section,
        Declaration,
        Parts,
        Inside,
    }

    private Room At { get; init; }

    /// <summary>The document itself.</summary>
    public static LinePlace Root => new() { At = Room.Document };

    /// <summary>Whether a value gets a line for each of its parts even where it would fit on one.</summary>
    public bool StandsAlone(JsonNode node) => At switch
    {
        Room.Document or Room.Declaration => node.Members.Count > 0,
        Room.Section => node.Members.Count > 0 || node.Items.Count > 0,
        Room.Parts => node.Members.Count > 1 || node.Items.Count > 1,
        _ => false,
    };

    /// <summary>A member of this value.</summary>
    public LinePlace Member(string name) => new()
    {
        At = At switch
        {
            Room.Document => name is "enums" or "interfaces" or "models" or "unions" or "resources" ? Room.Section
                : name is "imports" or "headers" or "annotations" ? Room.Parts
                : name is "templates" ? Room.Document
                : Room.Inside,
            Room.Section => Room.Declaration,
            Room.Declaration when name is "fields" or "values" or "types" => Room.Parts,
            // An operation is a declaration of its own, in a list.
            Room.Declaration when name is "operations" => Room.Section,
            Room.Declaration when name is "parameters" or "responses" => Room.Parts,
            _ => Room.Inside,
        },
    };

    /// <summary>An item of this value.</summary>
    public LinePlace Item() => new() { At = At == Room.Section ? Room.Declaration : Room.Inside };
}
