using System.ComponentModel;

namespace Hyperlane.OpenApi;

/// <summary>A schema of a document that was written at compile time, and the type behind it. Generated code makes these.</summary>
/// <param name="Path">Where the schema is in the document, as a JSON pointer (RFC 6901).</param>
/// <param name="Type">The type.</param>
/// <param name="IsTaken">Whether clients send such values.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OpenApiSchema(string Path, Type Type, bool IsTaken);
