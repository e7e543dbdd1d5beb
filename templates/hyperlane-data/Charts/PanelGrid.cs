namespace HyperlaneData._1;

/// <summary>How small multiples stand.</summary>
public static class PanelGrid
{
    /// <summary>How many there are side by side.</summary>
    public static int Columns(int panels, int width) => panels <= 1 ? 1 : Math.Clamp(Math.Min(panels <= 4 ? 2 : 3, width / 220), 1, panels);
}
