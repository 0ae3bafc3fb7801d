namespace Plumbline.Analyzers;

/// <summary>The ids of findings in C#, and of suppressions; an id is never used twice and never changes its meaning.</summary>
internal static class DiagnosticIds
{
    public const string ResourceNotImplemented = "PLB2001";
    public const string ImplementationNotMapped = "PLB2002";
    public const string RouteNotInDocument = "PLB2003";
    public const string RouteDiffers = "PLB2004";
    public const string UnionImplementedOutside = "PLB2005";
    public const string CaseMissing = "PLB2006";
    public const string PersonalDataLeaves = "PLB2007";
    public const string ServiceCalledByHand = "PLB2008";
    public const string ModelDiffers = "PLB2009";
    public const string EventsNotHandled = "PLB2010";
    public const string StatusNotDocumented = "PLB2011";
    public const string ImplementationNotRegistered = "PLB2012";
    public const string StorageNotRegistered = "PLB2013";

    /// <summary>The compiler's own words about a switch that is complete by the document.</summary>
    public const string CompleteSwitch = "PLBS001";

    /// <summary>The compiler's own words about a switch that misses a case, which <see cref="CaseMissing"/> says better.</summary>
    public const string SaidAlready = "PLBS002";

    /// <summary>What code analysis says about a class that only the container makes.</summary>
    public const string MadeByContainer = "PLBS003";
}
