using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// Files that are broken, odd or something else: each has its answer, nothing of a refused one stays, and the service goes on.
/// </summary>
[Collection<DataTests>]
public sealed class BrokenFileTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];
    private static readonly byte[] Numbers = Encoding.UTF8.GetBytes("n\n" + string.Join('\n', Enumerable.Range(0, 50_000)));

    /// <summary>A file by its name, its bytes in Latin-1, the status, and what the answer says.</summary>
    public static MatrixTheoryData<string, (string File, string Content, int Status, string Said)> Broken => new(BothEngines,
    [
        ("empty.csv", "", 400, "empty"),
        ("empty.json", "", 400, "empty"),
        ("short.csv", "a,b\n1,2\n3\n4,5\n", 400, "Line 3: 1 fields, where the first line has 2."),
        ("long.csv", "a,b\n1,2\n3,4\n5,6,7\n", 400, "Line 4: 3 fields, where the first line has 2."),
        ("quote.csv", "a,b\n1,\"2\n3,4\n", 400, "quote"),
        ("late.csv", "LATE", 400, "Line 30002, column \"n\": 'many' is no integer."),
        ("latin1.csv", "name,n\nJos\xe9,1\n", 400, "Line 2 is not UTF-8; it looks like Latin-1"),
        ("latin1.csv", "name,n\nJos\xe9,1\n", 400, "encoding=latin1"),
        ("windows.csv", "name,n\nJos\xe9,\u0080\u0031\n", 400, "encoding=windows-1252"),
        ("random.csv", "\x07\0\x99\xfe\x03\0\0\x01", 415, "no text"),
        ("picture.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 415, "PNG image"),
        ("workbook.csv", "PK\x03\x04\x14\0\x06\0", 400, "begins as zip does, but is broken"),
        ("old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 415, "save it as .xlsx"),
        ("broken.json", "[{\"a\":1},{\"a\":", 400, "Malformed JSON"),
        ("broken.jsonl", "{\"a\":1}\n{\"a\":2}\nnonsense\n", 400, "Line 3: Malformed JSON"),
        ("half.json", """[{"a":"\ud83d"}]""", 400, "Record 1: Malformed JSON: a text has half of a surrogate pair"),
        ("half.jsonl", """{"\ud83d":1}""" + "\n", 400, "Malformed JSON: a text has half of a surrogate pair"),
        ("half frame.json", """{"a":{"0":"\udc00"},"b":{"0":"y"}}""", 400, "Malformed JSON: a text has half of a surrogate pair"),
        ("half name.json", """{"columns":["\ud800"],"data":[[1]]}""", 400, "Malformed JSON: a text has half of a surrogate pair"),
        ("twice.json", """[{"a":1,"a":2}]""", 400, "the key \"a\" stands twice"),
        ("twice.json", """{"a":[1],"a":[2]}""", 400, "the key \"a\" stands twice"),
        ("latin1.json", "[{\"a\":\"Jos\xe9\"}]", 400, "not UTF-8"),
        ("broken.parquet", "PAR1 and no more PAR1", 400, ""),
    ]);

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Is_refused_and_told_what_is_wrong(string engine, (string File, string Content, int Status, string Said) broken)
    {
        var app = await data.OnAsync(engine);
        var content = broken.Content == "LATE"
            ? [.. Encoding.UTF8.GetBytes("n\n" + string.Concat(Enumerable.Repeat("1\n", 30_000))), .. "many\n"u8]
            : Encoding.Latin1.GetBytes(broken.Content);

        var answer = await app.UploadAsync("broken", content, broken.File, broken.Content == "LATE" ? "&types=n:integer" : "");

        answer.ExpectProblem(broken.Status);
        Assert.Contains(broken.Said, answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Place.Folder, answer.Text, StringComparison.Ordinal);
        await EnsureNothingStayedAsync(app);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Half_an_archive_is_refused(string engine)
    {
        var app = await data.OnAsync(engine);
        using var gzip = new MemoryStream();
        using (var writer = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.Write(Numbers);
        }

        var zstd = DuckDbFile.Write("SELECT range AS n FROM range(50000)", "FORMAT csv, HEADER, COMPRESSION zstd");
        foreach (var (file, whole) in new[] { ("half.csv.gz", gzip.ToArray()), ("half.csv.zst", zstd) })
        {
            var answer = await app.UploadAsync("broken", whole[..(whole.Length / 2)], file);

            answer.ExpectProblem(400);
            Assert.Contains("its end is missing", answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
            await EnsureNothingStayedAsync(app);
            (await app.UploadAsync(file, whole, file)).Expect(HttpStatusCode.Created);
            Assert.Equal("[[50000,49999]]", await app.RowsAsync($"SELECT count(*), max(n) FROM \"{file}\""));
        }
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_broken_row_is_told_by_line_and_column_for_programs_too(string engine)
    {
        var app = await data.OnAsync(engine);

        var problem = (await app.UploadAsync("broken", [.. Numbers, .. "\nmany\n"u8], "late.csv", "&types=n:integer")).Json;

        Assert.Equal(("50002", "n"), (problem["line"]!.GetValue<string>(), problem["column"]!.GetValue<string>()));
    }

    public static MatrixTheoryData<string, (string File, string Content, int Skipped, string Rows)> Skipping => new(BothEngines,
    [
        ("ragged.csv", "a,b\n1,2\n3\n4,5\n6,7,8\n9,10\n", 2, "[[1,2],[4,5],[9,10]]"),
        ("whole.csv", "a,b\n1,2\n3,4\n", 0, "[[1,2],[3,4]]"),
        ("broken.jsonl", "{\"a\":1,\"b\":2}\nnonsense\n{\"a\":3,\"b\":4}\n{\"a\":\n", 2, "[[1,2],[3,4]]"),
    ]);

    [Theory]
    [MemberData(nameof(Skipping))]
    public async Task Broken_rows_are_left_out_and_counted_when_asked(
        string engine, (string File, string Content, int Skipped, string Rows) broken)
    {
        var app = await data.OnAsync(engine);

        var dataset = await app.LoadAsync($"skipped {broken.File}", broken.Content, broken.File, "&onError=skip");

        Assert.Equal(broken.Skipped, (int)dataset["skipped"]!);
        Assert.Equal(broken.Rows, await app.RowsAsync($"SELECT a, b FROM \"skipped {broken.File}\" ORDER BY a"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Other_encodings_are_read_when_they_are_named(string engine)
    {
        var app = await data.OnAsync(engine);
        const string text = "name,n\nJosé,1\n";

        (await app.UploadAsync("in latin1", Encoding.Latin1.GetBytes(text), "a.csv", "&encoding=latin1")).Expect(HttpStatusCode.Created);
        (await app.UploadAsync("in utf16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], "a.csv",
            "&encoding=utf16")).Expect(HttpStatusCode.Created);
        (await app.UploadAsync("in utf8", Encoding.UTF8.GetBytes(text), "a.csv", "&encoding=utf8")).Expect(HttpStatusCode.Created);
        (await app.UploadAsync("in ebcdic", Encoding.UTF8.GetBytes(text), "a.csv", "&encoding=ebcdic")).ExpectProblem(400, "encoding");

        foreach (var name in (string[])["in latin1", "in utf16", "in utf8"])
        {
            Assert.Equal("""[["José",1]]""", await app.RowsAsync($"SELECT name, n FROM \"{name}\""));
        }
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Two_thousand_columns_are_taken_where_the_engine_takes_them(string engine)
    {
        var app = await data.OnAsync(engine);
        var numbers = Enumerable.Range(0, 2000);
        var file = string.Join(',', numbers.Select(i => $"c{i}")) + "\n" + string.Join(',', numbers) + "\n";

        var answer = await app.UploadAsync("wide", Encoding.UTF8.GetBytes(file));

        if (engine == "postgres")
        {
            answer.ExpectProblem(400);
            Assert.Contains("1600 columns", answer.Text, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(2000, answer.Expect(HttpStatusCode.Created)["columns"]!.AsArray().Count);
        Assert.Equal(1999, (int)JsonNode.Parse(
            (await app.GetAsync($"{await app.AddressAsync("wide")}/rows?sort=-c1999")).Rows())![0]![1999]!);
    }

    public static MatrixTheoryData<string, (string Name, string Content, string Columns, string Rows)> Odd => new(BothEngines,
    [
        ("double names", "a,a,A\n1,2,3\n", "a integer, a_1 integer, A_2 integer", "[[1,2,3]]"),
        ("nameless", "a,,b\n1,2,3\n", "a integer, column1 integer, b integer", "[[1,2,3]]"),
        ("german dates", "d\n13.02.2024\n14.02.2024\n", "d date", """[["2024-02-13"],["2024-02-14"]]"""),
        ("american dates", "d\n02/13/2024\n02/14/2024\n", "d date", """[["2024-02-13"],["2024-02-14"]]"""),
        ("dates in several forms", "d,e\n2024-01-02,01/13/2024\n02/01/2024,13/01/2024\n", "d text, e text", """[["2024-01-02","01/13/2024"],["02/01/2024","13/01/2024"]]"""),
        ("no dates", "d\n2024-02-30\n2024-02-28\n", "d text", """[["2024-02-30"],["2024-02-28"]]"""),
        ("dates in words", "d\nFeb 3 2024\n", "d date", """[["2024-02-03"]]"""),
        ("moments", "d\n2024-01-02T03:04:05\n2024-01-02 03:04:05.678\n", "d timestamp", """[["2024-01-02T03:04:05"],["2024-01-02T03:04:05.678"]]"""),
        ("windows lines", "a,b\r\n1,x\r\n2,\r\n", "a integer, b text", """[[1,"x"],[2,null]]"""),
        ("empty lines first", "\n\na,b\n1,2\n", "a integer, b integer", "[[1,2]]"),
        ("no last line end", "a,b\n1,2", "a integer, b integer", "[[1,2]]"),
        ("large numbers", "n\n9223372036854775807\n9007199254740993\n", "n integer", """[["9223372036854775807"],["9007199254740993"]]"""),
        ("nested", """[{"a":{"b":1},"c":[1,2]}]""", "a json, c json", """[["{\"b\":1}","[1,2]"]]"""),
        ("leading zeros", "zip,n\n01234,1\n99999,2\n", "zip text, n integer", """[["01234",1],["99999",2]]"""),
    ]);

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task What_is_odd_but_no_mistake_is_loaded(string engine, (string Name, string Content, string Columns, string Rows) odd)
    {
        var app = await data.OnAsync(engine);

        var dataset = await app.LoadAsync(odd.Name, odd.Content);

        Assert.Equal(odd.Columns, string.Join(", ", dataset["columns"]!.AsArray().Select(column => $"{column!["name"]} {column["type"]}")));
        Assert.Equal(odd.Rows, await app.RowsAsync($"SELECT * FROM \"{odd.Name}\""));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static async Task EnsureNothingStayedAsync(DataApp app)
    {
        Assert.False(await app.HasAsync("broken"));
        Assert.Empty(app.Place.Leftovers);
    }
}
