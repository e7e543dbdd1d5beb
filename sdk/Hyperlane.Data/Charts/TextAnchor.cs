namespace Hyperlane.Data;

/// <summary>Where a text stands, from the point that it is drawn at.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
