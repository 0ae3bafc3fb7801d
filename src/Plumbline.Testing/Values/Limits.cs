using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using DocumentFormat = Plumbline.Spec.Attributes.TextFormat;
using TextFormat = Plumbline.Json.TextFormat;

namespace Plumbline.Testing.Values;

/// <summary>A type with what a field or parameter says of its values.</summary>
/// <param name="Type">The type.</param>
internal sealed record Limits(TypeReference Type)
{
    public Limits(Field field)
        : this(field.Type)
    {
        (Minimum, Maximum, Example, Default) = (field.Minimum, field.Maximum, field.Example, field.Default);
        IsPersonal = field.Annotations.Contains("personal_data");
        Read(field.Attributes);
    }

    public Limits(Parameter parameter)
        : this(parameter.Type)
    {
        (Minimum, Maximum, Example, Default) = (parameter.Minimum, parameter.Maximum, parameter.Example, parameter.Default);
        Read(parameter.Attributes);
    }

    /// <summary>What holds for a parameter of an operation: what it says itself, else what the attribute <c>paging</c> says of it.</summary>
    public Limits(Operation operation, Parameter parameter)
        : this(parameter)
    {
        if (PagingAttribute.Find(operation.Attributes) is not { } paging || parameter.Type is not { Shape: TypeShape.Named, Primitive: Primitive.Integer or Primitive.Long })
            return;

        if (parameter.Name == paging.Limit)
            (Minimum, Maximum) = (Minimum ?? 1, Maximum ?? paging.Maximum);
        else if (parameter.Name == paging.Offset)
            Minimum ??= 0;
    }

    public Limits(Header header)
        : this(header.Type) => Read(header.Attributes);

    /// <summary>Least value, length or count.</summary>
    public long? Minimum { get; private init; }

    /// <summary>Greatest value, length or count.</summary>
    public long? Maximum { get; private init; }

    /// <summary>The document's example.</summary>
    public string? Example { get; private init; }

    /// <summary>The document's default.</summary>
    public string? Default { get; private init; }

    /// <summary>Whether it tells who a person is.</summary>
    public bool IsPersonal { get; private init; }

    /// <summary>What its text must look like.</summary>
    public string? Pattern { get; private set; }

    /// <summary>The known form of its text.</summary>
    public DocumentFormat? Format { get; private set; }

    /// <summary>What holds for the items of a list: pattern and format, not the counts.</summary>
    public Limits Item(TypeReference element) => new(element) { Pattern = Pattern, Format = Format };

    /// <summary>Whether a text has the length and the form that is asked for, whatever its pattern.</summary>
    public bool IsTextOf(string text)
    {
        var length = text.EnumerateRunes().Count();
        return !(length < Minimum || length > Maximum) && (Format is not { } format || TextFormat.IsMatch(text, FormatAttribute.ToName(format)));
    }

    private void Read(EquatableArray<ApiAttribute> attributes)
    {
        Pattern = PatternAttribute.Find(attributes)?.Regex;
        Format = FormatAttribute.Find(attributes)?.Format;
    }
}
