using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Deliver.Tests.Lab;

/// <summary>Tests with the same staged versions; one after the other, for each of them keeps a machine busy.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "It is one of xunit's.")]
public sealed class UsersCollection : ICollectionFixture<UsersRepository>
{
    /// <summary>Its name.</summary>
    public const string Name = "users";
}
