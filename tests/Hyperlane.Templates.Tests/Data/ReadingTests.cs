using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// Files as people have them. No value is loaded as something that does not restore it, no first rows decide for the last, and what is open
/// is told. Each row of the tables is a file, how it is read, and the cells that it has.
/// </summary>
[Collection<DataTests>]
public sealed class ReadingTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly string[] BothEngines = ["duckdb", "postgres"];

    static ReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>What stands in the last line, behind 30,000 of another kind: the type of the column, and the value.</summary>
    public static MatrixTheoryData<string, (string Usual, string Last, string Type, string Value)> Late => new(BothEngines,
    [
        ("1", "1.5", "number", "1.5"),
        ("1.5", "1.50", "text", "\"1.50\""),
        ("1", "02138", "text", "\"02138\""),
        ("1", "12E3", "text", "\"12E3\""),
        ("1", "abc", "text", "\"abc\""),
        ("2024-01-02", "2024-01-02 13:45:00", "text", "\"2024-01-02 13:45:00\""),
        ("true", "1", "text", "\"1\""),
        ("01/31/2024", "31/01/2024", "text", "\"31/01/2024\""),
    ]);

    [Theory]
    [MemberData(nameof(Late))]
    public async Task The_last_row_decides_as_the_first_ones_do(string engine, (string Usual, string Last, string Type, string Value) late)
    {
        var app = await data.OnAsync(engine);
        var name = NameOf($"late {late.Usual} {late.Last}");

        var dataset = await app.LoadAsync(name, "n,v\n" + string.Concat(Enumerable.Repeat($"0,{late.Usual}\n", 30_000))
            + $"1,{late.Last}\n");

        Assert.Equal(late.Type, dataset["columns"]![1]!["type"]!.GetValue<string>());
        Assert.Equal($"[[{late.Value}]]", await app.RowsAsync($"SELECT v FROM \"{name}\" WHERE n = 1"));
        await app.DeleteAsync(await app.AddressAsync(name));
    }

    /// <summary>A file, and what is said of it (more of the query); its columns, and its rows.</summary>
    public static MatrixTheoryData<string, (string Name, string File, string Content, string Query, string Columns, string Rows)> Files
        => new(BothEngines,
    [
        // Dates: only what has one reading.
        ("two digits", "a.csv", "d\n31.12.24\n01.02.25\n", "", "d text", """[["31.12.24"],["01.02.25"]]"""),
        ("two digits, said", "a.csv", "d\n31.12.24\n01.02.25\n", "&dates=d.m.y", "d date", """[["2024-12-31"],["2025-02-01"]]"""),
        ("two readings", "a.csv", "d\n01/02/2024\n03/04/2024\n", "", "d text", """[["01/02/2024"],["03/04/2024"]]"""),
        ("two readings, said", "a.csv", "d\n01/02/2024\n03/04/2024\n", "&dates=m/d/y", "d date", """[["2024-01-02"],["2024-03-04"]]"""),
        ("one reading by the neighbour", "a.csv", "d,e\n01/02/2024,05/13/2024\n03/04/2024,05/14/2024\n", "", "d date, e date", """[["2024-01-02","2024-05-13"],["2024-03-04","2024-05-14"]]"""),
        ("three readings", "a.csv", "d,n\n05/06/07,1\n", "", "d text, n integer", """[["05/06/07",1]]"""),
        ("durations", "a.csv", "t,n\n1:30,1\n12:45,2\n", "", "t text, n integer", """[["1:30",1],["12:45",2]]"""),
        ("no time of day", "a.csv", "t,n\n23:30,1\n24:00,2\n", "", "t text, n integer", """[["23:30",1],["24:00",2]]"""),
        ("far future", "a.csv", "d,n\n12024-12-31,1\n", "", "d text, n integer", """[["12024-12-31",1]]"""),
        ("half of the day", "a.csv", "t,u,v\n01:30 PM,12:05:09am,1/31/2024 9:05 AM\n12:00 AM,12:00:00pm,2/1/2024 11:59 PM\n", "", "t time, u time, v timestamp", """[["13:30:00","00:05:09","2024-01-31T09:05:00"],["00:00:00","12:00:00","2024-02-01T23:59:00"]]"""),
        ("half of the day, in two ways", "a.csv", "t,u,v\n1:30 PM,13:30 PM,0:30 AM\n01:30 PM,1:30 PM,1:30 AM\n", "", "t text, u text, v text", """[["1:30 PM","13:30 PM","0:30 AM"],["01:30 PM","1:30 PM","1:30 AM"]]"""),
        ("months", "a.csv", "m,s,w\nJan 2024,Jan-24,May 24\nFeb 2024,Dec-23,may 24\n", "", "m date, s text, w text", """[["2024-01-01","Jan-24","May 24"],["2024-02-01","Dec-23","may 24"]]"""),
        ("months, as said", "a.csv", "s\nJan-24\nDec-99\n", "&dates=y-m-d", "s date", """[["2024-01-01"],["1999-12-01"]]"""),
        ("month in words", "a.csv", "d,e\nJan 1 2000,31-OCT-2023\n", "", "d date, e date", """[["2000-01-01","2023-10-31"]]"""),
        ("day and time", "a.csv", "d,e\n31.12.2024 14:30,2024-01-02T03:04:05Z\n", "", "d timestamp, e timestamp", """[["2024-12-31T14:30:00","2024-01-02T03:04:05"]]"""),
        ("offset", "a.csv", "d,n\n2024-01-02T03:04:05+02:00,1\n", "", "d timestamp, n integer", """[["2024-01-02T01:04:05",1]]"""),
        ("offsets", "a.csv", "d,n\n2024-01-02T03:04:05+02:00,1\n2024-01-02T03:04:05+01:00,2\n", "", "d text, n integer", """[["2024-01-02T03:04:05+02:00",1],["2024-01-02T03:04:05+01:00",2]]"""),

        // Numbers: only what restores the text.
        ("versions", "a.csv", "v,p,h\n1.10,1E5,0x1F\n1.1,2E10,0x20\n", "", "v text, p text, h text", """[["1.10","1E5","0x1F"],["1.1","2E10","0x20"]]"""),
        ("floats", "a.csv", "x,y\n1.5,1e-05\n2.25,0.1\n", "", "x number, y number", "[[1.5,1E-05],[2.25,0.1]]"),
        ("zeros", "a.csv", "x,y\n-0.0,-0.0\n0.0,1.5\n", "", "x text, y number", """[["-0.0",-0.0],["0.0",1.5]]"""),
        ("limits in two ways", "a.csv", "x,y,z\nInfinity,NaN,1e+05\ninf,NAN,1e+5\n", "", "x text, y text, z text", """[["Infinity","NaN","1e+05"],["inf","NAN","1e+5"]]"""),
        ("offsets of nothing in two ways", "a.csv", "d,n\n2024-01-02T03:04:05-00:00,1\n2024-01-02T03:04:05+00:00,2\n", "", "d text, n integer", """[["2024-01-02T03:04:05-00:00",1],["2024-01-02T03:04:05+00:00",2]]"""),
        ("signs", "a.csv", "a,b,c\n+49,-0,1_000\n", "", "a text, b text, c text", """[["+49","-0","1_000"]]"""),
        ("grouped", "a.csv", "a,b,c\n\"1,234\",\"$1,200.50\",12%\n", "", "a text, b text, c text", """[["1,234","$1,200.50","12%"]]"""),
        ("grouped, said", "a.csv", "a,c\n\"1,234\",(12)\n", "&types=a:integer,c:integer", "a integer, c integer", "[[1234,-12]]"),
        ("comma", "a.csv", "a;b\n1,5;00123\n2,25;00007\n", "", "a text, b text", """[["1,5","00123"],["2,25","00007"]]"""),
        ("comma, said", "a.csv", "a;b\n1,5;00123\n1.234,25;00007\n", "&decimal=,", "a number, b text", """[[1.5,"00123"],[1234.25,"00007"]]"""),
        ("missing", "a.csv", "a,b\nNA,?\n1,2\n", "", "a text, b text", """[["NA","?"],["1","2"]]"""),
        ("missing, said", "a.csv", "a,b\nNA,?\n1,2\n", "&missing=NA,%3F", "a integer, b integer", "[[null,null],[1,2]]"),
        ("text, said", "a.csv", "zip,n\n123,1\n", "&types=zip:text", "zip text, n integer", """[["123",1]]"""),
        ("null, said", "a.csv", "n,m\n1,1\nabc,2\n", "&types=n:integer&onError=null", "n integer, m integer", "[[1,1],[null,2]]"),

        // Words: yes and no are words, and nothing in quotes is a text.
        ("yes", "a.csv", "a,b,c\nYes,T,true\nNo,T,false\n", "", "a text, b text, c boolean", """[["Yes","T",true],["No","T",false]]"""),
        ("yes, said", "a.csv", "a,n\nYes,1\nNo,2\n", "&types=a:boolean", "a boolean, n integer", "[[true,1],[false,2]]"),
        ("empty", "a.csv", "a,n\n\"\",1\n,2\n", "", "a text, n integer", """[["",1],[null,2]]"""),

        // How separated text is written.
        ("tie", "a.csv", "Last, First;Amount, EUR;City\nMeier, Anna;12,5;Berlin\n", "", "Last, First text, Amount, EUR text, City text", """[["Meier, Anna","12,5","Berlin"]]"""),
        ("tab", "a.csv", "name, first\tv\nA, B\t2\n", "", "name, first text, v integer", """[["A, B",2]]"""),
        ("sep", "a.csv", "sep=;\na;b\n1;x\n", "", "a integer, b text", """[[1,"x"]]"""),
        ("preamble", "a.csv", "Estrazione del 2025-01-06\nid;Gestore;Nome\n1;x;y\n2;z;w\n", "", "id integer, Gestore text, Nome text", """[[1,"x","y"],[2,"z","w"]]"""),
        ("comments", "a.csv", "# made by x,\n# y\na,b\n1,2\n", "", "a integer, b integer", "[[1,2]]"),
        ("hash", "a.csv", "#id,name\n1,x\n2,y\n", "", "#id integer, name text", """[[1,"x"],[2,"y"]]"""),
        ("no heading", "a.csv", "5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n", "", "column0 number, column1 number, column2 text", """[[5.1,3.5,"Iris-setosa"],[4.9,3.0,"Iris-setosa"]]"""),
        ("heading, said", "a.csv", "5,6\n7,8\n", "&header=true", "5 integer, 6 integer", "[[7,8]]"),
        ("years", "a.csv", "country,2019,2020\nA,1,2\nB,3,4\n", "", "country text, 2019 integer, 2020 integer", """[["A",1,2],["B",3,4]]"""),
        ("blanks", "a.txt", "a b c\n1 2 3\n", "", "a integer, b integer, c integer", "[[1,2,3]]"),
        ("footer", "a.csv", "a,b,c\n1,2,3\n\nSource: World Bank\nNote: x\n", "", "a integer, b integer, c integer", "[[1,2,3]]"),
        ("mixed lines", "a.csv", "a,b\r\n1,2\n3,4\r5,6\r\r\n", "", "a integer, b integer", "[[1,2],[3,4],[5,6]]"),
        ("quotes", "a.csv", "a,b\n\"x \"\"y\"\" z\",5\" pipe\n", "", "a text, b text", """[["x \"y\" z","5\" pipe"]]"""),
        ("skip and comment, said", "a.csv", "title\na|b\n%x\n1|2\n", "&skip=1&delimiter=pipe&comment=%25", "a integer, b integer", "[[1,2]]"),

        // JSON.
        ("mark", "a.json", "\uFEFF[{\"a\":1},{\"a\":2}]", "", "a integer", "[[1],[2]]"),
        ("member", "a.json", """{"data":[{"a":1},{"a":2}],"total":2}""", "", "a integer", "[[1],[2]]"),
        ("member, said", "a.json", """{"x":[{"a":1},{"a":2}],"y":[{"b":3}]}""", "&sheet=y", "b integer", "[[3]]"),
        ("features", "a.json", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"mag":1.5},"geometry":{"type":"Point","coordinates":[1, 2]}}]}""", "",
            "mag number, geometry json", """[[1.5,"{\"type\":\"Point\",\"coordinates\":[1,2]}"]]"""),
        ("frame", "a.json", """{"a":{"0":1,"1":2},"b":{"0":"x","1":"y"}}""", "", "a integer, b text", """[[1,"x"],[2,"y"]]"""),
        ("split", "a.json", """{"columns":["a","b"],"index":[0,1],"data":[[1,"x"],[2,"y"]]}""", "", "a integer, b text", """[[1,"x"],[2,"y"]]"""),
        ("several kinds", "a.json", """[{"a":1},{"a":"x"},{"a":{"b": 1}}]""", "", "a json", """[["1"],["\"x\""],["{\"b\":1}"]]"""),
        ("strings", "a.json", """[{"a":"007","b":"12"}]""", "", "a text, b text", """[["007","12"]]"""),
        ("limits", "a.json", """[{"a":NaN,"b":1},{"a":1.5,"b":-Infinity}]""", "", "a number, b number", """[["NaN",1],[1.5,"-Infinity"]]"""),
    ]);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_has_the_cells_that_its_owner_sees(
        string engine, (string Name, string File, string Content, string Query, string Columns, string Rows) file)
    {
        var app = await data.OnAsync(engine);
        var name = NameOf($"read {file.Name}");

        var dataset = await app.LoadAsync(name, file.Content, file.File, file.Query);

        Assert.Equal(file.Columns, Columns(dataset));
        AssertSame(file.Rows, await app.RowsAsync($"SELECT * FROM \"{name}\""));
    }

    /// <summary>Encodings: by what the bytes prove, and by name.</summary>
    public static MatrixTheoryData<string, (string Encoding, bool HasMark, string Query, string Text)> Encoded => new(BothEngines,
    [
        ("utf-16", true, "", "José 😀"),
        ("utf-16BE", true, "", "José"),
        ("utf-16", false, "", "José"),
        ("utf-32", true, "", "José"),
        ("utf-8", true, "", "José"),
        ("windows-1252", false, "&encoding=latin1", "“José” €"),
        ("windows-1251", false, "&encoding=windows-1251", "Привет"),
        ("shift_jis", false, "&encoding=shift_jis", "日本"),
        ("gb18030", false, "&encoding=gbk", "中文"),
        ("euc-kr", false, "&encoding=euc-kr", "한국"),
    ]);

    [Theory]
    [MemberData(nameof(Encoded))]
    public async Task A_text_is_read_as_it_was_written(string engine, (string Encoding, bool HasMark, string Query, string Text) file)
    {
        var app = await data.OnAsync(engine);
        var encoding = Encoding.GetEncoding(file.Encoding);
        byte[] content = [.. file.HasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes($"name,n\n{file.Text},1\nx,2\n")];
        var name = $"in {file.Encoding} {file.HasMark}";

        var dataset = (await app.UploadAsync(name, content, "a.csv", file.Query)).Expect(HttpStatusCode.Created);

        Assert.Equal("name text, n integer", Columns(dataset));
        Assert.Equal(file.Text, JsonNode.Parse(
            await app.RowsAsync($"SELECT name FROM \"{name}\" WHERE n = 1"))![0]![0]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Large_numbers_keep_their_digits(string engine)
    {
        var app = await data.OnAsync(engine);

        await app.LoadAsync("large ids",
            "id,v,p\n18446744073709551615,0.1234567890123456789,0.10\n12345678901234567890,0.1234567890123456788,0.20\n");
        await app.LoadAsync("large ids in json", """[{"id":12345678901234567890}]""", "a.json");

        Assert.Equal(
            """[["12345678901234567890","0.1234567890123456788"],["18446744073709551615","0.1234567890123456789"]]""",
            await app.RowsAsync("SELECT CAST(id AS VARCHAR), CAST(v AS VARCHAR) FROM \"large ids\" ORDER BY id"));
        Assert.Equal("""[["0.30"]]""", await app.RowsAsync("SELECT CAST(sum(p) AS VARCHAR) FROM \"large ids\""));
        Assert.Equal("""[["12345678901234567890"]]""", await app.RowsAsync("SELECT CAST(id AS VARCHAR) FROM \"large ids in json\""));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Keys_and_types_of_JSON_that_come_late_are_there(string engine)
    {
        var app = await data.OnAsync(engine);

        var keys = await app.LoadAsync("late keys", string.Concat(Enumerable.Repeat("{\"a\":1}\n", 21_000))
            + "{\"a\":2.5,\"b\":\"x\"}\n", "a.jsonl");
        var times = await app.LoadAsync("late times", string.Concat(Enumerable.Repeat("{\"a\":\"2024-01-01\"}\n", 21_000))
            + "{\"a\":\"2024-01-01T10:00:00\"}\n", "a.jsonl");

        Assert.Equal(("a number, b text", "a text"), (Columns(keys), Columns(times)));
        Assert.Equal("""[[2.5,"x"]]""", await app.RowsAsync("SELECT a, b FROM \"late keys\" WHERE b IS NOT NULL"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_cell_of_3_MB_is_a_cell(string engine)
    {
        var app = await data.OnAsync(engine);

        await app.LoadAsync("long cell", $"a,n\n{new string('x', 3_000_000)},1\ny,2\n");

        Assert.Equal("[[3000000]]", await app.RowsAsync("SELECT length(a) FROM \"long cell\" WHERE n = 1"));
    }

    [Theory]
    [InlineData("&types=b:text", "types")]
    [InlineData("&types=a:colour", "types")]
    [InlineData("&decimal=x", "decimal")]
    [InlineData("&dates=weekday", "dates")]
    [InlineData("&delimiter=%C3%A4", "delimiter")]
    [InlineData("&encoding=ebcdic", "encoding")]
    [InlineData("&onError=perhaps", "onError")]
    [InlineData("&types=d:date", "dates")]
    public async Task What_is_said_and_cannot_be_is_told_by_its_name(string query, string field)
    {
        var app = await data.OnAsync("duckdb");

        (await app.UploadAsync("said wrongly", "a,d\n1,01/02/2024\n"u8.ToArray(), query: query)).ExpectProblem(400, field);
    }

    [Fact]
    public async Task A_preview_shows_the_first_rows_the_guesses_and_what_else_it_could_be()
    {
        var app = await data.OnAsync("duckdb");

        var preview = await PreviewAsync(app, "a;b;d\n1,5;NA;01/02/2024\n2,5;3;03/04/2024\n", "");

        Assert.Equal("a text, b text, d text", Columns(preview));
        Assert.Equal("""[["1,5","NA","01/02/2024"],["2,5","3","03/04/2024"]]""", preview["rows"]!.ToJsonString(DataApp.Readable));
        Assert.Contains(preview["reading"]!["decisions"]!.AsArray(), decision => decision!["what"]!.GetValue<string>() == "delimiter"
            && decision["value"]!.GetValue<string>() == "semicolon");
        var offers = preview["reading"]!["columns"]!.AsArray().Select(column => column!["offer"]!).ToList();
        Assert.Equal((",", "NA", "d/m/y"), (offers[0]["decimal"]!.GetValue<string>(), offers[1]["missing"]![0]!.GetValue<string>(),
            offers[2]["dates"]!.GetValue<string>()));
        Assert.Equal("a number, b integer, d date",
            Columns(await PreviewAsync(app, "a;b;d\n1,5;NA;01/02/2024\n2,5;3;03/04/2024\n", "&decimal=,&missing=NA&dates=m/d/y")));
        var doubt = Assert.Single((await PreviewAsync(app, "a;b\n1.234;0.125\n5.678;1.5\n", ""))["reading"]!["columns"]!.AsArray())!;
        Assert.Equal(("a", ","), ((string)doubt["name"]!, (string)doubt["offer"]!["decimal"]!));
        Assert.Equal(2, (int)(await PreviewAsync(app, "a,b\n1,2\n3,4\n5", "&partial=true"))["total"]!);
        Assert.Empty(app.Place.Leftovers);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();

    private static async Task<JsonNode> PreviewAsync(DataApp app, string content, string query)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        return (await app.SendAsync(HttpMethod.Post, $"/datasets/preview?file=data.csv{query}", body)).Expect(HttpStatusCode.OK);
    }

    private static string Columns(JsonNode dataset)
        => string.Join(", ", dataset["columns"]!.AsArray().Select(column => $"{column!["name"]} {column["type"]}"));

    /// <summary>A name for a dataset: of letters and digits.</summary>
    private static string NameOf(string text)
        => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Trim();

    /// <summary>The same rows. A decimal may travel as a number or as text.</summary>
    private static void AssertSame(string expected, string actual)
    {
        var (right, cells) = (Cells(expected), Cells(actual));
        Assert.Equal(right.Count, cells.Count);
        for (var i = 0; i < right.Count; i++)
        {
            Assert.Equal(right[i], right[i] is double && cells[i] is string text
                ? double.Parse(text, CultureInfo.InvariantCulture)
                : cells[i]);
        }
    }

    private static List<object?> Cells(string rows)
        => [.. JsonNode.Parse(rows)!.AsArray().SelectMany(row => row!.AsArray()).Select(cell => cell?.GetValueKind() switch
        {
            null => (object?)null,
            JsonValueKind.Number => cell.GetValue<double>(),
            _ => cell.ToString(),
        })];
}
