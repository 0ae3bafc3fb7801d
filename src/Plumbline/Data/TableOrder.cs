namespace Plumbline.Data;

/// <summary>A column to order by. Text is ordered by its code points in every database; null comes last, descending it comes first.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsDescending">Whether from the largest to the smallest.</param>
public sealed record TableOrder(string Column, bool IsDescending = false);
