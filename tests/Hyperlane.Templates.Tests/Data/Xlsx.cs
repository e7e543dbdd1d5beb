using System.IO.Compression;
using System.Text;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Workbooks of Excel and ZIP archives, written by hand, so that odd ones can be made, too.</summary>
internal static class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Number formats: of nothing, a day, a day and a time, a time, percent, and hours beyond a day.</summary>
    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts>
        <cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>
        """;

    /// <summary>A workbook.</summary>
    /// <param name="sheets">Its sheets by name; <c>!</c> before the name of a hidden one. Rows by lines, cells by <c>|</c>: see
    /// <see cref="Cell"/>; or XML.</param>
    public static byte[] Of(params (string Name, string Rows)[] sheets) => Zip(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{OfDocument}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{OfDocument}\"><sheets>{string.Concat(sheets.Select(SheetOf))}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i}\" Type=\"{OfDocument}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))}<Relationship Id=\"rIdS\" Type=\"{OfDocument}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("xl/styles.xml", Styles),
        .. sheets.Select((sheet, i) =>
            ($"xl/worksheets/sheet{i}.xml",
                $"<worksheet xmlns=\"{Main}\">{(sheet.Rows.StartsWith('<') ? sheet.Rows : $"<sheetData>{Rows(sheet.Rows)}</sheetData>")}</worksheet>")),
    ]);

    /// <summary>A ZIP archive of texts.</summary>
    public static byte[] Zip(params (string Name, string Content)[] files)
        => Zip([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]);

    /// <summary>A ZIP archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    private static string SheetOf((string Name, string Rows) sheet, int i)
        => $"<sheet name=\"{sheet.Name.TrimStart('!')}\" sheetId=\"{i + 1}\" r:id=\"rId{i}\"{(sheet.Name.StartsWith('!') ? " state=\"hidden\"" : "")}/>";

    private static string Rows(string rows)
        => string.Concat(rows.Split('\n').Select((row, number) => row.Length == 0
            ? ""
            : $"<row r=\"{number + 1}\">{string.Concat(row.Split('|').Select((text, column) => Cell(text, $"{(char)('A' + column)}{number + 1}")))}</row>"));

    /// <summary>
    /// A cell: a text, <c>=1.5</c> a number, <c>=1.5:2</c> a number of the second format, <c>?1</c> true, <c>#N/A</c> an error,
    /// <c>~text</c> the text that a
    /// formula has.
    /// </summary>
    private static string Cell(string text, string place) => text switch
    {
        "" => "",
        ['=', .. var number] => $"<c r=\"{place}\" s=\"{(number.Contains(':', StringComparison.Ordinal) ? number.Split(':')[1] : "0")}\"><v>{number.Split(':')[0]}</v></c>",
        ['?', .. var flag] => $"<c r=\"{place}\" t=\"b\"><v>{flag}</v></c>",
        ['#', ..] => $"<c r=\"{place}\" t=\"e\"><f>1/0</f><v>{text}</v></c>",
        ['~', .. var said] => $"<c r=\"{place}\" t=\"str\"><f>A1</f><v>{said}</v></c>",
        _ => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>",
    };
}
