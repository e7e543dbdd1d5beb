using System.Globalization;
using System.IO.Compression;

namespace Hyperlane.Middleware;

/// <summary>What <see cref="Compression"/> compresses; bound from the section <c>Hyperlane:Compression</c>.</summary>
public sealed class CompressionOptions
{
    /// <summary>
    /// Time against size: <see cref="CompressionLevel.Fastest"/> is Brotli 1 and gzip 1, <see cref="CompressionLevel.Optimal"/> 4 and 6,
    /// <see cref="CompressionLevel.SmallestSize"/> 11 and 9, which takes a hundred times as long. Default: Fastest.
    /// </summary>
    public CompressionLevel Level { get; set; } = CompressionLevel.Fastest;

    /// <summary>What is shorter, in bytes, is sent as it is. Default: 512.</summary>
    public int MinBytes { get; set; } = 512;

    /// <summary>
    /// The media types that are compressed: <c>text/html</c>, <c>text/*</c> for all of a kind, <c>*+json</c> for all of a suffix. In the
    /// configuration a list, or one text with semicolons. Default: none, which means text of all kinds: <c>text/*</c>, JSON, XML,
    /// JavaScript, WebAssembly, SVG, and fonts that are not compressed already.
    /// </summary>
    public IList<string> MimeTypes { get; } = [];

    /// <summary>
    /// Whether what goes over TLS is compressed. An answer that holds a secret and repeats what a client sent gives the secret away by its
    /// length (BREACH): set <c>Cache-Control: no-transform</c> on such an answer, or turn this off. Default: true.
    /// </summary>
    public bool EnableForHttps { get; set; } = true;

    /// <summary>
    /// How many answers that are sent piece by piece are compressed at the same time, each with about 300 KB of memory; others are sent as
    /// they are. Default: 1,000.
    /// </summary>
    public int MaxConcurrentStreams { get; set; } = 1000;

    /// <summary>What is wrong with the first setting that is; null if all are good.</summary>
    internal string? Fault() => this switch
    {
        { MinBytes: < 0 } => string.Create(CultureInfo.InvariantCulture, $"{nameof(MinBytes)} is {MinBytes}; it must be at least 0."),
        { MaxConcurrentStreams: < 0 } => string.Create(
            CultureInfo.InvariantCulture, $"{nameof(MaxConcurrentStreams)} is {MaxConcurrentStreams}; it must be at least 0."),
        _ when !Enum.IsDefined(Level) => string.Create(
            CultureInfo.InvariantCulture, $"{nameof(Level)} is {(int)Level}, which is none of its values."),
        _ => MimeTypes.FirstOrDefault(IsNoType) is { } wrong
            ? $"{nameof(MimeTypes)} has '{wrong}'; write text/html, text/* or *+json."
            : null,
    };

    private static bool IsNoType(string type)
        => !type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("*+", StringComparison.Ordinal);
}
