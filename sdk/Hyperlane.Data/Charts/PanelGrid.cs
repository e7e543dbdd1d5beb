namespace Hyperlane.Data;

/// <summary>How small multiples stand.</summary>
internal static class PanelGrid
{
    /// <summary>How many there are side by side.</summary>
    public static int Columns(int panels, int width) => panels <= 1 ? 1 : Math.Clamp(Math.Min(panels <= 4 ? 2 : 3, width / 220), 1, panels);
}
