using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hyperlane.Data;
using Hyperlane.Testing;
using Xunit;

namespace HyperlaneData._1.Tests;

/// <summary>The service as it is, in this process, with a folder of its own.</summary>
public sealed class DataTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("data-").FullName;
    private readonly string _name = $"trees {Guid.NewGuid():N}"[..20];
    private TestApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
        // On PostgreSQL: the database of appsettings.json; --Data:Postgres=... names another.
        => _app = await TestApp.StartAsync<DatasetEndpoints>($"--Data:Folder={_folder}");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_loaded_can_be_asked_for()
    {
        var trees = await LoadAsync("kind,height\nbeech,30\nbeech,34\noak,25\n");
        Assert.Equal((3, ColumnType.Text, ColumnType.Integer), (trees.Rows, trees.Columns[0].Type, trees.Columns[1].Type));

        var asked = new Aggregation(["kind"], [new Measure(AggregateFunction.Avg, "height", "mean")]);
        using var answer = await _app.Client.PostAsJsonAsync($"/datasets/{trees.Id}/aggregate", asked, DataJson.Default.Aggregation, Stop);

        var table = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("""["beech",32],["oak",25]""", table, StringComparison.Ordinal);
        await _app.Client.DeleteAsync($"/datasets/{trees.Id}", Stop);
    }

    /// <summary>A file, its columns, and its cells. Add the files that you have to do with.</summary>
    [Theory]
    [InlineData("zip,n\n02138,1\n", "zip text, n integer", """[["02138",1]]""")]
    [InlineData("v\n1.10\n1.1\n", "v text", """[["1.10"],["1.1"]]""")]
    [InlineData("a;b\nMeier, Anna;12\n", "a text, b integer", """[["Meier, Anna",12]]""")]
    [InlineData("day\n01/02/2024\n", "day text", """[["01/02/2024"]]""")]
    [InlineData("day\n01/31/2024\n", "day date", """[["2024-01-31"]]""")]
    [InlineData("answer\nYes\nNo\n", "answer text", """[["Yes"],["No"]]""")]
    public async Task A_file_has_these_cells(string csv, string columns, string cells)
    {
        var dataset = await LoadAsync(csv);
        Assert.Equal(columns, ColumnsOf(dataset));

        var rows = await _app.Client.GetStringAsync($"/datasets/{dataset.Id}/rows", Stop);

        Assert.Contains(cells, rows, StringComparison.Ordinal);
        await _app.Client.DeleteAsync($"/datasets/{dataset.Id}", Stop);
    }

    /// <summary>The same for files of <c>Files/</c>.</summary>
    [Theory]
    [InlineData("trees.xlsx", "", "kind text, height number, planted date, plot text", """[["beech",30.5,"2024-01-31","007"],["oak",25,"2024-02-01","012"]]""")]
    [InlineData("trees.zip", "&decimal=,", "kind text, height number", """[["beech","30.5"],["oak","25.0"]]""")]
    public async Task A_file_on_the_disk_has_these_cells(string file, string query, string columns, string cells)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Files", file), Stop));

        var dataset = await LoadAsync(content, $"&file={file}{query}");

        Assert.Equal(columns, ColumnsOf(dataset));
        Assert.Contains(cells, await _app.Client.GetStringAsync($"/datasets/{dataset.Id}/rows", Stop), StringComparison.Ordinal);
        await _app.Client.DeleteAsync($"/datasets/{dataset.Id}", Stop);
    }

    [Fact]
    public async Task A_broken_row_is_told_by_its_line()
    {
        using var refused = await SendAsync("kind,height\nbeech,30\noak\n");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Line 3", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static string ColumnsOf(Dataset dataset)
        => string.Join(", ", dataset.Columns.Select(column => $"{column.Name} {column.Type.ToString().ToLowerInvariant()}"));

    private Task<Dataset> LoadAsync(string csv) => LoadAsync(TextOf(csv), "");

    private async Task<Dataset> LoadAsync(HttpContent content, string query)
    {
        using var answer = await _app.Client.PostAsync($"/datasets?name={Uri.EscapeDataString(_name)}{query}", content, Stop);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync(DataJson.Default.Dataset, Stop))!;
    }

    private Task<HttpResponseMessage> SendAsync(string csv)
        => _app.Client.PostAsync($"/datasets?name={Uri.EscapeDataString(_name)}", TextOf(csv), Stop);

    private static StringContent TextOf(string csv) => new(csv, Encoding.UTF8, "text/csv");
}
