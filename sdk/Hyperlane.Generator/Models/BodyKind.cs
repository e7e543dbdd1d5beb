namespace Hyperlane.Generator.Models;

/// <summary>How the body is read into a parameter.</summary>
internal enum BodyKind
{
    /// <summary>As JSON.</summary>
    Json,

    /// <summary>As text, or as a JSON string.</summary>
    Text,

    /// <summary>As the bytes that it is, or as base64 in a JSON string.</summary>
    Bytes,

    /// <summary>By the endpoint, from a stream.</summary>
    Stream,

    /// <summary>By the endpoint, from a PipeReader.</summary>
    Pipe,
}
