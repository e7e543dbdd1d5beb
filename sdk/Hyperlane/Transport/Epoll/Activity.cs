namespace Hyperlane.Transport.Epoll;

/// <summary>What a thread does with its time.</summary>
internal enum Activity
{
    /// <summary>Something in between: it would compute, but others have the core; or nobody knows.</summary>
    Unclear,

    /// <summary>It waits for something.</summary>
    Waits,

    /// <summary>It computes.</summary>
    Computes,
}
