using System.Text;

namespace Hyperlane.Data;

/// <summary>Whether the first row of a table has the names of the columns, or is a row like the others.</summary>
internal static class Heading
{
    /// <summary>Looks at the first rows.</summary>
    /// <param name="rows">Rows of equally many fields; the first may be the heading.</param>
    public static (bool Header, double Sureness, string Why) Guess(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count < 2)
        {
            return (true, 0.5, "There is one row only; it was taken for the heading.");
        }

        var first = rows[0];
        var (isProven, alike, unlike) = (false, 0, 0);
        for (var i = 0; i < first.Count; i++)
        {
            var column = new TypeGuess(ReadOptions.None);
            foreach (var row in rows.Skip(1))
            {
                column.Add(Encoding.UTF8.GetBytes(row[i]), row[i].Length == 0 ? FieldKind.None : FieldKind.Bare, 0);
            }

            if (column.Decide().Type is ColumnType.Text)
            {
                continue;
            }

            var name = new TypeGuess(ReadOptions.None);
            name.Add(Encoding.UTF8.GetBytes(first[i]), first[i].Length == 0 ? FieldKind.None : FieldKind.Bare, 0);
            if (first[i].Length > 0)
            {
                isProven = true;
                (alike, unlike) = name.Decide().Type is ColumnType.Text ? (alike, unlike + 1) : (alike + 1, unlike);
            }
        }

        if (!isProven)
        {
            return (true, 0.6, "All columns are texts, so nothing tells names from values; the first row was taken for names.");
        }

        if (alike > 0 && IsSeries(first))
        {
            return (true, 0.8, "The numbers in the first row are a series, as years over the columns of a table are.");
        }

        return alike > unlike ? (false, 0.9, "The first row has values as the others have.")
            : alike > 0 ? (true, 0.6, "Of the first row, some fields look like the values below them, and some do not.")
            : (true, 1, "The first row has texts above numbers or dates.");
    }

    /// <summary>Whether the numbers of a row are years, or count up by one, beside a text or among years only.</summary>
    private static bool IsSeries(IReadOnlyList<string> row)
    {
        var numbers = row.Where(field => field.Length > 0 && field.All(char.IsAsciiDigit) && field.Length < 9).Select(int.Parse).ToList();
        if (numbers.Count < 2 || row.Any(field => field.Contains('.', StringComparison.Ordinal) && double.TryParse(field, out _)))
        {
            return false;
        }

        var isRising = numbers.Zip(numbers.Skip(1)).All(pair => pair.Second - pair.First == numbers[1] - numbers[0]
            && pair.Second > pair.First);
        var areYears = numbers.TrueForAll(number => number is > 1700 and < 2200);
        return isRising && (areYears || numbers.Count < row.Count) && (areYears || numbers[1] - numbers[0] == 1);
    }
}
