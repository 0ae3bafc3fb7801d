using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Reading;

/// <summary>The rules that the reader itself reports: the shape of a document, before types are resolved.</summary>
public static class ReaderRules
{
    private const string Category = "Validity";

    internal static readonly RuleDescriptor EmptyDocument = Error(RuleIds.EmptyDocument, "Empty document");
    internal static readonly RuleDescriptor DocumentNotAnObject = Error(RuleIds.DocumentNotAnObject, "Document is not an object");
    internal static readonly RuleDescriptor InvalidJson = Error(RuleIds.InvalidJson, "Invalid JSON");
    internal static readonly RuleDescriptor DuplicateKey = Error(RuleIds.DuplicateKey, "Duplicate key");
    internal static readonly RuleDescriptor MissingKey = Error(RuleIds.MissingKey, "Required key is missing");
    internal static readonly RuleDescriptor NotAString = Error(RuleIds.NotAString, "Required value is not a string");
    internal static readonly RuleDescriptor BlankString = Error(RuleIds.BlankString, "Required string is blank");
    internal static readonly RuleDescriptor WrongKind = Error(RuleIds.WrongKind, "Value of the wrong kind");
    internal static readonly RuleDescriptor WrongElementKind = Error(RuleIds.WrongElementKind, "Array element of the wrong kind");
    internal static readonly RuleDescriptor NotAnObject = Error(RuleIds.NotAnObject, "Declaration is not an object");
    internal static readonly RuleDescriptor UnknownKey = Error(RuleIds.UnknownKey, "Unknown key");
    internal static readonly RuleDescriptor InvalidFieldType = Error(RuleIds.InvalidFieldType, "Type is missing or malformed");
    internal static readonly RuleDescriptor MissingFieldName = Error(RuleIds.MissingFieldName, "Field, parameter or header without a name");
    internal static readonly RuleDescriptor InvalidMemberType = Error(RuleIds.InvalidMemberType, "Union member's type is missing or malformed");
    internal static readonly RuleDescriptor InvalidBodyType = Error(RuleIds.InvalidBodyType, "Body's type is missing or malformed");
    internal static readonly RuleDescriptor InvalidResponseType = Error(RuleIds.InvalidResponseType, "Response's type is missing or malformed");
    internal static readonly RuleDescriptor ResponseNotAnObject = Error(RuleIds.ResponseNotAnObject, "Response is not an object");
    internal static readonly RuleDescriptor EnumOnField = Error(RuleIds.EnumOnField, "Enum values listed on a field");
    internal static readonly RuleDescriptor MissingEnumValueName = Error(RuleIds.MissingEnumValueName, "Enum value without a name");
    internal static readonly RuleDescriptor MissingLicenseName = Error(RuleIds.MissingLicenseName, "Licence without a name");
    internal static readonly RuleDescriptor MissingAnnotationName = Error(RuleIds.MissingAnnotationName, "Annotation without a name");
    internal static readonly RuleDescriptor MissingAttributeName = Error(RuleIds.MissingAttributeName, "Attribute without a name");
    internal static readonly RuleDescriptor MissingAttributeValue = Error(RuleIds.MissingAttributeValue, "Attribute without a value");
    internal static readonly RuleDescriptor ImportScheme = Error(RuleIds.ImportScheme, "Import address without a known scheme");
    internal static readonly RuleDescriptor ImportTrailingSlash = Error(RuleIds.ImportTrailingSlash, "Import address ends with a slash");
    internal static readonly RuleDescriptor FieldsOnNonModel = Error(RuleIds.FieldsOnNonModel, "Fields on a union member that is no model");
    internal static readonly RuleDescriptor TemplateNamedLikeModel = Error(RuleIds.TemplateNamedLikeModel, "Template named like a model");
    internal static readonly RuleDescriptor TemplateNamedLikeInterface = Error(RuleIds.TemplateNamedLikeInterface, "Template named like an interface");
    internal static readonly RuleDescriptor ModelTemplateNotFound = Error(RuleIds.ModelTemplateNotFound, "Model uses a template that does not exist");
    internal static readonly RuleDescriptor ResourceTemplateNotFound = Error(RuleIds.ResourceTemplateNotFound, "Resource uses a template that does not exist");
    internal static readonly RuleDescriptor RecursiveTemplate = Error(RuleIds.RecursiveTemplate, "Template uses itself");
    internal static readonly RuleDescriptor AmbiguousCast = Error(RuleIds.AmbiguousCast, "Two casts for one type");
    internal static readonly RuleDescriptor NestedTooDeep = Error(RuleIds.NestedTooDeep, "Nested too deep or multiplied too often");
    internal static readonly RuleDescriptor TooManyFindings = Error(RuleIds.TooManyFindings, "Too many findings");
    internal static readonly RuleDescriptor ResponseForResponses = new(RuleIds.ResponseForResponses, "'response' written for 'responses'", Category, Severity.Warning);
    internal static readonly RuleDescriptor Duplicate = Error(RuleIds.Duplicate, "Declared more than once");
    internal static readonly RuleDescriptor UnrecognizedValue = Error(RuleIds.UnrecognizedValue, "Value that its place does not allow");

    /// <summary>Every rule that the reader reports, in order of their ids.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } =
    [
        EmptyDocument, DocumentNotAnObject, InvalidJson, DuplicateKey, MissingKey, NotAString, BlankString, WrongKind,
        WrongElementKind, NotAnObject, UnknownKey, InvalidFieldType, MissingFieldName, InvalidMemberType, InvalidBodyType,
        InvalidResponseType, ResponseNotAnObject, EnumOnField, MissingEnumValueName, MissingLicenseName, MissingAnnotationName,
        MissingAttributeName, MissingAttributeValue, ImportScheme, ImportTrailingSlash, FieldsOnNonModel, TemplateNamedLikeModel,
        TemplateNamedLikeInterface, ModelTemplateNotFound, ResourceTemplateNotFound, RecursiveTemplate, AmbiguousCast, NestedTooDeep,
        TooManyFindings, ResponseForResponses, Duplicate, UnrecognizedValue,
    ];

    private static RuleDescriptor Error(string id, string title) => new(id, title, Category, Severity.Error);
}
