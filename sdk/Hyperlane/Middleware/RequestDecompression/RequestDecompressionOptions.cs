using System.Globalization;

namespace Hyperlane.Middleware;

/// <summary>How far <see cref="RequestDecompression"/> goes; bound from the section <c>Hyperlane:RequestDecompression</c>.</summary>
public sealed class RequestDecompressionOptions
{
    /// <summary>
    /// How many times as long as what was sent a body may become, once it has more than 1 MiB; more is answered with 413. How long it may
    /// become at all is <see cref="Http.HttpLimits.MaxBodyBytes"/>. Default: 100.
    /// </summary>
    public int MaxRatio { get; set; } = 100;

    /// <summary>How many codings may be applied one after the other; more are answered with 415. Default: 2.</summary>
    public int MaxCodings { get; set; } = 2;

    /// <summary>What is wrong with the first setting that is; null if all are good.</summary>
    internal string? Fault()
        => MaxRatio < 1 ? string.Create(CultureInfo.InvariantCulture, $"{nameof(MaxRatio)} is {MaxRatio}; it must be at least 1.")
            : MaxCodings < 1 ? string.Create(CultureInfo.InvariantCulture, $"{nameof(MaxCodings)} is {MaxCodings}; it must be at least 1.")
            : null;
}
