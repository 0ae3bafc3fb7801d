using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>An operation before its resource is known.</summary>
/// <param name="Group">What it belongs to: its tag, or the first segment of its path.</param>
/// <param name="Id">The name that the document gives it; null for none.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Operation">The operation.</param>
internal sealed record ImportedOperation(string Group, string? Id, Cursor At, Operation Operation);
