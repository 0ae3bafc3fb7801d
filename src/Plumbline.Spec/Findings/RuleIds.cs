namespace Plumbline.Spec.Findings;

/// <summary>
/// The ids of all rules; an id is never used twice and never changes its meaning.
/// Ids PLB1001 to PLB1034 follow the numbering of the format's own catalogue of checks.
/// </summary>
public static partial class RuleIds
{
    /// <summary>The document holds no text.</summary>
    public const string EmptyDocument = "PLB1001";

    /// <summary>The document's outermost value is not an object.</summary>
    public const string DocumentNotAnObject = "PLB1002";

    /// <summary>The text is not JSON.</summary>
    public const string InvalidJson = "PLB1003";

    /// <summary>An object has the same key twice.</summary>
    public const string DuplicateKey = "PLB1004";

    /// <summary>A required key is missing.</summary>
    public const string MissingKey = "PLB1005";

    /// <summary>A required value is not a string.</summary>
    public const string NotAString = "PLB1006";

    /// <summary>A required string is blank.</summary>
    public const string BlankString = "PLB1007";

    /// <summary>An optional value has the wrong JSON kind.</summary>
    public const string WrongKind = "PLB1008";

    /// <summary>An element of an array has the wrong JSON kind.</summary>
    public const string WrongElementKind = "PLB1010";

    /// <summary>A declaration is not an object.</summary>
    public const string NotAnObject = "PLB1011";

    /// <summary>A key that the format does not know.</summary>
    public const string UnknownKey = "PLB1012";

    /// <summary>A field, parameter or header whose type is missing or malformed.</summary>
    public const string InvalidFieldType = "PLB1013";

    /// <summary>A field, parameter or header without a name.</summary>
    public const string MissingFieldName = "PLB1014";

    /// <summary>A union member whose type is missing or malformed.</summary>
    public const string InvalidMemberType = "PLB1015";

    /// <summary>A body whose type is missing or malformed.</summary>
    public const string InvalidBodyType = "PLB1016";

    /// <summary>A response whose type is missing or malformed.</summary>
    public const string InvalidResponseType = "PLB1017";

    /// <summary>A response that is not an object.</summary>
    public const string ResponseNotAnObject = "PLB1018";

    /// <summary>A field that lists enum values instead of naming an enum.</summary>
    public const string EnumOnField = "PLB1019";

    /// <summary>An enum value without a name.</summary>
    public const string MissingEnumValueName = "PLB1020";

    /// <summary>A licence without a name.</summary>
    public const string MissingLicenseName = "PLB1021";

    /// <summary>An annotation without a name.</summary>
    public const string MissingAnnotationName = "PLB1022";

    /// <summary>An attribute without a name.</summary>
    public const string MissingAttributeName = "PLB1023";

    /// <summary>An attribute without a value.</summary>
    public const string MissingAttributeValue = "PLB1024";

    /// <summary>An import whose address has no known scheme.</summary>
    public const string ImportScheme = "PLB1025";

    /// <summary>An import whose address ends with a slash.</summary>
    public const string ImportTrailingSlash = "PLB1026";

    /// <summary>An import that no document of the project answers to (reported after binding).</summary>
    public const string ImportNotFound = "PLB1027";

    /// <summary>Fields given in place on a union member that is no model.</summary>
    public const string FieldsOnNonModel = "PLB1028";

    /// <summary>A template named like a model.</summary>
    public const string TemplateNamedLikeModel = "PLB1029";

    /// <summary>A template named like an interface.</summary>
    public const string TemplateNamedLikeInterface = "PLB1030";

    /// <summary>A model that uses a template which does not exist.</summary>
    public const string ModelTemplateNotFound = "PLB1031";

    /// <summary>A resource that uses a template which does not exist.</summary>
    public const string ResourceTemplateNotFound = "PLB1032";

    /// <summary>A template that uses itself.</summary>
    public const string RecursiveTemplate = "PLB1033";

    /// <summary>Two casts for one type.</summary>
    public const string AmbiguousCast = "PLB1034";

    /// <summary>Values nested deeper than any sensible document.</summary>
    public const string NestedTooDeep = "PLB1035";

    /// <summary>More findings than are shown.</summary>
    public const string TooManyFindings = "PLB1036";

    /// <summary><c>response</c> where the format says <c>responses</c>.</summary>
    public const string ResponseForResponses = "PLB1037";

    /// <summary>A declaration that repeats an earlier one (the first one counts).</summary>
    public const string Duplicate = "PLB1038";

    /// <summary>A word or number outside the few that its place allows: a parameter's location, a response's code.</summary>
    public const string UnrecognizedValue = "PLB1039";
}
