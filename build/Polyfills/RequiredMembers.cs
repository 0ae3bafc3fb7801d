namespace System.Runtime.CompilerServices
{
    /// <summary>Marks a type with <c>required</c> members.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;

    /// <summary>Names a compiler feature that a member needs.</summary>
    /// <param name="featureName">The feature's name.</param>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        /// <summary>The feature's name.</summary>
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>A constructor that sets every required member.</summary>
    [AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
    [Microsoft.CodeAnalysis.Embedded]
    internal sealed class SetsRequiredMembersAttribute : Attribute;
}
