namespace Hyperlane.Endpoints.Forms;

/// <summary>What <see cref="MultipartParser"/> has found.</summary>
internal enum MultipartToken
{
    /// <summary>Nothing yet: more bytes are needed.</summary>
    NeedMore,

    /// <summary>The head of a part.</summary>
    Head,

    /// <summary>Content of the part: the bytes consumed.</summary>
    Content,

    /// <summary>The part is whole.</summary>
    PartEnd,

    /// <summary>The form is whole. What follows, if anything, means nothing.</summary>
    End,
}
