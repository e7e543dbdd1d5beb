namespace Hyperlane.Data;

/// <summary>How separated text is written.</summary>
/// <param name="Delimiter">What stands between fields, an ASCII character; <c>\0</c> if each line is one field.</param>
/// <param name="Header">Whether the first row has the names of the columns.</param>
/// <param name="Skip">How many lines stand before the table.</param>
/// <param name="Comment">With what a line begins that is to be left out; null if there are none.</param>
/// <param name="Reasons">Why, in words for the user: one for each decision.</param>
internal sealed record Dialect(char Delimiter, bool Header, long Skip, char? Comment, IReadOnlyList<Decision> Reasons)
{
    /// <summary>
    /// How many records are looked at. What is decided by them, the rest of the file is held to: it is refused where it is otherwise.
    /// </summary>
    private const int MaxRecords = 1000;
    private const int MaxPreamble = 50;

    /// <summary>What may separate fields. Where two fit equally well, the first: a comma stands in headings and numbers, too.</summary>
    private static readonly char[] Delimiters = ['\t', ';', '|', ','];

    /// <summary>Finds out how a text is written.</summary>
    /// <param name="head">Its beginning, as UTF-8 without a byte order mark.</param>
    /// <param name="isWhole">Whether that is all of it.</param>
    /// <param name="options">What the user has said; it is not decided again.</param>
    public static Dialect Guess(byte[] head, bool isWhole, ReadOptions options)
    {
        var reasons = new List<Decision>();
        var skip = (long)(options.Skip ?? 0);
        var said = options.DelimiterChar;
        var lines = Lines(head);
        if (skip == 0 && lines.Find(line => line.Length > 0) is { } first && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && first.Length is 4 or 5)
        {
            skip = lines.IndexOf(first) + 1;
            said ??= first.Length == 5 ? first[4] : '\t';
            reasons.Add(new Decision("delimiter", Name(said.Value), 1, "The first line says so (sep=), as Excel writes it."));
        }

        var comment = options.CommentChar;
        if (options.Comment is null && lines.Skip((int)skip).FirstOrDefault(line => line.Trim().Length > 0) is ['#', ..])
        {
            comment = '#';
        }

        var tries = (said is { } one ? [one] : Delimiters).Select(delimiter => Shape.Of(head, isWhole, delimiter, skip, comment)).ToList();
        var best = tries.MaxBy(shape => shape.Score)!;
        if (said is null && best.Width < 2)
        {
            var none = Shape.Of(head, isWhole, '\0', skip, comment);
            best = tries.Find(shape => shape.Delimiter == ',') is { IsEven: true } comma ? comma : none;
            if (none.IsTable(head, isWhole, skip, comment) is { } spaced)
            {
                best = spaced;
            }
            else if (tries.Find(shape => shape.FirstWidth > 1) is { } heading)
            {
                best = heading; // the heading has several names: the rows will be held to it
            }
        }

        if (comment is '#' && options.Comment is null)
        {
            best = WithoutComments(head, isWhole, best, skip, reasons, ref comment);
        }

        if (said is null)
        {
            reasons.Add(Explain(best, tries));
        }
        else if (options.DelimiterChar is not null)
        {
            reasons.Add(new Decision("delimiter", Name(best.Delimiter), 1, "You said so."));
        }

        if (options.Skip is null && best.Preamble is var preamble and > 0)
        {
            reasons.Add(new Decision("skip", $"{preamble}", 0.9,
                $"{(preamble == 1 ? "One line stands" : $"{preamble} lines stand")} before the table: {Short(lines[(int)skip])}"));
            skip = preamble;
        }

        var header = options.Header;
        if (header is null)
        {
            (header, var sureness, var why) = Heading.Guess(best.Rows);
            reasons.Add(new Decision("header", header.Value ? "yes" : "no", sureness, why));
        }

        return new Dialect(best.Delimiter, header.Value, skip, comment, reasons);
    }

    /// <summary>A delimiter in words.</summary>
    public static string Name(char delimiter) => delimiter switch
    {
        '\0' => "none",
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "pipe",
        ' ' => "space",
        _ => delimiter.ToString(),
    };

    /// <summary>A line that begins with # may also be the heading, as in <c>#id,name</c>.</summary>
    private static Shape WithoutComments(byte[] head, bool isWhole, Shape best, long skip, List<Decision> reasons, ref char? comment)
    {
        var all = Shape.Of(head, isWhole, best.Delimiter, skip, null);
        var commented = all.Rows.TakeWhile(row => row[0].StartsWith('#')).ToList();
        var isHeading = commented.Count == 1 && commented[0].Count == best.Width && best.Width > 1 && commented[0][0].Length > 1
            && commented[0][0][1] != ' '
            && commented[0].All(name => name.Trim().Length > 0)
            && (best.Rows.Count == 0 || !Heading.Guess(best.Rows).Header || Heading.Guess(best.Rows).Sureness < 0.8);
        if (isHeading)
        {
            comment = null;
            return all;
        }

        reasons.Add(new Decision("comment", "#", 0.9, "The first line begins with #. Lines that begin so are left out."));
        return best;
    }

