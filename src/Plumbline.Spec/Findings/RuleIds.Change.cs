namespace Plumbline.Spec.Findings;

/// <content>Changes against the released document.</content>
public static partial class RuleIds
{
    /// <summary>A deprecated operation is removed.</summary>
    public const string OperationRemoved = "PLB3001";

    /// <summary>An operation is removed that was never deprecated.</summary>
    public const string OperationRemovedWithoutDeprecation = "PLB3002";

    /// <summary>An operation has another method or path.</summary>
    public const string OperationMoved = "PLB3003";

    /// <summary>A path parameter has another name.</summary>
    public const string PathParameterRenamed = "PLB3004";

    /// <summary>A parameter is added that callers must send.</summary>
    public const string RequiredParameterAdded = "PLB3005";

    /// <summary>A parameter is added that callers may send.</summary>
    public const string OptionalParameterAdded = "PLB3006";

    /// <summary>A parameter is removed.</summary>
    public const string ParameterRemoved = "PLB3007";

    /// <summary>A parameter must be sent that could be left out.</summary>
    public const string ParameterBecomesRequired = "PLB3008";

    /// <summary>A parameter travels elsewhere.</summary>
    public const string ParameterLocationChanged = "PLB3009";

    /// <summary>A parameter's default is added, changed or removed.</summary>
    public const string ParameterDefaultChanged = "PLB3010";

    /// <summary>A parameter may repeat that could not, or the other way round.</summary>
    public const string ParameterRepetitionChanged = "PLB3011";

    /// <summary>A body is added, removed or of another type.</summary>
    public const string BodyChanged = "PLB3012";

    /// <summary>A required field without default is added.</summary>
    public const string RequiredFieldAdded = "PLB3013";

    /// <summary>A required field with a default is added.</summary>
    public const string DefaultedFieldAdded = "PLB3014";

    /// <summary>An optional field is added.</summary>
    public const string OptionalFieldAdded = "PLB3015";

    /// <summary>A required field is removed.</summary>
    public const string RequiredFieldRemoved = "PLB3016";

    /// <summary>An optional field is removed.</summary>
    public const string OptionalFieldRemoved = "PLB3017";

    /// <summary>A field has another name.</summary>
    public const string FieldRenamed = "PLB3018";

    /// <summary>An optional field becomes required.</summary>
    public const string FieldBecomesRequired = "PLB3019";

    /// <summary>A required field becomes optional.</summary>
    public const string FieldBecomesOptional = "PLB3020";

    /// <summary>A type becomes any JSON, null too.</summary>
    public const string TypeBecomesAnything = "PLB3021";

    /// <summary>Any JSON, null too, becomes a type.</summary>
    public const string AnythingBecomesType = "PLB3022";

    /// <summary>A type is replaced by one that has nothing in common with it.</summary>
    public const string TypeIncompatible = "PLB3023";

    /// <summary>A type is replaced by a wider one.</summary>
    public const string TypeWidened = "PLB3024";

    /// <summary>A type is replaced by a narrower one.</summary>
    public const string TypeNarrowed = "PLB3025";

    /// <summary>A limit is added or tightened.</summary>
    public const string ConstraintTightened = "PLB3026";

    /// <summary>A limit is removed or loosened.</summary>
    public const string ConstraintLoosened = "PLB3027";

    /// <summary>A pattern or format is replaced by another.</summary>
    public const string PatternChanged = "PLB3028";

    /// <summary>A field's default is added, changed or removed.</summary>
    public const string FieldDefaultChanged = "PLB3029";

    /// <summary>A value is added to an enum.</summary>
    public const string EnumValueAdded = "PLB3030";

    /// <summary>A value is removed from an enum.</summary>
    public const string EnumValueRemoved = "PLB3031";

    /// <summary>A value of an enum is written differently.</summary>
    public const string EnumTextChanged = "PLB3032";

    /// <summary>Free text becomes an enum.</summary>
    public const string TextBecomesEnum = "PLB3033";

    /// <summary>A member is added to a union.</summary>
    public const string MemberAdded = "PLB3034";

    /// <summary>A member is removed from a union.</summary>
    public const string MemberRemoved = "PLB3035";

    /// <summary>A union's discriminator, a member's value of it, or the default member changes.</summary>
    public const string DiscriminatorChanged = "PLB3036";

    /// <summary>A success status is removed or answers another type.</summary>
    public const string SuccessChanged = "PLB3037";

    /// <summary>An error status is added.</summary>
    public const string ErrorStatusAdded = "PLB3038";

    /// <summary>An error status is removed.</summary>
    public const string ErrorStatusRemoved = "PLB3039";

    /// <summary>A header of an answer is removed or becomes optional.</summary>
    public const string ResponseHeaderWithdrawn = "PLB3040";

    /// <summary>A content type is accepted no more.</summary>
    public const string ContentTypeRemoved = "PLB3041";

