namespace Library;

/// <summary>How a book looks.</summary>
public sealed record Cover(long Book, string Caption, string? FileName, long Bytes, long BytesInside);
