// Types that the compiler looks for behind language features, and that netstandard2.0 does not have.
#pragma warning disable IDE0130, CA1815, CA1066, CA2231 // They stand where the compiler looks, and nobody compares them.

namespace System
{
    /// <summary>Behind <c>^1</c>.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int Value => value;

        public bool IsFromEnd => fromEnd;

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => fromEnd ? length - value : value;
    }

    /// <summary>Behind <c>1..^1</c>.</summary>
    internal readonly struct Range(Index start, Index end)
    {
        public Index Start => start;

        public Index End => end;

        public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

        public static Range EndAt(Index end) => new(new Index(0), end);
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>Behind <c>init</c> and records.</summary>
    internal static class IsExternalInit;
}
