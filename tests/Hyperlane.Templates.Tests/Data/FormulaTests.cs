using System.Net;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// Texts that a spreadsheet would take for formulas: CSV has them as they are, or, by a setting, with an apostrophe before them.
/// </summary>
[Collection<DataTests>]
public sealed class FormulaTests(GeneratedData data)
{
    private const string File = "text;number\n=1+1;-1\n+2;2\n-3 apples;3\n@sum(a);4\nplain;5\n\"=a,\"\"b\"\"\";6\n";

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task They_are_as_they_are(string engine)
    {
        var app = await data.OnAsync(engine);
        await app.LoadAsync("formulas", File);

        Assert.Equal(
            "text,number\r\n=1+1,-1\r\n+2,2\r\n-3 apples,3\r\n@sum(a),4\r\nplain,5\r\n\"=a,\"\"b\"\"\",6\r\n",
            (await app.QueryAsync("SELECT * FROM formulas ORDER BY abs(number)", "text/csv")).Text);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task By_the_setting_they_have_an_apostrophe_before_them_and_numbers_have_none(string engine)
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync(engine), "--Data:EscapeFormulas=true");
        await app.LoadAsync("formulas", File);

        Assert.Equal(
            "text,'=head\r\n'=1+1,-1\r\n'+2,2\r\n'-3 apples,3\r\n'@sum(a),4\r\nplain,5\r\n\"'=a,\"\"b\"\"\",6\r\n",
            (await app.QueryAsync("SELECT text, number AS \"=head\" FROM formulas ORDER BY abs(number)", "text/csv")).Text);
        Assert.Equal("[[\"=1+1\"]]", await app.RowsAsync("SELECT text FROM formulas WHERE number = -1"));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(await app.AddressAsync("formulas") + "/rows", "text/csv")).Status);
    }
}
