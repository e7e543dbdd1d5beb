using System.Xml;

namespace Hyperlane.Data;

/// <summary>Counts the errors that Excel has in the cells of a sheet, as <c>#N/A</c>: ExcelDataReader reads them as empty cells.</summary>
internal static class SheetErrors
{
    /// <summary>How often each error is there; nothing where the workbook is not one of XML.</summary>
    /// <param name="path">Where the workbook is.</param>
    /// <param name="sheet">The sheet.</param>
    public static SortedDictionary<string, long> Count(string path, string sheet)
    {
        var errors = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var archive = Archive.Open(path);
        var relation = Find(archive, "xl/workbook.xml", "sheet", element => element.GetAttribute("name") == sheet
            ? element.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") : null);
        var target = Find(archive, "xl/_rels/workbook.xml.rels", "Relationship", element => element.GetAttribute("Id") == relation
            ? element.GetAttribute("Target")
            : null);
        if (target is not null)
        {
            Find(archive, target.StartsWith('/') ? target[1..] : $"xl/{target}", "c", cell =>
            {
                if (cell.GetAttribute("t") == "e" && cell.ReadToDescendant("v"))
                {
                    var error = cell.ReadElementContentAsString();
                    errors[error] = errors.GetValueOrDefault(error) + 1;
                }

                return null;
            });
        }

        return errors;
    }

    /// <summary>Goes through the elements of a name until one is what is looked for.</summary>
    private static string? Find(Archive archive, string part, string name, Func<XmlReader, string?> look)
    {
        if (archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(part, StringComparison.OrdinalIgnoreCase)) is not { } entry)
        {
            return null;
        }

        using var content = Archive.Read(entry);
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name && look(reader) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