    /// <summary>Callers need more than before to be let in.</summary>
    public const string AuthTightened = "PLB3042";

    /// <summary>Callers need less than before to be let in.</summary>
    public const string AuthLoosened = "PLB3043";

    /// <summary>Pages get smaller, or come differently; an order is gone.</summary>
    public const string PagingTightened = "PLB3044";

    /// <summary>An operation may not be repeated any more.</summary>
    public const string IdempotencyLowered = "PLB3045";

    /// <summary>An event is published no more.</summary>
    public const string EventRemoved = "PLB3046";

    /// <summary>A field that every event has changes.</summary>
    public const string EnvelopeChanged = "PLB3047";

    /// <summary>A name stands for another kind of thing.</summary>
    public const string NameReused = "PLB3048";

    /// <summary>A name of emitted C# goes away: namespace, service, unused type.</summary>
    public const string NameRemoved = "PLB3049";

    /// <summary>Something breaks without a new major version.</summary>
    public const string VersionTooSmall = "PLB3050";

    /// <summary>An operation is added.</summary>
    public const string OperationAdded = "PLB3051";

    /// <summary>A parameter can be left out that had to be sent.</summary>
    public const string ParameterBecomesOptional = "PLB3052";

    /// <summary>Something is deprecated.</summary>
    public const string Deprecated = "PLB3053";

    /// <summary>Something is no longer deprecated.</summary>
    public const string DeprecationRemoved = "PLB3054";

    /// <summary>An enum becomes free text.</summary>
    public const string EnumBecomesText = "PLB3055";

    /// <summary>A value of an enum has another name and the same text.</summary>
    public const string EnumValueRenamed = "PLB3056";

    /// <summary>An event is published that was not.</summary>
    public const string EventAdded = "PLB3057";

    /// <summary>A stream's order, delivery or serialization changes.</summary>
    public const string StreamChanged = "PLB3058";

    /// <summary>A success status is added.</summary>
    public const string SuccessAdded = "PLB3059";

    /// <summary>A header of an answer is added or becomes required.</summary>
    public const string ResponseHeaderPromised = "PLB3060";

    /// <summary>A further content type is accepted.</summary>
    public const string ContentTypeAdded = "PLB3061";

    /// <summary>Pages may be larger, or come no more; an order is offered.</summary>
    public const string PagingLoosened = "PLB3062";

    /// <summary>An operation may be repeated that could not.</summary>
    public const string IdempotencyRaised = "PLB3063";

    /// <summary>A type is added that nothing uses.</summary>
    public const string TypeAdded = "PLB3064";

    /// <summary>A type is replaced by another of the same shape.</summary>
    public const string TypeReplacedAlike = "PLB3065";

    /// <summary>A field is annotated.</summary>
    public const string AnnotationAdded = "PLB3066";

    /// <summary>A field is no longer annotated.</summary>
    public const string AnnotationRemoved = "PLB3067";

    /// <summary>A type no longer satisfies an interface.</summary>
    public const string InterfaceWithdrawn = "PLB3068";

    /// <summary>A type satisfies a further interface.</summary>
    public const string InterfacePromised = "PLB3069";

    /// <summary>What an interface promises changes.</summary>
    public const string InterfaceFieldChanged = "PLB3070";

    /// <summary>A resource or operation is called differently in C#.</summary>
    public const string EmittedNameChanged = "PLB3071";

    /// <summary>A parameter selects differently.</summary>
    public const string FilterChanged = "PLB3072";

    /// <summary>Fewer calls are answered.</summary>
    public const string RateLimitTightened = "PLB3073";

    /// <summary>More calls are answered.</summary>
    public const string RateLimitLoosened = "PLB3074";

    /// <summary>Calls are cut off sooner.</summary>
    public const string TimeoutShortened = "PLB3075";

    /// <summary>Calls may take longer.</summary>
    public const string TimeoutLengthened = "PLB3076";

    /// <summary>A table is stored differently.</summary>
    public const string TableChanged = "PLB3077";

    /// <summary>A table refuses what it took.</summary>
    public const string UniquenessAdded = "PLB3078";

    /// <summary>A table takes what it refused.</summary>
    public const string UniquenessRemoved = "PLB3079";

    /// <summary>Fewer may use the service.</summary>
    public const string AudienceNarrowed = "PLB3080";

    /// <summary>More may use the service.</summary>
    public const string AudienceWidened = "PLB3081";

    /// <summary>Answers may come later than promised.</summary>
    public const string LatencyBudgetRaised = "PLB3082";

    /// <summary>Answers are promised sooner.</summary>
    public const string LatencyBudgetLowered = "PLB3083";

    /// <summary>The approvals file cannot be used as it is.</summary>
    public const string ApprovalsInvalid = "PLB3090";

    /// <summary>An approval allows nothing.</summary>
    public const string ApprovalUnused = "PLB3091";
}