    private static Decision Explain(Shape best, List<Shape> tries)
    {
        if (best.Width < 2)
        {
            return new Decision("delimiter", Name(best.Delimiter), 0.8, "Nothing separates all lines into equally many fields.");
        }

        var other = tries.Where(shape => shape.Delimiter != best.Delimiter && shape.Width > 1 && shape.Share >= best.Share).ToList();
        var words = $"{best.Share:p0} of the first {best.Counted} lines have {best.Width} fields, separated by {Name(best.Delimiter)}";
        return other.Count == 0 ? new Decision("delimiter", Name(best.Delimiter), best.Share, words + ".")
            : new Decision("delimiter", Name(best.Delimiter), 0.6,
                $"{words}; by {string.Join(" or ", other.Select(shape => Name(shape.Delimiter)))} it would be {other[0].Width}.");
    }

    private static List<string> Lines(byte[] head)
        => [.. System.Text.Encoding.UTF8.GetString(head.AsSpan(0, Math.Min(head.Length, 16 * 1024))).ReplaceLineEndings("\n").Split('\n')
            .Take(MaxPreamble)];

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    /// <summary>What a text looks like if it is cut at one delimiter.</summary>
    private sealed record Shape(char Delimiter, int Width, double Share, int Counted, int FirstWidth, long Preamble,
        List<IReadOnlyList<string>> Rows)
    {
        /// <summary>How well it fits. One field in each line fits always, and says nothing.</summary>
        public double Score => Width > 1 ? Share : 0;

        public bool IsEven => Share >= 1;

        public static Shape Of(byte[] head, bool isWhole, char delimiter, long skip, char? comment)
        {
            var records = new CsvRecords(new MemoryStream(head), (byte)delimiter, Math.Max(head.Length + 1, 64));
            for (var i = 0L; i < skip && records.SkipLine(); i++)
            {
            }

            var rows = new List<(long Line, IReadOnlyList<string> Fields)>();
            while (rows.Count < MaxRecords && records.Read())
            {
                if (records.IsBlank || (!isWhole && records.IsLast) || records.Broken == CsvRecords.Unclosed)
                {
                    continue;
                }

                var fields = Enumerable.Range(0, records.Count).Select(i => System.Text.Encoding.UTF8.GetString(records[i])).ToList();
                if (comment is { } sign && fields[0].TrimStart().StartsWith(sign))
                {
                    continue;
                }

                rows.Add((records.Line, fields));
            }

            if (rows.Count == 0)
            {
                return new Shape(delimiter, 0, 0, 0, 0, 0, []);
            }

            var width = rows.GroupBy(row => row.Fields.Count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key)
                .First().Key;
            var first = rows.FindIndex(row => row.Fields.Count == width && IsFull(row.Fields));
            first = first < 0 ? 0 : first;
            var isPreamble = width > 1 && first is > 0 and <= MaxPreamble && rows.Count - first > 1
                && rows.Take(first).All(row => IsTitle(row.Fields, width));
            var table = isPreamble ? rows[first..] : rows;
            var share = (double)table.Count(row => row.Fields.Count == width) / table.Count;
            return new Shape(
                delimiter, width, share, table.Count, table[0].Fields.Count, isPreamble ? rows[first].Line - 1 : 0,
                [.. table.Where(row => row.Fields.Count == width).Select(row => row.Fields)]);
        }

        /// <summary>If blanks cut every line into equally many fields, some of them numbers, and the lines whole are no values.</summary>
        public Shape? IsTable(byte[] head, bool isWhole, long skip, char? comment)
        {
            var shape = Of(head, isWhole, ' ', skip, comment);
            return shape is { Width: > 1, Share: >= 1, Preamble: 0, Rows.Count: > 1 }
                && shape.Rows.All(row => row.All(field => field.Length > 0))
                && Enumerable.Range(0, shape.Width).Any(i => IsTyped(shape.Rows.Skip(1).Select(row => row[i])))
                && !IsTyped(Rows.Skip(1).Select(row => row[0])) ? shape : null;
        }

        private static bool IsTyped(IEnumerable<string> values)
        {
            var guess = new TypeGuess(ReadOptions.None);
            foreach (var value in values)
            {
                guess.Add(System.Text.Encoding.UTF8.GetBytes(value), FieldKind.Bare, 0);
            }

            return guess.Decide().Type != ColumnType.Text;
        }

        private static bool IsFull(IReadOnlyList<string> fields) => fields.Count < 3 || fields.Skip(1).Any(field => field.Length > 0);

        /// <summary>A line of one text, to which spreadsheets add as many delimiters as the others have.</summary>
        private static bool IsTitle(IReadOnlyList<string> fields, int width)
            => fields.Count == 1 || (width > 2 && fields.Skip(1).All(field => field.Length == 0));
    }
}
