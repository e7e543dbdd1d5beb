namespace Hyperlane.Generator.Models;

/// <summary>How an object is let go.</summary>
internal enum DisposalKind
{
    /// <summary>There is nothing to do.</summary>
    None,

    /// <summary>By Dispose.</summary>
    Dispose,

    /// <summary>By DisposeAsync, also where both are there.</summary>
    DisposeAsync,
}
