namespace Hyperlane.Data;

/// <summary>A text of a picture. Its middle line is at y.</summary>
internal sealed record ChartText(string Text, double X, double Y, string Color, double Size = 12, TextAnchor Anchor = TextAnchor.Start,
    bool IsBold = false, double Angle = 0, string? Full = null);
