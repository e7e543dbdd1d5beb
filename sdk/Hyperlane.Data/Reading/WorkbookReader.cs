using System.Text;
using ExcelDataReader;

namespace Hyperlane.Data;

/// <summary>
/// A sheet of a workbook as a table. Empty rows are no rows, but in a table of one column they are rows without a value. Some rows of one
/// text at the end, after an empty one, are a footer.
/// </summary>
internal sealed class WorkbookReader : FieldReader
{
    private const int MaxFooterRows = 20;

    private readonly string _path;
    private readonly IExcelDataReader _sheet;
    private readonly int _left;
    private readonly SheetCell _cell = new();
    private readonly List<string> _names = [];
    private readonly Queue<SheetRow> _held = [];
    private SheetRow _row = new();
    private SheetRow? _next; // it is read, and waits until those before it are told
    private int _number;
    private long _empty;
    private bool _isAfterBlank;

    /// <param name="path">Where the workbook is.</param>
    /// <param name="form">Where the table stands in it.</param>
    public WorkbookReader(string path, SheetForm form)
    {
        (_path, _sheet, _left) = (path, Workbook.Open(path, form.Sheet), form.Left);
        while (_number < form.Skip && Next())
        {
        }

        while (Next())
        {
            if (!_row.IsEmpty)
            {
                _next = form.Header ? null : _row;
                _names.AddRange(Enumerable.Range(0, _row.Count).Select(i => form.Header
                    ? Encoding.UTF8.GetString(_row[i]).Trim()
                    : $"column{i}"));
                return;
            }
        }
    }

    public override IReadOnlyList<string> Names => _names;

    public override IEnumerable<string> Notes
    {
        get
        {
            var errors = Workbook.Guarded(() => SheetErrors.Count(_path, _sheet.Name));
            if (errors.Count > 0)
            {
                yield return $"Errors of Excel are missing values: {string.Join(", ", errors.Select(error => $"{error.Key} in {Cells(error.Value)}"))}.";
            }

            if (_cell.Rounded > 0)
            {
                yield return $"Whole numbers of more than 15 digits are rounded, as in Excel: {Cells(_cell.Rounded)}. Only texts keep them.";
            }

            if (_held.TryPeek(out var first))
            {
                yield return $"From row {first.Number} on, after an empty one, no rows of the table stand there; that was left out: {first.Text}";
            }

            static string Cells(long count) => count == 1 ? "1 cell" : $"{count:n0} cells";
        }
    }

    public override string Text => _row.Text;

    public override string Place => $"Row {Line}";

    public override ReadOnlySpan<byte> this[int column] => _row[column];

    public override FieldKind KindOf(int column) => _row.KindOf(column);

    public override bool Read()
    {
        while (_next is null && Next())
        {
            if (_row.IsEmpty)
            {
                (_isAfterBlank, _empty) = (true, _empty + (_names.Count == 1 ? 1 : 0));
            }
            else if (_isAfterBlank && _names.Count > 2 && _row.IsTitle && _held.Count < MaxFooterRows)
            {
                _held.Enqueue(_row);
                _row = new SheetRow();
            }
            else
            {
                _next = _row;
            }
        }

        if (_next is null)
        {
            return false;
        }

        if (_empty > 0)
        {
            Show(new SheetRow { Number = (int)(_next.Number - _empty--) });
        }
        else if (_held.TryDequeue(out var held))
        {
            Show(held); // more rows follow it, so it is no footer
        }
        else
        {
            Show(_next);
            (_next, _isAfterBlank) = (null, false);
        }

        return true;
    }

    public override void Dispose()
    {
        _sheet.Dispose();
        base.Dispose();
    }

    private void Show(SheetRow row)
    {
        (_row, Line, Broken) = (row, row.Number, row.IsLeft ? "There is a value left of the table." : null);
        while (_names.Count < row.Count)
        {
            _names.Add(""); // a value beyond the heading
        }
    }

    /// <summary>Reads a row, in place of the last one.</summary>
    private bool Next()
    {
        if (!Workbook.Guarded(_sheet.Read))
        {
            return false;
        }

        _row.Clear(++_number);
        for (var i = 0; i < _sheet.FieldCount; i++)
        {
            if (_sheet.GetValue(i) is { } value)
            {
                var (text, kind) = _cell.Read(value, value is DateTime ? _sheet.GetNumberFormatString(i) : null);
                _row.Add(i - _left, text, kind);
            }
        }

        return true;
    }
}
