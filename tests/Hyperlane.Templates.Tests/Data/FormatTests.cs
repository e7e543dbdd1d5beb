using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Files that no test wrote by hand: every format comes in whole, and with its types.</summary>
[Collection<DataTests>]
public sealed class FormatTests(TemplatePack pack, GeneratedData data) : IAsyncDisposable
{
    private const string Written = """
        SELECT * FROM (VALUES
            (1, 'plain', 1.5::DOUBLE, DATE '2024-02-29', true),
            (2, 'comma, semi; pipe| "quote" é 日本', -0.25, NULL, false),
            (3, 'line' || chr(10) || 'break' || chr(9) || 'tab', NULL, DATE '1969-07-20', true)) AS t(id, name, weight, day, fine)
        """;

    private const string Loaded =
        """[[1,"plain",1.5,"2024-02-29",true],[2,"comma, semi; pipe| \"quote\" é 日本",-0.25,null,false],[3,"line\nbreak\ttab",null,"1969-07-20",true]]""";

    /// <summary>What DuckDB's COPY is told, and how the file is called.</summary>
    private static readonly Dictionary<string, string> Formats = new()
    {
        ["a.csv"] = "FORMAT csv, HEADER",
        ["b.tsv"] = "FORMAT csv, HEADER, DELIMITER '\t'",
        ["semicolons.csv"] = "FORMAT csv, HEADER, DELIMITER ';'",
        ["pipes.txt"] = "FORMAT csv, HEADER, DELIMITER '|'",
        ["c.csv.gz"] = "FORMAT csv, HEADER, COMPRESSION gzip",
        ["d.csv.zst"] = "FORMAT csv, HEADER, COMPRESSION zstd",
        ["e.json"] = "FORMAT json, ARRAY true",
        ["f.jsonl"] = "FORMAT json",
        ["g.ndjson.gz"] = "FORMAT json, COMPRESSION gzip",
        ["h.json.zst"] = "FORMAT json, ARRAY true, COMPRESSION zstd",
        ["i.parquet"] = "FORMAT parquet",
        ["j.parquet"] = "FORMAT parquet, COMPRESSION zstd",
    };

    public static MatrixTheoryData<string, string, bool> Sent => new(["duckdb", "postgres"], Formats.Keys, [false, true]);

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task What_DuckDB_writes_is_loaded_as_it_was(string engine, string file, bool isForm)
    {
        var app = await data.OnAsync(engine);
        var content = DuckDbFile.Write(Written, Formats[file]);
        var name = $"written {file} {isForm}";

        var answer = isForm ? await SendFormAsync(app, name, file, content) : await app.UploadAsync(name, content, file);

        var dataset = answer.Expect(HttpStatusCode.Created);
        Assert.Equal($"/datasets/{Text(dataset["id"])}", answer.Location);
        Assert.Equal((name, file, 3, content.Length, 0),
            (Text(dataset["name"]), Text(dataset["source"]), (int)dataset["rows"]!, (int)dataset["bytes"]!, (int)dataset["skipped"]!));
        Assert.Equal("id integer, name text, weight number, day date, fine boolean", Columns(dataset));
        Assert.Equal(Loaded, await app.RowsAsync($"SELECT * FROM \"{name}\" ORDER BY id"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task What_Pythons_csv_module_writes_is_loaded_as_it_was(string engine)
    {
        using var folder = new TestFolder();
        await Python.RunAsync(folder.Path, """
            import csv, datetime
            rows = [['city, country', 'people', 'founded', 'note'],
                    ['Zürich; Switzerland', 447082, datetime.date(1218, 1, 1), 'she said "grüezi"\r\nand left'],
                    ["L'Aquila", 69439, datetime.date(1254, 6, 30), ''],
                    ['東京', 14187176, datetime.date(1457, 12, 31), 'tab\there, comma']]
            with open('excel.csv', 'w', newline='', encoding='utf-8') as file: csv.writer(file).writerows(rows)
            with open('bom.csv', 'w', newline='', encoding='utf-8-sig') as file: csv.writer(file, delimiter=';', quoting=csv.QUOTE_ALL).writerows(rows)
            with open('unix.tsv', 'w', newline='', encoding='utf-8') as file: csv.writer(file, 'excel-tab', lineterminator='\n').writerows(rows)
            """);
        var app = await data.OnAsync(engine);
        foreach (var file in (string[])["excel.csv", "bom.csv", "unix.tsv"])
        {
            var answer = await app.UploadAsync($"python {file}", await File.ReadAllBytesAsync(Path.Combine(folder.Path, file)), file);

            Assert.Equal("city, country text, people integer, founded date, note text", Columns(answer.Expect(HttpStatusCode.Created)));
            Assert.Equal(
                """[["L'Aquila",69439,"1254-06-30",""],["Zürich; Switzerland",447082,"1218-01-01","she said \"grüezi\"\r\nand left"],["東京",14187176,"1457-12-31","tab\there, comma"]]""",
                await app.RowsAsync($"""SELECT "city, country", people, founded, coalesce(note, '') FROM "python {file}" ORDER BY people"""));
        }
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task The_bundled_file_is_there_from_the_start_and_can_be_loaded_again(string engine)
    {
        var app = await data.OnAsync(engine);
        var bundled = (await app.GetAsync(await app.AddressAsync("eclipses"))).Expect(HttpStatusCode.OK);
        Assert.Contains("NASA", Text(bundled["origin"]), StringComparison.Ordinal);
        var file = await File.ReadAllBytesAsync(Path.Combine(pack.Repository, "templates", "hyperlane-data", "Samples", "eclipses.csv"));

        var again = (await app.UploadAsync("moons", file, "eclipses.csv")).Expect(HttpStatusCode.Created);

        Assert.Null(again["origin"]);
        Assert.Equal(Columns(bundled), Columns(again));
        Assert.Equal(
            "Date date, Time (TD) time, Type text, Saros series integer, Gamma number, Magnitude number, Latitude number, Longitude number, Path width (km) integer, Duration (s) integer",
            Columns(again));
        Assert.Equal(
            """[["Annular",72],["Hybrid",7],["Partial",77],["Total",68]]""",
            await app.RowsAsync("""SELECT "Type", count(*) FROM moons GROUP BY 1 ORDER BY 1"""));
        Assert.Equal("[[0]]", await app.RowsAsync("SELECT count(*) FROM (SELECT * FROM moons EXCEPT SELECT * FROM eclipses) AS others"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static Task<Answer> SendFormAsync(DataApp app, string name, string file, byte[] content)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return app.SendAsync(HttpMethod.Post, $"/datasets?name={Uri.EscapeDataString(name)}",
            new MultipartFormDataContent { { part, "file", file } });
    }

    private static string Columns(JsonNode dataset) =>
        string.Join(", ", dataset["columns"]!.AsArray().Select(column => $"{Text(column!["name"])} {Text(column["type"])}"));

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
