using System.Net;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Names of datasets: what looks the same is the same, and what is the engine's own is nobody's.</summary>
[Collection<DataTests>]
public sealed class DatasetNameTests(GeneratedData data) : IAsyncDisposable
{
    private static readonly byte[] Small = "a\n1\n"u8.ToArray();

    /// <summary>Two spellings of one name.</summary>
    public static MatrixTheoryData<string, (string One, string Other)> Same => new(["duckdb", "postgres"],
    [
        ("Trees A", "tREES a"),
        ("Caf\u00E9", "cafe\u0301"),
        ("\uFB01le", "FILE"),
        ("stra\u00DFe", "STRASSE"),
        ("\u0646\u0627\u0645\u0647\u200C\u0627\u06CC", "\u0646\u0627\u0645\u0647\u0627\u06CC"), // with and without a joiner
    ]);

    /// <summary>No names.</summary>
    public static TheoryData<string> Refused =>
    [
        "ada\u115F", "\u1160", "\u3164", "\uFFA0", "\u2800", "a\uFE0F", "a\U000E0101", "\u200Dab", "ab\u200D", "a\u200B", "a\u00ADb", "a\u034Fb", // nothing to be seen
        "\u0430da", "\u03BFne", "p\u0430y", // Cyrillic and Greek letters that look like Latin ones
        "DuckDB_tables", "sqlite_master", "information_schema", "pg_catalog", "pg_class", "pragma_database_list", "temp", "system", "Main", "memory", "public",
        "", " ", "-a", "a/b", "a;b", "a\"b", "\U0001F600", "\u0301a", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    [Theory]
    [MemberData(nameof(Same))]
    public async Task Two_spellings_are_one_name(string engine, (string One, string Other) names)
    {
        var app = await data.OnAsync(engine);
        var one = (await app.UploadAsync(names.One, Small)).Expect(HttpStatusCode.Created);

        (await app.UploadAsync(names.Other, Small)).ExpectProblem(409, "name");

        Assert.Equal("[[1]]", await app.RowsAsync($"SELECT * FROM \"{names.One}\""));
        await app.DeleteAsync($"/datasets/{one["id"]}");
        var other = (await app.UploadAsync(names.Other, Small)).Expect(HttpStatusCode.Created);
        await app.DeleteAsync($"/datasets/{other["id"]}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_told_apart_or_is_the_engines_own_is_no_name(string name)
    {
        foreach (var engine in (string[])["duckdb", "postgres"])
        {
            (await (await data.OnAsync(engine)).UploadAsync(name, Small, file: "")).ExpectProblem(400, "name");
        }
    }

    /// <summary>Names of files, and the name of the dataset that comes of each; null for none.</summary>
    public static TheoryData<string, string?> OfFiles => new()
    {
        { "\U0001F600.csv", null },
        { ".csv", null },
        { "trees 2024.csv.gz", "trees 2024" },
        { "ledger.xlsx", "ledger" }, // whatever its bytes are
        { "archive.zip", "archive" },
        { "CON.csv", "CON" },
        { new string('n', 300) + ".csv", new string('n', 40) },
    };

    [Theory]
    [MemberData(nameof(OfFiles))]
    public async Task Without_a_name_that_of_the_file_is_taken(string file, string? name)
    {
        var app = await data.OnAsync("duckdb");

        var answer = await app.SendAsync(HttpMethod.Post, $"/datasets?file={Uri.EscapeDataString(file)}",
            new ByteArrayContent("a,b\n1,2\n"u8.ToArray()));

        if (name is null)
        {
            answer.ExpectProblem(400, "name");
            Assert.Contains("say ?name=", (string)answer.Json["errors"]!["name"]![0]!, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(name, (string?)answer.Json["name"] ?? answer.Text);
        await app.DeleteAsync($"/datasets/{answer.Json["id"]}");
    }

    [Theory]
    [InlineData("\U00020BB7\u7530")] // a letter beyond the first plane
    [InlineData("\u0394t 2024")] // Greek that looks like nothing else
    [InlineData("\u041C\u043E\u0441\u043A\u0432\u0430")]
    [InlineData("na\u00EFve \u0431\u0435\u0440\u0451\u0437\u044B")] // two words, each of one script
    public async Task Letters_of_all_alphabets_make_names(string name)
    {
        foreach (var engine in (string[])["duckdb", "postgres"])
        {
            var app = await data.OnAsync(engine);
            (await app.UploadAsync(name, Small)).Expect(HttpStatusCode.Created);
            Assert.Equal("[[1]]", await app.RowsAsync($"SELECT * FROM \"{name}\""));
            await app.DeleteAsync(await app.AddressAsync(name));
        }
    }

    [Fact]
    public async Task The_id_of_a_dataset_is_no_name_of_another()
    {
        var app = await data.OnAsync("duckdb");
        var id = (await app.AddressAsync("eclipses")).Split('/')[^1];

        (await app.UploadAsync(id, Small)).ExpectProblem(400, "name");
        (await app.UploadAsync(id.ToUpperInvariant(), Small)).ExpectProblem(400, "name");
    }

    [Fact]
    public async Task Whatever_DuckDB_finds_by_itself_cannot_be_hidden_by_a_dataset()
    {
        var app = await data.OnAsync("duckdb");
        var own = DuckDbFile.Rows(
            "SELECT view_name FROM duckdb_views() WHERE schema_name IN ('main', 'pg_catalog') UNION SELECT schema_name FROM duckdb_schemas() UNION SELECT database_name FROM duckdb_databases()");

        Assert.True(own.Count > 30);
        foreach (var name in own)
        {
            (await app.UploadAsync(name, Small)).ExpectProblem(400, "name");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();
}
