using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Workbooks of Excel and ZIP archives: what the cells are is what they become, and of several tables one is chosen.</summary>
[Collection<DataTests>]
public sealed class ContainerTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];

    /// <summary>A sheet, how it is read, its columns, and its rows.</summary>
    public static MatrixTheoryData<string, (string Name, string Sheet, string Query, string Columns, string Rows)> Sheets
        => new(BothEngines,
    [
        ("texts", "zip|v|e|d\n02138|1.10|1E5|2024-01-31\n99999|1.1|2E10|2024-02-01", "", "zip text, v text, e text, d text", """[["02138","1.10","1E5","2024-01-31"],["99999","1.1","2E10","2024-02-01"]]"""),
        ("numbers", "n|x|p\n=1|=0.1|=0.12:4\n=2|=2.25|=0.5:4", "", "n integer, x number, p number", "[[1,0.1,0.12],[2,2.25,0.5]]"),
        ("dates", "d|at|t\n=45322:1|=45322.604166666664:2|=0.5625:3\n=45323:1|=45323:2|=0.75:3", "", "d date, at timestamp, t time",
            """[["2024-01-31","2024-01-31T14:30:00","13:30:00"],["2024-02-01","2024-02-01T00:00:00","18:00:00"]]"""),
        ("dates, some with a time", "d|n\n=45322:1|=1\n=45322.5:1|=2", "", "d timestamp, n integer", """[["2024-01-31T00:00:00",1],["2024-01-31T12:00:00",2]]"""),
        ("hours beyond a day", "t|n\n=1.5:5|=1", "", "t text, n integer", """[["36:00:00",1]]"""),
        ("true, and a formula", "b|f|n\n?1|~x|=1\n?0|~y|=2", "", "b boolean, f text, n integer", """[[true,"x",1],[false,"y",2]]"""),
        ("errors", "n|m\n=1|=1\n#N/A|=2\n#DIV/0!|=3", "", "n integer, m integer", "[[1,1],[null,2],[null,3]]"),
        ("mixed", "a|b\n=1|=45322:1\nx|=3", "", "a text, b text", """[["1","2024-01-31"],["x","3"]]"""),
        ("marks", "a|b\n=1|x\nNA|y", "", "a text, b text", """[["1","x"],["NA","y"]]"""),
        ("marks, said", "a|b\n=1|x\nNA|y", "&missing=NA", "a integer, b text", """[[1,"x"],[null,"y"]]"""),
        ("numbers as texts, said", "a|b\n1,5|=2.5\n2,5|=3.5", "&types=a:number&decimal=,", "a number, b number", """[["1.5",2.5],["2.5",3.5]]"""),
        ("heads that are empty or alike", "a||a\n=1|=2|=3", "", "a integer, column1 integer, a_1 integer", "[[1,2,3]]"),
        ("a title above, a footer below", "Sales of 2024\n\na|b|c\n=1|=2|=3\n\nSource: x", "", "a integer, b integer, c integer", "[[1,2,3]]"),
        ("not a footer", "a|b|c\n=1|=2|=3\n\nx\n=4|=5|=6", "", "a text, b integer, c integer", """[["1",2,3],["x",null,null],["4",5,6]]"""),
        ("a table in the middle", "\n|a|b\n|=1|x\n|=2|y", "", "a integer, b text", """[[1,"x"],[2,"y"]]"""),
        ("empty rows", "a|b\n=1|=2\n\n=3|=4", "", "a integer, b integer", "[[1,2],[3,4]]"),
        ("one column", "a\n=1\n\n=3", "", "a integer", "[[1],[null],[3]]"),
        ("no heading, said", "=1|x\n=2|y", "&header=false", "column0 integer, column1 text", """[[1,"x"],[2,"y"]]"""),
        ("beyond the heading", "a|b\n=1|=2\n=3|=4|=5", "", "a integer, b integer, column2 integer", "[[1,2,null],[3,4,5]]"),
        ("rows before, said", "x|y\nskip|me\na|b\n=1|=2", "&skip=2", "a integer, b integer", "[[1,2]]"),
        ("a declared size that is not so", "<dimension ref=\"A1:XFD1048576\"/><sheetData><row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row></sheetData>", "", "a integer", "[[1]]"),
        ("all scripts", "名|n\nضياء 😀|=1", "", "名 text, n integer", """[["ضياء 😀",1]]"""),
    ]);

    [Theory]
    [MemberData(nameof(Sheets))]
    public async Task A_cell_is_what_it_is_in_Excel(string engine,
        (string Name, string Sheet, string Query, string Columns, string Rows) file)
    {
        var app = await data.OnAsync(engine);

        var dataset = (await app.UploadAsync($"sheet {file.Name}".Replace(',', ' '), Xlsx.Of(("Sheet1", file.Sheet)), "a.xlsx",
            file.Query)).Expect(HttpStatusCode.Created);

        Assert.Equal(file.Columns, Columns(dataset));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(file.Rows), await RowsAsync(app, dataset)),
            (await RowsAsync(app, dataset)).ToJsonString(DataApp.Readable));
    }

    /// <summary>Archives, what is asked of them, and the columns.</summary>
    public static MatrixTheoryData<string, (string Name, string[] Files, string Query, string Columns)> Archives => new(BothEngines,
    [
        ("one file", ["data.csv"], "", "a integer, b text"),
        ("in a folder, beside what systems add", ["x/data.csv", "__MACOSX/x/._data.csv", "x/.DS_Store"], "", "a integer, b text"),
        ("one table beside a text", ["README.txt", "LICENSE", "data.csv"], "", "a integer, b text"),
        ("said", ["a.csv", "b.json"], "&sheet=b.json", "j integer"),
        ("JSON", ["b.json"], "", "j integer"),
        ("a member of JSON", ["b.json"], "&sheet=y", "k integer"),
    ]);

    [Theory]
    [MemberData(nameof(Archives))]
    public async Task Of_a_ZIP_archive_one_file_is_read(string engine, (string Name, string[] Files, string Query, string Columns) archive)
    {
        var app = await data.OnAsync(engine);
        var content = Xlsx.Zip([.. archive.Files.Select(name => (name, name.EndsWith(".json", StringComparison.Ordinal)
            ? archive.Query == "&sheet=y" ? """{"x":[{"j":1}],"y":[{"k":1}]}""" : """[{"j":1}]"""
            : name.EndsWith(".csv", StringComparison.Ordinal) ? "a,b\n1,x\n" : "No table."))]);

        var dataset = (await app.UploadAsync($"zip {archive.Name}".Replace(',', ' '), content, "a.zip", archive.Query)).Expect(
            HttpStatusCode.Created);

        Assert.Equal(archive.Columns, Columns(dataset));
        Assert.Equal(1, (int)dataset["rows"]!);
    }

    /// <summary>What is refused, and in which words.</summary>
    public static MatrixTheoryData<string, (string Name, byte[] Content, string Query, int Status, string Said)> Refused => new(BothEngines,
    [
        ("several sheets", Xlsx.Of(("One", "a\n=1"), ("Two", "b\n=2"), ("Empty", ""), ("!Hidden", "c\n=3")), "", 400, "There are 2 sheets in the workbook: \"One\", \"Two\". Say which (sheet)."),
        ("no such sheet", Xlsx.Of(("One", "a\n=1"), ("Two", "b\n=2")), "&sheet=Three", 400, "There is no \"Three\". The sheets in the workbook: \"One\", \"Two\"."),
        ("no cells", Xlsx.Of(("One", "")), "", 400, "no sheet with cells"),
        ("only hidden", Xlsx.Of(("!One", "a\n=1")), "", 400, "All sheets with cells are hidden: One."),
        ("wrong type", Xlsx.Of(("One", "a\n=1\nx")), "&types=a:integer", 400, "Row 3, column \"a\": 'x' is no integer."),
        ("half", Xlsx.Of(("One", "a\n=1"))[..400], "", 400, "broken"),
        ("entities", Xlsx.Zip(("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><workbook>&b;</workbook>"), ("_rels/.rels", "<x/>")), "", 400, ""),
        ("a cell far away", Xlsx.Of(("One", Far("XFD1048576", 1_048_576))), "", 422, "reaches over 1,048,576 rows and 16,384 columns"),
        ("a row that Excel has not", Xlsx.Of(("One", Far("A2000000000", 2_000_000_000))), "", 422, "reaches over 2,000,000,000 rows"),
        ("a column that Excel has not", Xlsx.Of(("One", Far("ZZZZ2", 2))), "", 422, "columns, which is too much"),
        ("several files", Xlsx.Zip(("a.csv", "a\n1\n"), ("b.csv", "b\n1\n")), "", 400, "There are 2 files in the ZIP archive: \"a.csv\", \"b.csv\". Say which (sheet)."),
        ("a workbook within", Xlsx.Zip(("a.xlsx", Xlsx.Of(("One", "a\n=1")))), "", 415, "within another archive: unpack that one first"),
        ("an archive within", Xlsx.Zip(("a.zip", Xlsx.Zip(("a.csv", "a\n1\n")))), "", 415, "within another archive: unpack that one first"),
        ("Parquet within", Xlsx.Zip(("a.parquet", "PAR1 and more")), "", 400, "Parquet is packed in itself"),
        ("nothing", Xlsx.Zip(Array.Empty<(string, string)>()), "", 400, "empty"),
        ("a text document", Xlsx.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "", 415, "office program"),
        ("too many", Xlsx.Zip([.. Enumerable.Range(0, 10_001).Select(i => ($"{i}.csv", ""))]), "", 422, "more than 10,000 files"),
        ("encrypted", Changed(Xlsx.Zip(("a.csv", "a\n1\n")), bytes => bytes[Central(bytes) + 8] |= 1), "", 400, "encrypted"),
        ("another method", Changed(Xlsx.Zip(("a.csv", "a\n1\n")), bytes => bytes[8] = bytes[Central(bytes) + 10] = 14), "", 400, "a method that is not known here"),
        ("a changed byte", Changed(Xlsx.Zip(("a.csv", new string('1', 1000))), bytes => bytes[Central(bytes) + 16] ^= 0xFF), "", 400, "broken"),
    ]);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_read_is_told(string engine, (string Name, byte[] Content, string Query, int Status, string Said) file)
    {
        var app = await data.OnAsync(engine);

        var answer = await app.UploadAsync("refused", file.Content, "a.bin", file.Query);

        answer.ExpectProblem(file.Status, file.Said.Contains("sheet", StringComparison.Ordinal)
            && file.Said.StartsWith("There", StringComparison.Ordinal) ? ["sheet"] : []);
        Assert.Contains(file.Said, answer.Json["errors"]?["sheet"]?[0]?.GetValue<string>()
            ?? answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(app.Place.Leftovers);
    }

    [Fact]
    public async Task A_preview_lists_what_there_is_to_choose_and_notes_are_told()
    {
        var app = await data.OnAsync("duckdb");
        using var sheets = new ByteArrayContent(Xlsx.Of(("One", "a\n=12345678901234567\n#N/A\n#N/A"), ("Two", "b\n=2")));
        using var files = new ByteArrayContent(Xlsx.Zip(("a.csv", "a\n1\n"), ("b.csv", "b\n1\n")));

        var workbook = (await app.SendAsync(HttpMethod.Post, "/datasets/preview?file=a.xlsx", sheets)).Expect(HttpStatusCode.OK);
        var archive = (await app.SendAsync(HttpMethod.Post, "/datasets/preview?file=a.zip&sheet=b.csv", files)).Expect(HttpStatusCode.OK);

        Assert.Equal(("""["One","Two"]""", "One", "a integer"),
            (workbook["sheets"]!.ToJsonString(), (string)workbook["sheet"]!, Columns(workbook)));
        Assert.Equal(["Errors of Excel are missing values: #N/A in 2 cells.", "Whole numbers of more than 15 digits are rounded, as in Excel: 1 cell. Only texts keep them."],
            workbook["reading"]!["notes"]!.AsArray().Select(note => (string)note!));
        Assert.Equal(("""["a.csv","b.csv"]""", "b.csv", "b integer"),
            (archive["sheets"]!.ToJsonString(), (string)archive["sheet"]!, Columns(archive)));
    }

    [Fact]
    public async Task The_beginning_of_an_archive_cannot_be_looked_at_and_the_whole_can()
    {
        var app = await data.OnAsync("duckdb");
        var whole = Xlsx.Of(("One", "a\n=1"));
        using var all = new ByteArrayContent(whole);
        using var part = new ByteArrayContent(whole[..^10]);

        (await app.SendAsync(HttpMethod.Post, "/datasets/preview?file=a.xlsx&partial=true", all)).Expect(HttpStatusCode.OK);
        var refused = await app.SendAsync(HttpMethod.Post, "/datasets/preview?file=a.xlsx&partial=true", part);

        refused.ExpectProblem(400, "partial");
        Assert.Contains("Send the whole file", refused.Text, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    /// <summary>A sheet with a cell at its beginning, and one somewhere else.</summary>
    private static string Far(string place, long row)
        => $"<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"{row}\"><c r=\"{place}\"><v>1</v></c></row></sheetData>";

    /// <summary>Where the list of files begins.</summary>
    private static int Central(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);

    private static byte[] Changed(byte[] zip, Action<byte[]> change)
    {
        change(zip);
        return zip;
    }

    private static string Columns(JsonNode dataset)
        => string.Join(", ", dataset["columns"]!.AsArray().Select(column => $"{column!["name"]} {column["type"]}"));

    private static async Task<JsonNode> RowsAsync(DataApp app, JsonNode dataset)
        => (await app.GetAsync($"/datasets/{dataset["id"]}/rows")).Expect(HttpStatusCode.OK)["rows"]!;
}
