using System.Text;

namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Writes what becomes of each cell as a table: ✓ where it works, or the diagnostic that says why it does not; · where a value that JSON cannot have hides behind an object.</summary>
internal static class GridTable
{
    private static readonly GridPlace[] Places = Enum.GetValues<GridPlace>();

    public static string Of(GridProject project)
    {
        var text = new StringBuilder("| | ").AppendJoin(" | ", Places).Append(" |\n|---|").AppendJoin("|", Places.Select(_ => "---")).Append("|\n");
        foreach (var row in project.Cells.GroupBy(cell => cell.Number))
        {
            var cells = row.ToDictionary(cell => cell.Place);
            text.Append("| `").Append(row.First().Type.IsAnswerOnly ? row.First().Type.Value : row.First().Type.Code).Append("` | ")
                .AppendJoin(" | ", Places.Select(place => !cells.TryGetValue(place, out var cell) ? "" : project.Mistakes.TryGetValue(cell, out var id) ? id : project.IsHidden(cell) ? "·" : "✓"))
                .Append(" |\n");
        }

        return text.ToString();
    }
}
